using System.Text.Json;
using CsCheck;
using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>How a bol order is written for the shop, and what of the shop's answer is accepted.</summary>
public sealed class ImportRulesTests
{
    private static readonly TaxTable Taxes = new(true, "shipping", "NL",
        [new("NL", "standard", 0.21m, 1, 1), new("NL", "reduced-rate", 0.09m, 1, 2), new("BE", "standard", 0.21m, 1, 3),
            new("BE", "reduced-rate", 0.06m, 1, 4)])
    { Classes = ["standard", "reduced-rate", "zero-rate"] };

    private static readonly BolOrder Order = new(
        "A1", ShipmentDetails: new(FirstName: "Anna", Surname: "Voorbeeld", StreetName: "Proefstraat", HouseNumber: "1",
            ZipCode: "1234 AB", City: "Testdam", CountryCode: "NL", Email: "relay@verkopen.example"));

    [Fact]
    public void Draft_ComesOutAtTheCent_ForEveryAmountAndRate() =>
        Gen.Select(Gen.Int[1, 500_000], Pick.One("", "reduced-rate"), Pick.One("NL", "BE")).Sample((cents, taxClass, country) =>
        {
            var order = Order with { ShipmentDetails = Order.ShipmentDetails! with { CountryCode = country } };
            var draft = ImportDraft.Make(order, [Line(cents, taxClass)], Taxes, new OrderSettings());
            var net = draft.LineItems![0].Total!.Value;
            var rate = Taxes.RateFor(Country.TryParse(country)!.Value, taxClass)!.Value;
            // As the shop adds it up: the net and its tax, each rounded to the cent.
            var shop = decimal.Round(net, 2, MidpointRounding.AwayFromZero)
                + decimal.Round(net * rate, 2, MidpointRounding.AwayFromZero);
            var exact = decimal.Round(net * (1 + rate), 2, MidpointRounding.AwayFromZero);
            Assert.Equal(cents / 100m, exact);
            Assert.InRange(shop - exact, -0.01m, 0.01m);
        });

    [Fact]
    public void Draft_HasNoEmail_AndCanBeFoundAgain()
    {
        var draft = ImportDraft.Make(Order, [Line(1000, "")], Taxes, new OrderSettings());
        var json = JsonSerializer.Serialize(draft);
        Assert.DoesNotContain("relay@", json, StringComparison.Ordinal);
        Assert.Equal("A1", draft.TransactionId);
        Assert.Equal("A1", draft.MetaData!.Single(m => m.Key == ImportDraft.OrderMeta).Value.ToString());
        Assert.Equal("i1", draft.LineItems![0].MetaData!.Single(m => m.Key == ImportDraft.LineMeta).Value.ToString());
    }

    [Fact]
    public void Draft_OfAnUnknownProduct_NamesItAndKeepsItsAmount()
    {
        var line = ImportDraft.Make(Order, [Line(1210, "") with { ProductId = null }], Taxes, new OrderSettings()).LineItems![0];
        Assert.Equal("Mok (EAN 871)", line.Name);
        Assert.Equal(10m, line.Total);
        Assert.True(line.ProductId > 0);
    }

    [Theory]
    [InlineData("NL", "", 0.21)]
    [InlineData("NL", "reduced-rate", 0.09)]
    [InlineData("BE", "reduced-rate", 0.06)]
    [InlineData("BE", "zero-rate", 0.0)]
    [InlineData("FR", "", null)]
    [InlineData("NL", "books", null)]
    public void Rate_IsTheShopsOwn_OrUnknown(string country, string taxClass, double? rate) =>
        Assert.Equal((decimal?)rate, Taxes.RateFor(Country.TryParse(country)!.Value, taxClass));

    [Fact]
    public void Rate_IsZero_WhereTheShopTaxesNothing() =>
        Assert.Equal(0, (Taxes with { Enabled = false }).RateFor(Country.TryParse("FR")!.Value, ""));

    [Fact]
    public void Rate_ByTheShopsAddress_IgnoresTheBuyer() =>
        Assert.Equal(0.09m, (Taxes with { BasedOn = "base" }).RateFor(Country.Belgium, "reduced-rate"));

    [Fact]
    public void Rate_OfSeveralPriorities_AddsUp_AndCompoundsOnTop()
    {
        TaxRate plain = new("NL", "standard", 0.10m, 1), second = new("NL", "standard", 0.05m, 2),
            onTop = new("NL", "standard", 0.20m, 3, 0, true);
        Assert.Equal(0.15m, (Taxes with { Rates = [second, plain] }).RateFor(Country.Netherlands, ""));
        Assert.Equal(1.15m * 1.2m - 1, (Taxes with { Rates = [onTop, plain, second] }).RateFor(Country.Netherlands, ""));
    }

    [Fact]
    public void Rate_OfTheCountry_GoesBeforeThatOfAllCountries()
    {
        var taxes = Taxes with { Rates = [new("", "standard", 0.19m, 1), new("BE", "standard", 0.21m, 1)] };
        Assert.Equal((0.21m, 0.19m), (taxes.RateFor(Country.Belgium, ""), taxes.RateFor(Country.Netherlands, "")));
    }

    [Fact]
    public void Gaps_AreThePairsWithoutARate() =>
        Assert.Equal(["FR standard", "FR reduced-rate"],
            Taxes.Gaps([Country.Netherlands, Country.TryParse("FR")!.Value], ["", "reduced-rate", "zero-rate"])
                .Select(g => $"{g.Country} {g.Class}"));

    [Theory]
    [InlineData("reduced-rate", "reduced-rate")]
    [InlineData("", "")]
    [InlineData("standard", "")]
    [InlineData("gone", "")]
    public void Class_ThatALineNames_IsOneThatTheShopHas(string of, string named) => Assert.Equal(named, Taxes.ClassFor(of));

    [Fact]
    public void Draft_OfALineWithoutAProduct_NamesItsTaxClass_AndAProductBringsItsOwn()
    {
        var order = Order with { OrderItems = [new("i1")] };
        var draft = ImportDraft.Make(order, [Line(1090, "reduced-rate") with { ProductId = null }, Line(1090, "reduced-rate")],
            Taxes, new OrderSettings());
        Assert.Equal([("reduced-rate", 10m), (null, 10m)], draft.LineItems!.Select(l => (l.TaxClass, l.Total!.Value)));
    }

    [Theory]
    [InlineData("shipping", "BE", "NL", "BE")]
    [InlineData("shipping", null, "BE", "BE")]
    [InlineData("billing", "BE", "NL", "NL")]
    [InlineData("billing", "BE", null, "BE")]
    [InlineData("base", "BE", "BE", "NL")]
    [InlineData("shipping", null, null, "NL")]
    public void TaxedIn_IsWhatTheShopsSettingsSay(string basedOn, string? ship, string? bill, string country)
    {
        var order = new BolOrder("A1", ShipmentDetails: ship is null ? null : new(CountryCode: ship), BillingDetails: bill is null
            ? null : new(CountryCode: bill));
        Assert.Equal(country, ImportDraft.CountryOf(order, Taxes with { BasedOn = basedOn }).Code);
    }

    [Fact]
    public void Taxes_SurviveStorage()
    {
        var stored = TaxTable.FromJson((Taxes with { Decimals = 0 }).ToJson());
        Assert.Equal(Taxes.Rates, stored.Rates);
        Assert.Equal((0, "reduced-rate"), (stored.Decimals, stored.ClassFor("reduced-rate")));
    }

    [Fact]
    public void Taxes_AreReadWithoutExceptionsForPlaces()
    {
        static WooSetting Say(string id, string value) => new() { Id = id, Value = JsonSerializer.SerializeToElement(value) };
        var taxes = TaxTable.From(
            [Say("woocommerce_calc_taxes", "yes"), Say("woocommerce_default_country", "BE:VAN"),
                Say("woocommerce_price_num_decimals", "0")], [Say("woocommerce_tax_based_on", "billing")],
            [
                new() { Id = 1, Country = "ES", State = "TF", Rate = 7, Class = "standard" },
                new() { Id = 2, Country = "ES", Postcode = "35*", Rate = 7, Class = "standard" },
                new() { Id = 3, Country = "ES", City = "LAS PALMAS", Rate = 7, Class = "standard" },
                new() { Id = 4, Country = "ES", Rate = 21, Class = "", Priority = 2, Compound = true },
            ],
            [new() { Slug = "standard" }, new() { Slug = "books" }]);
        Assert.Equal((true, "billing", "BE", 0, "books"),
            (taxes.Enabled, taxes.BasedOn, taxes.BaseCountry, taxes.Decimals, taxes.ClassFor("books")));
        Assert.Equal(new TaxRate("ES", "standard", 0.21m, 2, 4, true), Assert.Single(taxes.Rates));
    }

    public static TheoryData<int, int> Gaps => new() { { 1, 4 }, { 10, 13 }, { 57, 60 } };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void Queries_LookBackByMinutes(int minutes, int interval)
    {
        var now = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
        var query = Assert.Single(ReadBolOrders.QueriesSince(now.AddMinutes(-minutes), now));
        Assert.Equal((interval, "ALL", "ALL"), (query.ChangeIntervalMinute, query.FulfilmentMethod, query.Status));
    }

    [Fact]
    public void Queries_AfterALongSilence_CoverEveryDay_AndWhatIsOpen()
    {
        var now = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
        var queries = ReadBolOrders.QueriesSince(now.AddDays(-5), now);
        Assert.Contains(queries, q => q.Status == "OPEN");
        var days = queries.Select(q => q.LatestChangeDate).OfType<DateOnly>().ToList();
        for (var day = new DateOnly(2026, 1, 26); day <= new DateOnly(2026, 1, 31); day = day.AddDays(1))
            Assert.Contains(day, days);
    }

    [Fact]
    public void Queries_AfterTheClockWasPutBack_AskForAWholeHour()
    {
        var now = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(60, Assert.Single(ReadBolOrders.QueriesSince(now.AddHours(2), now)).ChangeIntervalMinute);
    }

    [Fact]
    public void Queries_AtFirst_AskForWhatIsOpen() =>
        Assert.Equal("OPEN", Assert.Single(ReadBolOrders.QueriesSince(null, DateTimeOffset.UnixEpoch)).Status);

    private static ImportLine Line(long cents, string taxClass) => new("i1", "Mok", "871", 7, 0, 2, taxClass, new Money(cents));
}
