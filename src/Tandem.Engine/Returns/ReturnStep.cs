namespace Tandem.Engine.Returns;

/// <summary>How far a return is.</summary>
public enum ReturnStep
{
    /// <summary>The customer has registered it.</summary>
    Announced,

    /// <summary>It is here.</summary>
    Received,

    /// <summary>It was looked at: in what condition it is stands beside it.</summary>
    Inspected,

    /// <summary>What becomes of all of it is decided; both sides are being told.</summary>
    Decided,

    /// <summary>Both sides have it.</summary>
    Booked,

    /// <summary>Nothing came of it: it never came back, or bol does not know it any more.</summary>
    Ended,
}
