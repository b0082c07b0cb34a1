namespace Tandem.Engine.Invoices.Documents;

/// <summary>The entries of the VAT ledger that a document comes to, one for each category and rate. Pure.</summary>
internal static class LedgerRule
{
    /// <param name="day">That says in which period it falls.</param>
    /// <param name="corrects">Of a credit note: the day of supply of its invoice; null: it is an invoice.</param>
    public static IEnumerable<DocumentRate> Decide(VatTreatment treatment, Figures figures, DateOnly day, DateOnly? corrects)
    {
        var isCredit = corrects is not null;
        foreach (var rate in figures.Breakdown)
        {
            // The box of this rate alone: a document of several rates falls into several.
            var alone = new Figures([], [rate]);
            yield return new DocumentRate
            {
                Category = rate.Category,
                Rate = rate.Rate.Thousandths,
                NetCents = isCredit ? -rate.Net.Cents : rate.Net.Cents,
                VatCents = isCredit ? -rate.Vat.Cents : rate.Vat.Cents,
                VatCountry = treatment.VatCountry?.Code,
                FromCountry = treatment.From.Code,
                Place = treatment.Place,
                DeclaredIn = VatReturnRule.DeclaredIn(treatment, alone),
                Box = VatReturnRule.Box(treatment, alone, isCredit),
                Day = day,
                CorrectsDay = corrects,
            };
        }
    }
}
