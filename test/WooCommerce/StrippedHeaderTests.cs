using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>
/// Some hosts strip the Authorization header: over https the signed query is tried once, and remembered where it works.
/// </summary>
public sealed class StrippedHeaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Header_Stripped_IsReplacedByTheSignedQueryAndRemembered()
    {
        using var shop = new FakeShop
        {
            Answer = sent => sent["oauth_signature"] is null ? FakeShop.Error(401, "woocommerce_rest_cannot_view")
                : FakeShop.Json(200, """{"id":7}"""),
        };

        await shop.Client.GetProduct(7, Ct);
        await shop.Client.UpdateProduct(7, new WooProductChange { StockQuantity = 1 }, Ct);

        Assert.Equal(["Basic", "signed", "signed"], shop.Requests.Select(r => r.Authorization is null ? "signed" : "Basic"));
    }

    [Fact]
    public async Task Write_AsTheFirstRequest_IsCarriedOutOnce()
    {
        var done = 0;
        using var shop = new FakeShop();
        shop.Answer = sent =>
        {
            if (sent["oauth_signature"] is null) return FakeShop.Error(401, "woocommerce_rest_cannot_create");
            done++;
            return FakeShop.Json(201, """{"id":7}""");
        };

        await shop.Client.CreateOrder(new WooOrderDraft(), Ct);

        Assert.Equal(1, done);
    }

    [Fact]
    public async Task Key_ThatIsReallyUnknown_CostsOneMoreRequestOnce()
    {
        using var shop = new FakeShop { Answer = _ => FakeShop.Error(401, "woocommerce_rest_cannot_view") };

        for (var i = 0; i < 3; i++)
            Assert.Equal(WooKeyProblem.UnknownKey,
                (await Assert.ThrowsAsync<WooUnauthorized>(() => shop.Client.GetProduct(7, Ct))).Problem);

        Assert.Equal(4, shop.Requests.Count);

        // The key, or the host, may be mended meanwhile.
        shop.Clock.Advance(TimeSpan.FromHours(1));
        shop.Answer = sent => sent["oauth_signature"] is null ? FakeShop.Error(401, "woocommerce_rest_cannot_view")
            : FakeShop.Json(200, """{"id":7}""");
        Assert.Equal(7, (await shop.Client.GetProduct(7, Ct))!.Id);
    }
}
