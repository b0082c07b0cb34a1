using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>What the shop's people did to an order that bears on its cancellation.</summary>
internal static class FollowShopCancels
{
    /// <summary>Whether a new status may have put stock back, taken it out again, or answered a question.</summary>
    public static bool Matters(Order order, string? status) =>
        CancelRule.IsClosed(status) || CancelRule.IsClosed(order.ShopStatus) || order.CancelAskedAt is not null || order.StatusBeforeHold is not null;

    /// <summary>After the new statuses were saved, in their transaction.</summary>
    public static async Task Statuses(TandemDb db, SellerId seller, IReadOnlyCollection<long> orders, DateTimeOffset now, CancellationToken ct)
    {
        if (orders.Count == 0) return;
        await db.SaveChangesAsync(ct);
        await StockMoved(db, orders, now, ct);
        await FollowCancellations.Of(db, seller, orders, now, ct);
    }

    /// <summary>
    /// Units may have come back in the shop: its stock is read again. Lines that bol still waits for count as promised anew, since
    /// no reading from now on contains them.
    /// </summary>
    public static async Task StockMoved(TandemDb db, IReadOnlyCollection<long> orders, DateTimeOffset now, CancellationToken ct)
    {
        await db.OrderLines.Where(l => orders.Contains(l.OrderKey) && l.Fulfilment != Fulfilment.Lvb && l.Quantity > l.Cancelled + l.Shipped)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.InStockReading, false), ct);
        var offers = await db.OrderLines.Where(l => orders.Contains(l.OrderKey) && l.OfferKey != null && l.Fulfilment != Fulfilment.Lvb)
            .Select(l => l.OfferKey!.Value).Distinct().ToListAsync(ct);
        var items = await db.LinkParts.Where(p => offers.Contains(p.OfferKey)).Select(p => p.ItemKey).Distinct().ToListAsync(ct);
        await db.ReadItemsAgain(items, now, ct);
        await db.TouchOffers(offers, ct);
    }

    /// <summary>A refund that the shop's people made of a part: what it means for bol only they can say.</summary>
    public static async Task Refunds(
        TandemDb db, Shop shop, IReadOnlyList<Order> orders, IReadOnlyList<WooOrder> answers, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var order in orders.Where(o => o.State is OrderState.Imported))
        {
            var answer = answers.Last(o => o.Id == order.ShopOrderId);
            var theirs = (answer.Refunds ?? []).Where(r => !RefundRule.IsOurs(r.Reason)).ToList();
            if (theirs.Count == 0 || CancelRule.IsClosed(answer.Status) || answer.Status == "completed" || order.CompletedInShopAt is not null) continue;
            await db.Raise(shop.SellerId, now, RefundCause(order.BolOrderId), ActivitySubject.Order, order.Key, Reason.Of(
                "attention.refunded-in-shop", ("order", order.BolOrderId), ("total", new Money(theirs.Sum(r => Math.Abs(Money.FromEuros(r.Total ?? 0).Cents))))), ct);
        }
    }

    public static string RefundCause(string bolOrderId) => $"shop-refunded:{bolOrderId}";
}
