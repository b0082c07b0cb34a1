using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Cancel;

/// <summary>
/// Carries out what <see cref="CancelRule"/> decides, in the transaction of whatever changed: a reading of bol or of the shop, an
/// answer, a write that was settled. Decided again from the same rows, it adds nothing.
/// </summary>
internal sealed class FollowCancellations : IOrderReaction
{
    private const int HoldPriority = 5;
    private const int CancelPriority = 20;

    // What the shop is told while a cancellation is open.
    private const string Held = "hold";

    public static string CancelKey(string orderItemId) => $"cancel:{orderItemId}";

    public async Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        // What concerned it a moment ago too: an order that was restored from the bin must lose its question.
        var concerned = changes.Where(c => CancelRule.Concerns(c.Order) || CancelRule.Concerned(c.Before)).Select(c => c.Order)
            .ToList();
        if (concerned.Count == 0) return;
        var seller = concerned[0].SellerId;
        var row = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == seller, ct);
        var settings = OrderSettings.Of(row);
        var keys = concerned.ConvertAll(o => o.Key);
        var intents = (await db.Intents
            .Where(i => keys.Contains(i.Subject) && (i.Kind == IntentKind.Cancel || i.Kind == IntentKind.ShopOrder))
            .ToListAsync(ct))
            .ToLookup(i => i.Subject);
        var off = (await db.Adjustments.Where(a => keys.Contains(a.OrderKey)).ToListAsync(ct)).ToLookup(a => a.OrderKey);
        var quiet = new List<string>();
        var changed = changes.ToDictionary(c => c.Order.Key);
        foreach (var order in concerned)
        {
            if (order.CancelAskedAt is null && order.Lines.Exists(CancelRule.IsAsked)) Begin(db, order, now);
            foreach (var line in order.Lines) line.Doubted = CancelRule.Doubted(order, line, off[order.Key]);
            order.SaidSent &= order.Lines.Exists(l => l.Doubted > 0);
            var decision =
                CancelRule.Decide(order, Facts(order, settings, row, intents[order.Key].ToList(), off[order.Key], now));
            await Apply(db, order, settings, decision, now, ct);
            if (!CancelRule.IsClosed(order.ShopStatus))
            {
                quiet.Add(OrderQuestions.CancelTooLate(order.BolOrderId));
                quiet.Add(OrderQuestions.ClosedAfterSending(order.BolOrderId));
            }

            if (order.Lines.TrueForAll(l => l.PutBack == 0)) quiet.Add(OrderQuestions.RestockedAfterSending(order.BolOrderId));
            if (IsTakenBack(order, off[order.Key])) quiet.Add(OrderQuestions.CancelledSent(order.BolOrderId));
            await AskAboutParts(db, changed[order.Key], decision, quiet, now, ct);
        }

        await db.Clear(seller, now, quiet, ct);
    }

    /// <summary>What the shop sent though it was cancelled, its people refunded or cancelled since.</summary>
    private static bool IsTakenBack(Order order, IEnumerable<Adjustment> off)
    {
        var refunded = off
            .Where(a => a is { OrderItemId: not null, StillDelivered: false, Cause: not AdjustmentCause.Returned }
                && (a.Cause == AdjustmentCause.Refunded || a.RefundId is not null))
            .ToLookup(a => a.OrderItemId!, a => a.Units);
        return CancelRule.IsClosed(order.ShopStatus)
            || order.Lines.TrueForAll(l => CancelRule.BackInShop(l) <= refunded[l.OrderItemId].Sum());
    }

    /// <summary>
    /// Of an order that the shop's people split nothing is held, closed or refunded by us. They are asked when something of it is
    /// cancelled, until the shop shows in all of its parts no more than is still to be delivered.
    /// </summary>
    private static async Task AskAboutParts(TandemDb db, OrderChange change, CancelDecision decision, List<string> quiet,
        DateTimeOffset now, CancellationToken ct)
    {
        var order = change.Order;
        if (order.SplitInto.Count == 0) return;
        var cause = OrderQuestions.SplitCancelled(order.BolOrderId);
        var waits = order.CancelAnswer != CancelAnswer.ShipAnyway && order.Lines.Exists(CancelRule.IsAsked);
        var less = order.Lines.Exists(l => CancelRule.BackInShop(l) > 0);
        var over = change.Shown is { Parts: not null } shown
            && order.Lines.TrueForAll(l => SplitRule.Standing(order, l, shown) <= l.Open);
        var isNew = change.Shown is not null || order.Lines
            .Exists(l => l.Cancelled > change.Was(l).Cancelled || l.CancellationRequested != change.Was(l).CancellationRequested);
        if (!waits && (!less || over))
        {
            quiet.Add(cause);
        }
        else if (isNew && (decision.Refund.Count > 0 || decision.Close || decision.Hold))
        {
            await db.Raise(order.SellerId, now, cause, ActivitySubject.Order, order.Key, Reason.Of(
                "attention.split-cancelled", ("order", order.BolOrderId), ("parts", string.Join(", ", order.SplitInto))), ct);
        }
    }

    public static CancelFacts Facts(
        Order order, OrderSettings settings, Seller seller, List<Intent> intents, IEnumerable<Adjustment> off, DateTimeOffset now)
    {
        var cancels = intents.Where(i => i.Kind == IntentKind.Cancel)
            .Select(i => (i.State, Payload: JsonSerializer.Deserialize<CancelPayload>(i.Payload)!)).ToList();
        var told = intents.Where(i => i.Kind == IntentKind.ShopOrder).ToList();
        return new CancelFacts(
            settings.Cancel, settings.Flow, seller.Writes(Module.Orders),
            DutchTime.DayOf(now),
            order.CancelAskedAt is { } asked
                && told.Exists(i => i.BusinessKey == TellShop.KeyOf(order, Held, asked.ToUnixTimeSeconds())),
            told.Exists(i => IsOpen(i.State) && i.Topic == Held),
            cancels.Where(c => IsOpen(c.State)).Select(c => c.Payload.OrderItemId).ToHashSet(StringComparer.Ordinal),
            cancels.Where(c => c.State == IntentState.Refused).Select(c => c.Payload.OrderItemId)
                .ToHashSet(StringComparer.Ordinal),
            cancels.Where(c => c.State != IntentState.Refused)
                .ToDictionary(c => c.Payload.OrderItemId, c => c.Payload.Cause, StringComparer.Ordinal),

            ByItem(off.Where(CancelRule.IsOff)),
            order.Lines.Where(l => l.Reduced > 0 && IsBroken(l, [.. off.Where(a => a.OrderItemId == l.OrderItemId)]))
                .Select(l => l.OrderItemId).ToHashSet(StringComparer.Ordinal))
        {
            Repaid = ByItem(off.Where(CancelRule.IsRepaid)),
        };
    }

    private static Dictionary<string, int> ByItem(IEnumerable<Adjustment> off) => off.Where(a => a.OrderItemId is not null)
        .GroupBy(a => a.OrderItemId!).ToDictionary(g => g.Key, g => g.Sum(a => a.Units), StringComparer.Ordinal);

    /// <summary>
    /// Less came back in stock than went off, and the shop's people refunded some. What Tandem refunds counts once the shop shows
    /// it.
    /// </summary>
    private static bool IsBroken(OrderLine line, List<Adjustment> off) =>
        off.Exists(a => a is { Cause: AdjustmentCause.Refunded, Units: > 0, StillDelivered: false })
        && line.PutBack < off.Where(a => !a.StillDelivered && a.Cause != AdjustmentCause.Returned
            && (a.Cause != AdjustmentCause.Cancelled || a.RefundId is not null)).Sum(a => a.Units);

    /// <summary>Intends the cancellation of a line at bol; one that was refused before is tried anew.</summary>
    public static async Task Cancel(TandemDb db, Order order, CancelLine line, DateTimeOffset now, CancellationToken ct)
    {
        var key = CancelKey(line.OrderItemId);
        var intent = db.Intents.Local.FirstOrDefault(i => i.SellerId == order.SellerId && i.BusinessKey == key)
            ?? await db.Intents.SingleOrDefaultAsync(i => i.SellerId == order.SellerId && i.BusinessKey == key, ct);
        if (intent is not null && intent.State != IntentState.Refused) return;
        if (intent is null)
        {
            intent = new Intent
            {
                SellerId = order.SellerId,
                BusinessKey = key,
                Kind = IntentKind.Cancel,
                Subject = order.Key,
                Of = Module.Orders
            };
            db.Intents.Add(intent);
        }

        var payload =
            JsonSerializer.Serialize(
                new CancelPayload(order.AccountId.Value, order.BolOrderId, line.OrderItemId, line.ReasonCode, line.Cause));
        intent.Plan(payload, CancelPriority, Reason.Of($"cancel.why.{line.Cause}", ("code", line.ReasonCode)), now);
    }

    /// <summary>A note for the shop's people, with its moment: that also keeps the notes of two requests apart.</summary>
    public static Reason Note(string note, DateTimeOffset at) =>
        Reason.Of(note,
            ("at", DutchTime.Local(at).ToString("dd-MM-yyyy HH:mm:ss", CultureInfo.InvariantCulture)));

    private static bool IsOpen(IntentState state) => state is IntentState.Planned or IntentState.Sent or IntentState.Unknown;

    private static void Begin(TandemDb db, Order order, DateTimeOffset now)
    {
        order.CancelAskedAt = now;
        db.Note(order.SellerId, now, ActivitySubject.Order, order.Key, Reason.Of("cancel.asked", ("order", order.BolOrderId)));
    }

    private static async Task Apply(TandemDb db, Order order, OrderSettings settings, CancelDecision decision, DateTimeOffset now,
        CancellationToken ct)
    {
        if (decision.Answer != order.CancelAnswer) Answered(db, order, decision, now);
        order.CancelAnswer = decision.Answer;
        if (decision.Hold) await Hold(db, order, settings, now, ct);
        foreach (var line in decision.Cancel) await Cancel(db, order, line, now, ct);
        foreach (var refund in decision.Refund.Where(_ => order.SplitInto.Count == 0))
            await Refund(db, order, refund, decision.Cause, now, ct);
        if (decision.Close) await Close(db, order, settings, decision.Cause, now, ct);
        if (decision.Lift is { } status) await Lift(db, order, settings, status, decision, now, ct);
        if (decision.SentThough && !CancelRule.IsClosed(order.ShopStatus))
        {
            await db.Raise(order.SellerId, now, OrderQuestions.CancelledSent(order.BolOrderId), ActivitySubject.Order, order.Key,
                Reason.Of("attention.cancelled-after-sending", ("order", order.BolOrderId)), ct);
        }

        if (decision.IsOver)
        {
            if (order.Lines.TrueForAll(l => l.Cancelled == 0))
                db.Note(order.SellerId, now, ActivitySubject.Order, order.Key,
                    Reason.Of(order.Lines.Exists(l => l.Shipped > 0) ? "cancel.overtaken" : "cancel.withdrawn"));
            order.CancelAskedAt = null;
        }

        Explain(db, order, decision, now);
        await Ask(db, order, OrderQuestions.TakenOut(order.BolOrderId), decision.AsksAboutTakenOut, now, Reason.Of(
            "attention.taken-out-in-shop", ("order", order.BolOrderId), ("units", order.Lines.Sum(CancelRule.NotHeld)),
            ("name",
                string.Join(", ", order.Lines.Where(l => CancelRule.NotHeld(l) > 0)
                    .Select(l => l.Title ?? l.Ean ?? l.OrderItemId)))), ct);
        await Ask(db, order, OrderQuestions.SentOrOnShelf(order.BolOrderId), decision.AsksSentOrOnShelf, now, Reason.Of(
            "attention.sent-or-on-shelf", ("order", order.BolOrderId), ("units", order.Lines.Sum(l => l.Doubted)),
            ("name", string.Join(", ", order.Lines.Where(l => l.Doubted > 0).Select(l => order.NameOf(l.OrderItemId))))), ct);
        await Ask(db, order, OrderQuestions.TakeOff(order.BolOrderId), decision.TakeOff.Count > 0, now, Reason.Of(
            "attention.take-off-in-shop", ("order", order.BolOrderId), ("units", decision.TakeOff.Sum(t => t.Units)),
            ("name", string.Join(", ", decision.TakeOff.Select(t => order.NameOf(t.OrderItemId))))), ct);
        await Ask(db, order, $"close:{order.BolOrderId}", decision.AsksToClose, now,
            Reason.Of("attention.close-in-shop", ("order", order.BolOrderId)), ct);
        await Ask(db, order, $"cancel:{order.BolOrderId}", decision.AsksForAnswer, now,
            Reason.Of("attention.cancellation-requested", ("order", order.BolOrderId)), ct);
        await Ask(db, order, $"shop-cancelled:{order.BolOrderId}", decision.AsksAboutShop, now,
            Reason.Of(order.ShopStatus == CancelRule.Deleted ? "attention.deleted-in-shop" : "attention.cancelled-in-shop",
                ("order", order.BolOrderId), ("status", order.ShopStatus)), ct);
    }

    /// <summary>An answer that nobody gave by hand.</summary>
    private static void Answered(TandemDb db, Order order, CancelDecision decision, DateTimeOffset now)
    {
        var code = decision.SentAlready ? "cancel.sent-already" : CancelRule.IsClosed(order.ShopStatus) ? "cancel.both"
            : "cancel.accepted-by-rule";
        db.Note(order.SellerId, now, ActivitySubject.Order, order.Key, Reason.Of(code, ("order", order.BolOrderId)));
    }

    private static async Task Hold(TandemDb db, Order order, OrderSettings settings, DateTimeOffset now, CancellationToken ct)
    {
        order.StatusBeforeHold ??= order.ShopStatus;
        List<string> from =
            ["pending", "processing", settings.Import.OwnStatus, settings.Import.VvbStatus, order.ShopStatus ?? "processing"];
        from.RemoveAll(s => settings.Flow.SentStatuses.Contains(s) || CancelRule.IsClosed(s));
        await TellShop.Intend(db, order, Held, new ShopOrderChange(
            order.ShopId!.Value.Value, order.ShopOrderId!.Value, settings.Cancel.HoldStatus, [.. from.Distinct()],
            Note("cancel.asked", order.CancelAskedAt!.Value)), Reason.Of("cancel.hold"), HoldPriority, now, ct,
            order.CancelAskedAt.Value.ToUnixTimeSeconds());
    }

    private static async Task Refund(TandemDb db, Order order, RefundLine refund, CancelCause cause, DateTimeOffset now,
        CancellationToken ct)
    {
        db.Note(order.SellerId, now, ActivitySubject.Order, order.Key,
            Reason.Of($"cancel.part.{cause}", ("units", refund.Units), ("item", order.NameOf(refund.OrderItemId))));
        db.Adjustments.Add(new Adjustment
        {
            SellerId = order.SellerId,
            OrderKey = order.Key,
            OrderItemId = refund.OrderItemId,
            Cause = AdjustmentCause.Cancelled,
            Units = refund.Units,
            CancelledInAll = refund.Total,
            At = now,
        });
        await TellShop.Intend(db, order, "refund", new ShopOrderChange(
            order.ShopId!.Value.Value, order.ShopOrderId!.Value, Refund: refund), Reason.Of("cancel.refund"), HoldPriority, now,
            ct, $"{refund.OrderItemId}:{refund.Total}");
    }

    private static async Task Close(TandemDb db, Order order, OrderSettings settings, CancelCause cause, DateTimeOffset now,
        CancellationToken ct)
    {
        // The shop puts stock back when an order becomes "cancelled", once, and at no other status (facts/woocommerce.md §a).
        List<string> from = ["pending", "processing", "failed", "trash", settings.Cancel.HoldStatus, settings.Import.OwnStatus,
            settings.Import.VvbStatus];
        if (order.ShopStatus is { } shows) from.Add(shows);
        if (order.StatusBeforeHold is { } before) from.Add(before);
        from.RemoveAll(s => settings.Flow.SentStatuses.Contains(s) || s == "refunded");
        await TellShop.Intend(db, order, "cancelled", new ShopOrderChange(
            order.ShopId!.Value.Value, order.ShopOrderId!.Value, "cancelled", [.. from.Distinct()],
            Reason.Of($"cancel.closed.{cause}")),
            Reason.Of("cancel.close"), HoldPriority, now, ct);
        if (settings.Flow.CancelledStatus is { Length: > 0 } own && own != "cancelled")
        {
            await TellShop.Intend(db, order, "cancelled-own",
                new ShopOrderChange(order.ShopId!.Value.Value, order.ShopOrderId!.Value, own, ["cancelled"]),
                Reason.Of("cancel.close"), HoldPriority, now, ct);
        }

        order.StatusBeforeHold = null;
    }

    private static async Task Lift(
        TandemDb db, Order order, OrderSettings settings, string status, CancelDecision decision, DateTimeOffset now,
        CancellationToken ct)
    {
        var asked = order.CancelAskedAt ?? now;
        var note = decision.Answer == CancelAnswer.ShipAnyway ? "cancel.lifted"
            : order.Lines.Exists(l => l.Cancelled > 0) ? "cancel.part"
            : order.Lines.Exists(l => l.Shipped > 0) ? "cancel.shipped" : "cancel.withdrawn";
        await TellShop.Intend(db, order, "lift", new ShopOrderChange(
            order.ShopId!.Value.Value, order.ShopOrderId!.Value, status, [settings.Cancel.HoldStatus], Note(note, asked)),
            Reason.Of("cancel.lift"), HoldPriority, now, ct, asked.ToUnixTimeSeconds());
        order.StatusBeforeHold = null;
    }

    /// <summary>The end of a cancelled order, in one sentence.</summary>
    private static void Explain(TandemDb db, Order order, CancelDecision decision, DateTimeOffset now)
    {
        if (order.State != OrderState.Cancelled
            || order.StateReason?.Code.StartsWith("cancel.end.", StringComparison.Ordinal) == true) return;
        order.StateReason =
            Reason.Of(decision.SentThough ? "cancel.end.sent" : $"cancel.end.{decision.Cause}", ("order", order.BolOrderId));
        db.Note(order.SellerId, now, ActivitySubject.Order, order.Key, order.StateReason);
    }

    private static Task Ask(TandemDb db, Order order, string cause, bool asks, DateTimeOffset now, Reason what,
        CancellationToken ct) => asks
        ? db.Raise(order.SellerId, now, cause, ActivitySubject.Order, order.Key, what, ct)
        : db.Clear(order.SellerId, now, cause, ct);
}
