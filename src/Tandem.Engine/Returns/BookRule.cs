using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;

namespace Tandem.Engine.Returns;

/// <summary>
/// Decides what of a line's returns is refunded in the shop. Pure. Asked again after every change of either side it comes to the
/// same end whatever their order: what the shop's people refunded is never refunded a second time, and one decision has one
/// refund.
/// </summary>
internal static class BookRule
{
    public static BookPlan Decide(BookFacts facts)
    {
        List<ReturnDecision> replacements = [.. facts.Decisions.Where(d => d.ToReplace)];
        if (!facts.InShop)
            return new BookPlan
            {
                Booked = [.. facts.Decisions.Where(d => d.AtBol).Except(replacements)],
                Replacements = replacements
            };
        var (refunds, booked, waived) = (new List<(ReturnDecision, RefundLine)>(), new List<ReturnDecision>(),
            new List<ReturnDecision>());
        var (shelf, others) = (new List<ReturnDecision>(), new List<ReturnDecision>());
        var theirs = Theirs(facts);
        foreach (var decision in facts.Decisions)
        {
            var row = facts.Off.FirstOrDefault(a => a.DecisionKey == decision.Key);
            var money = OutcomeRule.Refunds(decision.Outcome) && !facts.AllMoneyBack;
            var units = Math.Max(0, decision.Units - (row?.Units ?? 0));
            if (money)
            {
                var taken = Math.Min(units, theirs);
                (theirs, units) = (theirs - taken, units - taken);
                if (taken > 0 && decision is { AtBol: true, Restock: true,
                    Source: not DecisionSource.Shop }) others.Add(decision);
            }

            if (!decision.AtBol || row is { RefundId: null }) continue; // not decided for good, or on its way
            if (!Follows(decision, units, money)) booked.Add(decision);
            else if (row is not null || decision.Waived || facts.Ended.Contains(decision.Key)) waived.Add(decision);
            else if (decision.Restock is not { } restock) shelf.Add(decision);
            else refunds.Add((decision, new RefundLine(facts.Line.OrderItemId, units, facts.Line.Imported ?? units, 0,
                decision.Key, restock && !decision.Restocked, money, facts.Line.Pieces)));
        }

        return new BookPlan
        {
            Refunds = refunds,
            Replacements = replacements,
            Booked = [.. booked.Except(replacements)],
            Waived = waived,
            AsksShelf = shelf,
            RefundedByOthers = others,
            ByHand = facts.Line.Shipped == 0 ? 0 : facts.AllMoneyBack
                ? Math.Max(0, facts.Line.Shipped - facts.Decisions.Sum(d => d.Units)) : ByHand(facts, theirs),
        };
    }

    /// <summary>
    /// The shop's people gave back all that was paid, without saying for what: nothing is left to give back. Lines are told in
    /// whole cents each.
    /// </summary>
    public static bool IsAllMoneyBack(Order order, IReadOnlyCollection<Adjustment> off) =>
        order.TotalCentsInclVat is > 0 and var total && off.Any(a => a.OrderItemId is null)
        && off.Sum(a => a.CentsInclVat) + order.Lines.Count >= total;

    /// <summary>Whether the shop has anything to do because of it.</summary>
    /// <param name="units">Units that nobody has refunded.</param>
    /// <param name="money">Their money goes back; else only they may go back on the shelf.</param>
    private static bool Follows(ReturnDecision decision, int units, bool money) =>
        units > 0 && (money
            || (OutcomeRule.MayRestock(decision.Outcome) && decision is not ({ Restock: false } or { Restocked: true })));

    /// <summary>
    /// Units whose money is back, or that were taken off the order, beyond those that nobody has to deliver any more. Of those
    /// that were cancelled it does not matter who refunded them; and money that was given back for what is delivered all the
    /// same was given back.
    /// </summary>
    private static int Theirs(BookFacts facts) => Math.Max(0, facts.Off
        .Where(a => a.Cause is AdjustmentCause.Cancelled or AdjustmentCause.Refunded
            || a is { Cause: AdjustmentCause.Edited, StillDelivered: false }).Sum(a => a.Units)
        - CancelRule.BackInShop(facts.Line));

    /// <summary>
    /// Units of them that the shop's people refunded after they were sent: what is still to be sent may be what they refunded.
    /// </summary>
    private static int ByHand(BookFacts facts, int theirs) => Math.Min(
        Math.Max(0, theirs - Math.Max(0, facts.Line.Open - facts.Line.Shipped)),
        facts.Off.Where(a => a is { Cause: AdjustmentCause.Refunded, StillDelivered: false }).Sum(a => a.Units));
}
