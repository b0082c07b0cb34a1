using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// Asks bol who bought what was shipped without its details having been read: orders that are not imported, and those of before
/// invoices were made. bol shows it for 30 days after the order (facts/vat.md §0).
/// </summary>
internal sealed class BuyerSource(OrderChanges changes, TimeProvider clock) : ISource
{
    private const int OrdersAtOnce = 20;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) => view.ReadAccounts.Select(account =>
        new SourceReading(SourceName.Of(account.Id, "buyers"), Lane.Decide, (_, _, ct) => Read(work, account, ct)));

    private async Task<Reading> Read(SellerWork work, Account account, CancellationToken ct)
    {
        List<(long Key, string BolOrderId)> unknown;
        await using (var db = work.Read())
        {
            var from = clock.GetUtcNow() - Shown;
            unknown = [.. (await db.DocumentTasks.Where(t => t.SellerId == work.Seller && t.LacksBuyer)
                .Join(db.Orders, t => t.OrderKey, o => o.Key, (t, o) => o)
                .Where(o => o.AccountId == account.Id && o.PlacedAt > from).OrderBy(o => o.PlacedAt).Take(OrdersAtOnce)
                .Select(o => new { o.Key, o.BolOrderId }).ToListAsync(ct)).Select(o => (o.Key, o.BolOrderId))];
        }

        foreach (var (key, id) in unknown)
        {
            if (await work.Bol(account).GetOrder(id, ct) is not { } detail) continue;
            await work.Owner.Write(async db =>
            {
                var now = clock.GetUtcNow();
                await SaveOrders.Save(db, changes, account, [SaveOrders.From(detail)], now, ct);
                var order = await db.Orders.SingleAsync(o => o.Key == key, ct);
                await changes.Detailed(db, [(order, detail)], now, ct);
                await db.SaveChangesAsync(ct);
                if (await db.DocumentDrafts.AnyAsync(d => d.OrderKey == key, ct))
                    await db.DocumentTasks.Where(t => t.OrderKey == key).ExecuteUpdateAsync(t => t
                        .SetProperty(x => x.DueAt, now).SetProperty(x => x.LacksBuyer, false), ct);
            }, ct);
        }

        return new Reading(null, Every);
    }
}
