using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>Tells bol what was shipped. bol only queues the write; its process status confirms it.</summary>
internal sealed class ShipParcels(PlanShipments plan, TellCodes codes, ReadBackShipments back, TimeProvider clock, Checkpoints checkpoints) : ILane
{
    private const int ParcelsAtOnce = 20;
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(3);

    // bol may take hours to reach an end state (facts/bol.md §6). Sending again earlier is safe only after a look at what is shipped.
    private static readonly TimeSpan GiveUpWaiting = TimeSpan.FromHours(3);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(10);

    public Lane Kind => Lane.ShipParcels;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.Ship, IntentKind.Transport];

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var wake = Lane.None;
        while (true)
        {
            var nextTracking = await plan.Run(work, view, ct);
            var nextCode = await codes.Run(work, view, ct);
            if (await FollowFlow.Run(work, view, clock.GetUtcNow(), ct)) wake |= Lane.TellShop;
            var nextGuard = await KeepDeadlines.Run(work, view, clock.GetUtcNow(), ct);
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

            if (due.Count == 0) return new LaneResult(new[] { next, nextTracking, nextCode, nextGuard }.Min(), wake);

            foreach (var account in view.Accounts)
            {
                var mine = due.FindAll(i => Payload(i).Account == account.Id.Value);
                await Confirm(work, account, mine.FindAll(i => i.State == IntentState.Sent), ct);
                foreach (var intent in mine.Where(i => i.State == IntentState.Unknown)) await back.Run(work, account, intent, ct);
                foreach (var batch in mine.Where(i => i.State == IntentState.Planned).Chunk(ParcelsAtOnce))
                    await Task.WhenAll(batch.Select(intent => Ship(work, view, account, intent, ct)));
            }
        }
    }

    public static ShipPayload Payload(Intent intent) => JsonSerializer.Deserialize<ShipPayload>(intent.Payload)!;

    private async Task Ship(SellerWork work, SellerView view, Account account, Intent intent, CancellationToken ct)
    {
        if (await Ready(work, view, intent, ct) is not { } payload) return;
        await checkpoints.Reached("ship.sent", ct);

        try
        {
            var status = await work.Bol(account).CreateShipment(new BolShipmentCreate(
                [.. payload.Items.Select(i => new BolShipmentItem(i.OrderItemId, i.Quantity))],
                ShipmentReference: payload.Reference ?? payload.BolOrderId,
                ShippingLabelId: payload.Label,
                Transport: payload.Label is null ? new BolTransportInstruction(payload.TransporterCode, payload.TrackAndTrace) : null), ct);
            await checkpoints.Reached("ship.called", ct);
            await Change(work, intent, (row, now) =>
            {
                row.ProcessStatusId = status.ProcessStatusId;
                row.DueAt = now + FirstLook;
                if (status.ProcessStatusId is null) row.State = IntentState.Unknown;
            }, ct);
            await checkpoints.Reached("ship.queued", ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out var notBefore))
        {
            await Change(work, intent, (row, now) =>
            {
                row.RemoteWords = reason["words"];
                row.TryAgain(now, notBefore);
                var refused = failure is BolRefused or BolNotFound;
                row.State = RemoteFailure.IsUnknown(failure) || refused ? IntentState.Unknown : IntentState.Planned;

                // Refused at the door: nothing is queued that could still be carried out.
                if (refused) row.SentAt = null;
            }, ct);
        }
    }

    /// <summary>
    /// Marks it sent, with what is still open of it at this moment and the carrier's code as the seller has it now. A wish that
    /// nothing is left of goes away, and so does every wish while shipments only observe: it never left the house.
    /// </summary>
    private Task<ShipPayload?> Ready(SellerWork work, SellerView view, Intent stale, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var now = clock.GetUtcNow();
        if (await db.Intents.SingleOrDefaultAsync(i => i.Key == stale.Key && i.State == IntentState.Planned, ct) is not { } intent) return null;
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == intent.Subject, ct);
        var others = await db.Intents.Where(i => i.Subject == order.Key && (i.Kind == IntentKind.Ship || i.Kind == IntentKind.Cancel) && i.Key != intent.Key).ToListAsync(ct);
        var facts = PlanShipments.FactsOf(order, [], others);
        var payload = Payload(intent);
        int StillOpen(ShipItem item) => order.Lines.Find(l => l.OrderItemId == item.OrderItemId) is { } line && !facts.IsHeld(line)
            ? Math.Min(item.Quantity, ShipRule.Free(line, facts.Made)) : 0;
        var items = payload.Items.Select(i => i with { Quantity = StillOpen(i) }).Where(i => i.Quantity > 0).ToList();
        var live = await db.IsLive(work.Seller, Module.Shipments, ct);
        if (items.Count == 0 || !live)
        {
            db.Intents.Remove(intent);
            order.TrackingDueAt = now + AskAgain;
            return null;
        }

        var shipping = view.Seller.Get<ShippingSettings>();
        payload = payload with { Items = items, TransporterCode = payload.Carrier is { } carrier ? Carriers.Of(carrier, shipping).Code : payload.TransporterCode };
        (intent.State, intent.SentAt, intent.ProcessStatusId) = (IntentState.Sent, now, null);
        (intent.DueAt, intent.Payload) = (now + TimeSpan.FromMinutes(5), JsonSerializer.Serialize(payload));
        intent.Attempts++;
        return (ShipPayload?)payload;
    }, ct);

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
                        await back.Settle(db, work.Seller, intent, null, now, ct);
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
        await checkpoints.Reached("ship.confirmed", ct);
    }

    private Task Change(SellerWork work, Intent intent, Action<Intent, DateTimeOffset> change, CancellationToken ct) =>
        work.Owner.Write(async db => change(await db.Intents.SingleAsync(i => i.Key == intent.Key, ct), clock.GetUtcNow()), ct);
}
