using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
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
        database.WriteFor(seller, db => SetGtinKey(db, seller, shop, key, ct), ct);

    internal async Task<Reason?> SetGtinKey(TandemDb db, SellerId seller, ShopId shop, string? key, CancellationToken ct)
    {
        if (await db.Shops.SingleOrDefaultAsync(s => s.SellerId == seller && s.Id == shop, ct) is not { } row)
            return Reason.Of("matching.no-such-shop");
        if (key is not null && (!GtinSourceRule.IsKey(key) || key.Length > 200)) return Reason.Of("matching.bad-key");
        if (row.GtinKey == key) return null;
        var was = row.GtinKey;
        row.GtinKey = key;
        db.NoteChange(seller, clock.GetUtcNow(), SettingNotes.GtinKey, Reason.Of(
            "matching.gtin-key", ("name", row.Name), ("part", shop), ("key", key), ("before", was), ("was", was),
            ("now", key)));
        return null;
    }

    /// <summary>Puts this shop before all others of the seller.</summary>
    /// <returns>Why not; null where it is done.</returns>
    public Task<Reason?> Lead(SellerId seller, ShopId shop, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var shops = await db.Shops.Where(s => s.SellerId == seller).ToListAsync(ct);
            if (shops.Find(s => s.Id == shop) is not { } first) return Reason.Of("matching.no-such-shop");
            await Rank(db, seller, shops, [.. shops.OrderBy(s => s != first).ThenBy(s => s.Rank).ThenBy(s => s.Id.Value)], ct);
            return null;
        }, ct);

    /// <summary>Of several shops with the same article the first of these leads.</summary>
    internal async Task Rank(
        TandemDb db, SellerId seller, IReadOnlyCollection<Shop> shops, IReadOnlyList<Shop> order, CancellationToken ct)
    {
        var was = OrderOf(shops);
        for (var i = 0; i < order.Count; i++) order[i].Rank = i;
        if (OrderOf(order) == was) return;

        // Only what several shops have can be decided otherwise.
        var shared = db.Items.Where(i => i.SellerId == seller && !i.Gone && i.Gtin != null).GroupBy(i => i.Gtin!)
            .Where(g => g.Select(i => i.ShopId).Distinct().Count() > 1).Select(g => g.Key);
        await db.Items.Where(i => i.SellerId == seller && shared.Contains(i.Gtin!))
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.MatchDue, true), ct);
        db.NoteChange(seller, clock.GetUtcNow(), SettingNotes.LeadingShop, Reason.Of(
            "matching.shop-leads", ("name", order[0].Name), ("was", was), ("now", OrderOf(order))));
    }

    /// <summary>The shops by who leads, as the trail keeps it.</summary>
    internal static string OrderOf(IEnumerable<Shop> shops) =>
        string.Join(',', shops.OrderBy(s => s.Rank).ThenBy(s => s.Id.Value).Select(s => s.Id));
}
