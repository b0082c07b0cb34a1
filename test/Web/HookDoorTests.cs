using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox;
using Tandem.Tests.Databases;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>
/// The door that strangers reach: one answer for all of them, held to a rate by where they come from, and never at the cost of
/// who belongs there.
/// </summary>
public sealed class HookDoorTests : IDisposable
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":7}""");
    private readonly RSA _key = RSA.Create(2048);
    private readonly HttpClient _http = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<OpenProgram> Open(Action<TandemSettings>? change = null)
    {
        // On a slow clock, so that no minute of a rate ends in between.
        var clock = new PacedClock(1);
        var program = await OpenProgram.Start(change: settings =>
        {
            settings.Clock = clock;
            change?.Invoke(settings);
        });
        clock.Pace = 0.2;
        return program;
    }

    public void Dispose()
    {
        _key.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task UnknownOwner_AndWrongSignature_GetTheSameAnswer()
    {
        await using var keys = await BolKeys.Start(_key);
        await using var program = await Open(keys.For);
        var unknown = Guid.NewGuid().ToString("N");
        foreach (var path in new[]
        {
            $"hooks/shop/{unknown}", $"hooks/shop/{program.Seller.Shop}", $"hooks/bol/{unknown}",
            $"hooks/bol/{program.Seller.Account}", "hooks/shop/x", "hooks/x", "hooks",
            "hooks/connect/woocommerce",
        })
        {
            var answer = await Post(program, path, ("X-WC-Webhook-Signature", "AAAA"),
                ("Signature", "keyId=0, algorithm=\"rsa-sha256\", signature=AAAA"));
            Assert.Equal((404, ""), (answer.Status, answer.Body));
        }

        using var get = await _http.GetAsync(new Uri(program.Hooks, $"hooks/shop/{program.Seller.Shop}"), Ct);
        Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
    }

    [Fact]
    public async Task Strangers_AreHeldToARate_AndTheShopIsNot()
    {
        await using var keys = await BolKeys.Start(_key);
        await using var program = await Open(keys.For);
        var answers = new List<int>();
        for (var i = 0; i < 200; i++)
            answers.Add((await Post(program, $"hooks/{(i % 2 == 0 ? "shop" : "bol")}/{Guid.NewGuid():N}")).Status);
        Assert.Equal([404, 429], answers.Distinct().Order());
        Assert.Equal((429, "60"),
            ((await Post(program, "hooks/shop/1")).Status, (await Post(program, $"hooks/shop/{Guid.NewGuid():N}")).RetryAfter));

        Assert.Equal(200,
            (await Post(program, $"hooks/shop/{program.Seller.Shop.Value:N}",
                ("X-WC-Webhook-Signature", Signature(program)))).Status);
        Assert.Equal(200,
            (await Post(program, $"hooks/bol/{program.Seller.Account.Value:N}",
                ("Signature", BolKeys.Header(_key, Body)))).Status);
    }

    /// <summary>Anybody who knows the address can send what a new webhook sends first: it proves nothing.</summary>
    [Fact]
    public async Task Pings_AreCountedAsOfStrangers()
    {
        await using var program = await Open();
        var answers = new List<int>();
        for (var i = 0; i < 100; i++)
        {
            using var ping = new FormUrlEncodedContent([new("webhook_id", "1")]);
            var address = new Uri(program.Hooks, $"hooks/shop/{program.Seller.Shop.Value:N}");
            using var answer = await _http.PostAsync(address, ping, Ct);
            answers.Add((int)answer.StatusCode);
        }

        Assert.Equal([200, 429], answers.Distinct().Order());
    }

    [Fact]
    public async Task MadeUpTokens_NeverPushAValidOneAway()
    {
        await using var program = await Open();
        var answers = new List<int>();
        for (var i = 0; i < 700; i++) answers.Add(await Ask(program, $"tandem_{i}"));
        Assert.Equal([401, 429], answers.Distinct().Order());
        Assert.Equal(200, await Ask(program, program.Token));
    }

    [Theory]
    [InlineData(null, 429)]
    [InlineData("10.9.9.9", 429)]
    [InlineData("127.0.0.1, 10.0.0.0/8", 404)]
    [InlineData("127.0.0.0/8,10.0.0.1", 404)]
    public async Task Address_IsTheProxysWord_OnlyWhereTheProxyIsTrusted(string? proxies, int status)
    {
        await using var program = await Open(settings => settings.Proxies = proxies);
        for (var i = 0; i < 200; i++) await Post(program, "hooks/x", ("X-Forwarded-For", $"6.6.6.6, 203.0.113.7, 10.0.0.1"));
        Assert.Equal(429, (await Post(program, "hooks/x", ("X-Forwarded-For", "5.5.5.5, 203.0.113.7, 10.0.0.1"))).Status);
        Assert.Equal(status, (await Post(program, "hooks/x", ("X-Forwarded-For", "203.0.113.8"))).Status);
    }

    [Fact]
    public async Task KeysOfBol_ThatCannotBeRead_AreNotAskedForAgainAtOnce()
    {
        await using var keys = await BolKeys.Start(_key);
        keys.Status = 403;
        await using var program = await Open(keys.For);
        for (var i = 0; i < 20; i++)
        {
            var answer =
                await Post(program, $"hooks/bol/{program.Seller.Account.Value:N}", ("Signature", BolKeys.Header(_key, Body)));
            Assert.Equal((503, "", "60"), (answer.Status, answer.Body, answer.RetryAfter));
        }

        Assert.Equal(1, keys.Asked);
    }

    [Theory, BothDatabases]
    public async Task UnknownOwner_IsRememberedForAMinute_AndAKnownOneIsReadAnew(DatabaseKind kind)
    {
        await using var program = await OpenProgram.Start(kind);
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        var owners = ActivatorUtilities.CreateInstance<HookOwners>(program.App.Services, clock);
        var another = ShopId.New(clock.GetUtcNow());
        Assert.Null(await owners.OfShop(another.Value, Ct));
        Assert.NotNull(await owners.OfShop(program.Seller.Shop.Value, Ct));
        await program.Get<Database>().Write(
            db =>
            {
                var known = db.Shops.Single();
                db.Shops.Add(new Shop
                {
                    Id = another,
                    SellerId = known.SellerId,
                    Name = "Tweede",
                    Url = known.Url,
                    Secret = known.Secret,
                    HookSecret = known.HookSecret,
                    Rank = 1
                });
                known.HookSecret = program.Get<Credentials>().Seal("replaced");
                return Task.CompletedTask;
            }, Ct);

        Assert.Null(await owners.OfShop(another.Value, Ct));
        Assert.Equal(program.HookSecret, (await owners.OfShop(program.Seller.Shop.Value, Ct))!.Secret);
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.NotNull(await owners.OfShop(another.Value, Ct));
        Assert.Equal("replaced", (await owners.OfShop(program.Seller.Shop.Value, Ct))!.Secret);
    }

    private static string Signature(OpenProgram program) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(program.HookSecret), Body));

    private async Task<int> Ask(OpenProgram program, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(program.Hooks, "api/v1/stock?sku=x"));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await _http.SendAsync(request, Ct);
        return (int)response.StatusCode;
    }

    private async Task<(int Status, string Body, string? RetryAfter)> Post(OpenProgram program, string path,
        params (string Name, string Value)[] headers)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, new Uri(program.Hooks, path)) { Content = new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request, Ct);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Ct), response.Headers.RetryAfter?.ToString());
    }
}
