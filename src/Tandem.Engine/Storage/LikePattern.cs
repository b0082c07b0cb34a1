namespace Tandem.Engine.Storage;

/// <summary>Patterns for LIKE, with a backslash as the escape.</summary>
internal static class LikePattern
{
    /// <summary>
    /// Finds the words in this order anywhere, whatever dashes or blanks are between them, for what is compared in small letters.
    /// </summary>
    public static string Anywhere(string words) =>
        $"%{string.Join('%', words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("-" or "–")).Select(Escaped))}%";

    private static string Escaped(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
