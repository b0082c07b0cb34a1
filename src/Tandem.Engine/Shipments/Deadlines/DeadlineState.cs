namespace Tandem.Engine.Shipments.Deadlines;

/// <summary>Where an order stands against bol's dates. Each is worse than the one before.</summary>
public enum DeadlineState
{
    /// <summary>Nothing of it is left to ship.</summary>
    Done,

    /// <summary>There is time, or bol gave no date.</summary>
    Fine,

    /// <summary>Within the seller's alarm hours of the last moment to hand it over.</summary>
    Soon,

    /// <summary>Too late for a carrier that delivers the next day; a courier may still make it.</summary>
    HandOverMissed,

    /// <summary>The promised day is over.</summary>
    Late,

    /// <summary>Within the alarm hours of bol's automatic cancellation.</summary>
    ExpiresSoon,

    /// <summary>bol cancels it by itself, or has done so.</summary>
    Expired,
}
