using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>Finds orders as a list is narrowed down, one way for the screen, its file and what is done with all of it.</summary>
internal static class OrderQuery
{
    // Articles whose name holds the words of a search: more would be no search.
    private const int MostArticles = 200;
    private const int MostOfACode = 6;

    // Sorts behind every sign that a number goes on with.
    private const char Last = '\uffff';

    /// <summary>Tabs on which something is to be done.</summary>
    public static readonly OrderTab[] Work =
        [OrderTab.NeedsAttention, OrderTab.CancellationRequests, OrderTab.ToShip, OrderTab.WaitingForTracking,
            OrderTab.PendingAtBol];

    public static async Task<IQueryable<Order>> Of(TandemDb db, SellerId seller, OrderListFilter filter, CancellationToken ct)
    {
        var orders = On(db, seller, filter.Tab);
        if (filter.PromisedBy is { } promised) orders = orders.Where(o => o.DeliverBy <= promised);
        if (filter.Country is { } country)
        {
            var code = country.Code;
            orders = orders.Where(o => o.Destination == code);
        }

        if (filter.Channel is { } channel)
        {
            var (account, shop) = (new AccountId(channel), new ShopId(channel));
            orders = orders.Where(o => o.AccountId == account || o.ShopId == shop);
        }

        if (filter.Delivery is { } delivery) orders = orders.Where(o => o.Lines.Any(l => l.Fulfilment == delivery));
        if (filter.PlacedFrom is { } from)
        {
            var begin = DutchTime.StartOf(from);
            orders = orders.Where(o => o.PlacedAt >= begin);
        }

        if (filter.PlacedTo is { } to && to < DateOnly.MaxValue)
        {
            var end = DutchTime.StartOf(to.AddDays(1));
            orders = orders.Where(o => o.PlacedAt < end);
        }

        if (filter.Printed is { } printed) orders = orders.Where(o => o.SlipPrintedAt != null == printed);
        return string.IsNullOrWhiteSpace(filter.Search) ? orders : await Found(db, seller, orders, filter.Search.Trim(), ct);
    }

    /// <summary>In an order in which no two are alike.</summary>
    public static IQueryable<Order> Sorted(IQueryable<Order> orders, OrderListFilter filter) => filter switch
    {
        { Sort: OrderSort.Number } => orders.OrderBy(o => o.BolOrderId).ThenBy(o => o.Key),
        { Sort: OrderSort.Oldest } => orders.OrderBy(o => o.PlacedAt).ThenBy(o => o.Key),
        { Sort: OrderSort.Newest } => Newest(orders),
        { Sort: OrderSort.ShipBefore } => First(orders),
        _ => Array.IndexOf(Work, filter.Tab) >= 0 ? First(orders) : Newest(orders),
    };

    private static IQueryable<Order> Newest(IQueryable<Order> orders) =>
        orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Key);

    private static IQueryable<Order> First(IQueryable<Order> orders) =>
        orders.OrderBy(o => o.DeliverBy ?? DateOnly.MaxValue).ThenBy(o => o.PlacedAt).ThenBy(o => o.Key);

    /// <summary>By their numbers; by what they sold or were sent with where no number begins so.</summary>
    private static async Task<IQueryable<Order>> Found(TandemDb db, SellerId seller, IQueryable<Order> orders, string text,
        CancellationToken ct)
    {
        var numbered = await Numbered(db, seller, text.TrimStart('#'), ct);
        var found = await numbered.Take(CountedTo.Most + 1).CountAsync(ct);

        // The first signs of half of all orders: in the order of the list the first page of them is soon read.
        if (found > CountedTo.Most) return Beginning(orders, text.TrimStart('#'));
        var byNumber = orders.Where(o => numbered.Contains(o.Key));
        if (found > 0 && await byNumber.AnyAsync(ct)) return byNumber;
        if (await SentWith(db, seller, text, ct) is { Count: > 0 } sent) return orders.Where(o => sent.Contains(o.Key));
        var offers = await OffersOf(db, seller, text, ct);
        if (offers.Count == 0) return byNumber;
        var sold = db.OrderLines.Where(l => l.OfferKey != null && offers.Contains(l.OfferKey.Value)).Select(l => l.OrderKey);
        return orders.Where(o => sold.Contains(o.Key));
    }

    /// <summary>
    /// Orders of which the bol number or the shop's begins so, or the shop's id is this. One index for each: asked together with
    /// an "or" they would be found by reading all orders.
    /// </summary>
    private static async Task<IQueryable<long>> Numbered(TandemDb db, SellerId seller, string text, CancellationToken ct)
    {
        var own = db.Orders.Where(o => o.SellerId == seller);
        var found = new List<IQueryable<Order>>();
        foreach (var start in new[] { text, text.ToUpperInvariant() }.Distinct(StringComparer.Ordinal))
        {
            var end = start + Last;
            found.Add(own.Where(o => string.Compare(o.BolOrderId, start) >= 0 && string.Compare(o.BolOrderId, end) < 0));
            found.Add(own.Where(o =>
                string.Compare(o.ShopOrderNumber, start) >= 0 && string.Compare(o.ShopOrderNumber, end) < 0));
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            foreach (var shop in await db.Shops.Where(s => s.SellerId == seller).Select(s => s.Id).ToListAsync(ct))
                found.Add(own.Where(o => o.ShopId == shop && o.ShopOrderId == number));
        }

        return found.Select(some => some.Select(o => o.Key)).Aggregate((all, more) => all.Concat(more));
    }

    private static IQueryable<Order> Beginning(IQueryable<Order> orders, string text)
    {
        var start = LikePattern.Beginning(text);
        var capitals = LikePattern.Beginning(text.ToUpperInvariant());
        return orders.Where(o => EF.Functions.Like(o.BolOrderId, start, "\\") || EF.Functions.Like(o.BolOrderId, capitals, "\\")
            || EF.Functions.Like(o.ShopOrderNumber!, start, "\\") || EF.Functions.Like(o.ShopOrderNumber!, capitals, "\\"));
    }

    /// <summary>The orders of parcels and labels with this tracking code, whole, with its blanks or without.</summary>
    public static async Task<List<long>> SentWith(TandemDb db, SellerId seller, string text, CancellationToken ct)
    {
        var codes = TrackingCode.In(text).SelectMany(c => new[] { c.Text, c.Text.ToUpperInvariant() }).Distinct().Take(4)
            .ToList();
        if (codes.Count == 0) return [];
        var found = await db.Parcels.Where(p => p.SellerId == seller && codes.Contains(p.Number)).Select(p => p.OrderKey)
            .Take(MostOfACode).ToListAsync(ct);
        found.AddRange(await db.Labels
            .Where(l => l.SellerId == seller && l.TrackAndTrace != null && codes.Contains(l.TrackAndTrace))
            .Select(l => l.OrderKey).Take(MostOfACode).ToListAsync(ct));
        return [.. found.Distinct()];
    }

    /// <summary>Offers that sell an article with this EAN or SKU, or these words in its name.</summary>
    private static async Task<List<long>> OffersOf(TandemDb db, SellerId seller, string text, CancellationToken ct)
    {
        var items = db.Items.Where(i => i.SellerId == seller && !i.Gone);
        if (Gtin.TryParse(text) is { } gtin)
        {
            return await items.Where(i => i.Gtin == gtin.Digits)
                .Join(db.LinkParts, i => i.Key, p => p.ItemKey, (_, p) => p.OfferKey)
                .Concat(db.Offers.Where(o => o.SellerId == seller && o.Gtin == gtin.Digits).Select(o => o.Key)).Distinct()
                .ToListAsync(ct);
        }

        var keys = await (await ItemSearch.Found(db, seller, items, text, ct)).OrderBy(i => i.Name).ThenBy(i => i.Key)
            .Select(i => i.Key).Take(MostArticles).ToListAsync(ct);
        return await db.LinkParts.Where(p => keys.Contains(p.ItemKey)).Select(p => p.OfferKey).Distinct().ToListAsync(ct);
    }

    /// <summary>Orders about which something is asked. There are far fewer questions than orders: they lead to theirs.</summary>
    private static IQueryable<long> Asked(TandemDb db, SellerId seller) =>
        db.Attentions.Where(a => a.SellerId == seller && a.ClearedAt == null && a.Subject == ActivitySubject.Order)
            .Select(a => a.SubjectKey);

    /// <summary>Orders for which something is on its way to bol.</summary>
    private static IQueryable<long> UnderWay(TandemDb db, SellerId seller) => db.Intents.Where(i => i.SellerId == seller
        && (i.Kind == IntentKind.Ship || i.Kind == IntentKind.Cancel || i.Kind == IntentKind.Label
        || i.Kind == IntentKind.Transport)
        && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown))
        .Select(i => i.Subject);

    public static IQueryable<Order> On(TandemDb db, SellerId seller, OrderTab tab)
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
            OrderTab.LeftOut => orders.Where(o => o.State == OrderState.Skipped),
            _ => orders,
        };
    }
}
