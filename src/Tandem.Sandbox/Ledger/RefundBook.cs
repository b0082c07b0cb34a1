namespace Tandem.Sandbox.Ledger;

/// <summary>What the shop's people refunded by hand, and what they mean by it: they say it when they are asked.</summary>
internal sealed class RefundBook
{
    private readonly Lock gate = new();
    private readonly List<HandRefund> refunds = [];

    public void Made(HandRefund refund)
    {
        lock (gate) refunds.Add(refund);
    }

    public IReadOnlyList<HandRefund> Refunds()
    {
        lock (gate) return [.. refunds];
    }

    /// <summary>Somebody refunded units of this line of bol by hand, or the whole order.</summary>
    public bool IsTouched(string bolOrderId, string itemId)
    {
        lock (gate)
            return refunds.Exists(refund => refund.ItemId == itemId
                || (refund.BolOrderId == bolOrderId && refund.RefundId is null));
    }
}

/// <summary>A refund that somebody made by hand, of a line or of an amount.</summary>
/// <param name="RefundId">The shop's; null: the order was set to refunded, and the shop made it.</param>
/// <param name="Line">The shop's line; 0: an amount, or the order.</param>
/// <param name="ItemId">bol's line; null: an amount, or the order.</param>
internal sealed record HandRefund(long? RefundId, long Order, string? BolOrderId, long Line, string? ItemId, int Units,
    RefundMeaning Meaning);

/// <summary>Why somebody refunded by hand.</summary>
internal enum RefundMeaning
{
    /// <summary>The units are not delivered: they are cancelled at bol.</summary>
    Cancels,

    /// <summary>The customer keeps, or gets, the units all the same.</summary>
    Leave,

    /// <summary>It is the refund of what a customer sends back and registers, or has registered, at bol.</summary>
    Returned,

    /// <summary>The customer brought it to the door: bol does not know it yet.</summary>
    MakeAtBol,
}
