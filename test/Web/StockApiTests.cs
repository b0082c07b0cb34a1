using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.External;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Browser;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>Our own REST API over real HTTP, in the whole program.</summary>
public sealed class StockApiTests : IAsyncLifetime
{
    private const string Mug = "8712345000011";
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-api-").FullName;
    private readonly string _url = $"http://127.0.0.1:{FreePort.Next()}";
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;
    private SellerAdded _seller = null!;
    private string _token = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = TandemHost.Build(new TandemSettings { Url = _url, Data = _folder, Quiet = true, SignsInByItself = true });
        await TandemHost.Start(_app, Ct);
        var nobody = new Uri("http://127.0.0.1:9/");
        _seller = await _app.Services.GetRequiredService<SellerBook>()
            .Add(new SellerDraft("Proefwinkel", nobody, "ck", "cs", "id", "secret"), Ct);
        await _app.Services.GetRequiredService<Database>().Write(
            db =>
            {
                db.Items.Add(Item(1, Mug, "MUG"));
                db.Items.Add(Item(2, "8712345000028", "DOEK"));
                return Task.CompletedTask;
            }, Ct);
        await _app.Services.GetRequiredService<SourceBook>().Save(_seller.Seller, new SourceDraft(StockSource.Api), Ct);
        _token = await _app.Services.GetRequiredService<ApiTokens>()
            .Add(_seller.Seller, new ApiTokenDraft("test", ApiScope.All), Ct);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Numbers_AreTaken_OneByOne_AndMayBeSentAgain()
    {
        const string Body = """
            [{"gtin":"8712345000011","quantity":12,"at":"2026-01-02T10:00:00Z"},
             {"sku":"doek","quantity":3,"at":"2026-01-02T10:00:00Z"},
             {"gtin":"8712345000012","quantity":1},
             {"gtin":"4006381333931","quantity":1},
             {"quantity":1},
             {"gtin":"8712345000011","quantity":-1},
             {"sku":"MUG","at":"2026-01-02T10:00:00Z"}]
            """;
        var first = await Put(Body);
        Assert.Equal(200, first.Status);
        Assert.Equal(["accepted", "accepted", "invalid", "unknown", "invalid", "invalid", "invalid"], States(first.Json));
        Assert.Contains("last digit should be 1", (string)first.Json["results"]![2]!["problem"]!, StringComparison.Ordinal);
        Assert.Equal((2, 5), ((int)first.Json["taken"]!, (int)first.Json["problems"]!));

        Assert.Equal(["unchanged", "unchanged"], States((await Put(Body)).Json).Take(2));
        Assert.Equal(["older"], States((await Put("""[{"sku":"MUG","quantity":99,"at":"2026-01-02T09:59:59Z"}]""")).Json));
        var items = await _app.Services.GetRequiredService<Database>().Read().Items.OrderBy(i => i.Key).ToListAsync(Ct);
        Assert.Equal([12, 3], items.Select(i => i.ExternalQuantity));

        var known = (await Get($"gtin={Mug}")).Json.AsArray().Single()!;
        Assert.Equal(("MUG", 12, 5, "2026-01-02T10:00:00+00:00"),
            ((string)known["sku"]!, (int)known["external"]!, (int)known["shop"]!, (string)known["externalAt"]!));
        Assert.Equal(200, (await Get("sku=nobody")).Status);
        Assert.Equal(400, (await Get("gtin=12")).Status);
        Assert.Equal(400, (await Get("")).Status);
    }

    [Fact]
    public async Task Strangers_AreTurnedAway_AndRevokedTokensToo()
    {
        foreach (var bearer in new[] { null, "", "tandem_nobody", "Basic x", _token + "x", new string('x', 5000) })
        {
            var answer = await Send(HttpMethod.Put, "stock", "[]", bearer);
            Assert.Equal((401, "application/problem+json"), (answer.Status, answer.Type));
        }

        var tokens = _app.Services.GetRequiredService<ApiTokens>();
        Assert.Equal(200, (await Put("[]")).Status);
        Assert.True(await tokens.Revoke(_seller.Seller, (await tokens.List(_seller.Seller, Ct))[0].Key, Ct));
        Assert.Equal(401, (await Put("[]")).Status);
    }

    [Theory]
    [InlineData(ApiScope.StockRead, 403, 200, 403)]
    [InlineData(ApiScope.StockWrite, 200, 403, 403)]
    [InlineData(ApiScope.ShipmentsWrite, 403, 403, 200)]
    public async Task Token_DoesWhatItsScopesSay_AndNothingElse(string scope, int put, int get, int post)
    {
        var token = await _app.Services.GetRequiredService<ApiTokens>()
            .Add(_seller.Seller, new ApiTokenDraft("one", [scope]), Ct);
        var answers = new[]
        {
            (await Send(HttpMethod.Put, "stock", "[]", token), put, ApiScope.StockWrite),
            (await Send(HttpMethod.Get, "stock?sku=MUG", null, token), get, ApiScope.StockRead),
            (await Send(HttpMethod.Post, "shipments", "[]", token), post, ApiScope.ShipmentsWrite),
        };
        foreach (var (answer, status, needed) in answers)
        {
            Assert.Equal(status, answer.Status);
            if (status != 403) continue;
            Assert.Equal("application/problem+json", answer.Type);
            Assert.Contains(needed, (string)answer.Json["detail"]!, StringComparison.Ordinal);
            Assert.Contains($"scope=\"{needed}\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Token_ThatExpired_IsToldSo()
    {
        var tokens = _app.Services.GetRequiredService<ApiTokens>();
        var lasting = await tokens.Add(_seller.Seller, new ApiTokenDraft("for ever", ApiScope.All, Days: null), Ct);
        await _app.Services.GetRequiredService<Database>().Write(
            db => db.ApiTokens.Where(t => t.ExpiresAt != null)
                .ExecuteUpdateAsync(t => t.SetProperty(x => x.ExpiresAt, DateTimeOffset.UnixEpoch), Ct), Ct);
        var answer = await Put("[]");
        Assert.Equal((401, "application/problem+json", "This token has expired"),
            (answer.Status, answer.Type, (string)answer.Json["title"]!));
        Assert.Contains("1970-01-01", (string)answer.Json["detail"]!, StringComparison.Ordinal);
        Assert.Equal(200, (await Send(HttpMethod.Put, "stock", "[]", lasting)).Status);
        Assert.Equal([null, true], (await tokens.List(_seller.Seller, Ct))
            .Select(t => t.ExpiresAt is null ? (bool?)null : t.IsExpired(DateTimeOffset.UnixEpoch)));
    }

    [Fact]
    public async Task Request_ThatIsNotRight_IsToldWhy()
    {
        var many = "[" + string.Join(',', Enumerable.Repeat("""{"sku":"MUG","quantity":1}""", 1001)) + "]";
        (int Status, string Body, string Type)[] wrong =
        [
            (422, many, "application/json"), (422, "{}", "application/json"), (422, "[1]", "application/json"),
            (422, "[null]", "application/json"),
            (422, "[{", "application/json"), (422, "null", "application/json"),
            (422, """[{"quantity":"many"}]""", "application/json"),
            (415, "[]", "text/plain"), (413, new string(' ', 2_000_000) + "[]", "application/json"),
        ];
        foreach (var (status, body, type) in wrong)
        {
            var answer = await Send(HttpMethod.Put, "stock", body, _token, type);
            Assert.Equal((status, "application/problem+json"), (answer.Status, answer.Type));
            Assert.False(string.IsNullOrEmpty((string)answer.Json["detail"]!));
        }

        Assert.Equal(404, (await Send(HttpMethod.Get, "price", null, _token)).Status);
        await _app.Services.GetRequiredService<SourceBook>().Save(_seller.Seller, new SourceDraft(StockSource.Shop), Ct);
        Assert.Equal(409, (await Put("""[{"sku":"MUG","quantity":1}]""")).Status);
    }

    [Fact]
    public async Task Requests_PastTheLimit_AreAskedToWait()
    {
        var answers = new List<(int Status, string? Type, JsonNode Json, HttpResponseHeaders Headers)>();
        for (var i = 0; i < 125; i++) answers.Add(await Get($"gtin={Mug}"));
        var limited = answers.Where(a => a.Status == 429).ToList();
        Assert.NotEmpty(limited);
        Assert.All(limited, answer => Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60));
        Assert.Equal("application/problem+json", limited[0].Type);
    }

    [Fact]
    public async Task Description_SaysWhatThereIs_AndItsPageFetchesNothingFromElsewhere()
    {
        var described = JsonNode.Parse(await _http.GetStringAsync(new Uri($"{_url}/api/openapi.json"), Ct))!;
        Assert.Equal(["/api/v1/shipments", "/api/v1/stock"], described["paths"]!.AsObject().Select(p => p.Key)
            .Order(StringComparer.Ordinal));
        Assert.Equal("bearer", (string)described["components"]!["securitySchemes"]!["token"]!["scheme"]!);
        Assert.NotNull(described["paths"]!["/api/v1/stock"]!["put"]!["requestBody"]);
        Assert.NotNull(described["paths"]!["/api/v1/stock"]!["put"]!["responses"]!["403"]);
        var operations = described["paths"]!.ToJsonString();
        Assert.All(ApiScope.All, scope => Assert.Contains($"the scope {scope}", operations, StringComparison.Ordinal));

        await using var context = await Chromium.NewContext();
        var page = await context.NewPageAsync();
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_url, StringComparison.Ordinal) && new Uri(request.Url).Scheme is "http" or "https")
                elsewhere.Add(request.Url);
        };
        await page.GotoAsync(_url + "/api/docs");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Say how many there are", new() { Timeout = 30_000 });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(elsewhere);
    }

    private Item Item(long key, string gtin, string sku) => new()
    {
        Key = key,
        SellerId = _seller.Seller,
        ShopId = _seller.Shop,
        ProductId = key,
        Name = sku,
        Sku = sku,
        GtinText = gtin,
        Gtin = gtin.PadLeft(14, '0'),
        StockKept = StockKept.Here,
        Quantity = 5,
        ReadAt = DateTimeOffset.UnixEpoch,
    };

    private static IEnumerable<string> States(JsonNode answer) => answer["results"]!.AsArray().Select(r => (string)r!["state"]!);

    private Task<(int Status, string? Type, JsonNode Json, HttpResponseHeaders Headers)> Put(string body) =>
        Send(HttpMethod.Put, "stock", body, _token);

    private Task<(int Status, string? Type, JsonNode Json, HttpResponseHeaders Headers)> Get(string query) =>
        Send(HttpMethod.Get, $"stock?{query}", null, _token);

    private async Task<(int Status, string? Type, JsonNode Json, HttpResponseHeaders Headers)> Send(
        HttpMethod method, string path, string? body, string? bearer, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, $"{_url}/api/v1/{path}");
        if (bearer is not null)
            request.Headers.TryAddWithoutValidation("Authorization", bearer.StartsWith("Basic", StringComparison.Ordinal) ? bearer
                : $"Bearer {bearer}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        using var response = await _http.SendAsync(request, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, text.Length == 0 ? new JsonObject()
            : JsonNode.Parse(text)!, response.Headers);
    }
}
