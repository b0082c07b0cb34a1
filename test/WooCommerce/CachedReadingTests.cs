using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>What a cache answers in the shop's place is proof of nothing.</summary>
public sealed class CachedReadingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://shop.test/")]
    [InlineData("http://shop.test/")]
    public async Task Shop_BehindACacheThatKeepsAnswersByAddress_IsReadAsItIsNow(string address)
    {
        var (stock, ordered) = (5, false);
        using var shop = new FakeShop(FakeShop.Keys with { Shop = new Uri(address) });
        shop.CachesByAddress(sent => sent.Address.AbsolutePath.EndsWith("/orders", StringComparison.Ordinal)
            ? FakeShop.Json(200, ordered ? """[{"id":7,"transaction_id":"C1"}]""" : "[]")
            : FakeShop.Json(200, $$"""[{"id":7,"stock_quantity":{{stock}}}]"""));

        foreach (var sold in new[] { false, true })
        {
            (stock, ordered) = sold ? (4, true) : (stock, ordered);
            var product = (await shop.Client.GetProducts(new WooProductQuery { Include = [7] }, Ct)).Items[0];
            Assert.Equal(stock, product.StockQuantity);
            Assert.Equal(ordered ? 1 : 0, (await shop.Client.FindOrdersByTransactionId("C1", Ct)).Count);
        }
    }

    [Theory]
    [InlineData(200, "[]")]
    [InlineData(404, """{"code":"woocommerce_rest_shop_order_invalid_id","message":"Nee.","data":{"status":404}}""")]
    [InlineData(401, """{"code":"woocommerce_rest_cannot_view","message":"Nee.","data":{"status":401}}""")]
    public async Task Answer_OfACache_ProvesNothing(int status, string body)
    {
        using var shop = new FakeShop { Answer = _ => FakeShop.Json(status, body, ("X-Cache", "HIT")) };

        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Pass(shop.Client.FindOrdersByTransactionId("C1", Ct)));
        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Pass(shop.Client.GetOrder(7, Ct)));
    }

    [Fact]
    public async Task Write_SaysNothingToCaches_AndItsAddressIsTheShops()
    {
        using var shop = new FakeShop();

        await shop.Client.UpdateProduct(7, new WooProductChange { StockQuantity = 1 }, Ct);

        Assert.Equal("https://shop.test/wp-json/wc/v3/products/7", shop.Last.Address.AbsoluteUri);
    }
}
