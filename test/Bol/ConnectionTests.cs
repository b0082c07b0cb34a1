using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tandem.Bol;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Bol;

/// <summary>What real connections do, over the registration that the program uses.</summary>
public sealed class ConnectionTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private const string Token = "a-token-that-nobody-may-read";

    private readonly WebApplication server;
    private readonly List<ServiceProvider> providers = [];
    private readonly TaskCompletionSource stop = new();
    private int received;

    public ConnectionTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.MapPost("/token", () => Results.Json(new { access_token = Token, expires_in = 299 }));
        server.Map("/api/retailer/orders/cancellation", (HttpContext context) => Hang(context));
        server.Map("/api/retailer/orders", (HttpContext context) => Hang(context));
        server.Map("/api/retailer/shipments", async (HttpContext context) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            Interlocked.Increment(ref received);
            context.Abort();
        });
        server.Map("/api/retailer/orders/{id}", (string id) => id switch
        {
            "html" => Results.Text("<html>oops</html>", "text/html", statusCode: 500),
            "away" => Results.Redirect("http://127.0.0.1:9/elsewhere"),
            _ => Results.Text("""{"orderId":"7"}""", BolCall.V10),
        });
    }

    private async Task Hang(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        Interlocked.Increment(ref received);
        await stop.Task;
    }

    private async Task<BolClient> Client(Action<BolOptions>? configure = null)
    {
        await server.StartAsync();
        var root = new Uri(server.Urls.Single());
        return Client(root, configure);
    }

    private BolClient Client(Uri root, Action<BolOptions>? configure = null, Uri? login = null, ILoggerProvider? logs = null)
    {
        var services = new ServiceCollection().AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (logs is not null) logging.AddProvider(logs);
        }).AddBol(options =>
        {
            // A path in the root is kept, with or without a slash at its end.
            options.Api = new Uri(root, "api");
            options.Login = login ?? new Uri(root, "token");
            options.LoadPublishedLimits = false;
            configure?.Invoke(options);
        }).BuildServiceProvider();
        providers.Add(services);
        return services.GetRequiredService<BolClients>().For("account", FakeBol.Credentials);
    }

    [Fact]
    public async Task Read_OverTheWire_Works()
    {
        var client = await Client();
        Assert.Equal("7", (await client.GetOrder("7", None))?.OrderId);
    }

    [Fact]
    public async Task Write_NoAnswerInTime_IsUnknown()
    {
        var client = await Client(options => options.Timeout = TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAsync<BolUnknown>(() => client.CancelOrderItem("1", "OTHER", None));
        Assert.Equal(1, received);
    }

    [Fact]
    public async Task Read_NoAnswerInTime_IsRepeatedThenUnavailable()
    {
        var client = await Client(options => (options.Timeout, options.ReadAttempts) = (TimeSpan.FromMilliseconds(300), 2));
        await Assert.ThrowsAsync<BolUnavailable>(() => client.GetOrders(new(), None));
        Assert.Equal(2, received);
    }

    [Fact]
    public async Task Write_ConnectionBrokenAfterSending_IsUnknownAndSentOnce()
    {
        var client = await Client();
        await client.GetOrder("7", None);
        await Assert.ThrowsAsync<BolUnknown>(() => client.CreateShipment(new([new("1")]), None));
        Assert.Equal(1, received);
    }

    [Fact]
    public async Task Cancelled_WhileWaiting_EndsAtOnce()
    {
        var client = await Client();
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CancelOrderItem("1", "OTHER", cancelled.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Refused_Connection_IsUnavailableAlsoForAWrite()
    {
        var client = await Client();
        await client.GetOrder("7", None);
        var nowhere =
            Client(new Uri($"http://127.0.0.1:{FreePort.Next()}/"), login: new Uri(new Uri(server.Urls.Single()), "token"));
        await Assert.ThrowsAsync<BolUnavailable>(() => nowhere.CancelOrderItem("1", "OTHER", None));
    }

    [Fact]
    public async Task Unknown_Host_IsUnavailableAlsoForAWrite()
    {
        await server.StartAsync();
        var nowhere = Client(new Uri("http://no-such-host.invalid/"), login: new Uri(new Uri(server.Urls.Single()), "token"));
        await Assert.ThrowsAsync<BolUnavailable>(() => nowhere.CancelOrderItem("1", "OTHER", None));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("away")]
    public async Task Answer_HtmlOrRedirect_IsUnavailable(string id)
    {
        var client = await Client(options => options.ReadAttempts = 1);
        await Assert.ThrowsAsync<BolUnavailable>(() => client.GetOrder(id, None));
    }

    [Fact]
    public async Task Logs_AtTheirMostTalkative_HoldNoSecret()
    {
        var lines = new LogLines();
        await server.StartAsync();
        var client = Client(new Uri(server.Urls.Single()), logs: lines);
        await client.GetOrder("7", None);
        var basic =
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{FakeBol.Credentials.ClientId}:{FakeBol.Credentials.ClientSecret}"));
        Assert.Contains("retailer/orders/7", lines.All, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeBol.Credentials.ClientSecret, lines.All, StringComparison.Ordinal);
        Assert.DoesNotContain(basic, lines.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, lines.All, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        stop.TrySetResult();
        foreach (var provider in providers) await provider.DisposeAsync();
        await server.DisposeAsync();
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public string All => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
