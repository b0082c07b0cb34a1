using Tandem.Engine.Loop;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>How a refund in the shop ended.</summary>
internal enum RefundEnd
{
    /// <summary>It is there: made now, or found again.</summary>
    Made,

    /// <summary>Nothing was left to refund: the shop's people did it, or cancelled the whole order.</summary>
    Nothing,

    /// <summary>The parcel has left with the units in it.</summary>
    Sent,

    /// <summary>An earlier attempt may still be at work in the shop: look again later.</summary>
    Later,
}

/// <summary>Refunds cancelled units in the shop and puts them back in its stock. The shop would do it twice: it is looked for first.</summary>
internal static class RefundUnits
{
    // A shop may finish a request long after its answer was lost (facts/woocommerce.md §d).
    private static readonly TimeSpan ShopMayStillWork = TimeSpan.FromSeconds(150);

    /// <param name="attempted">When an attempt was sent whose end is not known; null: none was.</param>
    public static async Task<(RefundEnd End, decimal Amount)> Run(
        WooClient shop, WooOrder order, RefundLine line, OrderSettings settings, DateTimeOffset? attempted, DateTimeOffset now, Checkpoints checkpoints, CancellationToken ct)
    {
        var refunds = await shop.GetRefunds(order.Id!.Value, ct);
        if (RefundRule.Find(refunds, line) is { } there) return (RefundEnd.Made, there.Amount ?? 0);
        if (now - attempted < ShopMayStillWork) return (RefundEnd.Later, 0);
        if (CancelRule.IsClosed(order.Status)) return (RefundEnd.Nothing, 0);
        if (settings.Flow.SentStatuses.Contains(order.Status ?? "")) return (RefundEnd.Sent, 0);
        if (RefundRule.Make(order, refunds, line, settings.Flow.NoteLanguage) is not { } draft) return (RefundEnd.Nothing, 0);
        var made = await shop.CreateRefund(order.Id.Value, draft, ct);
        await checkpoints.Reached("refund.called", ct);
        return (RefundEnd.Made, made.Amount ?? draft.Amount ?? 0);
    }
}
