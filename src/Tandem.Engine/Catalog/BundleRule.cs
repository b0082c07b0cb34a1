using System.Globalization;
using System.Text.Json;
using Tandem.WooCommerce;

namespace Tandem.Engine.Catalog;

/// <summary>Reads what a bundle plugin says that a product consists of. Pure.</summary>
/// <remarks>
/// WooCommerce Product Bundles: type <c>bundle</c> with the REST field <c>bundled_items</c> (its fields as in the plugin's
/// source, 8.5.9). WPC Product Bundles: type <c>woosb</c> with the custom field <c>woosb_ids</c>, since 7.0 an array of
/// <c>{id, sku, qty, optional, min}</c> by key, before that the text <c>id/key/qty,…</c> or older still <c>id/qty,…</c>
/// (<c>WC_Product_Woosb::build_items</c>, seen 2026-11-24). What a shopper chooses — an optional part, any variation of a
/// product, a fraction — is nothing that bol could ask for: such a bundle is left to a person.
/// </remarks>
internal static class BundleRule
{
    public const int MostParts = 50;
    public const int MostUnits = 999;
    private static readonly IReadOnlyList<BundlePart> Unclear = [];

    /// <returns>Null where it is no bundle; empty where it is one whose parts cannot be told.</returns>
    public static IReadOnlyList<BundlePart>? Read(WooProduct product)
    {
        var parts = product.Type switch
        {
            "bundle" => Bundled(product.BundledItems ?? []),
            "woosb" => Woosb(product),
            _ => null,
        };
        if (parts is null) return product.Type is "bundle" or "woosb" ? Unclear : null;

        var summed = parts.GroupBy(p => p.Id)
            .Select(g => new BundlePart(g.Key, (int)Math.Min(int.MaxValue, g.Sum(p => (long)p.Quantity)))).ToList();
        return summed.Count is 0 or > MostParts
            || summed.Exists(p => p.Id <= 0 || p.Id == product.Id || p.Quantity is < 1 or > MostUnits) ? Unclear : summed;
    }

    /// <summary>
    /// Whether the plugin works a bundle's number and state out of its parts at each reading: WPC does, unless its own count is
    /// switched on (<c>woosb_manage_stock</c>; <c>WC_Product_Woosb::get_stock_quantity</c> and <c>get_stock_status</c>).
    /// </summary>
    public static bool IsOfParts(WooProduct product) => product.Type == "woosb"
        && product.MetaData?.FirstOrDefault(m => m.Key == "woosb_manage_stock")?.Value.ToString() != "on";

    private static List<BundlePart>? Bundled(IReadOnlyList<WooBundledItem> items)
    {
        var parts = new List<BundlePart>(items.Count);
        foreach (var item in items)
        {
            var quantity = item.QuantityDefault is > 0 ? item.QuantityDefault.Value : item.QuantityMin ?? 1;
            if (item.Optional == true || item.ProductId is not { } product) return null;
            if (item.OverrideVariations == true)
            {
                if (item.AllowedVariations is not [var only]) return null;
                product = only;
            }

            parts.Add(new BundlePart(product, quantity));
        }

        return parts;
    }

    private static List<BundlePart>? Woosb(WooProduct product)
    {
        var value = product.MetaData?.FirstOrDefault(m => m.Key == "woosb_ids")?.Value ?? default;
        return value.ValueKind switch
        {
            JsonValueKind.Array => Rows(value.EnumerateArray()),
            JsonValueKind.Object => Rows(value.EnumerateObject().Select(p => p.Value)),
            JsonValueKind.String => Text(value.GetString()!),
            _ => null,
        };
    }

    private static List<BundlePart>? Rows(IEnumerable<JsonElement> rows)
    {
        var parts = new List<BundlePart>();
        foreach (var row in rows)
        {
            if (row.ValueKind != JsonValueKind.Object || Said(row, "optional") is "1" or "on" or "true") return null;
            if (Whole(Said(row, "id")) is not { } id || Whole(Said(row, "qty")) is not { } quantity) return null;
            parts.Add(new BundlePart(id, (int)Math.Clamp(quantity, 0, int.MaxValue)));
        }

        return parts;
    }

    private static List<BundlePart>? Text(string text)
    {
        var parts = new List<BundlePart>();
        foreach (var entry in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var fields = entry.Split('/');
            var quantity = fields.Length switch
            {
                1 => 1,
                2 when Whole(fields[1]) is { } units => units,
                2 => 1,
                _ => Whole(fields[2]),
            };
            if (Whole(fields[0]) is not { } id || quantity is null) return null;
            parts.Add(new BundlePart(id, (int)Math.Clamp(quantity.Value, 0, int.MaxValue)));
        }

        return parts;
    }

    private static string? Said(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) ? value.ToString().ToLowerInvariant() : null;

    private static long? Whole(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number <= long.MaxValue
            ? (long)number : null;
}
