using System.Net;
using System.Text.RegularExpressions;

namespace Tandem.Shared;

/// <summary>
/// Reads the escapes of JSON, of addresses and of HTML out of a text, so that what it says stands there as it is spoken. An
/// escape that hides a control character or half a character stays as it was. Pure.
/// </summary>
internal static partial class Unescaped
{
    public static string Of(string text) => Escape().Replace(text, static match =>
    {
        var read = match.ValueSpan[0] switch
        {
            '%' => Uri.UnescapeDataString(match.Value),
            '&' => WebUtility.HtmlDecode(match.Value),
            _ when match.Groups["unit"] is { Success: true } units =>
                string.Concat(units.Captures.Select(unit => (char)Convert.ToInt32(unit.Value, 16))),
            _ => "",
        };
        return IsPlain(read) ? read : match.Value;
    });

    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i])) return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }

        return true;
    }

    // A backslash more for each time that the text was put into another; before a quote or a slash it only keeps that apart.
    [GeneratedRegex(@"(?<!\\)(?:\\+u(?<unit>[0-9A-Fa-f]{4}))+|(?<!\\)\\+(?=[""'/])|(?:%[0-9A-Fa-f]{2})+|&#?\w{2,8};",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape();
}
