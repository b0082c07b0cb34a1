using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>How it goes with a channel of a seller.</summary>
internal sealed class ChannelState
{
    public SellerId SellerId { get; set; }
    public AlertChannel Channel { get; set; }

    /// <summary>When it was last asked to deliver, and took it.</summary>
    public DateTimeOffset? SucceededAt { get; set; }

    /// <summary>Not tried before this.</summary>
    public DateTimeOffset DueAt { get; set; }
    public int Failures { get; set; }

    /// <summary>Why the last try failed; null when it did not.</summary>
    public Reason? Problem { get; set; }
}
