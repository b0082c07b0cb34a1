using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Proof;

/// <summary>
/// Lets go of the ledger and the trail after the days that the seller keeps them. Statements stay, and of each number the last
/// entry of every cause before the limit, so that the first kept day can still be explained.
/// </summary>
internal sealed class PruneLedger
{
    private const int RowsAtOnce = 2000;
    private static readonly TimeSpan Sales = TimeSpan.FromDays(35);

    /// <returns>True where there may be more.</returns>
    public async Task<bool> Run(SellerWork work, Seller seller, DateTimeOffset now, CancellationToken ct)
    {
        var limit = now - TimeSpan.FromDays(seller.Get<LedgerSettings>().Days);
        var sales = now - Sales;
        var more = await Delete(work, db => db.StockEntries.Where(e => e.SellerId == work.Seller && e.At < limit
            && db.StockEntries.Any(n => n.ItemKey == e.ItemKey && n.OfferKey == e.OfferKey && n.Cause == e.Cause && n.At > e.At && n.At <= limit))
            .OrderBy(e => e.At).Select(e => e.Key), (db, keys) => db.StockEntries.Where(e => keys.Contains(e.Key)).ExecuteDeleteAsync(ct), ct);
        more |= await Delete(work, db => db.Activities.Where(a => a.SellerId == work.Seller && a.At < limit).OrderBy(a => a.At).Select(a => a.Key),
            (db, keys) => db.Activities.Where(a => keys.Contains(a.Key)).ExecuteDeleteAsync(ct), ct);
        more |= await Delete(work, db => db.Drifts.Where(d => d.SellerId == work.Seller && d.SeenAt < limit && d.EndedAt != null).OrderBy(d => d.SeenAt).Select(d => d.Key),
            (db, keys) => db.Drifts.Where(d => keys.Contains(d.Key)).ExecuteDeleteAsync(ct), ct);
        more |= await Delete(work, db => db.ShadowEntries.Where(e => e.SellerId == work.Seller && e.At < limit).OrderBy(e => e.At).Select(e => e.Key),
            (db, keys) => db.ShadowEntries.Where(e => keys.Contains(e.Key)).ExecuteDeleteAsync(ct), ct);
        await work.Owner.Write(db => db.ShopSales.Where(s => s.SellerId == work.Seller && s.At < sales).ExecuteDeleteAsync(ct), ct);
        return more;
    }

    // In small transactions: the loop writes in between.
    private static async Task<bool> Delete(
        SellerWork work, Func<TandemDb, IQueryable<long>> old, Func<TandemDb, List<long>, Task<int>> delete, CancellationToken ct)
    {
        List<long> keys;
        await using (var db = work.Read()) keys = await old(db).Take(RowsAtOnce).ToListAsync(ct);
        if (keys.Count > 0) await work.Owner.Write(db => delete(db, keys), ct);
        return keys.Count == RowsAtOnce;
    }
}
