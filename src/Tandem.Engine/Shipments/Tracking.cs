using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments;

/// <summary>One parcel as the shop knows it.</summary>
internal sealed record Parcel(string Carrier, string Number);

/// <summary>Finds track and trace in a shop order: Advanced Shipment Tracking's meta, else a note. Pure.</summary>
internal static partial class Tracking
{
    private const string AdvancedShipmentTracking = "_wc_shipment_tracking_items";

    public static IReadOnlyList<Parcel> InMeta(WooOrder order)
    {
        var items = order.MetaData?.FirstOrDefault(m => m.Key == AdvancedShipmentTracking)?.Value;
        if (items is not { ValueKind: JsonValueKind.Array } list) return [];

        var parcels = new List<Parcel>();
        foreach (var item in list.EnumerateArray())
        {
            var number = Text(item, "tracking_number");
            var carrier = Text(item, "tracking_provider") is { Length: > 0 } provider ? provider : Text(item, "custom_tracking_provider");
            if (number.Length > 0) parcels.Add(new Parcel(carrier, number));
        }

        return [.. parcels.DistinctBy(p => p.Number)];
    }

    /// <summary>A note such as "Verzonden met PostNL, track &amp; trace: 3SABCD0000017".</summary>
    public static IReadOnlyList<Parcel> InNotes(IEnumerable<WooOrderNote> notes) =>
        [.. notes.Select(n => NotePattern().Match(n.Note ?? "")).Where(m => m.Success)
            .Select(m => new Parcel(m.Groups["carrier"].Value, m.Groups["number"].Value)).DistinctBy(p => p.Number)];

    private static string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!.Trim() : "";

    [GeneratedRegex(
        @"(?<carrier>post\s?nl|dhl|dpd|gls|ups|bpost|fedex)\b.*?track\s*(?:&(?:amp;)?|and|en|\+)?\s*trace\s*(?:code|nummer|number)?\s*:?\s*(?<number>(?=[A-Z]*[0-9])[A-Z0-9]{8,40})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex NotePattern();
}
