namespace Tandem.Engine.Stock;

/// <summary>What becomes of the number that shoppers see, the riskiest first.</summary>
public enum StockDiff
{
    /// <summary>For sale now, at 0 then.</summary>
    ToZero,

    /// <summary>At 0 now, for sale then.</summary>
    ComesOnline,

    /// <summary>More than half of it, and at least five units.</summary>
    Large,

    /// <summary>Any other change, also where the number of now is not known.</summary>
    Small,
    Unchanged,

    /// <summary>Tandem does not touch it.</summary>
    LeftAlone,

    /// <summary>Not decided yet.</summary>
    Undecided,
}
