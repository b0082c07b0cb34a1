using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>
/// What people at the return desk do. Each answers why it cannot be, or null; what follows at bol and in the shop the seller's
/// loop
/// writes. Two people at once: the second is told that it is decided.
/// </summary>
public sealed class ReturnDesk(Database database, TimeProvider clock)
{
    /// <summary>So long a decision can be taken back: nothing of it is sent before.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(10);

    /// <summary>It is here.</summary>
    /// <param name="units">How many units came, which may be others than were announced.</param>
    public Task<Reason?> Receive(SellerId seller, long key, int units, CancellationToken ct) =>
        Change(seller, key, (_, line, _, now) =>
        {
            if (units is < 0 or > 9999) return Task.FromResult<Reason?>(Reason.Of("return.not.units", ("units", line.Units)));
            (line.ReceivedAt, line.ReceivedUnits) = (line.ReceivedAt ?? now, units);
            return Task.FromResult<Reason?>(null);
        }, ct);

    /// <summary>It was looked at. Says nothing of what becomes of it: that may be another person's to decide.</summary>
    public Task<Reason?> Inspect(SellerId seller, long key, ReturnCondition condition, CancellationToken ct) =>
        Change(seller, key, (_, line, _, now) =>
        {
            (line.ReceivedAt, line.ReceivedUnits, line.Condition) = (line.ReceivedAt ?? now, line.ReceivedUnits
                ?? line.Units, condition);
            return Task.FromResult<Reason?>(null);
        }, ct);

    /// <summary>Says what becomes of it; of all of it at once, for bol handles a return as a whole.</summary>
    public Task<Reason?> Book(SellerId seller, long key, IReadOnlyList<ReturnChoice> choices, ReturnActor by,
        CancellationToken ct) =>
        Change(seller, key, async (db, line, known, now) =>
        {
            var settings = await db.SettingsOf<ReturnSettings>(seller, ct);
            var sold = await db.OrderLines.Where(l => l.OrderKey == line.OrderKey && l.OrderItemId == line.OrderItemId)
                .SingleOrDefaultAsync(ct);
            var price = KeepRule.PriceOf(sold, line.Units);
            var mayReplace = ReplacementRule.May(await OrderOf(db, line, ct), sold);
            if (DeskRule.Objection(line, known, choices, settings, price, by, mayReplace) is { } objection) return objection;
            var made = choices.Where(c => c.Units > 0).Select(choice =>
            {
                var decision = TakeResults.DecisionOf(line, choice.Units, choice.Outcome, DecisionSource.Desk, now);
                (decision.Restock, decision.By) = (choice.Restock && OutcomeRule.MayRestock(choice.Outcome), by.User);
                (decision.Replaces, decision.ReplacementTry) = (choice.Replace, choice.Replace ? 1 : 0);
                return decision;
            }).ToList();
            db.ReturnDecisions.AddRange(made);
            await db.SaveChangesAsync(ct);
            known.AddRange(made);
            PlanHandling.Run(db, line, made, now, now + UndoTime);
            foreach (var decision in made.Where(_ => line.OrderKey is not null))
                db.Note(seller, now, ActivitySubject.Order, line.OrderKey!.Value, Reason.Of(
                    decision.Replaces ? "return.decided.Replace" : $"return.decided.{decision.Outcome}", ("rma", line.RmaId),
                    ("units", decision.Units)));
            await db.Clear(seller, now, [ReturnQuestions.NotHandled(line.RmaId), ReturnQuestions.Waits(line.RmaId)], ct);
            line.AlarmAt = null;
            return null;
        }, ct);

    /// <summary>Takes back what was decided a moment ago.</summary>
    public Task<Reason?> Undo(SellerId seller, long key, CancellationToken ct) =>
        Change(seller, key, async (db, line, known, now) =>
        {
            var intents = await db.Intents.Where(i => i.SellerId == seller && i.Kind == IntentKind.HandleReturn
                && i.Subject == key
                && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown))
                    .ToListAsync(ct);
            if (intents.Count == 0 || intents.Exists(i => i.State != IntentState.Planned || i.Attempts > 0))
                return Reason.Of("return.not.undo");
            db.Intents.RemoveRange(intents);
            var mine = known.FindAll(d => d is { AtBol: false, Dropped: false });
            db.ReturnDecisions.RemoveRange(mine);
            known.RemoveAll(mine.Contains);
            if (line.OrderKey is { } order)
                db.Note(seller, now, ActivitySubject.Order, order, Reason.Of("return.undone", ("rma", line.RmaId)));
            return null;
        }, ct);

    /// <summary>
    /// Of what was handled in bol's portal: whether it went back on the shelf. Then it is refunded in the shop.
    /// </summary>
    public Task<Reason?> SayRestock(SellerId seller, long key, bool restock, CancellationToken ct) =>
        Change(seller, key, async (db, line, known, now) =>
        {
            var waiting = known.FindAll(d => d is { Restock: null, Dropped: false });
            if (waiting.Count == 0) return Reason.Of("return.not.waiting");
            waiting.ForEach(d => d.Restock = restock);
            await db.SaveChangesAsync(ct);
            if (line.OrderKey is { } order) await BookReturns.Run(db, seller, [order], now, ct);
            return null;
        }, ct);

    /// <summary>
    /// Of what is exchanged: the shop makes the order that the customer gets, where none was asked for yet, or where the last one
    /// was not made or was closed before it was sent.
    /// </summary>
    public Task<Reason?> Replace(SellerId seller, long key, CancellationToken ct) =>
        Change(seller, key, async (db, line, known, now) =>
        {
            var waiting = known.FindAll(d => d is { Counts: true, Outcome: ReturnOutcome.Exchange }
                && (d.ReplacedBy is null ? !d.Replaces || d.AsksReplacement : d.ReplacementEnd == ReplacementEnd.Closed));
            if (waiting.Count == 0) return Reason.Of("return.not.waiting");
            var order = await OrderOf(db, line, ct);
            if (!ReplacementRule.May(order, order?.Lines.Find(l => l.OrderItemId == line.OrderItemId)))
                return Reason.Of("return.not.replace");
            foreach (var decision in waiting)
            {
                (decision.Replaces, decision.ReplacementTry, decision.AsksReplacement) =
                    (true, decision.ReplacementTry + 1, false);
                (decision.ReplacedBy, decision.ReplacedByNumber, decision.ReplacementEnd) = (null, null, null);
            }

            db.Note(seller, now, ActivitySubject.Order, order!.Key, Reason.Of("return.decided.Replace", ("rma", line.RmaId),
                ("units", waiting.Sum(d => d.Units))));
            await db.SaveChangesAsync(ct);
            await BookReturns.Run(db, seller, [order.Key], now, ct);
            return null;
        }, ct);

    /// <summary>
    /// Of what is exchanged: somebody makes the order by hand, or the one that was made is right as it is. One that may be on its
    /// way to the shop is waited for.
    /// </summary>
    public Task<Reason?> ReplaceByHand(SellerId seller, long key, CancellationToken ct) =>
        Change(seller, key, async (db, line, known, now) =>
        {
            var waiting = known.FindAll(d => d.Counts && (d.ToReplace || d.AsksReplacement));
            if (waiting.Count == 0 || line.OrderKey is not { } order) return Reason.Of("return.not.waiting");
            var names = waiting.ConvertAll(d => PlanReplacement.KeyOf(d, line.RmaId));
            var open = await db.Intents.Where(i => i.SellerId == seller && names.Contains(i.BusinessKey)).ToListAsync(ct);
            if (open.Exists(i => i.State is IntentState.Sent or IntentState.Unknown)) return Reason.Of("return.not.on-its-way");
            db.Intents.RemoveRange(open.Where(i => i.State == IntentState.Planned));
            foreach (var decision in waiting)
                (decision.Replaces, decision.AsksReplacement) = (decision.ReplacedBy is not null, false);

            db.Note(seller, now, ActivitySubject.Order, order, Reason.Of("return.replaced-by-hand", ("rma", line.RmaId)));
            await db.SaveChangesAsync(ct);
            await BookReturns.Run(db, seller, [order], now, ct);
            return null;
        }, ct);

    /// <summary>Makes a refund again that the shop did not make, or that its people removed.</summary>
    public Task<Reason?> RefundAgain(SellerId seller, long orderKey, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var now = clock.GetUtcNow();
            if (!await db.IsLive(seller, Module.Returns, ct)) return Reason.Of("return.not.live");
            var waived = await db.ReturnDecisions.Where(d => d.SellerId == seller && d.OrderKey == orderKey && d.Waived)
                .ToListAsync(ct);
            if (waived.Count == 0) return Reason.Of("return.not.waiting");
            var order = await db.Orders.SingleAsync(o => o.Key == orderKey, ct);
            await RefundAnew.Run(db, order, waived, now, ct);
            await BookReturns.Run(db, seller, [orderKey], now, ct);
            return null;
        }, ct);

    /// <summary>Says which order a stray return is of.</summary>
    public Task<Reason?> Place(SellerId seller, long key, string bolOrderId, CancellationToken ct) =>
        Change(seller, key, async (db, line, _, now) =>
        {
            if (line.OrderKey is not null) return Reason.Of("return.not.stray");
            var number = bolOrderId.Trim();
            var order = await db.Orders.Include(o => o.Lines).AsSplitQuery().SingleOrDefaultAsync(
                o => o.SellerId == seller && o.AccountId == line.AccountId && o.BolOrderId == number, ct);
            if (order is null) return Reason.Of("return.not.order", ("order", number));
            var sold = ReturnRule.LineOf(order.Lines, line.Ean, line.Units, new Dictionary<string, int>());
            if (sold is null) return Reason.Of("return.not.in-order", ("order", number), ("ean", line.Ean));
            SaveReturns.Found(line, order, sold);
            await db.SaveChangesAsync(ct);
            await FollowReturns.Run(db, seller, now, ct);
            await TakeResults.Run(db, seller, now, ct);
            return null;
        }, ct);

    /// <summary>Makes a return at bol of units that came back, or were refunded in the shop, without one.</summary>
    public Task<Reason?> MakeAtBol(SellerId seller, long orderKey, string orderItemId, int units, ReturnActor by,
        CancellationToken ct) => database.WriteFor<Reason?>(seller, db =>
        MakeAtBol(db, seller, orderKey, new Dictionary<string, int> { [orderItemId] = units }, by, clock.GetUtcNow(), ct), ct);

    /// <summary>
    /// Makes returns at bol of all units of an order that the shop's people refunded and of which none is known.
    /// </summary>
    public Task<Reason?> MakeRefundedAtBol(SellerId seller, long orderKey, ReturnActor by, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var now = clock.GetUtcNow();
            var refunded = await BookReturns.RefundedByHand(db, seller, orderKey, now, ct);
            return refunded.Count == 0 ? Reason.Of("return.not.waiting")
                : await MakeAtBol(db, seller, orderKey, refunded, by, now, ct);
        }, ct);

    /// <summary>A refund by hand is no return: nothing is told to bol.</summary>
    public Task<Reason?> LeaveRefund(SellerId seller, long orderKey, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.Orders.Where(o => o.SellerId == seller && o.Key == orderKey).Select(o => o.BolOrderId)
                .SingleOrDefaultAsync(ct) is not { } order) return Reason.Of("return.not.order", ("order", ""));
            string[] causes = [ReturnQuestions.RefundedByHand(order), ReturnQuestions.Amount(order)];
            var rows = await db.Attentions.Where(a => a.SellerId == seller && causes.Contains(a.Cause) && a.ClearedAt == null)
                .ToListAsync(ct);
            if (rows.Count == 0) return Reason.Of("return.not.waiting");
            rows.ForEach(a => a.ClearedAt = a.DoneAt = now);
            db.Note(seller, now, ActivitySubject.Order, orderKey, Reason.Of("return.refund-left"));
            return null;
        }, ct);

    private static async Task<Reason?> MakeAtBol(TandemDb db, SellerId seller, long orderKey,
        IReadOnlyDictionary<string, int> items, ReturnActor by, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.IsLive(seller, Module.Returns, ct)) return Reason.Of("return.not.live");
        var order = await db.Orders.Include(o => o.Lines).AsSplitQuery()
            .SingleOrDefaultAsync(o => o.SellerId == seller && o.Key == orderKey, ct);
        if (order is null || !items.Keys.All(item => order.Lines.Exists(l => l.OrderItemId == item)))
            return Reason.Of("return.not.order", ("order", ""));
        var taken = (await db.ReturnDecisions.Where(d => d.OrderKey == orderKey && !d.Dropped).ToListAsync(ct))
            .ToLookup(d => d.OrderItemId!, d => d.Units);
        foreach (var (item, units) in items)
        {
            var line = order.Lines.Single(l => l.OrderItemId == item);
            var left = line.Fulfilment == Fulfilment.Lvb ? 0 : Math.Max(0, line.Shipped - taken[item].Sum());
            if (units < 1 || units > left) return Reason.Of("return.not.units", ("units", left));
        }

        foreach (var (item, units) in items)
        {
            var decision = new ReturnDecision
            {
                SellerId = seller,
                AccountId = order.AccountId,
                OrderKey = orderKey,
                OrderItemId = item,
                Units = units,
                Outcome = order.Lines.Single(l => l.OrderItemId == item).PutBack > 0 ? ReturnOutcome.Fine : ReturnOutcome.Damaged,
                Source = DecisionSource.Shop,
                Restock = false,
                By = by.User,
                At = now,
            };
            db.ReturnDecisions.Add(decision);
            await db.SaveChangesAsync(ct);
            PlanHandling.Make(db, decision, order.BolOrderId, now);
            db.Note(seller, now, ActivitySubject.Order, orderKey, Reason.Of("return.made", ("units", units), ("name",
                order.NameOf(item))));
        }

        await db.SaveChangesAsync(ct);
        await BookReturns.Run(db, seller, [orderKey], now, ct);
        return null;
    }

    private static async Task<Order?> OrderOf(TandemDb db, ReturnLine line, CancellationToken ct) =>
        line.OrderKey is null ? null
            : await db.Orders.Include(o => o.Lines).SingleOrDefaultAsync(o => o.Key == line.OrderKey, ct);

    private Task<Reason?> Change(SellerId seller, long key,
        Func<TandemDb, ReturnLine, List<ReturnDecision>, DateTimeOffset, Task<Reason?>> change, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var now = clock.GetUtcNow();
            if (!await db.IsLive(seller, Module.Returns, ct)) return Reason.Of("return.not.live");
            if (await db.Returns.SingleOrDefaultAsync(r => r.SellerId == seller && r.Key == key, ct) is not { } line)
                return Reason.Of("return.not.known");
            var known = await db.ReturnDecisions.Where(d => d.ReturnKey == key).OrderBy(d => d.Key).ToListAsync(ct);
            if (await change(db, line, known, now) is { } objection) return objection;
            line.Step = ReturnStepRule.Of(line, known);
            await db.SaveChangesAsync(ct);
            return null;
        }, ct);
}
