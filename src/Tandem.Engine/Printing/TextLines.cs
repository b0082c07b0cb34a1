using System.Globalization;

namespace Tandem.Engine.Printing;

/// <summary>Breaks text to the width that there is, never within a sign. Pure.</summary>
internal static class TextLines
{
    /// <param name="most">So many lines at most; the last one ends in dots where more would follow.</param>
    /// <param name="widthOf">How wide a text is.</param>
    /// <returns>Empty for a text of blanks alone.</returns>
    public static IReadOnlyList<string> Wrap(string text, double width, int most, Func<string, double> widthOf)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(w => Pieces(w, width, widthOf)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (widthOf(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            line = word;
            if (lines.Count == most) break;
        }

        if (lines.Count < most && line.Length > 0) lines.Add(line);
        else if (lines.Count == most && line.Length > 0) lines[^1] = Shortened(lines[^1], width, widthOf);
        return lines;
    }

    private static string Shortened(string line, double width, Func<string, double> widthOf)
    {
        var signs = Signs(line);
        var take = signs.Count;
        while (take > 1 && widthOf(string.Concat(signs.Take(take)) + "…") > width) take--;
        return string.Concat(signs.Take(take)) + "…";
    }

    /// <summary>A word without spaces may be wider than the paper; Chinese and Japanese have none at all.</summary>
    private static IEnumerable<string> Pieces(string word, double width, Func<string, double> widthOf)
    {
        if (widthOf(word) <= width) return [word];
        var pieces = new List<string>();
        var piece = "";
        foreach (var sign in Signs(word))
        {
            if (piece.Length > 0 && widthOf(piece + sign) > width)
            {
                pieces.Add(piece);
                piece = "";
            }

            piece += sign;
        }

        return pieces.Append(piece);
    }

    /// <summary>What a reader takes for one sign may be several characters: a letter with its marks, a flag, a family.</summary>
    private static List<string> Signs(string text)
    {
        var signs = new List<string>();
        var all = StringInfo.GetTextElementEnumerator(text);
        while (all.MoveNext()) signs.Add(all.GetTextElement());
        return signs;
    }
}
