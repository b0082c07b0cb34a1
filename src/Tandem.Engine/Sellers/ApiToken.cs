using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>A token for Tandem's own REST API. Only its hash is kept.</summary>
internal sealed class ApiToken
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public required string Name { get; set; }

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>What it may be used for (<see cref="ApiScope"/>), with a space between.</summary>
    public required string Scopes { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From then on it opens nothing; null: it does until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}
