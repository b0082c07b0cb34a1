using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
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
internal sealed class BuyerSource(OrderChanges changes, TimeProvider clock, ILogger<BuyerSource> log) : ISource
{
    private const int OrdersAtOnce = 20;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan NextPart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) => view.ReadAccounts.Select(account =>
        new SourceReading(SourceName.Of(account.Id, "buyers"), Lane.Decide, (o, _, ct) =>
            Read(work, account, o.At<AskedUpTo>()?.Order ?? 0, ct)));

    /// <summary>The next of them, and after the last the first: those that bol never names stand in nobody's way.</summary>
    private async Task<Reading> Read(SellerWork work, Account account, long after, CancellationToken ct)
    {
        List<(long Key, string BolOrderId)> unknown;
        await using (var db = work.Read())
        {
            var from = clock.GetUtcNow() - Shown;
            unknown = [.. (await db.DocumentTasks.Where(t => t.SellerId == work.Seller && t.LacksBuyer)
                .Join(db.Orders, t => t.OrderKey, o => o.Key, (t, o) => o)
                .Where(o => o.AccountId == account.Id && o.PlacedAt > from && o.Key > after).OrderBy(o => o.Key)
                .Take(OrdersAtOnce)
                .Select(o => new { o.Key, o.BolOrderId }).ToListAsync(ct)).Select(o => (o.Key, o.BolOrderId))];
        }

        foreach (var (key, id) in unknown)
        {
            try
            {
                if (await work.Bol(account).GetOrder(id, ct) is { } detail) await Save(work, account, key, detail, ct);
            }
            catch (Exception failure) when (failure is not (BolRateLimited or BolUnauthorized or OwnershipLost)
                && !(failure is OperationCanceledException && ct.IsCancellationRequested))
            {
                log.LogWarning(failure, "The buyer of order {Order} of seller {Seller} could not be read", key, work.Seller);

                // Whether it is this one or all of bol is not known: the next one is asked about, and not at once.
                if (failure is BolUnavailable) return new Reading(new AskedUpTo(key), Every);
            }
        }

        return unknown.Count == OrdersAtOnce ? new Reading(new AskedUpTo(unknown[^1].Key), NextPart) : new Reading(null, Every);
    }

    private Task Save(SellerWork work, Account account, long key, BolOrder detail, CancellationToken ct) =>
        work.Owner.Write(async db =>
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

    /// <param name="Order">The key of the last one that was asked about.</param>
    private sealed record AskedUpTo(long Order);
}
