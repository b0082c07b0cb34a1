using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>An order that waits for bol's label.</summary>
/// <param name="Write">How far the purchase is; null: none was chosen.</param>
/// <param name="SentAt">When the purchase went out.</param>
/// <param name="Blocked">A customer's request to cancel has no answer.</param>
public sealed record LabelWaiting(
    long OrderKey, string BolOrderId, string? ShopNumber, DateOnly? DeliverBy, string What, int Units, bool Blocked,
    IntentState? Write, Reason? Why, string? RemoteWords, DateTimeOffset? SentAt);

/// <summary>A label that was bought.</summary>
public sealed record LabelRow(
    long Key, long OrderKey, string BolOrderId, string? ShopNumber, string TransporterCode, string LabelType,
    string? TrackAndTrace, Money PriceExclVat,
    DateTimeOffset? HandOverBy, DateTimeOffset ChosenAt, DateTimeOffset? PrintedAt, bool Blocked, string What);

/// <summary>Reads what the pages about labels show.</summary>
public sealed class LabelPages(Database database)
{
    /// <summary>
    /// Orders in the shop with lines that need bol's label and have none that is bought; the most urgent first.
    /// </summary>
    public async Task<PageOf<LabelWaiting>> Waiting(SellerId seller, int skip, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var open = db.Orders.Include(o => o.Lines).Where(o => o.SellerId == seller && o.State == OrderState.Imported
            && o.Lines.Any(l => l.Fulfilment == Fulfilment.Vvb && l.Imported != null && l.Quantity - l.Cancelled > l.Shipped));

        // A label may be for a part of its order: what those that have one still need stands in what was bought.
        var labelled = await open.Where(o => db.Labels.Any(l => l.OrderKey == o.Key)).AsSplitQuery().ToListAsync(ct);
        var need = await Rows(db, labelled, ct);
        var covered = labelled.Select(o => o.Key).Except(need.Select(r => r.OrderKey)).ToList();
        var page = await open.Where(o => !covered.Contains(o.Key)).AsSplitQuery().OrderBy(o => o.DeliverBy).ThenBy(o => o.Key)
            .Page(skip, take, ct);
        return page.As(await Rows(db, page.Rows, ct));
    }

    /// <returns>The order's own label business: what it waits for, and what was bought for it.</returns>
    public async Task<(LabelWaiting? Waiting, IReadOnlyList<LabelRow> Bought)> Of(SellerId seller, long orderKey,
        CancellationToken ct)
    {
        await using var db = database.Read();
        var orders = await db.Orders.Include(o => o.Lines)
            .Where(o => o.SellerId == seller && o.Key == orderKey && o.State == OrderState.Imported).ToListAsync(ct);
        return ((await Rows(db, orders, ct)).FirstOrDefault(),
            await Bought(db, db.Labels.Where(l => l.SellerId == seller && l.OrderKey == orderKey), 20, ct));
    }

    /// <summary>Bought and not printed; or printed, the newest first.</summary>
    public async Task<IReadOnlyList<LabelRow>> Labels(SellerId seller, bool printed, int most, CancellationToken ct)
    {
        await using var db = database.Read();
        var labels = db.Labels.Where(l => l.SellerId == seller);
        labels = printed ? labels.Where(l => l.PrintedAt != null).OrderByDescending(l => l.PrintedAt)
            : labels.Where(l => l.PrintedAt == null).OrderBy(l => l.Key);
        return await Bought(db, labels, most, ct);
    }

    private static async Task<List<LabelWaiting>> Rows(TandemDb db, IReadOnlyList<Order> orders, CancellationToken ct)
    {
        var keys = orders.Select(o => o.Key).ToList();
        var intents = (await db.Intents.AsNoTracking().Where(i => i.Kind == IntentKind.Label && keys.Contains(i.Subject))
            .ToListAsync(ct)).ToLookup(i => i.Subject);
        var rows = new List<LabelWaiting>();
        foreach (var order in orders)
        {
            var open = intents[order.Key].Where(i => i.State is not (IntentState.Refused or IntentState.Confirmed))
                .MaxBy(i => i.Key);
            var needs = LabelRule.Needs(order,
                [.. intents[order.Key].Where(i => i.State != IntentState.Refused)
                    .SelectMany(i => LabelIntents.Payload(i).Items)]);
            var write = open
                ?? (needs.Count > 0 ? intents[order.Key].Where(i => i.State == IntentState.Refused).MaxBy(i => i.SettledAt)
                    : null);
            if (open is null && needs.Count == 0) continue;
            var items = open is null ? needs : LabelIntents.Payload(open).Items;
            rows.Add(new LabelWaiting(
                order.Key, order.BolOrderId, order.NumberInShop, order.DeliverBy, What(order, items), items.Sum(i => i.Quantity),
                LabelRule.IsBlocked(order), write?.State, write?.Reason, write?.RemoteWords, write?.SentAt));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<LabelRow>> Bought(TandemDb db, IQueryable<ShippingLabel> labels, int most,
        CancellationToken ct)
    {
        var rows = await labels.Where(l => l.ShippingLabelId != null).Take(Math.Clamp(most, 1, 500)).ToListAsync(ct);
        var keys = rows.Select(l => l.OrderKey).Distinct().ToList();
        var orders = await db.Orders.Include(o => o.Lines).Where(o => keys.Contains(o.Key)).AsSplitQuery()
            .ToDictionaryAsync(o => o.Key, ct);
        return
        [
            .. rows.Select(l => (Label: l, Order: orders[l.OrderKey])).Select(l => new LabelRow(
                l.Label.Key, l.Order.Key, l.Order.BolOrderId, l.Order.NumberInShop, l.Label.TransporterCode, l.Label.LabelType,
                l.Label.TrackAndTrace,
                new Money(l.Label.PriceCentsExclVat), l.Label.HandOverBy, l.Label.ChosenAt, l.Label.PrintedAt,
                LabelRule.IsBlocked(l.Order),
                What(l.Order, System.Text.Json.JsonSerializer.Deserialize<List<ShipItem>>(l.Label.Items)!))),
        ];
    }

    private static string What(Order order, IReadOnlyList<ShipItem> items) =>
        string.Join(", ", items.Select(i => $"{i.Quantity} × {order.NameOf(i.OrderItemId)}"));
}
