using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tandem.Tests.Sandbox;

/// <summary>A webhook as it came in.</summary>
public sealed record Caught(string? Signature, byte[] Body);

/// <summary>A subscriber on loopback that keeps what it is told.</summary>
public sealed class HookCatcher : IAsyncDisposable
{
    private readonly WebApplication server;

    private HookCatcher(WebApplication server) => this.server = server;

    public ConcurrentQueue<Caught> Caught { get; } = new();

    /// <summary>How it answers.</summary>
    public int Status { get; set; } = 200;

    public string Url => server.Urls.First() + "/bol";

    public static async Task<HookCatcher> Start(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var catcher = new HookCatcher(app);
        app.MapPost("/bol", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            catcher.Caught.Enqueue(new Caught(request.Headers["Signature"], body.ToArray()));
            return Results.StatusCode(catcher.Status);
        });
        await app.StartAsync(ct);
        return catcher;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
