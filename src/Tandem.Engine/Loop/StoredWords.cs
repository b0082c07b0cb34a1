using Tandem.Shared;

namespace Tandem.Engine.Loop;

/// <summary>
/// What a remote said, as it may be stored, logged and shown: its codes, statuses and names of parameters, without what looks
/// like a person's data, and not longer than a screen holds. Everything that is kept of a remote's words goes through here.
/// Pure.
/// </summary>
internal static class StoredWords
{
    private const int Longest = 300;

    public static string Of(string words)
    {
        var masked = PersonalData.Mask(words);
        return masked.Length <= Longest ? masked : masked[..Longest];
    }
}
