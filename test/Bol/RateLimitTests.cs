using System.Globalization;
using Tandem.Bol;

namespace Tandem.Tests.Bol;

public sealed class RateLimitTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static HttpResponseMessage TooMany(params (string, string)[] headers) =>
        FakeBol.Json(429, """{"title":"Too many requests","status":429,"detail":"Too many requests, retry in 4 seconds."}""",
            headers);

    private static HttpResponseMessage Empty(params (string, string)[] headers) => FakeBol.Json(200, "{}", headers);

    private static async Task<IReadOnlyList<TimeSpan>> Moments(FakeBol bol, int calls)
    {
        var start = bol.Clock.GetUtcNow();
        await bol.Pass(Task.WhenAll(Enumerable.Range(0, calls).Select(_ => bol.Client.GetOrders(new(), None))));
        return [.. bol.Calls.Select(call => call.At - start).Order()];
    }

    [Fact]
    public async Task OrderList_BeyondTheBudget_WaitsForTheNextMinute()
    {
        var moments = await Moments(new FakeBol(), 27);
        Assert.All(moments.Take(25), moment => Assert.True(moment < TimeSpan.FromSeconds(5)));
        Assert.All(moments.Skip(25), moment => Assert.InRange(moment, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(66)));
    }

    [Fact]
    public async Task OrderList_BudgetSpent_DoesNotHoldUpOthers()
    {
        var bol = new FakeBol();
        await Moments(bol, 25);
        var waiting = bol.Client.GetOrders(new(), None);
        await bol.Client.GetOrder("1", None);
        await bol.Client.GetShipments(new(), None);
        Assert.False(waiting.IsCompleted);
        await bol.Pass(waiting);
    }

    [Fact]
    public async Task OtherAccount_HasABudgetOfItsOwn()
    {
        var bol = new FakeBol();
        await Moments(bol, 25);
        await bol.Clients.For("other", new("other-client", "s")).GetOrders(new(), None);
        Assert.Equal(26, bol.Calls.Count);
    }

    /// <summary>bol counts by client id, whatever the secret.</summary>
    [Fact]
    public async Task AnotherSecret_HasTheSameBudget()
    {
        var bol = new FakeBol();
        await Moments(bol, 25);
        var waiting = bol.Clients.For("other", FakeBol.Credentials with { ClientSecret = "other" }).GetOrders(new(), None);
        Assert.False(waiting.IsCompleted);
        await bol.Pass(waiting);
    }

    [Fact]
    public async Task HourlyBudget_Spent_IsNotWaitedOut()
    {
        var bol = new FakeBol();
        for (var i = 0; i < 10; i++) await bol.Client.GetSignatureKeys(None);
        var failure = await Assert.ThrowsAsync<BolRateLimited>(() => bol.Client.GetSignatureKeys(None));
        Assert.Equal(bol.Clock.GetUtcNow().AddHours(1), failure.RetryAt);
        Assert.Equal(10, bol.Calls.Count);
    }

    [Fact]
    public async Task Waiting_Cancelled_LeavesTheQueueInOrder()
    {
        var bol = new FakeBol();
        await Moments(bol, 25);
        using var cancelled = new CancellationTokenSource();
        var first = bol.Client.GetOrders(new(), cancelled.Token);
        var second = bol.Client.GetOrders(new(), None);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await bol.Pass(second);
        Assert.Equal(26, bol.Calls.Count);
    }

    [Theory]
    [InlineData("X-RateLimit-Remaining", "X-RateLimit-Reset", "20", 20)]
    [InlineData("x-ratelimit-remaining", "x-ratelimit-reset", "20", 20)]
    [InlineData("X-RATELIMIT-REMAINING", "X-RATELIMIT-RESET", "epoch", 20)]
    [InlineData("X-RateLimit-Remaining", "X-RateLimit-Reset", "0", 60)]
    [InlineData("X-RateLimit-Remaining", "X-RateLimit-Reset", "soon", 60)]
    [InlineData("X-RateLimit-Remaining", "X-RateLimit-Reset", "86400", 60)]
    public async Task Headers_NothingLeft_WaitsForTheReset(string remaining, string reset, string value, int seconds)
    {
        var bol = new FakeBol(options => options.LongestWait = TimeSpan.FromMinutes(5));
        var start = bol.Clock.GetUtcNow();
        var text = value == "epoch" ? start.AddSeconds(20).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : value;
        bol.ApiGives(() => Empty((remaining, "0"), (reset, text)), () => Empty());
        await bol.Client.GetOrders(new(), None);
        await bol.Pass(bol.Client.GetOrders(new(), None));
        Assert.InRange(bol.Calls[1].At - start, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 1));
    }

    [Fact]
    public async Task Headers_LowerLimit_IsKeptTo()
    {
        var bol = new FakeBol { Api = _ => Empty(("X-RateLimit-Limit", "2")) };
        await bol.Client.GetOrders(new(), None);
        var moments = await Moments(bol, 2);
        Assert.True(moments[^1] >= TimeSpan.FromSeconds(59));
    }

    [Fact]
    public async Task Headers_OthersSpendToo_LeavesWhatIsLeft()
    {
        var bol = new FakeBol();
        bol.ApiGives(() => Empty(("X-RateLimit-Remaining", "3"), ("X-RateLimit-Reset", "30")), () => Empty());
        await bol.Client.GetOrders(new(), None);
        await Moments(bol, 4);
        var start = bol.Calls[0].At;
        Assert.Equal(4, bol.Calls.Count(call => call.At - start < TimeSpan.FromSeconds(5)));
        Assert.InRange(bol.Calls[4].At - start, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(45));
    }

    [Fact]
    public async Task TooMany_ShortRetryAfter_IsWaitedOutAlsoForAWrite()
    {
        var bol = new FakeBol();
        bol.ApiGives(() => TooMany(("Retry-After", "4")), () => FakeBol.Json(202, """{"processStatusId":"7"}"""));
        var status = await bol.Pass(bol.Client.CancelOrderItem("1", "OTHER", None));
        Assert.Equal("7", status.ProcessStatusId);
        Assert.InRange(bol.Calls[1].At - bol.Calls[0].At, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task TooMany_LongRetryAfter_IsToldAndNobodyElseTries()
    {
        var bol = new FakeBol { Api = _ => TooMany(("Retry-After", "120")) };
        var failure = await Assert.ThrowsAsync<BolRateLimited>(() => bol.Client.GetOrders(new(), None));
        Assert.Equal(bol.Clock.GetUtcNow().AddSeconds(120), failure.RetryAt);
        var next = await Assert.ThrowsAsync<BolRateLimited>(() => bol.Client.GetOrders(new(), None));
        Assert.Equal(failure.RetryAt, next.RetryAt);
        Assert.Single(bol.Calls);
    }

    /// <summary>A day, or a moment that a wrong clock made up, must not close an endpoint without anybody asking again.</summary>
    [Theory]
    [InlineData("86400")]
    [InlineData("Tue, 24 Nov 2026 12:00:00 GMT")]
    public async Task TooMany_ForADay_IsTriedAgainAfterAQuarter(string retryAfter)
    {
        var bol = new FakeBol();
        bol.ApiGives(() => TooMany(("Retry-After", retryAfter)), () => FakeBol.Json(200, """{"orders":[]}"""));
        var failure = await Assert.ThrowsAsync<BolRateLimited>(() => bol.Client.GetOrders(new(), None));
        Assert.Equal(bol.Clock.GetUtcNow().AddMinutes(15), failure.RetryAt);

        bol.Clock.Advance(TimeSpan.FromMinutes(15));
        await bol.Client.GetOrders(new(), None);
    }

    [Fact]
    public async Task TooMany_AgainAndAgain_StopsAfterTwoRepeats()
    {
        var bol = new FakeBol { Api = _ => TooMany(("Retry-After", "1")) };
        await Assert.ThrowsAsync<BolRateLimited>(() => bol.Pass(bol.Client.GetOrder("1", None)));
        Assert.Equal(3, bol.Calls.Count);
    }

    [Fact]
    public async Task TooMany_WithoutRetryAfter_WaitsTheWindow()
    {
        var bol = new FakeBol { Api = _ => TooMany() };
        var failure = await Assert.ThrowsAsync<BolRateLimited>(() => bol.Client.GetOrders(new(), None));
        Assert.Equal(bol.Clock.GetUtcNow().AddMinutes(1), failure.RetryAt);
    }

    [Fact]
    public async Task TooMany_WithoutRetryAfterOnAShortWindow_IsWaitedOut()
    {
        var bol = new FakeBol();
        bol.ApiGives(() => TooMany(), () => FakeBol.Json(200, """{"orderId":"1"}"""));
        await bol.Pass(bol.Client.GetOrder("1", None));
        Assert.InRange(bol.Calls[1].At - bol.Calls[0].At, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task PublishedTable_Loaded_ReplacesWhatWasKnown()
    {
        var bol = new FakeBol(options => options.LoadPublishedLimits = true)
        {
            Api = sent => sent.PathAndQuery == "/retailer/public/ratelimits"
                ? FakeBol.Json(200, """
                    [{"path":"/retailer/orders","methods":["GET"],"maxCapacity":2,"timeToLive":1,"timeUnit":"MINUTES"},
                     {"path":"/retailer/orders/{order-id}","methods":"GET","maxCapacity":"1","timeToLive":"10","timeUnit":"SECONDS"},
                     {"path":"/retailer/broken","methods":["GET"],"maxCapacity":0,"timeToLive":1,"timeUnit":"FORTNIGHTS"}]
                    """)
                : FakeBol.Json(200, FakeBol.Answer(sent)),
        };
        await bol.Client.GetOrders(new(), None);
        while (!bol.Calls.Any(call => call.PathAndQuery == "/retailer/public/ratelimits")) await Task.Delay(1);
        await Task.Delay(50);
        await bol.Client.GetOrders(new(), None);
        var third = bol.Client.GetOrders(new(), None);
        await bol.Client.GetOrder("1", None);
        var second = bol.Client.GetOrder("2", None);
        await Task.Delay(20);
        Assert.False(third.IsCompleted);
        Assert.False(second.IsCompleted);
        await bol.Pass(Task.WhenAll(third, Task.Run(async () => { await second; return new BolOrderList(); })));
        var table = Assert.Single(bol.Calls, call => call.PathAndQuery == "/retailer/public/ratelimits");
        Assert.Null(table.Authorization);
        bol.Clock.Advance(TimeSpan.FromHours(25));
        await bol.Client.GetOrder("3", None);
        await bol.Pass(Task.Run(async () =>
        {
            while (bol.Calls.Count(call => call.PathAndQuery == "/retailer/public/ratelimits") < 2) await Task.Delay(1);
            return true;
        }));
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    public async Task PublishedTable_Absent_IsTolerated(int status, string body)
    {
        var bol = new FakeBol(options => options.LoadPublishedLimits = true)
        {
            Api = sent => sent.PathAndQuery.EndsWith("ratelimits", StringComparison.Ordinal) ? FakeBol.Json(status, body)
                : Empty(),
        };
        for (var i = 0; i < 3; i++) await bol.Client.GetOrders(new(), None);

        // The table is asked for beside the calls; until an hour has passed nobody asks again, however often bol is called.
        while (!Tables().Any()) await Task.Delay(1);
        for (var i = 0; i < 3; i++) await bol.Client.GetOrders(new(), None);
        Assert.Equal((1, 6), (Tables().Count(), bol.Calls.Count - 1));

        IEnumerable<Sent> Tables() => bol.Calls.Where(call => call.PathAndQuery.EndsWith("ratelimits", StringComparison.Ordinal));
    }
}
