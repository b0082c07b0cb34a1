using System.Net.WebSockets;
using Tandem.Engine.External;
using Tandem.Engine.Stock;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>
/// Who gets the dashboard at the machine itself: over real HTTP and a real websocket, as a page of another origin, a proxy or a
/// name that leads here would ask.
/// </summary>
public sealed class FrontDoorTests(FrontDoorTests.Opened opened) : IClassFixture<FrontDoorTests.Opened>
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private OpenProgram Program => opened.Program;

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("hooks.example:5080")]
    public async Task ForeignName_GetsNoPage_AndWebhooksABareNo(string host)
    {
        foreach (var door in new[] { Program.Url, Program.Hooks })
        {
            foreach (var path in new[] { "hooks/x", "hooks", "hooks/shop/1", $"hooks/shop/{Program.Seller.Shop}" })
            {
                var answer = await Get(new Uri(door, path), ("Host", host), ("Accept", "text/html"));
                Assert.Equal((404, ""), (answer.Status, answer.Body));
            }

            foreach (var path in new[] { "", "orders", "missing", "api/docs", "api/openapi.json", "_blazor", "tandem.js",
                "download/statement.csv", "prefer/theme?to=dark" })
            {
                var answer = await Get(new Uri(door, path), ("Host", host), ("Accept", "text/html"));
                Assert.Equal(404, answer.Status);
                Assert.DoesNotContain("Blazor", answer.Body, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("set-cookie", answer.Headers, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Theory]
    [InlineData("X-Forwarded-For", "10.1.2.3")]
    [InlineData("X-Forwarded-Host", "tandem.example")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("Forwarded", "for=10.1.2.3")]
    [InlineData("Via", "1.1 varnish")]
    [InlineData("X-Real-IP", "10.1.2.3")]
    public async Task ProxiedRequest_GetsNoPage(string header, string value)
    {
        var answer = await Get(Program.Url, (header, value), ("Accept", "text/html"));
        Assert.Equal(404, answer.Status);
        Assert.DoesNotContain("Blazor", answer.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(404,
            (await Send(HttpMethod.Post, new Uri(Program.Url, "_blazor/negotiate?negotiateVersion=1"), (header, value))).Status);
    }

    [Fact]
    public async Task OwnName_GetsThePage_AndItsFiles()
    {
        foreach (var host in new[] { Program.Url.Authority, $"localhost:{Program.Url.Port}", $"[::1]:{Program.Url.Port}" })
        {
            var answer = await Get(Program.Url, ("Host", host), ("Accept", "text/html"));
            Assert.Equal(200, answer.Status);
            Assert.Contains("Proefwinkel", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(200, (await Get(new Uri(Program.Url, "tandem.js"))).Status);
        Assert.Equal(200, (await Get(new Uri(Program.Url, "api/openapi.json"))).Status);
        Assert.Equal(401, (await Get(new Uri(Program.Url, "api/v1/stock"))).Status);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("https://127.0.0.1")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("http://localhost:1")]
    public async Task ForeignOrigin_GetsNoCircuit_NoPage_AndNoSocket(string origin)
    {
        var negotiated =
            await Send(HttpMethod.Post, new Uri(Program.Url, "_blazor/negotiate?negotiateVersion=1"), ("Origin", origin));
        Assert.Equal(404, negotiated.Status);
        Assert.DoesNotContain("connection", negotiated.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await Get(Program.Url, ("Origin", origin), ("Accept", "text/html"))).Status);
        await Assert.ThrowsAsync<WebSocketException>(() => Connect(origin));
    }

    [Fact]
    public async Task OwnOrigin_GetsASocket()
    {
        var own = $"http://{Program.Url.Authority}";
        Assert.Equal(200,
            (await Send(HttpMethod.Post, new Uri(Program.Url, "_blazor/negotiate?negotiateVersion=1"), ("Origin", own))).Status);
        using var socket = await Connect(own);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    /// <summary>Each circuit costs memory for as long as its page is open: one more than the most is not let in.</summary>
    [Fact]
    public async Task Circuits_AreCapped_AndOneThatEndsMakesRoom()
    {
        var own = $"http://{Program.Url.Authority}";
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < FrontDoor.MostCircuits; i++) sockets.Add(await Connect(own));
        await Assert.ThrowsAsync<WebSocketException>(() => Connect(own));
        Assert.Equal(200, (await Get(Program.Url, ("Accept", "text/html"))).Status);

        sockets.ForEach(socket => socket.Dispose());
        ClientWebSocket? again = null;
        for (var tries = 0; again is null && tries < 500; tries++)
        {
            try
            {
                again = await Connect(own);
            }
            catch (WebSocketException)
            {
                // The program has not heard of their end yet.
                await Task.Delay(10, Ct);
            }
        }

        Assert.NotNull(again);
        again.Dispose();
    }

    [Theory]
    [InlineData("cross-site", "no-cors", "script", 404)]
    [InlineData("same-site", "cors", "empty", 404)]
    [InlineData("cross-site", "navigate", "iframe", 404)]
    [InlineData("cross-site", "navigate", "document", 200)]
    [InlineData("same-origin", "cors", "empty", 200)]
    [InlineData("none", "navigate", "document", 200)]
    public async Task PageElsewhere_MayLinkHere_AndNothingElse(string site, string mode, string destination, int status) =>
        Assert.Equal(
        status, (await Get(Program.Url, ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination),
            ("Accept", "text/html"))).Status);

    [Fact]
    public async Task CircuitWithoutWebsocket_IsNone()
    {
        var id =
            System.Text.Json.Nodes.JsonNode.Parse(
                (await Send(HttpMethod.Post,
                    new Uri(Program.Url, "_blazor/negotiate?negotiateVersion=1"))).Body)!["connectionToken"];
        Assert.Equal(404, (await Get(new Uri(Program.Url, $"_blazor?id={id}"))).Status);
        Assert.Equal(404, (await Get(new Uri(Program.Url, $"_blazor?id={id}"), ("Accept", "text/event-stream"))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("orders")]
    [InlineData("_blazor/negotiate")]
    [InlineData("api/docs")]
    [InlineData("api/openapi.json")]
    [InlineData("tandem.js")]
    [InlineData("download/statement.csv")]
    [InlineData("hooks/anything")]
    public async Task HooksDoor_AnswersNothingElse(string path)
    {
        var answer = await Get(new Uri(Program.Hooks, path), ("Accept", "text/html"));
        Assert.Equal((404, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task HooksDoor_AnswersTheApi_ForProxiesToo()
    {
        var answer = await Get(new Uri(Program.Hooks, "api/v1/stock?sku=x"), ("Host", "hooks.example"),
            ("X-Forwarded-For", "10.1.2.3"), ("Authorization", $"Bearer {Program.Token}"));
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Answers_SayHowTheyMayBeUsed_AndNotWhatServesThem()
    {
        foreach (var (address, host) in new[]
        {
            (Program.Url, null), (Program.Url, "evil.example"), (new Uri(Program.Url, "download/statement.csv"), null),
            (new Uri(Program.Url, "tandem.css"), null),
            (new Uri(Program.Url, "nowhere"), null), (new Uri(Program.Hooks, "hooks/x"), null),
            (new Uri(Program.Hooks, "api/v1/stock"), null),
        })
        {
            var headers = (await Get(address, ("Host", host ?? address.Authority), ("Accept", "text/html"))).Headers;
            Assert.Contains("X-Content-Type-Options: nosniff", headers, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Referrer-Policy: same-origin", headers, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("X-Frame-Options: DENY", headers, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("frame-ancestors 'none'", headers, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Cross-Origin-Resource-Policy: same-origin", headers, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Server:", headers, StringComparison.OrdinalIgnoreCase);
            Assert.Single(headers.Split('\n'), h => h.StartsWith("Content-Security-Policy", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task OversizedBody_IsRefused_WithoutMoreWords()
    {
        foreach (var path in new[] { $"hooks/shop/{Program.Seller.Shop}", $"hooks/bol/{Program.Seller.Account}", "api/v1/stock",
            "api/v1/shipments" })
        {
            using var request = new HttpRequestMessage(path.EndsWith("stock", StringComparison.Ordinal) ? HttpMethod.Put
                : HttpMethod.Post, new Uri(Program.Hooks, path));
            request.Content = new StreamContent(new MemoryStream(new byte[3_000_000]));
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.TransferEncodingChunked = true;
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Program.Token}");
            request.Headers.TryAddWithoutValidation("Signature", "keyId=0, algorithm=\"rsa-sha256\", signature=AAAA");
            using var response = await _http.SendAsync(request, Ct);
            Assert.Equal(413, (int)response.StatusCode);
            Assert.DoesNotContain("   at ", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", null, "TANDEM_PROXIES")]
    [InlineData("http://10.0.0.9:5080", null, "TANDEM_PROXIES")]
    [InlineData("http://tandem.example:5080", null, "TANDEM_PROXIES")]
    [InlineData("http://[::]:5080", null, "TANDEM_PROXIES")]
    [InlineData("https://tandem.example", null, "TANDEM_PROXIES")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080", "another port")]
    [InlineData("http://127.0.0.1:5080", "nowhere", "nowhere")]
    [InlineData("http://127.0.0.1:5080", "http://tandem.example:5081", "address of this machine")]
    public void Address_ThatOthersReach_IsRefused(string url, string? hooks, string words)
    {
        var settings = new TandemSettings { Url = url, Hooks = hooks, Data = opened.Folder };
        Assert.Contains(words, Assert.Throws<SettingsProblem>(() => TandemHost.Build(settings)).Message,
            StringComparison.Ordinal);
    }

    private async Task<ClientWebSocket> Connect(string origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new Uri($"ws://{Program.Url.Authority}/_blazor"), Ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private Task<(int Status, string Body, string Headers)> Get(Uri address, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, address, headers);

    private async Task<(int Status, string Body, string Headers)> Send(HttpMethod method, Uri address,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        using var response = await _http.SendAsync(request, Ct);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Ct),
            $"{response.Headers}{response.Content.Headers}");
    }

    public sealed class Opened : IAsyncLifetime
    {
        internal OpenProgram Program { get; private set; } = null!;

        public string Folder { get; } = Directory.CreateTempSubdirectory("tandem-front-").FullName;

        public async ValueTask InitializeAsync()
        {
            Program = await OpenProgram.Start();
            await Program.Get<SourceBook>().Save(Program.Seller.Seller, new SourceDraft(StockSource.Api), CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            await Program.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
