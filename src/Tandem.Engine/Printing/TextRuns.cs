using System.Globalization;
using System.Text;
using Icu;

namespace Tandem.Engine.Printing;

/// <summary>A part of a line that one font shows in one direction.</summary>
/// <param name="Text">As it is read.</param>
/// <param name="Font">Null: Inter, as it stands.</param>
/// <param name="Lacks">No font of this machine has it.</param>
internal sealed record TextRun(string Text, OutlineFont? Font, bool RightToLeft, Writing? Lacks = null);

/// <summary>
/// Takes a line apart into runs, from left to right as they are seen: by direction (Unicode's rules, from ICU) and by font.
/// </summary>
internal static class TextRuns
{
    private static readonly Lazy<bool> HasIcu = new(() =>
    {
        try
        {
            using var trial = new BiDi();
            return true;
        }
        catch (Exception absent) when (absent is DllNotFoundException or FileLoadException or EntryPointNotFoundException
            or TypeInitializationException or BadImageFormatException)
        {
            return false;
        }
    });

    /// <summary>Whether text from right to left can be put in order: .NET's own ICU is there.</summary>
    public static bool KnowsDirections => HasIcu.Value;

    /// <param name="isPlain">Whether Inter has the sign, and it needs nothing of its neighbours.</param>
    public static IReadOnlyList<TextRun> Of(string text, Func<int, bool> isPlain, MachineFonts fonts)
    {
        var line = Clean(text);
        return line.EnumerateRunes().All(r => isPlain(r.Value)) ? [new TextRun(line, null, false)]
            : [.. Directions(line).SelectMany(part => OfPart(part.Text, part.RightToLeft, isPlain, fonts))];
    }

    /// <summary>Composed, on one line, without halves of signs.</summary>
    private static string Clean(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune != Rune.ReplacementChar) whole.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return whole.Replace("\uFFFE", "").ToString().Normalize(NormalizationForm.FormC);
    }

    private static IEnumerable<(string Text, bool RightToLeft)> Directions(string line)
    {
        if (!KnowsDirections) return [(line, false)];
        using var order = new BiDi();
        order.SetPara(line, BiDi.DEFAULT_LTR, null);
        var parts = new List<(string, bool)>();
        for (var run = 0; run < order.CountRuns(); run++)
        {
            var direction = order.GetVisualRun(run, out var start, out var length);
            parts.Add((line.Substring(start, length), direction == BiDi.BiDiDirection.RTL));
        }

        return parts;
    }

    private static IEnumerable<TextRun> OfPart(string part, bool rightToLeft, Func<int, bool> isPlain, MachineFonts fonts)
    {
        var runs = new List<TextRun>();
        var letters = StringInfo.GetTextElementEnumerator(part);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            var (font, lacks) = FontOf(letter, runs.LastOrDefault(), rightToLeft, isPlain, fonts);
            if (runs.LastOrDefault() is { } last && last.Font == font && last.Lacks == lacks)
                runs[^1] = last with { Text = last.Text + letter };
            else runs.Add(new TextRun(letter, font, rightToLeft, lacks));
        }

        if (rightToLeft) runs.Reverse();
        return runs;
    }

    private static (OutlineFont? Font, Writing? Lacks) FontOf(string letter, TextRun? before, bool rightToLeft,
        Func<int, bool> isPlain, MachineFonts fonts)
    {
        var signs = letter.EnumerateRunes().Select(r => r.Value).Where(c => !WritingRule.IsUnseen(c)).ToList();
        if (signs.Count == 0) return (before?.Font, before?.Lacks);

        // A blank or a comma between letters of another font stays with them, so that they join as they should.
        if (before is { Font: { } same } && !signs.Exists(c => Rune.IsLetterOrDigit(new Rune(c))) && signs.TrueForAll(same.Shows))
            return (same, null);
        if (!rightToLeft && letter.EnumerateRunes().All(r => isPlain(r.Value))) return (null, null);
        if (!KnowsDirections && WritingRule.Of(signs[0]) is Writing.Arabic or Writing.Hebrew)
            return (null, WritingRule.Of(signs[0]));
        var font = before?.Font is { } used && signs.TrueForAll(used.Shows) ? used : fonts.For(signs[0]);
        if (font is not null && (signs.Count == 1 || signs.TrueForAll(c => WritingRule.IsMark(c) || font.Shows(c))))
            return (font, null);
        if (rightToLeft && signs.TrueForAll(c => isPlain(c))) return (null, null);
        return (null, WritingRule.Of(signs[0]));
    }
}
