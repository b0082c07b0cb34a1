using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tandem.Sandbox;
using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Faults;

namespace Tandem.Tests.Sandbox;

/// <summary>Each fault, made certain, does what it says and nothing else.</summary>
public sealed class FaultTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task None_LetsAllThrough()
    {
        var seen = await Post(FaultMix.None);
        Assert.Equal((200, "done", 1, 0), (seen.Status, seen.Body, seen.Done, seen.Lost.Count));
    }

    [Fact]
    public async Task TooMany_RefusesWithAndWithoutRetryAfter()
    {
        var told = new List<bool>();
        for (var seed = 0; seed < 12; seed++)
        {
            var seen = await Post(new FaultMix { TooMany = 1 }, seed);
            Assert.Equal((429, 0, 0), (seen.Status, seen.Done, seen.Lost.Count));
            Assert.Equal(429, (int)JsonNode.Parse(seen.Body)!["status"]!);
            told.Add(seen.RetryAfter);
        }
        Assert.Contains(true, told);
        Assert.Contains(false, told);
    }

    [Fact]
    public async Task HtmlError_DoesNothingAndSaysSo()
    {
        var seen = await Post(new FaultMix { HtmlError = 1 });
        Assert.True(seen.Status is 500 or 503);
        Assert.StartsWith("<html>", seen.Body, StringComparison.Ordinal);
        Assert.Equal((0, "/orders the body"), (seen.Done, Assert.Single(seen.Lost)));
    }

    [Fact]
    public async Task LostBefore_BreaksOffAndDoesNothing()
    {
        var seen = await Post(new FaultMix { LostBefore = 1 });
        Assert.Equal((0, 0, "/orders the body"), (seen.Status, seen.Done, Assert.Single(seen.Lost)));
    }

    [Fact]
    public async Task LostAfter_BreaksOffThoughItIsDone()
    {
        var seen = await Post(new FaultMix { LostAfter = 1 });
        Assert.Equal((0, 1, 0), (seen.Status, seen.Done, seen.Lost.Count));
    }

    [Fact]
    public async Task PostBlocked_RefusesAndItsSenderKnows()
    {
        var seen = await Post(new FaultMix { PostBlocked = 1 });
        Assert.Equal((403, 0, 0), (seen.Status, seen.Done, seen.Lost.Count));
    }

    [Fact]
    public async Task OtherJson_IsTwoHundredAndDoesNothing()
    {
        var seen = await Post(new FaultMix { OtherJson = 1 });
        Assert.Equal((200, 0, "/orders the body"), (seen.Status, seen.Done, Assert.Single(seen.Lost)));
        Assert.Equal("blocked", (string?)JsonNode.Parse(seen.Body)!["status"]);
    }

    [Fact]
    public async Task Oversized_IsSmallOnTheLineOnly()
    {
        var seen = await Post(new FaultMix { Oversized = 1 });
        Assert.Equal((200, 0, 1), (seen.Status, seen.Done, seen.Lost.Count));
        Assert.InRange(seen.Body.Length, 1, 1024 * 1024);
    }

    [Fact]
    public async Task Maintenance_NamesTenMinutes()
    {
        var seen = await Post(new FaultMix { Maintenance = 1 });
        Assert.Equal((503, true, 0, 1), (seen.Status, seen.RetryAfter, seen.Done, seen.Lost.Count));
    }

    [Fact]
    public async Task Slow_TakesOneToFiveSeconds()
    {
        var clock = new FakeTimeProvider(Noon);
        var board = new FaultBoard(new FaultMix { Slow = 1 }, new Random(1), clock);
        var done = false;
        var answer = board.Around(new DefaultHttpContext(), () =>
        {
            done = true;
            return Task.CompletedTask;
        });
        clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(done);
        clock.Advance(TimeSpan.FromSeconds(4.2));
        await answer.WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.True(done);
    }

    [Fact]
    public void Chance_IsAsOftenAsItSays()
    {
        var board = new FaultBoard(FaultMix.None, new Random(1), TimeProvider.System);
        Assert.InRange(Enumerable.Range(0, 10_000).Count(_ => board.Strikes(0.2)), 1800, 2200);
        Assert.DoesNotContain(Enumerable.Range(0, 1000), _ => board.Strikes(0));
    }

    [Fact]
    public void StuckPending_KeepsAWriteWaitingForLong()
    {
        var (bol, clock) = Bol(new FaultMix { StuckPending = 1 });
        var process = Cancel(bol);
        clock.Advance(TimeSpan.FromMinutes(19));
        bol.State.Advance();
        Assert.Equal("PENDING", process.Status);
        clock.Advance(TimeSpan.FromMinutes(1));
        bol.State.Advance();
        Assert.NotEqual("PENDING", process.Status);
        bol.Dispose();
    }

    [Fact]
    public void ProcessFails_EndsAWriteInFailureWithoutEffect()
    {
        var (bol, clock) = Bol(new FaultMix { ProcessFails = 1 });
        var order = Order(bol);
        var process = Cancel(bol);
        clock.Advance(TimeSpan.FromMinutes(1));
        bol.State.Advance();
        Assert.Equal(("FAILURE", 0), (process.Status, order.Items[0].Cancelled));
        Assert.NotNull(process.Error);
        bol.Dispose();
    }

    [Fact]
    public void MissingFields_LeavesOutWhatTheDescriptionRequires()
    {
        var (bol, _) = Bol(new FaultMix { MissingFields = 1 });
        Order(bol);
        var read = bol.Orders.Get("A1");
        Assert.Null(read["billingDetails"]);
        Assert.Null(read["shipmentDetails"]!["firstName"]);
        Assert.NotNull(read["shipmentDetails"]!["surname"]);
        bol.Faults.Mix = FaultMix.None;
        Assert.NotNull(bol.Orders.Get("A1")["billingDetails"]);
        bol.Dispose();
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(0, 1, 0)]
    public void Hooks_AreDoubledOrLost(double doubled, double lost, int expected)
    {
        var (bol, clock) = Bol(new FaultMix { DuplicateHooks = doubled, LostHooks = lost });
        bol.Hooks.Create(new JsonObject
        {
            ["subscriptionType"] = "WEBHOOK",
            ["resources"] = new JsonArray("ORDER"),
            ["url"] = "https://example.org/"
        });
        clock.Advance(TimeSpan.FromMinutes(1));
        bol.State.Advance();
        Order(bol);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(expected, bol.Hooks.TakeDue().Count);
        bol.Dispose();
    }

    [Fact]
    public async Task Faults_AreSwitchedThroughTheLedger()
    {
        await using var rehearsal = await Rehearsal.Start(options => options with { Faults = true });
        await rehearsal.Ledger(HttpMethod.Put, "faults?side=bol&on=false");
        var token = (string)(await rehearsal.LogIn()).Json["access_token"]!;
        for (var i = 0; i < 100; i++)
        {
            if (i % 20 == 0) rehearsal.Clock.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal(404, (await rehearsal.AskBol("retailer/orders/404", token)).Status);
        }
    }

    private static (SimulatedBol Bol, FakeTimeProvider Clock) Bol(FaultMix mix)
    {
        var clock = new FakeTimeProvider(Noon);
        var faults = new FaultBoard(mix, new Random(1), clock);
        return (new SimulatedBol(new SandboxOptions { Clock = clock }, faults, new Random(2), "id", "secret"), clock);
    }

    private static SimOrder Order(SimulatedBol bol)
    {
        var offer = new SimOffer { Id = "o", Ean = "1", Title = "Mok", Price = 5, Amount = 9 };
        var order = new SimOrder
        {
            Id = "A1",
            PlacedAt = Noon,
            ListedAt = Noon,
            Buyer = new("Anna", "Voorbeeld", "Proefstraat", "12", "1234 AB", "Testdam", "NL"),
            Items = [new SimOrderItem { Id = "1", Offer = offer, Method = offer.Method, Quantity = 1, UnitPrice = 5,
                TotalPrice = 5, ChangedAt = Noon }],
        };
        bol.Orders.Add(order);
        return order;
    }

    private static SimProcess Cancel(SimulatedBol bol) => bol.Orders.Cancel(
        new JsonObject { ["orderItems"] = new JsonArray(new JsonObject { ["orderItemId"] = "1", ["reasonCode"] = "OTHER" }) });

    /// <summary>Posts once through a board; status 0 is a broken connection.</summary>
    private static async Task<Seen> Post(FaultMix mix, int seed = 1)
    {
        var board = new FaultBoard(mix, new Random(seed), TimeProvider.System);
        var (done, lost) = (0, new List<string>());
        board.Lost += (path, body) => lost.Add($"{path} {body}");
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.MapFallback("/{**path}", http => board.Around(http, () =>
        {
            done++;
            return http.Response.WriteAsync("done", http.RequestAborted);
        }));
        await server.StartAsync(Token);
        using var client = new HttpClient();
        using var content = new StringContent("the body");
        try
        {
            using var answer = await client.PostAsync(new Uri(server.Urls.First() + "/orders"), content, Token);
            return new Seen((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Token),
                answer.Headers.RetryAfter is not null, done, lost);
        }
        catch (HttpRequestException)
        {
            return new Seen(0, "", RetryAfter: false, done, lost);
        }
    }

    private sealed record Seen(int Status, string Body, bool RetryAfter, int Done, List<string> Lost);
}
