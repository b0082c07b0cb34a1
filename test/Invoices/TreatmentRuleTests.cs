using Tandem.Engine.Invoices;
using Tandem.Engine.Values;

namespace Tandem.Tests.Invoices;

/// <summary>Whose VAT, at which rate, and what is asked instead of guessed.</summary>
public sealed class TreatmentRuleTests
{
    private static readonly ThresholdReading Far = new(new Money(100_000), Money.Zero, false);

    [Theory]
    [InlineData("NL", "NL", "standard", "NL", "21")]
    [InlineData("NL", "NL", "reduced-rate", "NL", "9")]
    [InlineData("NL", "NL", "zero-rate", "NL", "0")]
    [InlineData("BE", "BE", "reduced-rate", "BE", "6")]
    [InlineData("DE", "DE", "standard", "DE", "19")]
    public void Domestic_IsTaxedThere(string from, string to, string taxClass, string country, string rate)
    {
        var treated = Treated(Sale(from, to, taxClass));
        Assert.Equal((country, VatPlace.Home), (treated.Treatment.VatCountry?.Code, treated.Treatment.Place));
        Assert.Equal((rate, rate == "0" ? VatCategory.Z : VatCategory.S), (Rate(treated), treated.Lines[0].Category));
    }

    /// <summary>A business that is delivered to within the country pays the same (facts/vat.md §3).</summary>
    [Fact]
    public void Domestic_Business_IsTaxedThereToo()
    {
        var sale = Sale("NL", "NL") with { Buyer = Business("NL123456782B90", vies: true), InclVat = false };
        Assert.Equal(("NL", "21"), (Treated(sale).Treatment.VatCountry?.Code, Rate(Treated(sale))));
    }

    /// <summary>Net of 121.00 at home is 100.00.</summary>
    [Theory]
    [InlineData("0.00", "0.00", false, "NL", "21")]
    [InlineData("9900.00", "0.00", false, "NL", "21")]
    [InlineData("9900.01", "0.00", false, "DE", "19")]
    [InlineData("10000.01", "0.00", false, "DE", "19")]
    [InlineData("0.00", "10000.00", false, "NL", "21")]
    [InlineData("0.00", "10000.01", false, "DE", "19")]
    [InlineData("0.00", "0.00", true, "DE", "19")]
    public void Consumer_Elsewhere_FollowsTheThreshold(string before, string lastYear, bool optedIn, string country, string rate)
    {
        var sale = Sale("NL", "DE", cents: 12_100) with
        {
            Threshold = new ThresholdReading(Euros(before), Euros(lastYear), optedIn),
        };
        var treated = Treated(sale);
        Assert.Equal((country, rate), (treated.Treatment.VatCountry?.Code, Rate(treated)));
        var net = FiguresRule.Of(treated.Lines, true, []).Net;
        Assert.Equal((Euros(before), Euros(before) + net), treated.Treatment.Threshold);
    }

    /// <summary>At home rates, also where the shop charged those of the destination: 119.00 holds 98.35 at 21 %.</summary>
    [Theory]
    [InlineData("9901.65", false)]
    [InlineData("9901.66", true)]
    public void Threshold_CountsTheNetAtHomeRates(string before, bool passed)
    {
        var sale = Sale("NL", "DE", cents: 11_900, charged: "19") with
        {
            Threshold = new ThresholdReading(Euros(before), Money.Zero, false),
        };
        var treated = Treated(sale);
        Assert.Equal("DE", treated.Treatment.VatCountry?.Code);
        Assert.Equal(!passed, treated.Notes.Any(note => note.Code == "invoice.meter-differs"));
    }

    /// <summary>
    /// 62.50 holds 51.65 at home and 50.00 at the Danish 25 %: the meter stands at 10,000.00 after the sale that passed it.
    /// </summary>
    [Theory]
    [InlineData("9948.35", "NL", false)]
    [InlineData("9950.00", "DK", true)]
    [InlineData("10000.00", "DK", true)]
    public void Threshold_PassedByASaleToAHigherRate_IsRemembered(string before, string country, bool passes)
    {
        var sale = Sale("NL", "DK", cents: 6_250) with { Threshold = new ThresholdReading(Euros(before), Money.Zero, false) };
        var treatment = Treated(sale).Treatment;
        Assert.Equal((country, passes), (treatment.VatCountry?.Code, treatment.Passes));
        var next = sale with { Threshold = new ThresholdReading(Euros("0.00"), Money.Zero, false) { Passed = passes } };
        Assert.Equal(country, Treated(next).Treatment.VatCountry?.Code);
    }

    [Fact]
    public void Threshold_IsNotPassedAgain_ByWhatIsTaxedAbroadAnyhow()
    {
        var sale = Sale("NL", "DK", cents: 6_250);
        Assert.False(Passes(new ThresholdReading(Euros("9950.00"), Money.Zero, true)));
        Assert.False(Passes(new ThresholdReading(Euros("9950.00"), Euros("10000.01"), false)));
        Assert.True(Passes(new ThresholdReading(Euros("9950.01"), Euros("10000.01"), false)));

        bool Passes(ThresholdReading meter) => Treated(sale with { Threshold = meter }).Treatment.Passes;
    }

    /// <summary>A Belgian seller with stock in bol's Dutch warehouse (facts/vat.md §4).</summary>
    [Theory]
    [InlineData("NL", "NL", "21")]
    [InlineData("BE", "BE", "21")]
    [InlineData("DE", "DE", "19")]
    public void StockAbroad_HasNoThreshold(string to, string country, string rate)
    {
        var sale = Sale("NL", to) with { Seller = new VatSeller(Country.Belgium, true, false), Threshold = Far };
        var treated = Treated(sale);
        Assert.Equal((country, rate), (treated.Treatment.VatCountry?.Code, Rate(treated)));
        Assert.Equal(to == "NL" ? VatPlace.Home : VatPlace.Destination, treated.Treatment.Place);
        Assert.Null(treated.Treatment.Threshold);
    }

    [Theory]
    [InlineData("BE0876543270", true, "invoice.why-k")]
    [InlineData("DE129273398", true, "invoice.why-k")]
    [InlineData("NL123456782B90", true, null)]
    [InlineData("BE0876543270", false, null)]
    [InlineData("BE0876543270", null, null)]
    public void Business_Elsewhere_IsFree_OnlyWithANumberThatViesKnows(string number, bool? vies, string? why)
    {
        var sale = Sale("NL", "BE") with { Buyer = Business(number, vies), InclVat = false, Threshold = Far };
        var treated = Treated(sale);
        Assert.Equal(why is not null, treated.Lines[0].Category == VatCategory.K);
        if (why is not null) Assert.Equal(why, treated.Treatment.Why.Code);
        else Assert.Equal(("NL", "21"), (treated.Treatment.VatCountry?.Code, Rate(treated)));
    }

    /// <summary>Who paid a price with VAT in it keeps it; the seller is told that it may be 0 %.</summary>
    [Fact]
    public void Business_ThatPaidVat_IsNotMadeFreeByItself()
    {
        var treated = Treated(Sale("NL", "BE") with { Buyer = Business("BE0876543270", vies: true), Threshold = Far });
        Assert.Equal("21", Rate(treated));
        Assert.Contains(treated.Notes, note => note.Code == "invoice.k-possible");
    }

    [Fact]
    public void Export_IsFree_WhoeverBuys()
    {
        var treated = Treated(Sale("NL", "CH"));
        Assert.Equal((VatCategory.G, Exemption.Export), (treated.Lines[0].Category, treated.Treatment.Exemption));
        Assert.Null(treated.Treatment.VatCountry);
    }

    [Theory]
    [InlineData("NL", "NL", "Vrijgesteld op grond van art. 25 Wet OB")]
    [InlineData("BE", "BE", "Bijzondere vrijstellingsregeling kleine ondernemingen")]
    [InlineData("NL", "BE", "Vrijgesteld op grond van art. 25 Wet OB")]
    public void SmallBusiness_ShowsNoVatAtHome(string from, string to, string words)
    {
        var sale = Sale(from, to) with { Threshold = Far };
        var treated = Treated(sale with { Seller = sale.Seller with { SmallBusiness = true } });
        Assert.Equal((VatCategory.E, words), (treated.Lines[0].Category, treated.Treatment.Exemption?.Text));
    }

    /// <summary>No VAT is in its prices: all of 121.00 counts.</summary>
    [Theory]
    [InlineData("9879.00", "BE", false, "10000.00")]
    [InlineData("9879.01", "BE", true, "9979.01")]
    [InlineData("9879.01", "NL", false, null)]
    public void SmallBusiness_MovesTheMeter_ByTheWholePrice(string before, string to, bool taxed, string? after)
    {
        var sale = Sale("NL", to, cents: 12_100) with
        {
            Seller = new VatSeller(Country.Netherlands, true, true),
            Threshold = new ThresholdReading(Euros(before), Money.Zero, false),
        };
        var treated = Treated(sale);
        Assert.Equal((taxed ? VatCategory.S : VatCategory.E, after is null ? (Money?)null : Euros(after)),
            (treated.Lines[0].Category, treated.Treatment.Threshold?.AfterExclVat));
        Assert.Equal(taxed, treated.Treatment.Passes);
    }

    [Fact]
    public void SmallBusiness_IsTaxedThroughTheOneStopShop()
    {
        var sale = Sale("NL", "DE") with { Threshold = Far with { OptedIn = true } };
        Assert.Equal("19", Rate(Treated(sale with { Seller = sale.Seller with { SmallBusiness = true } })));
    }

    [Fact]
    public void MarginGoods_ShowNoVat_AndKnowNoDistanceSales()
    {
        var sale = Sale("NL", "DE");
        var treated = Treated(sale with { Lines = [sale.Lines[0] with { Exempt = Exemption.Margin }] });
        Assert.Equal((VatCategory.E, "NL", "VATEX-EU-F"),
            (treated.Lines[0].Category, treated.Treatment.VatCountry?.Code, treated.Treatment.Exemption?.Code));
    }

    /// <summary>The rates tell the country where they fit one only.</summary>
    [Theory]
    [InlineData("reduced-rate", "9", "NL")]
    [InlineData("reduced-rate", "6", "BE")]
    [InlineData("standard", "21", "BE")]
    [InlineData("own-class", "12", "BE")]
    public void ChargedRates_TellTheCountry(string taxClass, string rate, string country) =>
        Assert.Equal(country, Treated(Sale("NL", "BE", taxClass, charged: rate)).Treatment.VatCountry?.Code);

    [Fact]
    public void ChargedRate_Stands_AndADifferenceIsSaid()
    {
        var treated = Treated(Sale("NL", "NL", "reduced-rate", charged: "21"));
        Assert.Equal("21", Rate(treated));
        Assert.Equal("invoice.rate-differs", Assert.Single(treated.Notes).Code);
    }

    [Theory]
    [InlineData("NL", "NL", "", null, "invoice.class-empty")]
    [InlineData("NL", "NL", "", "21", "invoice.class-empty")]
    [InlineData("NL", "CH", "", null, "invoice.class-empty")]
    [InlineData("DE", "DE", "reduced-rate", null, "invoice.class-open")]
    [InlineData("NL", "NL", "own-class", null, "invoice.class-open")]
    [InlineData("NL", "DE", "standard", null, "invoice.threshold-unknown")]
    [InlineData("NL", "DE", "standard", "20", "invoice.rate-of-nobody")]
    [InlineData("CH", "NL", "standard", null, "invoice.from-outside")]
    [InlineData("NL", "CH", "standard", "21", "invoice.export-charged")]
    [InlineData("NL", "XI", "standard", null, "invoice.territory")]
    public void WhatIsNotCertain_IsAsked(string from, string to, string taxClass, string? charged, string question) =>
        Assert.Equal(question, Asked(Sale(from, to, taxClass, charged: charged)));

    [Theory]
    [InlineData("ES", "35001")]
    [InlineData("FI", "22100")]
    [InlineData("DE", "27498")]
    [InlineData("IT", "23041")]
    [InlineData("FR", "97400")]
    [InlineData("GB", "BT1 5GS")]
    public void Territories_WithoutTheUsualVat_AreAsked(string to, string postcode) =>
        Assert.Equal("invoice.territory", Asked(Sale("NL", to) with { ToPostcode = postcode, Threshold = Far }));

    [Fact]
    public void ADayWithoutARate_IsNotZero() =>
        Assert.Equal("invoice.no-rate", Asked(Sale("NL", "NL", "reduced-rate") with { Supplied = new DateOnly(2018, 6, 1) }));

    [Fact]
    public void SellerOutsideTheUnion_MakesNoInvoice() =>
        Assert.Equal("invoice.deemed-supplier",
            Asked(Sale("NL", "NL") with { Seller = new VatSeller(Country.TryParse("CN")!.Value, false, false) }));

    [Fact]
    public void Credit_KeepsTheRateThatItWasGiven() =>
        Assert.Equal("invoice.credit-needs-rate", Asked(Sale("NL", "NL") with { IsCredit = true }));

    [Theory]
    [InlineData("K", false, "invoice.k-number")]
    [InlineData("K", true, null)]
    [InlineData("G", true, "invoice.zero-not-here")]
    [InlineData("E", true, "invoice.exempt-why")]
    public void Zero_IsTakenOnlyWithItsReason(string category, bool business, string? question)
    {
        var sale = Sale("NL", "BE") with { Threshold = Far, InclVat = false };
        sale = sale with
        {
            Lines = [sale.Lines[0] with { Charged = new VatCharge(Enum.Parse<VatCategory>(category), default) }],
            Buyer = business ? Business("BE0876543270", vies: null) : sale.Buyer,
        };
        if (question is not null) Assert.Equal(question, Asked(sale));
        else Assert.Equal("invoice.k-unproven", Assert.Single(Treated(sale).Notes).Code);
    }

    [Fact]
    public void TwoExemptions_AreTwoDocuments()
    {
        var line = Sale("NL", "NL").Lines[0];
        Assert.Equal("invoice.two-exemptions", Asked(Sale("NL", "NL") with
        {
            Lines = [line with { Exempt = Exemption.Margin }, line with { Exempt = new Exemption(null, "Vrijgesteld") }],
        }));
    }

    private static VatSale Sale(string from, string to, string taxClass = "standard", long cents = 1_000,
        string? charged = null) =>
        new()
        {
            Seller = new VatSeller(Country.TryParse(from)!.Value, true, false),
            Buyer = new VatBuyer(false, null, null),
            From = Country.TryParse(from)!.Value,
            To = Country.TryParse(to)!.Value,
            Supplied = new DateOnly(2026, 11, 19),
            InclVat = true,
            Lines =
            [
                new SaleLine(taxClass, new Money(cents),
                    charged is null ? null : new VatCharge(VatCategory.S, VatRate.TryParse(charged)!.Value), null),
            ],
        };

    private static VatBuyer Business(string number, bool? vies) => new(true, VatNumber.TryParse(number), vies);

    private static VatDecision.Treated Treated(VatSale sale) =>
        Assert.IsType<VatDecision.Treated>(TreatmentRule.Decide(sale, RateTable.Shipped, ClassMatrix.Prefilled));

    private static string Asked(VatSale sale) =>
        Assert.IsType<VatDecision.Asks>(TreatmentRule.Decide(sale, RateTable.Shipped, ClassMatrix.Prefilled)).Question.Code;

    private static string Rate(VatDecision.Treated treated) => treated.Lines[0].Rate.ToString();

    private static Money Euros(string text) =>
        Money.FromEuros(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
