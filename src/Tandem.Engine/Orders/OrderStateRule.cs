using Tandem.Engine.Orders.Import;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>Says how far an order is and by when the rest must go, from its lines alone. Pure.</summary>
internal static class OrderStateRule
{
    /// <returns>The state that the lines bring it to; the one that it has, with its reason, where they say nothing new.</returns>
    public static (OrderState State, Reason? Why) StateOf(Order order)
    {
        var stays = (order.State, order.StateReason);
        if (order.Lines.Count == 0) return stays;
        if (order.State == OrderState.Seen)
        {
            return ImportRule.LinesFor(order).Count == 0
                ? (OrderState.Skipped, Reason.Of("order.cancelled-before-import")) : stays;
        }

        var inShop = order.Lines.Where(l => l.Imported is not null).ToList();
        if (order.State != OrderState.Imported || inShop.Count == 0 || inShop.Exists(l => l.Shipped < l.Open)) return stays;
        return (inShop.Exists(l => l.Shipped > 0) ? OrderState.Shipped : OrderState.Cancelled, null);
    }

    /// <summary>The first days among what must still be sent; with nothing left, the last that were known.</summary>
    public static (DateOnly? DeliverBy, DateOnly? ExpiresOn) DatesOf(Order order)
    {
        var left = ImportRule.LinesFor(order, l => l.Open - l.Shipped);
        return (
            left.Min(l => l.DeliverBy) ?? order.DeliverBy ?? order.Lines.Min(l => l.DeliverBy),
            left.Min(l => l.ExpiresOn) ?? order.ExpiresOn ?? order.Lines.Min(l => l.ExpiresOn));
    }
}
