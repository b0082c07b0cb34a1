using System.Text.Json;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>
/// The field of the shop's order in which Advanced Shipment Tracking and WooCommerce's own Shipment Tracking keep parcels, and
/// how such fields of plugins are read. Pure.
/// </summary>
internal static class ParcelsField
{
    public const string Name = "_wc_shipment_tracking_items";

    /// <summary>The field with this parcel beside those that are there; null where it is there already.</summary>
    /// <param name="entry">As the plugin keeps it.</param>
    public static WooMeta? With(WooOrder order, JsonElement entry)
    {
        var there = (order.MetaData ?? []).Where(m => m.Key == Name).SelectMany(m => Each(m.Value)).ToList();
        return there.Exists(p =>
            string.Equals(Text(p, "tracking_number"), Text(entry, "tracking_number"), StringComparison.OrdinalIgnoreCase)) ? null
            : new WooMeta { Key = Name, Value = JsonSerializer.SerializeToElement(there.Append(entry)) };
    }

    /// <summary>PHP makes an object of a list whose numbering has holes.</summary>
    public static IEnumerable<JsonElement> Each(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Object => value.EnumerateObject().Select(p => p.Value).Where(v => v.ValueKind == JsonValueKind.Object),
        _ => [],
    };

    public static JsonElement Inner(JsonElement value, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return default;
        }

        return value;
    }

    public static string Text(JsonElement item, string name) => Plain(Inner(item, name));

    public static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number when value.TryGetInt64(out var number) && number > 9999 => value.GetRawText(),
        _ => "",
    };
}
