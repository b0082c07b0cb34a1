using System.Text.RegularExpressions;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments;

/// <summary>Finds parcels in the notes of a shop order: a link of a carrier with the code in it, or words that name both. Pure.</summary>
/// <remarks>The links are the carriers' own as seen in notes and mails; they change now and then, which costs a code, never a wrong one.</remarks>
internal static partial class TrackingNotes
{
    private static readonly (string Host, string Carrier)[] Hosts =
    [
        ("postnl", "PostNL"), ("myparcel.me", "PostNL"), ("sendmyparcel", "bpost"), ("dhl", "DHL"), ("dpd", "DPD"), ("gls", "GLS"),
        ("bpost", "bpost"), ("ups", "UPS"), ("fedex", "FedEx"), ("dynalogic", "Dynalogic"), ("trunkrs", "Trunkrs"), ("budbee", "Budbee"),
    ];

    public static IReadOnlyList<Parcel> Find(IEnumerable<WooOrderNote> notes) =>
        [.. notes.SelectMany(n => InText(System.Net.WebUtility.HtmlDecode(n.Note ?? ""))).DistinctBy(p => p.Number, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Links are surer than words: where there is one, words are not looked at.</summary>
    private static IEnumerable<Parcel> InText(string text)
    {
        var links = Links().Matches(text).Select(OfLink).OfType<Parcel>().ToList();
        if (links.Count > 0) return links;
        return Words().Matches(Tags().Replace(text, " ")).Select(m =>
        {
            var number = m.Groups["number"].Value;
            return new Parcel(m.Groups["carrier"].Success && m.Groups["carrier"].Length > 0 ? m.Groups["carrier"].Value : ByShape(number), number);
        });
    }

    private static Parcel? OfLink(Match link)
    {
        var (host, rest) = (link.Groups["host"].Value, Uri.UnescapeDataString(link.Groups["rest"].Value));

        // Sendcloud's link names carrier and code of somebody else.
        if (host.Contains("sendcloud", StringComparison.OrdinalIgnoreCase))
            return SendcloudLink().Match(rest) is { Success: true } sent && Code().Match(rest) is { Success: true } by ? new Parcel(sent.Groups["carrier"].Value.Split('_')[0], by.Groups["number"].Value) : null;
        if (Array.Find(Hosts, h => host.Contains(h.Host, StringComparison.OrdinalIgnoreCase)) is not { Carrier: { } carrier }) return null;
        if (Code().Match(rest) is { Success: true } named) return new Parcel(carrier, named.Groups["number"].Value);
        return InPath().Match(rest) is { Success: true } found ? new Parcel(carrier, found.Groups["number"].Value) : null;
    }

    /// <summary>What a code looks like where nothing names the carrier.</summary>
    private static string ByShape(string number) => number.ToUpperInvariant() switch
    {
        ['3', 'S', ..] => "PostNL",
        ['J', 'V', 'G', 'L', ..] or ['J', 'J', 'D', ..] => "DHL",
        ['1', 'Z', ..] => "UPS",
        _ => "",
    };

    [GeneratedRegex(@"https?://(?<host>[a-z0-9.-]+)(?<rest>/[^\s""'<>]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[?&]carrier=(?<carrier>[a-z_]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SendcloudLink();

    [GeneratedRegex(
        @"[?&#](?:b|barcodes?|code|tt|tc|tracknum|trknbr|tracknumbers?|tracking-?(?:id|number|code)|parcelno|parcelnumber|match|itemcode|reference)=(?<number>(?=[A-Z]*[0-9])[A-Z0-9]{8,40})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    // postnl.nl/track-and-trace/3S…-NL-1234AB, myparcel.me/track-trace/3S…/1234AB/NL, tracking.dpd.de/parcelstatus/…/05…
    [GeneratedRegex(@"/(?<number>(?=[A-Z]{0,6}[0-9])[A-Z0-9]{10,40})(?=[-/?#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InPath();

    [GeneratedRegex(
        @"(?:(?<carrier>post\s?nl|dhl|dpd|gls|ups|bpost|fedex|trunkrs|budbee|dynalogic|homerr|cycloon|fietskoerier\w*)\b[^\n]{0,120}?)?\b(?:track(?:ing)?\s*(?:(?:&(?:amp;)?|and|en|\+)?\s*trace)?|zendingnummer|pakketnummer|barcode)\s*(?:[- ]?(?:code|nummer|number|no\.?|nr\.?))?\s*:?\s*#?(?<number>(?=[A-Z]{0,6}[0-9])[A-Z0-9]{8,40})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Words();
}
