using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>Brings what happened at bol to the shop's order: its status, a note, the fields of plugins.</summary>
/// <remarks>
/// Each change is looked at before it is made: a status that is there already is not set, and a note that is there is not written
/// again. So an answer that was lost costs a look, and nothing is done twice.
/// </remarks>
internal sealed class TellShop(OrderChanges changes, TimeProvider clock, Checkpoints checkpoints) : ILane
{
    private const int OrdersAtOnce = 4;
    private const int MostRefusals = 6;

    public Lane Kind => Lane.TellShop;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.ShopOrder];

    /// <summary>Intends a change, once for its key.</summary>
    /// <param name="what">What the change is about; with the order it makes the business key.</param>
    public static async Task Intend(
        TandemDb db, Order order, string what, ShopOrderChange change, Reason why, int priority, DateTimeOffset now, CancellationToken ct)
    {
        var key = $"shop-order:{order.AccountId}:{order.BolOrderId}:{what}";
        if (await db.Intents.AnyAsync(i => i.SellerId == order.SellerId && i.BusinessKey == key, ct) || db.Intents.Local.Any(i => i.BusinessKey == key)) return;
        db.Intents.Add(new Intent
        {
            SellerId = order.SellerId,
            BusinessKey = key,
            Kind = IntentKind.ShopOrder,
            Subject = order.Key,
            State = IntentState.Planned,
            Priority = priority,
            Payload = JsonSerializer.Serialize(change),
            Reason = why,
            CreatedAt = now,
            DueAt = now,
        });
    }

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
                var open = db.Intents.Where(i => i.SellerId == work.Seller && i.Kind == IntentKind.ShopOrder
                    && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown));
                // What was decided first is told first, also where it must wait: a hold that comes after its own end would stay.
                due = await open.Where(i => i.DueAt <= now && !open.Any(e => e.Subject == i.Subject && e.Key < i.Key)).OrderBy(i => i.Priority).ThenBy(i => i.Key).Take(OrdersAtOnce).ToListAsync(ct);
                if (due.Count == 0)
                    return new LaneResult(await open.Where(i => !open.Any(e => e.Subject == i.Subject && e.Key < i.Key)).MinAsync(i => (DateTimeOffset?)i.DueAt, ct), wake);
            }

            // Two changes of one order must not cross each other.
            await Task.WhenAll(due.GroupBy(i => i.Subject).Select(async order =>
            {
                foreach (var intent in order) await Tell(work, view, intent, ct);
            }));
            wake = Lane.WatchShop | Lane.CancelLines | Lane.ShipParcels | Lane.Decide;
        }
    }

    private async Task Tell(SellerWork work, SellerView view, Intent intent, CancellationToken ct)
    {
        var change = JsonSerializer.Deserialize<ShopOrderChange>(intent.Payload)!;
        if (view.Shops.FirstOrDefault(s => s.Id.Value == change.Shop) is not { } shop)
        {
            await Settle(work, intent, IntentState.Refused, null, ct);
            return;
        }

        try
        {
            var remote = work.Shop(shop);
            if (await remote.GetOrder(change.ShopOrderId, ct) is not { } order)
            {
                await Settle(work, intent, IntentState.Refused, null, ct);
                return;
            }

            var settings = OrderSettings.Of(view.Seller);
            var attempted = intent.State == IntentState.Planned ? null : intent.SentAt;
            if (!await Mark(work, intent, change.Of, ct)) return;
            await checkpoints.Reached("tell.sent", ct);
            if (change.Refund is { } refund)
            {
                await Refund(work, intent, order, refund, await RefundUnits.Run(remote, order, refund, settings, attempted, clock.GetUtcNow(), checkpoints, ct), attempted, ct);
                return;
            }

            var wanted = StatusToSet(change, order.Status);
            var tracking = change.Parcel is { } parcel ? Tracking.With(order, parcel) : null;
            if (wanted is not null || tracking is not null)
            {
                order = await remote.UpdateOrder(change.ShopOrderId, new WooOrderChange
                {
                    Status = wanted,
                    MetaData = tracking is null ? null : [tracking],
                }, ct);
                await checkpoints.Reached("tell.called", ct);
            }

            if (change.Note is { } note) await Note(remote, change.ShopOrderId, ShopNotes.Write(note, settings.Flow.NoteLanguage), ct);
            await checkpoints.Reached("tell.noted", ct);
            await Settle(work, intent, IntentState.Confirmed, order, ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out var notBefore))
        {
            await Fail(work, intent, failure, reason, notBefore, ct);
        }
    }

    /// <summary>Null where it has that status already, or where the shop's people have decided otherwise.</summary>
    private static string? StatusToSet(ShopOrderChange change, string? has) =>
        change.Status is { } status && status != has && (change.OnlyFrom is null || change.OnlyFrom.Contains(has)) ? status : null;

    private static async Task Note(WooClient shop, long orderId, string text, CancellationToken ct)
    {
        var notes = await shop.GetOrderNotes(orderId, ct);
        if (!notes.Any(n => SameText(n.Note, text))) await shop.AddOrderNote(orderId, text, ct);
    }

    // The shop answers a note with its special characters written out.
    private static bool SameText(string? note, string text) => System.Net.WebUtility.HtmlDecode(note ?? "").Trim() == text;

    /// <returns>False where it was not sent before and its module only observes: then it waits.</returns>
    private Task<bool> Mark(SellerWork work, Intent intent, Module of, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var now = clock.GetUtcNow();
        var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
        if (row.State == IntentState.Planned && !await db.IsLive(work.Seller, of, ct))
        {
            row.DueAt = now + ModuleSwitch.LookAgain;
            return false;
        }

        (row.State, row.SentAt) = (IntentState.Sent, now);
        row.Attempts++;
        return true;
    }, ct);

    private Task Settle(SellerWork work, Intent intent, IntentState state, WooOrder? shown, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var now = clock.GetUtcNow();
        var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
        (row.State, row.SettledAt, row.RemoteWords) = (state, now, null);
        await Follow(db, row, shown, now, ct);
        await db.Clear(work.Seller, now, $"refused:{intent.BusinessKey}", ct);
    }, ct);

    /// <summary>The order as the shop has it now, and what follows from that.</summary>
    private async Task Follow(TandemDb db, Intent row, WooOrder? shown, DateTimeOffset now, CancellationToken ct)
    {
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
        await changes.Apply(db, [order], o => o.ShopStatus = shown?.Status ?? o.ShopStatus, now, ct,
            shown is null ? null : new Dictionary<long, ShownOrder> { [order.Key] = new(shown) });
    }

    private Task Refund(
        SellerWork work, Intent intent, WooOrder order, RefundLine refund, (RefundEnd End, decimal Amount) result, DateTimeOffset? attempted, CancellationToken ct)
    {
        return result.End == RefundEnd.Later ? work.Owner.Write(db => Postpone(db, intent, attempted, ct), ct) : work.Owner.Write(Write, ct);

        async Task Write(TandemDb db)
        {
            var now = clock.GetUtcNow();
            var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
            (row.State, row.SettledAt, row.RemoteWords) = (result.End == RefundEnd.Made ? IntentState.Confirmed : IntentState.Refused, now, null);
            db.Note(work.Seller, now, ActivitySubject.Order, intent.Subject, Reason.Of(
                $"order.refund.{result.End}", ("units", refund.Units), ("item", refund.OrderItemId), ("total", Money.FromEuros(result.Amount))));
            if (result.End == RefundEnd.Sent)
            {
                var number = await db.Orders.Where(o => o.Key == row.Subject).Select(o => o.BolOrderId).SingleAsync(ct);
                await db.Raise(work.Seller, now, $"cancelled-sent:{number}", ActivitySubject.Order, row.Subject, Reason.Of("attention.cancelled-after-sending", ("order", number)), ct);
            }

            await Follow(db, row, order, now, ct);
            await db.Clear(work.Seller, now, $"refused:{intent.BusinessKey}", ct);
        }
    }

    /// <summary>Keeps the moment at which the first attempt went out: from there on the shop may have been at work.</summary>
    private async Task Postpone(TandemDb db, Intent intent, DateTimeOffset? attempted, CancellationToken ct)
    {
        var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
        (row.State, row.SentAt, row.DueAt) = (IntentState.Unknown, attempted, clock.GetUtcNow() + TimeSpan.FromSeconds(20));
    }

    private Task Fail(SellerWork work, Intent intent, Exception failure, Reason reason, DateTimeOffset? notBefore, CancellationToken ct) =>
        work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
            row.RemoteWords = reason["words"];
            if (row.State != IntentState.Sent) row.Attempts++;
            row.State = RemoteFailure.IsUnknown(failure) ? IntentState.Unknown : IntentState.Planned;
            row.TryAgain(now, notBefore);
            if (failure is WooRefused)
            {
                // The same words again and again: what was decided later about this order must not wait for it for ever.
                if (row.Attempts >= MostRefusals) (row.State, row.SettledAt) = (IntentState.Refused, now);
                await db.Raise(work.Seller, now, $"refused:{row.BusinessKey}", ActivitySubject.Order, row.Subject,
                    Reason.Of("attention.shop-order-refused", ("words", reason["words"])), ct);
            }
        }, ct);
}
