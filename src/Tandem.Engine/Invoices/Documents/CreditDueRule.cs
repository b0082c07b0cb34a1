using Tandem.Engine.Orders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>What of an order's invoices must be credited in all, and which of their lines it goes off. Pure.</summary>
internal static class CreditDueRule
{
    /// <summary>
    /// What went back of a line that was invoiced, VAT included. What was refunded for units that were cancelled before they
    /// were sent was never on an invoice.
    /// </summary>
    /// <param name="invoiced">Units and amount of the line that are on invoices.</param>
    /// <param name="rows">Of the ledger, of this line.</param>
    /// <param name="returned">Units that came back of an order that is not in the shop: its ledger knows none.</param>
    public static Money Due(OrderLine line, (int Units, Money InclVat) invoiced, IReadOnlyList<Adjustment> rows, int returned)
    {
        var total = new Money(line.TotalCentsInclVat ?? 0);
        var before = Math.Max(0, Math.Min(line.Cancelled, line.Quantity - invoiced.Units));
        var ours = rows.Where(r => r is { Cause: AdjustmentCause.Cancelled, CentsInclVat: > 0 }).Sum(r => r.Units);
        var refunded = new Money(rows.Where(r => r.Cause != AdjustmentCause.Cancelled).Sum(r => r.CentsInclVat));
        var money = refunded - Last(line, total, Math.Max(0, before - ours));
        var units = Last(line, total, Math.Max(0, line.Cancelled - before) + returned);
        var due = money > units ? money : units;
        return due < Money.Zero ? Money.Zero : due > invoiced.InclVat ? invoiced.InclVat : due;
    }

    /// <summary>
    /// Takes amounts off lines of invoices, the oldest invoice first, within one by what is left of each line, and never more
    /// than that.
    /// </summary>
    /// <param name="left">What is left of each line, in order.</param>
    /// <returns>For each line what is taken for its item, and what for the order as a whole.</returns>
    public static IReadOnlyList<(Money OfItem, Money OfOrder)> Spread(IReadOnlyList<CreditableLine> left,
        IReadOnlyDictionary<string, Money> items, Money ofOrder)
    {
        var taken = new (Money OfItem, Money OfOrder)[left.Count];
        foreach (var (item, amount) in items)
            Take(amount, i => left[i].OrderItemId == item, (i, some) => taken[i].OfItem += some);
        Take(ofOrder, _ => true, (i, some) => taken[i].OfOrder += some);
        return taken;

        void Take(Money amount, Func<int, bool> which, Action<int, Money> take)
        {
            foreach (var invoice in Enumerable.Range(0, left.Count).Where(which).GroupBy(i => left[i].Invoice))
            {
                var lines = invoice.ToList();
                var rest = lines.ConvertAll(i => left[i].InclVat - taken[i].OfItem - taken[i].OfOrder);
                var all = new Money(rest.Sum(r => r.Cents));
                var some = amount < all ? amount : all;
                if (some <= Money.Zero) continue;
                foreach (var (i, share) in lines.Zip(Apportion.ByLargestRemainder(some, rest))) take(i, share);
                amount -= some;
            }
        }
    }

    /// <summary>How many whole units an amount of a line is; null: no whole number of them.</summary>
    public static int? UnitsOf(Money amount, Money line, int units) =>
        Enumerable.Range(1, Math.Max(1, units)).Where(u => InvoiceRule.UpTo(line, units, u) == amount).Select(u => (int?)u)
            .FirstOrDefault();

    private static Money Last(OrderLine line, Money total, int units) =>
        total - InvoiceRule.UpTo(total, line.Quantity, line.Quantity - units);
}

/// <summary>What is left of a line of an invoice.</summary>
internal sealed record CreditableLine(long Invoice, string OrderItemId, Money InclVat);
