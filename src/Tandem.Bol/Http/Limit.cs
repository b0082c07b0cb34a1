namespace Tandem.Bol;

/// <summary>
/// A published limit: so many requests per window for these methods (none: all) on paths of this form, in which * is one
/// segment, or at the end the rest.
/// </summary>
internal sealed record Limit(string Path, IReadOnlyList<string> Methods, int Capacity, TimeSpan Window)
{
    private readonly string[] segments = Segments(Path);

    /// <summary>What the budget is kept under; the same for the same endpoints, whatever the numbers.</summary>
    public string Key { get; } = $"{string.Join(',', Methods)} /{string.Join('/', Segments(Path))}";

    /// <summary>How exactly this limit is about the request; null when it is about something else.</summary>
    public int? Fit(HttpMethod method, string path)
    {
        if (Methods.Count > 0 && !Methods.Contains(method.Method, StringComparer.OrdinalIgnoreCase)) return null;
        var asked = Segments(path);
        if (asked.Length < segments.Length) return null;
        if (asked.Length > segments.Length && (segments.Length == 0 || segments[^1] != "*")) return null;
        var literals = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] == "*") continue;
            if (!string.Equals(segments[i], asked[i], StringComparison.OrdinalIgnoreCase)) return null;
            literals++;
        }
        return literals * 4 + (asked.Length == segments.Length ? 2 : 0) + (Methods.Count > 0 ? 1 : 0);
    }

    private static string[] Segments(string path) =>
        [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment[0] is '{' or '*' ? "*" : segment)];
}
