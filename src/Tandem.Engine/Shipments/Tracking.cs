using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments;

/// <summary>One parcel as the shop knows it.</summary>
/// <param name="Items">What is in it, by the shop's own lines; null: nothing says so.</param>
internal sealed record Parcel(string Carrier, string Number, IReadOnlyList<ParcelItem>? Items = null);

/// <summary>Units of a line of the shop's order; null: all of it.</summary>
internal sealed record ParcelItem(long ShopLineId, int? Quantity);

/// <summary>Finds parcels in the fields that the shop and its plugins keep. Pure.</summary>
/// <remarks>
/// Read in the plugins' own sources: Advanced Shipment Tracking and WooCommerce Shipment Tracking
/// (<c>_wc_shipment_tracking_items</c>), MyParcel 4 (<c>_myparcel_shipments</c>), 5 (<c>_myparcelnl_order_shipments</c>,
/// <c>_myparcelbe_order_shipments</c>) and 6 (<c>_myparcelcom_order_shipments</c>), PostNL for WooCommerce
/// (<c>_postnl_order_metadata</c>), DHL for WooCommerce (<c>_pr_shipment_dhl_label_tracking</c>), DHL Parcel
/// (<c>_dhlpwc_order_labels</c>), DPD Connect (<c>dpd_tracking_numbers</c>), GLS Shipping (<c>_gls_tracking_codes</c>,
/// <c>_gls_tracking_code</c>), and WooCommerce's fulfilments. Not verified: <c>products_list</c> of the paid Advanced Shipment
/// Tracking, and the loose <c>_tracking_number</c> of older plugins. Sendcloud's plugin keeps no code of its own (docs/shipments.md).
/// </remarks>
internal static class Tracking
{
    /// <summary>Of Advanced Shipment Tracking and WooCommerce's own Shipment Tracking.</summary>
    private const string ParcelsField = "_wc_shipment_tracking_items";

    /// <summary>Says in the order itself that it has fulfilments, so that only such orders are asked for them.</summary>
    private const string FulfillmentStatus = "_fulfillment_status";

    private static readonly Dictionary<int, string> MyParcelCarriers = new()
    {
        [1] = "PostNL",
        [2] = "bpost",
        [4] = "DPD",
        [6] = "DHL",
        [8] = "UPS",
        [9] = "DHL For You",
        [10] = "DHL Parcel Connect",
        [11] = "DHL Europlus",
        [14] = "GLS",
    };

    public static IReadOnlyList<Parcel> InMeta(WooOrder order)
    {
        var found = new List<Parcel>();
        foreach (var (key, value) in (order.MetaData ?? []).Select(m => (m.Key, m.Value)))
        {
            found.AddRange(key switch
            {
                ParcelsField => Each(value).Select(ShipmentTracking),
                "_myparcelcom_order_shipments" or "_myparcelnl_order_shipments" or "_myparcelbe_order_shipments" or "_myparcel_shipments" => Each(value).Select(MyParcel),
                "_postnl_order_metadata" => [new Parcel("PostNL", Text(Inner(value, "labels", "label"), "barcode"))],
                "_pr_shipment_dhl_label_tracking" => Texts(value.ValueKind == JsonValueKind.Object ? Inner(value, "tracking_number") : value).Select(n => new Parcel("DHL Paket", n)),
                "_dhlpwc_order_labels" => Each(value).Where(l => !IsTrue(l, "is_return")).Select(l => new Parcel("DHL Parcel", Text(l, "tracker_code"))),
                "dpd_tracking_numbers" => Texts(value).Select(n => new Parcel("DPD", n)),
                "_gls_tracking_codes" or "_gls_tracking_code" => Texts(value).Select(n => new Parcel("GLS", n)),
                "_tracking_number" => Texts(value).Select(n => new Parcel(Loose(order), n)),
                _ => [],
            });
        }

        return [.. found.Where(p => p.Number.Length is > 0 and <= 80).DistinctBy(p => p.Number, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A parcel as Advanced Shipment Tracking keeps it in the order.</summary>
    public static JsonElement Entry(string carrier, string number, DateTimeOffset sentAt)
    {
        var provider = Carriers.ShopName(carrier);
        return JsonSerializer.SerializeToElement(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tracking_provider"] = provider ?? "",
            ["custom_tracking_provider"] = provider is null ? carrier : "",
            ["custom_tracking_link"] = "",
            ["tracking_number"] = number,
            ["date_shipped"] = sentAt.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["tracking_id"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{carrier}-{number}")))[..32],
        });
    }

    /// <summary>The order's field of parcels with this one beside those that are there; null where it is there already.</summary>
    /// <param name="entry">Of <see cref="Entry"/>.</param>
    public static WooMeta? With(WooOrder order, JsonElement entry)
    {
        var there = (order.MetaData ?? []).Where(m => m.Key == ParcelsField).SelectMany(m => Each(m.Value)).ToList();
        return there.Exists(p => string.Equals(Text(p, "tracking_number"), Text(entry, "tracking_number"), StringComparison.OrdinalIgnoreCase)) ? null
            : new WooMeta { Key = ParcelsField, Value = JsonSerializer.SerializeToElement(there.Append(entry)) };
    }

    public static bool MayHaveFulfillments(WooOrder order) =>
        order.MetaData?.Any(m => m.Key == FulfillmentStatus && m.Value.ValueKind == JsonValueKind.String && m.Value.GetString() != "no_fulfillments") == true;

    /// <summary>Those that were sent; a draft is none yet.</summary>
    public static IReadOnlyList<Parcel> InFulfillments(IEnumerable<WooFulfillment> fulfillments) =>
    [
        .. fulfillments.Where(f => f is { IsFulfilled: true, DateDeleted: null or "" }).Select(f =>
        {
            JsonElement Meta(string key) => f.MetaData?.FirstOrDefault(m => m.Key == key)?.Value ?? default;
            var carrier = new[] { Plain(Meta("_shipping_provider")), Plain(Meta("_shipment_provider")), Plain(Meta("_provider_name")) }.FirstOrDefault(c => c.Length > 0) ?? "";
            var items = Each(Meta("_items")).Select(i => new ParcelItem(Number(i, "item_id") ?? 0, (int?)Number(i, "qty"))).ToList();
            return new Parcel(carrier, Plain(Meta("_tracking_number")), items.Count == 0 ? null : items);
        }).Where(p => p.Number.Length > 0),
    ];

    private static Parcel ShipmentTracking(JsonElement item)
    {
        var carrier = Text(item, "tracking_provider") is { Length: > 0 } provider ? provider : Text(item, "custom_tracking_provider");
        var lines = Each(Inner(item, "products_list")).Select(p => (Line: Number(p, "item_id"), Units: (int?)Number(p, "qty")))
            .Where(p => p.Line > 0).Select(p => new ParcelItem(p.Line!.Value, p.Units)).ToList();
        return new Parcel(carrier, Text(item, "tracking_number"), lines.Count == 0 ? null : lines);
    }

    private static Parcel MyParcel(JsonElement item)
    {
        var shipment = Inner(item, "shipment") is { ValueKind: JsonValueKind.Object } wrapped ? wrapped : item;
        var number = Text(shipment, "barcode") is { Length: > 0 } barcode ? barcode
            : Text(item, "track_trace") is { Length: > 0 } trace ? trace : Text(item, "tracktrace");
        var named = Inner(shipment, "carrier");
        var carrier = named.ValueKind == JsonValueKind.Object ? Text(named, "externalIdentifier") is { Length: > 0 } external ? external : Text(named, "name") : Plain(named);
        if (carrier.Length == 0 && Number(shipment, "carrier_id") is { } id) carrier = MyParcelCarriers.GetValueOrDefault((int)id, "");
        return new Parcel(carrier.Split(':')[0], number);
    }

    private static string Loose(WooOrder order) =>
        (order.MetaData ?? []).Where(m => m.Key is "_tracking_provider" or "_custom_tracking_provider").Select(m => Plain(m.Value)).FirstOrDefault(c => c.Length > 0) ?? "";

    /// <summary>PHP makes an object of a list whose numbering has holes.</summary>
    private static IEnumerable<JsonElement> Each(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Object => value.EnumerateObject().Select(p => p.Value).Where(v => v.ValueKind == JsonValueKind.Object),
        _ => [],
    };

    /// <summary>One code, several in a list, or several in one text.</summary>
    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String or JsonValueKind.Number => Plain(value).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        _ => [],
    };

    private static JsonElement Inner(JsonElement value, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return default;
        }

        return value;
    }

    private static string Text(JsonElement item, string name) => Plain(Inner(item, name));

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number when value.TryGetInt64(out var number) && number > 9999 => value.GetRawText(),
        _ => "",
    };

    private static long? Number(JsonElement item, string name) => Inner(item, name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
        { ValueKind: JsonValueKind.String } value when long.TryParse(value.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static bool IsTrue(JsonElement item, string name) => Inner(item, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } text => text.GetString() is not ("" or "0" or "false"),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText() != "0",
        _ => false,
    };
}
