using System.Text.Json;
using Tandem.Sandbox.Shop;
using Tandem.WooCommerce;

namespace Tandem.Tests.Sandbox;

/// <summary>The simulated shop, asked by the real client over real HTTP.</summary>
public sealed class SimulatedShopTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Products_ComeInPages()
    {
        await using var shop = await RunningShop.Start(Ct);
        for (var i = 0; i < 25; i++)
            Add(shop, $"SKU-{i:00}", 10);
        var first = await shop.Client.GetProducts(new WooProductQuery { PerPage = 10 }, Ct);
        var last = await shop.Client.GetProducts(new WooProductQuery { PerPage = 10, Page = 3 }, Ct);
        var beyond = await shop.Client.GetProducts(new WooProductQuery { PerPage = 10, Page = 4 }, Ct);
        Assert.Equal((10, 25, 3), (first.Items.Count, first.Total, first.TotalPages));
        Assert.Equal("SKU-00", first.Items[0].Sku);
        Assert.Equal(["SKU-20", "SKU-21", "SKU-22", "SKU-23", "SKU-24"], last.Items.Select(item => item.Sku));
        Assert.Equal((0, 25), (beyond.Items.Count, beyond.Total));
        var refused =
            await Assert.ThrowsAsync<WooRefused>(() => shop.Client.GetProducts(new WooProductQuery { PerPage = 101 }, Ct));
        Assert.Equal("rest_invalid_param", refused.Code);
    }

    [Fact]
    public async Task ModifiedAfter_LeavesOutTheMomentItself()
    {
        await using var shop = await RunningShop.Start(Ct);
        Add(shop, "OLD", 5);
        var moment = shop.Clock.GetUtcNow();
        shop.Clock.Advance(TimeSpan.FromSeconds(30));
        var changed = Add(shop, "NEW", 5);
        // The client asks from a second earlier; that is the bound that the shop leaves out.
        var atTheBound = await shop.Client.GetProducts(new WooProductQuery { ModifiedAfter = moment.AddSeconds(1) }, Ct);
        var justBefore = await shop.Client.GetProducts(new WooProductQuery { ModifiedAfter = moment }, Ct);
        Assert.Equal(changed, Assert.Single(atTheBound.Items).Id);
        Assert.Equal(2, justBefore.Items.Count);
    }

    [Fact]
    public async Task Order_HasExactTotals_AndTakesStockOnce()
    {
        await using var shop = await RunningShop.Start(Ct);
        var causes = new List<string>();
        shop.Shop.StockChanged += change => causes.Add(change.Cause);
        var first = Add(shop, "SIM-010", 31);
        var parent = shop.Shop.AddProduct(new ShopProductSeed { Name = "Variabel", Variable = true });
        var second = shop.Shop.AddProduct(new ShopProductSeed
        {
            Name = "Variabel",
            ParentId = parent,
            Option = "S",
            Sku = "VAR-S",
            Price = 24.95m,
            Stock = 7,
            ManageStock = true,
        });
        var order = await shop.Client.CreateOrder(Draft("C000123ABC",
            new WooLineDraft { ProductId = first, Quantity = 3, Subtotal = 49.561983m, Total = 49.561983m },
            new WooLineDraft
            {
                ProductId = parent,
                VariationId = second,
                Quantity = 1,
                Subtotal = 20.619835m,
                Total = 20.619835m
            }), Ct);
        Assert.Equal((84.92m, 14.74m, "processing"), (order.Total!.Value, order.TotalTax!.Value, order.Status));
        Assert.NotNull(order.DatePaidGmt);
        Assert.Equal(["SIM-010", "VAR-S"], order.LineItems!.Select(line => line.Sku));
        Assert.Equal((28, 6), (shop.Shop.Stock()[first], shop.Shop.Stock()[second]));

        await shop.Client.UpdateOrder(order.Id!.Value, new WooOrderChange { Status = "processing" }, Ct);
        await shop.Client.UpdateOrder(order.Id!.Value, new WooOrderChange { Status = "completed" }, Ct);
        Assert.Equal((28, 6), (shop.Shop.Stock()[first], shop.Shop.Stock()[second]));

        await shop.Client.UpdateOrder(order.Id!.Value, new WooOrderChange { Status = "cancelled" }, Ct);
        await shop.Client.UpdateOrder(order.Id!.Value, new WooOrderChange { Status = "cancelled" }, Ct);
        Assert.Equal((31, 7), (shop.Shop.Stock()[first], shop.Shop.Stock()[second]));
        Assert.Equal(4, causes.Count(cause => cause == "rest-order"));
    }

    [Theory]
    [InlineData("NL", 121, 121)]
    [InlineData("BE", 121, 100)]
    public async Task Address_DecidesTheTax(string country, int gross, int total)
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 5);
        var draft =
            Draft("T", new WooLineDraft { ProductId = product, Quantity = 1, Subtotal = gross / 1.21m, Total = gross / 1.21m });
        var order = await shop.Client.CreateOrder(draft with { Shipping = new WooAddress { Country = country } }, Ct);
        Assert.Equal(total, order.Total);
    }

    [Fact]
    public async Task RestOrders_Oversell_AndCheckoutsDoNot()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "LAST", 1);
        Assert.True(shop.Shop.TryStartCheckout([(product, 1)], out var pending));
        Assert.False(shop.Shop.TryCheckout([(product, 1)], out _));
        await shop.Client.CreateOrder(Draft("C1", new WooLineDraft { ProductId = product, Quantity = 2 }), Ct);
        Assert.Equal(-1, shop.Shop.Stock()[product]);
        shop.Shop.Pay(pending);
        Assert.Equal(-2, shop.Shop.Stock()[product]);
        Assert.Equal("outofstock", (await shop.Client.GetProduct(product, Ct))!.StockStatus);
    }

    [Fact]
    public async Task Checkout_ThatIsNotPaid_IsCancelledAfterItsHold()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "LAST", 1);
        Assert.True(shop.Shop.TryStartCheckout([(product, 1)], out var pending));
        shop.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True(shop.Shop.TryCheckout([(product, 1)], out _));
        Assert.Equal("cancelled", (await shop.Client.GetOrder(pending, Ct))!.Status);
    }

    [Fact]
    public async Task Orders_AreFoundByTransaction_AlsoInTheBin()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 5);
        var order = await shop.Client.CreateOrder(Draft("C000777", new WooLineDraft { ProductId = product, Quantity = 1 }), Ct);
        await shop.Client.CreateOrder(Draft("C0007778", new WooLineDraft { ProductId = product, Quantity = 1 }), Ct);
        Assert.Equal(order.Id, Assert.Single(await shop.Client.FindOrdersByTransactionId("C000777", Ct)).Id);
        await shop.Client.DeleteOrder(order.Id!.Value, force: false, Ct);
        Assert.Equal("trash", Assert.Single(await shop.Client.FindOrdersByTransactionId("C000777", Ct)).Status);
        Assert.Empty(await shop.Client.FindOrdersByTransactionId("C9", Ct, createdVia: "tandem"));
    }

    [Fact]
    public async Task Batch_SetsStock_AndSaysWhichItemFailed()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 5);
        var parent = shop.Shop.AddProduct(new ShopProductSeed { Name = "Variabel", Variable = true });
        var variation =
            shop.Shop.AddProduct(
                new ShopProductSeed { Name = "V", ParentId = parent, Option = "S", Stock = 7, ManageStock = true });
        var results = await shop.Client.UpdateProducts(
            [new WooProductChange { Id = product, StockQuantity = 9 }, new WooProductChange { Id = variation, StockQuantity = 9 },
             new WooProductChange { Id = 99999, StockQuantity = 9 }], Ct);
        Assert.Equal([null, "woocommerce_rest_invalid_product_id", "woocommerce_rest_product_invalid_id"],
            results.Select(each => each.ErrorCode));
        Assert.Null(
            Assert.Single(await shop.Client.UpdateVariations(parent, [new WooProductChange { Id = variation, StockQuantity = 3 }],
                Ct)).ErrorCode);
        Assert.Equal((9, 3), (shop.Shop.Stock()[product], shop.Shop.Stock()[variation]));
        Assert.True(await shop.Client.HasTopLevelVariations(Ct));
        Assert.Equal(parent, Assert.Single((await shop.Client.GetVariations(new WooVariationQuery(), Ct)).Items).ParentId);
        Assert.Equal(3, Assert.Single(await shop.Client.GetVariationsOf(parent, Ct)).StockQuantity);
    }

    [Fact]
    public async Task Refund_RestocksWhatItSays()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 5);
        var order = await shop.Client.CreateOrder(Draft("C1", new WooLineDraft { ProductId = product, Quantity = 3 }), Ct);
        var refund = await shop.Client.CreateRefund(order.Id!.Value, new WooRefundDraft
        {
            Amount = 19.95m,
            Reason = "retour",
            ApiRestock = true,
            LineItems = [new WooRefundLine { Id = order.LineItems![0].Id!.Value, Quantity = 1, RefundTotal = 16.487603m }],
        }, Ct);
        Assert.Equal(19.95m, refund.Amount);
        Assert.Equal(3, shop.Shop.Stock()[product]);
        Assert.Equal(refund.Id, Assert.Single(await shop.Client.GetRefunds(order.Id!.Value, Ct)).Id);
        await shop.Client.UpdateOrder(order.Id!.Value, new WooOrderChange { Status = "cancelled" }, Ct);
        Assert.Equal(5, shop.Shop.Stock()[product]);
    }

    [Fact]
    public async Task Webhook_PingsAndThenArrivesSigned_OnceForManyChanges()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 5);
        await shop.Client.CreateWebhook("Tandem", "product.updated", shop.HookUrl, "geheim&<>", Ct);
        await shop.Now(1, Ct);
        var ping = Assert.Single(shop.Deliveries);
        Assert.Null(ping.Signature);
        Assert.True(WooWebhookSignature.IsPing(ping.ContentType, ping.Body));

        for (var stock = 1; stock <= 4; stock++)
            await shop.Client.UpdateProduct(product, new WooProductChange { StockQuantity = stock }, Ct);
        Assert.Empty(await Delivered(shop));
        for (var second = 0; second < 61; second++) shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await shop.Now(4, Ct);
        shop.Clock.Advance(TimeSpan.FromSeconds(60));
        var delivery = Assert.Single(await Delivered(shop));
        Assert.Equal("product.updated", delivery.Topic);
        Assert.True(WooWebhookSignature.Verify(delivery.Body, delivery.Signature, "geheim&<>"));
        Assert.False(WooWebhookSignature.Verify(delivery.Body, delivery.Signature, "other"));
        Assert.Equal(4, JsonDocument.Parse(delivery.Text).RootElement.GetProperty("stock_quantity").GetInt32());
    }

    /// <summary>
    /// What came and is no ping. The shop sends what is due in one go and only then looks again: once the pings of two more
    /// webhooks have come, all that was due before the first of them has come too.
    /// </summary>
    private static async Task<List<Hooked>> Delivered(RunningShop shop)
    {
        for (var barrier = 0; barrier < 2; barrier++)
        {
            var pings = Pings(shop) + 1;
            await shop.Client.CreateWebhook("Tandem", "order.deleted", shop.HookUrl, "s", Ct);
            for (var tries = 0; tries < 1000 && Pings(shop) < pings; tries++) await Task.Delay(10, Ct);
            Assert.Equal(pings, Pings(shop));
        }

        return [.. shop.Deliveries.Where(d => !WooWebhookSignature.IsPing(d.ContentType, d.Body))];
    }

    private static int Pings(RunningShop shop) => shop.Deliveries.Count(d => WooWebhookSignature.IsPing(d.ContentType, d.Body));

    [Fact]
    public async Task Webhook_IsSwitchedOffAtTheSeventhFailureInARow()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 5);
        await shop.Client.CreateWebhook("Tandem", "product.updated", shop.HookUrl, "s", Ct);
        await shop.Now(1, Ct);
        shop.HookAnswer = 500;
        for (var failure = 1; failure <= 7; failure++)
        {
            Assert.Equal("active", Assert.Single(await shop.Client.GetWebhooks(Ct)).Status);
            shop.Shop.Deliver(product, 1);
            await shop.Until(1 + failure, TimeSpan.FromSeconds(61), Ct);
        }
        Assert.Equal(8, shop.Deliveries.Count);
        for (var tries = 0; tries < 1000 && await Status() == "active"; tries++) await Task.Delay(10, Ct);
        Assert.Equal("disabled", await Status());

        async Task<string> Status() => Assert.Single(await shop.Client.GetWebhooks(Ct)).Status!;
    }

    [Fact]
    public async Task WrongKeys_AreRefused()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 5);
        await Assert.ThrowsAsync<WooUnauthorized>(() => shop.As("ck_other", RunningShop.Secret).GetProduct(product, Ct));
        await Assert.ThrowsAsync<WooUnauthorized>(() => shop.As(RunningShop.Key, "cs_other").GetProduct(product, Ct));
        var reader = shop.As("ck_read", "cs_read");
        Assert.NotNull(await reader.GetProduct(product, Ct));
        await Assert.ThrowsAsync<WooUnauthorized>(() =>
            reader.UpdateProduct(product, new WooProductChange { StockQuantity = 1 }, Ct));
        Assert.Equal(5, shop.Shop.Stock()[product]);
        using var http = new HttpClient();
        using var visitor = await http.GetAsync(new Uri(shop.Address, "wp-json/wc/v3/orders"), Ct);
        Assert.Contains("woocommerce_rest_cannot_view", await visitor.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_SayWhatTheConnectCheckReads()
    {
        await using var shop = await RunningShop.Start(Ct, belgianRates: true);
        Assert.Equal("11.0.1", (await shop.Client.GetSystemStatus(Ct)).Environment!.Version);
        Assert.Equal(4, (await shop.Client.GetTaxes(Ct)).Count);
        Assert.Equal(3, (await shop.Client.GetTaxClasses(Ct)).Count);
        Assert.Equal("yes", (await shop.Client.GetSettings("tax", Ct))
            .Single(each => each.Id == "woocommerce_prices_include_tax").Value.GetString());
        Assert.Equal("EUR", (await shop.Client.GetSettings("general", Ct)).Single(each => each.Id == "woocommerce_currency").Value
            .GetString());
        Assert.Equal("yes", (await shop.Client.GetSettings("products", Ct))
            .Single(each => each.Id == "woocommerce_manage_stock").Value.GetString());
    }

    private static long Add(RunningShop shop, string sku, int stock) =>
        shop.Shop.AddProduct(
            new ShopProductSeed { Name = $"Product {sku}", Sku = sku, Price = 19.95m, Stock = stock, ManageStock = true });

    private static WooOrderDraft Draft(string transaction, params WooLineDraft[] lines) => new()
    {
        Status = "processing",
        CreatedVia = "tandem",
        TransactionId = transaction,
        Currency = "EUR",
        LineItems = lines,
        Billing = new WooAddress { FirstName = "Testkoper", Country = "NL" },
        Shipping = new WooAddress { FirstName = "Testkoper", Country = "NL" },
    };
}
