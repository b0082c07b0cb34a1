using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Stock;

/// <summary>
/// How long a sale of one side may stay unknown to the other: what it took lately (the 95th percentile of either direction), or
/// the age of the oldest picture of either side where that is more. So the window grows by itself while a side is late or
/// cannot be reached, and shrinks again.
/// </summary>
internal sealed class MeasureWindow(TimeProvider clock) : IDecision
{
    private const int Samples = 200;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Lately = TimeSpan.FromHours(24);

    // What was decided from a pace that has changed since is decided again after this long.
    private static readonly TimeSpan PaceCounts = TimeSpan.FromHours(3);

    public async Task<LaneResult> DecideDue(SellerWork work, SellerView view, CancellationToken ct) =>
        new(await Run(work, view, ct));

    /// <returns>When to measure again; null where adaptive safety stock is off.</returns>
    public async Task<DateTimeOffset?> Run(SellerWork work, SellerView view, CancellationToken ct)
    {
        var seller = view.Seller;
        var mode = seller.Get<AdaptiveSay>().Mode;
        if (mode == AdaptiveMode.Off) return null;
        var known = seller.Get<MeasuredWindow>();
        var now = clock.GetUtcNow();
        if (known.At + Every is { } due && due > now) return due;

        var window = (await Measured(work, view, now, ct)).TotalSeconds;
        var differs = window > known.Seconds * 1.25 || window < known.Seconds * 0.8;
        await work.Owner.Write(async db =>
        {
            await db.SaveSettings(work.Seller, new MeasuredWindow(differs ? window : known.Seconds, now), ct);
            if (mode != AdaptiveMode.Apply) return;

            // A pace fades while nothing is sold, and a window changes all at once: only what sells at all can differ by either.
            var since = now - PaceCounts;
            var selling = db.Offers.Where(o => o.SellerId == work.Seller && !o.Gone && !o.Lvb
                && (differs ? o.SalesRate.At >= since : o.PacedUnits > 0));
            await selling.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        }, ct);
        return now + Every;
    }

    /// <summary>
    /// bol acknowledged numbers of these offers: sales that the items' readings contained are known there from now on.
    /// </summary>
    public static async Task Shown(TandemDb db, IReadOnlyCollection<long> offerKeys, DateTimeOffset at, CancellationToken ct)
    {
        if (offerKeys.Count == 0) return;
        var items = await (
            from part in db.LinkParts
            join item in db.Items on part.ItemKey equals item.Key
            where offerKeys.Contains(part.OfferKey)
            select new { item.Key, item.ReadAt }).Distinct().ToListAsync(ct);
        var keys = items.ConvertAll(i => i.Key);
        var read = items.ToDictionary(i => i.Key, i => i.ReadAt);
        var since = at - Lately;
        var waiting = await db.ShopSales.Where(s => keys.Contains(s.ItemKey) && s.At >= since && s.ShownAt == null)
            .ToListAsync(ct);
        foreach (var sale in waiting.Where(s => s.At < read[s.ItemKey])) sale.ShownAt = at;
    }

    private static async Task<TimeSpan> Measured(SellerWork work, SellerView view, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = work.Read();
        var since = now - Lately;
        var toBol = await db.ShopSales.Where(s => s.SellerId == work.Seller && s.At >= since && s.ShownAt != null)
            .OrderByDescending(s => s.At).Take(Samples).Select(s => new { s.At, s.ShownAt }).ToListAsync(ct);
        var toShop = await db.Orders.Where(o => o.SellerId == work.Seller && o.PlacedAt >= since && o.ImportedAt != null)
            .OrderByDescending(o => o.PlacedAt).Take(Samples).Select(o => new { o.PlacedAt, o.ImportedAt }).ToListAsync(ct);
        List<SourceName> sources =
        [
            .. view.Shops.SelectMany(s => new[] { ReadItems.ChangesOf(s), ReadShopOrders.ChangesOf(s) }),
            .. view.Accounts.Select(ReadBolOrders.ChangesOf),
        ];
        var oldest = await db.Observations.Where(o => o.SellerId == work.Seller && sources.Contains(o.Source))
            .MinAsync(o => o.BeganAt, ct);
        var unsent = await db.Intents.Where(i => i.SellerId == work.Seller && i.Kind == IntentKind.Stock
            && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown))
            .MinAsync(i => (DateTimeOffset?)i.CreatedAt, ct);
        return WindowRule.Decide(
            toBol.ConvertAll(s => s.ShownAt!.Value - s.At), toShop.ConvertAll(o => o.ImportedAt!.Value - o.PlacedAt),
            now - (oldest ?? now), now - (unsent ?? now));
    }
}
