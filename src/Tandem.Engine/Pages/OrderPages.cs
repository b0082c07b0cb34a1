using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Returns;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Pages;

/// <summary>An order in the list.</summary>
/// <param name="Blocked">A customer's request to cancel waits for its answer: nothing may be printed or sent.</param>
/// <param name="Returned">How what the customer sends back stands; null: nothing.</param>
public sealed record OrderRow(
    long Key, string BolOrderId, DateTimeOffset PlacedAt, OrderState State, Reason? Why, long? ShopOrderId,
    string? ShopOrderNumber, string? ShopStatus, Money? TotalInclVat,
    DateOnly? DeliverBy, DateOnly? ExpiresOn, int Units, Fulfilment Fulfilment, bool Blocked, ReturnMark? Returned = null);

/// <summary>One line of an order.</summary>
public sealed record OrderLineRow(
    string OrderItemId, string? Title, string? Ean, int Quantity, int Shipped, int Cancelled, bool CancellationRequested,
    Fulfilment Fulfilment, Money? TotalInclVat, bool UnknownProduct, long? ItemKey, IReadOnlyList<LineTax> Taxes);

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
    private static readonly OrderTab[] Work =
        [OrderTab.NeedsAttention, OrderTab.CancellationRequests, OrderTab.ToShip, OrderTab.WaitingForTracking,
            OrderTab.PendingAtBol];

    /// <summary>What waits is listed by its deadline, returns that wait come first, the rest with the newest first.</summary>
    /// <param name="search">The start of the bol order number, or the shop's order number; empty for all.</param>
    public Task<PageOf<OrderRow>> List(SellerId seller, string? search, OrderTab tab, int skip, int take, CancellationToken ct) =>
        List(seller, new OrderListFilter(search, tab), skip, take, ct);

    /// <inheritdoc cref="List(SellerId, string?, OrderTab, int, int, CancellationToken)"/>
    public async Task<PageOf<OrderRow>> List(SellerId seller, OrderListFilter filter, int skip, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var (search, tab) = (filter.Search, filter.Tab);
        var orders = tab == OrderTab.Returns ? WithReturns(db, seller, filter.OnlyWaiting) : On(db, seller, tab);
        if (filter.PromisedBy is { } promised) orders = orders.Where(o => o.DeliverBy <= promised);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var text = search.Trim();
            var number = long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            var capitals = text.TrimStart('#').ToUpperInvariant();
            orders = orders.Where(o => o.BolOrderId.StartsWith(text) || o.ShopOrderId == number
                || o.ShopOrderNumber!.StartsWith(text) || o.ShopOrderNumber.StartsWith(capitals));
        }

        var sorted = tab == OrderTab.Returns
            ? orders.OrderByDescending(o => db.Returns.Any(r => r.OrderKey == o.Key && !r.Handled && !r.Gone && !r.Lvb))
                .ThenByDescending(o => o.PlacedAt).ThenByDescending(o => o.Key)
            : Array.IndexOf(Work, tab) >= 0
            ? orders.OrderBy(o => o.DeliverBy ?? DateOnly.MaxValue).ThenBy(o => o.PlacedAt).ThenBy(o => o.Key)
            : orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Key);
        var page = await sorted.Include(o => o.Lines).AsSplitQuery().Page(skip, take, ct);
        var returned = await ReturnPages.Marks(db, [.. page.Rows.Select(o => o.Key)], ct);
        return page.As(o => Row(o, returned));
    }

    /// <summary>How many orders wait under each tab on which something is to be done.</summary>
    public async Task<IReadOnlyDictionary<OrderTab, int>> Waiting(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        var counts = new Dictionary<OrderTab, int>();
        foreach (var tab in Work) counts[tab] = await On(db, seller, tab).CountAsync(ct);
        counts[OrderTab.Returns] = await WithReturns(db, seller, waiting: true).CountAsync(ct);
        return counts;
    }

    /// <summary>How many of those to ship must go to the carrier on this day, or should have, and the first of them.</summary>
    public async Task<(int Count, Countdown? First)> ToShipOn(SellerId seller, DateTimeOffset now, int alarmHours,
        CancellationToken ct)
    {
        await using var db = database.Read();
        var promised = GuardRule.LastPromiseOf(DutchTime.DayOf(now));
        var orders = On(db, seller, OrderTab.ToShip).Where(o => o.DeliverBy <= promised);
        var first = await orders.OrderBy(o => o.DeliverBy).ThenBy(o => o.PlacedAt).ThenBy(o => o.Key)
            .Select(o => new { o.PlacedAt, o.DeliverBy, o.ExpiresOn }).FirstOrDefaultAsync(ct);
        return (await orders.CountAsync(ct), first is null ? null
            : GuardRule.Of(first.PlacedAt, first.DeliverBy, first.ExpiresOn, done: false, now, alarmHours));
    }

    /// <summary>Orders of which something comes back; or only those of which the seller must still handle something.</summary>
    private static IQueryable<Order> WithReturns(TandemDb db, SellerId seller, bool waiting)
    {
        // There are far fewer returns than orders: they lead to theirs.
        var returns = db.Returns.Where(r => r.SellerId == seller && r.OrderKey != null);
        if (waiting) returns = returns.Where(r => !r.Handled && !r.Gone && !r.Lvb);
        return db.Orders.Where(o => o.SellerId == seller && returns.Select(r => r.OrderKey!.Value).Contains(o.Key));
    }

    /// <summary>Orders about which something is asked. As with returns: few questions lead to their orders.</summary>
    private static IQueryable<long> Asked(TandemDb db, SellerId seller) =>
        db.Attentions.Where(a => a.SellerId == seller && a.ClearedAt == null && a.Subject == ActivitySubject.Order)
            .Select(a => a.SubjectKey);

    /// <summary>Orders for which something is on its way to bol.</summary>
    private static IQueryable<long> UnderWay(TandemDb db, SellerId seller) => db.Intents.Where(i => i.SellerId == seller
        && (i.Kind == IntentKind.Ship || i.Kind == IntentKind.Cancel || i.Kind == IntentKind.Label
        || i.Kind == IntentKind.Transport)
        && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown))
        .Select(i => i.Subject);

    private static IQueryable<Order> On(TandemDb db, SellerId seller, OrderTab tab)
    {
        var orders = db.Orders.Where(o => o.SellerId == seller);
        var (asked, underWay) = (Asked(db, seller), UnderWay(db, seller));
        var inShop = orders.Where(o => o.State == OrderState.Imported);
        return tab switch
        {
            OrderTab.NeedsAttention => orders.Where(o => asked.Contains(o.Key)),
            OrderTab.CancellationRequests => inShop.Where(o => o.CancelAnswer == CancelAnswer.None
                && o.Lines.Any(l => l.CancellationRequested && l.Quantity - l.Cancelled > l.Shipped)),
            OrderTab.ToShip => inShop.Where(o => o.Lines.Any(l => (o.CompletedInShopAt == null || l.Away > 0)
                && l.Imported != null && l.Fulfilment != Fulfilment.Lvb && l.Quantity - l.Cancelled > l.Shipped)),
            OrderTab.WaitingForTracking => inShop.Where(o => o.CompletedInShopAt != null && o.TrackingDueAt != null),
            OrderTab.PendingAtBol => orders.Where(o => underWay.Contains(o.Key)),
            OrderTab.Shipped => orders.Where(o => o.State == OrderState.Shipped),
            OrderTab.Cancelled => orders.Where(o => o.State == OrderState.Cancelled),
            OrderTab.Returns => WithReturns(db, seller, waiting: false),
            OrderTab.LeftOut => orders.Where(o => o.State == OrderState.Skipped),
            _ => orders,
        };
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
                || i.Kind == IntentKind.Transport || i.Kind == IntentKind.Cancel))
            .OrderBy(i => i.CreatedAt).ToListAsync(ct);
        var offers = order.Lines.Select(l => l.OfferKey).OfType<long>().ToList();
        var items = (await db.LinkParts.Where(p => offers.Contains(p.OfferKey)).ToListAsync(ct))
            .ToLookup(p => p.OfferKey, p => p.ItemKey);
        var shopUrl = order.ShopId is { } shopId ? await db.Shops.Where(s => s.Id == shopId).Select(s => s.Url)
            .SingleOrDefaultAsync(ct) : null;

        var returns = await ReturnPages.Of(db, order, ct);
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
                    l.OfferKey is { } offer ? items[offer].Select(i => (long?)i).FirstOrDefault() : null, l.Taxes ?? [])),
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
        CancelRule.Blocks(order), returned.TryGetValue(order.Key, out var mark) ? mark : null);
}
