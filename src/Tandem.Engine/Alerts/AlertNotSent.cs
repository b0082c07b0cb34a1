using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>A channel did not take a message; why, as a person may read it.</summary>
internal sealed class AlertNotSent(Reason reason, Exception? cause = null) : Exception(reason.ToString(), cause)
{
    public Reason Reason { get; } = reason;
}
