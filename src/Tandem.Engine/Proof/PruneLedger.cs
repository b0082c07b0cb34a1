using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Proof;

/// <summary>
/// Lets go of the ledger, the trail and photos of returns after the days that the seller keeps them. Statements stay, and of each
/// number the last entry of every cause before the limit, so that the first kept day can still be explained.
/// </summary>
internal sealed class PruneLedger
{
    private const int RowsAtOnce = 2000;

    // They are large.
    private const int PhotosAtOnce = 50;
    private static readonly TimeSpan Sales = TimeSpan.FromDays(35);

    /// <returns>True where there may be more.</returns>
    public async Task<bool> Run(SellerWork work, Seller seller, DateTimeOffset now, CancellationToken ct)
    {
        var limit = now - TimeSpan.FromDays(seller.Get<LedgerSettings>().Days);
        var sales = now - Sales;
        await Entries(work, limit, ct);
        var more = await Delete(work, db => db.Activities.Where(a => a.SellerId == work.Seller && a.At < limit).OrderBy(a => a.At)
            .Select(a => a.Key),
            (db, keys) => db.Activities.Where(a => keys.Contains(a.Key)).ExecuteDeleteAsync(ct), ct);
        more |= await Delete(work, db => db.Drifts.Where(d => d.SellerId == work.Seller && d.SeenAt < limit && d.EndedAt != null)
            .OrderBy(d => d.SeenAt).Select(d => d.Key),
            (db, keys) => db.Drifts.Where(d => keys.Contains(d.Key)).ExecuteDeleteAsync(ct), ct);
        more |= await Delete(work, db => db.ShadowEntries.Where(e => e.SellerId == work.Seller && e.At < limit).OrderBy(e => e.At)
            .Select(e => e.Key),
            (db, keys) => db.ShadowEntries.Where(e => keys.Contains(e.Key)).ExecuteDeleteAsync(ct), ct);
        more |= await ForgetCodes(work, limit, ct);
        more |= await ForgetPhotos(work, now.AddDays(-seller.Get<ReturnSettings>().PhotoDays), ct);
        await work.Owner.Write(db => db.ShopSales.Where(s => s.SellerId == work.Seller && s.At < sales).ExecuteDeleteAsync(ct),
            ct);
        return more;
    }

    /// <summary>
    /// Once through what is old, the newest first, page by page along the index: the first entry of a number and a cause is the
    /// one that stays. Asking the database of each row whether a later one is there is quadratic where many rows stay.
    /// </summary>
    private static async Task Entries(SellerWork work, DateTimeOffset limit, CancellationToken ct)
    {
        var seen = new HashSet<(long? Item, long? Offer, StockCause Cause)>();
        var (before, key) = (limit, long.MinValue);
        while (true)
        {
            var page = await Older(work, before, key, ct);
            var past = page.Where(e => !seen.Add((e.ItemKey, e.OfferKey, e.Cause))).Select(e => e.Key).ToList();
            if (past.Count > 0)
                await work.Owner.Write(db => db.StockEntries.Where(e => past.Contains(e.Key)).ExecuteDeleteAsync(ct), ct);
            if (page.Count < RowsAtOnce) return;
            (before, key) = (page[^1].At, page[^1].Key);
        }
    }

    private static async Task<List<StockEntry>> Older(SellerWork work, DateTimeOffset before, long key, CancellationToken ct)
    {
        await using var db = work.Read();
        return await db.StockEntries.Where(e => e.SellerId == work.Seller && e.At <= before && (e.At < before || e.Key < key))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Key).Take(RowsAtOnce)
            .Select(e => new StockEntry { Key = e.Key, At = e.At, ItemKey = e.ItemKey, OfferKey = e.OfferKey, Cause = e.Cause })
            .ToListAsync(ct);
    }

    /// <summary>A tracking code leads to its customer's door: it ends with the ledger, once its order has ended.</summary>
    private static async Task<bool> ForgetCodes(SellerWork work, DateTimeOffset limit, CancellationToken ct)
    {
        OrderState[] ended = [OrderState.Shipped, OrderState.Cancelled, OrderState.Skipped];
        var more = await Delete(work, db => db.Parcels.Where(p => p.SellerId == work.Seller && p.FoundAt < limit
            && db.Orders.Any(o => o.Key == p.OrderKey && ended.Contains(o.State))).OrderBy(p => p.FoundAt).Select(p => p.Key),
            (db, keys) => db.Parcels.Where(p => keys.Contains(p.Key)).ExecuteDeleteAsync(ct), ct);
        more |= await Delete(work, db => db.Intents.Where(i => i.SellerId == work.Seller && i.SettledAt < limit
            && (i.Kind == IntentKind.Ship || i.Kind == IntentKind.Transport)
            && db.Orders.Any(o => o.Key == i.Subject && ended.Contains(o.State))).OrderBy(i => i.SettledAt).Select(i => i.Key),
            (db, keys) => db.Intents.Where(i => keys.Contains(i.Key)).ExecuteDeleteAsync(ct), ct);
        await work.Owner.Write(db => db.Labels
            .Where(l => l.SellerId == work.Seller && l.TrackAndTrace != null && l.ChosenAt < limit)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.TrackAndTrace, (string?)null), ct), ct);
        ReturnStep[] over = [ReturnStep.Booked, ReturnStep.Ended];
        await work.Owner.Write(db => db.Returns
            .Where(r => r.SellerId == work.Seller && r.TrackingCode != null && r.RegisteredAt < limit && over.Contains(r.Step))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.TrackingCode, ""), ct), ct);
        return more;
    }

    /// <summary>Photos of what waits at bol stay; without their return, or long after it was handled, they go.</summary>
    private static Task<bool> ForgetPhotos(SellerWork work, DateTimeOffset limit, CancellationToken ct) =>
        Delete(work, db => db.ReturnPhotos.Where(p => p.SellerId == work.Seller && p.At < limit && !db.Returns
            .Any(r => r.Key == p.ReturnKey && ((r.Handled && r.HandledAt >= limit) || (!r.Handled && !r.Gone))))
            .OrderBy(p => p.At).Select(p => p.Key),
            (db, keys) => db.ReturnPhotos.Where(p => keys.Contains(p.Key)).ExecuteDeleteAsync(ct), ct, PhotosAtOnce);

    // In small transactions: the loop writes in between.
    private static async Task<bool> Delete(
        SellerWork work, Func<TandemDb, IQueryable<long>> old, Func<TandemDb, List<long>, Task<int>> delete, CancellationToken ct,
        int atOnce = RowsAtOnce)
    {
        List<long> keys;
        await using (var db = work.Read()) keys = await old(db).Take(atOnce).ToListAsync(ct);
        if (keys.Count > 0) await work.Owner.Write(db => delete(db, keys), ct);
        return keys.Count == atOnce;
    }
}
