using System.Globalization;
using System.Text.Json;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.WooCommerce;

namespace Tandem.Tests.Conformance;

public sealed class WooRecordingsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryAnswer_IsReadByTheCallThatItAnswers()
    {
        foreach (var recording in WooRecordings.All.Where(r => !r.IsDelivery))
        {
            var client = recording.Client(out var shop);
            var failure = await Record.ExceptionAsync(() => Call(recording, client));

            Assert.True(shop.Asked == $"{recording.Method} {recording.Path}",
                $"{recording.File}: {recording.Method} {recording.Path} was asked as {shop.Asked}");
            if (recording.Status < 300) Assert.True(failure is null, $"{recording.File}: {failure}");
            else Assert.True(failure is WooFailure, $"{recording.File}: {failure?.ToString() ?? "no failure"}");
        }
    }

    [Theory]
    [InlineData("error-wrong-secret", typeof(WooUnauthorized), "WrongSecret")]
    [InlineData("error-unknown-key", typeof(WooUnauthorized), "UnknownKey")]
    [InlineData("error-bad-parameter", typeof(WooRefused), "rest_invalid_param")]
    [InlineData("error-bad-email", typeof(WooRefused), "rest_invalid_param")]
    [InlineData("error-bad-json", typeof(WooRefused), "rest_invalid_json")]
    [InlineData("error-duplicate-sku", typeof(WooRefused), "product_invalid_sku")]
    [InlineData("error-duplicate-gtin", typeof(WooRefused), "product_invalid_global_unique_id")]
    [InlineData("error-refund-without-gateway", typeof(WooRefused), "woocommerce_rest_cannot_create_order_refund")]
    [InlineData("order-line-without-product", typeof(WooRefused), "woocommerce_rest_required_product_reference")]
    [InlineData("products-batch-too-large", typeof(WooRefused), "woocommerce_rest_request_entity_too_large")]
    [InlineData("variation-put-through-products", typeof(WooNotFound), null)]
    [InlineData("error-read-only-key", typeof(WooUnauthorized), null)]
    public async Task Error_BecomesItsFailure(string name, Type expected, string? detail)
    {
        var recording = WooRecordings.Named(name);

        var failure = await Record.ExceptionAsync(() => Call(recording, recording.Client(out _)));

        Assert.IsType(expected, failure);
        if (detail is not null)
            Assert.Equal(detail, failure is WooRefused refused ? refused.Code : ((WooUnauthorized)failure!).Problem.ToString());
    }

    [Fact]
    public async Task ProductThatIsNotThere_IsNull()
    {
        Assert.Null(await WooRecordings.Named("error-not-found").Client(out _).GetProduct(99999999, Ct));
    }

    [Fact]
    public async Task Products_CarryWhatTheFileSays()
    {
        var recording = WooRecordings.Named("products-page-1");

        var page = await recording.Client(out _).GetProducts(new WooProductQuery(), Ct);

        Assert.Equal((220, 74), (page.Total, page.TotalPages));
        AssertSame(recording.Body.EnumerateArray(), page.Items);
    }

    [Theory]
    [InlineData("product-variations", 210L)]
    [InlineData("variations-top-level", null)]
    public async Task Variations_CarryWhatTheFileSays(string name, long? parent)
    {
        var recording = WooRecordings.Named(name);

        var page = await recording.Client(out _).GetVariations(new WooVariationQuery { ParentId = parent }, Ct);

        AssertSame(recording.Body.EnumerateArray(), page.Items);
        Assert.All(page.Items, v => Assert.Equal("variation", v.Type));
        Assert.All(page.Items, v => Assert.True(v.ParentId > 0));
    }

    [Fact]
    public async Task ProductsByFilter_SurviveTheLookAtWhatWasAsked()
    {
        var gtin = await WooRecordings.Named("product-by-gtin-variation").Client(out _)
            .GetProducts(new WooProductQuery { GlobalUniqueId = "8712345610005" }, Ct);
        var sku = await WooRecordings.Named("product-by-sku").Client(out _)
            .GetProducts(new WooProductQuery { Sku = "SIM-010" }, Ct);
        var none = await WooRecordings.Named("product-by-sku-missing").Client(out _)
            .GetProducts(new WooProductQuery { Sku = "NO-SUCH-SKU" }, Ct);

        Assert.Equal("variation", Assert.Single(gtin.Items).Type);
        Assert.Equal(20, Assert.Single(sku.Items).Id);
        Assert.Empty(none.Items);
    }

    [Fact]
    public async Task Order_CarriesWhatTheFileSays()
    {
        var recording = WooRecordings.Named("order-create");

        var order = await recording.Client(out _).CreateOrder(new WooOrderDraft(), Ct);

        var (body, lines) = (recording.Body, recording.Body.GetProperty("line_items").EnumerateArray().ToList());
        Assert.Equal(Text(body, "id"), $"{order.Id}");
        Assert.Equal((Text(body, "status"), Text(body, "transaction_id"), Text(body, "created_via")),
            (order.Status, order.TransactionId, order.CreatedVia));
        Assert.Equal((Amount(body, "total"), Amount(body, "total_tax")), (order.Total, order.TotalTax));
        Assert.Equal(DateTimeOffset.Parse(Text(body, "date_modified_gmt") + "Z", CultureInfo.InvariantCulture),
            order.DateModifiedGmt);
        Assert.Equal(
            lines.Select(l => (l.GetProperty("id").GetInt64(), l.GetProperty("product_id").GetInt64(), l.GetProperty("quantity")
                .GetInt32(), Amount(l, "total"))),
            order.LineItems!.Select(l => (l.Id!.Value, l.ProductId!.Value, l.Quantity!.Value, l.Total)));
        Assert.Equal(body.GetProperty("meta_data").GetArrayLength(), order.MetaData!.Count);
    }

    /// <summary>A refund made by hand, as a real shop shows it.</summary>
    [Fact]
    public async Task Refund_IsReadAsItsUnitsAndItsCents()
    {
        var shown = (await WooRecordings.Named("order-after-refund").Client(out _).GetOrder(1436, Ct))!;
        var refunds = await WooRecordings.Named("order-refunds-list").Client(out _).GetRefunds(1436, Ct);
        var item = shown.LineItems!.Single(l => l.Id == 4711);
        var order = new Order { Key = 1, BolOrderId = "C000123ABC" };
        order.Lines.Add(new OrderLine
        {
            OrderItemId = ImportCheck.OrderItemId(item)!,
            ShopLineId = item.Id,
            Quantity = 3,
            Imported = 3,
            Pieces = 3,
        });

        var row = Assert.Single(AdjustmentRule.Of(order, [], new ShownOrder(shown, refunds), DateTimeOffset.UnixEpoch));

        Assert.Equal((AdjustmentCause.Refunded, 1, 1999L, 1437L), (row.Cause, row.Units, row.CentsInclVat, row.RefundId!.Value));
        var rest = RefundRule.Make(shown, refunds, new RefundLine(order.Lines[0].OrderItemId, 2, 3, 0, 5, Pieces: 3), "nl");
        Assert.Equal((2, 39.98m), (rest!.LineItems!.Single().Quantity, rest.Amount));
    }

    [Fact]
    public async Task OrderSearch_FindsByTransactionIdExactly()
    {
        var found = await WooRecordings.Named("order-search-by-transaction-id").Client(out _)
            .FindOrdersByTransactionId("C000123ABC", Ct);
        var none = await WooRecordings.Named("order-search-by-transaction-id").Client(out _)
            .FindOrdersByTransactionId("C000123AB", Ct);

        Assert.NotEmpty(found);
        Assert.Empty(none);
    }

    [Fact]
    public async Task Batch_WithABadItem_IsTakenApart()
    {
        var recording = WooRecordings.Named("products-batch");

        var results = await recording.Client(out _)
            .UpdateProducts([new() { Id = 20, StockQuantity = 24 }, new() { Id = 99999999, StockQuantity = 1 }], Ct);

        Assert.Equal((20, 24, null), (results[0].Id, results[0].Product?.StockQuantity, results[0].ErrorCode));
        Assert.Equal((99999999, null, "woocommerce_rest_product_invalid_id"),
            (results[1].Id, results[1].Product, results[1].ErrorCode));
    }

    [Fact]
    public void EveryDelivery_IsSignedWithTheSecret_OrAPing()
    {
        var deliveries = WooRecordings.All.Where(r => r.IsDelivery).ToList();
        Assert.NotEmpty(deliveries);
        foreach (var delivery in deliveries)
        {
            var signature = delivery.Header("X-WC-Webhook-Signature");
            var isPing = delivery.Name == "webhook-delivery-ping";

            Assert.True(isPing == WooWebhookSignature.IsPing(delivery.Header("Content-Type"), delivery.RawBody), delivery.File);
            Assert.True(isPing != WooWebhookSignature.Verify(delivery.RawBody, signature, delivery.Secret), delivery.File);
        }
    }

    [Fact]
    public void ADelivery_ChangedByOneByte_IsNotBelieved()
    {
        foreach (var delivery in WooRecordings.All.Where(r => r.IsDelivery && r.Name != "webhook-delivery-ping"))
        {
            var signature = delivery.Header("X-WC-Webhook-Signature")!;
            for (var place = 0; place < delivery.RawBody.Length; place += 97)
            {
                var body = delivery.RawBody;
                body[place] ^= 1;
                Assert.False(WooWebhookSignature.Verify(body, signature, delivery.Secret), $"{delivery.File} at {place}");
            }

            Assert.False(WooWebhookSignature.Verify(delivery.RawBody, signature, delivery.Secret + "x"));
            Assert.False(WooWebhookSignature.Verify(delivery.RawBody, signature[..^4], delivery.Secret));
            Assert.False(WooWebhookSignature.Verify(delivery.RawBody, "geen base64!", delivery.Secret));
            Assert.False(WooWebhookSignature.Verify(delivery.RawBody, null, delivery.Secret));
        }
    }

    [Fact]
    public void ADelivery_BodyOfAPingWithOtherClothes_IsNoPing()
    {
        Assert.False(WooWebhookSignature.IsPing("application/json", "webhook_id=1"u8));
        Assert.False(WooWebhookSignature.IsPing(null, "webhook_id=1"u8));
        Assert.False(WooWebhookSignature.IsPing("application/x-www-form-urlencoded", "{\"id\":1}"u8));
    }

    private static Task Call(WooRecording recording, WooClient client)
    {
        var parts = recording.Path["/wp-json/wc/v3/".Length..].Split('/');
        long Id(int place) => long.Parse(parts[place], CultureInfo.InvariantCulture);
        var change = new WooProductChange { Id = 1, StockQuantity = 1 };
        return (recording.Method, parts) switch
        {
            ("GET", ["system_status"]) => client.GetSystemStatus(Ct),
            ("GET", ["settings", var group]) => client.GetSettings(group, Ct),
            ("GET", ["taxes"]) => client.GetTaxes(Ct),
            ("GET", ["taxes", "classes"]) => client.GetTaxClasses(Ct),
            ("GET", ["products"]) => client.GetProducts(new WooProductQuery(), Ct),
            ("POST", ["products"]) => client.CreateProduct(change, Ct),
            ("POST", ["products", "batch"]) when recording.Status == 200 =>
                client.UpdateProducts([change with { Id = 20 }, change with { Id = 99999999 }], Ct),
            ("POST", ["products", "batch"]) => client.UpdateProducts([change], Ct),
            ("GET", ["products", _, "variations"]) => client.GetVariations(new WooVariationQuery { ParentId = Id(1) }, Ct),
            ("PUT", ["products", _, "variations", _]) => client.UpdateVariation(Id(1), Id(3), change, Ct),
            ("GET", ["products", _]) when recording.Status == 404 => Missing(client.GetProduct(Id(1), Ct)),
            ("GET", ["products", _]) => client.GetProduct(Id(1), Ct),
            ("PUT", ["products", _]) => client.UpdateProduct(Id(1), change, Ct),
            ("GET", ["variations"]) => client.GetVariations(new WooVariationQuery(), Ct),
            ("GET", ["orders"]) => client.GetOrders(new WooOrderQuery(), Ct),
            ("POST", ["orders"]) => client.CreateOrder(new WooOrderDraft(), Ct),
            ("GET", ["orders", _]) => client.GetOrder(Id(1), Ct),
            ("PUT", ["orders", _]) => client.UpdateOrder(Id(1), new WooOrderChange(), Ct),
            ("POST", ["orders", _, "notes"]) => client.AddOrderNote(Id(1), "x", Ct),
            ("POST", ["orders", _, "refunds"]) => client.CreateRefund(Id(1), new WooRefundDraft(), Ct),
            ("GET", ["orders", _, "refunds"]) => client.GetRefunds(Id(1), Ct),
            ("POST", ["webhooks"]) => client.CreateWebhook("n", "order.updated", "https://tandem.example/h", "s", Ct),
            _ => throw new NotSupportedException($"{recording.File}: no call answers to {recording.Method} {recording.Path}."),
        };
    }

    // A reading of one thing turns "not there" into null.
    private static async Task Missing(Task<WooProduct?> reading)
    {
        Assert.Null(await reading);
        throw new WooNotFound("", "");
    }

    private static void AssertSame(IEnumerable<JsonElement> wanted, IReadOnlyList<WooProduct> products) => Assert.Equal(
        wanted.Select(p => (
            p.GetProperty("id").GetInt64(), Text(p, "sku"), Text(p, "global_unique_id"), Amount(p, "price"),
            Text(p, "stock_status"),
            (int?)(p.GetProperty("stock_quantity") is { ValueKind: JsonValueKind.Number } stock ? stock.GetInt32() : null),
            (DateTimeOffset?)DateTimeOffset.Parse(Text(p, "date_modified_gmt") + "Z", CultureInfo.InvariantCulture))),
        products.Select(p => (p.Id, p.Sku, p.GlobalUniqueId, p.Price, p.StockStatus, p.StockQuantity, p.DateModifiedGmt)));

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).ToString();

    private static decimal? Amount(JsonElement body, string name) =>
        decimal.TryParse(Text(body, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
