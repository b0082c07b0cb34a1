namespace Tandem.Engine.Settlement;

/// <summary>What a line of bol's own invoice is for (facts/bol.md §9).</summary>
public enum SettlementKind
{
    /// <summary>What a customer paid, which bol passes on.</summary>
    Sale,

    /// <summary>The same taken back: the customer has the money again.</summary>
    SaleCorrection,
    Commission,
    CommissionCorrection,

    /// <summary>bol pays for what it lost or damaged, or for something else that it owes the seller.</summary>
    Compensation,

    /// <summary>A label of bol for a parcel, there or back, or a correction of one.</summary>
    Label,

    /// <summary>bol's own warehouse: storing, picking, packing and sending, or a correction of that.</summary>
    Warehouse,
    Advertising,

    /// <summary>A type that is not known here: kept and shown with bol's own word for it.</summary>
    Other,
}
