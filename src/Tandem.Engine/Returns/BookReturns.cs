using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>
/// Brings the shop's books and shelf in line with what became of returns, in the transaction of whatever changed. Decided again
/// from
/// the same rows, it adds nothing.
/// </summary>
internal sealed class BookReturns : IOrderReaction
{
    /// <summary>What refunds for returns are told to the shop under.</summary>
    public const string Topic = "return-refund";

    private const int Priority = 60;
    private const int DueAtOnce = 200;

    /// <summary>The shop has shown an order of which something was sent: its people may have refunded.</summary>
    public async Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        var sent = changes.Where(c => c.Order.ShopOrderId is not null && c.Order.Lines.Exists(l => l.Shipped > 0)).ToList();
        if (sent.Count == 0) return;
        var (seller, keys) = (sent[0].Order.SellerId, sent.ConvertAll(c => c.Order.Key));
        List<string> causes = [.. sent.SelectMany(c => new[] { ReturnQuestions.RefundedByHand(c.Order.BolOrderId),
            ReturnQuestions.Amount(c.Order.BolOrderId) })];
        var concerned = await db.ReturnDecisions.Where(d => d.OrderKey != null && keys.Contains(d.OrderKey.Value))
            .Select(d => d.OrderKey!.Value)
            .Union(db.Adjustments.Where(a => keys.Contains(a.OrderKey) && a.Cause == AdjustmentCause.Refunded)
                .Select(a => a.OrderKey))

            // What was asked about a refund that is not there any more.
            .Union(db.Attentions.Where(a => a.SellerId == seller && a.ClearedAt == null && causes.Contains(a.Cause))
                .Select(a => a.SubjectKey))
            .ToListAsync(ct);
        if (concerned.Count > 0) await Run(db, seller, concerned, now, ct);
    }

    /// <summary>
    /// Books what bol has and the shop does not, whatever it waited for: returns may have observed while bol answered.
    /// </summary>
    public static async Task RunDue(TandemDb db, SellerId seller, DateTimeOffset now, CancellationToken ct)
    {
        var due = await Due(db, seller).OrderBy(order => order).Take(DueAtOnce).ToListAsync(ct);
        await Run(db, seller, due, now, ct);
    }

    /// <summary>Orders of which something is to be booked, and nothing is waited for.</summary>
    public static IQueryable<long> Due(TandemDb db, SellerId seller) => db.ReturnDecisions
        .Where(d => d.SellerId == seller && d.AtBol && !d.Booked && !d.Dropped && d.OrderKey != null

            // A person is asked about those without a word about the shelf.
            && d.Restock != null

            // Its refund, or the order that the customer gets in exchange, is on its way into the shop.
            && !db.Adjustments.Any(a => a.DecisionKey == d.Key && a.RefundId == null)
            && !(d.Replaces && db.Intents.Any(i => i.SellerId == seller && i.Kind == IntentKind.Replacement
                && i.Subject == d.OrderKey && i.State != IntentState.Confirmed && i.State != IntentState.Refused)))
        .Select(d => d.OrderKey!.Value).Distinct();

    /// <summary>Books the returns of these orders, once returns are live.</summary>
    public static async Task Run(TandemDb db, SellerId seller, IReadOnlyCollection<long> orderKeys, DateTimeOffset now,
        CancellationToken ct)
    {
        foreach (var work in await Load(db, seller, orderKeys, now, ct)) await work.Run(ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Units that the shop's people refunded and of which no return is known, by the items of an order.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> RefundedByHand(TandemDb db, SellerId seller, long orderKey,
        DateTimeOffset now, CancellationToken ct) =>
        (await Load(db, seller, [orderKey], now, ct)).SelectMany(work => work.ByHand()).Where(b => b.Value > 0)
            .ToDictionary(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<Booking>> Load(TandemDb db, SellerId seller, IReadOnlyCollection<long> orderKeys,
        DateTimeOffset now, CancellationToken ct)
    {
        if (orderKeys.Count == 0) return [];
        var row = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == seller, ct);
        if (row.LiveSince(Module.Returns) is not { } since) return [];
        var orders = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == seller && orderKeys.Contains(o.Key))
            .AsSplitQuery().ToListAsync(ct);
        var decisions = (await db.ReturnDecisions.Where(d => d.OrderKey != null && orderKeys.Contains(d.OrderKey.Value))
            .OrderBy(d => d.Key).ToListAsync(ct)).ToLookup(d => d.OrderKey!.Value);
        var off = (await db.Adjustments.Where(a => orderKeys.Contains(a.OrderKey)).OrderBy(a => a.Key).ToListAsync(ct))
            .ToLookup(a => a.OrderKey);
        var ended = await db.Intents.Where(i => orderKeys.Contains(i.Subject) && i.Kind == IntentKind.ShopOrder
            && i.Topic == Topic
            && (i.State == IntentState.Confirmed || i.State == IntentState.Refused)).Select(i => i.BusinessKey).ToListAsync(ct);
        var returns = (await db.Returns.Where(r => r.OrderKey != null && orderKeys.Contains(r.OrderKey.Value)).OrderBy(r => r.Key)
            .ToListAsync(ct)).ToLookup(r => r.OrderKey!.Value);
        return orders.ConvertAll(order => new Booking(db, order, row.Get<ReturnSettings>(), since, now)
        {
            Decisions = [.. decisions[order.Key]],
            Off = [.. off[order.Key]],
            Ended = [.. ended],
            Returns = [.. returns[order.Key]],
        });
    }

    /// <summary>The business key of the refund for a decision.</summary>
    public static string KeyOf(Order order, long decision) => TellShop.KeyOf(order, Topic, decision);

    /// <summary>One order whose returns are booked.</summary>
    private sealed class Booking(TandemDb db, Order order, ReturnSettings settings, DateTimeOffset since, DateTimeOffset now)
    {
        private readonly List<string> _calm = [];

        private bool AllMoneyBack => BookRule.IsAllMoneyBack(order, Off);

        public required List<ReturnDecision> Decisions { get; init; }

        public required List<Adjustment> Off { get; init; }

        public required HashSet<string> Ended { get; init; }

        public required List<ReturnLine> Returns { get; init; }

        public IEnumerable<KeyValuePair<string, int>> ByHand() => order.Lines.Select(line => KeyValuePair.Create(
            line.OrderItemId, BookRule.Decide(FactsOf(line)).ByHand));

        public async Task Run(CancellationToken ct)
        {
            var (byHand, waived, shelf, others) = (0, new List<string>(), new HashSet<long?>(), new List<string>());
            foreach (var line in order.Lines)
            {
                var plan = BookRule.Decide(FactsOf(line));
                foreach (var (decision, refund) in plan.Refunds) await Refund(decision, refund, ct);
                foreach (var decision in plan.Replacements) await Replace(line, decision, ct);
                foreach (var decision in Decisions.Where(d => d.OrderItemId == line.OrderItemId))
                {
                    decision.Booked = plan.Booked.Contains(decision)
                        || plan.Waived.Except(plan.Replacements).Contains(decision);
                    decision.NetCents = KeepRule.NetOf(line, decision.Units)?.Cents;
                }

                foreach (var decision in plan.Waived) decision.Waived = true;
                if (plan.Waived.Count > 0) waived.Add(order.NameOf(line.OrderItemId));
                shelf.UnionWith(plan.AsksShelf.Select(d => d.ReturnKey));
                if (plan.RefundedByOthers.Count > 0 && line.PutBack == 0 && line.Reduced > 0)
                    others.Add(order.NameOf(line.OrderItemId));
                byHand += Math.Max(0, plan.ByHand - await Follow(line, plan.ByHand, ct));
            }

            await db.SaveChangesAsync(ct);
            foreach (var line in Returns) line.Step = ReturnStepRule.Of(line, Decisions.FindAll(d => d.ReturnKey == line.Key));
            await Ask(ReturnQuestions.NotRefunded(order.BolOrderId), waived.Count > 0,
                Reason.Of("attention.return-not-refunded", ("order", order.BolOrderId), ("name", string.Join(", ", waived))), ct);
            await Ask(ReturnQuestions.RefundedByHand(order.BolOrderId), byHand > 0,
                Reason.Of("attention.refunded-not-returned", ("order", order.BolOrderId), ("units", byHand)), ct);
            var amount = AllMoneyBack ? 0 : Off.Where(a => a.OrderItemId is null && a.At >= since).Sum(a => a.CentsInclVat);
            await Ask(ReturnQuestions.Amount(order.BolOrderId), amount > 0 && order.Lines.Exists(l => l.Shipped > 0),
                Reason.Of("attention.amount-refunded", ("order", order.BolOrderId), ("total", new Money(amount))), ct);
            await Ask(ReturnQuestions.NotRestocked(order.BolOrderId), others.Count > 0,
                Reason.Of("attention.return-not-restocked", ("order", order.BolOrderId), ("name", string.Join(", ", others))),
                    ct);
            _calm.AddRange(Returns.Where(r => !Decisions.Exists(d => d.ReturnKey == r.Key && d.Counts && d.AsksReplacement))
                .Select(r => ReturnQuestions.Replacement(r.RmaId)));
            foreach (var line in Returns)
            {
                await Ask(ReturnQuestions.Shelf(line.RmaId), shelf.Contains(line.Key), Reason.Of("attention.return-shelf",
                    ("order", order.BolOrderId), ("rma", line.RmaId), ("units", line.Units)), ct);
            }

            await db.Clear(order.SellerId, now, _calm, ct);
        }

        private BookFacts FactsOf(OrderLine line) => new(
            line,
            Decisions.FindAll(d => d.OrderItemId == line.OrderItemId && d.Counts),

            // What the shop's people refunded before returns were Tandem's business is theirs alone.
            Off.FindAll(a => a.OrderItemId == line.OrderItemId
                && (a.Cause != AdjustmentCause.Refunded || a.At >= since)),
            Decisions.Where(d => Ended.Contains(KeyOf(order, d.Key))).Select(d => d.Key).ToHashSet())
        {
            AllMoneyBack = AllMoneyBack,
            InShop = order.ShopOrderId is not null && line.Imported is not null
                && (!CancelRule.IsClosed(order.ShopStatus) || order.ShopStatus == "refunded"),
        };

        private async Task Refund(ReturnDecision decision, RefundLine refund, CancellationToken ct)
        {
            var row = new Adjustment
            {
                SellerId = order.SellerId,
                OrderKey = order.Key,
                OrderItemId = refund.OrderItemId,
                Cause = AdjustmentCause.Returned,
                Units = refund.Units,
                DecisionKey = decision.Key,
                Restocked = refund.Restock || decision.Restocked,
                At = now,
            };
            db.Adjustments.Add(row);
            Off.Add(row);
            await TellShop.Intend(db, order, Topic, new ShopOrderChange(order.ShopId!.Value.Value, order.ShopOrderId!.Value,
                Refund: refund, Of: Module.Returns), Reason.Of("return.refund", ("units", refund.Units)), Priority, now, ct,
                decision.Key);
        }

        /// <summary>The customer gets another one: an order of its own, once for each time that a person asked for it.</summary>
        private async Task Replace(OrderLine line, ReturnDecision decision, CancellationToken ct)
        {
            if (Returns.Find(r => r.Key == decision.ReturnKey) is not { } of) return;
            if (order.ShopId is { } shop && await db.Shops.AnyAsync(s => s.Id == shop, ct))
            {
                await PlanReplacement.Run(db, order, line, decision, of.RmaId, now, ct);
                return;
            }

            decision.AsksReplacement = true;
            await db.Raise(order.SellerId, now, ReturnQuestions.Replacement(of.RmaId), ActivitySubject.Order, order.Key,
                Reason.Of("attention.replacement-shop", ("order", order.BolOrderId), ("rma", of.RmaId)), ct);
        }

        /// <summary>Units refunded by hand of which a return waits at bol: it is told there as received.</summary>
        /// <returns>Units of which that is so.</returns>
        private async Task<int> Follow(OrderLine line, int units, CancellationToken ct)
        {
            if (units == 0 || !settings.FollowShopRefunds) return 0;
            var followed = 0;

            // The largest first: of two returns of a line the one that was refunded is the one that it fits.
            foreach (var waiting in Returns.Where(r => r.OrderItemId == line.OrderItemId && r is { Lvb: false, Gone: false })
                .OrderByDescending(r => r.Units))
            {
                var left = ReturnStepRule.Undecided(waiting, Decisions.Where(d => d.ReturnKey == waiting.Key));

                // bol handles a return as a whole: a part of it alone would be a question of its own. So would what bol refused.
                var refused = Decisions.Exists(
                    d => d.ReturnKey == waiting.Key && d is { Dropped: true, Source: DecisionSource.Shop });
                if (refused || left == 0 || left != waiting.Units || left > units - followed) continue;
                var decision = TakeResults.DecisionOf(waiting, left, line.PutBack > 0 ? ReturnOutcome.Fine
                    : ReturnOutcome.Damaged,
                    DecisionSource.Shop, now);
                db.ReturnDecisions.Add(decision);
                await db.SaveChangesAsync(ct);
                Decisions.Add(decision);
                PlanHandling.Run(db, waiting, [decision], now, now);
                db.Note(order.SellerId, now, ActivitySubject.Order, order.Key,
                    Reason.Of("return.followed", ("rma", waiting.RmaId), ("units", left)));
                followed += left;
            }

            return followed;
        }

        private async Task Ask(string cause, bool asks, Reason what, CancellationToken ct)
        {
            if (asks) await db.Raise(order.SellerId, now, cause, ActivitySubject.Order, order.Key, what, ct,
                order.AccountId.Value);
            else _calm.Add(cause);
        }
    }
}
