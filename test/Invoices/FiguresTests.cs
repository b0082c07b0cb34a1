using System.Numerics;
using CsCheck;
using Tandem.Engine.Invoices;
using Tandem.Engine.Values;

namespace Tandem.Tests.Invoices;

/// <summary>Whatever is in the basket: net and VAT make gross, parts make wholes, credits never more than the invoice.</summary>
public sealed class FiguresTests
{
    private static readonly Gen<VatRate> Rates = Documents.One("4.9", "5.5", "6", "9", "12", "13.5", "19", "21", "25.5", "27")
        .Select(text => VatRate.TryParse(text)!.Value);

    private static readonly Gen<FigureLine> Taxed =
        Gen.Select(Rates, Gen.OneOf(Gen.Long[1, 400], Gen.Long[1, 100_000], Gen.Long[1, 9_999_999_999]),
            (rate, cents) => new FigureLine(VatCategory.S, rate, new Money(cents)));

    private static readonly Gen<FigureLine> Free =
        Gen.Select(Documents.One(VatCategory.Z, VatCategory.E), Gen.Long[0, 100_000],
            (category, cents) => new FigureLine(category, default, new Money(cents)));

    private static readonly Gen<FigureLine[]> Baskets = Gen.Frequency((5, Taxed), (1, Free)).Array[1, 15];

    [Fact]
    public void NetAndVat_MakeGross_AndPartsMakeWholes() => Gen.Select(Baskets, Gen.Bool).Sample((lines, inclVat) =>
    {
        var figures = FiguresRule.Of(lines, inclVat, []);
        Assert.Equal(figures.Gross, figures.Net + figures.Vat);
        Assert.Equal(lines.Sum(l => l.Total.Cents), (inclVat ? figures.Gross : figures.Net).Cents);
        Assert.Equal(figures.Net.Cents, figures.LineNetsExclVat.Sum(net => net.Cents));
        foreach (var rate in figures.Breakdown)
        {
            var own = lines.Zip(figures.LineNetsExclVat)
                .Where(l => (l.First.Category, l.First.Rate) == (rate.Category, rate.Rate)).ToList();
            var total = own.Sum(l => l.First.Total.Cents);
            Assert.Equal(rate.Net.Cents, own.Sum(l => l.Second.Cents));
            Assert.Equal(total, (inclVat ? rate.Gross : rate.Net).Cents);
            Assert.Equal(Rounded(total, rate.Rate, inclVat), rate.Vat.Cents);
            Assert.All(own, l => Assert.InRange(l.Second.Cents, 0, l.First.Total.Cents));
        }
    }, iter: 2_000);

    /// <summary>No line is a cent or more away from its share.</summary>
    [Fact]
    public void LineNets_AreNearTheirShare() => Gen.Select(Rates, Gen.Long[1, 100_000].Array[1, 30]).Sample((rate, cents) =>
    {
        var figures = FiguresRule.Of([.. cents.Select(c => new FigureLine(VatCategory.S, rate, new Money(c)))], true, []);
        var (net, gross) = ((BigInteger)figures.Net.Cents, (BigInteger)figures.Gross.Cents);
        foreach (var (own, given) in cents.Zip(figures.LineNetsExclVat))
            Assert.True(BigInteger.Abs((given.Cents * gross) - (net * own)) < gross);
    }, iter: 1_000);

    [Fact]
    public void Strict_EndsAtWhatWasPaid() => Baskets.Sample(lines =>
    {
        var figures = FiguresRule.Of(lines, true, []);
        var vat = figures.Breakdown.Sum(rate => rate.StrictVat.Cents);
        Assert.Equal(figures.Gross.Cents, figures.Net.Cents + vat + figures.StrictRounding.Cents);
        Assert.All(figures.Breakdown, rate =>
            Assert.Equal(Rounded(rate.Net.Cents, rate.Rate, inclVat: false), rate.StrictVat.Cents));
        Assert.All(figures.Breakdown, rate => Assert.InRange(rate.Vat.Cents - rate.StrictVat.Cents, -1, 1));
        Assert.Equal(figures.Breakdown.Any(rate => rate.Vat != rate.StrictVat), figures.StrictDiffers);
    }, iter: 1_000);

    /// <summary>Each line is given back in up to four parts, on as many credit notes.</summary>
    [Fact]
    public void Credits_EndAtTheInvoice_AndNeverPassIt() =>
        Gen.Select(Baskets, Gen.Bool, Gen.Int[0, 100].Array[3]).Sample((lines, inclVat, cuts) =>
        {
            var invoice = FiguresRule.Of(lines, inclVat, []);
            var before = new List<CreditedBefore>();
            foreach (var part in Parts(lines, cuts))
            {
                var credit = FiguresRule.Of(part, inclVat, before);
                Assert.Equal(credit.Gross, credit.Net + credit.Vat);
                Assert.All(credit.Breakdown, rate => Assert.True(rate.Vat >= Money.Zero && rate.Net >= Money.Zero));
                Assert.Null(CreditRule.Decide(invoice, before, credit));
                before.AddRange(credit.Breakdown.Select(r => new CreditedBefore(r.Category, r.Rate, r.Gross, r.Vat)));
                Assert.True(before.Sum(b => b.GrossInclVat.Cents) <= invoice.Gross.Cents);
                Assert.True(before.Sum(b => b.Vat.Cents) <= invoice.Vat.Cents);
            }

            Assert.Equal(invoice.Gross.Cents, before.Sum(b => b.GrossInclVat.Cents));
            Assert.Equal(invoice.Vat.Cents, before.Sum(b => b.Vat.Cents));
            var more = FiguresRule.Of([lines[0] with { Total = new Money(1) }], inclVat, before);
            Assert.Equal("invoice.credit-too-much", CreditRule.Decide(invoice, before, more)?.Code);
        }, iter: 1_000);

    [Fact]
    public void Credit_OfARateThatWasNotInvoiced_IsRefused()
    {
        var invoice = FiguresRule.Of([Line(999, "9")], true, []);
        Assert.Equal("invoice.credit-rate", CreditRule.Decide(invoice, [], FiguresRule.Of([Line(100, "21")], true, []))?.Code);
    }

    [Fact]
    public void Shipping_IsSpreadToTheCent() => Gen.Select(Baskets, Gen.Long[1, 5_000]).Sample((lines, shipping) =>
    {
        var spread = ShippingRule.Spread(new Money(shipping), lines);
        Assert.Equal(shipping, spread.Sum(line => line.Total.Cents));
        Assert.Equal(spread.Count, spread.Select(line => (line.Category, line.Rate)).Distinct().Count());
        Assert.All(spread, line => Assert.Contains(lines, good => (good.Category, good.Rate) == (line.Category, line.Rate)));
    });

    /// <summary>What goes off by a line of its own: a coupon that the shop put there.</summary>
    [Fact]
    public void Lines_BelowZero_AddUpToo() => Gen.Select(Rates, Gen.Long[-5_000, 10_000].Array[1, 8]).Sample((rate, cents) =>
    {
        var figures = FiguresRule.Of([.. cents.Select(c => new FigureLine(VatCategory.S, rate, new Money(c)))], true, []);
        Assert.Equal(cents.Sum(), figures.Gross.Cents);
        Assert.Equal(figures.Net.Cents, figures.LineNetsExclVat.Sum(net => net.Cents));
    }, iter: 1_000);

    [Theory]
    [InlineData(42, "12", 5)]
    [InlineData(-42, "12", -5)]
    [InlineData(999, "9", 82)]
    [InlineData(3495, "21", 607)]
    [InlineData(0, "21", 0)]
    [InlineData(9_999_999_999, "25.5", 2_031_872_510)]
    public void VatIn_RoundsHalfAwayFromZero(long gross, string rate, long vat) =>
        Assert.Equal(vat, VatRate.TryParse(rate)!.Value.VatIn(new Money(gross)).Cents);

    [Theory]
    [InlineData("21", "21")]
    [InlineData("21.000", "21")]
    [InlineData("25.5", "25.5")]
    [InlineData("0", "0")]
    [InlineData("100", null)]
    [InlineData("-1", null)]
    [InlineData("21,5", null)]
    [InlineData("1e1", null)]
    [InlineData("4.9999", null)]
    [InlineData("", null)]
    public void Rate_IsReadFromDigits(string text, string? said) => Assert.Equal(said, VatRate.TryParse(text)?.ToString());

    private static FigureLine Line(long cents, string rate) =>
        new(VatCategory.S, VatRate.TryParse(rate)!.Value, new Money(cents));

    /// <summary>A model of its own: whole numbers, and the tie seen as one.</summary>
    private static long Rounded(BigInteger cents, VatRate rate, bool inclVat)
    {
        var (above, below) = (cents * rate.Thousandths, (BigInteger)(inclVat ? 100_000 + rate.Thousandths : 100_000));
        var whole = above / below;
        return (long)(2 * (above - (whole * below)) >= below ? whole + 1 : whole);
    }

    private static Money Upto(FigureLine line, int percent) => new(line.Total.Cents * percent / 100);

    private static IEnumerable<FigureLine[]> Parts(IReadOnlyList<FigureLine> lines, IReadOnlyList<int> cuts)
    {
        var marks = cuts.Order().Prepend(0).Append(100).ToList();
        foreach (var (from, to) in marks.Zip(marks.Skip(1)))
        {
            FigureLine[] part =
            [
                .. lines.Select(line => line with { Total = Upto(line, to) - Upto(line, from) })
                    .Where(line => line.Total > Money.Zero),
            ];
            if (part.Length > 0) yield return part;
        }
    }
}
