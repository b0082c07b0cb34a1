using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.WooCommerce.Http;

/// <summary>Signs a request by OAuth 1.0a (RFC 5849), one-legged, HMAC-SHA256: the way to use a key over plain http.</summary>
internal static class OAuth1
{
    /// <summary>The whole query, with the signature as its last parameter.</summary>
    public static string SignedQuery(
        string method, Uri address, IEnumerable<KeyValuePair<string, string>> query, string key, string secret,
        DateTimeOffset now, string nonce)
    {
        List<KeyValuePair<string, string>> all =
        [
            .. query,
            new("oauth_consumer_key", key),
            new("oauth_nonce", nonce),
            new("oauth_signature_method", "HMAC-SHA256"),
            new("oauth_timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ];
        var encoded = all.Select(p => (Key: Encode(p.Key), Value: Encode(p.Value)))
            .OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal)
            .Select(p => $"{p.Key}={p.Value}");
        var parameters = string.Join('&', encoded);
        var text = $"{method.ToUpperInvariant()}&{Encode(address.GetLeftPart(UriPartial.Path))}&{Encode(parameters)}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Encode(secret) + "&"), Encoding.UTF8.GetBytes(text));
        return $"{parameters}&oauth_signature={Encode(Convert.ToBase64String(signature))}";
    }

    // Uri.EscapeDataString keeps exactly RFC 3986's unreserved characters, as RFC 5849 §3.6 asks.
    private static string Encode(string text) => Uri.EscapeDataString(text);
}
