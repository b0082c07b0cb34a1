using System.Globalization;
using System.Net.Http.Headers;

namespace Tandem.WooCommerce.Http;

/// <summary>
/// What in an answer's headers says that a cache gave it, as <c>header: value</c>; null: nothing does. RFC 9111 (Age) and
/// RFC 9211 (Cache-Status); CF-Cache-Status is Cloudflare's, X-Cache the common one of proxies and hosts, X-LiteSpeed-Cache and
/// X-Varnish (two numbers: a hit) those of the programs of these names.
/// </summary>
internal static class CacheSign
{
    private static readonly string[] Named = ["X-Cache", "CF-Cache-Status", "X-LiteSpeed-Cache", "X-Proxy-Cache", "X-Nginx-Cache",
        "X-Kinsta-Cache", "X-WP-CF-Super-Cache"];

    // Cloudflare's STALE and UPDATING are old answers too; TCP_ is Squid's and Akamai's. HIT-FOR-PASS is none.
    private static readonly string[] FromCache =
        ["hit", "stale", "updating", "tcp_hit", "tcp_mem_hit", "tcp_stale_hit", "tcp_ims_hit"];

    // Less may be a clock that is a little ahead.
    private static readonly TimeSpan SureAge = TimeSpan.FromMinutes(1);

    public static string? Of(HttpResponseHeaders headers)
    {
        if (headers.Age is { } age && age >= SureAge)
            return $"Age: {((int)age.TotalSeconds).ToString(CultureInfo.InvariantCulture)}";
        foreach (var name in Named)
        {
            if (headers.TryGetValues(name, out var values)
                && values.SelectMany(v => v.Split(',')).FirstOrDefault(IsHit) is { } hit)
                return Said(name, hit);
        }

        if (headers.TryGetValues("Cache-Status", out var status)
            && status.SelectMany(v => v.Split(',')).FirstOrDefault(SaysHit) is { } said) return Said("Cache-Status", said);

        return headers.TryGetValues("X-Varnish", out var varnish) && varnish.First().Contains(' ', StringComparison.Ordinal)
            ? "X-Varnish" : null;
    }

    /// <summary>The first word says it; what follows is the name of a machine: <c>Hit from cloudfront</c>.</summary>
    private static bool IsHit(string value) =>
        value.Split([' ', ';', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var first, ..]
            && FromCache.Contains(first, StringComparer.OrdinalIgnoreCase);

    /// <summary>The parameter <c>hit</c> of one cache, behind its name: <c>edge; hit; ttl=30</c> (RFC 9211 §2.1).</summary>
    private static bool SaysHit(string value) =>
        value.Split(';').Skip(1).Any(part => part.Trim().ToLowerInvariant() is "hit" or "hit=?1");

    private static string Said(string name, string value)
    {
        var said = value.Trim();
        return $"{name}: {(said.Length > 60 ? said[..60] : said)}";
    }
}
