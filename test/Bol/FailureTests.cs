using Tandem.Bol;

namespace Tandem.Tests.Bol;

public sealed class FailureTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private const string Problem = """
        {"type":"https://api.bol.com/problems","title":"Bad Request","status":400,"detail":"The request is wrong.",
         "violations":[{"name":"quantity","reason":"must be positive"}]}
        """;

    private static Task<BolProcessStatus> Write(FakeBol bol) => bol.Client.CreateShipment(new([new("1")]), None);

    private static Task<BolOrderList> Read(FakeBol bol) => bol.Client.GetOrders(new(), None);

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(415)]
    [InlineData(422)]
    public async Task Status4xx_IsRefusedWithBolsWordsAndNotRepeated(int status)
    {
        var bol = new FakeBol { Api = _ => FakeBol.Json(status, Problem) };
        var failure = await Assert.ThrowsAsync<BolRefused>(() => Write(bol));
        Assert.Equal((status, "Bad Request", "The request is wrong."), (failure.Status, failure.Title, failure.Detail));
        Assert.Equal(new BolViolation("quantity", "must be positive"), Assert.Single(failure.Violations));
        Assert.Equal($"bol answered {status}: Bad Request - The request is wrong.; quantity: must be positive", failure.Message);
        await Assert.ThrowsAsync<BolRefused>(() => Read(bol));
        Assert.Equal(2, bol.Calls.Count);
    }

    [Fact]
    public async Task Status400_WithoutAProblem_IsStillRefused()
    {
        var bol = new FakeBol { Api = _ => FakeBol.Json(400, "<html>") };
        var failure = await Assert.ThrowsAsync<BolRefused>(() => Write(bol));
        Assert.Equal(("", "", "bol answered 400"), (failure.Title, failure.Detail, failure.Message));
        Assert.Empty(failure.Violations);
    }

    [Fact]
    public async Task Words_LongOrOfSeveralLines_AreTidied()
    {
        var bol =
            new FakeBol { Api = _ => FakeBol.Json(400, $$"""{"title":"a\nb\u0007c","detail":"{{new string('x', 5000)}}"}""") };
        var failure = await Assert.ThrowsAsync<BolRefused>(() => Write(bol));
        Assert.StartsWith("bol answered 400: a b c - xxx", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.Message.Length <= 600);
    }

    [Fact]
    public async Task Status404_IsNullForAThingAndNotFoundOtherwise()
    {
        var bol =
            new FakeBol { Api = _ => FakeBol.Json(404, """{"title":"Not found","status":404,"detail":"No such thing."}""") };
        Assert.Null(await bol.Client.GetOrder("1", None));
        Assert.Null(await bol.Client.GetOffer("1", None));
        Assert.Null(await bol.Client.GetShipment("1", None));
        Assert.Null(await bol.Client.GetProcessStatus("1", None));
        Assert.Null(await bol.Client.GetNotForSaleReasons("1", None));
        var failure = await Assert.ThrowsAsync<BolNotFound>(() => bol.Client.UpdateOffer("1", new(), None));
        Assert.Contains("No such thing.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Id_ThatWouldChangeThePath_IsNotSent(string id)
    {
        var bol = new FakeBol();
        Assert.Null(await bol.Client.GetOrder(id, None));
        await Assert.ThrowsAsync<BolNotFound>(() => bol.Client.UpdateOffer(id, new(), None));
        Assert.Empty(bol.Calls);
    }

    [Fact]
    public async Task Id_WithASlash_StaysOneSegment()
    {
        var bol = new FakeBol();
        await bol.Client.GetOrder("../offers?x=1", None);
        Assert.Equal("/retailer/orders/..%2Foffers%3Fx%3D1", Assert.Single(bol.Calls).PathAndQuery);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(507)]
    [InlineData(302)]
    public async Task Status5xx_ReadIsRepeatedThenUnavailable_WriteIsUnknownAtOnce(int status)
    {
        var bol = new FakeBol { Api = _ => FakeBol.Json(status, "<html>Internal error</html>") };
        await Assert.ThrowsAsync<BolUnavailable>(() => bol.Pass(Read(bol)));
        Assert.Equal(3, bol.Calls.Count);
        await Assert.ThrowsAsync<BolUnknown>(() => Write(bol));
        Assert.Equal(4, bol.Calls.Count);
    }

    [Fact]
    public async Task Read_FailsOnce_IsRepeatedWithinSeconds()
    {
        var bol = new FakeBol();
        bol.ApiGives(() => FakeBol.Json(502, ""), () => throw new HttpRequestException("reset"), () => FakeBol.Json(200, "{}"));
        var start = bol.Clock.GetUtcNow();
        await bol.Pass(Read(bol));
        Assert.Equal(3, bol.Calls.Count);
        Assert.InRange(bol.Clock.GetUtcNow() - start, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task BulkStatuses_AreAReadThoughTheyArePosted()
    {
        var bol = new FakeBol();
        bol.ApiGives(() => FakeBol.Json(500, ""), () => FakeBol.Json(200, """{"processStatuses":[{"processStatusId":"1"}]}"""));
        Assert.Single(await bol.Pass(bol.Client.GetProcessStatuses(["1"], None)));
    }

    [Fact]
    public async Task Answer_Unreadable_WriteIsUnknownAndReadUnavailable()
    {
        var bol = new FakeBol { Api = _ => FakeBol.Json(202, """{"customer":"Jansen","processStatusId":""") };
        var unknown = await Assert.ThrowsAsync<BolUnknown>(() => Write(bol));
        Assert.DoesNotContain("Jansen", unknown.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<BolUnavailable>(() => Read(bol));
    }

    [Fact]
    public async Task Cancelled_ByTheCaller_IsNoFailure()
    {
        using var cancelled = new CancellationTokenSource();
        var bol = new FakeBol { Api = _ => { cancelled.Cancel(); throw new TaskCanceledException(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bol.Client.CancelOrderItem("1", "OTHER", cancelled.Token));
    }
}
