using System.Text.RegularExpressions;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>
/// Finds parcels in the notes of a shop order: a link of a carrier with the code in it, or words that name both. Pure.
/// </summary>
internal static partial class TrackingNotes
{
    /// <summary>A carrier's name farther away than this from a code is not its carrier.</summary>
    private const int Near = 120;

    public static IReadOnlyList<Parcel> Find(IEnumerable<WooOrderNote> notes) =>
    [
        .. notes.SelectMany(n => InText(TrackingCode.Plain(System.Net.WebUtility.HtmlDecode(n.Note ?? ""))))
            .OrderByDescending(p => p.IsSure).DistinctBy(p => p.Number, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>
    /// Links are surer than words: where there is one, words are not looked at. A note that speaks of a return has the code of
    /// what comes back.
    /// </summary>
    private static IEnumerable<Parcel> InText(string text)
    {
        if (Returns().IsMatch(text)) return [];
        var links = CarrierLinks.In(text).Select(l => new Parcel(l.Carrier, l.Code)).ToList();
        if (links.Count > 0) return links;
        var words = Tags().Replace(text, " ");
        var carriers = CarrierLinks.Names().Matches(words);
        return Words().Matches(words).Select(m => OfWords(words, m.Groups["number"], carriers));
    }

    /// <summary>The nearest carrier that is named counts, then the shape of the code; with neither it is only a guess.</summary>
    private static Parcel OfWords(string text, Group number, MatchCollection carriers)
    {
        var nearest =
            carriers.Select(c => (c.Value, From: Distance(c, number), Between: c.Index < number.Index
                ? text[(c.Index + c.Length)..number.Index] : ""))
            .Where(c => c.From is >= 0 and <= Near && !c.Between.Contains('\n', StringComparison.Ordinal)).OrderBy(c => c.From)
            .Select(c => c.Value).FirstOrDefault();
        var carrier = nearest ?? ByShape(number.Value);
        return new Parcel(carrier, number.Value, IsSure: carrier.Length > 0);
    }

    private static int Distance(Match carrier, Group number) =>
        carrier.Index < number.Index ? number.Index - carrier.Index - carrier.Length
            : carrier.Index - number.Index - number.Length;

    /// <summary>What a code looks like where nothing names the carrier.</summary>
    private static string ByShape(string number) => number.ToUpperInvariant() switch
    {
        ['3', 'S', ..] => "PostNL",
        ['J', 'V', 'G', 'L', ..] or ['J', 'J', 'D', ..] => "DHL",
        ['1', 'Z', ..] => "UPS",
        _ => "",
    };

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"retour|\breturn(?:s|ed|ing)?\b|r(?:ü|ue)cksend|teruggestuurd|teruggezonden",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Returns();

    [GeneratedRegex(
        @"\b(?:track(?:ing)?\s*(?:(?:&(?:amp;)?|and|en|\+)?\s*trace)?|zendingnummer|pakketnummer|barcode)\s*(?:[- ]?(?:code|nummer|number|no\.?|nr\.?))?"
        + @"\s*:?\s*#?(?<number>(?=[A-Z]{0,6}[0-9])[A-Z0-9]{8,40})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
