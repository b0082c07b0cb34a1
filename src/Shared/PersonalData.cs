using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tandem.Shared;

/// <summary>
/// Takes out of a remote's words what looks like a person's data: they are stored, logged and shown. Codes, statuses and names of
/// parameters stay. Pure. Compiled into each house that passes such words on.
/// </summary>
/// <remarks>
/// Each pattern begins where a word begins and repeats a bounded number of times: a text of any shape is looked through in time
/// that grows with its length.
/// </remarks>
internal static partial class PersonalData
{
    private const string Masked = "…";
    private const int Longest = 2000;
    private const int LongestTail = 100;
    private const int ShortestOwn = 3;
    private const int ShortestWord = 4;

    // What stands between two words of a message, and in no address of a mailbox.
    private const string Sign = @"[^\s<>""'()\[\]{},;:=&?@|]";
    private const string Mailbox = @"(?:" + Sign + @"|(?<=\w)'(?=\w))";

    // Between the digits of a telephone number: blanks of every width, dots, strokes, dashes of every length, "(0)".
    private const string Digit = @"(?:[\s.\-\u2010-\u2015/()]{0,3}\d)";

    // Lower case is how people type; these are words and units behind a number.
    private const string Letters = @"(?:[A-Z]{2}|(?!(?i:ms|[kmg]b|kg|mg|g[br]|m[ml]|cm|px|is|of|en|in|te|de|op|om|er|we|je|ze"
        + @"|he|it|at|to|on|by|or|no|an|as|be|do|go|if|me|my|so|up|us|am|pm)(?!\p{L}))[A-Za-z][a-z])";

    private const string House = @"\s{1,3}\d{1,5}(?:\s?[\-/]?\s?(?:bus\s?\d{1,4}|[\p{L}\d]{1,3}(?:[\-/]\d{1,4})?|huis))?(?!\w)";

    private const string Field = "(?:billing[_.]|shipping[_.])?(?:first_?name|last_?name|sur_?name|full_?name|display_name"
        + "|company|address_?[12]|street_?name|house_?number(?:_?extension)?|extra_?address_?information|pickup_?point_?name|city"
        + "|post_?code|zip_?code|(?:e_?)?mail|phone(?:_?number)?|customer_note|vat_?number)";

    private const string Quoted = @"""(?:[^""\\]|\\.)*""?|'(?:[^'\\]|\\.)*'?";

    // Not the country and not the title: they say nothing of one person, and stand in every message.
    private static readonly string[] OfAPerson =
    [
        "first_name", "last_name", "company", "address_1", "address_2", "city", "postcode", "email", "phone", "customer_note",
    ];

    private static IEnumerable<Regex> Patterns => [Email(), Iban(), Phone(), Street(), Postcode()];

    /// <param name="own">What the request itself said of a person, such as the values of an address.</param>
    public static string Mask(string words, IEnumerable<string>? own = null)
    {
        try
        {
            var text = words.Length <= Longest ? words : words[..Longest];
            text = Without(Unescaped.Of(Named().Replace(text, Unnamed)), own ?? []);
            text = Named().Replace(text, Unnamed);
            text = Asked().Replace(text, "${field}" + Masked);
            foreach (var pattern in Patterns) text = pattern.Replace(text, Masked);

            // What was cut in the middle is known by no pattern, and so does not stay.
            return words.Length <= Longest ? text : text[..Math.Max(0, text.Length - LongestTail)];
        }
        catch (RegexMatchTimeoutException)
        {
            // On a machine that is too busy to look it through: what nobody looked through is not kept.
            return Masked;
        }
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

    /// <summary>The text without these values where they stand as whole words, with or without capitals and accents.</summary>
    private static string Without(string text, IEnumerable<string> own)
    {
        var (plain, at) = Plain(text);
        var hidden = new bool[text.Length];
        foreach (var value in own.SelectMany(Parts).Select(part => Plain(part).Text).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (value.Length == 0) continue;
            for (var i = -1; (i = plain.IndexOf(value, i + 1, StringComparison.OrdinalIgnoreCase)) >= 0;)
            {
                var (from, to) = (at[i], at[i + value.Length]);
                var isWhole = (from == 0 || !char.IsLetterOrDigit(text[from - 1]))
                    && (to == text.Length || !char.IsLetterOrDigit(text[to]));
                if (isWhole) Array.Fill(hidden, true, from, to - from);
            }
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!hidden[i]) kept.Append(text[i]);
            else if (i == 0 || !hidden[i - 1]) kept.Append(Masked);
        }

        return kept.ToString();
    }

    /// <summary>The value, and each of its longer words: a message may name the street without its number.</summary>
    private static IEnumerable<string> Parts(string value)
    {
        var whole = value.Trim();
        if (whole.Length < ShortestOwn) return [];
        var words = whole.Split([' ', ',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Where(word => word.Length >= ShortestWord).Prepend(whole);
    }

    /// <summary>The letters without their accents, and where in the text each of them began; its end is the last.</summary>
    private static (string Text, List<int> At) Plain(string text)
    {
        var (plain, at) = (new StringBuilder(text.Length), new List<int>(text.Length + 1));
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var letter in Letter(text[i]))
            {
                plain.Append(letter);
                at.Add(i);
            }
        }

        at.Add(text.Length);
        return (plain.ToString(), at);
    }

    private static string Letter(char c) => c switch
    {
        < '\u0080' => c.ToString(),
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' => "d",
        'ı' => "i",
        _ when char.IsSurrogate(c) => c.ToString(),
        _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark => "",
        _ => c.ToString().Normalize(NormalizationForm.FormD)[..1],
    };

    private static string Unnamed(Match field)
    {
        var value = field.Groups["value"].ValueSpan;
        var quote = value.Length > 0 && value[0] is '"' or '\'' ? value[..1] : [];
        return $"{field.Groups["field"].ValueSpan}{quote}{Masked}{quote}";
    }

    /// <summary>A field of an order, as JSON or a plugin's print of it has it.</summary>
    [GeneratedRegex(@"(?<field>[""'\[]" + Field + @"[""'\]]\s{0,3}(?::|=>)\s{0,3})(?<value>" + Quoted
        + @"|(?<==>\s{0,3})[^\s""'][^\r\n,)\]]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    /// <summary>The same in an address or an attribute.</summary>
    [GeneratedRegex(@"(?<![\p{L}])(?<field>" + Field + @"\s{0,2}=(?!>)\s{0,2})(?:" + Quoted + @"|[^&\s;,""']+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex("(?:(?<!" + Sign + ")" + Mailbox + @"+|""[^""\r\n]{1,64}"")@" + Sign + @"*\w",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d){7,10}|BE\d{2}(?:\s?\d){12}|DE\d{20}"
        + @"|[A-Z]{2}\d{2}(?:\s\d{4}){3,6}(?:\s\d{1,3})?)(?![\p{L}\d])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Iban();

    // Nine or ten digits from a nought on, or with a country's number: an EAN has 13 and no separators. A date is none.
    [GeneratedRegex(@"(?<![\p{L}\d+])(?!0[1-9][\-/.](?:0[1-9]|1[0-2])[\-/.]20\d\d(?!\d))"
        + @"(?:(?:\+|00[\s.\-]?(?=3[1-9]|4[0-9]))\d{1,3}" + Digit + @"{7,11}|\(?0[1-9]" + Digit + @"{7,8}|3(?:16|24)\d{8})"
        + @"(?![\p{L}\d])",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<![\p{L}'’.\-])(?:[\p{L}'’.\-]{0,60}(?:straat|str\.|laan|weg|plein|gracht|kade|singel|dijk|dreef"
        + @"|steeg|pad|lei|hof|baan|markt|plantsoen|boulevard|park|wal|oord|erf|brink|burg|hoek|postbus)"
        + @"|(?:rue|avenue|av\.|chauss[ée]e|quai|impasse|all[ée]e)(?:\s[\p{L}'’.\-]{1,30}){0,5})" + House,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<![\p{L}\d\-])(?:(?:NL[\s\-]?)?[1-9]\d{3}[\s+]{0,2}" + Letters + @"(?:-\d{1,5}[A-Za-z]{0,2})?"
        + @"|BE?-[1-9]\d{3}(?:\s\p{Lu}[\p{L}\-]{1,30})?)(?![\p{L}\d]|-\p{L})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Postcode();
}
