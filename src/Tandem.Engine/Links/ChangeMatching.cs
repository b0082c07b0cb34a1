using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>Changes where GTINs are read from, and which shop leads where several have the same article.</summary>
public sealed class ChangeMatching(Database database, TimeProvider clock)
{
    /// <summary>From the next reading of the whole catalogue on, which is due at once.</summary>
    /// <param name="key"><c>meta:key</c> or <c>attribute:name</c>; null for WooCommerce's own field and the keys of well-known
    /// plugins.</param>
    /// <returns>Why not; null where it is done.</returns>
    public Task<Reason?> SetGtinKey(SellerId seller, ShopId shop, string? key, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            if (await db.Shops.SingleOrDefaultAsync(s => s.SellerId == seller && s.Id == shop, ct) is not { } row)
                return Reason.Of("matching.no-such-shop");
            if (key is not null && (!GtinSourceRule.IsKey(key) || key.Length > 200)) return Reason.Of("matching.bad-key");
            if (row.GtinKey == key) return null;
            row.GtinKey = key;
            db.Note(seller, clock.GetUtcNow(), ActivitySubject.Seller, 0,
                Reason.Of("matching.gtin-key", ("shop", row.Name), ("key", key)));
            return null;
        }, ct);

    /// <summary>Puts this shop before all others of the seller.</summary>
    /// <returns>Why not; null where it is done.</returns>
    public Task<Reason?> Lead(SellerId seller, ShopId shop, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var shops = await db.Shops.Where(s => s.SellerId == seller).ToListAsync(ct);
            if (shops.Find(s => s.Id == shop) is not { } first) return Reason.Of("matching.no-such-shop");
            var order = shops.OrderBy(s => s != first).ThenBy(s => s.Rank).ThenBy(s => s.Id.Value).ToList();
            for (var i = 0; i < order.Count; i++) order[i].Rank = i;

            // Only what several shops have can be decided otherwise.
            var shared = db.Items.Where(i => i.SellerId == seller && !i.Gone && i.Gtin != null).GroupBy(i => i.Gtin!)
                .Where(g => g.Select(i => i.ShopId).Distinct().Count() > 1).Select(g => g.Key);
            await db.Items.Where(i => i.SellerId == seller && shared.Contains(i.Gtin!))
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.MatchDue, true), ct);
            db.Note(seller, clock.GetUtcNow(), ActivitySubject.Seller, 0, Reason.Of("matching.shop-leads", ("shop", first.Name)));
            return null;
        }, ct);
}
