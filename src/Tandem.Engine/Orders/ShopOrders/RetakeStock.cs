using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>
/// A person said that units are delivered all the same which the shop had put back in stock: the shop takes them out again. It
/// does so by itself where an order was cancelled, and never where units were refunded.
/// </summary>
internal sealed class RetakeStock : IOrderReaction
{
    public async Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var change in changes)
        {
            var order = change.Order;
            if (order.State != OrderState.Imported || order.ShopOrderId is null || CancelRule.IsClosed(order.ShopStatus))
                continue;
            var reopened = CancelRule.IsClosed(change.Before.ShopStatus);
            var lines = order.Lines.FindAll(l => IsBack(l) && (reopened || l.TakenOut < change.Was(l).TakenOut));
            if (lines.Count == 0) continue;
            var items = lines.ConvertAll(l => l.OrderItemId);
            if (await db.Adjustments
                .AnyAsync(a => a.OrderKey == order.Key && a.StillDelivered && items.Contains(a.OrderItemId!), ct))
                await PickOrders.PlanRepair(db, order, items, now, ct);
        }
    }

    /// <summary>Units that the shop has on its shelf by its count, and that are on their way to a customer.</summary>
    private static bool IsBack(OrderLine line) => line is { PutBack: > 0, UnknownProduct: false } && line.Open > line.Shipped;
}
