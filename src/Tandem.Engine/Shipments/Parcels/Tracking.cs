using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.WooCommerce;
using static Tandem.Engine.Orders.ShopOrders.ParcelsField;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>One parcel as the shop knows it.</summary>
/// <param name="Items">What is in it, by the shop's own lines; null: nothing says so.</param>
/// <param name="IsSure">False: a guess, which a person must confirm.</param>
internal sealed record Parcel(string Carrier, string Number, IReadOnlyList<ParcelItem>? Items = null, bool IsSure = true);

/// <summary>Units of a line of the shop's order; null: all of it.</summary>
internal sealed record ParcelItem(long ShopLineId, int? Quantity);

/// <summary>Finds parcels in the fields that the shop and its plugins keep. Pure.</summary>
/// <remarks>
/// Read in the plugins' own sources: Advanced Shipment Tracking and WooCommerce Shipment Tracking
/// (<c>_wc_shipment_tracking_items</c>), MyParcel 4 (<c>_myparcel_shipments</c>), 5 (<c>_myparcelnl_order_shipments</c>,
/// <c>_myparcelbe_order_shipments</c>) and 6 (<c>_myparcelcom_order_shipments</c>), PostNL for WooCommerce
/// (<c>_postnl_order_metadata</c>), DHL for WooCommerce (<c>_pr_shipment_dhl_label_tracking</c>), DHL Parcel
/// (<c>_dhlpwc_order_labels</c>), DPD Connect (<c>dpd_tracking_numbers</c>), GLS Shipping (<c>_gls_tracking_codes</c>,
/// <c>_gls_tracking_code</c>), AfterShip (<c>_aftership_tracking_items</c>, <c>_aftership_tracking_number</c>), YITH Order
/// Tracking (<c>ywot_tracking_code</c>), ParcelPanel (<c>_parcelpanel_shipping_numbers</c>), and WooCommerce's fulfilments. Not
/// verified: <c>products_list</c> of the paid Advanced Shipment Tracking, and the loose <c>_tracking_number</c> of older
/// plugins. Sendcloud's plugin keeps no code of its own (docs/shipments.md).
/// </remarks>
internal static class Tracking
{
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
        var meta = (order.MetaData ?? []).Where(m => m.Key is not null).ToList();
        string Beside(params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
                if (meta.Select(m => m.Key == key ? Plain(m.Value) : "").FirstOrDefault(text => text.Length > 0) is { } text)
                    return text;
            return "";
        }

        return Clean(meta.SelectMany(m => m.Key switch
        {
            ParcelsField.Name => Each(m.Value).Select(ShipmentTracking),
            "_myparcelcom_order_shipments" or "_myparcelnl_order_shipments" or "_myparcelbe_order_shipments"
                or "_myparcel_shipments" =>
                Each(m.Value).Where(s => !IsNoMyParcel(s)).Select(MyParcel),
            "_postnl_order_metadata" => [new Parcel("PostNL", Text(Inner(m.Value, "labels", "label"), "barcode"))],
            "_pr_shipment_dhl_label_tracking" =>
                Texts(m.Value.ValueKind == JsonValueKind.Object ? Inner(m.Value, "tracking_number") : m.Value)
                    .Select(n => new Parcel("DHL Paket", n)),
            "_dhlpwc_order_labels" =>
                Each(m.Value).Where(l => !IsTrue(l, "is_return")).Select(l => new Parcel("DHL Parcel", Text(l, "tracker_code"))),
            "dpd_tracking_numbers" => Texts(m.Value).Select(n => new Parcel("DPD", n)),
            "_gls_tracking_codes" or "_gls_tracking_code" => Texts(m.Value).Select(n => new Parcel("GLS", n)),
            "_aftership_tracking_items" =>
                Each(m.Value)
                    .Select(i =>
                        new Parcel(Text(i, "slug"), Text(i, "tracking_number"), Items(Inner(i, "line_items"), "id", "quantity"))),
            "_aftership_tracking_number" =>
                [new Parcel(Beside("_aftership_tracking_provider_name", "_aftership_tracking_provider"), Plain(m.Value))],
            "ywot_tracking_code" => [new Parcel(Beside("ywot_carrier_name", "ywot_carrier_id"), Plain(m.Value))],
            "_parcelpanel_shipping_numbers" =>
                Each(Parsed(m.Value)).Select(p => new Parcel(Text(p, "courier_code"), Text(p, "tracking_number"))),
            "_tracking_number" =>
                Texts(m.Value).Select(n => new Parcel(Beside("_tracking_provider", "_custom_tracking_provider"), n)),
            _ => [],
        }));
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

    public static bool MayHaveFulfillments(WooOrder order) =>
        order.MetaData?.Any(m => m.Key == FulfillmentStatus && m.Value.ValueKind == JsonValueKind.String
            && m.Value.GetString() != "no_fulfillments") == true;

    /// <summary>Those that were sent; a draft is none yet.</summary>
    public static IReadOnlyList<Parcel> InFulfillments(IEnumerable<WooFulfillment> fulfillments) => Clean(
        fulfillments.Where(f => f is { IsFulfilled: true, DateDeleted: null or "" }).Select(f =>
        {
            JsonElement Meta(string key) => f.MetaData?.FirstOrDefault(m => m.Key == key)?.Value ?? default;
            var carrier = new[] { Plain(Meta("_shipping_provider")), Plain(Meta("_shipment_provider")),
                Plain(Meta("_provider_name")) }.FirstOrDefault(c => c.Length > 0) ?? "";
            return new Parcel(carrier, Plain(Meta("_tracking_number")), Items(Meta("_items"), "item_id", "qty"));
        }));

    /// <summary>
    /// A field may hold several codes, a link, or none: each code is a parcel, once; the first of several holds what is named.
    /// </summary>
    private static IReadOnlyList<Parcel> Clean(IEnumerable<Parcel> found) =>
    [
        .. found.SelectMany(p => TrackingCode.In(p.Number).Select((code, at) => p with
        {
            Number = code.Text,
            Carrier = p.Carrier.Length > 0 ? p.Carrier : code.Carrier,
            Items = at == 0 || p.Items is null ? p.Items : [],
        })).GroupBy(p => p.Number, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.FirstOrDefault(p => p.Items is not null) ?? same.First()),
    ];

    private static Parcel ShipmentTracking(JsonElement item)
    {
        var carrier = Text(item, "tracking_provider") is { Length: > 0 } provider ? provider
            : Text(item, "custom_tracking_provider");
        return new Parcel(carrier, Text(item, "tracking_number"), Items(Inner(item, "products_list"), "item_id", "qty"));
    }

    private static IReadOnlyList<ParcelItem>? Items(JsonElement list, string line, string units) =>
        Each(list).Select(p => (Line: Number(p, line), Units: (int?)Number(p, units)))
            .Where(p => p.Line > 0).Select(p => new ParcelItem(p.Line!.Value, p.Units)).ToList() is { Count: > 0 } items ? items
                : null;

    /// <summary>
    /// A label for what comes back (types 2, 5 and 6 of MyParcel), one that was thrown away, or one that it hides.
    /// </summary>
    private static bool IsNoMyParcel(JsonElement item)
    {
        var shipment = Inner(item, "shipment") is { ValueKind: JsonValueKind.Object } wrapped ? wrapped : item;
        return IsTrue(shipment, "isReturn") || IsTrue(shipment, "is_return") || IsTrue(shipment, "hidden")
            || Text(shipment, "deleted").Length > 0 || IsTrue(shipment, "deleted")
            || (Number(shipment, "shipmentType") ?? Number(shipment, "shipment_type")) is 2 or 5 or 6;
    }

    private static Parcel MyParcel(JsonElement item)
    {
        var shipment = Inner(item, "shipment") is { ValueKind: JsonValueKind.Object } wrapped ? wrapped : item;
        var number = Text(shipment, "barcode") is { Length: > 0 } barcode ? barcode
            : Text(item, "track_trace") is { Length: > 0 } trace ? trace : Text(item, "tracktrace");
        var named = Inner(shipment, "carrier");
        var carrier = named.ValueKind == JsonValueKind.Object ? Text(named, "externalIdentifier") is { Length: > 0 } external
            ? external : Text(named, "name") : Plain(named);
        if (carrier.Length == 0 && Number(shipment, "carrier_id") is { } id)
            carrier = MyParcelCarriers.GetValueOrDefault((int)id, "");
        return new Parcel(carrier.Split(':')[0], number);
    }

    /// <summary>ParcelPanel keeps JSON in a text.</summary>
    private static JsonElement Parsed(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return value;
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(value.GetString()!);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>One text, or several in a list.</summary>
    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String or JsonValueKind.Number => [Plain(value)],
        _ => [],
    };

    private static long? Number(JsonElement item, string name) => Inner(item, name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
        { ValueKind: JsonValueKind.String } value when long.TryParse(value.GetString(),
            System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
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
