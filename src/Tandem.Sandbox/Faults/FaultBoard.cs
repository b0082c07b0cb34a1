namespace Tandem.Sandbox.Faults;

/// <summary>The switches of one remote's faults. Stands in front of its requests; queued writes and events ask it too.</summary>
internal sealed class FaultBoard(FaultMix mix, Random random, TimeProvider clock)
{
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
            http.Response.StatusCode = 429;
            if (Share() < 0.5) http.Response.Headers.RetryAfter = "2";
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync("""{"title":"Too Many Requests","status":429,"detail":"Too many requests, retry in 2 seconds."}""", ct);
        }
        else if (Strikes(Mix.HtmlError))
        {
            await Tell(http);
            http.Response.StatusCode = Share() < 0.5 ? 500 : 503;
            http.Response.ContentType = "text/html";
            await http.Response.WriteAsync("<html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>", ct);
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
