using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tandem.Tests.External;

/// <summary>A supplier's web server on loopback, with one file.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string? Authorization, string? IfNoneMatch)> _requests = new();

    private FileServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/stock.csv";

    public IReadOnlyList<(string? Authorization, string? IfNoneMatch)> Requests => [.. _requests];

    public string Content { get; set; } = "";

    public string? ETag { get; set; }

    /// <summary>When the file was written; null: the server does not say.</summary>
    public DateTimeOffset? Written { get; set; }

    /// <summary>What it does in place of giving the file; null: it gives it.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<FileServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new FileServer(app);
        app.MapFallback("/{**path}", server.Answer);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        _requests.Enqueue(
            (http.Request.Headers.Authorization.FirstOrDefault(), http.Request.Headers.IfNoneMatch.FirstOrDefault()));
        if (Instead is { } instead)
        {
            await instead(http);
            return;
        }

        if (ETag is not null && http.Request.Headers.IfNoneMatch == ETag)
        {
            http.Response.StatusCode = 304;
            return;
        }

        if (ETag is not null) http.Response.Headers.ETag = ETag;
        if (Written is { } written) http.Response.Headers.LastModified = written.ToString("R");
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Content));
    }
}
