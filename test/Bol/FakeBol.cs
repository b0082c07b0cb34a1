using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Tandem.Bol;

namespace Tandem.Tests.Bol;

/// <summary>A request as it would have gone over the wire.</summary>
public sealed record Sent(
    string Method, string PathAndQuery, string? Body, string? ContentType, string Accept, string? Authorization,
    DateTimeOffset At);

/// <summary>
/// bol as a message handler: hands out tokens, answers the rest with what the test says, and remembers all requests. The
/// clock stands still until the test moves it.
/// </summary>
public sealed class FakeBol : HttpMessageHandler, IHttpClientFactory
{
    public static readonly BolCredentials Credentials = new("the-client", "the-secret");

    private readonly ConcurrentQueue<Sent> requests = new();
    private int tokens;

    public FakeBol(Action<BolOptions>? configure = null)
    {
        var options = new BolOptions { LoadPublishedLimits = false };
        configure?.Invoke(options);
        Clients = new BolClients(this, Options.Create(options), Clock);
        Client = Clients.For("account", Credentials);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public BolClients Clients { get; }

    public BolClient Client { get; }

    /// <summary>
    /// Answers the API; the default has empty lists, each thing by the id that is asked for, and queues every write.
    /// </summary>
    public Func<Sent, HttpResponseMessage> Api { get; set; } = sent => Json(200, Answer(sent));

    /// <summary>Answers the login; the default gives token-1, token-2 and so on for 299 seconds.</summary>
    public Func<int, HttpResponseMessage> Login { get; set; } = number =>
        Json(200, $$"""{"access_token":"token-{{number}}","token_type":"Bearer","expires_in":299,"scope":"RETAILER"}""");

    /// <summary>Holds back every answer of the login until it is done.</summary>
    public Task LoginGate { get; set; } = Task.CompletedTask;

    public IReadOnlyList<Sent> Logins => [.. requests.Where(request => request.PathAndQuery == "/token")];

    public IReadOnlyList<Sent> Calls => [.. requests.Where(request => request.PathAndQuery != "/token")];

    public static string Answer(Sent sent) => sent.PathAndQuery.Split('?')[0].Split('/') switch
    {
        [_, "shared", _] or [.., "delivery-options"] => "{}",
        [_, _, "offers", var id] when sent.Method != "GET" => $$"""{"offerId":"{{id}}"}""",
        _ when sent.Method != "GET" => """{"processStatusId":"1","offerId":"o"}""",
        [_, _, not "subscriptions", var escaped] when Uri.UnescapeDataString(escaped) is var id =>
            $$"""{"orderId":"{{id}}","offerId":"{{id}}","shipmentId":"{{id}}","returnId":"{{id}}","replenishmentId":"{{id}}","processStatusId":"{{id}}"}""",
        _ => "{}",
    };

    public static HttpResponseMessage Json(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    /// <summary>Answers with these, the last one for ever.</summary>
    public void ApiGives(params Func<HttpResponseMessage>[] answers)
    {
        var turn = -1;
        Api = _ => answers[Math.Min(Interlocked.Increment(ref turn), answers.Length - 1)]();
    }

    /// <summary>Moves the clock in steps until the task is done.</summary>
    public async Task<T> Pass<T>(Task<T> task, int stepMilliseconds = 500)
    {
        for (var step = 0; step < 20_000 && !task.IsCompleted; step++)
        {
            await Task.WhenAny(task, Task.Delay(1));
            if (!task.IsCompleted) Clock.Advance(TimeSpan.FromMilliseconds(stepMilliseconds));
        }
        return await task;
    }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new Sent(
            request.Method.Method, request.RequestUri!.PathAndQuery, body, request.Content?.Headers.ContentType?.ToString(),
            request.Headers.Accept.ToString(), request.Headers.Authorization?.ToString(), Clock.GetUtcNow());
        requests.Enqueue(sent);
        if (sent.PathAndQuery != "/token") return Api(sent);
        var number = Interlocked.Increment(ref tokens);
        await LoginGate.WaitAsync(cancellationToken);
        return Login(number);
    }
}
