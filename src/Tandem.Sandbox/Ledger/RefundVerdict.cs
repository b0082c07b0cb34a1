using System.Text.Json.Nodes;
using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Ledger;

/// <summary>
/// Whether the money and the shelf follow what came back: of every unit that bol counts as back the shop has refunded it once, at
/// what it cost, and put back what really lies there again.
/// </summary>
internal sealed class RefundVerdict(SimulatedBol bol, GroundTruth truth, ReturnBook returns, RefundBook byHand)
{
    /// <param name="inShop">The shop's orders by bol's number.</param>
    /// <param name="details">Takes what is wrong, in words.</param>
    public RefundCounts Count(ILookup<string, ShopOrderFact> inShop, List<string> details)
    {
        var hands = byHand.Refunds();
        var (missing, doubled, cents) = (0, 0, 0);
        var restocked = new Dictionary<long, int>();
        foreach (var order in BackAtBol(hands))
        {
            if (inShop[order.Id].FirstOrDefault(fact => fact.Status != "trash") is not { } fact) continue;
            var made = new Made(fact, hands);
            foreach (var line in fact.Lines)
            {
                if (order.Lines.FirstOrDefault(each => each.Id == line.BolOrderItemId) is not { } sold) continue;
                missing += Missing(sold, line, fact, made, details);
                doubled += Doubled(sold, line, fact, made, details);
                if (line.ProductId > 0)
                    restocked[line.ProductId] = restocked.GetValueOrDefault(line.ProductId) + made.Restocked(line.Id);
            }

            if (made.IsRight()) continue;
            cents++;
            details.Add($"bol {order.Id}: {fact.RefundedCents} cents of order {fact.Id} are refunded, and "
                + $"{made.Expected()} is right");
        }

        return new RefundCounts(missing, doubled, cents, RestockDifferent(restocked, details));
    }

    private int Missing(SoldLine sold, ShopLineFact line, ShopOrderFact fact, Made made, List<string> details)
    {
        if (fact.Status is "cancelled" or "failed" || fact.RefundedCents >= fact.TotalCents) return 0;
        var due = Math.Min(line.Quantity - made.Cancelled(line.Id), sold.Each(line) * sold.Back);
        var missing = Math.Max(0, due - made.OfReturns(line.Id));
        if (missing > 0)
            details.Add($"bol line {sold.Id}: {sold.Back} back at bol, and {made.OfReturns(line.Id)} of line {line.Id} "
                + $"refunded in order {fact.Id}");
        return missing;
    }

    private static int Doubled(SoldLine sold, ShopLineFact line, ShopOrderFact fact, Made made, List<string> details)
    {
        var asked = sold.Each(line) * sold.Good;
        var beyond = Math.Max(0, made.OfReturns(line.Id) - asked - made.OnPurpose(line.Id))
            + Math.Max(0, made.CancelledByConnector(line.Id) - (sold.Each(line) * sold.Cancelled));
        var doubled = Math.Max(beyond, made.Refunded(line.Id) - line.Quantity);
        if (doubled > 0)
            details.Add($"bol line {sold.Id}: {made.Refunded(line.Id)} of line {line.Id} refunded in order {fact.Id}, {asked} "
                + "came back, "
                + $"{sold.Cancelled} were cancelled");
        return Math.Max(0, doubled);
    }

    private int RestockDifferent(Dictionary<long, int> restocked, List<string> details)
    {
        var shelved = returns.Shelved();
        var different = 0;
        foreach (var product in restocked.Keys.Union(shelved.Keys))
        {
            var (inShop, onShelf) = (restocked.GetValueOrDefault(product), shelved.GetValueOrDefault(product));
            if (inShop == onShelf) continue;
            different++;
            details.Add($"product {product}: {onShelf} put back on the shelf, {inShop} put back in stock by refunds");
        }

        return different;
    }

    private List<SoldOrder> BackAtBol(IReadOnlyList<HandRefund> hands)
    {
        var brought = hands
            .Where(hand => hand is { ItemId: not null, Meaning: RefundMeaning.MakeAtBol or RefundMeaning.Returned })
            .ToLookup(hand => hand.ItemId!, StringComparer.Ordinal);
        lock (bol.State.Gate)
        {
            var back = bol.State.Returns.SelectMany(each => each.Items).ToLookup(each => each.Item);
            return bol.State.Orders.ConvertAll(order => new SoldOrder(order.Id, [.. order.Items.Select(item =>
            {
                var parts = truth.PartsOf(item.Offer);
                var more = back[item].Sum(each => returns.Find(each.RmaId)?.Beyond ?? 0);
                var made = back[item].Where(each => each.MadeBySeller).Sum(each => each.Back);
                var good = back[item].Where(each => !each.MadeBySeller)
                    .Sum(each => Math.Min(each.Back, returns.Find(each.RmaId)?.Good ?? each.Units));
                return new SoldLine(item.Id, parts, back[item].Sum(each => each.Back),
                    good + Math.Min(made, more + brought[item.Id].Sum(hand => hand.Units)), item.Cancelled);
            })]));
        }
    }

    private sealed record SoldOrder(string Id, IReadOnlyList<SoldLine> Lines);

    /// <param name="Back">Units that bol counts as back.</param>
    /// <param name="Good">Of these, units that really came back, or that the customer may keep without paying.</param>
    private sealed record SoldLine(string Id, IReadOnlyList<LedgerPart> Parts, int Back, int Good, int Cancelled)
    {
        /// <summary>Units of the shop's line for one unit of bol's.</summary>
        public int Each(ShopLineFact line) => Parts.FirstOrDefault(part => part.Item.ProductId == line.ProductId)?.Units ?? 1;
    }

    /// <summary>The refunds of an order, by who made them and what for.</summary>
    private sealed class Made(ShopOrderFact fact, IReadOnlyList<HandRefund> hands)
    {
        private readonly List<HandRefund> own = [.. hands.Where(hand => hand.Order == fact.Id)];

        public int Cancelled(long line) => CancelledByConnector(line)
            + own.Where(hand => hand.Line == line && hand.Meaning == RefundMeaning.Cancels).Sum(hand => hand.Units);

        public int CancelledByConnector(long line) => Units(line, refund => !IsByHand(refund) && IsOfCancellation(refund));

        /// <summary>All that was not refunded because it was cancelled.</summary>
        public int OfReturns(long line) => Refunded(line) - Cancelled(line);

        public int Refunded(long line) => Units(line, _ => true);

        public int OnPurpose(long line) =>
            own.Where(hand => hand.Line == line && hand.Meaning == RefundMeaning.Leave).Sum(hand => hand.Units);

        /// <summary>
        /// What the connector put back of what came back, also with refunds that were removed since; what the shop's people put
        /// back they put on the shelf.
        /// </summary>
        public int Restocked(long line) => fact.RefundFacts.Concat(fact.RemovedFacts)
            .Where(refund => !IsByHand(refund) && !IsOfCancellation(refund))
            .SelectMany(refund => refund.Lines).Where(each => each.Line == line).Sum(each => each.Restocked);

        /// <summary>
        /// The share of the refunded units in what each line cost, cumulative, and the amounts that somebody gave of no line.
        /// </summary>
        public long Expected()
        {
            var shares = fact.Lines.Where(line => line.Quantity > 0).Sum(line => (long)Math.Round(
                (decimal)line.TotalCents * Math.Min(Refunded(line.Id), line.Quantity) / line.Quantity,
                MidpointRounding.AwayFromZero));
            var given = fact.RefundFacts.Where(refund => IsByHand(refund) && refund.Lines.Count == 0).Sum(refund => refund.Cents);
            return Math.Min(fact.TotalCents, shares + given);
        }

        /// <summary>
        /// Of a part of a line net and VAT are rounded by themselves: a cent. What people type may be another; all of it is
        /// exact.
        /// </summary>
        public bool IsRight()
        {
            if (fact.RefundFacts.All(IsByHand)) return true;
            var parts = fact.Lines.Count(line => Refunded(line.Id) > 0 && Refunded(line.Id) < line.Quantity);
            return Math.Abs(fact.RefundedCents - Expected()) <= parts + own.Count;
        }

        private int Units(long line, Func<ShopRefundFact, bool> which) =>
            fact.RefundFacts.Where(which).SelectMany(refund => refund.Lines).Where(each => each.Line == line && each.HasMoney)
                .Sum(each => each.Units);

        private bool IsByHand(ShopRefundFact refund) => own.Exists(hand => hand.RefundId == refund.Id
            || (hand.RefundId is null && refund.Lines.Count == 0 && !IsOfConnector(refund)));

        private static bool IsOfConnector(ShopRefundFact refund) => refund.Reason.Contains("[bol ", StringComparison.Ordinal);

        /// <summary>A refund of a return says so in its mark: <c>[bol 123/r4]</c>.</summary>
        private static bool IsOfCancellation(ShopRefundFact refund) =>
            IsOfConnector(refund) && !refund.Reason.Contains("/r", StringComparison.Ordinal);
    }
}

/// <param name="Missing">Units that are back, and not refunded.</param>
/// <param name="Doubled">Units that were refunded, and are not back.</param>
/// <param name="Cents">Orders of which another amount was refunded than their units cost.</param>
/// <param name="Restock">Articles of which the stock went up by another number than lies on the shelf again.</param>
internal readonly record struct RefundCounts(int Missing, int Doubled, int Cents, int Restock);
