using System.Globalization;
using System.Text;
using Tandem.Engine.Orders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>
/// A carrier's code of a parcel, the same at every entrance (field, note, file, API, screen): letters and digits with <c>- .
/// _</c> between them, a digit among them, 2 to 40 signs. Pure.
/// </summary>
internal sealed record TrackingCode
{
    private const int Shortest = 2;
    private const int Longest = 40;

    /// <summary>From so many signs on, a word with a digit in it is a code of its own, and not a group of one.</summary>
    private const int Whole = 8;

    private static readonly char[] Separators = [',', ';', '|', '/', '&', '+', '\n', '"'];

    private TrackingCode(string text, string carrier) => (Text, Carrier) = (text, carrier);

    public string Text { get; }

    /// <summary>Whom the link that it stood in, or the text beside it, names; empty where nothing does.</summary>
    public string Carrier { get; }

    /// <summary>
    /// The codes in what somebody typed, pasted or stored where codes belong: one, several, in groups, or as a carrier's link.
    /// </summary>
    public static IReadOnlyList<TrackingCode> In(string? text)
    {
        var plain = Plain(text);
        var found = new List<TrackingCode>(CarrierLinks.In(plain).Select(l => new TrackingCode(l.Code, l.Carrier)));
        foreach (var part in CarrierLinks.Without(plain).Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            found.AddRange(OfPart(part));
        return [.. found.DistinctBy(c => c.Text, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The EAN of what was ordered stands where a scanner was held at the wrong barcode.</summary>
    public static bool IsEanOf(Order order, string code) =>
        Gtin.TryParse(code) is { } gtin && order.Lines.Exists(l => Gtin.TryParse(l.Ean) == gtin);

    /// <summary>Signs as people see them: full-width ones as plain ones, invisible ones gone, every blank a space.</summary>
    public static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var sign in new string([.. (text ?? "").Where(c => !char.IsSurrogate(c) && c != '\uFFFE')])
            .Normalize(NormalizationForm.FormKC))
        {
            if (sign is '\n' or '\r') plain.Append('\n');
            else if (char.IsWhiteSpace(sign)) plain.Append(' ');
            else if (CharUnicodeInfo.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                plain.Append(sign);
        }

        return plain.ToString().Trim();
    }

    /// <summary>
    /// Blanks stand inside a code ("3S ABCD 0000 017") or between codes and words ("PostNL 3SABCD0000017 en …").
    /// </summary>
    private static IEnumerable<TrackingCode> OfPart(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var carrier = words.Find(CarrierLinks.IsCarrier) ?? "";
        words.RemoveAll(CarrierLinks.IsCarrier);
        var whole = words.FindAll(w => w.Length >= Whole && IsCode(w));
        var codes = whole.Count > 0 && words.TrueForAll(w => whole.Contains(w) || !w.Any(char.IsAsciiDigit)) ? whole
            : [string.Concat(words)];
        return codes.Where(IsCode).Select(c => new TrackingCode(c, carrier));
    }

    private static bool IsCode(string text) =>
        text.Length is >= Shortest and <= Longest && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && text.Any(char.IsAsciiDigit)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
}
