namespace Tandem.Engine.Returns;

/// <summary>A part of the returns, as the desk lists them.</summary>
public enum ReturnTab
{
    /// <summary>The customer still has to send it.</summary>
    Announced,

    /// <summary>It is here, and somebody must decide.</summary>
    Here,

    /// <summary>It is decided, and not booked on both sides yet.</summary>
    ToBook,

    /// <summary>Something is asked about it.</summary>
    Asks,

    /// <summary>Nothing is left to do.</summary>
    Done,
    All,
}
