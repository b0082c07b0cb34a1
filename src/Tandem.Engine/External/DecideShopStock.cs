using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Writes;

namespace Tandem.Engine.External;

/// <summary>What a write of the shop's stock says.</summary>
internal sealed record ShopStockPayload(long ProductId, long VariationId, int Target);

/// <summary>
/// Decides again every item with an external number of which an input changed, and intends a write where the shop must be
/// told. bol follows from the shop's number through the ordinary loop.
/// </summary>
internal sealed class DecideShopStock(TimeProvider clock, Checkpoints checkpoints) : IDecision
{
    private const int ItemsAtOnce = 200;

    // What waits for the shop's orders is looked at again by itself: a reading that finds none wakes nobody.
    private static readonly TimeSpan OrdersAreReadWithin = TimeSpan.FromSeconds(15);

    // What the shop refuses it refuses again; asked now and then, in case somebody mended it.
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromHours(1);

    /// <returns>When the next of them is tried again, and which lanes have work because of it.</returns>
    public async Task<LaneResult> DecideDue(SellerWork work, SellerView view, CancellationToken ct)
    {
        var wake = Lane.None;
        var again = await TryRefused(work, ct);
        for (long after = 0; ;)
        {
            var (last, result) = await work.Owner.Write(async db =>
            {
                // Items that wait for orders stay marked: by key, so that a turn meets each of them once.
                var keys = await db.Items.Where(i => i.SellerId == work.Seller && i.ExternalDue && i.Key > after)
                    .OrderBy(i => i.Key).Select(i => i.Key).Take(ItemsAtOnce).ToListAsync(ct);
                if (keys.Count == 0) return ((long?)null, default(LaneResult));
                await db.Items.Where(i => keys.Contains(i.Key))
                    .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, false), ct);

                // What one shop sold is no longer there for the others.
                var twins = await SameArticle.Of(db, work.Seller, keys, ct);
                return (keys[^1], await Plan(db, view.Seller, [.. keys.Union(twins.SelectMany(t => t))], ct));
            }, ct);
            wake |= result.Wake;
            if (again is null || result.NextDue < again) again = result.NextDue ?? again;
            if (last is not { } next) break;
            after = next;
            await checkpoints.Reached("shop-stock.intended", ct);
        }

        if (wake.HasFlag(Lane.WatchShop))
        {
            foreach (var shop in view.ReadShops) work.MakeDue(ReadShopOrders.ChangesOf(shop));
        }

        return new LaneResult(again, wake);
    }

    /// <summary>What the shop refused so long ago is decided again.</summary>
    /// <returns>When the next of these is.</returns>
    private async Task<DateTimeOffset?> TryRefused(SellerWork work, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - AfterRefusal;
        List<(long Item, DateTimeOffset? At)> refused;
        await using (var db = work.Read())
        {
            refused = (await db.Intents.Where(i => i.SellerId == work.Seller && i.Kind == IntentKind.ShopStock
                    && i.State == IntentState.Refused).Select(i => new { i.Subject, i.SettledAt }).ToListAsync(ct))
                .ConvertAll(i => (i.Subject, i.SettledAt));
        }

        var items = refused.FindAll(r => r.At <= before).ConvertAll(r => r.Item);
        if (items.Count > 0)
            await work.Owner.Write(db => db.Items.Where(i => items.Contains(i.Key))
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct), ct);
        return refused.FindAll(r => r.At > before).Min(r => r.At) + AfterRefusal;
    }

    /// <summary>Decides these items from what the database knows now; in the transaction of the caller.</summary>
    public async Task<LaneResult> Plan(TandemDb db, Seller seller, IReadOnlyCollection<long> itemKeys, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var source = await db.ExternalSources.AsNoTracking().SingleOrDefaultAsync(s => s.SellerId == seller.Id, ct);
        var items = await db.Items.Where(i => itemKeys.Contains(i.Key)).ToListAsync(ct);
        var numbered =
            items.FindAll(i => i.ExternalQuantity is not null && source is not null && source.Kind != StockSource.Shop);
        var inputs = await ShopStockInputs.Read(db, seller, numbered, source?.FileAt ?? now, source?.LagMinutes ?? 0, ct);
        var keys = items.ConvertAll(i => BusinessKey(i.Key));
        var intents = await db.Intents.Where(i => i.SellerId == seller.Id && keys.Contains(i.BusinessKey))
            .ToDictionaryAsync(i => i.BusinessKey, ct);
        var wake = Lane.None;
        var (moved, back) = (new List<long>(), new List<(Intent, WriteTopic)>());

        foreach (var item in items)
        {
            intents.TryGetValue(BusinessKey(item.Key), out var intent);
            var decision = numbered.Contains(item) ? ShopStockRule.Decide(inputs.FactsOf(item)) : null;
            if (item.ShopTarget != decision?.Target) moved.Add(item.Key);
            item.ShopTarget = decision?.Target;
            if (decision?.Wait == true) (item.ExternalDue, wake) = (true, wake | Lane.WatchShop);
            if (intent?.State is IntentState.Sent or IntentState.Unknown) continue; // decided anew when it is settled

            if (decision is not { Write: true, Target: { } target } || !inputs.IsLive(item))
            {
                // While orders are to be read first, what was refused is not over.
                if (intent?.State == IntentState.Planned || (intent?.HasFailed == true && decision?.Wait != true))
                    back.Add((intent, PushShopStock.About(item)));
                continue;
            }

            var payload = JsonSerializer.Serialize(new ShopStockPayload(item.ProductId, item.VariationId, target));
            if (intent?.State == IntentState.Refused && intent.Payload == payload && now < intent.SettledAt + AfterRefusal)
                continue;

            if (intent is null) db.Intents.Add(intent = Write(item));
            intent.Plan(payload, ShopStockRule.Priority(target, item.Quantity), decision.Reason, now);
            wake |= Lane.PushShopStock;
        }

        await TakeBackWrites.Run(db, back, now, ct);

        // What bol may show goes by it at once, whether or not the shop takes the number.
        await db.TouchOffersOf(moved, ct);
        return new LaneResult(items.Exists(i => i.ExternalDue) ? now + OrdersAreReadWithin : null, wake);
    }

    private static Intent Write(Item item) => new()
    {
        SellerId = item.SellerId,
        BusinessKey = BusinessKey(item.Key),
        Kind = IntentKind.ShopStock,
        Subject = item.Key,
        Of = Module.Stock
    };

    public static string BusinessKey(long itemKey) => $"shop-stock:{itemKey}";
}
