namespace Tandem.Engine.Storage;

/// <summary>Patterns for LIKE, with a backslash as the escape.</summary>
internal static class LikePattern
{
    /// <summary>Finds the words anywhere, for what is compared in small letters.</summary>
    public static string Anywhere(string words) =>
        $"%{words.Trim().ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
