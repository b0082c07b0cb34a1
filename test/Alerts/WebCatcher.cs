using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tandem.Tests.Alerts;

/// <summary>What a web address was sent.</summary>
internal sealed record Caught(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>A web server on loopback that keeps what it gets, and answers as the test says.</summary>
internal sealed class WebCatcher : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Caught> _caught = new();

    private WebCatcher(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public IReadOnlyList<Caught> All => [.. _caught];

    public int Status { get; set; } = 200;

    public string Words { get; set; } = "ok";

    public static async Task<WebCatcher> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var catcher = new WebCatcher(app);
        app.MapFallback("/{**path}", catcher.Answer);
        await app.StartAsync();
        return catcher;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (Status == 200)
            _caught.Enqueue(new Caught(http.Request.Method, http.Request.Path, body,
                http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        http.Response.StatusCode = Status;
        await http.Response.WriteAsync(Words);
    }
}
