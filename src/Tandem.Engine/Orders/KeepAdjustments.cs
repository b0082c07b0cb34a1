using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>
/// Keeps what the shop's order still holds of each line, and asks about what only the shop's people can explain.
/// </summary>
internal sealed class KeepAdjustments : IOrderReaction
{
    public async Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        var shown = changes.Where(c => c.Shown is not null && c.Order.Lines.Exists(l => l.Imported is not null)).ToList();
        var over = changes.Where(c => c.Order.State != c.Before.State && c.Order.State != OrderState.Imported).ToList();
        if (shown.Count + over.Count == 0) return;
        var keys = shown.ConvertAll(c => c.Order.Key);
        var rows = (await db.Adjustments.Where(a => keys.Contains(a.OrderKey)).OrderBy(a => a.Key).ToListAsync(ct))
            .ToLookup(a => a.OrderKey);
        List<string> calm =
            [.. over.SelectMany(c =>
                new[] { OrderQuestions.MoneyOff(c.Order.BolOrderId), OrderQuestions.MoreInShop(c.Order.BolOrderId) }),

            // Of what is delivered to nobody it matters no more what the shop's order holds.
            .. over.Where(c => c.Order.State == OrderState.Cancelled).SelectMany(c =>
                new[] { OrderQuestions.UnknownProduct(c.Order.BolOrderId), OrderQuestions.Differs(c.Order.BolOrderId) })];
        foreach (var change in shown) await Take(db, change, [.. rows[change.Order.Key]], calm, now, ct);

        // The reactions after this one ask the database for the ledger.
        await db.SaveChangesAsync(ct);
        if (calm.Count > 0) await db.Clear(changes[0].Order.SellerId, now, calm, ct);
    }

    private static async Task Take(TandemDb db, OrderChange change, List<Adjustment> rows, List<string> calm, DateTimeOffset now,
        CancellationToken ct)
    {
        var order = change.Order;
        if (change.Shown!.Parts is not null)
            order.SplitInto = [.. order.SplitInto.Union(SplitRule.Moved(order, change.Shown).Select(m => m.Part.Id!.Value))];

        // Of an order that was split, one part says nothing of the whole.
        else if (order.SplitInto.Count > 0) return;
        var shown = change.Shown with { Order = SplitRule.Whole(order, change.Shown) };
        var kept = AdjustmentRule.Of(order, rows, shown, now);
        var fresh = kept.Except(rows).ToList();
        db.Adjustments.AddRange(fresh);
        db.Adjustments.RemoveRange(rows.Except(kept));
        foreach (var line in order.Lines)
        {
            line.TakenOut = AdjustmentRule.TakenOut(line, kept);
            (line.Reduced, line.PutBack) = PutBackRule.Of(line, shown.Order);
        }

        var ended = order.State != OrderState.Imported || CancelRule.IsClosed(order.ShopStatus);
        if (fresh.Exists(r => r.OrderItemId is null) && !ended && order.CompletedInShopAt is null)
        {
            await db.Raise(order.SellerId, now, OrderQuestions.MoneyOff(order.BolOrderId), ActivitySubject.Order, order.Key,
                Reason.Of(
                "attention.refunded-in-shop", ("order", order.BolOrderId),
                ("total", new Money(kept.Where(r => r.OrderItemId is null).Sum(r => r.CentsInclVat)))), ct);
        }
        else if (!kept.Any(r => r.OrderItemId is null))
        {
            calm.Add(OrderQuestions.MoneyOff(order.BolOrderId));
        }

        var more = order.Lines.Where(l => AdjustmentRule.Extra(l, shown.Order) > 0).ToList();
        if (more.Count == 0 || ended)
        {
            calm.Add(OrderQuestions.MoreInShop(order.BolOrderId));
            return;
        }

        await db.Raise(order.SellerId, now, OrderQuestions.MoreInShop(order.BolOrderId), ActivitySubject.Order, order.Key,
            Reason.Of(
            "attention.more-in-shop", ("order", order.BolOrderId),
            ("name", string.Join(", ", more.Select(l => l.Title ?? l.Ean ?? l.OrderItemId))),
            ("sold", more.Sum(l => l.Open)), ("inShop", more.Sum(l => l.Imported!.Value + AdjustmentRule.Extra(l, shown.Order)))),
            ct);
    }
}
