using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tandem.Sandbox.Faults;
using Tandem.Sandbox.Shop;
using Tandem.WooCommerce;
using Tandem.WooCommerce.Http;

namespace Tandem.Tests.Sandbox;

/// <summary>What a webhook brought.</summary>
internal sealed record Hooked(string Topic, string? ContentType, string? Signature, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>The simulated shop behind a real Kestrel, with an address for its webhooks, and the real client.</summary>
internal sealed class RunningShop : IAsyncDisposable
{
    public const string Key = "ck_test";
    public const string Secret = "cs_test";

    private readonly WebApplication _app;
    private readonly ServiceProvider _services;

    private RunningShop(WebApplication app, ServiceProvider services, SimulatedShop shop, FakeTimeProvider clock, Uri address) =>
        (_app, _services, Shop, Clock, Address) = (app, services, shop, clock, address);

    public SimulatedShop Shop { get; }
    public FakeTimeProvider Clock { get; }
    public Uri Address { get; }
    public ConcurrentQueue<Hooked> Deliveries { get; } = new();
    public int HookAnswer { get; set; } = 200;
    public string HookUrl => new Uri(Address, "hook").ToString();
    public WooClients Clients => _services.GetRequiredService<WooClients>();
    public WooClient Client => As(Key, Secret);

    public static async Task<RunningShop> Start(
        CancellationToken ct, bool belgianRates = false, string version = "11.0.1", FakeTimeProvider? clock = null,
        ShopTroubles? troubles = null)
    {
        clock ??= new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var shop = new SimulatedShop(new ShopSetup
        {
            Key = Key,
            Secret = Secret,
            ReadOnlyKey = "ck_read",
            ReadOnlySecret = "cs_read",
            BelgianRates = belgianRates,
            Version = version,
            Troubles = troubles ?? new ShopTroubles(),
            WebhookDelayMax = TimeSpan.FromSeconds(60),
        }, new FaultBoard(FaultMix.None, new Random(1), TimeProvider.System), clock, new Random(7));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        shop.Map(app);
        RunningShop? running = null;
        app.MapPost("/hook", context => running!.Receive(context));
        await app.StartAsync(ct);
        var address =
            new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddWooCommerce(o => o.ReadAttempts = 1)
            .BuildServiceProvider();
        return running = new(app, services, shop, clock, address);
    }

    public WooClient As(string key, string secret) =>
        Clients.For($"{key}/{secret}", new WooCredentials(Address, key, secret));

    /// <summary>A request as it stands, signed, with a body of any kind.</summary>
    public async Task<HttpResponseMessage> Send(
        string method, string path, CancellationToken ct, string query = "", string? body = null,
        string contentType = "application/json", DateTimeOffset? at = null, string? nonce = null)
    {
        var address = new Uri(Address, "wp-json/wc/v3/" + path);
        var asked = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('=', 2))
            .Select(each => KeyValuePair.Create(each[0], each[1]));
        var signed = OAuth1.SignedQuery(method, address, asked, Key, Secret, at ?? Clock.GetUtcNow(), nonce ?? Guid.NewGuid()
            .ToString("N"));
        using var message = new HttpRequestMessage(new HttpMethod(method), new Uri($"{address}?{signed}"));
        if (body is not null)
            message.Content = new StringContent(body, Encoding.UTF8, contentType);
        using var http = new HttpClient();
        return await http.SendAsync(message, ct);
    }

    /// <summary>
    /// Lets the shop's clock run, second by second, until so many deliveries have come in (pings included) or the time is over.
    /// </summary>
    public async Task Until(int deliveries, TimeSpan atMost, CancellationToken ct)
    {
        for (var passed = TimeSpan.Zero; passed < atMost && Deliveries.Count < deliveries; passed += TimeSpan.FromSeconds(1))
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, ct);
        }
    }

    /// <summary>Waits in real time only: for what is due at once.</summary>
    public async Task Now(int deliveries, CancellationToken ct)
    {
        for (var tries = 0; tries < 250 && Deliveries.Count < deliveries; tries++)
            await Task.Delay(20, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        await _services.DisposeAsync();
        await _app.DisposeAsync();
    }

    private async Task Receive(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        Deliveries.Enqueue(new(headers["X-WC-Webhook-Topic"].ToString(), context.Request.ContentType,
            headers.TryGetValue("X-WC-Webhook-Signature", out var signature) ? signature.ToString() : null, body.ToArray()));
        context.Response.StatusCode = HookAnswer;
    }
}
