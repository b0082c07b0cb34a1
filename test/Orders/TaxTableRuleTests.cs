using System.Text.Json;
using CsCheck;
using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>How a shop taxes an order, from its own settings and rates.</summary>
public sealed class TaxTableRuleTests
{
    [Fact]
    public void Settings_ThatTheShopDoesNotTell_AreTheUsualOnes()
    {
        var taxes = TaxTable.From([], [], [], []);
        Assert.Equal((false, "shipping", "NL", 2, 0, 0),
            (taxes.Enabled, taxes.BasedOn, taxes.BaseCountry, taxes.Decimals, taxes.Rates.Count, taxes.Classes.Count));
        Assert.Equal((false, 2, 0m), (TaxTable.None.Enabled, TaxTable.None.Decimals, TaxTable.None.RateFor(Country.Belgium, "")));
        Assert.Equal("NL", TaxTable.From([Say("woocommerce_default_country", "NL")], [], [], []).BaseCountry);
        Assert.False(TaxTable.From([Say("woocommerce_calc_taxes", "no")], [], [], []).Enabled);
    }

    [Theory]
    [InlineData("\"0\"", 0)]
    [InlineData("3", 3)]
    [InlineData("\"9\"", 6)]
    [InlineData("-1", 0)]
    [InlineData("\"veel\"", 2)]
    [InlineData("true", 2)]
    public void Decimals_AreReadHoweverTheyAreWritten(string json, int decimals) => Assert.Equal(decimals, TaxTable.From(
        [new WooSetting { Id = "woocommerce_price_num_decimals", Value = JsonDocument.Parse(json).RootElement }], [], [], [])
        .Decimals);

    [Fact]
    public void Rates_AreFractions_AndWhatIsLeftOutIsTheUsual()
    {
        var taxes = TaxTable.From([], [],
            [new WooTax { Rate = 21m, Country = "NL", Class = "books", Id = 4, Priority = 2, Compound = true }, new WooTax()],
            [new WooTaxClass { Slug = "standard" }, new WooTaxClass { Slug = "" }, new WooTaxClass()]);
        Assert.Equal([new TaxRate("NL", "books", 0.21m, 2, 4, true), new TaxRate("", "standard", 0m, 1)], taxes.Rates);
        Assert.Equal(["standard"], taxes.Classes);
        Assert.Equal((taxes.Rates[0], null), (taxes.ById(4), taxes.ById(5)));
    }

    /// <summary>WooCommerce takes one rate of each priority: the one of the country before the one of all countries.</summary>
    [Fact]
    public void Rate_IsOneOfEachPriority_TheNearestFirst() => Gen.Select(
        Gen.Select(Pick.One("NL", "BE", ""), Pick.One("standard", "books"), Gen.Int[0, 9], Gen.Int[1, 3]).Array[0, 8],
        Pick.One("NL", "BE", "FR")).Sample((made, country) =>
    {
        var rates = made.Select((m, i) => new TaxRate(m.Item1, m.Item2, m.Item3 / 100m, m.Item4, i)).ToList();
        decimal? sum = null;
        for (var priority = 1; priority <= 3; priority++)
        {
            var own = rates.Find(r => r.Class == "standard" && r.Priority == priority && r.Country == country);
            var all = rates.Find(r => r.Class == "standard" && r.Priority == priority && r.Country.Length == 0);
            if ((own ?? all) is { } used) sum = (sum ?? 0) + used.Rate;
        }

        Assert.Equal(sum, new TaxTable(true, "shipping", "NL", rates).RateFor(Country.TryParse(country)!.Value, ""));
        Assert.Equal(0m, new TaxTable(false, "shipping", "NL", rates).RateFor(Country.TryParse(country)!.Value, ""));
    });

    /// <summary>Worked out as a shop adds it up: each compound rate on the amount with all tax before it.</summary>
    [Fact]
    public void Rates_Together_AreWhatTheShopAddsUp() =>
        Gen.Select(Gen.Int[0, 30], Gen.Bool).Array[0, 5].Sample(made =>
        {
            var amount = 100m;
            foreach (var (percent, _) in made.Where(m => !m.Item2)) amount += percent;
            foreach (var (percent, _) in made.Where(m => m.Item2)) amount += amount * percent / 100m;
            var together = TaxTable.Together([.. made.Select(m => new TaxRate("NL", "x", m.Item1 / 100m, 1, 0, m.Item2))]);
            Assert.Equal(amount - 100m, together * 100m, 10);
        });

    [Fact]
    public void Class_OfWhatIsTaxedNothing_NeedsNoRate_ButMayHaveOne()
    {
        var taxes = new TaxTable(true, "shipping", "NL", [new("BE", "zero-rate", 0.01m, 1)]) { Classes = ["zero-rate"] };
        Assert.Equal([0m, 0.01m, null], [taxes.RateFor(Country.Netherlands, "zero-rate"),
            taxes.RateFor(Country.Belgium, "zero-rate"), taxes.RateFor(Country.Netherlands, "")]);
        Assert.Equal(("zero-rate", ""), (taxes.ClassFor("zero-rate"), taxes.ClassFor("standard")));
        Assert.Equal("", (taxes with { Classes = ["standard"] }).ClassFor("standard"));
    }

    [Fact]
    public void Table_ThatIsNotKept_IsNone()
    {
        Assert.Same(TaxTable.None, TaxTable.FromJson(null));
        Assert.Same(TaxTable.None, TaxTable.FromJson("null"));
        Assert.Equal("books", TaxTable.FromJson((TaxTable.None with { BasedOn = "books" }).ToJson()).BasedOn);
    }

    /// <summary>What presses the shop's people: the first day of what goes in, in words and in fields.</summary>
    [Theory]
    [InlineData(Fulfilment.Own, null, null, null, "note.no-deadline")]
    [InlineData(Fulfilment.Own, 27, null, null, "note.deadline day=27-11-2026")]
    [InlineData(Fulfilment.Own, 27, null, 30, "note.deadline-and-expiry day=27-11-2026 expiry=30-11-2026")]
    [InlineData(Fulfilment.Own, 27, 28, 30, "note.exact day=28-11-2026")]
    [InlineData(Fulfilment.Lvb, 27, 28, 30, "note.lvb")]
    public void Note_SaysTheDayThatCounts(Fulfilment kind, int? by, int? exact, int? expiry, string said)
    {
        static DateOnly? Day(int? day) => day is { } d ? new DateOnly(2026, 11, d) : null;
        var promise = new BolOrderFulfilment(LatestDeliveryDate: Day(by), ExactDeliveryDate: Day(exact), ExpiryDate: Day(expiry));
        var later = new BolOrderFulfilment(LatestDeliveryDate: Day(29), ExactDeliveryDate: exact is null ? null : Day(29),
            ExpiryDate: expiry is null ? null : Day(30));
        var order = new BolOrder("A1", OrderItems: [new("i1", Fulfilment: promise),
            new("i2", Fulfilment: by is null ? promise : later), new("i3", Fulfilment: new(LatestDeliveryDate: Day(1)))]);
        ImportLine Of(string item) => new(item, "Mok", "871", 7, 0, 1, "", new Money(900), null, kind);
        var draft = ImportDraft.Make(order, [Of("i1"), Of("i2")], TaxTable.None, new OrderSettings());

        var expected = said.Split(' ');
        Assert.Equal(expected.Length > 1, draft.CustomerNote!.Contains("-11-2026", StringComparison.Ordinal));
        Assert.All(expected.Skip(1), day => Assert.Contains(day.Split('=')[1], draft.CustomerNote, StringComparison.Ordinal));
        string? Field(string key) => draft.MetaData!.FirstOrDefault(m => m.Key == key)?.Value.GetString();
        string? Iso(int? day) => day is { } d ? $"2026-11-{d}" : null;
        Assert.Equal((Iso(by), Iso(exact), Iso(expiry)),
            (Field("_bol_latest_delivery_date"), Field("_bol_exact_delivery_date"), Field("_bol_expiry_date")));
    }

    private static WooSetting Say(string id, string value) => new() { Id = id, Value = JsonSerializer.SerializeToElement(value) };
}
