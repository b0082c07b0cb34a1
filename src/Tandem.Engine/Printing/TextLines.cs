using PdfSharp.Drawing;

namespace Tandem.Engine.Printing;

/// <summary>Breaks text to the width that there is.</summary>
internal static class TextLines
{
    /// <param name="most">So many lines at most; the last one ends in dots where more would follow.</param>
    public static IReadOnlyList<string> Wrap(XGraphics gfx, string text, XFont font, double width, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(gfx, w, font, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (gfx.MeasureString(longer, font).Width <= width)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = word;
            if (lines.Count == most) break;
        }

        if (lines.Count < most && line.Length > 0) lines.Add(line);
        else if (lines.Count == most) lines[^1] = Shortened(gfx, lines[^1], font, width);
        return lines;
    }

    private static string Shortened(XGraphics gfx, string line, XFont font, double width)
    {
        while (line.Length > 1 && gfx.MeasureString(line + "…", font).Width > width) line = line[..^1];
        return line + "…";
    }

    /// <summary>A word without spaces may be wider than the paper.</summary>
    private static IEnumerable<string> Pieces(XGraphics gfx, string word, XFont font, double width)
    {
        while (word.Length > 1 && gfx.MeasureString(word, font).Width > width)
        {
            var take = word.Length - 1;
            while (take > 1 && gfx.MeasureString(word[..take], font).Width > width) take--;
            yield return word[..take];
            word = word[take..];
        }

        yield return word;
    }
}
