using System.IO.Compression;

namespace Tandem.Sandbox.Faults;

/// <summary>The switches of one remote's faults. Stands in front of its requests; queued writes and events ask it too.</summary>
internal sealed class FaultBoard(FaultMix mix, Random random, TimeProvider clock)
{
    private const int OversizedMegabytes = 40;
    private readonly Lock gate = new();

    /// <summary>Switched as a whole, at any moment.</summary>
    public FaultMix Mix { get; set; } = mix;

    public bool Strikes(double chance)
    {
        if (chance <= 0) return false;
        lock (gate) return random.NextDouble() < chance;
    }

    /// <summary>A write was not carried out, and its sender cannot know that. Told with its path and body.</summary>
    public event Action<string, string>? Lost;

    /// <summary>Lets a request through, slows it, spoils it or loses its answer.</summary>
    public async Task Around(HttpContext http, Func<Task> next)
    {
        var ct = http.RequestAborted;
        if (Strikes(Mix.Slow)) await Task.Delay(TimeSpan.FromSeconds(1 + (4 * Share())), clock, ct);
        if (Strikes(Mix.LostBefore))
        {
            await Tell(http);
            http.Abort();
        }
        else if (Strikes(Mix.TooMany))
        {
            if (Share() < 0.5) http.Response.Headers.RetryAfter = "2";
            const string words = """{"title":"Too Many Requests","status":429,"detail":"Too many requests, retry in 2 seconds."}""";
            await Say(http.Response, 429, "application/json", words, ct);
        }
        else if (Strikes(Mix.HtmlError))
        {
            await Tell(http);
            const string words = "<html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>";
            await Say(http.Response, Share() < 0.5 ? 500 : 503, "text/html", words, ct);
        }
        else if (HttpMethods.IsPost(http.Request.Method) && Strikes(Mix.PostBlocked))
        {
            const string words = "<html><head><title>Access denied</title></head><body><h1>Request blocked</h1></body></html>";
            await Say(http.Response, 403, "text/html", words, ct);
        }
        else if (Strikes(Mix.OtherJson))
        {
            await Tell(http);
            await Say(http.Response, 200, "application/json", """{"status":"blocked","incident":17}""", ct);
        }
        else if (Strikes(Mix.Oversized))
        {
            await Tell(http);
            await Oversize(http.Response, ct);
        }
        else if (Strikes(Mix.Maintenance))
        {
            await Tell(http);
            http.Response.Headers.RetryAfter = "600";
            const string words = "<html><head><title>Maintenance</title></head><body>Briefly unavailable.</body></html>";
            await Say(http.Response, 503, "text/html", words, ct);
        }
        else if (Strikes(Mix.LostAfter))
        {
            http.Response.Body = Stream.Null;
            await next();
            http.Abort();
        }
        else
        {
            await next();
        }
    }

    private static Task Say(HttpResponse response, int status, string type, string words, CancellationToken ct)
    {
        (response.StatusCode, response.ContentType) = (status, type);
        return response.WriteAsync(words, ct);
    }

    private static async Task Oversize(HttpResponse response, CancellationToken ct)
    {
        response.ContentType = "application/json";
        response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        var blanks = new byte[1024 * 1024];
        Array.Fill(blanks, (byte)' ');
        for (var i = 0; i < OversizedMegabytes; i++) await packed.WriteAsync(blanks, ct);
        await packed.WriteAsync("[]"u8.ToArray(), ct);
    }

    private async Task Tell(HttpContext http)
    {
        if (Lost is null || HttpMethods.IsGet(http.Request.Method)) return;
        using var reader = new StreamReader(http.Request.Body);
        Lost(http.Request.Path, await reader.ReadToEndAsync(http.RequestAborted));
    }

    private double Share()
    {
        lock (gate) return random.NextDouble();
    }
}
