using System.Globalization;
using System.Text.Json;
using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

public sealed class RequestTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Modified_LeavesOutBothBoundsInWholeSeconds_SoTheFirstIsASecondEarlierAndBothAreGmt()
    {
        using var shop = Shop("[]");

        var moment = new DateTimeOffset(2026, 11, 23, 13, 0, 0, 900, TimeSpan.FromHours(1));
        await shop.Client.GetProducts(new WooProductQuery { ModifiedAfter = moment, ModifiedBefore = moment.AddSeconds(1) }, Ct);

        Assert.Equal(("2026-11-23T11:59:59", "2026-11-23T12:00:01"), (shop.Last["modified_after"], shop.Last["modified_before"]));
        Assert.Equal("true", shop.Last["dates_are_gmt"]);
    }

    [Fact]
    public async Task ModifiedAfter_TheBeginningOfTime_IsNoError()
    {
        using var shop = Shop("[]");

        await shop.Client.GetOrders(new WooOrderQuery { ModifiedAfter = DateTimeOffset.MinValue }, Ct);

        Assert.Equal("0001-01-01T00:00:00", shop.Last["modified_after"]);
    }

    [Fact]
    public async Task Filter_ThatTheShopIgnores_ReturnsOnlyWhatWasAsked()
    {
        using var shop = Shop("""
            [{"id":1,"sku":"A","global_unique_id":"111","created_via":"checkout"},{"id":2,"sku":"B-2 ","global_unique_id":"222","created_via":"tandem"},{"id":3}]
            """);

        Assert.Equal([2], Ids(await shop.Client.GetProducts(new WooProductQuery { Include = [2] }, Ct)));
        Assert.Equal([2], Ids(await shop.Client.GetProducts(new WooProductQuery { Sku = "b-2" }, Ct)));
        Assert.Equal([1, 2], Ids(await shop.Client.GetProducts(new WooProductQuery { GlobalUniqueId = "111,222" }, Ct)));
        Assert.Equal([3], Ids(await shop.Client.GetVariations(new WooVariationQuery { Include = [3] }, Ct)));
        Assert.Equal([2], (await shop.Client.GetOrders(new WooOrderQuery { CreatedVia = "tandem" }, Ct)).Items
            .Select(o => o.Id!.Value));
        Assert.Equal([1], (await shop.Client.GetOrders(new WooOrderQuery { Include = [1] }, Ct)).Items.Select(o => o.Id!.Value));
    }

    [Theory]
    [InlineData(200, """[{"id":5,"is_fulfilled":true,"meta_data":[{"id":1,"key":"_tracking_number","value":"3S1"}]}]""", 1)]
    [InlineData(200, """{"fulfillments":[{"id":5,"is_fulfilled":true}]}""", 1)]
    [InlineData(200, "[]", 0)]
    [InlineData(404,
        """{"code":"rest_no_route","message":"No route was found matching the URL and request method.","data":{"status":404}}""",
        0)]
    public async Task Fulfillments_OfEveryVersion_AreRead(int status, string body, int count)
    {
        using var shop = new FakeShop { Answer = _ => FakeShop.Json(status, body) };
        var found = await shop.Client.GetFulfillments(7, Ct);
        Assert.Equal(count, found.Count);
        Assert.EndsWith("/orders/7/fulfillments", shop.Last.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11.0.1", true, false)]
    [InlineData("11.0.1", false, true)]
    [InlineData("8.8.3", true, true)]
    public async Task FindOrders_WhereSearchMayNotKnowTransactionIds_LooksThroughTheList(string version, bool ownTables,
        bool looksThrough)
    {
        using var shop = new FakeShop();
        var others = string.Join(',', Enumerable.Range(1, 100).Select(id => $$"""{"id":{{id}},"created_via":"checkout"}"""));
        shop.Answer = sent => sent switch
        {
            { Address.AbsolutePath: var path } when path.EndsWith("system_status", StringComparison.Ordinal) => FakeShop.Json(
                200, JsonSerializer.Serialize(
                    new { environment = new { version }, settings = new { HPOS_enabled = ownTables } })),
            _ when sent["search"] is not null => FakeShop.Json(200, "[]"),
            _ when sent["status"] == "trash" && sent["page"] == "2" => FakeShop.Json(
                200, """[{"id":900,"created_via":"rest-api","transaction_id":"C1"}]""", ("X-WP-TotalPages", "2")),
            _ => FakeShop.Json(200, $"[{others}]", ("X-WP-TotalPages", "2")),
        };

        var found = await shop.Client.FindOrdersByTransactionId("C1", Ct, "tandem");

        Assert.Equal(looksThrough ? [900] : [], found.Select(o => o.Id!.Value));
    }

    [Fact]
    public async Task FindOrders_PartialHits_AreNotTaken()
    {
        using var shop =
            Shop("""[{"id":1,"transaction_id":"C1"},{"id":2,"transaction_id":"C12"},{"id":3,"transaction_id":""}]""");

        var found = await shop.Client.FindOrdersByTransactionId("C1", Ct);

        Assert.Equal([1], found.Select(o => o.Id!.Value));
        Assert.Equal([null, "trash"], shop.Requests.Select(r => r["status"]));
    }

    [Fact]
    public async Task Batch_AnswersWithErrors_ArePerItem()
    {
        using var shop =
            Shop("""{"update":[{"id":1,"stock_quantity":5},{"id":2,"error":{"code":"woocommerce_rest_product_invalid_id","message":"Nee.","data":{"status":400}}}]}""");

        var results =
            await shop.Client.UpdateProducts([new() { Id = 1, StockQuantity = 5 }, new() { Id = 2, StockQuantity = 1 }], Ct);

        Assert.Equal((1, 5, null), (results[0].Id, results[0].Product?.StockQuantity, results[0].ErrorCode));
        Assert.Equal((2, null, "woocommerce_rest_product_invalid_id"), (results[1].Id, results[1].Product, results[1].ErrorCode));
    }

    [Fact]
    public async Task Batch_OfMoreThanAHundred_GoesInParts()
    {
        using var shop = new FakeShop();
        shop.Answer = sent => FakeShop.Json(200, sent.Body!);

        var results =
            await shop.Client.UpdateProducts(
                [.. Enumerable.Range(1, 201).Select(id => new WooProductChange { Id = id, StockQuantity = id })], Ct);

        Assert.Equal(Enumerable.Range(1, 201).Select(id => (long)id), results.Select(r => r.Id));
        Assert.Equal([100, 100, 1],
            shop.Requests.Select(r => JsonDocument.Parse(r.Body!).RootElement.GetProperty("update").GetArrayLength()));
    }

    [Fact]
    public async Task Batch_WithAChangeThatTheShopWouldSpoil_IsNotSentAtAll()
    {
        using var shop = new FakeShop();
        var good = Enumerable.Range(1, 150).Select(id => new WooProductChange { Id = id });

        await Assert.ThrowsAsync<ArgumentException>(() =>
            shop.Client.UpdateProducts([.. good, new WooProductChange { StockQuantity = 1 }], Ct));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            shop.Client.UpdateProducts([.. good, new WooProductChange { Id = 151, RegularPrice = -1 }], Ct));

        Assert.Empty(shop.Requests);
    }

    [Theory]
    [InlineData("""{"update":[]}""")]
    [InlineData("""{"update":[7]}""")]
    [InlineData("""{"update":[{"id":2,"stock_quantity":5}]}""")]
    [InlineData("""{"update":"no"}""")]
    [InlineData("""{"status":"blocked"}""")]
    public async Task Batch_AnsweredUnreadablyOrAboutOthers_IsUnknown(string answer)
    {
        using var shop = Shop(answer);

        await Assert.ThrowsAsync<WooUnknown>(() => shop.Client.UpdateProducts([new() { Id = 1, StockQuantity = 5 }], Ct));
    }

    [Fact]
    public async Task Amounts_GoOutAsTextWithAPoint()
    {
        using var shop = new FakeShop();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");
            await shop.Client.CreateOrder(new WooOrderDraft
            {
                LineItems = [new() { ProductId = 1, Quantity = 2, Subtotal = 16.5206614m, Total = 1234.5m }],
                ShippingLines = [new() { Total = 3m }],
                FeeLines = [new() { Total = -0.01m }],
            }, Ct);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        var body = JsonDocument.Parse(shop.Last.Body!).RootElement;
        Assert.Equal("16.520661", body.GetProperty("line_items")[0].GetProperty("subtotal").GetString());
        Assert.Equal("1234.50", body.GetProperty("line_items")[0].GetProperty("total").GetString());
        Assert.Equal("3.00", body.GetProperty("shipping_lines")[0].GetProperty("total").GetString());
        Assert.Equal("-0.01", body.GetProperty("fee_lines")[0].GetProperty("total").GetString());
        Assert.Equal("application/json", shop.Last.ContentType);
        Assert.DoesNotContain("null", shop.Last.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refund_NeverCallsAGateway()
    {
        using var shop = new FakeShop();

        await shop.Client.CreateRefund(5, new WooRefundDraft { Amount = 1m }, Ct);

        Assert.Equal("""{"amount":"1.00","api_restock":false,"api_refund":false}""", shop.Last.Body);
    }

    [Theory]
    [InlineData("12.5", "12.5")]
    [InlineData("\"12.50\"", "12.50")]
    [InlineData("\"\"", null)]
    [InlineData("\"12,50\"", null)]
    [InlineData("1e300", null)]
    [InlineData("false", null)]
    [InlineData("{\"a\":[1]}", null)]
    public async Task Price_InAnyForm_IsReadOrLeftOut(string json, string? expected)
    {
        using var shop = Shop($$"""{"id":1,"price":{{json}},"name":"Mok"}""");

        var product = await shop.Client.GetProduct(1, Ct);

        Assert.Equal(expected, product!.Price?.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("Mok", product.Name);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("5.9", 5)]
    [InlineData("-0.5", -1)]
    [InlineData("null", null)]
    [InlineData("99999999999999999999", int.MaxValue)]
    public async Task Stock_InAnyForm_IsAWholeNumberNeverRoundedUp(string json, int? expected)
    {
        using var shop = Shop($$"""{"id":1,"stock_quantity":{{json}},"parent_id":"99999999999999999999","name":1e300}""");

        Assert.Equal(expected, (await shop.Client.GetProduct(1, Ct))!.StockQuantity);
    }

    [Fact]
    public async Task Answer_WithAByteOrderMark_IsRead()
    {
        using var shop = Shop("\uFEFF{\"id\":7}");

        Assert.Equal(7, (await shop.Client.GetProduct(7, Ct))!.Id);
    }

    private static IEnumerable<long> Ids(WooPage<WooProduct> page) => page.Items.Select(p => p.Id);

    private static FakeShop Shop(string answer)
    {
        var shop = new FakeShop();
        shop.Gives(() => FakeShop.Json(200, answer));
        return shop;
    }
}
