using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>Tells bol what was shipped. bol only queues the write; its process status confirms it.</summary>
internal sealed class ShipParcels(PlanShipments plan, TimeProvider clock, Steps steps) : ILane
{
    private const int ParcelsAtOnce = 20;
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(3);

    // bol may take hours to reach an end state (facts/bol §6). Sending again earlier is safe only after a look at what is shipped.
    private static readonly TimeSpan GiveUpWaiting = TimeSpan.FromHours(3);
    private static readonly TimeSpan BolMayStillQueue = TimeSpan.FromMinutes(10);

    public Lane Kind => Lane.ShipParcels;

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var nextTracking = await plan.Run(work, view, ct);
        while (true)
        {
            var now = clock.GetUtcNow();
            List<Intent> due;
            DateTimeOffset? next;
            await using (var db = work.Read())
            {
                var open = db.Intents.Where(i => i.SellerId == work.Seller && i.Kind == IntentKind.Ship
                    && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown));
                due = await open.Where(i => i.DueAt <= now).OrderBy(i => i.Priority).ThenBy(i => i.DueAt).Take(1000).ToListAsync(ct);
                next = due.Count > 0 ? null : await open.MinAsync(i => (DateTimeOffset?)i.DueAt, ct);
            }

            if (due.Count == 0) return new LaneResult(next < nextTracking || nextTracking is null ? next : nextTracking);

            foreach (var account in view.Accounts)
            {
                var mine = due.FindAll(i => Payload(i).Account == account.Id.Value);
                await Confirm(work, account, mine.FindAll(i => i.State == IntentState.Sent), ct);
                foreach (var intent in mine.Where(i => i.State == IntentState.Unknown)) await ReadBack(work, account, intent, ct);
                foreach (var batch in mine.Where(i => i.State == IntentState.Planned).Chunk(ParcelsAtOnce))
                    await Task.WhenAll(batch.Select(intent => Ship(work, account, intent, ct)));
            }
        }
    }

    private async Task Ship(SellerWork work, Account account, Intent intent, CancellationToken ct)
    {
        var payload = Payload(intent);
        var sent = await work.Owner.Write(db => db.Intents.Where(i => i.Key == intent.Key && i.State == IntentState.Planned)
            .ExecuteUpdateAsync(i => i
                .SetProperty(x => x.State, IntentState.Sent)
                .SetProperty(x => x.SentAt, clock.GetUtcNow())
                .SetProperty(x => x.DueAt, clock.GetUtcNow() + TimeSpan.FromMinutes(5))
                .SetProperty(x => x.ProcessStatusId, (string?)null)
                .SetProperty(x => x.Attempts, x => x.Attempts + 1), ct), ct);
        if (sent == 0) return;
        await steps.Reached("ship.sent", ct);

        try
        {
            var status = await work.Bol(account).CreateShipment(new BolShipmentCreate(
                [.. payload.Items.Select(i => new BolShipmentItem(i.OrderItemId, i.Quantity))],
                ShipmentReference: payload.BolOrderId,
                ShippingLabelId: payload.ShippingLabelId,
                Transport: payload.ShippingLabelId is null ? new BolTransportInstruction(payload.TransporterCode, payload.TrackAndTrace) : null), ct);
            await steps.Reached("ship.called", ct);
            await Change(work, intent, (row, now) =>
            {
                row.ProcessStatusId = status.ProcessStatusId;
                row.DueAt = now + FirstLook;
                if (status.ProcessStatusId is null) row.State = IntentState.Unknown;
            }, ct);
            await steps.Reached("ship.queued", ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out var notBefore))
        {
            await Change(work, intent, (row, now) =>
            {
                row.RemoteWords = reason["words"];
                row.DueAt = now + BackOff.After(row.Attempts, Random.Shared.NextDouble());
                if (notBefore > row.DueAt) row.DueAt = notBefore.Value;
                row.State = RemoteFailure.IsUnknown(failure) || failure is BolRefused or BolNotFound ? IntentState.Unknown : IntentState.Planned;
            }, ct);
        }
    }

    private async Task Confirm(SellerWork work, Account account, List<Intent> sent, CancellationToken ct)
    {
        if (sent.Count == 0) return;
        Dictionary<string, BolProcessStatus> statuses;
        try
        {
            var ids = sent.Select(i => i.ProcessStatusId).OfType<string>().ToList();
            statuses = (await work.Bol(account).GetProcessStatuses(ids, ct)).Where(s => s.ProcessStatusId is not null)
                .DistinctBy(s => s.ProcessStatusId).ToDictionary(s => s.ProcessStatusId!, StringComparer.Ordinal);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out var notBefore))
        {
            foreach (var intent in sent)
                await Change(work, intent, (row, now) => row.DueAt = notBefore ?? now + TimeSpan.FromSeconds(10), ct);
            return;
        }

        await work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            foreach (var stale in sent)
            {
                var intent = await db.Intents.SingleAsync(i => i.Key == stale.Key, ct);
                var status = intent.ProcessStatusId is { } id ? statuses.GetValueOrDefault(id) : null;
                var waited = now - (intent.SentAt ?? now);
                switch (status?.Status)
                {
                    case "SUCCESS":
                        await Settle(db, work.Seller, intent, now, ct);
                        break;
                    case "FAILURE" or "TIMEOUT":
                        intent.RemoteWords = status.ErrorMessage ?? status.Status;
                        intent.State = IntentState.Unknown;
                        intent.DueAt = now;
                        break;
                    default:
                        // Pending, or no longer listed: after hours only what bol shows as shipped can tell.
                        if (waited >= GiveUpWaiting) intent.State = IntentState.Unknown;
                        var pause = FirstLook.TotalSeconds + (waited.TotalSeconds / 4);
                        intent.DueAt = now + TimeSpan.FromSeconds(Math.Min(300, pause));
                        break;
                }
            }
        }, ct);
        await steps.Reached("ship.confirmed", ct);
    }

    /// <summary>What bol shows as shipped decides: all there is Confirmed; a refusal stays one; else it is planned again.</summary>
    private async Task ReadBack(SellerWork work, Account account, Intent intent, CancellationToken ct)
    {
        var payload = Payload(intent);
        try
        {
            var order = await work.Bol(account).GetOrder(payload.BolOrderId, ct);
            var items = order?.OrderItems ?? [];
            bool IsShipped(ShipItem want) => items.FirstOrDefault(i => i.OrderItemId == want.OrderItemId) is { } item
                && (item.QuantityShipped ?? 0) + (item.QuantityCancelled ?? 0) >= (item.Quantity ?? int.MaxValue);
            var done = payload.Items.All(IsShipped);

            await work.Owner.Write(async db =>
            {
                var now = clock.GetUtcNow();
                var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
                if (done)
                {
                    await Settle(db, work.Seller, row, now, ct);
                    return;
                }

                var answered = row.RemoteWords is not null && row.ProcessStatusId is not null;
                if (!answered && now - (row.SentAt ?? now) < BolMayStillQueue)
                {
                    row.DueAt = now + TimeSpan.FromSeconds(30);
                    return;
                }

                row.State = IntentState.Planned;
                row.DueAt = now + BackOff.After(row.Attempts, Random.Shared.NextDouble());
                if (row.Attempts >= 3)
                {
                    await db.Raise(work.Seller, now, $"ship:{payload.BolOrderId}", ActivitySubject.Order, row.Subject,
                        Reason.Of("attention.shipment-refused", ("order", payload.BolOrderId), ("words", row.RemoteWords)), ct);
                }
            }, ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out var notBefore))
        {
            await Change(work, intent, (row, now) => row.DueAt = notBefore ?? now + TimeSpan.FromSeconds(20), ct);
        }
    }

    private static async Task Settle(TandemDb db, SellerId seller, Intent intent, DateTimeOffset now, CancellationToken ct)
    {
        var payload = Payload(intent);
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == intent.Subject, ct);
        foreach (var line in order.Lines)
        {
            if (payload.Items.FirstOrDefault(i => i.OrderItemId == line.OrderItemId) is { } item)
                line.Shipped = Math.Max(line.Shipped, Math.Min(line.Quantity, item.Quantity));
        }

        SaveOrders.Conclude(order);
        intent.State = IntentState.Confirmed;
        intent.SettledAt = now;
        intent.RemoteWords = null;
        db.Note(seller, now, ActivitySubject.Order, order.Key, Reason.Of(
            "order.shipped", ("order", order.BolOrderId), ("carrier", payload.TransporterCode)));
        await db.Clear(seller, now, $"ship:{order.BolOrderId}", ct);
    }

    private Task Change(SellerWork work, Intent intent, Action<Intent, DateTimeOffset> change, CancellationToken ct) =>
        work.Owner.Write(async db => change(await db.Intents.SingleAsync(i => i.Key == intent.Key, ct), clock.GetUtcNow()), ct);

    private static ShipPayload Payload(Intent intent) => JsonSerializer.Deserialize<ShipPayload>(intent.Payload)!;
}
