using System.Globalization;
using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>Lists that never end, moments that nobody can mean, counts that no sum can hold.</summary>
public sealed class EndlessListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Variations_OfAShopThatLooksAtNoPage_AreReadOnce()
    {
        using var shop = new FakeShop { Answer = _ => FakeShop.Json(200, Page(0)) };
        Assert.Equal(100, (await shop.Pass(shop.Client.GetVariationsOf(5, Ct))).Count);
        Assert.Equal(2, shop.Requests.Count);
    }

    [Fact]
    public async Task Taxes_WithoutAnEnd_AreUnavailable()
    {
        using var shop = new FakeShop { Answer = _ => FakeShop.Json(200, Page(0)) };
        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Pass(shop.Client.GetTaxes(Ct)));
        Assert.InRange(shop.Requests.Count, 100, 500);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59", null)]
    [InlineData("0001-01-01T00:00:00", null)]
    [InlineData("2026-11-28T10:00:00", "2026-11-28T10:00:00Z")]
    [InlineData("2099-01-01T00:00:00", "2099-01-01T00:00:00Z")]
    public async Task Moments_ThatNobodyMeans_AreNone(string said, string? read)
    {
        using var shop = new FakeShop
        {
            Answer = _ => FakeShop.Json(200,
                $$"""{"id":9,"date_created_gmt":"{{said}}","line_items":[{"id":1,"quantity":3000000000}]}"""),
        };
        var order = await shop.Pass(shop.Client.GetOrder(9, Ct));
        Assert.Equal(read is null ? null : DateTimeOffset.Parse(read, CultureInfo.InvariantCulture), order!.DateCreatedGmt);
        Assert.Equal(1_000_000, Assert.Single(order.LineItems!).Quantity);
    }

    private static string Page(int first) =>
        "[" + string.Join(',', Enumerable.Range(first + 1, 100).Select(i => $$"""{"id":{{i}}}""")) + "]";
}
