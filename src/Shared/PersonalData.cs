using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tandem.Shared;

/// <summary>
/// Takes out of a remote's words what looks like a person's data: they are stored, logged and shown. Codes, statuses and names of
/// parameters stay. Pure. Compiled into each house that passes such words on.
/// </summary>
internal static partial class PersonalData
{
    private const string Masked = "…";
    private const int Longest = 2000;
    private const int ShortestOwn = 3;
    private const int ShortestWord = 4;

    // Not the country and not the title: they say nothing of one person, and stand in every message.
    private static readonly string[] OfAPerson =
    [
        "first_name", "last_name", "company", "address_1", "address_2", "city", "postcode", "email", "phone", "customer_note",
    ];

    /// <param name="own">What the request itself said of a person, such as the values of an address.</param>
    public static string Mask(string words, IEnumerable<string>? own = null)
    {
        var text = words.Length <= Longest ? words : words[..Longest];
        foreach (var value in (own ?? []).SelectMany(Parts).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(v => v.Length))
            text = Without(text, value);
        text = Email().Replace(text, Masked);
        text = Iban().Replace(text, Masked);
        text = Phone().Replace(text, Masked);
        text = Street().Replace(text, Masked);
        return Postcode().Replace(text, Masked);
    }

    /// <summary>What a request's body says of a person, wherever in it that stands; nothing where it is no JSON.</summary>
    public static IReadOnlyList<string> In(byte[]? body)
    {
        var found = new List<string>();
        if (body is null) return found;
        try
        {
            using var document = JsonDocument.Parse(body);
            Collect(document.RootElement, found);
        }
        catch (JsonException)
        {
            found.Clear();
        }

        return found;
    }

    private static void Collect(JsonElement element, List<string> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var child in element.EnumerateArray()) Collect(child, found);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.String) Collect(property.Value, found);
                else if (OfAPerson.Contains(property.Name) && property.Value.GetString() is { } value) found.Add(value);
            }
        }
    }

    private static string Without(string text, string value)
    {
        for (var at = 0; (at = text.IndexOf(value, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + value.Length;
            var isWhole = (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            if (isWhole) text = string.Concat(text.AsSpan(0, at), Masked, text.AsSpan(end));
        }

        return text;
    }

    /// <summary>The value, and each of its longer words: a message may name the street without its number.</summary>
    private static IEnumerable<string> Parts(string value)
    {
        var whole = value.Trim();
        if (whole.Length < ShortestOwn) return [];
        var words = whole.Split([' ', ',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Where(word => word.Length >= ShortestWord).Prepend(whole);
    }

    [GeneratedRegex(@"[^\s<>""'(),;:]+@[^\s<>""'(),;:]+\.\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<!\w)(?:[A-Z]{2}\d{2}[A-Z]{4}\d{7,10}|BE\d{14})(?!\w)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Iban();

    // Ten digits from a nought on, or with a country's number: an EAN has 13 and no separators.
    [GeneratedRegex(@"(?<![\w+])(?:(?:\+|00(?=3[1-9]|4[0-9]))\d{1,3}[ \-.]?(?:\(0\))?(?:[ \-.]?\d){7,10}|0[1-9](?:[ \-.]?\d){8})(?![\w])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<!\w)[\p{L}'’.\-]*(?:straat|laan|weg|plein|gracht|kade|singel|dijk|dreef|steeg|pad|lei|hof)\s+\d+\s?\w{0,3}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<![\w\-])[1-9]\d{3} ?[A-Z]{2}(?![\w\-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Postcode();
}
