namespace Tandem.Bol;

/// <summary>Where bol is and how patient the client is.</summary>
public sealed class BolOptions
{
    /// <summary>Root of the API; a path in it is kept (default https://api.bol.com/).</summary>
    public Uri Api { get; set; } = new("https://api.bol.com/");

    /// <summary>The token endpoint (default https://login.bol.com/token).</summary>
    public Uri Login { get; set; } = new("https://login.bol.com/token");

    /// <summary>How long one request may take, in real time (default 30 seconds).</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The largest answer that is read, in bytes after unpacking (default 16 MB; a label's PDF is far below one).
    /// </summary>
    public int LargestAnswer { get; set; } = 16 * 1024 * 1024;

    /// <summary>How many requests of one account may be under way at once (default 8).</summary>
    public int MaxConcurrentPerAccount { get; set; } = 8;

    /// <summary>
    /// How long a request waits for its turn within bol's rate limits before it gives up with
    /// <see cref="BolRateLimited"/>, on the injected clock (default 90 seconds: just
    /// beyond the budgets per minute, far from those per hour).
    /// </summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>After a 429, a wait up to this long is waited out and the request is repeated (default 10 seconds).</summary>
    public TimeSpan ShortWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a read is tried in all when bol fails or does not answer (default 3). Writes are tried once.</summary>
    public int ReadAttempts { get; set; } = 3;

    /// <summary>Whether bol's published table of rate limits is loaded, once a day (default true).</summary>
    public bool LoadPublishedLimits { get; set; } = true;

    /// <summary>The address of a path below the API's root.</summary>
    internal Uri At(string pathAndQuery) => new(Api.AbsoluteUri.TrimEnd('/') + pathAndQuery);
}
