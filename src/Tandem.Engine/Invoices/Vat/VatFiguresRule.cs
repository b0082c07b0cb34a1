using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>
/// Lays the VAT ledger of a period out as the returns ask for it: boxes of the Dutch one, grids of the Belgian one, and the
/// Union scheme by country, country of dispatch and rate with corrections of earlier quarters (facts/vat.md §4). To the cent,
/// nothing is rounded. Pure.
/// </summary>
internal static class VatFiguresRule
{
    /// <param name="home">The seller's country has its return even where nothing was sold.</param>
    public static VatFigures Decide(VatPeriod period, string? home, IReadOnlyList<VatSum> sums)
    {
        var returns = sums.Where(s => s.Declared && s.Place != VatPlace.Destination).ToLookup(s => s.FromCountry);
        return new VatFigures(period)
        {
            Returns =
            [
                .. returns.Select(r => r.Key).Union(home is null ? [] : [home]).OrderBy(c => c != home)
                    .ThenBy(c => c, StringComparer.Ordinal).Select(country => Return(country, [.. returns[country]])),
            ],
            Oss = period.Quarter is null ? null
                : Oss(period, [.. sums.Where(s => s is { Declared: true, Place: VatPlace.Destination })]),
            IntraCommunity = Sum(sums.Where(s => s.Category == VatCategory.K), s => s.NetCents),
            Undeclared = Sum(sums.Where(s => !s.Declared), s => s.NetCents),
            Net = Sum(sums, s => s.NetCents),
            Vat = Sum(sums, s => s.VatCents),
        };
    }

    private static VatReturn Return(string country, List<VatSum> sums) => new(country,
        country == "BE" ? Belgian(sums) : [.. Boxes(country, sums, withVat: true)], Sum(sums, s => s.VatCents));

    /// <summary>
    /// Sales by rate and their VAT; what was credited stands apart and above zero: 48 of supplies to other member states, 49 of
    /// the others, 64 its VAT.
    /// </summary>
    private static List<VatBox> Belgian(List<VatSum> sums)
    {
        var (sold, credited) = (sums.FindAll(s => s.CorrectsDay is null), sums.FindAll(s => s.CorrectsDay is not null));
        var within = credited.FindAll(s => s.Category == VatCategory.K);
        return
        [
            .. Boxes("BE", sold, withVat: false),
            .. Box("48", Sum(within, s => -s.NetCents), null),
            .. Box("49", Sum(credited.FindAll(s => s.Category != VatCategory.K), s => -s.NetCents), null),
            .. Box("54", null, Sum(sold, s => s.VatCents)),
            .. Box("64", null, Sum(credited, s => -s.VatCents)),
        ];
    }

    private static IEnumerable<VatBox> Boxes(string country, List<VatSum> sums, bool withVat) => sums
        .GroupBy(s => VatReturnRule.BoxOf(country, s.Category, RateOf(s.Rate))
            ?? (s.Category == VatCategory.S ? $"{RateOf(s.Rate)}%" : s.Category.ToString()))
        .OrderBy(b => b.Key, StringComparer.Ordinal)
        .Select(b => new VatBox(b.Key, Sum(b, s => s.NetCents),
            withVat && b.Any(s => s.Category == VatCategory.S) ? Sum(b, s => s.VatCents) : null));

    private static IEnumerable<VatBox> Box(string name, Money? net, Money? vat) =>
        (net ?? vat) == Money.Zero ? [] : [new VatBox(name, net, vat)];

    private static OssReturn Oss(VatPeriod quarter, List<VatSum> sums)
    {
        var earlier = sums.ToLookup(s => s.CorrectsDay < quarter.First);
        return new OssReturn(quarter,
        [
            .. earlier[false].GroupBy(s => (Country: s.VatCountry ?? "", s.FromCountry, s.Rate)).OrderBy(g => g.Key)
                .Select(g => new OssLine(g.Key.Country, g.Key.FromCountry, g.Key.Rate / 1000m, Sum(g, s => s.NetCents),
                    Sum(g, s => s.VatCents))),
        ],
        [
            .. earlier[true].GroupBy(s => (VatPeriod.QuarterOf(s.CorrectsDay!.Value).First, Country: s.VatCountry ?? ""))
                .OrderBy(g => g.Key).Select(g => new OssCorrection(VatPeriod.QuarterOf(g.Key.First), g.Key.Country,
                    Sum(g, s => s.NetCents), Sum(g, s => s.VatCents))),
        ]);
    }

    private static VatRate RateOf(int thousandths) => VatRate.Of(thousandths / 1000m) ?? default;

    private static Money Sum(IEnumerable<VatSum> sums, Func<VatSum, long> of) => new(sums.Sum(of));
}
