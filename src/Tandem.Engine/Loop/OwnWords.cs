namespace Tandem.Engine.Loop;

/// <summary>
/// What stands in the place of a remote's words where our own client says why: a code, and behind a colon what it is about. Pure.
/// </summary>
public static class OwnWords
{
    internal const string Prefix = "own:";

    /// <returns>Null where it is a remote that speaks.</returns>
    public static (string Code, string About)? Of(string words)
    {
        if (!words.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var parts = words[Prefix.Length..].Split(':', 2);
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }
}
