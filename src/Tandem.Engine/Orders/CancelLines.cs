using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>
/// Cancels order lines at bol. bol only queues the write; whatever its process status says, the order itself is read before
/// anything is concluded: a shipment may have been first.
/// </summary>
internal sealed class CancelLines(OrderChanges changes, TimeProvider clock, Checkpoints checkpoints) : ILane
{
    private const int LinesAtOnce = 20;
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan GiveUpWaiting = TimeSpan.FromHours(3);
    private static readonly TimeSpan BolMayStillQueue = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(10);

    public Lane Kind => Lane.CancelLines;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.Cancel];

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var wake = Lane.None;
        while (true)
        {
            var now = clock.GetUtcNow();
            List<Intent> due;
            await using (var db = work.Read())
            {
                var open = db.Intents.Where(i => i.SellerId == work.Seller && i.Kind == IntentKind.Cancel
                    && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown));
                due = await open.Where(i => i.DueAt <= now).OrderBy(i => i.Priority).ThenBy(i => i.DueAt).Take(LinesAtOnce).ToListAsync(ct);
                if (due.Count == 0) return new LaneResult(await open.MinAsync(i => (DateTimeOffset?)i.DueAt, ct), wake);
            }

            foreach (var account in view.Accounts)
            {
                var mine = due.FindAll(i => Payload(i).Account == account.Id.Value);
                var statuses = await Statuses(work, account, mine, ct);
                if (statuses is null) continue;
                foreach (var intent in mine.Where(i => i.State != IntentState.Planned)) await Look(work, account, intent, Of(statuses, intent), ct);
                await Task.WhenAll(mine.Where(i => i.State == IntentState.Planned).Select(intent => Cancel(work, account, intent, ct)));
            }

            wake = Lane.TellShop | Lane.Decide | Lane.ShipParcels;
        }
    }

    private async Task Cancel(SellerWork work, Account account, Intent intent, CancellationToken ct)
    {
        if (!await MarkSent(work, intent, ct)) return;
        await checkpoints.Reached("cancel.sent", ct);
        try
        {
            var payload = Payload(intent);
            var status = await work.Bol(account).CancelOrderItem(payload.OrderItemId, payload.ReasonCode, ct);
            await checkpoints.Reached("cancel.called", ct);
            await Change(work, intent, (row, now) =>
            {
                row.ProcessStatusId = status.ProcessStatusId;
                row.DueAt = now + FirstLook;
                if (status.ProcessStatusId is null) row.State = IntentState.Unknown;
            }, ct);
            await checkpoints.Reached("cancel.queued", ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out var notBefore))
        {
            await Change(work, intent, (row, now) =>
            {
                row.RemoteWords = reason["words"];
                row.TryAgain(now, notBefore);
                row.State = RemoteFailure.MayTryAgain(failure) ? IntentState.Planned : IntentState.Unknown;
            }, ct);
        }
    }

    /// <summary>Marks it in the transaction in which it is looked at once more whether it is still wanted.</summary>
    private Task<bool> MarkSent(SellerWork work, Intent intent, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var now = clock.GetUtcNow();
        var row = await db.Intents.SingleOrDefaultAsync(i => i.Key == intent.Key && i.State == IntentState.Planned, ct);
        if (row is null) return false;
        var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == work.Seller, ct);
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
        if (!seller.Writes(Module.Orders))
        {
            row.DueAt = now + ModuleSwitch.LookAgain;
            return false;
        }

        if (!CancelRule.IsWanted(order, Payload(row), seller.Get<FlowSettings>()))
        {
            db.Intents.Remove(row);
            await changes.Apply(db, order, now, ct);
            return false;
        }

        (row.State, row.SentAt, row.DueAt, row.ProcessStatusId) = (IntentState.Sent, now, now + TimeSpan.FromMinutes(5), null);
        row.Attempts++;
        return true;
    }, ct);

    /// <returns>Null where bol cannot be asked now; the intents wait.</returns>
    private async Task<Dictionary<string, BolProcessStatus>?> Statuses(SellerWork work, Account account, List<Intent> due, CancellationToken ct)
    {
        var ids = due.Where(i => i.State == IntentState.Sent).Select(i => i.ProcessStatusId).OfType<string>().ToList();
        if (ids.Count == 0) return [];
        try
        {
            return (await work.Bol(account).GetProcessStatuses(ids, ct)).Where(s => s.ProcessStatusId is not null)
                .DistinctBy(s => s.ProcessStatusId).ToDictionary(s => s.ProcessStatusId!, StringComparer.Ordinal);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out var notBefore))
        {
            foreach (var intent in due) await Change(work, intent, (row, now) => row.DueAt = notBefore ?? now + TimeSpan.FromSeconds(10), ct);
            return null;
        }
    }

    private static BolProcessStatus? Of(Dictionary<string, BolProcessStatus> statuses, Intent intent) =>
        intent is { State: IntentState.Sent, ProcessStatusId: { } id } ? statuses.GetValueOrDefault(id) : null;

    private async Task Look(SellerWork work, Account account, Intent intent, BolProcessStatus? status, CancellationToken ct)
    {
        var waited = clock.GetUtcNow() - (intent.SentAt ?? clock.GetUtcNow());
        var pending = intent is { State: IntentState.Sent, ProcessStatusId: not null } && status?.Status is null or "PENDING" && waited < GiveUpWaiting;
        if (pending && status is not null)
        {
            await Change(work, intent, (row, now) => row.DueAt = now + TimeSpan.FromSeconds(Math.Min(300, FirstLook.TotalSeconds + (waited.TotalSeconds / 4))), ct);
            return;
        }

        try
        {
            var bol = work.Bol(account);
            if (intent.ProcessStatusId is null && await Adopt(work, bol, intent, ct)) return;
            var order = await bol.GetOrder(Payload(intent).BolOrderId, ct);
            if (order is not null) await Conclude(work, account, intent, status, order, ct);
            else await Change(work, intent, (row, now) => row.DueAt = now + BolMayStillQueue, ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out var notBefore))
        {
            await Change(work, intent, (row, now) => row.DueAt = notBefore ?? now + TimeSpan.FromSeconds(20), ct);
        }
    }

    /// <summary>The answer was lost: bol may have queued the write under a status that nobody has told us.</summary>
    private async Task<bool> Adopt(SellerWork work, BolClient bol, Intent intent, CancellationToken ct)
    {
        var known = await bol.GetProcessStatusesOf(Payload(intent).OrderItemId, "CANCEL_ORDER", ct);
        var ours = known.Where(s => s.ProcessStatusId is not null && s.CreateTimestamp >= intent.SentAt - ClockDoubt).MaxBy(s => s.CreateTimestamp);
        if (ours is null) return false;
        await Change(work, intent, (row, now) => (row.State, row.ProcessStatusId, row.DueAt) = (IntentState.Sent, ours.ProcessStatusId, now), ct);
        return true;
    }

    private async Task Conclude(SellerWork work, Account account, Intent intent, BolProcessStatus? status, BolOrder order, CancellationToken ct)
    {
        var seen = SaveOrders.From(order);
        var line = seen.Lines.FirstOrDefault(l => l.OrderItemId == Payload(intent).OrderItemId);
        var done = line is not null && line.Shipped + line.Cancelled >= line.Quantity;
        await work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
            if (done) Settle(db, row, line!, now);
            else await Wait(db, row, status, now, ct);
            await db.SaveChangesAsync(ct);
            await SaveOrders.Save(db, changes, account, [seen], now, ct);
            if (row.State == IntentState.Refused) await TellTooLate(db, row, now, ct);
            if (done) await db.Clear(work.Seller, now, $"refused:{row.BusinessKey}", ct);
        }, ct);
        if (done) await checkpoints.Reached("cancel.confirmed", ct);
    }

    private static void Settle(TandemDb db, Intent row, SeenLine line, DateTimeOffset now)
    {
        row.State = line.Cancelled > 0 ? IntentState.Confirmed : IntentState.Refused;
        row.SettledAt = now;
        if (row.State == IntentState.Confirmed) row.RemoteWords = null;
        db.Note(row.SellerId, now, ActivitySubject.Order, row.Subject, Reason.Of(
            row.State == IntentState.Confirmed ? "cancel.done" : "cancel.too-late", ("item", line.OrderItemId), ("units", line.Cancelled), ("code", Payload(row).ReasonCode)));
    }

    /// <summary>Still open at bol.</summary>
    private async Task Wait(TandemDb db, Intent row, BolProcessStatus? status, DateTimeOffset now, CancellationToken ct)
    {
        var waited = now - (row.SentAt ?? now);
        var ended = status?.Status is "FAILURE" or "TIMEOUT";
        if (!ended && waited < (row.ProcessStatusId is null ? BolMayStillQueue : GiveUpWaiting))
        {
            row.DueAt = now + TimeSpan.FromSeconds(Math.Min(300, 10 + (waited.TotalSeconds / 4)));
            return;
        }

        row.RemoteWords = status?.ErrorMessage ?? status?.Status ?? row.RemoteWords;
        row.State = IntentState.Planned;
        row.TryAgain(now);
        if (row.Attempts < 3) return;
        await db.Raise(row.SellerId, now, $"refused:{row.BusinessKey}", ActivitySubject.Order, row.Subject,
            Reason.Of("attention.cancel-refused", ("order", Payload(row).BolOrderId), ("words", row.RemoteWords)), ct);
    }

    /// <summary>bol had it shipped first. What the shop has cancelled must be known to a person: the customer gets the parcel and pays.</summary>
    private static async Task TellTooLate(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
    {
        var status = await db.Orders.Where(o => o.Key == row.Subject).Select(o => o.ShopStatus).SingleAsync(ct);
        if (!CancelRule.IsClosed(status)) return;
        await db.Raise(row.SellerId, now, $"cancel-too-late:{Payload(row).BolOrderId}", ActivitySubject.Order, row.Subject,
            Reason.Of("attention.cancel-too-late", ("order", Payload(row).BolOrderId)), ct);
    }

    private Task Change(SellerWork work, Intent intent, Action<Intent, DateTimeOffset> change, CancellationToken ct) =>
        work.Owner.Write(async db => change(await db.Intents.SingleAsync(i => i.Key == intent.Key, ct), clock.GetUtcNow()), ct);

    private static CancelPayload Payload(Intent intent) => JsonSerializer.Deserialize<CancelPayload>(intent.Payload)!;
}
