using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>One message that a channel is to deliver: written down with what it tells, sent afterwards.</summary>
internal sealed class AlertMessage
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AlertChannel Channel { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The <see cref="AlertContent"/>, as JSON: figures and names that the seller gave.</summary>
    public required string Content { get; set; }

    /// <summary>The Monday of the week that it sums up; null: it is no summary.</summary>
    public DateOnly? Week { get; set; }

    /// <summary>Its own name at whoever gets it, the same in every try.</summary>
    public Guid Name { get; set; }

    /// <summary>How often it failed for what it is, not for the channel.</summary>
    public int Refusals { get; set; }

    /// <summary>When the channel took it; null: not yet.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was given up; null: it was not.</summary>
    public DateTimeOffset? DroppedAt { get; set; }
}
