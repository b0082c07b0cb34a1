namespace Tandem.Engine.Alerts;

/// <summary>A way out of the program.</summary>
public enum AlertChannel
{
    Email,
    Webhook,
    Heartbeat,
}
