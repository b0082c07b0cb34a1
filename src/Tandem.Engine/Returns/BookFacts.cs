using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;

namespace Tandem.Engine.Returns;

/// <summary>What is known of one line of an order when its returns are booked.</summary>
/// <param name="Decisions">Those about the line that count, the oldest first.</param>
/// <param name="Off">The ledger of the line.</param>
/// <param name="Ended">Decisions whose refund in the shop has ended, whichever way.</param>
internal sealed record BookFacts(
    OrderLine Line, IReadOnlyList<ReturnDecision> Decisions, IReadOnlyList<Adjustment> Off, IReadOnlySet<long> Ended)
{
    /// <summary>Whether the shop has an order that stands in its books.</summary>
    public bool InShop { get; init; } = true;

    /// <summary>All that the customer paid for the order is back already: only the shelf is left.</summary>
    public bool AllMoneyBack { get; init; }
}

/// <summary>What the returns of one line come to in the shop.</summary>
internal sealed record BookPlan
{
    /// <summary>What is to be refunded.</summary>
    public IReadOnlyList<(ReturnDecision Decision, RefundLine Refund)> Refunds { get; init; } = [];

    /// <summary>Nothing more follows from these.</summary>
    public IReadOnlyList<ReturnDecision> Booked { get; init; } = [];

    /// <summary>
    /// Their refund was not made, or is not there any more, or is of fewer units: only a person says that it is made again.
    /// </summary>
    public IReadOnlyList<ReturnDecision> Waived { get; init; } = [];

    /// <summary>Exchanged for an order that the shop is to make.</summary>
    public IReadOnlyList<ReturnDecision> Replacements { get; init; } = [];

    /// <summary>Whether they go back on the shelf nobody has said yet.</summary>
    public IReadOnlyList<ReturnDecision> AsksShelf { get; init; } = [];

    /// <summary>Taken in as fine, and refunded by the shop's people.</summary>
    public IReadOnlyList<ReturnDecision> RefundedByOthers { get; init; } = [];

    /// <summary>Units that the shop's people refunded and of which no return is known.</summary>
    public int ByHand { get; init; }
}
