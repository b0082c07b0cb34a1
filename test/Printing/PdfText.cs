using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Tandem.Tests.Printing;

/// <summary>
/// The words in a PDF of ours: plain text strings, and glyphs of embedded fonts through their own map to letters.
/// </summary>
internal static partial class PdfText
{
    public static string Of(byte[] pdf)
    {
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        var streams = document.Internals.GetAllObjects().OfType<PdfDictionary>().Where(d => d.Stream is not null)
            .Select(d => Encoding.Latin1.GetString(d.Stream.UnfilteredValue)).ToList();
        var letters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var map in streams.Where(s => s.Contains("begincmap", StringComparison.Ordinal)))
            foreach (Match match in Mapping().Matches(map))
                letters[match.Groups["glyph"].Value] = match.Groups["third"].Success ? match.Groups["third"].Value
                    : match.Groups["second"].Value;
        var text = new StringBuilder();
        foreach (var content in streams.Where(s => s.Contains("Tj", StringComparison.Ordinal)))
        {
            foreach (Match match in Shown().Matches(content))
            {
                if (match.Groups["plain"].Success) text.Append(match.Groups["plain"].Value).Append('\n');
                else text.Append(string.Concat(string.Concat(match.Groups["hex"].Value.Where(char.IsAsciiHexDigit)).Chunk(4)
                    .Select(c => Letter(letters, new string(c))))).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The width and height of each page, in millimetres.</summary>
    public static IReadOnlyList<(int Width, int Height)> Pages(byte[] pdf)
    {
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        return [.. document.Pages.Cast<PdfPage>()
            .Select(p => ((int)Math.Round(p.Width.Millimeter), (int)Math.Round(p.Height.Millimeter)))];
    }

    private static string Letter(Dictionary<string, string> letters, string glyph) =>
        letters.TryGetValue(glyph, out var code)
            ? char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)) : "?";

    [GeneratedRegex(@"<(?<glyph>[0-9A-Fa-f]{4})>\s*<(?<second>[0-9A-Fa-f]{4})>(?:\s*<(?<third>[0-9A-Fa-f]{4})>)?",
        RegexOptions.None, 1000)]
    private static partial Regex Mapping();

    [GeneratedRegex(@"(?:\((?<plain>(?:[^()\\]|\\.)*)\)|<(?<hex>[0-9A-Fa-f\s]+)>)\s*Tj", RegexOptions.None, 1000)]
    private static partial Regex Shown();
}
