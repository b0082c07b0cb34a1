using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tandem.Tests.Web;

/// <summary>
/// A small provider of OpenID Connect over real HTTP (OpenID Connect Core 1.0, RFC 7636): it signs in whoever <see cref="Subject"/>
/// is without a question, and checks what a client has to send.
/// </summary>
internal sealed class LoginProvider : IAsyncDisposable
{
    public const string Client = "tandem";
    public const string Secret = "een-geheim-van-de-client";
    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, IQueryCollection> _codes = new(StringComparer.Ordinal);

    private LoginProvider(WebApplication app) => _app = app;

    /// <summary>Another name than the program's, so that browsers take it for another site.</summary>
    public string Issuer => _app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>Who signs in.</summary>
    public string Subject { get; set; } = "mens-1";

    /// <summary>Changes what the next token says.</summary>
    public Action<JsonObject>? Claims { get; set; }

    /// <summary>The algorithm in the token's head; <c>none</c> signs nothing.</summary>
    public string Algorithm { get; set; } = "RS256";

    /// <summary>Signs with a key that nobody knows.</summary>
    public bool SignsWrongly { get; set; }

    /// <summary>What browsers came with.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    /// <summary>Codes that were taken for a token.</summary>
    public int Redeemed { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<LoginProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new LoginProvider(app);
        app.MapGet("/.well-known/openid-configuration", provider.Describe);
        app.MapGet("/keys", provider.Keys);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.Token);
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private IResult Describe() => Results.Json(new JsonObject
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = Issuer + "/authorize",
        ["token_endpoint"] = Issuer + "/token",
        ["jwks_uri"] = Issuer + "/keys",
    });

    private IResult Keys()
    {
        var key = _key.ExportParameters(false);
        return Results.Json(new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = "1",
                ["n"] = Base64Url.EncodeToString(key.Modulus),
                ["e"] = Base64Url.EncodeToString(key.Exponent),
            }),
        });
    }

    private IResult Authorize(HttpRequest request)
    {
        Asked = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = request.Query;
        return Results.Redirect(
            $"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync(Ct);
        if (!_codes.TryRemove(form["code"].ToString(), out var asked)
            || form["client_id"] != Client || form["client_secret"] != Secret
            || form["redirect_uri"] != asked["redirect_uri"] || asked["code_challenge_method"] != "S256"
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
                != asked["code_challenge"])
            return Results.Json(new JsonObject { ["error"] = "invalid_grant" }, statusCode: 400);
        Redeemed++;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = Client,
            ["sub"] = Subject,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["nonce"] = asked["nonce"].ToString(),
            ["email"] = "eigenaar@voorbeeld.nl",
            ["email_verified"] = true,
        };
        if (asked.ContainsKey("max_age")) claims["auth_time"] = now;
        Claims?.Invoke(claims);
        return Results.Json(new JsonObject
        {
            ["access_token"] = "toegang-tot-elders",
            ["token_type"] = "Bearer",
            ["id_token"] = Sign(claims),
        });
    }

    private string Sign(JsonObject claims)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["alg"] = Algorithm, ["kid"] = "1" });
        var body = $"{Base64Url.EncodeToString(head)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        if (Algorithm == "none") return body + ".";
        using var other = RSA.Create(2048);
        var signed = (SignsWrongly ? other : _key)
            .SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{body}.{Base64Url.EncodeToString(signed)}";
    }
}
