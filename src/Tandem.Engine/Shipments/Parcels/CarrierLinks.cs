using System.Text.RegularExpressions;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>Reads the code out of a carrier's link, and knows carriers by their names. Pure.</summary>
/// <remarks>The links are the carriers' own as seen in notes and mails; they change now and then, which costs a code, never a
/// wrong one.</remarks>
internal static partial class CarrierLinks
{
    private static readonly (string Host, string Carrier)[] Hosts =
    [
        ("postnl", "PostNL"), ("myparcel.me", "PostNL"), ("sendmyparcel", "bpost"), ("dhl", "DHL"), ("dpd", "DPD"),
        ("gls", "GLS"),
        ("bpost", "bpost"), ("ups", "UPS"), ("fedex", "FedEx"), ("dynalogic", "Dynalogic"), ("trunkrs", "Trunkrs"),
        ("budbee", "Budbee"),
    ];

    /// <summary>Each code that stands in a link of a carrier, with that carrier.</summary>
    public static IEnumerable<(string Code, string Carrier)> In(string text) =>
        Links().Matches(text).Select(OfLink).OfType<(string, string)>();

    public static string Without(string text) => Links().Replace(text, "\n");

    /// <summary>Whether a word names a carrier, and nothing else.</summary>
    public static bool IsCarrier(string word) =>
        Names().Match(word) is { Success: true } match && match.Length == word.Trim('(', ')', ':', '.', '-').Length;

    /// <summary>Names of carriers in a running text.</summary>
    [GeneratedRegex(@"\b(?:post\s?nl|dhl|dpd|gls|ups|bpost|fedex|trunkrs|budbee|dynalogic|homerr|cycloon|fietskoerier\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Names();

    private static (string Code, string Carrier)? OfLink(Match link)
    {
        var (host, rest) = (link.Groups["host"].Value, Uri.UnescapeDataString(link.Groups["rest"].Value));

        // Sendcloud's link names carrier and code of somebody else.
        if (host.Contains("sendcloud", StringComparison.OrdinalIgnoreCase))
        {
            return SendcloudLink().Match(rest) is { Success: true } sent && Code().Match(rest) is { Success: true } by
                ? (by.Groups["number"].Value, sent.Groups["carrier"].Value.Split('_')[0]) : null;
        }

        if (Array.Find(Hosts, h => host.Contains(h.Host, StringComparison.OrdinalIgnoreCase)) is not { Carrier: { } carrier })
            return null;
        if (Code().Match(rest) is { Success: true } named) return (named.Groups["number"].Value, carrier);
        return InPath().Match(rest) is { Success: true } found ? (found.Groups["number"].Value, carrier) : null;
    }

    [GeneratedRegex(@"https?://(?<host>[a-z0-9.-]+)(?<rest>/[^\s""'<>]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"[?&]carrier=(?<carrier>[a-z_]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SendcloudLink();

    [GeneratedRegex(
        @"[?&#](?:b|barcodes?|code|tt|tc|tracknum|trknbr|tracknumbers?|tracking-?(?:id|number|code)|parcelno|parcelnumber|match|itemcode|reference)="
        + @"(?<number>(?=[A-Z]*[0-9])[A-Z0-9]{8,40})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    // postnl.nl/track-and-trace/3S…-NL-1234AB, myparcel.me/track-trace/3S…/1234AB/NL, tracking.dpd.de/parcelstatus/…/05…
    [GeneratedRegex(@"/(?<number>(?=[A-Z]{0,6}[0-9])[A-Z0-9]{10,40})(?=[-/?#]|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InPath();
}
