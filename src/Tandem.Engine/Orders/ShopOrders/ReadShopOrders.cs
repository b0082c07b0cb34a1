using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>Reads the shop's orders that changed: unpaid ones hold stock, completed ones of bol must be shipped there.</summary>
internal sealed class ReadShopOrders(OrderChanges changes, TimeProvider clock, Checkpoints checkpoints)
{
    private static readonly TimeSpan ChangesEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BinEvery = TimeSpan.FromMinutes(1);

    public static SourceName ChangesOf(Shop shop) => ChangesOf(shop.Id);

    public static SourceName ChangesOf(ShopId shop) => SourceName.Of(shop, "orders");

    /// <summary>The bin, which the list of what changed leaves out (facts/woocommerce.md §b).</summary>
    public static SourceName BinOf(Shop shop) => SourceName.Of(shop.Id, "bin");

    /// <summary>Orders that were thrown away since the last look.</summary>
    public async Task<Reading> Bin(SellerWork work, Shop shop, Observation observation, DateTimeOffset began,
        CancellationToken ct) =>
        await Read(work, shop, NewestChange.Of(observation) ?? began - TimeSpan.FromDays(1), ["trash"], ct) with
        {
            NextIn = BinEvery,
            News = null
        };

    public Task<Reading> Changes(SellerWork work, Shop shop, Observation observation, DateTimeOffset began,
        CancellationToken ct) =>
        Read(work, shop, NewestChange.Of(observation)
            ?? began - TimeSpan.FromMinutes(shop.HoldStockMinutes) - TimeSpan.FromDays(1), null, ct);

    private async Task<Reading> Read(SellerWork work, Shop shop, DateTimeOffset known, string[]? status, CancellationToken ct)
    {
        var newest = await ReadChanges.Since(known, clock.GetUtcNow(), async page =>
        {
            var answer = await work.Shop(shop).GetOrders(
                new WooOrderQuery
                {
                    Page = page.Number,
                    Status = status,
                    ModifiedAfter = page.From,
                    ModifiedBefore = page.Before,
                    OrderBy = page.OrderBy
                }, ct);
            if (answer.Items.Count == 0) return answer;
            await checkpoints.Reached("shop-orders.read", ct);
            var shown = await ReadShown.Of(work, shop, answer.Items, ct);
            await work.Owner.Write(db => Save(db, changes, shop, shown, clock.GetUtcNow(), ct), ct);
            await checkpoints.Reached("shop-orders.saved", ct);
            return answer;
        }, order => order.DateModifiedGmt, ct);
        return new Reading(new NewestChange(newest), ChangesEvery, News: newest > known);
    }

    /// <summary>Takes over what the shop shows of these orders.</summary>
    public static async Task Save(
        TandemDb db, OrderChanges changes, Shop shop, IReadOnlyDictionary<long, ShownOrder> shown, DateTimeOffset now,
        CancellationToken ct)
    {
        await changes.Shown(db, shop, [.. shown.Values.Select(s => s.Order)], now, ct);
        var ids = shown.Keys.ToList();
        var orders = await db.Orders.Include(o => o.Lines)
            .Where(o => o.ShopId == shop.Id && o.ShopOrderId != null && ids.Contains(o.ShopOrderId.Value)).AsSplitQuery()
            .ToListAsync(ct);
        var ours = orders.ToDictionary(o => o.Key, o => shown[o.ShopOrderId!.Value]);
        await changes.Apply(db, orders, order =>
        {
            order.TakeNumber(ours[order.Key].Order.Number);
            TakeStatus(db, order, ours[order.Key].Order, now);
        }, now, ct, ours);
    }

    /// <summary>The status that the shop shows, unless it showed a newer one.</summary>
    public static void TakeStatus(TandemDb db, Order order, WooOrder shown, DateTimeOffset now)
    {
        if (!order.IsOutdated(shown, now)) TakeStatus(db, order, shown.Status, now);
    }

    /// <inheritdoc cref="TakeStatus(TandemDb, Order, WooOrder, DateTimeOffset)"/>
    public static void TakeStatus(TandemDb db, Order order, string? status, DateTimeOffset now)
    {
        if (status == order.ShopStatus) return;
        db.Note(order.SellerId, now, ActivitySubject.Order, order.Key,
            Reason.Of("order.shop-status", ("from", order.ShopStatus), ("to", status)));
        order.ShopStatus = status;
    }
}
