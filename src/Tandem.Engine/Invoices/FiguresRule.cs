using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// The figures of an invoice or credit note. Pure. Amounts are positive on credit notes too. VAT is rounded once per rate, half a
/// cent away from zero, never per unit or per line (facts/vat.md §5).
/// </summary>
internal static class FiguresRule
{
    /// <summary>The figures of lines that are taxed already.</summary>
    /// <param name="inclVat">
    /// Prices include VAT: gross stays what was paid, VAT is taken out of it and net is the rest. Else net stays, and VAT comes
    /// on top of it.
    /// </param>
    /// <param name="before">
    /// Of a credit note: what was credited of the invoice before. VAT is that of all credits so far less what was credited
    /// already, so that a full refund ends at the invoice's VAT.
    /// </param>
    public static Figures Of(IReadOnlyList<FigureLine> lines, bool inclVat, IReadOnlyList<CreditedBefore> before)
    {
        var nets = new Money[lines.Count];
        var breakdown = new List<RateFigures>();
        foreach (var rate in lines.Select((line, at) => (line, at)).GroupBy(l => (l.line.Category, l.line.Rate))
            .OrderByDescending(r => r.Key.Rate).ThenBy(r => r.Key.Category))
        {
            var totals = rate.Select(l => l.line.Total).ToList();
            var earlier = before.Where(b => (b.Category, b.Rate) == rate.Key).ToList();
            var figures = inclVat
                ? Inclusive(rate.Key.Category, rate.Key.Rate, Sum(totals), earlier)
                : Exclusive(rate.Key.Category, rate.Key.Rate, Sum(totals), earlier);
            breakdown.Add(figures);
            var shares = inclVat ? Shares(figures, totals) : totals;
            foreach (var ((_, at), net) in rate.Zip(shares)) nets[at] = net;
        }

        return new Figures(nets, breakdown);
    }

    private static RateFigures Inclusive(VatCategory category, VatRate rate, Money gross, IReadOnlyList<CreditedBefore> before)
    {
        var vat = rate.VatIn(Sum(before.Select(b => b.GrossInclVat)) + gross) - Sum(before.Select(b => b.Vat));
        return new RateFigures(category, rate, gross - vat, vat);
    }

    private static RateFigures Exclusive(VatCategory category, VatRate rate, Money net, IReadOnlyList<CreditedBefore> before)
    {
        var credited = Sum(before.Select(b => b.GrossInclVat - b.Vat));
        return new RateFigures(category, rate, net, rate.VatOn(credited + net) - Sum(before.Select(b => b.Vat)));
    }

    private static IReadOnlyList<Money> Shares(RateFigures rate, IReadOnlyList<Money> inclVat) =>
        rate.Gross == Money.Zero ? Apportion.Nets(rate.Net, inclVat, rate.Rate) : Apportion.ByLargestRemainder(rate.Net, inclVat);

    private static Money Sum(IEnumerable<Money> amounts) => new(amounts.Sum(amount => amount.Cents));
}
