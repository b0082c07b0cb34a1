using Tandem.Engine.Values;

namespace Tandem.Engine.Users;

/// <summary>A link that works once. Only its hash is kept; one for several sellers has a row for each.</summary>
internal sealed class OneTimeLink
{
    public long Key { get; set; }

    /// <summary>SHA-256 of the link's secret, in hexadecimal.</summary>
    public required string Hash { get; set; }
    public LinkKind Kind { get; set; }

    /// <summary>Of an invitation: to which seller, and as what.</summary>
    public SellerId? SellerId { get; set; }
    public Role? Role { get; set; }

    /// <summary>Whose new password it is for.</summary>
    public Guid? UserId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}
