using Tandem.Engine.Orders.ShopOrders;

namespace Tandem.Engine.Orders.Cancel;

/// <summary>Who brought a cancellation about.</summary>
internal enum CancelCause
{
    None,

    /// <summary>The customer asked, and Tandem accepted at bol.</summary>
    Request,

    /// <summary>The shop's people cancelled it in the shop, and Tandem did so at bol.</summary>
    Shop,

    /// <summary>A person cancelled it at bol through Tandem.</summary>
    Person,

    /// <summary>The customer asked, and it was accepted at bol without Tandem.</summary>
    RequestAtBol,

    /// <summary>bol's day of expiry had come.</summary>
    Expired,

    /// <summary>In bol's seller portal, or by bol itself.</summary>
    AtBol,
}

/// <summary>All that bears on a cancellation beside the order itself.</summary>
/// <param name="Live">Whether Tandem may write about orders.</param>
/// <param name="Today">The day in Amsterdam.</param>
/// <param name="HoldTold">The shop was told of the hold for this request, or is to be told.</param>
/// <param name="HoldUnderWay">How that ended is not known yet.</param>
/// <param name="Cancelling">Order items whose cancellation at bol is under way.</param>
/// <param name="Refused">Order items that bol would not cancel.</param>
/// <param name="Ours">Order items that Tandem cancels or has cancelled, and why.</param>
/// <param name="Off">Units that went off the shop's order or are going, by order item: refunded by Tandem or by the shop's
/// people, or taken out.</param>
/// <param name="Broken">Order items of which the shop's people refunded units that they did not put back in stock.</param>
internal sealed record CancelFacts(
    CancelSettings Settings, FlowSettings Flow, bool Live, DateOnly Today, bool HoldTold, bool HoldUnderWay,
    IReadOnlySet<string> Cancelling,
    IReadOnlySet<string> Refused, IReadOnlyDictionary<string, CancelCause> Ours, IReadOnlyDictionary<string, int> Off,
    IReadOnlySet<string> Broken)
{
    /// <summary>Units by order item whose money is back already, and which a person chose to deliver all the same.</summary>
    public IReadOnlyDictionary<string, int> Repaid { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

/// <summary>A line to cancel at bol.</summary>
internal sealed record CancelLine(string OrderItemId, string ReasonCode, CancelCause Cause);

/// <summary>Units of a line to refund in the shop.</summary>
/// <param name="Of">Units that the shop's order was made with.</param>
/// <param name="Total">Units of it that are refunded with this one; it makes the refund's own name.</param>
/// <param name="Decision">Of a return: the decision that it is of; it makes the name instead.</param>
/// <param name="Restock">The shop puts them back in stock.</param>
/// <param name="Money">Their money goes back; else they only go back in stock.</param>
/// <param name="Pieces">Pieces that the shop's order was made with; null: those that it shows.</param>
internal sealed record RefundLine(
    string OrderItemId, int Units, int Of, int Total, long? Decision = null, bool Restock = true, bool Money = true,
    int? Pieces = null);

/// <summary>What a wish to cancel comes to now.</summary>
internal sealed record CancelDecision
{
    public CancelAnswer Answer { get; init; }

    /// <summary>The parcel had left before the request: it is shipped all the same.</summary>
    public bool SentAlready { get; init; }

    /// <summary>Put the shop's order on hold.</summary>
    public bool Hold { get; init; }

    public IReadOnlyList<CancelLine> Cancel { get; init; } = [];
    public IReadOnlyList<RefundLine> Refund { get; init; } = [];

    /// <summary>Units by order item that a person must take off the shop's order: their money is back already.</summary>
    public IReadOnlyList<(string OrderItemId, int Units)> TakeOff { get; init; } = [];

    /// <summary>Cancel the shop's order: nothing of it is to be delivered.</summary>
    public bool Close { get; init; }

    /// <summary>
    /// A person must close the shop's order: at "cancelled" the shop would put back units that are gone
    /// (facts/woocommerce.md §a).
    /// </summary>
    public bool AsksToClose { get; init; }

    /// <summary>Cancelled at bol although the shop has sent it: the stock is not put back, and a person must know.</summary>
    public bool SentThough { get; init; }

    /// <summary>The status to take the shop's order back to; null: leave it.</summary>
    public string? Lift { get; init; }

    /// <summary>The request needs no answer any more.</summary>
    public bool IsOver { get; init; }

    /// <summary>A person must answer the customer's request.</summary>
    public bool AsksForAnswer { get; init; }

    /// <summary>A person must say what happens at bol with what was cancelled in the shop.</summary>
    public bool AsksAboutShop { get; init; }

    /// <summary>A person must say what happens at bol with units that the shop's order does not hold any more.</summary>
    public bool AsksAboutTakenOut { get; init; }

    /// <summary>A person must say whether units were sent, as bol shows, or are on the shelf, as the shop does.</summary>
    public bool AsksSentOrOnShelf { get; init; }

    /// <summary>Why units came back; None where none did.</summary>
    public CancelCause Cause { get; init; }
}
