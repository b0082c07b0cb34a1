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
            select new Followed(decision, order, line.RmaId)).ToListAsync(ct);
        foreach (var one in found) await one.Take(db, shown[one.Decision.ReplacedBy!.Value], now, ct);
        await db.SaveChangesAsync(ct);
        await BookReturns.Run(db, shop.SellerId, [.. found.Select(f => f.Order.Key).Distinct()], now, ct);
    }

    private sealed record Followed(ReturnDecision Decision, Order Order, string RmaId)
    {
        public async Task Take(TandemDb db, WooOrder shown, DateTimeOffset now, CancellationToken ct)
        {
            var before = Decision.ReplacementEnd;
            Decision.ReplacementEnd = ReplacementRule.EndOf(before, shown);
            if (Decision.ReplacementEnd == before) return;

            // Opened again, or sent all the same: what was asked about it is over.
            if (before == ReplacementEnd.Closed) Decision.AsksReplacement = false;
            if (Decision.ReplacementEnd != ReplacementEnd.Closed) return;
            Decision.AsksReplacement = true;
            var what = Reason.Of("attention.replacement-closed", ("order", Order.BolOrderId), ("rma", RmaId),
                ("units", Decision.Units), ("shopOrder", Decision.ReplacedByNumber));
            db.Note(Order.SellerId, now, ActivitySubject.Order, Order.Key, what);
            await db.Raise(Order.SellerId, now, ReturnQuestions.Replacement(RmaId), ActivitySubject.Order, Order.Key, what, ct);
        }
    }
}
