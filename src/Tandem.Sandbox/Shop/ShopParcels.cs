using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>Parcels as the usual plugin keeps them in an order's field, or as people write them in a note.</summary>
internal static class ShopParcels
{
    private const string Key = "_wc_shipment_tracking_items";
    private const string InNote = "track & trace: ";

    public static void Add(ShopOrder order, string carrier, string number, IReadOnlyList<(long Line, int Units)>? items,
        ShopState state)
    {
        var parcel = new JsonObject
        {
            ["tracking_provider"] = carrier,
            ["tracking_number"] = number,
            ["date_shipped"] = state.Now.ToUnixTimeSeconds()
        };
        if (items is not null)
            parcel["products_list"] =
                new JsonArray(
                    [.. items.Select(item =>
                        new JsonObject { ["item_id"] = item.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
                            ["qty"] = item.Units })]);
        var list = order.Meta.Find(meta => meta.Key == Key)?.Value?.DeepClone() as JsonArray ?? [];
        list.Add(parcel);
        ShopJson.UpdateMeta(order.Meta, new JsonArray(new JsonObject { ["key"] = Key, ["value"] = list }), state);
    }

    public static IReadOnlyList<ShopParcelFact> Of(ShopOrder order)
    {
        var fields = (order.Meta.Find(meta => meta.Key == Key)?.Value as JsonArray ?? [])
            .Select(item => new ShopParcelFact(item?["tracking_number"]?.ToString() ?? "", item?["products_list"] is not null));
        var notes = order.Notes.Where(note => note.Text.Contains(InNote, StringComparison.Ordinal))
            .Select(note =>
                new ShopParcelFact(note.Text[(note.Text.IndexOf(InNote, StringComparison.Ordinal) + InNote.Length)..], false));
        return [.. fields.Concat(notes).Where(parcel => parcel.Code.Length > 0)];
    }
}
