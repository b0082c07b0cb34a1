namespace Tandem.Engine.Values;

/// <summary>
/// Text that every database, page and file can hold: whole characters, and no control characters but tabs and line ends. Pure.
/// </summary>
public static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text itself, or one with a replacement sign (U+FFFD) for each character that cannot be kept.</summary>
    public static string Of(string text)
    {
        var first = FirstBad(text, 0);
        if (first < 0) return text;
        var clean = text.ToCharArray();
        for (var bad = first; bad >= 0; bad = FirstBad(text, bad + 1)) clean[bad] = Replacement;
        return new string(clean);
    }

    private static int FirstBad(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(c) || (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))) return i;
        }

        return -1;
    }
}
