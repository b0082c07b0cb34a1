using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>bol's login: tokens that live 299 seconds, and a stern word for who asks too often.</summary>
internal sealed class BolTokens(string clientId, string clientSecret, TimeProvider clock)
{
    /// <summary>What the client id of an account's second pair of keys ends in.</summary>
    public const string SecondKeys = "-2";

    private const int Life = 299;
    private const int MostPerMinute = 60;
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> tokens = new(StringComparer.Ordinal);
    private DateTimeOffset minute;
    private int asked;

    public async Task Answer(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        var (status, body) = Answer(http.Request.Headers.Authorization.ToString(), form?["grant_type"].ToString());
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body.ToJsonString(), http.RequestAborted);
    }

    public bool IsGood(string? authorization)
    {
        if (authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) != true) return false;
        lock (gate) return tokens.TryGetValue(authorization[7..], out var until) && clock.GetUtcNow() < until;
    }

    private (int Status, JsonObject Body) Answer(string authorization, string? grant)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now - minute > TimeSpan.FromMinutes(1)) (minute, asked) = (now, 0);
            if (++asked > MostPerMinute) return (429, Error("too_many_requests", "Too many requests, retry in 60 seconds."));
            if (grant != "client_credentials") return (400, Error("unsupported_grant_type", "The grant type is not supported."));
            // A retailer may make a second pair of keys for the same account.
            string[] ids = [clientId, clientId + SecondKeys];
            if (!ids.Any(id => authorization == "Basic "
                + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{clientSecret}"))))
                return (401, Error("invalid_client", "Client authentication failed."));
            foreach (var old in tokens.Where(each => each.Value < now).Select(each => each.Key).ToList()) tokens.Remove(old);
            var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
            tokens.Add(token, now.AddSeconds(Life));
            return (200,
                new JsonObject
                {
                    ["access_token"] = token,
                    ["token_type"] = "Bearer",
                    ["expires_in"] = Life,
                    ["scope"] = "RETAILER"
                });
        }
    }

    private static JsonObject Error(string error, string words) => new() { ["error"] = error, ["error_description"] = words };
}
