using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;
using Tandem.WooCommerce;

namespace Tandem.Engine.External;

/// <summary>
/// Writes the stock that an external source decided into the shop, riskiest first, a hundred items a call. The shop is read
/// right before: what it shows then, and not what was read once, is what is decided from. Its answer is the next reading.
/// </summary>
internal sealed class PushShopStock(
    DecideShopStock decide, ItemChanges changed, TimeProvider clock, Checkpoints checkpoints) : ILane
{
    private const int ItemsAtOnce = 100;
    internal static readonly WritePolicy Policy = new("shop-stock", "attention.shop-stock-refused") { EndAfterRefusals = 1 };

    // What the shop did not return is read by itself first.
    private static readonly TimeSpan AfterGone = TimeSpan.FromMinutes(1);

    public Lane Kind => Lane.PushShopStock;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.ShopStock];

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var next = await Next(work, null, ct);
        if (!(next <= clock.GetUtcNow())) return new LaneResult(next);
        var view = await work.View(ct);
        var wake = Lane.None;
        foreach (var shop in view.ReadShops)
        {
            while (await PushBatch(work, shop, ct) is { } woken)
                wake |= woken;
        }

        return new LaneResult(await Next(work, [.. view.ReadShops.Select(s => s.Id)], ct), wake);
    }

    /// <param name="shops">That may be told a number now; null: any.</param>
    private static async Task<DateTimeOffset?> Next(SellerWork work, List<ShopId>? shops, CancellationToken ct)
    {
        await using var db = work.Read();
        return await Open(db.Intents, work.Seller).Where(i => shops == null
                || db.Items.Any(item => item.Key == i.Subject && shops.Contains(item.ShopId)))
            .MinAsync(i => (DateTimeOffset?)i.DueAt, ct);
    }

    private static IQueryable<Intent> Open(IQueryable<Intent> intents, SellerId seller) => intents.Where(i =>
        i.SellerId == seller && i.Kind == IntentKind.ShopStock
            && (i.State == IntentState.Planned || i.State == IntentState.Unknown));

    private async Task<Lane?> PushBatch(SellerWork work, Shop shop, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<(Intent Intent, Item Item)> due;
        await using (var db = work.Read())
        {
            due = (await Open(db.Intents, work.Seller).Where(i => i.DueAt <= now)
                    .Join(db.Items.Where(i => i.ShopId == shop.Id), i => i.Subject, i => i.Key,
                        (intent, item) => new { intent, item })
                    .OrderBy(p => p.intent.Priority).ThenBy(p => p.intent.DueAt).Take(ItemsAtOnce).ToListAsync(ct))
                .ConvertAll(p => (p.intent, p.item));
        }

        if (due.Count == 0) return null;

        // The shop takes variations by parent: the riskiest decides which parent's turn it is.
        var parent = Parent(due[0].Item);
        due = due.FindAll(p => Parent(p.Item) == parent);
        var remote = work.Shop(shop);
        var began = clock.GetUtcNow();
        IReadOnlyList<WooProduct> seen;
        try
        {
            seen = await Look(remote, due.ConvertAll(p => p.Item), ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out _))
        {
            await Postpone(work, due, failure, ct);
            return Lane.None;
        }

        var marked = await Mark(work, shop, due, seen, began, ct);
        if (marked.Count == 0) return Lane.Decide;
        await checkpoints.Reached("shop-stock.sent", ct);
        await Send(work, shop, remote, parent, marked, ct);
        return Lane.Decide;
    }

    /// <summary>
    /// Takes over what the shop shows now, settles what was in doubt by it, decides the rest once more, and marks what is to be
    /// sent: all in one transaction, so that nothing is sent that was not decided from this very reading.
    /// </summary>
    private async Task<List<Push>> Mark(
        SellerWork work, Shop shop, List<(Intent Intent, Item Item)> due, IReadOnlyList<WooProduct> seen, DateTimeOffset began,
        CancellationToken ct)
    {
        var sentAt = clock.GetUtcNow();
        return await work.Owner.Write(async db =>
        {
            // A reading that says what is known already is not saved: it would look as if orders had to be read again.
            var news = seen.Where(p => due.Find(d => IdOf(d.Item) == p.Id).Item is { } item
                && (item.Quantity != p.StockQuantity || item.ReadDueSince is not null)).ToList();
            if (news.Count > 0) await SaveItems.Save(db, changed, shop, news, began, ct);

            var keys = due.ConvertAll(p => p.Intent.Key);
            foreach (var intent in await db.Intents.Where(i => keys.Contains(i.Key) && i.State == IntentState.Unknown)
                .ToListAsync(ct))
                ReadBack(db, intent, due.Find(p => p.Intent.Key == intent.Key).Item, seen, sentAt);
            await db.SaveChangesAsync(ct);

            var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == work.Seller, ct);
            var items = due.ConvertAll(p => p.Item.Key);
            await db.Items.Where(i => items.Contains(i.Key))
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, false), ct);
            db.ChangeTracker.Clear();
            await decide.Plan(db, seller, items, ct);
            await db.SaveChangesAsync(ct);

            var rows = await db.Intents
                .Where(i => i.Kind == IntentKind.ShopStock && items.Contains(i.Subject) && i.State == IntentState.Planned
                    && i.DueAt <= sentAt).ToListAsync(ct);
            var found = seen.Select(p => p.Id).ToHashSet();
            var gone = due.Where(p => !found.Contains(IdOf(p.Item))).Select(p => p.Item.Key).ToHashSet();
            await db.ReadItemsAgain(gone, sentAt, ct);
            foreach (var row in rows.Where(r => gone.Contains(r.Subject))) row.Postpone(sentAt + AfterGone);
            rows.RemoveAll(r => gone.Contains(r.Subject));
            foreach (var row in rows) row.MarkSent(sentAt);
            return rows.ConvertAll(r => new Push(r.Key, r.Subject, JsonSerializer.Deserialize<ShopStockPayload>(r.Payload)!));
        }, ct);
    }

    /// <summary>An answer that was lost: what the shop shows now says whether the write took effect.</summary>
    private static void ReadBack(TandemDb db, Intent intent, Item item, IReadOnlyList<WooProduct> seen, DateTimeOffset now)
    {
        var target = JsonSerializer.Deserialize<ShopStockPayload>(intent.Payload)!.Target;
        var done = seen.FirstOrDefault(p => p.Id == IdOf(item))?.StockQuantity == target;

        // Not done, or sold from since: either way the reading is fresh, and what is right now is decided from it.
        if (!done)
        {
            intent.MayGoAgain(now);
            return;
        }

        intent.Confirm(now);
        db.Note(intent.SellerId, now, ActivitySubject.Item, item.Key, Reason.Of("shop-stock.read-back", ("to", target)));
    }

    private async Task Send(SellerWork work, Shop shop, WooClient remote, long parent, List<Push> pushes, CancellationToken ct)
    {
        var began = clock.GetUtcNow();
        IReadOnlyList<WooBatchResult> results = [];
        Exception? failure = null;
        try
        {
            var changes = pushes.ConvertAll(p => new WooProductChange { Id = p.Id, StockQuantity = p.Payload.Target });
            results = parent == 0 ? await remote.UpdateProducts(changes, ct) : await remote.UpdateVariations(parent, changes, ct);
        }
        catch (Exception caught) when (caught is WooFailure)
        {
            failure = caught;
        }

        var answeredAt = clock.GetUtcNow();
        await checkpoints.Reached("shop-stock.called", ct);
        await work.Owner.Write(async db =>
        {
            var keys = pushes.ConvertAll(p => p.IntentKey);
            var itemKeys = pushes.ConvertAll(p => p.ItemKey);
            var intents = await db.Intents.Where(i => keys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, ct);
            var items = await db.Items.Where(i => itemKeys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, ct);
            var answers = new List<WooProduct>();
            foreach (var push in pushes)
            {
                var result = results.FirstOrDefault(r => r.Id == push.Id);
                var answer = result?.Product is { } product && parent != 0
                    ? product with { Type = "variation", ParentId = parent } : result?.Product;
                if (answer is not null) answers.Add(answer);
                await Settle(db, intents[push.IntentKey], items[push.ItemKey], push, answer, failure ?? Problem(result),
                    (began, answeredAt), ct);
            }

            await SaveItems.Save(db, changed, shop, answers, began, ct);
            await db.SaveChangesAsync(ct);
            await db.TouchItems(itemKeys, ct);
        }, ct);
        await checkpoints.Reached("shop-stock.settled", ct);
    }

    private static async Task Settle(
        TandemDb db, Intent intent, Item item, Push push, WooProduct? answer, Exception? failure,
        (DateTimeOffset Began, DateTimeOffset Answered) at, CancellationToken ct)
    {
        var about = About(item);
        if (failure is not null)
        {
            await FailWrite.Take(db, intent, Policy, WriteFailed.Of(failure, WriteMoment.Calling, at.Answered), about,
                at.Answered, ct);
        }
        else if (answer?.StockQuantity != push.Payload.Target)
        {
            intent.Refuse(at.Answered);
            await AskAboutWrites.Ask(db, intent, about, Reason.Of(
                "attention.shop-stock-ignored", ("item", item.Name), ("to", push.Payload.Target),
                ("shown", answer?.StockQuantity)), at.Answered, ct);
        }
        else
        {
            intent.Confirm(at.Answered);
            await AskAboutWrites.Clear(db, intent, about, at.Answered, ct);
            db.Note(intent.SellerId, at.Answered, ActivitySubject.Item, item.Key,
                Reason.Of("shop-stock.written", ("from", item.Quantity), ("to", push.Payload.Target)));
            if (at.Began < item.ReadAt || item.Quantity == answer.StockQuantity) return;
            db.Enter(item, at.Answered, StockCause.External, item.Quantity, answer.StockQuantity, answer.DateModifiedGmt);
            item.Quantity = answer.StockQuantity;
        }
    }

    private static Exception? Problem(WooBatchResult? result) => result switch
    {
        null => new WooUnknown("The shop's answer names other items.") { Own = "other-items" },
        { Product: null } => new WooRefused(200, result.ErrorCode ?? "", result.ErrorMessage ?? ""),
        _ => null,
    };

    private static async Task<IReadOnlyList<WooProduct>> Look(WooClient remote, List<Item> items, CancellationToken ct)
    {
        var ids = items.ConvertAll(IdOf);
        if (items[0].VariationId == 0)
            return (await remote.GetProducts(new WooProductQuery { Include = ids, Status = "any" }, ct)).Items;
        return (await remote.GetVariations(new WooVariationQuery { ParentId = items[0].ProductId, Include = ids }, ct)).Items;
    }

    private Task Postpone(SellerWork work, List<(Intent Intent, Item Item)> due, Exception failure, CancellationToken ct) =>
        work.Owner.Write(async db =>
        {
            var keys = due.ConvertAll(d => d.Intent.Key);
            foreach (var intent in await db.Intents.Where(i => keys.Contains(i.Key)).ToListAsync(ct))
            {
                var about = About(due.Find(d => d.Intent.Key == intent.Key).Item);
                await FailWrite.Take(db, intent, Policy, WriteFailed.Of(failure, WriteMoment.Reading), about, clock.GetUtcNow(),
                    ct);
            }
        }, ct);

    /// <summary>What a question about a write of its stock is about.</summary>
    public static WriteTopic About(Item item) => new(item.Name, $"shop-stock:{item.Key}");

    private static long Parent(Item item) => item.VariationId == 0 ? 0 : item.ProductId;

    private static long IdOf(Item item) => item.VariationId == 0 ? item.ProductId : item.VariationId;

    private sealed record Push(long IntentKey, long ItemKey, ShopStockPayload Payload)
    {
        public long Id => Payload.VariationId == 0 ? Payload.ProductId : Payload.VariationId;
    }
}
