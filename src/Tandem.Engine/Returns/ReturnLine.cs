using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>
/// One article that a customer sends back, as bol last told. Holds nothing of the customer, and nothing that the customer wrote.
/// </summary>
internal sealed class ReturnLine
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }

    /// <summary>bol's id of the whole return; it may hold several articles, even of several orders.</summary>
    public required string ReturnId { get; set; }

    /// <summary>bol's id of this article of it: what the seller handles.</summary>
    public required string RmaId { get; set; }
    public required string BolOrderId { get; set; }

    /// <summary>
    /// The order, where Tandem knows it, and the line of it: bol names only the order and the EAN (facts/bol.md §8).
    /// </summary>
    public long? OrderKey { get; set; }
    public string? OrderItemId { get; set; }
    public string? Ean { get; set; }

    /// <summary>Units that the customer says to send back.</summary>
    public int Units { get; set; }

    /// <summary>What the customer chose from bol's list, in bol's Dutch words; never switched on.</summary>
    public string Why { get; set; } = "";
    public string WhyDetail { get; set; } = "";

    /// <summary>From bol's own warehouse: bol handles it.</summary>
    public bool Lvb { get; set; }
    public DateTimeOffset RegisteredAt { get; set; }

    /// <summary>When a list of what waits last showed it.</summary>
    public DateTimeOffset SeenAt { get; set; }
    public bool Handled { get; set; }
    public DateTimeOffset? HandledAt { get; set; }

    /// <summary>What became of its units, as JSON (<see cref="ReturnResult"/>).</summary>
    public string Results { get; set; } = "[]";

    /// <summary>bol does not know it any more.</summary>
    public bool Gone { get; set; }

    /// <summary>When a person must be told that it still waits; null: there is nothing to say, or it was said.</summary>
    public DateTimeOffset? AlarmAt { get; set; }

    /// <summary>Something of it was not intended for the shop yet.</summary>
    public bool Untold { get; set; }

    /// <summary>Something of it was not taken in by the desk yet.</summary>
    public bool Unbooked { get; set; }

    /// <summary>
    /// Units of which nothing came, and whether a parcel came in: what it counts for in the figures (<see cref="FigureRule"/>).
    /// </summary>
    public int CameToNothing { get; set; }
    public bool CameIn { get; set; }

    /// <summary>How far it is; concluded from what was decided (<see cref="ReturnStepRule"/>).</summary>
    public ReturnStep Step { get; set; }

    /// <summary>When it was taken in here, and how many units came; null: it was not.</summary>
    public DateTimeOffset? ReceivedAt { get; set; }
    public int? ReceivedUnits { get; set; }

    /// <summary>How it was found; null: nobody has looked at it.</summary>
    public ReturnCondition? Condition { get; set; }

    /// <summary>By what it comes back, as bol tells; empty: bol was asked and told none; null: not asked yet.</summary>
    public string? TrackingCode { get; set; }
}
