using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>Adds a tracking code to a shipment that bol has without one. The write is absolute: the same code twice changes nothing.</summary>
internal sealed class TellCodes(TimeProvider clock, Checkpoints checkpoints)
{
    private const int CodesAtOnce = 50;
    private const int MostTries = 12;
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan GiveUpWaiting = TimeSpan.FromHours(3);

    public async Task<DateTimeOffset?> Run(SellerWork work, SellerView view, CancellationToken ct)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            List<Intent> due;
            await using (var db = work.Read())
            {
                var open = db.Intents.Where(i => i.SellerId == work.Seller && i.Kind == IntentKind.Transport
                    && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown));
                due = await open.Where(i => i.DueAt <= now).OrderBy(i => i.DueAt).Take(CodesAtOnce).ToListAsync(ct);
                if (due.Count == 0) return await open.MinAsync(i => (DateTimeOffset?)i.DueAt, ct);
            }

            foreach (var intent in due)
            {
                var payload = JsonSerializer.Deserialize<TransportPayload>(intent.Payload)!;
                var account = view.Accounts.First(a => a.Id.Value == payload.Account);
                try
                {
                    if (intent is { State: IntentState.Sent, ProcessStatusId: { } id }) await Confirm(work, account, intent, id, ct);
                    else await Tell(work, view, account, intent, payload, ct);
                }
                catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out var notBefore))
                {
                    await Fail(work, intent, failure, reason, notBefore, ct);
                }
            }
        }
    }

    private async Task Tell(SellerWork work, SellerView view, Account account, Intent intent, TransportPayload payload, CancellationToken ct)
    {
        var bol = work.Bol(account);
        var listed = (await bol.GetShipments(new BolShipmentQuery { OrderId = payload.BolOrderId }, ct)).Shipments ?? [];
        BolShipment? lacking = null;
        foreach (var id in listed.Select(s => s.ShipmentId).OfType<string>())
        {
            if (await bol.GetShipment(id, ct) is not { Transport: { } transport } shipment) continue;
            if (string.Equals(transport.TrackAndTrace, payload.TrackAndTrace, StringComparison.OrdinalIgnoreCase))
            {
                await Settle(work, intent, shipment, ct);
                return;
            }

            // Ours, which has the order's own number as its reference, goes before one that somebody made in bol's pages.
            if (string.IsNullOrEmpty(transport.TrackAndTrace) && transport.ShippingLabelId is null && transport.TransportId is not null
                && (lacking is null || shipment.ShipmentReference == payload.BolOrderId)) lacking = shipment;
        }

        if (lacking is null)
        {
            await NothingLacks(work, intent, listed.Count > 0, ct);
            return;
        }

        if (!await Mark(work, intent, ct)) return;
        await checkpoints.Reached("transport.sent", ct);
        var shipping = view.Seller.Get<ShippingSettings>();
        var code = payload.Carrier.Length == 0 ? null : Carriers.Of(payload.Carrier, shipping).Code;
        var status = await bol.UpdateTransport(lacking.Transport!.TransportId!, new BolTransportChange(payload.TrackAndTrace, code), ct);
        await checkpoints.Reached("transport.called", ct);
        await Change(work, intent, (row, now) =>
        {
            row.ProcessStatusId = status.ProcessStatusId;
            row.DueAt = now + FirstLook;
            if (status.ProcessStatusId is null) row.State = IntentState.Unknown;
        }, ct);
        await checkpoints.Reached("transport.queued", ct);
    }

    /// <returns>False while shipments only observe: then it waits.</returns>
    private Task<bool> Mark(SellerWork work, Intent intent, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var now = clock.GetUtcNow();
        var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
        if (!await db.IsLive(work.Seller, Module.Shipments, ct))
        {
            (row.State, row.DueAt) = (IntentState.Planned, now + ModuleSwitch.LookAgain);
            return false;
        }

        (row.State, row.SentAt, row.DueAt, row.ProcessStatusId) = (IntentState.Sent, now, now + TimeSpan.FromMinutes(5), null);
        row.Attempts++;
        return true;
    }, ct);

    private async Task Confirm(SellerWork work, Account account, Intent intent, string processId, CancellationToken ct)
    {
        var status = await work.Bol(account).GetProcessStatus(processId, ct);
        if (status?.Status == "SUCCESS")
        {
            await Settle(work, intent, null, ct);
            await checkpoints.Reached("transport.confirmed", ct);
            return;
        }

        await Change(work, intent, (row, now) =>
        {
            var waited = now - (row.SentAt ?? now);
            row.DueAt = now + TimeSpan.FromSeconds(Math.Min(300, FirstLook.TotalSeconds + (waited.TotalSeconds / 4)));
            if (status?.Status is not ("FAILURE" or "TIMEOUT") && waited < GiveUpWaiting) return;
            row.RemoteWords = status?.ErrorMessage ?? status?.Status;
            row.State = IntentState.Unknown;
        }, ct);
    }

    /// <summary>Every shipment has a code already: this one is an extra parcel, which bol cannot show. Or bol does not show them yet.</summary>
    private Task NothingLacks(SellerWork work, Intent intent, bool anyShown, CancellationToken ct) => Change(work, intent, (row, now) =>
    {
        row.Attempts++;
        row.TryAgain(now);
        if (!anyShown && row.Attempts < MostTries) return;
        (row.State, row.SettledAt, row.Reason) = (IntentState.Refused, now, Reason.Of("ship.no-shipment-lacks-a-code"));
    }, ct);

    private Task Settle(SellerWork work, Intent intent, BolShipment? shipment, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var now = clock.GetUtcNow();
        var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
        (row.State, row.SettledAt, row.RemoteWords) = (IntentState.Confirmed, now, null);
        var payload = JsonSerializer.Deserialize<TransportPayload>(row.Payload)!;
        if (shipment is not null && await db.Parcels.SingleOrDefaultAsync(p => p.OrderKey == row.Subject && p.Number == payload.TrackAndTrace, ct) is { } parcel)
            (parcel.ShipmentId, parcel.TransportId) = (shipment.ShipmentId, shipment.Transport?.TransportId);
        db.Note(work.Seller, now, ActivitySubject.Order, row.Subject, Reason.Of("order.code-told", ("order", payload.BolOrderId), ("number", payload.TrackAndTrace)));
        await db.Clear(work.Seller, now, $"code:{payload.BolOrderId}", ct);
    }, ct);

    private Task Fail(SellerWork work, Intent intent, Exception failure, Reason reason, DateTimeOffset? notBefore, CancellationToken ct) =>
        work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
            row.RemoteWords = reason["words"];
            if (row.State != IntentState.Sent) row.Attempts++;
            row.TryAgain(now, notBefore);
            if (row is { State: IntentState.Sent, ProcessStatusId: null }) row.State = RemoteFailure.IsUnknown(failure) ? IntentState.Unknown : IntentState.Planned;
            if (failure is not (BolRefused or BolNotFound) || row.Attempts < MostTries) return;
            var order = JsonSerializer.Deserialize<TransportPayload>(row.Payload)!.BolOrderId;
            row.State = IntentState.Refused;
            await db.Raise(work.Seller, now, $"code:{order}", ActivitySubject.Order, row.Subject,
                Reason.Of("attention.code-refused", ("order", order), ("words", row.RemoteWords)), ct);
        }, ct);

    private Task Change(SellerWork work, Intent intent, Action<Intent, DateTimeOffset> change, CancellationToken ct) =>
        work.Owner.Write(async db => change(await db.Intents.SingleAsync(i => i.Key == intent.Key, ct), clock.GetUtcNow()), ct);
}
