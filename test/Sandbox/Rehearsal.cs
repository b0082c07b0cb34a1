using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Tandem.Bol;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.WooCommerce.Http;

namespace Tandem.Tests.Sandbox;

/// <summary>What an HTTP request was answered with.</summary>
public sealed record Answered(int Status, string? ContentType, string Body, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}

/// <summary>The sandbox on a clock that stands still until the test moves it, without shoppers and without faults.</summary>
public sealed class Rehearsal : IHttpClientFactory, IAsyncDisposable
{
    public const string V10 = "application/vnd.retailer.v10+json";
    public const string V11 = "application/vnd.retailer.v11+json";

    private readonly HttpClient http = new();
    private readonly SandboxHost host;

    private Rehearsal(SandboxHost host, FakeTimeProvider clock)
    {
        (this.host, Clock) = (host, clock);
        var options = new BolOptions
        {
            Api = host.BolApi,
            Login = host.BolLogin,
            LoadPublishedLimits = false,
            ReadAttempts = 1,
            ShortWait = TimeSpan.Zero,
            LongestWait = TimeSpan.Zero,
        };
        Bol = new BolClients(this, Options.Create(options), clock)
            .For("account", new BolCredentials(host.BolClientId, host.BolClientSecret));
    }

    public FakeTimeProvider Clock { get; }
    public BolClient Bol { get; }
    public SandboxHost Host => host;
    public static string Gtin => Seeding.Gtin(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>By default nothing lags: writes are done and orders are listed by the next request.</summary>
    public static async Task<Rehearsal> Start(Func<SandboxOptions, SandboxOptions>? change = null)
    {
        // Noon: far from the edge of a rate limit's window, of an hour and of a day.
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var options = new SandboxOptions
        {
            Items = 6,
            StartShoppers = false,
            BolListLagMax = TimeSpan.Zero,
            BolProcessMax = TimeSpan.Zero,
            ShopWebhookDelayMax = TimeSpan.Zero,
            Clock = clock,
        };
        return new Rehearsal(await SandboxHost.Start(change?.Invoke(options) ?? options, Token), clock);
    }

    /// <summary>Orders at bol; the order's id.</summary>
    public async Task<string> OrderAtBol(int units = 1, string? gtin = null) =>
        (string)(await Ledger(HttpMethod.Post, $"shoppers/order?side=bol&gtin={gtin ?? Gtin}&units={units}")).Json["id"]!;

    public async Task<long> OrderInShop(int units = 1) =>
        (long)(await Ledger(HttpMethod.Post, $"shoppers/order?side=shop&gtin={Gtin}&units={units}")).Json["id"]!;

    public async Task<JsonNode> Stock() => (await Ledger(HttpMethod.Get, $"stock?gtin={Gtin}")).Json;

    public async Task<JsonNode> Verdict() => (await Ledger(HttpMethod.Get, "verdict")).Json;

    public async Task<Answered> Ledger(HttpMethod method, string pathAndQuery)
    {
        using var request = new HttpRequestMessage(method, new Uri(host.Ledger, pathAndQuery));
        var answer = await Send(request);
        Assert.True(answer.Status < 300, $"{method} {pathAndQuery}: {answer.Status}");
        return answer;
    }

    /// <summary>Moves the clock second by second, each time leaving the sandbox a moment to act, until it has happened.</summary>
    public async Task Until(Func<bool> happened, int seconds = 120)
    {
        for (var i = 0; i < seconds * 10 && !happened(); i++)
        {
            if (i % 10 == 0) Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Token);
        }
        // The simulated seconds are over; a busy machine may still be at work on what they brought about.
        for (var i = 0; i < 6_000 && !happened(); i++) await Task.Delay(10, Token);
        Assert.True(happened(), $"It did not happen in {seconds} seconds.");
    }

    /// <summary>A token straight from the login.</summary>
    public async Task<Answered> LogIn(string? secret = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, host.BolLogin)
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Headers.Authorization = Basic(host.BolClientId, secret ?? host.BolClientSecret);
        return await Send(request);
    }

    /// <summary>A question to bol, past our client and its patience.</summary>
    public async Task<Answered> AskBol(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.BolApi, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Accept", path.StartsWith("retailer/offers", StringComparison.Ordinal) ? V11
            : V10);
        return await Send(request);
    }

    /// <summary>A request to the shop's REST API with its keys.</summary>
    public async Task<Answered> Shop(HttpMethod method, string path, JsonNode? body = null,
        params KeyValuePair<string, string>[] query)
    {
        var address = new Uri(host.Shop, $"wp-json/wc/v3/{path}");
        var nonce = Guid.NewGuid().ToString("N");
        var signed = OAuth1.SignedQuery(method.Method, address, query, host.ShopKey, host.ShopSecret, Clock.GetUtcNow(), nonce);
        using var request = new HttpRequestMessage(method, new Uri($"{address}?{signed}"));
        if (body is not null) request.Content = JsonContent.Create(body);
        return await Send(request);
    }

    public async Task<Answered> Send(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, Token);
        var body = await response.Content.ReadAsStringAsync(Token);
        return new Answered((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), body, response.Headers);
    }

    public HttpClient CreateClient(string name) => new();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await host.DisposeAsync();
    }

    private static AuthenticationHeaderValue Basic(string name, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret}")));
}
