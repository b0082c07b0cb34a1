namespace Tandem.Engine.Sellers;

/// <summary>A token in the list: without the token itself, which is shown once.</summary>
public sealed record ApiTokenRow(long Key, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>Whether it opens nothing any more because its time is over.</summary>
    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;
}
