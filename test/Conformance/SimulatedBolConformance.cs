using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Sandbox;
using static System.Net.Http.HttpMethod;
using static Tandem.Tests.Conformance.BolBodies;

namespace Tandem.Tests.Conformance;

/// <summary>
/// The simulated bol, judged by bol's own descriptions: each question that we put to it, and each of its answers.
/// </summary>
public sealed partial class SimulatedBolConformance : IAsyncLifetime
{
    private const string Nobody = "6ff736b5-cdd0-4150-8c67-78269ee986f5";
    private readonly BolDescription description = BolDescription.Get();
    private Rehearsal rehearsal = null!;
    private string token = "";

    public async ValueTask InitializeAsync()
    {
        rehearsal = await Rehearsal.Start();
        token = (string)(await rehearsal.LogIn()).Json["access_token"]!;
    }

    public ValueTask DisposeAsync() => rehearsal.DisposeAsync();

    [Fact]
    public async Task Login_Good_IsAnsweredAsBolDoes()
    {
        var answer = await rehearsal.LogIn();
        Assert.Equal(200, answer.Status);
        Assert.Equal(("Bearer", 299), ((string)answer.Json["token_type"]!, (int)answer.Json["expires_in"]!));
        Assert.Equal(401, (await rehearsal.LogIn("wrong")).Status);
    }

    [Fact]
    public async Task Offers_AreAnsweredAsDescribed()
    {
        var page = (await Ask(200, Get, "/retailer/offers?page-size=2")).Json;
        var id = (string)page["offers"]![0]!["offerId"]!;
        Assert.Equal(2, page["offers"]!.AsArray().Count);
        await Ask(200, Get, $"/retailer/offers?page-size=2&cursor={page["page"]!["nextCursor"]}");
        await Ask(200, Get, $"/retailer/offers?eans={Rehearsal.Gtin}&for-sale=true&last-modified-date-time=2026-01-01T00:00:00Z");
        await Ask(200, Get, $"/retailer/offers?offer-ids={id}&offer-ids={Nobody}");
        await Ask(200, Get, "/retailer/offers?reference=nobody");
        await Ask(200, Get, $"/retailer/offers/{id}");
        await Ask(200, Get, $"/retailer/offers/{id}/not-for-sale-reasons");
        await Ask(204, Patch, $"/retailer/offers/{id}", """{"stock":{"amount":0,"managedByRetailer":true}}""");
        await Ask(200, Get, $"/retailer/offers/{id}/not-for-sale-reasons");
        await Ask(204, Patch, $"/retailer/offers/{id}", """
            {"reference":"A","onHoldByRetailer":true,"pricing":{"bundlePrices":[{"quantity":1,"unitPrice":9.99}]}}
            """);
        await Ask(200, Get, $"/retailer/offers/{id}/not-for-sale-reasons");
        var made = await Ask(201, Post, "/retailer/offers", Offer(Seeding.Gtin(800_001)));
        await Ask(200, Get, $"/retailer/offers/{made.Json["offerId"]}");
        await Ask(204, Delete, $"/retailer/offers/{made.Json["offerId"]}");
    }

    [Fact]
    public async Task Offers_OfOthersOrWrong_AreRefusedAsDescribed()
    {
        await Ask(404, Get, $"/retailer/offers/{Nobody}");
        await Ask(404, Get, $"/retailer/offers/{Nobody}/not-for-sale-reasons");
        await Ask(404, Patch, $"/retailer/offers/{Nobody}", """{"onHoldByRetailer":true}""");
        await Ask(404, Delete, $"/retailer/offers/{Nobody}");
        await Ask(400, Get, "/retailer/offers?page-size=101");
        await Ask(400, Get, "/retailer/offers?last-modified-date-time=yesterday");
        await Ask(400, Post, "/retailer/offers", """{"condition":{"category":"NEW"}}""");
        await Ask(400, Post, "/retailer/offers", "no JSON");
        var id = (string)(await Ask(200, Get, "/retailer/offers?page-size=1")).Json["offers"]![0]!["offerId"]!;
        await Ask(400, Patch, $"/retailer/offers/{id}", """{"stock":{"amount":-1,"managedByRetailer":true}}""");
        await Ask(400, Patch, $"/retailer/offers/{id}", """{"stock":{"amount":"many","managedByRetailer":true}}""");
        await Ask(400, Patch, $"/retailer/offers/{id}", """{"pricing":{"bundlePrices":[{"quantity":1,"unitPrice":0.5}]}}""");
        await Ask(400, Patch, $"/retailer/offers/{id}", """{"pricing":{"bundlePrices":[{"quantity":1}]}}""");
        await Ask(400, Patch, $"/retailer/offers/{id}", """{"onHoldByRetailer":"yes"}""");
    }

    [Fact]
    public async Task Fulfilment_IsChangedAsDescribed()
    {
        var id = (string)(await Ask(200, Get, $"/retailer/offers?eans={Rehearsal.Gtin}")).Json["offers"]![0]!["offerId"]!;
        await Ask(204, Patch, $"/retailer/offers/{id}", """{"fulfilment":{"method":"FBB"}}""");
        Assert.Equal("FBB", (string)(await Ask(200, Get, $"/retailer/offers/{id}")).Json["fulfilment"]!["method"]!);
        await Ask(204, Patch, $"/retailer/offers/{id}", """
            {"stock":{"amount":7,"managedByRetailer":true},
             "fulfilment":{"method":"FBR","schedule":"MY_DELIVERY_PROMISE","deliveryPromise":{"minimumDaysToCustomer":1,"maximumDaysToCustomer":2,"ultimateOrderTime":"14:00"}}}
            """);
        var own = (await Ask(200, Get, $"/retailer/offers/{id}")).Json;
        Assert.Equal(("FBR", 2, 7),
            ((string)own["fulfilment"]!["method"]!, (int)own["fulfilment"]!["deliveryPromise"]!["maximumDaysToCustomer"]!,
                (int)own["stock"]!["amount"]!));
        await Ask(400, Patch, $"/retailer/offers/{id}", """{"fulfilment":{"schedule":"SHIPPING_VIA_BOL"}}""");
        await Ask(400, Patch, $"/retailer/offers/{id}", """{"fulfilment":{"method":"FBX"}}""");
        await Ask(400, Patch, $"/retailer/offers/{id}", """{"fulfilment":{"method":"FBR","schedule":"SOMETIME"}}""");
        await Ask(400, Patch, $"/retailer/offers/{id}", """{"fulfilment":{"method":"FBR","schedule":"MY_DELIVERY_PROMISE"}}""");
    }

    [Fact]
    public async Task Inventory_IsAnsweredAsDescribed()
    {
        var rows = (await Ask(200, Get, "/retailer/inventory")).Json["inventory"]!.AsArray();
        Assert.Equal((500, 2), ((int)rows[0]!["regularStock"]!, (int)rows[0]!["gradedStock"]!));
        Assert.Single(rows);
        Assert.Empty((await Ask(200, Get, "/retailer/inventory?page=2")).Json["inventory"]!.AsArray());
        Assert.Single(
            (await Ask(200, Get, "/retailer/inventory?page=1&state=GRADED&quantity=0-10&query=magazijn")).Json["inventory"]!
                .AsArray());
        Assert.Empty((await Ask(200, Get, "/retailer/inventory?stock=INSUFFICIENT")).Json["inventory"]!.AsArray());
        await Ask(400, Get, "/retailer/inventory?page=0");
        await Ask(400, Get, "/retailer/inventory?state=SECONDHAND");
        await Ask(400, Get, "/retailer/inventory?quantity=many");
    }

    [Fact]
    public async Task Orders_AreAnsweredAsDescribed()
    {
        // Five orders: every kind of customer, and one line with a discount.
        string order = "";
        for (var i = 0; i < 5; i++)
        {
            order = await rehearsal.OrderAtBol(2);
            await Ask(200, Get, $"/retailer/orders/{order}");
        }
        await Ask(200, Get, "/retailer/orders");
        await Ask(200, Get, "/retailer/orders?fulfilment-method=ALL&status=ALL&change-interval-minute=60&page=1");
        await Ask(200, Get, "/retailer/orders?fulfilment-method=FBR&status=OPEN&latest-change-date=2026-11-23");
        var item = (string)(await Ask(200, Get, $"/retailer/orders/{order}")).Json["orderItems"]![0]!["orderItemId"]!;
        var process = await Ask(202, Put, "/retailer/orders/cancellation", Cancellation(item));
        Assert.Equal("CANCEL_ORDER", (string)process.Json["eventType"]!);
        await Ask(200, Get, $"/retailer/orders/{order}");
    }

    [Theory]
    [InlineData("/retailer/orders?status=ALL")]
    [InlineData("/retailer/shipments")]
    [InlineData("/retailer/returns?handled=true&fulfilment-method=FBB")]
    [InlineData("/shared/process-status?entity-id=1&event-type=CREATE_SHIPMENT")]
    public async Task Lists_Empty_AreLeftOutAgainstTheDescription(string path)
    {
        // As the real bol does (facts/bol.md §13).
        var answer = await Send(Get, path, null, V10, null, token);
        Assert.Equal((200, "{}"), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Orders_OfOthersOrWrong_AreRefusedAsDescribed()
    {
        await Ask(404, Get, "/retailer/orders/A2K8290LP8");
        await Ask(400, Get, "/retailer/orders?status=LOST");
        await Ask(400, Get, "/retailer/orders?change-interval-minute=61");
        await Ask(400, Get, "/retailer/orders?latest-change-date=yesterday");
        await Ask(400, Get, "/retailer/orders?page=0");
        await Ask(400, Put, "/retailer/orders/cancellation", """{"orderItems":[]}""");
        await Ask(400, Put, "/retailer/orders/cancellation", """{"orderItems":[{"orderItemId":"1","reasonCode":"NO_LUST"}]}""");
        await Ask(400, Put, "/retailer/orders/cancellation", """{"orderItems":["1"]}""");
        await Ask(400, Put, "/retailer/orders/cancellation");
    }

    [Fact]
    public async Task Shipments_AreAnsweredAsDescribed()
    {
        var order = await rehearsal.OrderAtBol(2);
        var item = (string)(await Ask(200, Get, $"/retailer/orders/{order}")).Json["orderItems"]![0]!["orderItemId"]!;
        await Ask(202, Post, "/retailer/shipments", Shipping(item, 1));
        var label = await Label(item);
        await Ask(202, Post, "/retailer/shipments",
            $$"""{"orderItems":[{"orderItemId":"{{item}}","quantity":1}],"shippingLabelId":"{{label}}"}""");
        var shipments = (await Ask(200, Get, $"/retailer/shipments?order-id={order}")).Json["shipments"]!.AsArray();
        Assert.Equal(2, shipments.Count);
        foreach (var shipment in shipments) await Ask(200, Get, $"/retailer/shipments/{shipment!["shipmentId"]}");
        await Ask(200, Get, "/retailer/shipments?fulfilment-method=FBR&page=1");
        var transport = (string)shipments[0]!["transport"]!["transportId"]!;
        var process =
            await Ask(202, Put, $"/retailer/transports/{transport}", """{"transporterCode":"TNT","trackAndTrace":"3SBOL1"}""");
        await Ask(200, Get, $"/shared/process-status/{process.Json["processStatusId"]}");
        rehearsal.Clock.Advance(TimeSpan.FromMinutes(1));
        await Ask(200, Get, $"/retailer/shipments/{shipments[0]!["shipmentId"]}");
        await Ask(200, Get, "/retailer/orders?status=SHIPPED");
        await Ask(200, Get, $"/retailer/orders/{order}");
    }

    [Fact]
    public async Task Shipments_OfOthersOrWrong_AreRefusedAsDescribed()
    {
        await Ask(404, Get, "/retailer/shipments/541757635");
        await Ask(400, Get, "/retailer/shipments?page=x");
        await Ask(400, Get, "/retailer/shipments?fulfilment-method=XXX");
        await Ask(400, Post, "/retailer/shipments", """{"orderItems":[{"orderItemId":"1"}]}""");
        await Ask(400, Post, "/retailer/shipments", """{"orderItems":[],"transport":{"transporterCode":"TNT"}}""");
        await Ask(400, Post, "/retailer/shipments",
            """{"orderItems":[{"orderItemId":"1","quantity":"two"}],"transport":{"transporterCode":"TNT"}}""");
        await Ask(400, Put, "/retailer/transports/1", """{"transporterCode":"TNT"}""");
    }

    [Fact]
    public async Task Labels_AreAnsweredAsDescribed()
    {
        var order = await rehearsal.OrderAtBol(2);
        var item = (string)(await Ask(200, Get, $"/retailer/orders/{order}")).Json["orderItems"]![0]!["orderItemId"]!;
        await Ask(200, Post, "/retailer/shipping-labels/delivery-options", $$"""{"orderItems":[{"orderItemId":"{{item}}"}]}""");
        var label = await Label(item);
        await Ask(404, Get, $"/retailer/shipping-labels/{label}");
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(10));
        var answer = await Ask(200, Get, $"/retailer/shipping-labels/{label}");
        Assert.StartsWith("%PDF-1.4", answer.Body, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("X-Track-And-Trace-Code") && answer.Headers.Contains("X-Transporter-Code"));
        var head = await Send(Head, $"/retailer/shipping-labels/{label}", null, Pdf, null, token);
        Assert.Equal((200, ""), (head.Status, head.Body));
        Assert.Equal(answer.Headers.GetValues("X-Track-And-Trace-Code"), head.Headers.GetValues("X-Track-And-Trace-Code"));
    }

    [Fact]
    public async Task Labels_OfOthersOrWrong_AreRefusedAsDescribed()
    {
        await Ask(404, Get, $"/retailer/shipping-labels/{Nobody}");
        await Ask(404, Post, "/retailer/shipping-labels/delivery-options", """{"orderItems":[{"orderItemId":"1"}]}""");
        await Ask(400, Post, "/retailer/shipping-labels/delivery-options", """{"orderItems":[]}""");
        await Ask(400, Post, "/retailer/shipping-labels", """{"orderItems":[{"orderItemId":"1"}]}""");
        await Ask(202, Post, "/retailer/shipping-labels",
            $$"""{"orderItems":[{"orderItemId":"1"}],"shippingLabelOfferId":"{{Nobody}}"}""");
    }

    [Fact]
    public async Task Replenishments_AreAnsweredAsDescribed()
    {
        var list = (await Ask(200, Get, "/retailer/replenishments?page=1")).Json["replenishments"]!.AsArray();
        Assert.Equal(3, list.Count);
        foreach (var each in list) await Ask(200, Get, $"/retailer/replenishments/{each!["replenishmentId"]}");
        Assert.Single((await Ask(200, Get, "/retailer/replenishments?state=DONE")).Json["replenishments"]!.AsArray());
        Assert.Empty((await Ask(200, Get, "/retailer/replenishments?page=2")).Json["replenishments"]!.AsArray());
        await Ask(404, Get, "/retailer/replenishments/1");
        await Ask(400, Get, "/retailer/replenishments?page=0");
    }

    [Fact]
    public async Task Processes_AreAnsweredAsDescribed()
    {
        // One that fails, so that there is an error message.
        var process = (await Ask(202, Put, "/retailer/orders/cancellation", Cancellation("404"))).Json;
        var id = (string)process["processStatusId"]!;
        Assert.Equal("FAILURE", (string)(await Ask(200, Get, $"/shared/process-status/{id}")).Json["status"]!);
        await Ask(200, Get, $"/shared/process-status?entity-id={process["entityId"]}&event-type=CANCEL_ORDER");
        await Ask(200, Post, "/shared/process-status",
            $$"""{"processStatusQueries":[{"processStatusId":"{{id}}"},{"processStatusId":"1"}]}""");
        await Ask(404, Get, "/shared/process-status/1");
        await Ask(400, Get, "/shared/process-status?entity-id=1");
        await Ask(400, Post, "/shared/process-status", """{"processStatusQueries":[]}""");
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(1));
        await Ask(400, Post, "/shared/process-status", """{"processStatusQueries":["1"]}""");
    }

    [Fact]
    public async Task Subscriptions_AreAnsweredAsDescribed()
    {
        await Ask(200, Get, "/retailer/subscriptions");
        var process = await Ask(202, Post, "/retailer/subscriptions", Subscription(true));
        var id = (string)(await Ask(200, Get, $"/shared/process-status/{process.Json["processStatusId"]}")).Json["entityId"]!;
        await Ask(200, Get, "/retailer/subscriptions");
        await Ask(200, Get, $"/retailer/subscriptions/{id}");
        await Ask(202, Put, $"/retailer/subscriptions/{id}", Subscription(false));
        Assert.False((bool)(await Ask(200, Get, $"/retailer/subscriptions/{id}")).Json["enabled"]!);
        await Ask(202, Post, $"/retailer/subscriptions/test/{id}");
        await Ask(200, Get, "/retailer/subscriptions/signature-keys");
        await Ask(202, Delete, $"/retailer/subscriptions/{id}");
        await Ask(404, Get, $"/retailer/subscriptions/{id}");
        await Ask(400, Post, "/retailer/subscriptions",
            """{"resources":["ORDER"],"url":"http://example.org","subscriptionType":"WEBHOOK","enabled":true}""");
        await Ask(400, Post, "/retailer/subscriptions",
            """{"resources":["WEATHER"],"url":"https://example.org","subscriptionType":"WEBHOOK","enabled":true}""");
        await Ask(400, Post, "/retailer/subscriptions",
            """{"url":"https://example.org","subscriptionType":"WEBHOOK","enabled":true}""");
        await Ask(400, Post, "/retailer/subscriptions",
            """{"resources":["ORDER"],"url":"https://example.org","subscriptionType":"WEBHOOK","enabled":"yes"}""");
    }

    [Theory]
    [InlineData("/retailer/orders", V10)]
    [InlineData("/retailer/offers", V11)]
    [InlineData("/shared/process-status/1", V10)]
    public async Task Strangers_AreTurnedAway(string path, string type)
    {
        var stranger = await Send(Get, path, null, type, null, bearer: "nobody");
        Assert.Equal(401, stranger.Status);
        Assert.Empty(description.ValidateResponse("GET", path, 401, stranger.ContentType, stranger.Body));
        var asked = await Send(Get, path, null, "application/json", null, token);
        Assert.Equal(406, asked.Status);
        Assert.Empty(description.ValidateResponse("GET", path, 406, asked.ContentType, asked.Body));
    }

    [Theory]
    [InlineData("POST", "/retailer/shipments", V10)]
    [InlineData("PUT", "/retailer/orders/cancellation", V10)]
    [InlineData("PUT", "/retailer/returns/31234567", V10)]
    [InlineData("POST", "/retailer/offers", V11)]
    public async Task Bodies_OfAnotherType_AreNotTaken(string method, string path, string type)
    {
        var answer = await Send(new HttpMethod(method), path, "{}", type, "application/json", token);
        Assert.Equal(415, answer.Status);
        Assert.Empty(description.ValidateResponse(method, path, 415, answer.ContentType, answer.Body));
    }

    [Fact]
    public async Task Budget_Spent_IsSaidAsDescribed()
    {
        await rehearsal.OrderAtBol();
        for (var i = 0; i < 25; i++) await Ask(200, Get, "/retailer/orders");
        var answer = await Ask(429, Get, "/retailer/orders");
        Assert.Equal(TimeSpan.FromSeconds(60), answer.Headers.RetryAfter?.Delta);
    }

    private const string V10 = Rehearsal.V10;
    private const string V11 = Rehearsal.V11;
    private const string Pdf = "application/vnd.retailer.v10+pdf";

    /// <summary>Buys a label for one unit.</summary>
    private async Task<string> Label(string item)
    {
        var one = $$"""{"orderItemId":"{{item}}","quantity":1}""";
        var options =
            (await Ask(200, Post, "/retailer/shipping-labels/delivery-options",
                $$"""{"orderItems":[{{one}}]}""")).Json["deliveryOptions"]!.AsArray();
        var process =
            (await Ask(202, Post, "/retailer/shipping-labels",
                $$"""{"orderItems":[{{one}}],"shippingLabelOfferId":"{{options[0]!["shippingLabelOfferId"]}}"}""")).Json;
        Assert.Null(process["entityId"]);
        return (string)(await Ask(200, Get, $"/shared/process-status/{process["processStatusId"]}")).Json["entityId"]!;
    }

    /// <summary>Asks as our client does. A question that is to be answered well must be right itself.</summary>
    private async Task<Answered> Ask(int expected, HttpMethod method, string path, string? body = null)
    {
        var isLabel = method == Get && path.StartsWith("/retailer/shipping-labels/", StringComparison.Ordinal);
        var type = isLabel ? Pdf : path.StartsWith("/retailer/offers", StringComparison.Ordinal) ? V11 : V10;

        // The one body that is described as plain JSON.
        var sent = body is null ? null : method == Post && path == "/retailer/returns" ? "application/json" : type;
        if (expected < 300) Assert.Empty(description.ValidateRequest(method.Method, path, sent, body, type));
        var answer = await Send(method, path, body, type, sent, token);
        Assert.True(expected == answer.Status, $"{method} {path} {body}: {answer.Status} {answer.Body}");
        var errors = description.ValidateResponse(method.Method, path, answer.Status, answer.ContentType, answer.Body);
        Assert.True(errors.Count == 0, $"{method} {path}: {string.Join('\n', errors)}\n{answer.Body}");
        return answer;
    }

    private async Task<Answered> Send(HttpMethod method, string path, string? body, string accept, string? contentType,
        string bearer)
    {
        using var request = new HttpRequestMessage(method, new Uri(rehearsal.Host.BolApi, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (contentType is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body!));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }
        return await rehearsal.Send(request);
    }
}
