using System.Text.Json;
using Tandem.Engine.Connections;
using Tandem.Engine.Values;
using Tandem.WooCommerce;
using static Tandem.Engine.Connections.CheckVerdict;

namespace Tandem.Tests.Connections;

public sealed class ShopCheckRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("11.0.1", "8.2", Fine)]
    [InlineData("9.2.0", "7.4", Fine)]
    [InlineData("9.2", "7.3.9", Look)]
    [InlineData("9.1.4", "8.2", Look)]
    [InlineData("8.0.0", "8.2", Look)]
    [InlineData("7.9.9", "8.2", Wrong)]
    [InlineData("11.0.0-beta.1", "8.3.1-ubuntu", Fine)]
    [InlineData("10", null, Fine)]
    [InlineData(null, "8.2", CannotTell)]
    [InlineData("soon", "8.2", CannotTell)]
    public void Versions_AreJudged(string? woo, string? php, CheckVerdict expected) =>
        Assert.Equal(expected, ShopCheckRule.Versions(new WooEnvironment { Version = woo, PhpVersion = php }).Verdict);

    [Theory]
    [InlineData("""{"HPOS_enabled":true}""", Fine)]
    [InlineData("""{"HPOS_enabled":false}""", Look)]
    [InlineData("""{"HPOS_enabled":"yes"}""", CannotTell)]
    [InlineData("{}", CannotTell)]
    [InlineData("[]", CannotTell)]
    public void Hpos_IsJudged(string settings, CheckVerdict expected) =>
        Assert.Equal(expected, ShopCheckRule.Hpos(JsonDocument.Parse(settings).RootElement).Verdict);

    [Theory]
    [InlineData("checkout", 119, Fine)]
    [InlineData("checkout", 121, Wrong)]
    [InlineData("store-api", 121, Wrong)]
    [InlineData("admin", 999, Fine)]
    [InlineData("rest-api", 999, Fine)]
    public void Cron_IsAsleep_WhereAnUnpaidCheckoutOutlivesItsTimeByAnHour(string madeBy, int minutesAgo, CheckVerdict expected)
    {
        var order = new WooOrder { CreatedVia = madeBy, DateModifiedGmt = Now.AddMinutes(-minutesAgo) };
        Assert.Equal(expected, ShopCheckRule.Cron(new WooEnvironment { WpCron = true }, [Hold("60")], [order], Now).Verdict);
    }

    [Theory]
    [InlineData("", Fine)]
    [InlineData("0", Fine)]
    public void Cron_SaysNothing_WhereTheShopHoldsNoStock(string hold, CheckVerdict expected)
    {
        var order = new WooOrder { CreatedVia = "checkout", DateModifiedGmt = Now.AddDays(-9) };
        Assert.Equal(expected, ShopCheckRule.Cron(new WooEnvironment { WpCron = true }, [Hold(hold)], [order], Now).Verdict);
    }

    [Theory]
    [InlineData(0, Fine)]
    [InlineData(119, Fine)]
    [InlineData(-120, Look)]
    [InlineData(599, Look)]
    [InlineData(600, Wrong)]
    [InlineData(-7200, Wrong)]
    public void Clock_IsJudgedEitherWay(int seconds, CheckVerdict expected) =>
        Assert.Equal(expected, ShopCheckRule.Clock(Now.AddSeconds(seconds), Now).Verdict);

    [Fact]
    public void Taxes_AreRed_WhereSomethingWasSold_AndAdviceElsewhere()
    {
        var found = ShopCheckRule.Taxes(enabled: true, pricesWithTax: true, rates: 2,
            [(Country.Netherlands, "reduced-rate", true), (Country.Belgium, "standard", false)]);

        Assert.Equal([(Wrong, "NL"), (Look, "BE")], found.Select(f => (f.Verdict, f.Says["country"])));
        Assert.Equal("check.taxes.without", Assert.Single(ShopCheckRule.Taxes(true, false, 2, [])).Says.Code);
    }

    [Theory]
    [InlineData(0, Wrong)]
    [InlineData(1, Wrong)]
    [InlineData(2, Fine)]
    [InlineData(4, Fine)]
    public void Decimals_AreJudged(int decimals, CheckVerdict expected) =>
        Assert.Equal(expected, ShopCheckRule.Decimals(decimals).Verdict);

    private static WooSetting Hold(string minutes) =>
        new() { Id = "woocommerce_hold_stock_minutes", Value = JsonSerializer.SerializeToElement(minutes) };
}
