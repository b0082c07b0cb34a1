using Tandem.Engine.Values;

namespace Tandem.Engine.Storage;

/// <summary>Patterns for LIKE, with a backslash as the escape.</summary>
internal static class LikePattern
{
    /// <summary>
    /// Finds the words in this order anywhere, whatever dashes or blanks are between them, for what is compared in small letters.
    /// </summary>
    public static string Anywhere(string words) =>
        $"%{string.Join('%', words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("-" or "–")).Select(Escaped))}%";

    public static string Beginning(string text) => Escaped(text) + '%';

    /// <summary>As <see cref="Anywhere"/>, in what <see cref="SearchWords"/> made.</summary>
    public static string InWords(string words) => Anywhere(SearchWords.Plain(words));

    private static string Escaped(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
