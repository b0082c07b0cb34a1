using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>A cache in front of the shop gives itself away.</summary>
public sealed class CacheSignTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Age", "137", "Age: 137")]
    [InlineData("Age", "37", null)]
    [InlineData("Age", "0", null)]
    [InlineData("CF-Cache-Status", "HIT", "CF-Cache-Status: HIT")]
    [InlineData("CF-Cache-Status", "DYNAMIC", null)]
    [InlineData("X-Cache", "Hit from cloudfront", "X-Cache: Hit from cloudfront")]
    [InlineData("X-Cache", "MISS", null)]
    [InlineData("X-LiteSpeed-Cache", "hit", "X-LiteSpeed-Cache: hit")]
    [InlineData("X-Varnish", "32770 98", "X-Varnish")]
    [InlineData("X-Varnish", "32770", null)]
    [InlineData("CF-Cache-Status", "STALE", "CF-Cache-Status: STALE")]
    [InlineData("CF-Cache-Status", "UPDATING", "CF-Cache-Status: UPDATING")]
    [InlineData("CF-Cache-Status", "REVALIDATED", null)]
    [InlineData("Cache-Status", "edge; hit; ttl=30", "Cache-Status: edge; hit; ttl=30")]
    [InlineData("Cache-Status", "origin; fwd=miss, edge; hit", "Cache-Status: edge; hit")]
    [InlineData("Cache-Status", "\"edge.whitelabel\"; fwd=miss", null)]
    [InlineData("Cache-Status", "hit; fwd=stale", null)]
    [InlineData("X-Cache", "MISS from proxy.whitehost.test", null)]
    [InlineData("X-Cache", "MISS, HIT", "X-Cache: HIT")]
    [InlineData("X-Cache", "HIT-FOR-PASS", null)]
    [InlineData("X-Cache", "TCP_MEM_HIT from a23-1", "X-Cache: TCP_MEM_HIT from a23-1")]
    [InlineData("X-Proxy-Cache", "UPDATING", "X-Proxy-Cache: UPDATING")]
    public async Task Answer_FromACache_IsToldOnce(string header, string value, string? sign)
    {
        var shop = new FakeShop { Answer = _ => FakeShop.Json(200, "[]", (header, value)) };
        var reading = shop.Pass(shop.Client.GetProducts(new WooProductQuery(), Ct));
        if (sign is null) await reading;
        else await Assert.ThrowsAsync<WooUnavailable>(() => reading);
        Assert.Equal(sign, shop.Client.TakeCacheSign());
        Assert.Null(shop.Client.TakeCacheSign());
    }
}
