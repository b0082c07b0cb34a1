using System.Text;
using Tandem.WooCommerce.Http;

namespace Tandem.Tests.WooCommerce;

public sealed class SigningTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Made with openssl, apart from the code: the base string written out by hand, `openssl dgst -sha256 -hmac 'cs_secret&'
    // -binary | base64`.
    [Theory]
    [InlineData(
        "GET", "http://shop.test/wp-json/wc/v3/orders", "per_page=2;search=C000 +&=é~*'(",
        "oauth_consumer_key=ck_key&oauth_nonce=n0nce&oauth_signature_method=HMAC-SHA256&oauth_timestamp=1795435200&per_page=2&search=C000%20%2B%26%3D%C3%A9~%2A%27%28",
        "77uK4kqyDiRAnbsDS46Xd6evWW2lDX64eJGhAiID5vw=")]
    [InlineData(
        "POST", "http://shop.test:8088/winkel/wp-json/wc/v3/orders", "",
        "oauth_consumer_key=ck_key&oauth_nonce=n0nce&oauth_signature_method=HMAC-SHA256&oauth_timestamp=1795435200",
        "nlPG5u9cyCR7XlQ7QIuEWWuWCqrO0yjAyigbTHUROLo=")]
    [InlineData(
        "GET", "http://shop.test/wp-json/wc/v3/products", "search_fields[1]=sku;search_fields[0]=global_unique_id;a=z;a=b",
        "a=b&a=z&oauth_consumer_key=ck_key&oauth_nonce=n0nce&oauth_signature_method=HMAC-SHA256&oauth_timestamp=1795435200&search_fields%5B0%5D=global_unique_id&search_fields%5B1%5D=sku",
        "zEVblL0h/R0S9vBpCLdq3pCFSuLjEDfpwOxJn1a6Yog=")]
    public void SignedQuery_KnownVectors_IsAsComputedElsewhere(string method, string address, string query, string parameters,
        string signature)
    {
        var pairs = query.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => KeyValuePair.Create(p[..p.IndexOf('=', StringComparison.Ordinal)],
                p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]));

        var signed = OAuth1.SignedQuery(
            method, new Uri(address), pairs, "ck_key", "cs_secret", DateTimeOffset.FromUnixTimeSeconds(1795435200), "n0nce");

        Assert.Equal($"{parameters}&oauth_signature={Uri.EscapeDataString(signature)}", signed);
    }

    [Fact]
    public async Task Request_OverHttps_CarriesBasicAndNoKeyInTheAddress()
    {
        using var shop = new FakeShop();

        await shop.Client.GetProduct(7, Ct);

        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ck_the-key:cs_the-secret")),
            shop.Last.Authorization);
        Assert.Equal("https://shop.test/wp-json/wc/v3/products/7", shop.Last.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal(["_fresh"], shop.Last.Address.Query.TrimStart('?').Split('&').Select(p => p.Split('=')[0]));
    }

    [Fact]
    public async Task Request_OverHttp_IsSignedAndNeverCarriesTheSecret()
    {
        using var shop = new FakeShop(FakeShop.Keys with { Shop = new Uri("http://shop.test/winkel/") });

        await shop.Client.GetProduct(7, Ct);

        Assert.Null(shop.Last.Authorization);
        Assert.Equal("/winkel/wp-json/wc/v3/products/7", shop.Last.Address.AbsolutePath);
        Assert.Equal("HMAC-SHA256", shop.Last["oauth_signature_method"]);
        Assert.Equal("ck_the-key", shop.Last["oauth_consumer_key"]);
        Assert.DoesNotContain("cs_the-secret", shop.Last.Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_OverHttp_NeverRepeatsANonce()
    {
        using var shop = new FakeShop(FakeShop.Keys with { Shop = new Uri("http://shop.test/") });

        for (var i = 0; i < 20; i++) await shop.Client.GetProduct(7, Ct);

        Assert.Equal(20, shop.Requests.Select(r => r["oauth_nonce"]).Distinct().Count());
    }

    [Theory]
    [InlineData("https://shop.test", "https://shop.test/wp-json/wc/v3/products/7")]
    [InlineData("https://shop.test/een%20winkel/", "https://shop.test/een%20winkel/wp-json/wc/v3/products/7")]
    [InlineData("https://shop.test/?rest_route=/", "https://shop.test/wp-json/wc/v3/products/7")]
    [InlineData("https://shop.test:8443/nl#top", "https://shop.test:8443/nl/wp-json/wc/v3/products/7")]
    public async Task Request_AnyFormOfTheAddress_GoesToWpJson(string address, string expected)
    {
        using var shop = new FakeShop(FakeShop.Keys with { Shop = new Uri(address) });

        await shop.Client.GetProduct(7, Ct);

        Assert.Equal(expected, shop.Last.Address.GetLeftPart(UriPartial.Path));
    }
}
