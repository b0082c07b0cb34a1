using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Sandbox.Shop;

/// <summary>
/// Who asks. Over http by OAuth 1.0a in the query, over https by Basic or OAuth. A Basic key that the shop does not know, or that
/// came over http, makes the caller a visitor; an OAuth key that it does not know is refused as such. Needs the gate.
/// </summary>
internal sealed class ShopKeys(ShopState state)
{
    private const string Code = "woocommerce_rest_authentication_error";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private static readonly string[] Parameters =
        ["oauth_consumer_key", "oauth_timestamp", "oauth_nonce", "oauth_signature", "oauth_signature_method"];

    private readonly HashSet<string> nonces = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset At, string Nonce)> used = new();

    /// <summary>Refuses a wrong key, a wrong signature, and a write with a key that may only read.</summary>
    /// <returns>False for a visitor.</returns>
    public bool Knows(ShopRequest request, bool https, string? authorization)
    {
        if ((https ? Basic(request, authorization) : null) is { } basic)
            return Permitted(request, basic);
        var given = Parameters.Where(name => Value(request, name).Length > 0).ToList();
        if (given.Count == 0)
            return false;
        if (given.Count < Parameters.Length)
        {
            throw new Refused(401, "woocommerce_rest_authentication_missing_parameter",
                "Missing OAuth parameters " + string.Join(", ", Parameters.Except(given)));
        }
        var key = Find(Value(request, "oauth_consumer_key")) ?? throw Wrong("Consumer key is invalid.");
        CheckSignature(request, key.Secret);
        CheckMoment(request);
        return Permitted(request, key);
    }

    private (string Secret, bool MayWrite)? Basic(ShopRequest request, string? authorization)
    {
        var (name, secret) = (Value(request, "consumer_key"), Value(request, "consumer_secret"));
        if (authorization?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) == true)
        {
            Span<byte> bytes = stackalloc byte[512];
            if (!Convert.TryFromBase64String(authorization[6..].Trim(), bytes, out var length))
                return null;
            var text = Encoding.UTF8.GetString(bytes[..length]);
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            (name, secret) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        }
        if (Find(name) is not { } key)
            return null;
        return Same(key.Secret, secret) ? key : throw Wrong("Consumer secret is invalid.");
    }

    private static bool Permitted(ShopRequest request, (string Secret, bool MayWrite) key) =>
        key.MayWrite || request.Method is "GET" or "HEAD" or "OPTIONS" ? true
            : throw Wrong("The API key provided does not have write permissions.");

    private (string Secret, bool MayWrite)? Find(string key)
    {
        if (key.Length == 0)
            return null;
        if (Same(key, state.Keys.Key))
            return (state.Keys.Secret, true);
        if (state.Granted.Find(each => Same(key, each.Key)) is { Secret: not null } granted)
            return (granted.Secret, true);
        return state.Setup is { ReadOnlyKey: { } readOnly, ReadOnlySecret: { } secret } && Same(key, readOnly) ? (secret, false)
            : null;
    }

    private static void CheckSignature(ShopRequest request, string secret)
    {
        var parameters = request.Query.Where(each => each.Key != "oauth_signature")
            .Select(each => (Key: Uri.EscapeDataString(each.Key), Value: Uri.EscapeDataString(each.Value)))
            .OrderBy(each => each.Key, StringComparer.Ordinal).ThenBy(each => each.Value, StringComparer.Ordinal)
            .Select(each => $"{each.Key}={each.Value}");
        var text =
            $"{request.Method}&{Uri.EscapeDataString(request.BaseUrl + request.Path)}&{Uri.EscapeDataString(string.Join('&', parameters))}";
        var (key, data) = (Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(text));
        var signature = Value(request, "oauth_signature_method").ToUpperInvariant() switch
        {
            "HMAC-SHA256" => HMACSHA256.HashData(key, data),
#pragma warning disable CA5350 // OAuth 1.0a's usual method, which shops accept; nothing here rests on it.
            "HMAC-SHA1" => HMACSHA1.HashData(key, data),
#pragma warning restore CA5350
            _ => throw Wrong("Invalid signature - signature method is invalid."),
        };
        if (!Same(Convert.ToBase64String(signature), Value(request, "oauth_signature").Replace(' ', '+')))
            throw Wrong("Invalid signature - provided signature does not match.");
    }

    private void CheckMoment(ShopRequest request)
    {
        var now = state.Clock.GetUtcNow();
        if (!long.TryParse(Value(request, "oauth_timestamp"), CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Window.TotalSeconds)
            throw Wrong("Invalid timestamp.");
        while (used.TryPeek(out var oldest) && oldest.At < now - Window)
            nonces.Remove(used.Dequeue().Nonce);
        var nonce = $"{Value(request, "oauth_consumer_key")} {Value(request, "oauth_nonce")}";
        if (!nonces.Add(nonce))
            throw Wrong("Invalid nonce - nonce has already been used.");
        used.Enqueue((now, nonce));
    }

    private static string Value(ShopRequest request, string name) =>
        request.Query.LastOrDefault(each => each.Key == name).Value ?? "";

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static Refused Wrong(string message) => new(401, Code, message);
}
