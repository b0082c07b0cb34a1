using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>A channel did not take a message; why, as a person may read it.</summary>
internal sealed class AlertNotSent(Reason reason, Exception? cause = null) : Exception(reason.ToString(), cause)
{
    public Reason Reason { get; } = reason;

    /// <summary>This message is refused, whenever it comes; another may be taken.</summary>
    public bool OfMessage { get; init; }
}
