using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>Finds out what became of a shipment whose answer was lost, or that bol did not carry out.</summary>
/// <remarks>
/// Each shipment carries a reference of its own, so bol's list of shipments tells it from the others of the order. What bol may
/// still have in its queue is looked for by the order line before anything is sent again.
/// </remarks>
internal sealed class ReadBackShipments(OrderChanges changes, TimeProvider clock)
{
    private const int TriesBeforeAsking = 3;
    private const int TriesBeforeGivingUp = 12;
    private static readonly TimeSpan BolMayStillQueue = TimeSpan.FromMinutes(10);

    // bol refuses to ship more than is open, but not the same part of it twice: there only time makes sure (facts/bol.md §6).
    private static readonly TimeSpan BolMayStillQueueAPart = TimeSpan.FromHours(3);
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(10);

    public async Task Run(SellerWork work, Account account, Intent intent, CancellationToken ct)
    {
        var payload = ShipParcels.Payload(intent);
        var bol = work.Bol(account);
        try
        {
            var shipments = (await bol.GetShipments(new BolShipmentQuery { OrderId = payload.BolOrderId }, ct)).Shipments ?? [];
            var order = await bol.GetOrder(payload.BolOrderId, ct);
            var queued = await Queued(work, bol, intent, payload, ct);
            await work.Owner.Write(async db =>
            {
                var now = clock.GetUtcNow();
                if (order is not null) await SaveOrders.Save(db, changes, account, [SaveOrders.From(order)], now, ct);
                var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
                var lines = await db.OrderLines.Where(l => l.OrderKey == row.Subject).ToListAsync(ct);
                var ours = shipments.FirstOrDefault(s => payload.Reference is { } reference && s.ShipmentReference == reference);
                var nothingLeft = payload.Items.All(i => lines.Find(l => l.OrderItemId == i.OrderItemId) is { } line && line.Shipped >= line.Open);
                if (ours is not null || nothingLeft)
                {
                    await Settle(db, work.Seller, row, ours, now, ct);
                    if (ours is null && shipments.Count > 0) await TellCode(db, row, payload, now, ct);
                }
                else if (queued is not null) Follow(row, queued, now);
                else await Again(db, work.Seller, row, payload, lines, now, ct);
            }, ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out var notBefore))
        {
            await work.Owner.Write(db => db.Intents.Where(i => i.Key == intent.Key)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.DueAt, notBefore ?? clock.GetUtcNow() + TimeSpan.FromSeconds(20)), ct), ct);
        }
    }

    /// <summary>bol shows it, or has nothing left to ship of it.</summary>
    public async Task Settle(TandemDb db, SellerId seller, Intent intent, BolShipment? shipment, DateTimeOffset now, CancellationToken ct)
    {
        var payload = ShipParcels.Payload(intent);
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == intent.Subject, ct);
        intent.State = IntentState.Confirmed;
        intent.SettledAt = now;
        intent.RemoteWords = null;

        var others = await db.Intents.Where(i => i.Subject == order.Key && i.Kind == IntentKind.Ship && i.State == IntentState.Confirmed && i.Key != intent.Key).ToListAsync(ct);
        var shipped = others.Select(ShipParcels.Payload).Append(payload).SelectMany(p => p.Items).ToLookup(i => i.OrderItemId, i => i.Quantity);
        await changes.Apply(db, [order], o =>
        {
            foreach (var line in o.Lines) line.Shipped = Math.Max(line.Shipped, Math.Min(line.Open, shipped[line.OrderItemId].Sum()));
        }, now, ct);

        var number = payload.ParcelNumber;
        if (shipment is not null && await db.Parcels.SingleOrDefaultAsync(p => p.OrderKey == order.Key && p.Number == number, ct) is { } parcel)
            (parcel.ShipmentId, parcel.TransportId) = (shipment.ShipmentId, shipment.Transport?.TransportId);

        // Another parcel may have waited for this one, and a code may still come for one that went without.
        var isDone = order.State == OrderState.Shipped && payload.HasCode;
        order.TrackingDueAt = isDone ? null : now;
        db.Note(seller, now, ActivitySubject.Order, order.Key, Reason.Of(
            "order.shipped", ("order", order.BolOrderId), ("carrier", payload.Label is null ? payload.TransporterCode : "bol")));
        await db.Clear(seller, now, $"ship:{order.BolOrderId}", ct);
    }

    /// <summary>Somebody else shipped it at bol: what is left of ours to tell is its code, if bol has none.</summary>
    private static async Task TellCode(TandemDb db, Intent row, ShipPayload payload, DateTimeOffset now, CancellationToken ct)
    {
        if (payload is not { TrackAndTrace: { Length: > 0 } code, Label: null, Reference: not null }) return;
        if (await db.Intents.AnyAsync(i => i.Subject == row.Subject && i.Kind == IntentKind.Transport, ct)) return;
        PlanShipments.IntendCode(db, await db.Orders.SingleAsync(o => o.Key == row.Subject, ct), payload.Carrier ?? "", code, now);
    }

    private static async Task<BolProcessStatus?> Queued(SellerWork work, BolClient bol, Intent intent, ShipPayload payload, CancellationToken ct)
    {
        if (intent.ProcessStatusId is not null || intent.SentAt is not { } sent) return null;
        var statuses = (await bol.GetProcessStatusesOf(payload.Items[0].OrderItemId, "CREATE_SHIPMENT", ct))
            .Where(s => s.ProcessStatusId is not null && s.CreateTimestamp >= sent - ClockDoubt).ToList();
        if (statuses.Count == 0) return null;
        var ids = statuses.ConvertAll(s => s.ProcessStatusId);
        await using var db = work.Read();
        var taken = await db.Intents.Where(i => i.Subject == intent.Subject && ids.Contains(i.ProcessStatusId)).Select(i => i.ProcessStatusId).ToListAsync(ct);
        return statuses.Find(s => !taken.Contains(s.ProcessStatusId));
    }

    /// <summary>bol has it in its queue after all: its own status tells the rest.</summary>
    private static void Follow(Intent row, BolProcessStatus queued, DateTimeOffset now) =>
        (row.ProcessStatusId, row.State, row.DueAt, row.RemoteWords) = (queued.ProcessStatusId, IntentState.Sent, now, null);

    private static async Task Again(
        TandemDb db, SellerId seller, Intent row, ShipPayload payload, List<OrderLine> lines, DateTimeOffset now, CancellationToken ct)
    {
        var answered = row.RemoteWords is not null && (row.ProcessStatusId is not null || row.SentAt is null);
        var isAll = payload.Items.All(i => lines.Find(l => l.OrderItemId == i.OrderItemId) is { } line && i.Quantity >= line.Open - line.Shipped);
        if (!answered && now - (row.SentAt ?? now) < (isAll ? BolMayStillQueue : BolMayStillQueueAPart))
        {
            row.DueAt = now + TimeSpan.FromSeconds(30);
            return;
        }

        row.State = row.Attempts >= TriesBeforeGivingUp ? IntentState.Refused : IntentState.Planned;
        row.TryAgain(now);
        if (row.Attempts >= TriesBeforeAsking)
        {
            await db.Raise(seller, now, $"ship:{payload.BolOrderId}", ActivitySubject.Order, row.Subject,
                Reason.Of("attention.shipment-refused", ("order", payload.BolOrderId), ("words", row.RemoteWords)), ct);
        }
    }
}
