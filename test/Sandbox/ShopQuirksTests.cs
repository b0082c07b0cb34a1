using System.Text.Json.Nodes;
using Tandem.Sandbox.Shop;
using Tandem.WooCommerce;

namespace Tandem.Tests.Sandbox;

/// <summary>The awkward sides of a real shop, which the simulated one must have too.</summary>
public sealed class ShopQuirksTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UnknownFilters_ReturnEverything()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 50);
        for (var i = 0; i < 3; i++)
            await shop.Client.CreateOrder(Draft($"C{i}", product), Ct);
        Assert.Equal(3, (await Json(shop, "GET", "orders", "transaction_id=C1")).AsArray().Count);
        Assert.Single((await Json(shop, "GET", "orders", "search=C1")).AsArray());
        Assert.Empty((await Json(shop, "GET", "orders", "created_via=other")).AsArray());
        Assert.Equal(["id", "status"], (await Json(shop, "GET", "orders", "_fields=id,status"))[0]!.AsObject()
            .Select(each => each.Key));
    }

    [Fact]
    public async Task Links_LeadFromPageToPage()
    {
        await using var shop = await RunningShop.Start(Ct);
        for (var i = 0; i < 5; i++)
            Add(shop, $"A{i}", 1);
        using var answer = await shop.Send("GET", "products", Ct, "per_page=2&page=2");
        var links = string.Join(", ", answer.Headers.GetValues("Link"));
        Assert.Contains("page=1&per_page=2>; rel=\"prev\"", links, StringComparison.Ordinal);
        Assert.Contains("page=3&per_page=2>; rel=\"next\"", links, StringComparison.Ordinal);
        Assert.Equal(("5", "3"),
            (answer.Headers.GetValues("X-WP-Total").Single(), answer.Headers.GetValues("X-WP-TotalPages").Single()));
    }

    [Fact]
    public async Task Batch_TakesNonsenseForZero_WhereOneAloneIsRefused()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 5);
        using var refused = await shop.Send("PUT", $"products/{product}", Ct, body: """{"stock_quantity":"abc"}""");
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Equal(5, shop.Shop.Stock()[product]);
        await Json(shop, "POST", "products/batch", body: $$"""{"update":[{"id":{{product}},"stock_quantity":"12,5"}]}""");
        Assert.Equal(12, shop.Shop.Stock()[product]);
        await Json(shop, "POST", "products/batch", body: $$"""{"update":[{"id":{{product}},"stock_quantity":"abc"}]}""");
        Assert.Equal(0, shop.Shop.Stock()[product]);
    }

    [Fact]
    public async Task PlainText_ChangesNothing()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 5);
        using var answer =
            await shop.Send("PUT", $"products/{product}", Ct, body: """{"stock_quantity":1}""", contentType: "text/plain");
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(5, shop.Shop.Stock()[product]);
    }

    [Fact]
    public async Task Signature_HoldsForOneMoment_AndOnce()
    {
        await using var shop = await RunningShop.Start(Ct);
        Assert.Equal("Invalid timestamp.", await Words(shop.Clock.GetUtcNow().AddMinutes(-16), null));
        Assert.Null(await Words(null, "once"));
        Assert.Equal("Invalid nonce - nonce has already been used.", await Words(null, "once"));

        async Task<string?> Words(DateTimeOffset? at, string? nonce)
        {
            using var answer = await shop.Send("GET", "orders", Ct, at: at, nonce: nonce);
            return (JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct)) as JsonObject)?["message"]?.ToString();
        }
    }

    [Fact]
    public async Task ParallelOrders_TakeExactlyTheirUnits()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 100);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => shop.Client.CreateOrder(Draft($"C{i}", product), Ct)));
        Assert.Equal(76, shop.Shop.Stock()[product]);
        Assert.Equal(24, shop.Shop.OrderFacts().Count);
    }

    [Theory]
    [InlineData("refunded", 8)]
    [InlineData("failed", 10)]
    [InlineData("pending", 10)]
    [InlineData("cancelled", 10)]
    [InlineData("completed", 8)]
    public async Task Status_DecidesWhetherStockComesBack(string status, int stock)
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 10);
        var order = await shop.Client.CreateOrder(Draft("C1", product, 2), Ct);
        await shop.Client.UpdateOrder(order.Id!.Value, new WooOrderChange { Status = status }, Ct);
        Assert.Equal(stock, shop.Shop.Stock()[product]);
        Assert.Equal(status == "refunded" ? 1 : 0, (await shop.Client.GetRefunds(order.Id!.Value, Ct)).Count);
    }

    [Fact]
    public async Task EditOfAQuantity_FollowsInStock()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 10);
        var order = await shop.Client.CreateOrder(Draft("C1", product, 2), Ct);
        var line = order.LineItems![0].Id;
        await shop.Client.UpdateOrder(order.Id!.Value,
            new WooOrderChange { LineItems = [new WooLineDraft { Id = line, Quantity = 5 }] }, Ct);
        Assert.Equal(5, shop.Shop.Stock()[product]);
        await Json(shop, "PUT", $"orders/{order.Id}", body: $$"""{"line_items":[{"id":{{line}},"product_id":null}]}""");
        Assert.Equal(10, shop.Shop.Stock()[product]);
    }

    [Fact]
    public async Task Variation_KeptByItsParent_SaysSo_AndItsOwnQuantityIsDropped()
    {
        await using var shop = await RunningShop.Start(Ct);
        var parent = shop.Shop.AddProduct(new ShopProductSeed { Name = "V", Variable = true, Stock = 6, ManageStock = true });
        var variation = shop.Shop.AddProduct(new ShopProductSeed { Name = "V", ParentId = parent, Option = "S", Price = 5m });
        await shop.Client.UpdateVariation(parent, variation, new WooProductChange { StockQuantity = 99 }, Ct);
        var answer = Assert.Single(await shop.Client.GetVariationsOf(parent, Ct));
        Assert.Equal((WooManageStock.Parent, 6), (answer.ManageStock, answer.StockQuantity));
        await shop.Client.CreateOrder(Draft("C1", variation), Ct);
        Assert.Equal(5, shop.Shop.Stock()[parent]);
    }

    [Fact]
    public async Task Webhook_CarriesWhatIsThereWhenItIsSent()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 10);
        await shop.Client.CreateWebhook("Tandem", "order.created", shop.HookUrl, "s", Ct);
        await shop.Now(1, Ct);
        var order = await shop.Client.CreateOrder(Draft("C1", product), Ct);
        await shop.Client.DeleteOrder(order.Id!.Value, force: true, Ct);
        await shop.Until(2, TimeSpan.FromSeconds(61), Ct);
        var delivery = shop.Deliveries.Last();
        Assert.Contains("woocommerce_rest_shop_order_invalid_id", delivery.Text, StringComparison.Ordinal);
        Assert.True(WooWebhookSignature.Verify(delivery.Body, delivery.Signature, "s"));
    }

    [Fact]
    public async Task Staff_LeavesTrackAndTrace_InANoteOrAField()
    {
        await using var shop = await RunningShop.Start(Ct);
        var product = Add(shop, "A", 10);
        var (noted, marked) =
            (await shop.Client.CreateOrder(Draft("C1", product), Ct), await shop.Client.CreateOrder(Draft("C2", product), Ct));
        shop.Shop.Complete(noted.Id!.Value, "PostNL", "3STEST00000017", asNote: true);
        shop.Shop.Complete(marked.Id!.Value, "PostNL", "3STEST00000018", asNote: false);
        Assert.Contains("3STEST00000017", Assert.Single(await shop.Client.GetOrderNotes(noted.Id!.Value, Ct)).Note,
            StringComparison.Ordinal);
        var field = (await shop.Client.GetOrder(marked.Id!.Value, Ct))!.MetaData!
            .Single(meta => meta.Key == "_wc_shipment_tracking_items");
        Assert.Equal("3STEST00000018", field.Value[0].GetProperty("tracking_number").GetString());
        Assert.All(shop.Shop.OrderFacts(), fact => Assert.True(fact is { HasTracking: true, Status: "completed" }));
    }

    private static async Task<JsonNode> Json(RunningShop shop, string method, string path, string query = "", string? body = null)
    {
        using var answer = await shop.Send(method, path, Ct, query, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!;
    }

    private static long Add(RunningShop shop, string sku, int stock) =>
        shop.Shop.AddProduct(
            new ShopProductSeed { Name = $"Product {sku}", Sku = sku, Price = 19.95m, Stock = stock, ManageStock = true });

    private static WooOrderDraft Draft(string transaction, long product, int quantity = 1) => new()
    {
        Status = "processing",
        CreatedVia = "tandem",
        TransactionId = transaction,
        LineItems = [new WooLineDraft { ProductId = product, Quantity = quantity }],
    };
}
