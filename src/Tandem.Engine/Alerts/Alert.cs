using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>
/// One cause that somebody should hear of: how bad it is, what was told of it, and whether it is over. Says nothing of any
/// customer: only figures, and names that the seller gave.
/// </summary>
internal sealed record Alert
{
    public SellerId SellerId { get; init; }

    /// <summary>Made of the cause; one row for it, for ever.</summary>
    public required string Cause { get; init; }
    public AlertKind Kind { get; init; }

    /// <summary>Of questions their topic, of writes their kind, else the side.</summary>
    public required string Topic { get; init; }

    /// <summary>Of the shop or the account; empty: of none.</summary>
    public string Name { get; init; } = "";
    public AlertWeight Weight { get; init; }

    /// <summary>The first deadline that still comes; null: there is none.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Since when it has been so, as far as is known.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Passes through quiet hours where the seller wants that.</summary>
    public bool Urgent { get; init; }

    /// <summary>When it was last told; null: not yet.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>The most that was told of it while it stands.</summary>
    public AlertWeight Told { get; init; }

    /// <summary>Null while it stands.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>Its end, or that of a former one which it came after, is still to be told.</summary>
    public bool OwesEnd { get; init; }
}
