using Tandem.Engine.Sellers;

namespace Tandem.Engine.Alerts;

/// <summary>An address that is called while all is well, so that silence is noticed there.</summary>
public sealed record HeartbeatSettings : ISettings<HeartbeatSettings>
{
    public static string Name => "alerts.heartbeat";

    public static HeartbeatSettings Usual { get; } = new();

    /// <summary>Sealed; null: none is called.</summary>
    public string? Url { get; init; }

    /// <summary>POST in place of GET.</summary>
    public bool Post { get; init; }
    public int EveryMinutes { get; init; } = 5;
}
