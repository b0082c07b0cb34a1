namespace Tandem.Engine.Stock;

/// <summary>What adaptive safety stock may do.</summary>
public enum AdaptiveMode
{
    Off,

    /// <summary>Says what it would hold back.</summary>
    Propose,

    /// <summary>Holds it back.</summary>
    Apply,
}
