using System.Text.Json;
using CsCheck;
using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Tests.Rules;

/// <summary>How a bol order is written for the shop, and what of the shop's answer is accepted.</summary>
public sealed class ImportRulesTests
{
    private static readonly TaxTable Taxes = new(true, "shipping", "NL",
        [new("NL", "standard", 0.21m, 1), new("NL", "reduced-rate", 0.09m, 1), new("BE", "standard", 0.21m, 1), new("BE", "reduced-rate", 0.06m, 1)]);

    private static readonly BolOrder Order = new(
        "A1", ShipmentDetails: new(FirstName: "Anna", Surname: "Voorbeeld", StreetName: "Proefstraat", HouseNumber: "1", ZipCode: "1234 AB", City: "Testdam",
            CountryCode: "NL", Email: "relay@verkopen.example"));

    [Fact]
    public void Draft_ComesOutAtTheCent_ForEveryAmountAndRate() =>
        Gen.Select(Gen.Int[1, 500_000], Pick.One("", "reduced-rate"), Pick.One("NL", "BE")).Sample((cents, taxClass, country) =>
        {
            var order = Order with { ShipmentDetails = Order.ShipmentDetails! with { CountryCode = country } };
            var draft = ImportDraft.Make(order, [Line(cents, taxClass)], Taxes, new OrderSettings());
            var net = draft.LineItems![0].Total!.Value;
            var rate = Taxes.RateFor(Country.TryParse(country)!.Value, taxClass);
            // As the shop adds it up: the net and its tax, each rounded to the cent.
            var shop = decimal.Round(net, 2, MidpointRounding.AwayFromZero) + decimal.Round(net * rate, 2, MidpointRounding.AwayFromZero);
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

    [Fact]
    public void Check_AcceptsOnlyTheWholeOrder()
    {
        var wanted = new[] { Line(1210, ""), Line(605, "") with { OrderItemId = "i2" } };
        var right = Answer(18.15m, Shown("i1", 2, 7), Shown("i2", 2, 7));
        Assert.Equal(ImportFault.None, ImportCheck.Compare(wanted, right));
        Assert.Equal(ImportFault.Total, ImportCheck.Compare(wanted, right with { Total = 18.14m }));
        Assert.Equal(ImportFault.Lines, ImportCheck.Compare(wanted, Answer(18.15m, Shown("i1", 2, 7))));
        Assert.Equal(ImportFault.Lines, ImportCheck.Compare(wanted, Answer(18.15m, Shown("i1", 2, 7), Shown("i1", 2, 7))));
        Assert.Equal(ImportFault.Lines, ImportCheck.Compare(wanted, Answer(18.15m, Shown("i1", 1, 7), Shown("i2", 2, 7))));
        Assert.Equal(ImportFault.Lines, ImportCheck.Compare(wanted, Answer(18.15m, Shown("i1", 2, 8), Shown("i2", 2, 7))));
    }

    [Fact]
    public void Corrections_UseTheRateThatTheShopUsed()
    {
        var answer = Answer(13.19m, Shown("i1", 2, 7) with { Total = 12.10m, TotalTax = 1.09m });
        var change = ImportCheck.Corrections([Line(1210, "")], answer).Single();
        Assert.Equal((5L, 11.100917m, 11.100917m), (change.Id, change.Total, change.Subtotal));
    }

    [Theory]
    [InlineData("NL", "", 0.21)]
    [InlineData("NL", "reduced-rate", 0.09)]
    [InlineData("BE", "reduced-rate", 0.06)]
    [InlineData("FR", "", 0)]
    public void Rate_IsTheShopsOwn(string country, string taxClass, double rate) =>
        Assert.Equal((decimal)rate, Taxes.RateFor(Country.TryParse(country)!.Value, taxClass));

    [Fact]
    public void Rate_IsZero_WhereTheShopTaxesNothing() => Assert.Equal(0, (Taxes with { Enabled = false }).RateFor(Country.Netherlands, ""));

    [Fact]
    public void Rate_ByTheShopsAddress_IgnoresTheBuyer() => Assert.Equal(0.09m, (Taxes with { BasedOn = "base" }).RateFor(Country.Belgium, "reduced-rate"));

    [Fact]
    public void Taxes_SurviveStorage() => Assert.Equal(Taxes.Rates, TaxTable.FromJson(Taxes.ToJson()).Rates);

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
        for (var day = new DateOnly(2026, 1, 26); day <= new DateOnly(2026, 1, 31); day = day.AddDays(1)) Assert.Contains(day, days);
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

    private static WooOrder Answer(decimal total, params WooLineItem[] lines) => new() { Id = 17, Total = total, LineItems = lines };

    private static WooLineItem Shown(string item, int quantity, long product) => new()
    {
        Id = 5,
        ProductId = product,
        VariationId = 0,
        Quantity = quantity,
        Total = 10m,
        TotalTax = 2.10m,
        MetaData = [new WooMeta { Key = ImportDraft.LineMeta, Value = JsonSerializer.SerializeToElement(item) }],
    };
}
