using System.Text;
using Tandem.Bol;

namespace Tandem.Tests.Bol;

public sealed class TokenTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static HttpResponseMessage Expired() =>
        FakeBol.Json(401, """{"title":"Expired JWT","status":401,"detail":"The JWT is expired."}""");

    [Fact]
    public async Task Login_Sent_IsAFormWithBasicCredentials()
    {
        var bol = new FakeBol();
        await bol.Client.GetOrder("1", None);
        var login = Assert.Single(bol.Logins);
        Assert.Equal("POST", login.Method);
        Assert.Equal("grant_type=client_credentials", login.Body);
        Assert.Equal("application/x-www-form-urlencoded", login.ContentType);
        Assert.Equal("application/json", login.Accept);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("the-client:the-secret")), login.Authorization);
        Assert.Equal("Bearer token-1", Assert.Single(bol.Calls).Authorization);
    }

    /// <summary>
    /// A proxy's answer that says it is packed and is not: remembered like any other failure, not asked for each call.
    /// </summary>
    [Fact]
    public async Task Login_ThatCannotBeUnpacked_IsUnavailable_AndNotRepeatedAtOnce()
    {
        var bol = new FakeBol { Login = _ => throw new InvalidDataException("bad block") };
        for (var i = 0; i < 3; i++) await Assert.ThrowsAsync<BolUnavailable>(() => bol.Pass(bol.Client.GetOrder("1", None)));
        Assert.True(bol.Logins.Count < 3, $"{bol.Logins.Count} logins");
    }

    [Fact]
    public async Task Token_ManyCallersAtOnce_IsFetchedOnce()
    {
        var gate = new TaskCompletionSource();
        var bol = new FakeBol { LoginGate = gate.Task };
        var other = bol.Clients.For("another key", FakeBol.Credentials);
        var calls = Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? bol.Client : other).GetOrder($"{i}", None)).ToList();
        gate.SetResult();
        await Task.WhenAll(calls);
        Assert.Single(bol.Logins);
        Assert.Equal(20, bol.Calls.Count);
    }

    [Fact]
    public async Task Token_CallerGivesUp_OthersStillGetIt()
    {
        var gate = new TaskCompletionSource();
        var bol = new FakeBol { LoginGate = gate.Task };
        using var cancelled = new CancellationTokenSource();
        var first = bol.Client.GetOrder("1", cancelled.Token);
        var second = bol.Client.GetOrder("2", None);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        await second;
        Assert.Single(bol.Logins);
    }

    [Theory]
    [InlineData(238, 1)]
    [InlineData(240, 2)]
    public async Task Token_At80Percent_IsRenewed(int seconds, int logins)
    {
        var bol = new FakeBol();
        await bol.Client.GetOrder("1", None);
        bol.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await bol.Client.GetOrder("2", None);
        Assert.Equal(logins, bol.Logins.Count);
        Assert.Equal($"Bearer token-{logins}", bol.Calls[1].Authorization);
    }

    [Fact]
    public async Task Token_RefusedOnce_IsRenewedAndAlsoAWriteIsRepeated()
    {
        var bol = new FakeBol();
        bol.ApiGives(Expired, () => FakeBol.Json(202, """{"processStatusId":"7"}"""));
        var status = await bol.Client.CancelOrderItem("1", "OTHER", None);
        Assert.Equal("7", status.ProcessStatusId);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], bol.Calls.Select(call => call.Authorization));
    }

    [Fact]
    public async Task Token_RefusedTwice_StopsAndAsksNoNewTokenPerCall()
    {
        var bol = new FakeBol { Api = _ => Expired() };
        for (var i = 0; i < 5; i++)
        {
            var failure = await Assert.ThrowsAsync<BolUnauthorized>(() => bol.Client.GetOrder("1", None));
            Assert.Equal(BolUnauthorizedKind.TokenRefused, failure.Kind);
            Assert.Contains("Expired JWT", failure.Message, StringComparison.Ordinal);
        }
        Assert.Equal(2, bol.Logins.Count);
        Assert.Equal(2, bol.Calls.Count);
        bol.Clock.Advance(TimeSpan.FromHours(1));
        bol.Api = sent => FakeBol.Json(200, FakeBol.Answer(sent));
        await bol.Client.GetOrder("1", None);
    }

    [Fact]
    public async Task Login_BadCredentials_IsRememberedUntilTheyChange()
    {
        var bol = new FakeBol
        {
            Login = number => number == 1
                ? FakeBol.Json(401, """{"error":"invalid_client","error_description":"Client credentials are invalid"}""")
                : FakeBol.Json(200, """{"access_token":"good","expires_in":"299"}"""),
        };
        for (var i = 0; i < 5; i++)
        {
            var failure = await Assert.ThrowsAsync<BolUnauthorized>(() => bol.Client.CancelOrderItem("1", "OTHER", None));
            Assert.Equal(BolUnauthorizedKind.BadCredentials, failure.Kind);
            Assert.Contains("invalid_client", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("the-secret", failure.ToString(), StringComparison.Ordinal);
        }
        Assert.Single(bol.Logins);
        var mended = bol.Clients.For("account", FakeBol.Credentials with { ClientSecret = "new" });
        await mended.GetOrder("1", None);
        Assert.Equal(2, bol.Logins.Count);
        Assert.Equal("Bearer good", Assert.Single(bol.Calls).Authorization);
    }

    /// <summary>Somebody replaces the keys of an account, with a slip of the pen in the secret; the account goes on.</summary>
    [Fact]
    public async Task WrongSecret_ThatIsTried_IsNotTheAccountsOwn()
    {
        var bol = new FakeBol();
        await bol.Client.GetOrder("1", None);
        var tried = bol.Clients.For("check", FakeBol.Credentials with { ClientSecret = "the-secert" });
        bol.Login = number => number == 2 ? FakeBol.Json(401, """{"error":"invalid_client"}""")
            : FakeBol.Json(200, $$"""{"access_token":"token-{{number}}","expires_in":299}""");
        await Assert.ThrowsAsync<BolUnauthorized>(() => tried.GetOrder("1", None));

        await bol.Client.GetOrder("2", None);
        bol.Clock.Advance(TimeSpan.FromMinutes(5));
        await bol.Client.GetOrder("3", None);

        string Basic(string secret) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"the-client:{secret}"));
        Assert.Equal([Basic("the-secret"), Basic("the-secert"), Basic("the-secret")], bol.Logins.Select(l => l.Authorization));
        Assert.Equal(["Bearer token-1", "Bearer token-1", "Bearer token-3"], bol.Calls.Select(c => c.Authorization));
    }

    [Fact]
    public async Task Login_Blocked_IsLeftAloneForAQuarter()
    {
        var bol = new FakeBol { Login = _ => FakeBol.Json(404, "") };
        var failure = await Assert.ThrowsAsync<BolUnavailable>(() => bol.Client.GetOrders(new(), None));
        Assert.Contains("blocks an address", failure.Message, StringComparison.Ordinal);
        bol.Clock.Advance(TimeSpan.FromMinutes(14));
        await Assert.ThrowsAsync<BolUnavailable>(() => bol.Client.GetOrders(new(), None));
        Assert.Single(bol.Logins);
        bol.Clock.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<BolUnavailable>(() => bol.Client.GetOrders(new(), None));
        Assert.Equal(2, bol.Logins.Count);
    }

    [Fact]
    public async Task Login_Away_PausesLongerEachTime()
    {
        var bol = new FakeBol { Login = _ => throw new HttpRequestException("no route") };
        for (var second = 0; second < 60; second++)
        {
            await Assert.ThrowsAsync<BolUnavailable>(() => bol.Client.CancelOrderItem("1", "OTHER", None));
            bol.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        // At 0, 2, 6, 14 and 30 seconds.
        Assert.Equal(5, bol.Logins.Count);
    }

    [Fact]
    public async Task Login_AwayWhileTheOldTokenLives_HurtsNobody()
    {
        var bol = new FakeBol();
        await bol.Client.GetOrder("1", None);
        bol.Login = _ => FakeBol.Json(503, "");
        bol.Clock.Advance(TimeSpan.FromSeconds(250));
        await bol.Client.GetOrder("2", None);
        await bol.Client.GetOrder("3", None);
        Assert.Equal("Bearer token-1", bol.Calls[^1].Authorization);
        bol.Clock.Advance(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<BolUnavailable>(() => bol.Client.GetOrder("4", None));
    }

    [Fact]
    public async Task Login_RateLimited_SaysWhen()
    {
        var bol = new FakeBol { Login = _ => FakeBol.Json(429, "", ("Retry-After", "90")) };
        var failure = await Assert.ThrowsAsync<BolRateLimited>(() => bol.Client.GetOrder("1", None));
        Assert.Equal(bol.Clock.GetUtcNow().AddSeconds(90), failure.RetryAt);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task Login_Nonsense_IsUnavailable(string body)
    {
        var bol = new FakeBol { Login = _ => FakeBol.Json(200, body) };
        await Assert.ThrowsAsync<BolUnavailable>(() => bol.Client.GetOrder("1", None));
    }

    [Fact]
    public async Task Inactive_Account_IsTold()
    {
        var bol =
            new FakeBol
            {
                Api = _ =>
                FakeBol.Json(403, """{"title":"Forbidden","status":403,"detail":"Account is not active"}""")
            };
        var failure = await Assert.ThrowsAsync<BolUnauthorized>(() => bol.Client.GetOrders(new(), None));
        Assert.Equal(BolUnauthorizedKind.Inactive, failure.Kind);
        Assert.Single(bol.Calls);
    }

    [Fact]
    public async Task Forget_Account_DropsItsToken()
    {
        var bol = new FakeBol();
        await bol.Client.GetOrder("1", None);
        bol.Clients.Forget("account");
        await bol.Clients.For("account", FakeBol.Credentials).GetOrder("1", None);
        Assert.Equal(2, bol.Logins.Count);
    }

    [Fact]
    public void Credentials_Shown_HideTheSecret() =>
        Assert.DoesNotContain("the-secret", $"{FakeBol.Credentials}", StringComparison.Ordinal);
}
