using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Import;

/// <summary>
/// After a silence many orders wait to be imported at once, and the most urgent go first. bol's list does not tell what was
/// promised (facts/bol.md §4), so each of them is read once before the first is imported.
/// </summary>
internal sealed class ReadPromises(OrderChanges changes, TimeProvider clock)
{
    private const int AtOnce = 12;

    /// <summary>
    /// So many of the oldest are put in order at a time: with thousands waiting, the first must not wait for the last.
    /// </summary>
    private const int Most = 300;

    /// <param name="few">So many go into the shop at once anyway: their order does not matter.</param>
    public async Task Run(SellerWork work, SellerView view, int few, CancellationToken ct)
    {
        List<(AccountId Account, string BolOrderId)> unread;
        var paused = view.PausedShops;
        await using (var db = work.Read())
        {
            var waiting = db.Orders.Where(o => o.SellerId == work.Seller && o.State == OrderState.Seen
                && !(o.ShopId != null && paused.Contains(o.ShopId.Value))
                && db.Intents
                .Any(i => i.Subject == o.Key && i.Kind == IntentKind.Import && i.State == IntentState.Planned
                    && i.Attempts == 0));

            // Those that are in order go in first: else every few imports would wait for the next hundreds to be read.
            if (await waiting.AnyAsync(o => o.DeliverBy != null, ct)) return;
            var rows = await waiting.Where(o => o.Lines.All(l => l.TotalCentsInclVat == null))
                .OrderBy(o => o.PlacedAt).Take(Most).Select(o => new { o.AccountId, o.BolOrderId }).ToListAsync(ct);
            unread = [.. rows.Where(r => view.Account(r.AccountId.Value) is not null).Select(r => (r.AccountId, r.BolOrderId))];
        }

        if (unread.Count <= few) return;
        foreach (var some in unread.Chunk(AtOnce))
        {
            try
            {
                var read = await Task.WhenAll(some.Select(async o =>
                {
                    var account = view.Account(o.Account.Value)!;
                    return (account, Order: await work.Bol(account).GetOrder(o.BolOrderId, ct));
                }));
                await work.Owner.Write(async db =>
                {
                    foreach (var group in read.Where(r => r.Order is not null)
                        .GroupBy(r => r.account, r => SaveOrders.From(r.Order!)))
                        await SaveOrders.Save(db, changes, group.Key, [.. group], clock.GetUtcNow(), ct);
                }, ct);
            }
            catch (Exception failure) when (failure is not OwnershipLost && !ct.IsCancellationRequested)
            {
                // The import itself asks again and tells what is wrong, each order for itself; until then the oldest go first.
                return;
            }
        }
    }
}
