using Tandem.Sandbox.Bol;

namespace Tandem.Sandbox.Ledger;

/// <summary>What a customer really sends back of one article of a return, or does with it instead.</summary>
internal sealed class ReturnParcel
{
    public required SimReturnItem Return { get; init; }

    /// <summary>Units in the box, perhaps more or fewer than were announced; 0: it never comes.</summary>
    public required int Units { get; init; }

    /// <summary>How they are when the box is opened.</summary>
    public ParcelCondition Condition { get; init; }
    public CustomersWish Wish { get; init; }
    public ReturnedTo By { get; init; }

    /// <summary>What is refused is accepted after all, when the customer calls.</summary>
    public bool SecondThoughts { get; init; }

    /// <summary>Null: it is not here.</summary>
    public DateTimeOffset? ArrivedAt { get; set; }

    /// <summary>Units that the desk put back on the shelf.</summary>
    public int Shelved { get; set; }

    /// <summary>The shop's people have not refunded it yet, and will.</summary>
    public bool IsToBeRefundedByHand { get; set; }

    public bool IsHere => ArrivedAt is not null;

    /// <summary>Units that are here and that nobody announced.</summary>
    public int Beyond => IsHere ? Math.Max(0, Units - Return.Units) : 0;

    /// <summary>Units for which a customer may have his money back.</summary>
    public int Good => By != ReturnedTo.Desk || Wish == CustomersWish.KeepsFree ? Return.Units
        : IsHere ? Math.Min(Units, Return.Units) : 0;
}

/// <summary>How units come back.</summary>
internal enum ParcelCondition
{
    Fine,
    Damaged,
    NotAsSold,
}

/// <summary>What was agreed with the customer.</summary>
internal enum CustomersWish
{
    Money,
    KeepsFree,
    KeepsPaid,
    Exchange,
    Repair,
}

/// <summary>Who deals with it.</summary>
internal enum ReturnedTo
{
    /// <summary>The people at the connector's desk.</summary>
    Desk,

    /// <summary>The seller, on bol's own pages.</summary>
    Portal,

    /// <summary>The shop's people, who refund it there by hand.</summary>
    Shop,
}
