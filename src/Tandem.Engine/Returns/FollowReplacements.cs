using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Returns;

/// <summary>
/// Follows the orders that customers get in exchange until they are sent. One that the shop's people close before that is asked
/// about, once for each time that they do: bol has the exchange, and the customer would get nothing.
/// </summary>
internal sealed class FollowReplacements : IShopOrderReaction
{
    public IQueryable<long> Watched(TandemDb db, Shop shop) => db.ReturnDecisions
        .Where(d => d.SellerId == shop.SellerId && d.ReplacedBy != null && d.ReplacementEnd == null
            && db.Orders.Any(o => o.Key == d.OrderKey && o.ShopId == shop.Id))
        .Select(d => d.ReplacedBy!.Value);

    public Task React(TandemDb db, Shop shop, IReadOnlyList<WooOrder> shown, DateTimeOffset now, CancellationToken ct) =>
        Take(db, shop, shown.Where(o => o is { Id: not null, CreatedVia: ReplacementRule.CreatedVia }).GroupBy(o => o.Id!.Value)
            .ToDictionary(g => g.Key, g => g.Last()), now, ct);

    public Task Gone(TandemDb db, Shop shop, IReadOnlyCollection<long> orders, DateTimeOffset now, CancellationToken ct) =>
        Take(db, shop, orders.ToDictionary(id => id, id => new WooOrder { Id = id, Status = CancelRule.Deleted }), now, ct);

    private static async Task Take(TandemDb db, Shop shop, Dictionary<long, WooOrder> shown, DateTimeOffset now,
        CancellationToken ct)
    {
        if (shown.Count == 0) return;
        var ids = shown.Keys.ToList();
        var found = await (
            from decision in db.ReturnDecisions
            where decision.SellerId == shop.SellerId && decision.ReplacedBy != null && ids.Contains(decision.ReplacedBy.Value)
            join order in db.Orders on decision.OrderKey equals order.Key
            where order.ShopId == shop.Id
            join line in db.Returns on decision.ReturnKey equals line.Key
            select new { decision, order, line.RmaId }).ToListAsync(ct);
        foreach (var one in found)
        {
            var (decision, before) = (one.decision, one.decision.ReplacementEnd);
            decision.ReplacementEnd = ReplacementRule.EndOf(before, shown[decision.ReplacedBy!.Value]);
            if (decision.ReplacementEnd == before) continue;
            if (decision.ReplacementEnd == ReplacementEnd.Closed)
            {
                decision.AsksReplacement = true;
                var what = Reason.Of("attention.replacement-closed", ("order", one.order.BolOrderId), ("rma", one.RmaId),
                    ("units", decision.Units), ("shopOrder", decision.ReplacedByNumber));
                db.Note(shop.SellerId, now, ActivitySubject.Order, one.order.Key, what);
                await db.Raise(shop.SellerId, now, ReturnQuestions.Replacement(one.RmaId), ActivitySubject.Order, one.order.Key,
                    what, ct);
            }
            else if (before == ReplacementEnd.Closed)
            {
                // Opened again: what was asked about it is over.
                decision.AsksReplacement = false;
            }
        }

        await db.SaveChangesAsync(ct);
        await BookReturns.Run(db, shop.SellerId, [.. found.Select(f => f.order.Key).Distinct()], now, ct);
    }
}
