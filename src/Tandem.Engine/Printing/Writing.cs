using System.Globalization;
using System.Text;
using HarfBuzzSharp;

namespace Tandem.Engine.Printing;

/// <summary>A way of writing that a font may lack, as a shop owner calls it.</summary>
public enum Writing
{
    Arabic,
    Hebrew,
    Chinese,
    Japanese,
    Korean,
    Thai,
    Indian,
    Emoji,
    Other,
}

/// <summary>Tells how a letter is written, and what brings it onto a machine. Pure.</summary>
internal static class WritingRule
{
    /// <summary>Signs that a machine should be able to print, by their way of writing.</summary>
    public static readonly IReadOnlyList<(Writing Writing, int Sample, string Package)> Samples =
    [
        (Writing.Arabic, 0x0645, "fonts-noto-core"), (Writing.Hebrew, 0x05E9, "fonts-noto-core"),
        (Writing.Thai, 0x0E01, "fonts-noto-core"),
        (Writing.Indian, 0x0928, "fonts-noto-core"), (Writing.Chinese, 0x5F20, "fonts-noto-cjk"),
        (Writing.Japanese, 0x3042, "fonts-noto-cjk"),
        (Writing.Korean, 0xAE40, "fonts-noto-cjk"), (Writing.Emoji, 0x1F338, "fonts-symbola"),
    ];

    public static Writing Of(int codePoint)
    {
        var script = UnicodeFunctions.Default.GetScript(codePoint);
        return script == Script.Arabic || script == Script.Syriac ? Writing.Arabic
            : script == Script.Hebrew ? Writing.Hebrew
            : script == Script.Han || script == Script.Bopomofo ? Writing.Chinese
            : script == Script.Hiragana || script == Script.Katakana ? Writing.Japanese
            : script == Script.Hangul ? Writing.Korean
            : script == Script.Thai || script == Script.Lao ? Writing.Thai
            : script == Script.Devanagari || script == Script.Bengali || script == Script.Tamil || script == Script.Gujarati
                || script == Script.Gurmukhi ? Writing.Indian
            : script == Script.Common
                && (codePoint >= 0x1F000 || Rune.GetUnicodeCategory(new Rune(codePoint)) == UnicodeCategory.OtherSymbol)
                ? Writing.Emoji
            : Writing.Other;
    }

    /// <summary>Signs that are never seen themselves: joiners, marks of direction, choices of a sign's look.</summary>
    public static bool IsUnseen(int codePoint) =>
        codePoint is >= 0xFE00 and <= 0xFE0F || Rune.GetUnicodeCategory(new Rune(codePoint)) is UnicodeCategory.Format
            or UnicodeCategory.Control;

    /// <summary>Marks that are set onto the letter before them.</summary>
    public static bool IsMark(int codePoint) =>
        Rune.GetUnicodeCategory(new Rune(codePoint)) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpacingCombiningMark;

    /// <summary>
    /// Chinese, Japanese and Korean share signs that each writes a little differently: alone they are read as Chinese.
    /// </summary>
    public static string? Language(string text) =>
        text.EnumerateRunes().Select(r => Of(r.Value)).ToHashSet() is var seen && seen.Contains(Writing.Japanese) ? "ja"
        : seen.Contains(Writing.Korean) ? "ko" : seen.Contains(Writing.Chinese) ? "zh-Hans" : null;
}
