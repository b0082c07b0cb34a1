using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>
/// 200 is not enough: a firewall, a login wall or a cache in front of the shop answers it too, with JSON of its own.
/// </summary>
public sealed class RightThingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> OfSomethingElse =>
        [ """{"status":"blocked","incident":17}""", "{}", """{"id":0}""", """{"id":"abc"}""", """{"id":99}""", """[{"id":7}]""",
            "true", "\"ok\"" ];

    [Theory]
    [MemberData(nameof(OfSomethingElse))]
    public async Task Write_AnsweredWithSomethingElse_IsUnknown(string body)
    {
        using var shop = Shop(body);
        Func<Task>[] changes =
        [
            () => shop.Client.UpdateOrder(7, new WooOrderChange { Status = "completed" }, Ct),
            () => shop.Client.UpdateProduct(7, new WooProductChange { StockQuantity = 1 }, Ct),
            () => shop.Client.UpdateVariation(1, 7, new WooProductChange { StockQuantity = 1 }, Ct),
            () => shop.Client.UpdateWebhook(7, "active", Ct),
        ];
        foreach (var change in changes) await Assert.ThrowsAsync<WooUnknown>(change);
        Assert.Equal(changes.Length, shop.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(OfSomethingElse))]
    public async Task Create_AnsweredWithSomethingElse_IsUnknown(string body)
    {
        // Which number a new thing gets only the shop knows.
        if (body.Contains("99", StringComparison.Ordinal)) return;
        using var shop = Shop(body);
        await Assert.ThrowsAsync<WooUnknown>(() => shop.Client.CreateOrder(new WooOrderDraft { TransactionId = "C1" }, Ct));
        await Assert.ThrowsAsync<WooUnknown>(() => shop.Client.CreateRefund(7, new WooRefundDraft(), Ct));
        await Assert.ThrowsAsync<WooUnknown>(() => shop.Client.AddOrderNote(7, "note", Ct));
        await Assert.ThrowsAsync<WooUnknown>(() => shop.Client.CreateWebhook("n", "order.created", "https://x.test", "s", Ct));
        Assert.Equal(4, shop.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(OfSomethingElse))]
    public async Task Read_AnsweredWithSomethingElse_IsUnavailableAndSaysSo(string body)
    {
        using var shop = Shop(body);
        Assert.Contains("JSON, but", (await Fails(() => shop.Client.GetProduct(7, Ct))).Message, StringComparison.Ordinal);
        Assert.Contains("JSON, but", (await Fails(() => shop.Client.GetOrder(7, Ct))).Message, StringComparison.Ordinal);

        async Task<WooUnavailable> Fails<T>(Func<Task<T>> read) =>
            await Assert.ThrowsAsync<WooUnavailable>(() => shop.Pass(read()));
    }

    [Theory]
    [InlineData("""{"status":"blocked"}""")]
    [InlineData("""{"code":"rest_forbidden","message":"Nee.","data":{"status":401}}""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"ok\"")]
    public async Task List_AnsweredWithSomethingElse_IsNotEmpty(string body)
    {
        using var shop = Shop(body);
        Func<Task>[] reads =
        [
            () => shop.Pass(shop.Client.GetProducts(new WooProductQuery(), Ct)),
            () => shop.Pass(shop.Client.GetOrders(new WooOrderQuery(), Ct)),
            () => shop.Pass(shop.Client.GetRefunds(7, Ct)), () => shop.Pass(shop.Client.GetOrderNotes(7, Ct)),
            () => shop.Pass(shop.Client.GetTaxes(Ct)),
            () => shop.Pass(shop.Client.GetSettings("tax", Ct)), () => shop.Pass(shop.Client.GetFulfillments(7, Ct)),
            () => shop.Pass(shop.Client.GetSystemStatus(Ct)),
        ];
        foreach (var read in reads) await Assert.ThrowsAsync<WooUnavailable>(read);
    }

    [Theory]
    [InlineData("[]", "not about what was asked for")]
    [InlineData("{\"id\":8}", "not about what was asked for")]
    public async Task Words_SayWhatWasWrong(string body, string expected)
    {
        using var shop = Shop(body);

        var failure = await Assert.ThrowsAsync<WooUnavailable>(() => shop.Pass(shop.Client.GetProduct(7, Ct)));

        Assert.StartsWith("The shop's answer is JSON, but ", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.Message.Contains(expected, StringComparison.Ordinal) || body == "[]", failure.Message);
    }

    [Fact]
    public async Task Amounts_AreAskedForAsTheShopKeepsThem()
    {
        using var shop = new FakeShop();
        await shop.Client.CreateOrder(new WooOrderDraft(), Ct);
        await shop.Client.UpdateOrder(7, new WooOrderChange(), Ct);
        await shop.Client.GetOrder(7, Ct);
        shop.Answer = _ => FakeShop.Json(200, "[]");
        await shop.Client.GetOrders(new WooOrderQuery(), Ct);

        Assert.All(shop.Requests, request => Assert.Equal("6", request["dp"]));
    }

    private static FakeShop Shop(string body)
    {
        var shop = new FakeShop();
        shop.Gives(() => FakeShop.Json(200, body));
        return shop;
    }
}
