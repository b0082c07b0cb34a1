namespace Tandem.Engine.Connections;

/// <summary>What a check of a shop found.</summary>
public enum CheckVerdict
{
    Fine,

    /// <summary>It works, and something may be better.</summary>
    Look,

    /// <summary>Something will go wrong until it is mended.</summary>
    Wrong,

    /// <summary>The shop does not say, or nothing was asked because of what stands above it.</summary>
    CannotTell,
}
