using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Shipments;

/// <summary>One shipment at bol.</summary>
/// <remarks>
/// Each shipment carries a reference of its own, so bol's list of shipments tells it from the others of the order. What bol may
/// still have in its queue is looked for by the order line.
/// </remarks>
internal sealed class ShipAttempt(SellerWork work, Seller seller, Account account, Intent intent, ShipPayload payload,
    OrderChanges changes) : IAttempt
{
    // bol refuses to ship more than is open, but not the same part of it twice: there only time makes sure (facts/bol.md §6).
    private static readonly TimeSpan BolMayStillQueueAPart = TimeSpan.FromHours(3);
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(10);

    private ShipPayload? _sent;
    private BolShipment? _ours;
    private bool _byAnother;

    public WriteTopic About => new(payload.BolOrderId, OrderQuestions.Shipping(payload.BolOrderId));

    public Account Account => account;

    public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
    {
        var bol = work.Bol(account);
        var shipments = (await bol.GetShipments(new BolShipmentQuery { OrderId = payload.BolOrderId }, ct)).Shipments ?? [];
        var seen = await bol.GetOrder(payload.BolOrderId, ct) is { } order ? SaveOrders.From(order) : null;
        if (seen is not null) await work.Owner.Write(rows => SaveOrders.Save(rows, changes, account, [seen], now, ct), ct);
        _ours = shipments.FirstOrDefault(s => payload.Reference is { } reference && s.ShipmentReference == reference);
        if (_ours is not null) return new Found.Done();

        await using var db = work.Read();
        var lines = (await db.OrderLines.Where(l => l.OrderKey == intent.Subject).ToListAsync(ct))
            .ToDictionary(l => l.OrderItemId);
        if (payload.Items.All(i => lines.GetValueOrDefault(i.OrderItemId) is { } line && line.Shipped >= line.Open))
        {
            _byAnother = shipments.Count > 0;
            return new Found.Done();
        }

        if (await Queued(bol, db, ct) is { } queued) return new Found.Queued(queued);
        var isAll =
            payload.Items.All(i => lines.GetValueOrDefault(i.OrderItemId) is { } line && i.Quantity >= line.Open - line.Shipped);
        return new Found.NotThere(isAll ? null : BolMayStillQueueAPart);
    }

    /// <summary>
    /// What is still open of it at this moment, and the carrier's code as the seller has it now. A wish that nothing is left of
    /// goes away.
    /// </summary>
    public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct)
    {
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
        var others = await db.Intents
            .Where(i => i.Subject == order.Key && (i.Kind == IntentKind.Ship || i.Kind == IntentKind.Cancel) && i.Key != row.Key)
            .ToListAsync(ct);
        var facts = PlanShipments.FactsOf(order, [], others);
        int StillOpen(ShipItem item) =>
            order.Lines.Find(l => l.OrderItemId == item.OrderItemId) is { } line && !facts.IsHeld(line)
            ? Math.Min(item.Quantity, ShipRule.Free(line, facts.Made)) : 0;
        var items = payload.Items.Select(i => i with { Quantity = StillOpen(i) }).Where(i => i.Quantity > 0).ToList();
        if (items.Count == 0 || !live)
        {
            order.TrackingDueAt = now + AskAgain;
            return new Ready.Drop();
        }

        var shipping = seller.Get<ShippingSettings>();
        _sent = payload with
        {
            Items = items,
            TransporterCode = payload.Carrier is { } carrier
            ? Carriers.Of(carrier, shipping).Code : payload.TransporterCode
        };
        return new Ready.Go(JsonSerializer.Serialize(_sent));
    }

    public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct)
    {
        var (sent, transport) =
            (_sent!, _sent!.Label is null ? new BolTransportInstruction(_sent.TransporterCode, _sent.TrackAndTrace) : null);
        var items = sent.Items.Select(i => new BolShipmentItem(i.OrderItemId, i.Quantity)).ToList();
        var status = await work.Bol(account).Noting(left).CreateShipment(
            new BolShipmentCreate(items, ShipmentReference: sent.Reference ?? sent.BolOrderId, ShippingLabelId: sent.Label,
                Transport: transport), ct);
        return new Answer.Queued(status.ProcessStatusId);
    }

    public async Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
    {
        if (row.State != IntentState.Confirmed) return;
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
        var others = await db.Intents
            .Where(i => i.Subject == order.Key && i.Kind == IntentKind.Ship && i.State == IntentState.Confirmed
                && i.Key != row.Key).ToListAsync(ct);
        var confirmed = others.ConvertAll(ShipParcels.Payload);
        var shipped = confirmed.Append(payload).SelectMany(p => p.Items)
            .ToLookup(i => i.OrderItemId, i => i.Quantity);
        await changes.Apply(db, [order], o =>
        {
            foreach (var line in o.Lines)
                line.Shipped = Math.Max(line.Shipped, Math.Min(line.Open, shipped[line.OrderItemId].Sum()));
        }, now, ct);

        if (_ours is not null && await db.Parcels
            .SingleOrDefaultAsync(p => p.OrderKey == order.Key && p.Number == payload.ParcelNumber, ct) is { } parcel)
            (parcel.ShipmentId, parcel.TransportId) = (_ours.ShipmentId, _ours.Transport?.TransportId);

        // Another parcel may have waited for this one, and a code may still come for one that went without, whichever that was.
        var isDone = order.State == OrderState.Shipped && payload.HasCode && confirmed.TrueForAll(p => p.HasCode);
        order.TrackingDueAt = isDone ? null : now;
        db.Note(row.SellerId, now, ActivitySubject.Order, order.Key, Reason.Of(
            "order.shipped", ("order", order.BolOrderId), ("carrier", payload.Label is null ? payload.TransporterCode : "bol")));
        if (_byAnother) await TellCode(db, order, now, ct);
    }

    /// <summary>Somebody else shipped it at bol: what is left of ours to tell is its code, if bol has none.</summary>
    private async Task TellCode(TandemDb db, Order order, DateTimeOffset now, CancellationToken ct)
    {
        if (payload is not { TrackAndTrace: { Length: > 0 } code, Label: null, Reference: not null }) return;
        if (await db.Intents.AnyAsync(i => i.Subject == order.Key && i.Kind == IntentKind.Transport, ct)) return;
        PlanShipments.IntendCode(db, order, payload.Carrier ?? "", code, now);
    }

    /// <summary>The answer was lost: bol may have queued it under a status that nobody has told us.</summary>
    private async Task<string?> Queued(BolClient bol, TandemDb db, CancellationToken ct)
    {
        if (intent is not { ProcessStatusId: null, LeftBy: not null, SentAt: { } sent }) return null;
        var listed = (await bol.GetProcessStatusesOf(payload.Items[0].OrderItemId, "CREATE_SHIPMENT", ct))
            .Where(s => s.CreateTimestamp >= sent - ClockDoubt).Select(s => s.ProcessStatusId).OfType<string>().ToList();
        if (listed.Count == 0) return null;
        var taken = await db.Intents.Where(i => i.Subject == intent.Subject && listed.Contains(i.ProcessStatusId!))
            .Select(i => i.ProcessStatusId).ToListAsync(ct);
        return listed.Find(id => !taken.Contains(id));
    }
}
