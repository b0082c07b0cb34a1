using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>What becomes of so many units of a return, and how far both sides have it.</summary>
internal sealed class ReturnDecision
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }

    /// <summary>The return; null: it is being made at bol, and its number is not known yet.</summary>
    public long? ReturnKey { get; set; }

    /// <summary>The line that the units are of; null: the order is not known.</summary>
    public long? OrderKey { get; set; }
    public string? OrderItemId { get; set; }
    public int Units { get; set; }
    public ReturnOutcome Outcome { get; set; }
    public DecisionSource Source { get; set; }

    /// <summary>The shop puts the units back in stock; null: a person must still say.</summary>
    public bool? Restock { get; set; }

    /// <summary>
    /// The shop has put them back, with a refund that its people removed since: that leaves them in stock, and a refund that is
    /// made again must not put them back a second time.
    /// </summary>
    public bool Restocked { get; set; }

    /// <summary>bol has it.</summary>
    public bool AtBol { get; set; }

    /// <summary>
    /// bol did something else with the units before, or refused: nothing follows from it.
    /// </summary>
    public bool Dropped { get; set; }

    /// <summary>The shop's people removed its refund: nothing is refunded again by itself.</summary>
    public bool Waived { get; set; }

    /// <summary>Of an exchange: the shop is to make the order, with the same article, that the customer gets instead.</summary>
    public bool Replaces { get; set; }

    /// <summary>How often a person asked for that: each time has an order, and a name, of its own.</summary>
    public int ReplacementTry { get; set; }

    /// <summary>That order, once it is in the shop, and the number that its people know it by.</summary>
    public long? ReplacedBy { get; set; }
    public string? ReplacedByNumber { get; set; }

    /// <summary>
    /// How it ended: the shop sent it, or closed it before that; null: the shop still has it to pack, or there is none.
    /// </summary>
    public ReplacementEnd? ReplacementEnd { get; set; }

    /// <summary>It was not made, was closed, or is not as it should be: a person says what then.</summary>
    public bool AsksReplacement { get; set; }

    /// <summary>Everything that follows from it is done in the shop.</summary>
    public bool Booked { get; set; }

    /// <summary>
    /// What the customer paid for the units, VAT left out, as its order showed it when it was last booked; null: not known.
    /// </summary>
    public long? NetCents { get; set; }

    /// <summary>Who decided; null: no person who signed in.</summary>
    public Guid? By { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>So many of its units as a decision of their own: the same was decided of them, and nothing is done yet.</summary>
    public ReturnDecision Rest(int units, DateTimeOffset now) => new()
    {
        SellerId = SellerId,
        AccountId = AccountId,
        ReturnKey = ReturnKey,
        OrderKey = OrderKey,
        OrderItemId = OrderItemId,
        Units = units,
        Outcome = Outcome,
        Source = Source,
        Restock = Restock,
        AtBol = AtBol,
        By = By,
        At = now,
    };

    /// <summary>It is on its way to an end: it counts.</summary>
    public bool Counts => !Dropped;

    /// <summary>bol has it, and the shop's order that the customer gets instead is still to be made.</summary>
    public bool ToReplace => Counts && AtBol && Replaces && ReplacedBy is null && !AsksReplacement;
}
