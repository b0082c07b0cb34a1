namespace Tandem.Engine.Journal;

/// <summary>
/// Who changes something, for the trail: whoever lets somebody in says it once, and all that follows from there knows. A person
/// at the screen where nobody said anything; who signs people in puts a name in its place, before each click is handled.
/// </summary>
public static class Actor
{
    public const string Screen = "screen";
    public const string Api = "api";
    public const string Command = "command";

    private static readonly AsyncLocal<string?> Said = new();

    /// <summary>One of the above, or a person's name.</summary>
    public static string Current => Said.Value ?? Screen;

    /// <summary>From here on it is this one, for what is called from here and nobody else.</summary>
    public static void Is(string actor) => Said.Value = actor;
}
