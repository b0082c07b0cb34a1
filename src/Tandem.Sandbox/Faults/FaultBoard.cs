using System.IO.Compression;

namespace Tandem.Sandbox.Faults;

/// <summary>The switches of one remote's faults. Stands in front of its requests; queued writes and events ask it too.</summary>
internal sealed class FaultBoard(FaultMix mix, Random random, TimeProvider clock)
{
    private const int OversizedMegabytes = 40;
    private const int Remembered = 200;
    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset At, string What)> spoiled = new();

    /// <summary>Switched as a whole, at any moment.</summary>
    public FaultMix Mix { get; set; } = mix;

    public bool Strikes(double chance)
    {
        if (chance <= 0) return false;
        lock (gate) return random.NextDouble() < chance;
    }

    /// <summary>What was answered otherwise than asked, or not at all, the last two hundred times.</summary>
    public IReadOnlyList<(DateTimeOffset At, string What)> Spoiled
    {
        get
        {
            lock (gate) return [.. spoiled];
        }
    }

    /// <summary>A write was not carried out, and its sender cannot know that. Told with its path and body.</summary>
    public event Action<string, string>? Lost;

    /// <summary>Lets a request through, slows it, spoils it or loses its answer.</summary>
    public async Task Around(HttpContext http, Func<Task> next)
    {
        var ct = http.RequestAborted;
        if (Strikes(Mix.Slow))
        {
            Note(http, nameof(Mix.Slow));
            await Task.Delay(TimeSpan.FromSeconds(1 + (4 * Share())), clock, ct);
        }

        if (Spoils(http, nameof(Mix.LostBefore), Mix.LostBefore))
        {
            await Tell(http);
            http.Abort();
        }
        else if (Spoils(http, nameof(Mix.TooMany), Mix.TooMany))
        {
            if (Share() < 0.5) http.Response.Headers.RetryAfter = "2";
            const string words = """{"title":"Too Many Requests","status":429,"detail":"Too many requests, retry in 2 seconds."}""";
            await Say(http.Response, 429, "application/json", words, ct);
        }
        else if (Spoils(http, nameof(Mix.HtmlError), Mix.HtmlError))
        {
            await Tell(http);
            const string words = "<html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>";
            await Say(http.Response, Share() < 0.5 ? 500 : 503, "text/html", words, ct);
        }
        else if (HttpMethods.IsPost(http.Request.Method) && Spoils(http, nameof(Mix.PostBlocked), Mix.PostBlocked))
        {
            const string words = "<html><head><title>Access denied</title></head><body><h1>Request blocked</h1></body></html>";
            await Say(http.Response, 403, "text/html", words, ct);
        }
        else if (Spoils(http, nameof(Mix.OtherJson), Mix.OtherJson))
        {
            await Tell(http);
            await Say(http.Response, 200, "application/json", """{"status":"blocked","incident":17}""", ct);
        }
        else if (Spoils(http, nameof(Mix.Oversized), Mix.Oversized))
        {
            await Tell(http);
            await Oversize(http.Response, ct);
        }
        else if (Spoils(http, nameof(Mix.Maintenance), Mix.Maintenance))
        {
            await Tell(http);
            http.Response.Headers.RetryAfter = "600";
            const string words = "<html><head><title>Maintenance</title></head><body>Briefly unavailable.</body></html>";
            await Say(http.Response, 503, "text/html", words, ct);
        }
        else if (Spoils(http, nameof(Mix.LostAfter), Mix.LostAfter))
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

    private bool Spoils(HttpContext http, string what, double chance)
    {
        if (!Strikes(chance)) return false;
        Note(http, what);
        return true;
    }

    private void Note(HttpContext http, string what)
    {
        lock (gate)
        {
            if (spoiled.Count == Remembered) spoiled.Dequeue();
            spoiled.Enqueue((clock.GetUtcNow(), $"{what} {http.Request.Method} {http.Request.Path}"));
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
