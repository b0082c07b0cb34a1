namespace Tandem.Engine.Sellers;

/// <summary>A token as a person asks for it.</summary>
/// <param name="Name">What it is for; cut where it is too long.</param>
/// <param name="Scopes">Of <see cref="ApiScope.All"/>, one at least.</param>
/// <param name="Days">How long it opens anything: one of <see cref="Choices"/>; null: until it is revoked.</param>
public sealed record ApiTokenDraft(string Name, IReadOnlyCollection<string> Scopes, int? Days = ApiTokenDraft.UsualDays)
{
    public const int UsualDays = 365;

    /// <summary>What may be chosen, in days.</summary>
    public static IReadOnlyList<int> Choices { get; } = [30, 90, UsualDays];

    /// <summary>Whether such a token can be made.</summary>
    public bool IsSound => !string.IsNullOrWhiteSpace(Name) && Scopes.Count > 0 && Scopes.All(ApiScope.All.Contains)
        && (Days is not { } days || Choices.Contains(days));
}
