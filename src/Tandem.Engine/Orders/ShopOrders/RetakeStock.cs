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
        foreach (var order in changes.Select(c => c.Order))
        {
            if (order.ShopOrderId is null || CancelRule.IsClosed(order.ShopStatus)) continue;
            var items = order.Lines.Where(IsBack).Select(l => l.OrderItemId).ToList();
            if (items.Count == 0) continue;

            // As long as it was not done: where another repair is on its way, this comes again once that has ended.
            var said = await db.Adjustments
                .Where(a => a.OrderKey == order.Key && a.StillDelivered && !a.Retaken && items.Contains(a.OrderItemId!))
                .Select(a => a.OrderItemId!).Distinct().ToListAsync(ct);
            if (said.Count > 0) await PickOrders.PlanRepair(db, order, said, now, ct);
        }
    }

    /// <summary>Units that the shop has on its shelf by its count, and that are on their way to a customer, or were.</summary>
    private static bool IsBack(OrderLine line) =>
        line is { PutBack: > 0, UnknownProduct: false } && (line.Open > line.Shipped || line.Doubted > 0);
}
