using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>The part of bol that says with which key it signs its webhooks, on loopback.</summary>
internal sealed class BolKeys : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _asked;

    private BolKeys(WebApplication app) => _app = app;

    /// <summary>How often the keys were asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>What it answers when it is asked for the keys.</summary>
    public int Status { get; set; } = 200;

    public Uri Url => new(_app.Urls.Single());

    public static async Task<BolKeys> Start(RSA key)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var keys = new BolKeys(app);
        var published = JsonSerializer.Serialize(new
        {
            signatureKeys = new[] { new { id = "0", type = "RSA",
                publicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()) } },
        });
        app.MapPost("/token",
            () => Results.Text("""{"access_token":"t","expires_in":300,"token_type":"Bearer"}""", "application/json"));
        app.MapGet("/retailer/subscriptions/signature-keys", () =>
        {
            Interlocked.Increment(ref keys._asked);
            return keys.Status == 200 ? Results.Text(published, "application/json") : Results.StatusCode(keys.Status);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return keys;
    }

    /// <summary>Lets a program ask here.</summary>
    public void For(TandemSettings settings) =>
        (settings.BolApi, settings.BolLogin) = (new Uri(Url, "/"), new Uri(Url, "/token"));

    /// <summary>As bol signs a body.</summary>
    public static string Header(RSA key, byte[] body) =>
        $"keyId=0, algorithm=\"rsa-sha256\", signature={Convert.ToBase64String(key.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
