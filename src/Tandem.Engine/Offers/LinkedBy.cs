namespace Tandem.Engine.Offers;

/// <summary>Who made a link.</summary>
public enum LinkedBy
{
    Matching,
    Hand,
    Csv,

    /// <summary>Taken over from what another connector left in the shop.</summary>
    TakeOver,

    /// <summary>From what a bundle plugin of the shop says.</summary>
    BundlePlugin,
}
