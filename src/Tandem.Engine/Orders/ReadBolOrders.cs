using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>
/// Reads a bol account's orders: what changed often, all open ones now and then, and single ones that a webhook names.
/// </summary>
internal sealed class ReadBolOrders(OrderChanges changes, TimeProvider clock, Checkpoints checkpoints)
{
    private const int PageSize = 50;
    private static readonly TimeSpan ChangesEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OpenEvery = TimeSpan.FromMinutes(15);

    // bol's list may show a change up to a minute late (facts/bol.md §14), and its filter counts whole minutes.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(3);

    // Longest look back by minutes (facts/bol.md §4); after a longer silence the days since are read one by one.
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(60);

    // Handled orders leave bol's list after 48 hours (facts/bol.md §4), whatever day is asked for; their shipments stay.
    private static readonly TimeSpan HandledAreListedFor = TimeSpan.FromHours(47);

    public static SourceName ChangesOf(Account account) => ChangesOf(account.Id);

    public static SourceName ChangesOf(AccountId account) => SourceName.Of(account, "orders");

    public static SourceName OpenOf(Account account) => SourceName.Of(account.Id, "open-orders");

    public async Task<Reading> Changes(SellerWork work, Account account, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        foreach (var query in QueriesSince(observation.BeganAt, began))
            await ReadPages(work, account, query, ct);
        if (observation.BeganAt is { } last && began - last > HandledAreListedFor)
            await ReadShipped(work, account, last - Overlap, ct);
        return new Reading(null, ChangesEvery);
    }

    /// <summary>Everything that is still open, whenever it was placed: finds what the changes may have missed.</summary>
    public async Task<Reading> Open(SellerWork work, Account account, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        await ReadPages(work, account, new BolOrderQuery { FulfilmentMethod = "ALL", Status = "OPEN" }, ct);
        await SameRetailer.Look(work, account, began, ct);
        return new Reading(null, OpenEvery);
    }

    /// <summary>Orders that a webhook named. The list may show them a minute later; the order itself is there at once.</summary>
    public async Task<bool> Hinted(SellerWork work, IReadOnlyList<Account> accounts, CancellationToken ct)
    {
        var hints = await ByOrder(work, work.TakeOrderHints(), ct);
        foreach (var group in hints.GroupBy(h => h.Account))
        {
            if (accounts.FirstOrDefault(a => a.Id == group.Key) is not { } account) continue;
            var bol = work.Bol(account);
            var found = await Task.WhenAll(group.Select(async h =>
            {
                try
                {
                    return await bol.GetOrder(h.BolOrderId, ct);
                }
                catch (BolFailure)
                {
                    // A hint only: the list brings the order when this call could not.
                    work.MakeDue(ChangesOf(account));
                    return null;
                }
            }));
            await Save(work, account, [.. found.OfType<BolOrder>().Where(o => o.OrderId is not null).Select(SaveOrders.From)],
                ct);
        }

        return hints.Count > 0;
    }

    /// <summary>A request to cancel names the order item, not the order (facts/bol.md §11).</summary>
    private static async Task<IReadOnlyList<(AccountId Account, string BolOrderId)>> ByOrder(
        SellerWork work, IReadOnlyList<(AccountId Account, string Id)> hints, CancellationToken ct)
    {
        if (hints.Count == 0) return [];
        var ids = hints.Select(h => h.Id).Distinct().ToList();
        await using var db = work.Read();
        var items = await (from line in db.OrderLines
                           join order in db.Orders on line.OrderKey equals order.Key
                           where order.SellerId == work.Seller && ids.Contains(line.OrderItemId)
                           select new { line.OrderItemId, order.BolOrderId }).ToListAsync(ct);
        return [.. hints.Select(h => (h.Account, items.Find(i => i.OrderItemId == h.Id)?.BolOrderId ?? h.Id)).Distinct()];
    }

    /// <summary>The list calls that together miss nothing since the last reading began. Pure.</summary>
    internal static IReadOnlyList<BolOrderQuery> QueriesSince(DateTimeOffset? last, DateTimeOffset now)
    {
        if (last is null) return [new BolOrderQuery { FulfilmentMethod = "ALL", Status = "OPEN" }];

        var gap = now - last.Value + Overlap;
        if (gap < Overlap) gap = LongestInterval; // the clock was put back: how long it has been is not known
        if (gap <= LongestInterval)
            return [new BolOrderQuery { FulfilmentMethod = "ALL", Status = "ALL",
                ChangeIntervalMinute = (int)Math.Ceiling(gap.TotalMinutes) }];

        // bol's days are Dutch days; one more on either side costs a call and spares the question.
        var from = DateOnly.FromDateTime(last.Value.UtcDateTime).AddDays(-1);
        var until = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);
        var oldest = DateOnly.FromDateTime(now.UtcDateTime).AddMonths(-3).AddDays(1);
        if (from < oldest) from = oldest;
        var queries = new List<BolOrderQuery> { new() { FulfilmentMethod = "ALL", Status = "OPEN" } };
        for (var day = from; day <= until; day = day.AddDays(1))
            queries.Add(new BolOrderQuery { FulfilmentMethod = "ALL", Status = "ALL", LatestChangeDate = day });
        return queries;
    }

    private async Task ReadPages(SellerWork work, Account account, BolOrderQuery query, CancellationToken ct)
    {
        var bol = work.Bol(account);
        var end = new ListEnd("orders");
        for (var page = 1; ; page++)
        {
            var answer = await bol.GetOrders(query with { Page = page }, ct);
            var orders = answer.Orders ?? [];
            await Save(work, account, [.. orders.Where(o => o.OrderId is not null).Select(SaveOrders.From)], ct);
            if (orders.Count < PageSize || end.IsAt(orders.Select(o => o.OrderId))) return;
        }
    }

    /// <summary>Orders that were placed and sent while nobody looked: only their shipments tell of them.</summary>
    private async Task ReadShipped(SellerWork work, Account account, DateTimeOffset since, CancellationToken ct)
    {
        var bol = work.Bol(account);
        foreach (var method in new[] { "FBR", "FBB" })
        {
            var end = new ListEnd("shipments");
            for (var page = 1; ; page++)
            {
                var shipments =
                    (await bol.GetShipments(new BolShipmentQuery { FulfilmentMethod = method, Page = page }, ct)).Shipments ?? [];
                var ids = shipments.Where(s => s.ShipmentDateTime >= since).Select(s => s.Order?.OrderId).OfType<string>()
                    .Distinct().ToList();
                List<string> known;
                await using (var db = work.Read())
                    known = await db.Orders.Where(o => o.AccountId == account.Id && ids.Contains(o.BolOrderId))
                        .Select(o => o.BolOrderId).ToListAsync(ct);
                foreach (var id in ids.Except(known))
                {
                    if (await bol.GetOrder(id, ct) is { } order) await Save(work, account, [SaveOrders.From(order)], ct);
                }

                if (shipments.Count < PageSize || ids.Count == 0 || end.IsAt(shipments.Select(s => s.ShipmentId))) break;
            }
        }
    }

    private async Task Save(SellerWork work, Account account, IReadOnlyList<SeenOrder> seen, CancellationToken ct)
    {
        if (seen.Count == 0) return;
        await checkpoints.Reached("orders.read", ct);
        await work.Owner.Write(db => SaveOrders.Save(db, changes, account, seen, clock.GetUtcNow(), ct), ct);
        await checkpoints.Reached("orders.saved", ct);
    }
}
