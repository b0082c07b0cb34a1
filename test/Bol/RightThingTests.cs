using Tandem.Bol;

namespace Tandem.Tests.Bol;

/// <summary>200 is not enough: what stands between here and bol may answer it too, with JSON of its own.</summary>
public sealed class RightThingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> OfSomethingElse =>
        ["""{"status":"blocked","incident":17}""", "[]", "true", "\"ok\"", "null", """[{"orderId":"1"}]"""];

    [Theory]
    [MemberData(nameof(OfSomethingElse))]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"orderId":"2","offerId":"2","shipmentId":"2","returnId":"2","replenishmentId":"2","processStatusId":"2"}""")]
    public async Task Read_AnsweredWithSomethingElse_IsUnavailable(string body)
    {
        var bol = new FakeBol { Api = _ => FakeBol.Json(200, body) };
        Func<Task>[] reads =
        [
            () => bol.Client.GetOrder("1", None), () => bol.Client.GetOffer("1", None), () => bol.Client.GetShipment("1", None),
            () => bol.Client.GetReturn("1", None), () => bol.Client.GetReplenishment("1", None),
            () => bol.Client.GetProcessStatus("1", None),
        ];
        foreach (var read in reads) await Assert.ThrowsAsync<BolUnavailable>(read);
    }

    [Theory]
    [MemberData(nameof(OfSomethingElse))]
    public async Task List_AnsweredWithSomethingElse_IsNotEmpty(string body)
    {
        var bol = new FakeBol { Api = _ => FakeBol.Json(200, body) };
        Func<Task>[] reads =
        [
            () => bol.Client.GetOrders(new(), None), () => bol.Client.GetOffers(new(), None),
            () => bol.Client.GetShipments(new(), None),
            () => bol.Client.GetReturns(new(), None), () => bol.Client.GetInventory(1, None),
            () => bol.Client.GetReplenishments(1, None),
            () => bol.Client.GetProcessStatuses(["1"], None), () => bol.Client.GetSubscriptions(None),
            () => bol.Client.GetDeliveryOptions([], None),
        ];
        foreach (var read in reads) await Assert.ThrowsAsync<BolUnavailable>(read);
    }

    [Theory]
    [MemberData(nameof(OfSomethingElse))]
    [InlineData("{}")]
    public async Task Write_AnsweredWithSomethingElse_IsUnknown(string body)
    {
        var bol = new FakeBol { Api = _ => FakeBol.Json(202, body) };
        Func<Task>[] writes =
        [
            () => bol.Client.CreateShipment(new([new("1")]), None), () => bol.Client.CancelOrderItem("1", "OTHER", None),
            () => bol.Client.CreateShippingLabel("1", [], None), () => bol.Client.UpdateTransport("1", new("3S"), None),
            () => bol.Client.CreateOffer(new(Ean: "1"), None), () => bol.Client.UpdateOffer("1", new(), None),
        ];
        foreach (var write in writes) await Assert.ThrowsAsync<BolUnknown>(write);
        Assert.Equal(writes.Length, bol.Calls.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"offerId":"1"}""")]
    public async Task Patch_AnsweredWithNothingOrTheOffer_IsDone(string body)
    {
        var bol = new FakeBol { Api = _ => FakeBol.Json(204, body) };
        await bol.Client.UpdateOffer("1", new(), None);
    }

    [Theory]
    [InlineData("""{"orderId":"1","orderItems":[{"orderItemId":"5"}]}""")]
    [InlineData("""{"orderId":"1","orderItems":[{"quantity":1}]}""")]
    public async Task Order_WithALineThatSaysTooLittle_IsNotTakenWithoutIt(string body)
    {
        var bol = new FakeBol { Api = _ => FakeBol.Json(200, body) };
        await Assert.ThrowsAsync<BolUnavailable>(() => bol.Client.GetOrder("1", None));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public async Task Page_WithAnOddEntry_CountsWhole(string odd)
    {
        var bol =
            new FakeBol
            {
                Api = _ =>
                FakeBol.Json(200, $$"""{"orders":[{"orderId":"1"},{{odd}},{"orderId":"3","orderItems":{{odd}}}]}""")
            };
        var orders = (await bol.Client.GetOrders(new(), None)).Orders!;
        Assert.Equal(["1", null, "3"], orders.Select(order => order.OrderId));
    }

    [Fact]
    public async Task Answer_LargerThanTheCap_IsNotReadToItsEnd()
    {
        var bol = new FakeBol(options => options.LargestAnswer = 1024 * 1024)
        {
            Api = _ => FakeBol.Json(200, $$"""{"orders":[{"orderId":"{{new string('x', 2 * 1024 * 1024)}}"}]}"""),
        };
        var failure = await Assert.ThrowsAsync<BolUnavailable>(() => bol.Pass(bol.Client.GetOrders(new(), None)));
        Assert.Contains("larger than 1 MB", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BolUnknown>(() => bol.Client.CreateShipment(new([new("1")]), None));
    }

    [Fact]
    public async Task Text_ThatNoDatabaseTakes_IsCleaned()
    {
        var bol =
            new FakeBol
            {
                Api = _ => FakeBol.Json(200,
                """{"orderId":"1","orderItems":[{"orderItemId":"5","quantity":1,"product":{"title":"Mok\u0000 \ud800"}}]}""")
            };
        Assert.Equal("Mok  \ufffd", (await bol.Client.GetOrder("1", None))!.OrderItems![0].Product!.Title);
    }

    [Fact]
    public async Task Words_OfARefusalOrAProcess_NameNoPerson()
    {
        var bol = new FakeBol
        {
            Api = _ => FakeBol.Json(400,
                """{"title":"Bad","detail":"jan@voorbeeld.test, 1234 AB is wrong","violations":[{"name":"zipCode","reason":"1234AB of 06-12345678"}]}"""),
        };
        var failure = await Assert.ThrowsAsync<BolRefused>(() => bol.Client.CreateShipment(new([new("1")]), None));
        Assert.Equal("bol answered 400: Bad - …, … is wrong; zipCode: … of …", failure.Message);
        Assert.Equal(("…, … is wrong", "… of …"), (failure.Detail, failure.Violations[0].Reason));

        bol.Api = _ =>
            FakeBol.Json(200, """{"processStatusId":"1","status":"FAILURE","errorMessage":"Postcode 1234 AB unknown"}""");
        Assert.Equal("Postcode … unknown", (await bol.Client.GetProcessStatus("1", None))!.ErrorMessage);
    }
}
