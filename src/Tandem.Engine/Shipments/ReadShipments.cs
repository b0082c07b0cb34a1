using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Shipments;

/// <summary>
/// Reads bol's shipments of orders of which something was shipped: an invoice is of a shipment, by bol's own id, whoever made
/// it. An order of which all are known costs nothing.
/// </summary>
internal sealed class ReadShipments(TimeProvider clock)
{
    /// <summary>bol's list shows a shipment a little later than it confirms one.</summary>
    public static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(30);

    private const int OrdersInATurn = 200;
    private const int FewOrders = 5;
    private const int PagesInATurn = 5;
    private const int PageSize = 50;
    private const int DetailsInATurn = 10;
    private const int MostLooks = 12;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Rarely = TimeSpan.FromHours(6);

    public static SourceName Of(Account account) => SourceName.Of(account.Id, "shipments");

    public async Task<Reading> Run(SellerWork work, Account account, DateTimeOffset began, CancellationToken ct)
    {
        List<Order> due;
        ILookup<long, string> known;
        ILookup<long, ShipPayload> ours;
        await using (var db = work.Read())
        {
            due = await db.Orders.Include(o => o.Lines).Where(o => o.AccountId == account.Id && o.ShipmentsDueAt <= began)
                .OrderBy(o => o.ShipmentsDueAt).Take(OrdersInATurn).AsSplitQuery().ToListAsync(ct);
            if (due.Count == 0) return new Reading(null, Every);
            var keys = due.ConvertAll(o => o.Key);
            known = (await db.Shipments.Where(s => keys.Contains(s.OrderKey)).Select(s => new { s.OrderKey, s.ShipmentId })
                .ToListAsync(ct)).ToLookup(s => s.OrderKey, s => s.ShipmentId);
            ours = (await db.Intents.Where(i => i.Kind == IntentKind.Ship && keys.Contains(i.Subject)).ToListAsync(ct))
                .ToLookup(i => i.Subject, ShipParcels.Payload);
        }

        var listed = await List(work.Bol(account), due, ct);
        var details = 0;
        var fresh = new List<Shipment>();
        foreach (var (order, shown) in due.SelectMany(o => listed[o.BolOrderId].Select(s => (o, s))))
        {
            if (shown.ShipmentId is not { } id || known[order.Key].Contains(id)) continue;
            var mine = ours[order.Key].FirstOrDefault(p => p.Reference is { } reference && reference == shown.ShipmentReference);
            if (mine is not null) fresh.Add(From(order, shown, mine, [.. mine.Items]));
            else if (details++ < DetailsInATurn && await work.Bol(account).GetShipment(id, ct) is { } detail)
                fresh.Add(From(order, detail, null, ItemsOf(detail)));
        }

        await work.Owner.Write(db => Save(db, due, fresh, clock.GetUtcNow(), ct), ct);
        return new Reading(null, Every);
    }

    /// <summary>A few orders are asked for one by one, many are found in the list of all, which is newest first.</summary>
    private static async Task<ILookup<string, BolShipment>> List(BolClient bol, List<Order> due, CancellationToken ct)
    {
        var found = new List<BolShipment>();
        if (due.Count <= FewOrders)
        {
            foreach (var order in due)
                found.AddRange((await bol.GetShipments(new BolShipmentQuery { OrderId = order.BolOrderId }, ct)).Shipments ?? []);
            return ByOrder(found);
        }

        var oldest = due.Min(o => o.PlacedAt);
        var methods = due.Exists(o => o.Lines.Exists(l => l.Fulfilment == Fulfilment.Lvb)) ? new[] { "FBR", "FBB" } : ["FBR"];
        foreach (var method in methods)
        {
            for (var page = 1; page <= PagesInATurn; page++)
            {
                var shipments =
                    (await bol.GetShipments(new BolShipmentQuery { FulfilmentMethod = method, Page = page }, ct)).Shipments ?? [];
                found.AddRange(shipments);
                if (shipments.Count < PageSize || shipments.All(s => s.ShipmentDateTime < oldest)) break;
            }
        }

        return ByOrder(found);
    }

    // A new one moves the last of a page to the next while they are read: it is shown twice.
    private static ILookup<string, BolShipment> ByOrder(IEnumerable<BolShipment> found) =>
        found.DistinctBy(s => s.ShipmentId).ToLookup(s => s.Order?.OrderId ?? "", StringComparer.Ordinal);

    private static async Task Save(TandemDb db, List<Order> stale, List<Shipment> fresh, DateTimeOffset now, CancellationToken ct)
    {
        db.Shipments.AddRange(fresh);
        await db.SaveChangesAsync(ct);
        var keys = stale.ConvertAll(o => o.Key);
        var orders = await db.Orders.Include(o => o.Lines).Where(o => keys.Contains(o.Key)).AsSplitQuery().ToListAsync(ct);
        var units = (await db.Shipments.Where(s => keys.Contains(s.OrderKey))
            .SelectMany(s => s.Lines, (s, l) => new { s.OrderKey, l.OrderItemId, l.Units }).ToListAsync(ct))
            .ToLookup(l => (l.OrderKey, l.OrderItemId), l => l.Units);
        foreach (var order in orders)
        {
            order.ShipmentsLooks++;
            var isAll = order.Lines.TrueForAll(l => units[(order.Key, l.OrderItemId)].Sum() >= l.Shipped);
            var wait = Every * Math.Pow(2, order.ShipmentsLooks);
            order.ShipmentsDueAt = isAll || order.ShipmentsLooks >= MostLooks ? null : now + (wait < Rarely ? wait : Rarely);
        }
    }

    private static List<ShipItem> ItemsOf(BolShipment shipment) =>
        [.. (shipment.ShipmentItems ?? []).Where(i => i.OrderItemId is not null)
            .Select(i => new ShipItem(i.OrderItemId!, i.QuantityShipped ?? i.Quantity ?? 0))];

    private static Shipment From(Order order, BolShipment shown, ShipPayload? ours, List<ShipItem> items)
    {
        var shipment = new Shipment
        {
            SellerId = order.SellerId,
            AccountId = order.AccountId,
            OrderKey = order.Key,
            ShipmentId = shown.ShipmentId!,
            TransportId = shown.Transport?.TransportId,
            Reference = ours?.Reference,
            Number = shown.Transport?.TrackAndTrace ?? ours?.TrackAndTrace ?? "",
            ShippedAt = (shown.ShipmentDateTime ?? order.ChangedAt ?? order.PlacedAt).ToUniversalTime(),
        };
        shipment.Lines.AddRange(items.Select(i => new ShipmentLine { OrderItemId = i.OrderItemId, Units = i.Quantity }));
        return shipment;
    }
}
