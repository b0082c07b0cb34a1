using Tandem.Engine.Values;

namespace Tandem.Engine.Connections;

/// <summary>A seller in the making: what was filled in so far, so that it goes on in any browser where it was left.</summary>
internal sealed class SetupDraft
{
    public Guid Id { get; set; }
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Where it was left.</summary>
    public SetupStep Step { get; set; }

    /// <summary>The seller that it becomes; there is none of this id before <see cref="ConnectedAt"/>.</summary>
    public SellerId SellerId { get; set; }

    /// <summary>When the seller was made of it; null: not yet.</summary>
    public DateTimeOffset? ConnectedAt { get; set; }

    /// <summary>Business data, as JSON; once there is a seller it is the seller's.</summary>
    public string? Business { get; set; }

    /// <summary>The shop's address.</summary>
    public string? ShopUrl { get; set; }

    /// <summary>The shop's keys, encrypted; gone once there is a seller.</summary>
    public string? ShopSecret { get; set; }

    /// <summary>The client id and secret of bol, encrypted; gone once there is a seller.</summary>
    public string? BolSecret { get; set; }

    /// <summary>SHA-256 of the state that the shop's own authorisation must bring back; null: none was started.</summary>
    public string? StateHash { get; set; }

    /// <summary>Until when that state is taken.</summary>
    public DateTimeOffset? StateUntil { get; set; }

    /// <summary>When its owner came to the end of it; null: it is still open.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
