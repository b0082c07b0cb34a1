namespace Tandem.Engine.Stock;

/// <summary>What a term of the sum behind a number is about.</summary>
public enum SumPart
{
    /// <summary>The shop's stock, as last read.</summary>
    InShop,

    /// <summary>Sold at bol, not in the shop's reading yet.</summary>
    SoldAtBol,

    /// <summary>In unpaid shop orders.</summary>
    Reserved,

    /// <summary>Held back from bol.</summary>
    Safety,

    /// <summary>What would be less than nothing is nothing.</summary>
    NeverBelowZero,

    /// <summary>Sold by bol, while its order list does not show it yet.</summary>
    Unseen,

    /// <summary>Sold on backorder all the same.</summary>
    Backorder,

    /// <summary>It is not certain what the offer sells.</summary>
    Doubt,

    /// <summary>bol's own highest number.</summary>
    Highest,

    /// <summary>The seller's own most.</summary>
    Cap,

    /// <summary>Below the seller's minimum.</summary>
    Minimum,

    /// <summary>What bol acknowledged last.</summary>
    PassedOn,

    /// <summary>Sold by bol since then.</summary>
    SoldSince,

    /// <summary>What neither explains.</summary>
    Unexplained,
}
