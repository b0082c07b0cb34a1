using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Sandbox.Shop;

/// <summary>Who asks: OAuth 1.0a over http, Basic over https, as WooCommerce has it.</summary>
internal sealed class ShopKeys(ShopSetup setup, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly Dictionary<string, DateTimeOffset> nonces = new(StringComparer.Ordinal);

    /// <summary>
    /// Throws what WooCommerce answers where the key does not do for this. Who gives no key, or over https an unknown one, is a
    /// visitor, who may see nothing; over http an unknown key is an error as a wrong secret is.
    /// </summary>
    public void Demand(HttpRequest http)
    {
        var (key, problem) = http.IsHttps ? Basic(http) : OAuth(http);
        if (problem is not null) throw new Refused(401, "woocommerce_rest_authentication_error", problem);
        if (key is null)
        {
            throw http.Method switch
            {
                "GET" => new Refused(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources."),
                "PUT" or "PATCH" => new Refused(401, "woocommerce_rest_cannot_edit", "Sorry, you are not allowed to edit this resource."),
                "DELETE" => new Refused(401, "woocommerce_rest_cannot_delete", "Sorry, you are not allowed to delete this resource."),
                _ => new Refused(401, "woocommerce_rest_cannot_create", "Sorry, you are not allowed to create resources."),
            };
        }
        if (key == setup.ReadOnlyKey && !HttpMethods.IsGet(http.Method))
            throw new Refused(401, "woocommerce_rest_authentication_error", "The API key provided does not have write permissions.");
    }

    private (string? Key, string? Problem) Basic(HttpRequest http)
    {
        var header = http.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return (null, null);
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header[6..])).Split(':', 2);
        if (Secret(pair[0]) is not { } secret) return (null, null);
        return pair.Length == 2 && pair[1] == secret ? (pair[0], null) : (pair[0], "Consumer secret is invalid.");
    }

    private (string? Key, string? Problem) OAuth(HttpRequest http)
    {
        var key = http.Query["oauth_consumer_key"].ToString();
        if (key.Length == 0) return (null, null);
        if (Secret(key) is not { } secret) return (key, "Consumer key is invalid.");
        var parameters = http.Query.Where(each => each.Key != "oauth_signature")
            .SelectMany(each => each.Value.Select(value => (Key: Encode(each.Key), Value: Encode(value ?? ""))))
            .OrderBy(each => each.Key, StringComparer.Ordinal).ThenBy(each => each.Value, StringComparer.Ordinal)
            .Select(each => $"{each.Key}={each.Value}");
        var address = $"{http.Scheme}://{http.Host}{http.PathBase}{http.Path}";
        var text = $"{http.Method.ToUpperInvariant()}&{Encode(address)}&{Encode(string.Join('&', parameters))}";
        var (secretBytes, textBytes) = (Encoding.UTF8.GetBytes(Encode(secret) + "&"), Encoding.UTF8.GetBytes(text));
        var expected = http.Query["oauth_signature_method"].ToString() switch
        {
            "HMAC-SHA256" => HMACSHA256.HashData(secretBytes, textBytes),
            "HMAC-SHA1" => HMACSHA1.HashData(secretBytes, textBytes),
            _ => [],
        };
        if (expected.Length == 0) return (key, "Invalid signature - signature method is invalid.");
        if (Convert.ToBase64String(expected) != http.Query["oauth_signature"]) return (key, "Invalid signature - provided signature does not match.");
        return Fresh(key, http) ? (key, null) : (key, "Invalid nonce - nonce has already been used.");
    }

    private bool Fresh(string key, HttpRequest http)
    {
        var now = clock.GetUtcNow();
        if (!long.TryParse(http.Query["oauth_timestamp"], CultureInfo.InvariantCulture, out var seconds)) return false;
        if ((now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Window) return false;
        lock (nonces)
        {
            if (nonces.Count > 10_000)
                foreach (var old in nonces.Where(each => now - each.Value > Window).Select(each => each.Key).ToList()) nonces.Remove(old);
            return nonces.TryAdd($"{key}:{http.Query["oauth_nonce"]}", now);
        }
    }

    private string? Secret(string key) =>
        key == setup.Key ? setup.Secret : setup.ReadOnlyKey is { } reader && key == reader ? setup.ReadOnlySecret : null;

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
