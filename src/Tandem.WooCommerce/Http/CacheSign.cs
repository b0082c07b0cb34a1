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
        "X-Kinsta-Cache", "X-WP-CF-Super-Cache", "Cache-Status"];

    // Cloudflare's STALE and UPDATING are old answers too.
    private static readonly string[] FromCache = ["hit", "stale", "updating"];

    public static string? Of(HttpResponseHeaders headers)
    {
        if (headers.Age is { } age && age > TimeSpan.Zero)
            return $"Age: {((int)age.TotalSeconds).ToString(CultureInfo.InvariantCulture)}";
        foreach (var name in Named)
        {
            if (headers.TryGetValues(name, out var values)
                && values.FirstOrDefault(value => FromCache.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase)))
                    is { } hit)
                return $"{name}: {(hit.Length > 60 ? hit[..60] : hit)}";
        }

        return headers.TryGetValues("X-Varnish", out var varnish) && varnish.First().Contains(' ', StringComparison.Ordinal)
            ? "X-Varnish" : null;
    }
}
