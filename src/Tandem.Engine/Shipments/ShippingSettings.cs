using Tandem.Engine.Sellers;

namespace Tandem.Engine.Shipments;

/// <summary>How shipments are told to bol.</summary>
public sealed record ShippingSettings : ISettings<ShippingSettings>
{
    public static string Name => "shipments.shipping";

    public static ShippingSettings Usual { get; } = new();

    /// <summary>Hours that an order that was sent waits for its tracking code.</summary>
    public int TrackingWaitHours { get; init; } = 4;

    /// <summary>After that it is shipped without one, and the code is added when it comes; else a person is asked.</summary>
    public bool ShipWithoutTracking { get; init; } = true;

    /// <summary>bol's code for a carrier that is not known, or not told.</summary>
    public string DefaultTransporter { get; init; } = "OTHER";

    /// <summary>bol's code for names of carriers that the seller uses.</summary>
    public IReadOnlyDictionary<string, string> Transporters { get; init; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Hours before bol's promise or its automatic cancellation from which an order that is not shipped raises the alarm.
    /// </summary>
    public int AlarmHours { get; init; } = 6;
}
