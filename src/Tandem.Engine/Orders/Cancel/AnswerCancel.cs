using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Cancel;

/// <summary>A person's answer to a wish to cancel. What it brings about is decided and written by the seller's loop.</summary>
public sealed class AnswerCancel(Database database, OrderChanges changes, TimeProvider clock)
{
    /// <summary>Accepts the customer's request: bol is told, the shop's order is cancelled or refunded in part.</summary>
    /// <returns>False where there is nothing to answer any more.</returns>
    public Task<bool> Accept(SellerId seller, long orderKey, CancellationToken ct) =>
        Answer(seller, orderKey, CancelAnswer.Accept, "cancel.accepted", ct);

    /// <summary>Sends it all the same; bol knows no other way to refuse.</summary>
    /// <inheritdoc cref="Accept"/>
    public Task<bool> ShipAnyway(SellerId seller, long orderKey, CancellationToken ct) =>
        Answer(seller, orderKey, CancelAnswer.ShipAnyway, "cancel.ship-anyway", ct);

    /// <summary>Cancels lines at bol that bol still waits for.</summary>
    /// <param name="orderItemIds">The lines; none for all that are open.</param>
    /// <param name="reasonCode">One of <see cref="CancelReasons.All"/>.</param>
    /// <returns>False where nothing of it is open any more, or nothing may be written.</returns>
    public Task<bool> CancelAtBol(SellerId seller, long orderKey, IReadOnlyCollection<string> orderItemIds, string reasonCode,
        CancellationToken ct) => CancelAtBol(seller, orderKey, orderItemIds, reasonCode, ct, _ => Task.FromResult(true));

    /// <inheritdoc cref="CancelAtBol(SellerId, long, IReadOnlyCollection{string}, string, CancellationToken)"/>
    /// <param name="may">Whether it may be, asked in the transaction that plans it.</param>
    internal Task<bool> CancelAtBol(SellerId seller, long orderKey, IReadOnlyCollection<string> orderItemIds, string reasonCode,
        CancellationToken ct, Func<TandemDb, Task<bool>> may) =>
        Change(seller, orderKey, async (db, order, now) =>
        {
            if (!CancelReasons.All.Contains(reasonCode) || !await may(db)) return null;
            var lines = order.Lines.Where(l => CancelRule.Left(l) > 0
                && (orderItemIds.Count == 0 || orderItemIds.Contains(l.OrderItemId))).ToList();
            foreach (var line in lines)
                await FollowCancellations.Cancel(db, order, new CancelLine(line.OrderItemId, reasonCode, CancelCause.Person), now,
                    ct);
            if (lines.Count == 0) return null;
            db.Note(seller, now, ActivitySubject.Order, order.Key,
                Reason.Of("cancel.by-hand", ("lines", lines.Count), ("code", reasonCode)));
            await db.Clear(seller, now,
                [OrderQuestions.MoneyOff(order.BolOrderId), OrderQuestions.ParcelOfClosed(order.BolOrderId)], ct);
            return Nothing;
        }, ct);

    /// <summary>
    /// Keeps an order that was cancelled in the shop: it goes back to where new orders start, and takes its stock again.
    /// </summary>
    /// <inheritdoc cref="Accept"/>
    public Task<bool> Keep(SellerId seller, long orderKey, CancellationToken ct) =>
        Change(seller, orderKey, async (db, order, now) =>
        {
            if (order.ShopId is not { } shop || order.ShopOrderId is not { } id || !CancelRule.IsClosed(order.ShopStatus)
                || order.ShopStatus == CancelRule.Deleted || !await TakeBack(db, order, ct)) return null;
            var settings = await OrderSettings.Of(db, seller, ct);
            var vvb = order.Lines.Exists(l => l.Fulfilment == Fulfilment.Vvb);
            await TellShop.Intend(db, order, "keep", new ShopOrderChange(
                shop.Value, id, vvb ? settings.Import.VvbStatus : settings.Import.OwnStatus, [order.ShopStatus!],
                FollowCancellations.Note("cancel.kept", now)),
                Reason.Of("cancel.keep"), 5, now, ct, now.ToUnixTimeSeconds());
            db.Note(seller, now, ActivitySubject.Order, order.Key, Reason.Of("cancel.kept", ("order", order.BolOrderId)));
            return await Delivered(db, order, now, ct);
        }, ct);

    /// <summary>
    /// What was refunded or taken out of the shop's order is delivered all the same: bol is told of all of it, and a cancellation
    /// that bol was not asked for yet is taken back.
    /// </summary>
    /// <returns>False where there is nothing to answer any more, or bol was asked to cancel.</returns>
    public Task<bool> DeliverAll(SellerId seller, long orderKey, CancellationToken ct) =>
        Change(seller, orderKey, async (db, order, now) =>
        {
            if (CancelRule.IsClosed(order.ShopStatus) || !await TakeBack(db, order, ct)) return null;
            db.Note(seller, now, ActivitySubject.Order, order.Key, Reason.Of("cancel.delivers-all", ("order", order.BolOrderId)));
            return await Delivered(db, order, now, ct);
        }, ct);

    /// <summary>It is on its way although the shop has closed its order, which stays as it is: bol alone is told.</summary>
    /// <inheritdoc cref="Accept"/>
    public Task<bool> ShipThough(SellerId seller, long orderKey, CancellationToken ct) =>
        Change(seller, orderKey, async (db, order, now) =>
        {
            if (!CancelRule.IsClosed(order.ShopStatus) || order.Lines.TrueForAll(l => CancelRule.Left(l) == 0)
                || !await TakeBack(db, order, ct)) return null;
            db.Note(seller, now, ActivitySubject.Order, order.Key,
                Reason.Of("cancel.ships-though-closed", ("order", order.BolOrderId)));
            var delivered = await Delivered(db, order, now, ct);
            return o =>
            {
                delivered(o);
                o.ShipsThoughClosed = true;
            };
        }, ct);

    /// <summary>
    /// It was sent, as bol shows, though the shop has it back in stock: the shop's order counts as sent, and takes its stock
    /// again.
    /// </summary>
    /// <returns>
    /// False where there is nothing to answer any more, or where no order of the shop can take the stock again: one that was
    /// removed, or split.
    /// </returns>
    public Task<bool> WasSent(SellerId seller, long orderKey, CancellationToken ct) =>
        Change(seller, orderKey, async (db, order, now) =>
        {
            if (order.Lines.TrueForAll(l => l.Doubted == 0) || order.ShopStatus == CancelRule.Deleted
                || order.SplitInto.Count > 0) return null;
            if (CancelRule.IsClosed(order.ShopStatus))
            {
                // The shop's order as a whole would count as sent: what bol still waits for is answered first.
                if (order.Lines.Exists(l => CancelRule.Left(l) > 0)) return null;
                var flow = (await OrderSettings.Of(db, seller, ct)).Flow;
                var status = flow.ShippedStatus.Length > 0 ? flow.ShippedStatus : "completed";
                await TellShop.Intend(db, order, $"sent:{now.ToUnixTimeSeconds()}", new ShopOrderChange(
                    order.ShopId!.Value.Value, order.ShopOrderId!.Value, status, [order.ShopStatus!],
                    FollowCancellations.Note("cancel.was-sent", now)), Reason.Of("cancel.sent-after-all"), 5, now, ct);
            }

            db.Note(seller, now, ActivitySubject.Order, order.Key, Reason.Of("cancel.was-sent", ("order", order.BolOrderId)));
            var delivered = await Delivered(db, order, now, ct);
            return o =>
            {
                delivered(o);
                o.SaidSent = true;
            };
        }, ct);

    /// <summary>It was not sent, though bol shows so: what the shop has back in stock is for sale.</summary>
    /// <inheritdoc cref="Accept"/>
    public Task<bool> IsOnShelf(SellerId seller, long orderKey, CancellationToken ct) =>
        Change(seller, orderKey, (db, order, now) =>
        {
            if (order.Lines.TrueForAll(l => l.Doubted == 0)) return Task.FromResult<Action<Order>?>(null);
            db.Note(seller, now, ActivitySubject.Order, order.Key, Reason.Of("cancel.on-shelf", ("order", order.BolOrderId)));
            return Task.FromResult<Action<Order>?>(o => o.Lines.ForEach(l => l.OnShelf += l.Doubted));
        }, ct);

    /// <summary>A cancellation that is not at bol yet is taken back.</summary>
    /// <returns>False where bol was asked already: then its answer decides.</returns>
    private static async Task<bool> TakeBack(TandemDb db, Order order, CancellationToken ct)
    {
        var open = await db.Intents.Where(i => i.Subject == order.Key && i.Kind == IntentKind.Cancel
            && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown)).ToListAsync(ct);
        if (open.Exists(i => i.State != IntentState.Planned)) return false;
        db.Intents.RemoveRange(open);
        return true;
    }

    /// <summary>A person said of all that was taken out of the shop's order that the customer gets it.</summary>
    private static async Task<Action<Order>> Delivered(TandemDb db, Order order, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var row in await db.Adjustments.Where(a => a.OrderKey == order.Key && a.Cause != AdjustmentCause.Cancelled)
            .ToListAsync(ct))
            row.StillDelivered = true;
        await db.Clear(order.SellerId, now,
            [OrderQuestions.MoneyOff(order.BolOrderId), OrderQuestions.ParcelOfClosed(order.BolOrderId)], ct);
        return o => o.Lines.ForEach(l => l.TakenOut = 0);
    }

    private Task<bool> Answer(SellerId seller, long orderKey, CancelAnswer answer, string code, CancellationToken ct) =>
        Change(seller, orderKey, (db, order, now) =>
        {
            if (!order.Lines.Exists(CancelRule.IsAsked) || order.CancelAnswer != CancelAnswer.None)
                return Task.FromResult<Action<Order>?>(null);
            db.Note(seller, now, ActivitySubject.Order, order.Key, Reason.Of(code, ("order", order.BolOrderId)));
            return Task.FromResult<Action<Order>?>(o => o.CancelAnswer = answer);
        }, ct);

    /// <summary>The rows stay as they are: an intent says it.</summary>
    private static void Nothing(Order order)
    {
    }

    /// <summary>In turn with the loop, and only while orders are live: an answer that is not sent would look like one.</summary>
    private Task<bool> Change(SellerId seller, long orderKey, Func<TandemDb, Order, DateTimeOffset, Task<Action<Order>?>> decide,
        CancellationToken ct) =>
        database.WriteFor(seller, async db =>
        {
            var now = clock.GetUtcNow();
            if (!await db.IsLive(seller, Module.Orders, ct)) return false;
            var order = await db.Orders.Include(o => o.Lines)
                .SingleOrDefaultAsync(o => o.Key == orderKey && o.SellerId == seller, ct);
            if (order is null || await decide(db, order, now) is not { } change) return false;
            await changes.Apply(db, [order], change, now, ct);
            return true;
        }, ct);
}
