using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Pictures;
using Tandem.Engine.Returns;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Pages;

/// <summary>A bol account or a shop by its name.</summary>
public sealed record OrderChannel(Guid Id, string Name, bool IsShop);

/// <summary>Everything about one order.</summary>
/// <param name="ShopOrderLink">Where the order is in the shop's own administration.</param>
/// <param name="Differs">The shop's order is not what was sold, and nobody said that it is right as it is.</param>
/// <param name="Questions">What only a person can decide about it, the oldest first. None of it stops what can go on.</param>
public sealed record OrderPage(
    OrderRow Order, DateTimeOffset FirstSeenAt, DateTimeOffset? ImportedAt, DateTimeOffset? CompletedInShopAt, Uri? ShopOrderLink,
    IReadOnlyList<OrderLineRow> Lines, IReadOnlyList<OrderWrite> Writes, IReadOnlyList<ReturnRow> Returns,
    IReadOnlyList<AttentionRow> Questions, bool Differs = false);

/// <summary>Reads what the pages about orders show.</summary>
public sealed class OrderPages(Database database)
{
    private const int KeysAtOnce = 500;

    /// <summary>Tabs of orders on which something is to be done.</summary>
    public static IReadOnlyList<OrderTab> Work => OrderQuery.Work;

    /// <summary>What waits is listed by its deadline, the rest with the newest first.</summary>
    /// <param name="search">The start of the bol order number, or the shop's order number; empty for all.</param>
    public Task<PageOf<OrderRow>> List(SellerId seller, string? search, OrderTab tab, int skip, int take, CancellationToken ct) =>
        List(seller, new OrderListFilter(search, tab), skip, take, ct);

    /// <inheritdoc cref="List(SellerId, string?, OrderTab, int, int, CancellationToken)"/>
    public async Task<PageOf<OrderRow>> List(SellerId seller, OrderListFilter filter, int skip, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var orders = await OrderQuery.Of(db, seller, filter, ct);
        var page = await OrderQuery.Sorted(orders.Include(o => o.Lines).AsSplitQuery(), filter).Page(skip, take, ct);
        var returned = await ReturnPages.Marks(db, [.. page.Rows.Select(o => o.Key)], ct);
        var pictures = await Pictures(db, [.. page.Rows.Select(FirstOffer).OfType<long>().Distinct()], ct);
        return page.As(o => Row(o, returned) with { Picture = FirstOffer(o) is { } f ? pictures.GetValueOrDefault(f) : null });
    }

    private static long? FirstOffer(Order order) => order.Lines.OrderBy(l => l.Key).FirstOrDefault()?.OfferKey;

    /// <summary>By offer, that of the first item of it that has one.</summary>
    private static async Task<Dictionary<long, ItemPicture>> Pictures(TandemDb db, List<long> offers, CancellationToken ct) =>
        (await db.LinkParts.Where(p => offers.Contains(p.OfferKey))
            .Join(db.Items.Where(i => i.Picture != null), p => p.ItemKey, i => i.Key,
                (p, i) => new { p.OfferKey, i.Key, i.Picture })
            .ToListAsync(ct)).GroupBy(p => p.OfferKey)
        .ToDictionary(g => g.Key, g => g.OrderBy(p => p.Key).Select(p => ItemPicture.Of(p.Key, p.Picture)!).First());

    /// <summary>The keys of what was chosen, in the order in which they came in. What a filter finds is asked anew.</summary>
    public async Task<IReadOnlyList<long>> KeysOf(SellerId seller, OrderSelection selection, CancellationToken ct)
    {
        await using var db = database.Read();
        if (selection.All is { } filter)
        {
            var except = selection.Keys.ToHashSet();
            var found = await OrderQuery.Of(db, seller, filter, ct);
            return [.. (await found.OrderBy(o => o.Key).Select(o => o.Key).ToListAsync(ct)).Where(k => !except.Contains(k))];
        }

        var own = new List<long>();
        foreach (var keys in selection.Keys.Distinct().Order().Chunk(KeysAtOnce))
            own.AddRange(await db.Orders.Where(o => o.SellerId == seller && keys.Contains(o.Key)).OrderBy(o => o.Key)
                .Select(o => o.Key).ToListAsync(ct));
        return own;
    }

    /// <summary>All that a filter finds, in its order, read piece by piece.</summary>
    public async IAsyncEnumerable<OrderRow> All(SellerId seller, OrderListFilter filter,
        [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = database.Read();
        var sorted = OrderQuery.Sorted(await OrderQuery.Of(db, seller, filter, ct), filter);
        foreach (var keys in (await sorted.Select(o => o.Key).ToListAsync(ct)).Chunk(KeysAtOnce))
            foreach (var row in await Rows(db, seller, keys, ct)) yield return row;
    }

    /// <summary>These orders, in the order of their keys here. What the seller has not is left out.</summary>
    public async Task<IReadOnlyList<OrderRow>> Rows(SellerId seller, IReadOnlyCollection<long> keys, CancellationToken ct)
    {
        await using var db = database.Read();
        return await Rows(db, seller, [.. keys], ct);
    }

    private static async Task<List<OrderRow>> Rows(TandemDb db, SellerId seller, long[] keys, CancellationToken ct)
    {
        var orders = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == seller && keys.Contains(o.Key))
            .AsSplitQuery().ToDictionaryAsync(o => o.Key, ct);
        var returned = await ReturnPages.Marks(db, keys, ct);
        return [.. keys.Where(orders.ContainsKey).Select(k => Row(orders[k], returned))];
    }

    /// <summary>The bol accounts and the shops that a list can be narrowed to, by name.</summary>
    public async Task<IReadOnlyList<OrderChannel>> Channels(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        var accounts = await db.Accounts.Where(a => a.SellerId == seller).Select(a => new { a.Id, a.Name }).ToListAsync(ct);
        var shops = await db.Shops.Where(s => s.SellerId == seller).OrderBy(s => s.Rank).Select(s => new { s.Id, s.Name })
            .ToListAsync(ct);
        return
        [
            .. accounts.OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
                .Select(a => new OrderChannel(a.Id.Value, a.Name, IsShop: false)),
            .. shops.Select(s => new OrderChannel(s.Id.Value, s.Name, IsShop: true)),
        ];
    }

    /// <summary>How many orders wait under each of these tabs; under that of returns those to be handled.</summary>
    public async Task<IReadOnlyDictionary<OrderTab, int>> Waiting(SellerId seller, IEnumerable<OrderTab> tabs,
        CancellationToken ct)
    {
        await using var db = database.Read();
        var counts = new Dictionary<OrderTab, int>();
        foreach (var tab in tabs) counts[tab] = await OrderQuery.On(db, seller, tab).CountAsync(ct);
        return counts;
    }

    /// <summary>How many of those to ship must go to the carrier on this day, or should have, and the first of them.</summary>
    public async Task<(int Count, Countdown? First)> ToShipOn(SellerId seller, DateTimeOffset now, int alarmHours,
        CancellationToken ct)
    {
        await using var db = database.Read();
        var promised = GuardRule.LastPromiseOf(DutchTime.DayOf(now));
        var orders = OrderQuery.On(db, seller, OrderTab.ToShip).Where(o => o.DeliverBy <= promised);
        var first = await orders.OrderBy(o => o.DeliverBy).ThenBy(o => o.PlacedAt).ThenBy(o => o.Key)
            .Select(o => new { o.PlacedAt, o.DeliverBy, o.ExpiresOn }).FirstOrDefaultAsync(ct);
        return (await orders.CountAsync(ct), first is null ? null
            : GuardRule.Of(first.PlacedAt, first.DeliverBy, first.ExpiresOn, done: false, now, alarmHours));
    }

    /// <returns>Null where the seller has no such order.</returns>
    public async Task<OrderPage?> Of(SellerId seller, long orderKey, CancellationToken ct)
    {
        await using var db = database.Read();
        var order = await db.Orders.Include(o => o.Lines)
            .SingleOrDefaultAsync(o => o.Key == orderKey && o.SellerId == seller, ct);
        if (order is null) return null;

        var writes = await db.Intents
            .Where(i => i.Subject == orderKey
                && (i.Kind == IntentKind.Import || i.Kind == IntentKind.Ship || i.Kind == IntentKind.ShopOrder
                || i.Kind == IntentKind.Label
                || i.Kind == IntentKind.Transport || i.Kind == IntentKind.Cancel || i.Kind == IntentKind.Replacement))
            .OrderBy(i => i.CreatedAt).ToListAsync(ct);
        var offers = order.Lines.Select(l => l.OfferKey).OfType<long>().ToList();
        var items = (await db.LinkParts.Where(p => offers.Contains(p.OfferKey))
            .Join(db.Items, p => p.ItemKey, i => i.Key, (p, i) => new { p.OfferKey, i.Key, i.Sku, i.Picture }).ToListAsync(ct))
            .ToLookup(p => p.OfferKey, p => (p.Key, p.Sku, Picture: ItemPicture.Of(p.Key, p.Picture)));
        var shopUrl = order.ShopId is { } shopId ? await db.Shops.Where(s => s.Id == shopId).Select(s => s.Url)
            .SingleOrDefaultAsync(ct) : null;

        var returns = await ReturnPages.Of(db, order, shopUrl, ct);
        string[] differs = [OrderQuestions.Differs(order.BolOrderId), OrderQuestions.MoreInShop(order.BolOrderId)];
        return new OrderPage(
            Row(order, returns.Count == 0 ? new Dictionary<long, ReturnMark>() : await ReturnPages.Marks(db, [order.Key], ct)),
            order.FirstSeenAt, order.ImportedAt, order.CompletedInShopAt,
            shopUrl is not null && order.ShopOrderId is { } id
                ? ShopAddress.OrderPage(new Uri(shopUrl), id) : null,
            [
                .. order.Lines.OrderBy(l => l.Key).Select(l => new OrderLineRow(
                    l.OrderItemId, l.Title, l.Ean, l.Quantity, l.Shipped, l.Cancelled, l.CancellationRequested, l.Fulfilment,
                    l.TotalCentsInclVat is { } cents ? new Money(cents) : null, l.UnknownProduct,
                    l.OfferKey is { } offer ? items[offer].Select(i => (long?)i.Key).FirstOrDefault() : null, l.Taxes ?? [],
                    l.OfferKey is { } of ? string.Join(" + ", items[of].Select(i => i.Sku).Where(s => !string.IsNullOrEmpty(s)))
                        : null)
                {
                    Picture = l.OfferKey is { } its ? items[its].Select(i => i.Picture).FirstOrDefault(p => p is not null) : null,
                }),
            ],
            [
                .. writes.Select(w => new OrderWrite(
                    w.Kind, w.State, w.Reason, w.CreatedAt, w.SentAt, w.SettledAt, w.DueAt, w.Attempts, w.RemoteWords)),
            ],
            returns,
            await db.Attentions
                .Where(a => a.SellerId == seller && a.ClearedAt == null && a.Subject == ActivitySubject.Order
                    && a.SubjectKey == order.Key)
                .OrderBy(a => a.RaisedAt).ThenBy(a => a.Key)
                .Select(a => new AttentionRow(a.Key, a.Subject, a.SubjectKey, a.What, a.RaisedAt)).ToListAsync(ct),
            await db.Attentions.AnyAsync(a => a.SellerId == seller && a.ClearedAt == null && differs.Contains(a.Cause), ct));
    }

    private static OrderRow Row(Order order, IReadOnlyDictionary<long, ReturnMark> returned) => new(
        order.Key, order.BolOrderId, order.PlacedAt, order.State, order.StateReason, order.ShopOrderId, order.ShopOrderNumber,
        order.ShopStatus, order.TotalCentsInclVat is { } cents ? new Money(cents)
            : order.Lines.TrueForAll(l => l.TotalCentsInclVat is not null) && order.Lines.Count > 0
                ? new Money(order.Lines.Sum(l => l.TotalCentsInclVat!.Value)) : null,
        order.DeliverBy, order.ExpiresOn, order.Lines.Sum(l => l.Quantity),
        ImportRule.KindOf(order.Lines.Select(l => l.Fulfilment)),
        CancelRule.Blocks(order), returned.TryGetValue(order.Key, out var mark) ? mark : null)
    {
        Sold = [.. order.Lines.OrderBy(l => l.Key).Select(l => (l.Quantity, l.Title ?? l.Ean ?? l.OrderItemId, l.Ean))],
        Country = order.Destination,
        Account = order.AccountId.Value,
        Shop = order.ShopId?.Value,
        SlipPrintedAt = order.SlipPrintedAt,
    };
}
