using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>The meter of sales to consumers in other member states, and when it is told (facts/vat.md §4). Pure.</summary>
internal static class OssMeterRule
{
    /// <summary>Per cent of the threshold at which a person is told.</summary>
    public static readonly IReadOnlyList<int> Levels = [70, 90, 100];

    /// <summary>The meter of a year: what Tandem invoiced and what the seller said was sold elsewhere.</summary>
    /// <param name="sold">By year.</param>
    public static ThresholdReading Read(IReadOnlyDictionary<int, OssYear> sold, InvoiceSettings settings, int year)
    {
        return new ThresholdReading(NetOf(year), NetOf(year - 1), settings.OssOptIn)
        {
            Passed = sold.GetValueOrDefault(year)?.Passed == true,
            PassedLastYear = sold.GetValueOrDefault(year - 1)?.Passed == true,
        };

        Money NetOf(int of) => new Money(sold.GetValueOrDefault(of)?.NetCents ?? 0)
            + (settings.ThresholdYear == 0 ? Money.Zero : of == settings.ThresholdYear ? settings.ThresholdNet
                : of == settings.ThresholdYear - 1 ? settings.ThresholdNetBefore : Money.Zero);
    }

    /// <summary>Passed once, it stays passed for the rest of the year and the next: returns undo nothing.</summary>
    public static bool IsPassed(ThresholdReading meter) => meter.Passed || meter.PassedLastYear
        || meter.BeforeExclVat > TreatmentRule.Limit || meter.LastYearExclVat > TreatmentRule.Limit;

    /// <summary>
    /// The highest level that is reached; 0: none, or it makes no difference, as VAT is due at destination anyhow. Exactly the
    /// threshold is not passed.
    /// </summary>
    public static int LevelOf(ThresholdReading meter)
    {
        if (meter.OptedIn || meter.PassedLastYear || meter.LastYearExclVat > TreatmentRule.Limit) return 0;
        if (IsPassed(meter)) return 100;
        return Levels.Where(level => level < 100 && meter.BeforeExclVat.Cents * 100 >= TreatmentRule.Limit.Cents * level)
            .DefaultIfEmpty().Max();
    }
}
