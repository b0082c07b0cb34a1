namespace Tandem.Engine.External;

/// <summary>What became of a number that was pushed.</summary>
public enum PushedState
{
    Accepted,

    /// <summary>It was known already.</summary>
    Unchanged,

    /// <summary>A newer number is known; this one was passed over.</summary>
    Older,

    /// <summary>No item carries the code.</summary>
    Unknown,

    /// <summary>Several items of one shop carry the code.</summary>
    Ambiguous,

    /// <summary>Something is wrong with it.</summary>
    Invalid,
}
