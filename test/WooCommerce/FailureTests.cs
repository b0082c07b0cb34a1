using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

public sealed class FailureTests
{
    private const string AuthenticationError = "woocommerce_rest_authentication_error";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shop_WithoutPrettyPermalinks_IsRefusedWithAdvice()
    {
        using var shop = Shop(() => FakeShop.Html(404));

        var failure = await Assert.ThrowsAsync<WooRefused>(() => shop.Client.GetProduct(7, Ct));

        Assert.Equal((404, "no_rest_api"), (failure.Status, failure.Code));
        Assert.Contains("Permalinks", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shop_WhoseWooCommerceIsOff_DoesNotSayThatAProductIsGone()
    {
        using var shop = Shop(() => FakeShop.Error(404, "rest_no_route"));

        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Client.GetProduct(7, Ct));
        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Client.GetOrder(7, Ct));
        await Assert.ThrowsAsync<WooUnavailable>(() =>
            shop.Client.UpdateProduct(7, new WooProductChange { StockQuantity = 1 }, Ct));
        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Client.HasTopLevelVariations(Ct));
        Assert.Equal(5, shop.Requests.Count);
    }

    [Theory]
    [InlineData("""{"error":"not found"}""")]
    [InlineData("""{"code":404,"message":"Not Found"}""")]
    [InlineData("""{"code":"not_found","message":"Not Found"}""")]
    [InlineData("""{"code":"rest_forbidden_id","message":"Nee."}""")]
    public async Task Shop_JsonOfSomethingElse_DoesNotSayThatAnythingIsGone(string body)
    {
        using var shop = Shop(() => FakeShop.Json(404, body));

        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Pass(shop.Client.GetProduct(7, Ct)));
        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Pass(shop.Client.GetOrder(7, Ct)));
        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Client.CreateRefund(7, new WooRefundDraft(), Ct));
        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Client.UpdateWebhook(7, "active", Ct));
    }

    [Theory]
    [InlineData("woocommerce_rest_product_invalid_id")]
    [InlineData("woocommerce_rest_invalid_product_id")]
    [InlineData("woocommerce_rest_product_variation_invalid_id")]
    [InlineData("woocommerce_rest_shop_order_invalid_id")]
    [InlineData("woocommerce_rest_invalid_order_id")]
    [InlineData("woocommerce_rest_shop_order_refund_invalid_id")]
    [InlineData("woocommerce_rest_invalid_id")]
    [InlineData("woocommerce_rest_shop_webhook_invalid_id")]
    public async Task Shop_ThatDoesNotKnowIt_SaysSoInItsOwnCodes(string code)
    {
        using var shop = Shop(() => FakeShop.Error(404, code));

        Assert.Null(await shop.Client.GetProduct(7, Ct));
        await Assert.ThrowsAsync<WooNotFound>(() => shop.Client.UpdateWebhook(7, "active", Ct));
    }

    /// <summary>A redirect, a page or a firewall says no; the shop itself has not.</summary>
    [Theory]
    [InlineData(301, "", false)]
    [InlineData(404, "", false)]
    [InlineData(405, "", false)]
    [InlineData(400, """{"code":400,"message":"Bad"}""", false)]
    [InlineData(400, """{"code":"rest_invalid_param","message":"Nee."}""", true)]
    [InlineData(400, """{"code":"product_invalid_sku","message":"Nee."}""", true)]
    public async Task Refusal_SaysWhetherItIsTheShops(int status, string body, bool isByShop)
    {
        using var shop = Shop(() => body.Length == 0 ? FakeShop.Html(status) : FakeShop.Json(status, body));

        var failure = await Assert.ThrowsAsync<WooRefused>(() => shop.Client.CreateOrder(new WooOrderDraft(), Ct));

        Assert.Equal(isByShop, failure.IsByShop);
    }

    [Theory]
    [InlineData(401, "woocommerce_rest_cannot_view", WooKeyProblem.UnknownKey)]
    [InlineData(403, "woocommerce_rest_cannot_view", WooKeyProblem.Refused)]
    [InlineData(401, AuthenticationError, WooKeyProblem.WrongSecret)]
    [InlineData(401, "rest_not_logged_in", WooKeyProblem.Refused)]
    public async Task Key_Refused_SaysWhy(int status, string code, WooKeyProblem expected)
    {
        using var shop = Shop(() => FakeShop.Error(status, code));

        var failure = await Assert.ThrowsAsync<WooUnauthorized>(() => shop.Client.GetProducts(new WooProductQuery(), Ct));

        Assert.Equal(expected, failure.Problem);

        // A visitor may be a key whose header was stripped: asked once more, signed.
        Assert.Equal(expected == WooKeyProblem.UnknownKey ? 2 : 1, shop.Requests.Count);
    }

    [Fact]
    public async Task Key_RefusedByAFirewall_IsNotTakenForUnknown()
    {
        using var shop = Shop(() => FakeShop.Html(403));

        Assert.Equal(WooKeyProblem.Refused, (await Assert.ThrowsAsync<WooUnauthorized>(() => shop.Client.GetTaxes(Ct))).Problem);
    }

    [Fact]
    public async Task Key_ThatReadsAndMayNotWrite_IsReadOnly()
    {
        using var shop = new FakeShop();
        shop.Answer = sent => sent.Method == "GET" ? FakeShop.Json(200, "[]") : FakeShop.Error(401, AuthenticationError);

        await shop.Client.GetProducts(new WooProductQuery(), Ct);
        var failure = await Assert.ThrowsAsync<WooUnauthorized>(() => shop.Client.UpdateProduct(7, new WooProductChange(), Ct));

        Assert.Equal(WooKeyProblem.ReadOnly, failure.Problem);
    }

    [Theory]
    [InlineData("https://www.shop.test/wp-json/wc/v3/products?oauth_signature=abc",
        "https://www.shop.test/wp-json/wc/v3/products:")]
    [InlineData("/wp-login.php?redirect_to=oauth_signature", "https://shop.test/wp-login.php:")]
    public async Task Redirect_IsNotFollowed_AndSaysWhereTo(string location, string expected)
    {
        using var shop = Shop(() => FakeShop.Html(302, ("Location", location)));

        var failure = await Assert.ThrowsAsync<WooRefused>(() => shop.Client.CreateOrder(new WooOrderDraft(), Ct));

        Assert.Equal("redirect", failure.Code);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("oauth", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "woocommerce_rest_cannot_create_order_refund", typeof(WooRefused))]
    [InlineData(500, "internal_server_error", typeof(WooUnknown))]
    [InlineData(410, "woocommerce_rest_already_trashed", typeof(WooRefused))]
    [InlineData(413, "woocommerce_rest_request_entity_too_large", typeof(WooRefused))]
    [InlineData(404, "woocommerce_rest_shop_order_invalid_id", typeof(WooNotFound))]
    [InlineData(400, "woocommerce_rest_shop_order_invalid_id", typeof(WooNotFound))]
    [InlineData(400, "woocommerce_rest_invalid_item_id", typeof(WooRefused))]
    public async Task Write_AnsweredWithAnError_EndsAs(int status, string code, Type expected)
    {
        using var shop = Shop(() => FakeShop.Error(status, code));

        var failure = await Assert.ThrowsAnyAsync<WooFailure>(() => shop.Client.CreateRefund(1, new WooRefundDraft(), Ct));

        Assert.IsType(expected, failure);
        Assert.Single(shop.Requests);
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("broken")]
    [InlineData("gateway")]
    [InlineData("maintenance")]
    [InlineData("slow")]
    [InlineData("html")]
    [InlineData("null")]
    [InlineData("half")]
    [InlineData("gzip")]
    public async Task Write_WhoseAnswerWasLost_IsUnknownAndSentOnce(string way)
    {
        using var shop = Shop(Lose(way));

        await Assert.ThrowsAsync<WooUnknown>(() =>
            shop.Client.CreateOrder(new WooOrderDraft { TransactionId = "C000123ABC" }, Ct));

        Assert.Single(shop.Requests);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task Write_ThatNeverLeft_IsUnavailable(HttpRequestError error)
    {
        using var shop = Shop(() => throw new HttpRequestException(error));

        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Client.CreateOrder(new WooOrderDraft(), Ct));

        Assert.Single(shop.Requests);
    }

    [Fact]
    public async Task Write_Cancelled_IsNotTakenForAFailureOfTheShop()
    {
        using var source = new CancellationTokenSource();
        using var shop = new FakeShop();
        shop.Answer = _ =>
        {
            source.Cancel();
            throw new OperationCanceledException(source.Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Client.CreateOrder(new WooOrderDraft(), source.Token));
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("broken")]
    [InlineData("gateway")]
    [InlineData("slow")]
    [InlineData("html")]
    [InlineData("null")]
    [InlineData("half")]
    [InlineData("gzip")]
    public async Task Read_ThatFails_IsTriedAgainWithinSeconds(string way)
    {
        using var shop = Shop(Lose(way), Lose(way), () => FakeShop.Json(200, """{"id":7}"""));
        var began = shop.Clock.GetUtcNow();

        var product = await shop.Pass(shop.Client.GetProduct(7, Ct));

        Assert.Equal((7, 3), (product!.Id, shop.Requests.Count));
        Assert.InRange(shop.Clock.GetUtcNow() - began, TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Read_ThatKeepsFailing_EndsAsUnavailable()
    {
        using var shop = Shop(() => FakeShop.Html(503));

        await Assert.ThrowsAsync<WooUnavailable>(() => shop.Pass(shop.Client.GetProduct(7, Ct)));

        Assert.Equal(3, shop.Requests.Count);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(429, "86400", 900)]
    [InlineData(429, "Mon, 23 Nov 2026 12:05:00 GMT", 300)]
    [InlineData(429, null, 30)]
    public async Task Read_ToldToWait_IsNotSentAgainAndSaysUntilWhen(int status, string? header, int seconds)
    {
        using var shop = Shop(() => header is null ? FakeShop.Html(status) : FakeShop.Html(status, ("Retry-After", header)));

        var failure = await Assert.ThrowsAsync<WooRateLimited>(() => shop.Client.GetProduct(7, Ct));

        Assert.Equal(shop.Clock.GetUtcNow().AddSeconds(seconds), failure.RetryAt);
        Assert.Single(shop.Requests);
    }

    [Fact]
    public async Task Read_DuringMaintenance_RestsForMomentsNotForTenMinutes()
    {
        using var shop = Shop(() => FakeShop.Html(503, ("Retry-After", "600")));

        var failure = await Assert.ThrowsAsync<WooUnavailable>(() => shop.Client.GetProduct(7, Ct));

        Assert.Equal(shop.Clock.GetUtcNow().AddSeconds(30), failure.RetryAt);
        Assert.Contains("updated", failure.Message, StringComparison.Ordinal);
        Assert.Single(shop.Requests);
    }

    [Fact]
    public async Task Failure_OfAnyKind_CarriesNoSecretAndNoCustomer()
    {
        Func<HttpResponseMessage>[] ends =
        [
            () => FakeShop.Html(404), () => FakeShop.Html(403), () => FakeShop.Html(500), () => FakeShop.Html(200),
            () => FakeShop.Html(429),
            () => FakeShop.Error(401, AuthenticationError), () => FakeShop.Error(400, "rest_invalid_param"), Lose("broken"),
            Lose("slow"),
            () => FakeShop.Html(302, ("Location", "/x?oauth_consumer_key=ck_the-key")), () => FakeShop.Json(200, "[{]"),
        ];
        foreach (var address in new[] { "https://shop.test/", "http://shop.test/" })
        {
            foreach (var end in ends)
            {
                using var shop = new FakeShop(FakeShop.Keys with { Shop = new Uri(address) });
                shop.Gives(end);
                var draft = new WooOrderDraft { Billing = new WooAddress { LastName = "Verzonnen", Address1 = "Dorpstraat 1" } };

                var failure = await Assert.ThrowsAnyAsync<WooFailure>(() => shop.Client.CreateOrder(draft, Ct));

                foreach (var secret in new[] { "cs_the-secret", "ck_the-key", "oauth_", "Verzonnen", "Dorpstraat" })
                    Assert.DoesNotContain(secret, $"{failure} {draft} {draft.Billing} {FakeShop.Keys}", StringComparison.Ordinal);
            }
        }
    }

    private static FakeShop Shop(params Func<HttpResponseMessage>[] answers)
    {
        var shop = new FakeShop();
        shop.Gives(answers);
        return shop;
    }

    private static Func<HttpResponseMessage> Lose(string way) => way switch
    {
        "timeout" => () => throw new TaskCanceledException("late", new TimeoutException()),
        "broken" => () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended"),
        "gateway" => () => FakeShop.Html(502),
        "maintenance" => () => FakeShop.Html(503, ("Retry-After", "600")),
        "slow" => () => FakeShop.Html(408),
        "html" => () => FakeShop.Html(200),
        "null" => () => FakeShop.Json(200, "null"),
        "half" => () => FakeShop.Json(200, """{"id":7,"na"""),
        "gzip" => () => throw new InvalidDataException("bad block"),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };
}
