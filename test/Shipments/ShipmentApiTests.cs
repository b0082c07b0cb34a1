using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Connections;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Shipments;

/// <summary>Parcels that another program tells of, over real HTTP, in the whole program.</summary>
public sealed class ShipmentApiTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-ship-api-").FullName;
    private readonly string _url = $"http://127.0.0.1:{FreePort.Next()}";
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;
    private string _token = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Database => _app.Services.GetRequiredService<Database>();

    public async ValueTask InitializeAsync()
    {
        _app = TandemHost.Build(new TandemSettings { Url = _url, Data = _folder, Quiet = true, SignsInByItself = true });
        await TandemHost.Start(_app, Ct);
        var nobody = new Uri("http://127.0.0.1:9/");
        var seller = await _app.Services.GetRequiredService<SellerBook>()
            .Add(new SellerDraft("Proefwinkel", nobody, "ck", "cs", "id", "secret"), Ct);
        await Database.Write(
            db =>
            {
                var order = new Order
                {
                    Key = 1,
                    SellerId = seller.Seller,
                    AccountId = seller.Account,
                    ShopId = seller.Shop,
                    BolOrderId = "A1",
                    ShopOrderId = 71,
                    PlacedAt = DateTimeOffset.UnixEpoch,
                    State = OrderState.Imported,
                };
                order.Lines.Add(new OrderLine
                {
                    SellerId = seller.Seller,
                    OrderItemId = "11",
                    Ean = "8712345000011",
                    Quantity = 3,
                    Imported = 3,
                    Fulfilment = Fulfilment.Own
                });
                db.Orders.Add(order);
                return Task.CompletedTask;
            }, Ct);
        _token = await _app.Services.GetRequiredService<ApiTokens>()
            .Add(seller.Seller, new ApiTokenDraft("test", ApiScope.All), Ct);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Parcels_AreTaken_OneByOne_AndMayBeSentAgain()
    {
        const string Body = """
            [{"order":"A1","carrier":"PostNL","trackAndTrace":"3S1","lines":[{"line":"8712345000011","quantity":2}]},
             {"order":"71","carrier":"PostNL","trackAndTrace":"3S2","lines":[{"line":"11"}]},
             {"order":"B2","trackAndTrace":"3S3"},
             {"order":"A1","trackAndTrace":"3S4","lines":[{"line":"nobody"}]},
             {"trackAndTrace":"3S5"}]
            """;
        var first = await Send(Body);
        Assert.Equal(["accepted", "accepted", "unknown", "invalid", "invalid"], States(first.Json));
        Assert.Equal((2, 3, "A1"),
            ((int)first.Json["taken"]!, (int)first.Json["problems"]!, (string)first.Json["results"]![1]!["order"]!));
        Assert.Contains("B2 is not known", (string)first.Json["results"]![2]!["problem"]!, StringComparison.Ordinal);
        Assert.Equal(["known", "known"], States((await Send(Body)).Json).Take(2));
        var parcels = await Database.Read().Parcels.OrderBy(p => p.Number).ToListAsync(Ct);
        Assert.Equal([("3S1", ParcelSource.Api), ("3S2", ParcelSource.Api)], parcels.Select(p => (p.Number, p.Source)));
    }

    [Fact]
    public async Task Request_ThatIsNotRight_IsToldWhy()
    {
        (int Status, string Body, string Type, string? Token)[] wrong =
        [
            (401, "[]", "application/json", "tandem_nobody"), (422, "{}", "application/json", _token),
            (422, "[null]", "application/json", _token), (422, "[{", "application/json", _token),
            (422, """[{"order":"A1","lines":[null]}]""", "application/json", _token), (415, "[]", "text/plain", _token),
            (413, new string(' ', 2_000_000) + "[]", "application/json", _token),
            (422, "[" + string.Join(',', Enumerable.Repeat("""{"order":"A1"}""", 1001)) + "]", "application/json", _token),
        ];
        foreach (var (status, body, type, token) in wrong)
        {
            var answer = await Send(body, type, token);
            Assert.Equal((status, "application/problem+json"), (answer.Status, answer.Type));
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_url}/api/v1/shipments");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var get = await _http.SendAsync(request, Ct);
        Assert.Equal(405, (int)get.StatusCode);
        var described = JsonNode.Parse(await _http.GetStringAsync(new Uri($"{_url}/api/openapi.json"), Ct))!;
        Assert.NotNull(described["paths"]!["/api/v1/shipments"]!["post"]!["requestBody"]);
    }

    private static IEnumerable<string> States(JsonNode answer) => answer["results"]!.AsArray().Select(r => (string)r!["state"]!);

    private async Task<(int Status, string? Type, JsonNode Json)> Send(string body, string type = "application/json",
        string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            $"{_url}/api/v1/shipments")
        { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? _token);
        using var response = await _http.SendAsync(request, Ct);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType,
            JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!);
    }
}
