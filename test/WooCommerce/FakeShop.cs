using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>A request as it would have gone over the wire.</summary>
public sealed record Sent(string Method, Uri Address, string? Body, string? ContentType, string? Authorization)
{
    /// <summary>A parameter of the query, decoded; null where it was not sent.</summary>
    public string? this[string name] => Address.Query.TrimStart('?').Split('&')
        .Select(p => p.Split('=', 2)).Where(p => Uri.UnescapeDataString(p[0]) == name).Select(p => Uri.UnescapeDataString(p[1]))
        .FirstOrDefault();
}

/// <summary>A shop as a message handler: answers what the test says and remembers all requests. Its clock stands still.</summary>
public sealed class FakeShop : HttpMessageHandler, IHttpClientFactory
{
    public static readonly WooCredentials Keys = new(new Uri("https://shop.test/"), "ck_the-key", "cs_the-secret");

    private readonly ConcurrentQueue<Sent> _requests = new();

    public FakeShop(WooCredentials? keys = null, Action<WooOptions>? configure = null)
    {
        var options = new WooOptions();
        configure?.Invoke(options);
        Clients = new WooClients(this, options, Clock);
        Client = Clients.For("shop", keys ?? Keys);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public WooClients Clients { get; }

    public WooClient Client { get; }

    /// <summary>Holds back every answer until it is done.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Answers; the default says yes to everything, about the thing that the address names.</summary>
    public Func<Sent, HttpResponseMessage> Answer { get; set; } = sent => Json(
        200, $$"""{"id":{{sent.Address.Segments.Select(s => s.TrimEnd('/')).LastOrDefault(s => s.Length > 0 && s.All(char.IsAsciiDigit)) ?? "7"}}}""");

    public IReadOnlyList<Sent> Requests => [.. _requests];

    public Sent Last => _requests.Last();

    public static HttpResponseMessage Json(int status, string body, params (string Name, string Value)[] headers) =>
        Make(status, body, "application/json", headers);

    public static HttpResponseMessage Html(int status, params (string Name, string Value)[] headers) =>
        Make(status, "<!doctype html><title>Er is iets misgegaan</title>", "text/html", headers);

    /// <summary>An error as WooCommerce writes it.</summary>
    public static HttpResponseMessage Error(int status, string code, string message = "Nee.") =>
        Json(status, $$$"""{"code":"{{{code}}}","message":"{{{message}}}","data":{"status":{{{status}}}}}""");

    /// <summary>An answer of this many bytes once it is unpacked, of a thousandth of that on the line.</summary>
    public static HttpResponseMessage Packed(string start, string repeated, int bytes, string end, Action<Stream>? made = null)
    {
        var packed = new MemoryStream();
        using (var zip =
            new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            var (first, part, last) =
                (Encoding.UTF8.GetBytes(start), Encoding.UTF8.GetBytes(repeated), Encoding.UTF8.GetBytes(end));
            zip.Write(first);
            for (var written = 0; written < bytes; written += part.Length) zip.Write(part);
            zip.Write(last);
        }

        // What a handler that unpacks hands on: a stream without a length.
        packed.Position = 0;
        made?.Invoke(packed);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(
                new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress, leaveOpen: true)),
        };
    }

    /// <summary>Answers with these, the last one for ever.</summary>
    public void Gives(params Func<HttpResponseMessage>[] answers)
    {
        var turn = -1;
        Answer = _ => answers[Math.Min(Interlocked.Increment(ref turn), answers.Length - 1)]();
    }

    /// <summary>A cache between that keeps the first answer to every address, and does not say so.</summary>
    public void CachesByAddress(Func<Sent, HttpResponseMessage> answer)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        Answer = sent =>
        {
            if (sent.Method != "GET") return answer(sent);
            if (!kept.TryGetValue(sent.Address.AbsoluteUri, out var body))
                kept[sent.Address.AbsoluteUri] = body = answer(sent).Content.ReadAsStringAsync().GetAwaiter().GetResult();
            return Json(200, body);
        };
    }

    /// <summary>Moves the clock in steps until the task is done.</summary>
    public async Task<T> Pass<T>(Task<T> task)
    {
        for (var step = 0; step < 20_000 && !task.IsCompleted; step++)
        {
            await Task.WhenAny(task, Task.Delay(1));
            if (!task.IsCompleted) Clock.Advance(TimeSpan.FromMilliseconds(250));
        }

        return await task;
    }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new Sent(
            request.Method.Method, request.RequestUri!, body, request.Content?.Headers.ContentType?.ToString(),
            request.Headers.Authorization?.ToString());
        _requests.Enqueue(sent);
        await Gate.WaitAsync(cancellationToken);
        return Answer(sent);
    }

    private static HttpResponseMessage Make(int status, string body, string contentType, (string Name, string Value)[] headers)
    {
        var response =
            new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
