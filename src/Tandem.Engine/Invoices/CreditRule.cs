using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// Holds a credit note against its invoice: the invoice's rates, and with all credits before it never more than was invoiced
/// (Directive 2006/112, art. 219; facts/vat.md §1). Pure.
/// </summary>
internal static class CreditRule
{
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static Reason? Decide(Figures invoice, IReadOnlyList<CreditedBefore> before, Figures credit)
    {
        foreach (var rate in credit.Breakdown)
        {
            var invoiced = invoice.Breakdown.FirstOrDefault(r => (r.Category, r.Rate) == (rate.Category, rate.Rate));
            if (invoiced is null) return Reason.Of("invoice.credit-rate", ("category", rate.Category), ("rate", rate.Rate));
            var credited = new Money(before.Where(b => (b.Category, b.Rate) == (rate.Category, rate.Rate))
                .Sum(b => b.GrossInclVat.Cents));
            if (credited + rate.Gross > invoiced.Gross)
                return Reason.Of("invoice.credit-too-much", ("rate", rate.Rate), ("charge", rate.Gross),
                    ("limit", invoiced.Gross - credited));
        }

        return null;
    }
}
