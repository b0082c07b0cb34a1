using System.Net;
using System.Net.WebSockets;
using Tandem.Engine.Alerts;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>The dashboard behind a proxy that has the certificate.</summary>
public sealed class PublicDoorTests
{
    private const string Name = "eigenaar@voorbeeld.nl";

    private static readonly (string Name, string Value)[] Proxy =
        [("Host", "tandem.example"), ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https")];

    [Fact]
    public async Task WithoutAnAccount_OnlyTheMachineItselfGetsThePage()
    {
        await using var program = await Behind("127.0.0.1");
        using var public_ = new Visitor(program.Url, Proxy);
        using var local = new Visitor(program.Url);
        Assert.Equal((404, 302), ((await public_.Get("")).Status, (await local.Get("")).Status));

        await Members.AddKeeper(program.App.Services, Name);

        var answer = await public_.Get("");
        Assert.Equal(302, answer.Status);
        Assert.Equal("https://tandem.example/sign-in?back=%2F", answer.Location);
        Assert.Contains("Strict-Transport-Security: max-age=", answer.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("Strict-Transport-Security", (await local.Get("")).Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverHttps_TheCookieBelongsToThisNameAlone()
    {
        await using var program = await Behind("127.0.0.1");
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url, Proxy);
        var page = await visitor.Get("sign-in");
        var antiforgery = Assert.Single(page.Cookies);
        Assert.Contains("secure", antiforgery, StringComparison.OrdinalIgnoreCase);
        using var bare = new Visitor(program.Url, [.. Proxy, ("Cookie", antiforgery.Split(';')[0])]);
        var signedIn = await bare.Reply("sign-in", page, "password", ("name", Name), ("password", Members.Password));
        var cookie = Assert.Single(signedIn.Cookies, c => c.Contains("tandem-session", StringComparison.Ordinal));
        Assert.StartsWith("__Host-tandem-session=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        using var inside = new Visitor(program.Url, [.. Proxy, ("Cookie", cookie.Split(';')[0])]);
        Assert.Equal(200, (await inside.Get("")).Status);

        // The same session does not travel without encryption.
        using var plain = new Visitor(program.Url, ("Cookie", cookie.Split(';')[0]));
        Assert.Equal(302, (await plain.Get("")).Status);
    }

    [Theory]
    [InlineData("127.0.0.1", "tandem.example", "http")]
    [InlineData("127.0.0.1", "evil.example", "https")]
    [InlineData("127.0.0.1", "tandem.example:8443", "https")]
    [InlineData("10.9.9.9", "tandem.example", "https")]
    public async Task OtherNames_OtherProxies_AndPlainLines_GetNoPage(string proxies, string host, string scheme)
    {
        await using var program = await Behind(proxies);
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(
            program.Url, ("Host", host), ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", scheme));
        Assert.Equal(404, (await visitor.Get("sign-in")).Status);
    }

    [Fact]
    public async Task NameWithoutAProxy_GetsNoPage()
    {
        await using var program = await Behind("127.0.0.1");
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url, ("Host", "tandem.example"));
        Assert.Equal(404, (await visitor.Get("sign-in")).Status);
        using var forwardedName = new Visitor(program.Url, ("Host", "evil.example"), ("X-Forwarded-Host", "tandem.example"),
            ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"));
        Assert.Equal(404, (await forwardedName.Get("sign-in")).Status);
    }

    /// <summary>Traefik calls the line of a socket ws or wss. Who comes in is asked who they are.</summary>
    [Theory]
    [InlineData("https", HttpStatusCode.Unauthorized)]
    [InlineData("wss", HttpStatusCode.Unauthorized)]
    [InlineData("ws", HttpStatusCode.NotFound)]
    [InlineData("http", HttpStatusCode.NotFound)]
    public async Task Socket_IsLetIn_WhereTheProxySaysThatItCameOverTls(string scheme, HttpStatusCode status)
    {
        await using var program = await Behind("127.0.0.1");
        await Members.AddKeeper(program.App.Services, Name);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in Proxy) socket.Options.SetRequestHeader(name, value);
        socket.Options.SetRequestHeader("X-Forwarded-Proto", scheme);
        socket.Options.SetRequestHeader("Origin", "https://tandem.example");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(
            new Uri($"ws://{program.Url.Authority}/_blazor"), TestContext.Current.CancellationToken));
        Assert.Equal(status, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Alerts_LeadToThePublicName()
    {
        await using var program = await Behind("127.0.0.1");
        Assert.Equal(new Uri("https://tandem.example"), program.Get<AlertVoice>().Home);
    }

    [Fact]
    public void Demo_IsNeverPublic()
    {
        var settings = new TandemSettings { Url = "https://tandem.example", Proxies = "127.0.0.1", SignsInByItself = true };
        Assert.Contains("demo", Assert.Throws<SettingsProblem>(() => settings.Listening).Message, StringComparison.Ordinal);
        settings = new TandemSettings { Listen = "http://0.0.0.0:5080" };
        Assert.Contains("TANDEM_LISTEN", Assert.Throws<SettingsProblem>(() => settings.Listening).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void SigningInByItself_ComesFromNoVariable()
    {
        Environment.SetEnvironmentVariable("TANDEM_SIGNSINBYITSELF", "true");
        try
        {
            Assert.False(TandemSettings.Read().SignsInByItself);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TANDEM_SIGNSINBYITSELF", null);
        }
    }

    private static Task<OpenProgram> Behind(string proxies) => OpenProgram.Start(change: settings =>
    {
        settings.Listen = settings.Url;
        (settings.Url, settings.Proxies, settings.SignsInByItself) = ("https://tandem.example", proxies, false);
    });
}
