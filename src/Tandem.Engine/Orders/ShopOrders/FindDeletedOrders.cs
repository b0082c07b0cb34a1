using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>
/// Looks whether the shop still has the orders that bol waits for, and others that a feature watches: one that is removed for
/// good is in no list of what changed, and a shop that was put back from a backup has lost its latest. What it finds is taken
/// over as well: a status that no list told is known within the hour.
/// </summary>
internal sealed class FindDeletedOrders(OrderChanges changes, TimeProvider clock)
{
    private const int PageSize = 100;
    private const int DoublesAtOnce = 20;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public static SourceName Of(Shop shop) => SourceName.Of(shop.Id, "deleted-orders");

    public async Task<Reading> Run(SellerWork work, Shop shop, CancellationToken ct)
    {
        List<long> open;
        await using (var db = work.Read())
        {
            var bols = await db.Orders.Where(o => o.SellerId == shop.SellerId && o.ShopId == shop.Id && o.ShopOrderId != null
                    && o.State == OrderState.Imported && o.ShopStatus != CancelRule.Deleted)
                .Select(o => o.ShopOrderId!.Value).ToListAsync(ct);
            open = [.. bols.Union(await changes.Watched(db, shop, ct)).Order()];
        }

        var remote = work.Shop(shop);
        foreach (var some in open.Chunk(PageSize))
        {
            var listed = await remote.GetOrders(new WooOrderQuery { PerPage = PageSize, Include = some }, ct);
            var found = listed.Items.ToList();
            var gone = new List<long>();
            foreach (var id in some.Except(listed.Items.Select(o => o.Id ?? 0)))
            {
                // What lies in the bin is not listed either.
                if (await remote.GetOrder(id, ct) is { } one) found.Add(one);
                else gone.Add(id);
            }

            var shown = await ReadShown.Of(work, shop, found, ct);
            if (shown.Count > 0)
                await work.Owner.Write(db => ReadShopOrders.Save(db, changes, shop, shown, clock.GetUtcNow(), ct), ct);
            if (gone.Count > 0) await work.Owner.Write(db => Save(db, shop, gone, ct), ct);
        }

        await LookAtDoubles(work, shop, ct);

        return new Reading(null, Every);
    }

    /// <summary>Whether an order that was in the shop more than once still is.</summary>
    private async Task LookAtDoubles(SellerWork work, Shop shop, CancellationToken ct)
    {
        List<string> asked;
        await using (var db = work.Read())
        {
            asked = await db.Attentions
                .Where(a => a.SellerId == work.Seller && a.Subject == ActivitySubject.Order
                    && (a.ClearedAt == null || a.DoneAt != null))
                .Join(db.Orders.Where(o => o.ShopId == shop.Id), a => a.SubjectKey, o => o.Key, (a, o) => new { a, o.BolOrderId })
                .Where(p => p.a.Cause == OrderQuestions.DoubledKind + p.BolOrderId)
                .OrderBy(p => p.a.RaisedAt).Select(p => p.BolOrderId).Take(DoublesAtOnce).ToListAsync(ct);
        }

        var single = new List<string>();
        foreach (var order in asked)
        {
            var found = await work.Shop(shop).FindOrdersByTransactionId(order, ct, ImportDraft.CreatedVia);
            if (found.Count(o => !CancelRule.IsClosed(o.Status)) < 2) single.Add(OrderQuestions.Doubled(order));
        }

        if (single.Count > 0) await work.Owner.Write(db => db.Clear(work.Seller, clock.GetUtcNow(), single, ct), ct);
    }

    private async Task Save(Storage.TandemDb db, Shop shop, List<long> gone, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var orders = await db.Orders.Include(o => o.Lines)
            .Where(o => o.ShopId == shop.Id && o.ShopOrderId != null && gone.Contains(o.ShopOrderId.Value)).AsSplitQuery()
            .ToListAsync(ct);
        await changes.Gone(db, shop, gone, now, ct);
        await changes.Apply(db, orders, order => ReadShopOrders.TakeStatus(db, order, CancelRule.Deleted, now), now, ct);
    }
}
