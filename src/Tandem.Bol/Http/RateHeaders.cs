using System.Globalization;
using System.Net.Http.Headers;

namespace Tandem.Bol;

/// <summary>
/// What an answer says about the budget. bol's headers vary: the reset comes as seconds or as an epoch, and a 429 may
/// lack Retry-After (client libraries' fixtures, seen 2026-11).
/// </summary>
internal sealed record RateHeaders(
    int? Limit = null, int? Remaining = null, long? Reset = null, TimeSpan? RetryAfter = null, DateTimeOffset? RetryOn = null)
{
    private const long FirstEpoch = 1_000_000_000;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    // What is closed for longer is asked again then: nobody can tell whether bol, or something before it, meant a whole day.
    private static readonly TimeSpan Probe = TimeSpan.FromMinutes(15);

    public static RateHeaders Read(HttpResponseHeaders headers) => new(
        Number(headers, "X-RateLimit-Limit") is { } limit and > 0 ? (int)Math.Min(limit, int.MaxValue) : null,
        Number(headers, "X-RateLimit-Remaining") is { } left ? (int)Math.Min(left, int.MaxValue) : null,
        Number(headers, "X-RateLimit-Reset"),
        headers.RetryAfter?.Delta,
        headers.RetryAfter?.Date);

    /// <summary>When the budget is whole again, if bol says so; never later than one window from now.</summary>
    public DateTimeOffset? ResetAt(DateTimeOffset now, TimeSpan window)
    {
        if (Reset is not { } reset) return null;
        var at = reset < FirstEpoch ? now.AddSeconds(reset) : Epoch.Moment(reset) ?? now;
        // In the past is a clock that differs from ours, or a window that just ended: it tells nothing.
        if (at <= now) return null;
        return at < now + window ? at : now + window;
    }

    /// <summary>When to try again after a 429: as bol says, else after the whole window; never much later than that.</summary>
    public DateTimeOffset RetryAt(DateTimeOffset now, TimeSpan window)
    {
        var wait = RetryAfter ?? (RetryOn > now ? RetryOn - now : null) ?? (ResetAt(now, window) ?? now + window) - now;
        var longest = window > Probe ? window : Probe;
        return now + (wait < Shortest ? Shortest : wait > longest ? longest : wait);
    }

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && decimal.TryParse(values.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and <= long.MaxValue
            ? (long)decimal.Ceiling(number)
            : null;
}
