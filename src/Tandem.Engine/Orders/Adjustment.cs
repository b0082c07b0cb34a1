using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>
/// One thing that took units or money off a line of the shop's order after it was made. All of them together are the ledger of
/// the line:
/// never more units than went in, never more money than was paid.
/// </summary>
internal sealed class Adjustment
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public long OrderKey { get; set; }

    /// <summary>bol's id of the line; null: an amount off the order as a whole.</summary>
    public string? OrderItemId { get; set; }
    public AdjustmentCause Cause { get; set; }

    /// <summary>Units of the bol line; of a bundle of which a part went, the whole one.</summary>
    public int Units { get; set; }

    /// <summary>VAT included, never below zero; zero while it is not known, and where only the units went.</summary>
    public long CentsInclVat { get; set; }

    /// <summary>Of a refund of ours: units of the line that were cancelled at bol in all, which names it in the shop.</summary>
    public int? CancelledInAll { get; set; }

    /// <summary>Of a refund of ours for a return: the decision that it is of, which names it in the shop.</summary>
    public long? DecisionKey { get; set; }

    /// <summary>Of a refund of ours for a return: the shop was told to put the units back in stock.</summary>
    public bool Restocked { get; set; }

    /// <summary>The shop's id of the refund; null: there is none, or none yet.</summary>
    public long? RefundId { get; set; }

    /// <summary>A person said that the units are delivered all the same.</summary>
    public bool StillDelivered { get; set; }

    /// <summary>The shop's order was mended so that it takes the stock of these units again.</summary>
    public bool Retaken { get; set; }
    public DateTimeOffset At { get; set; }
}
