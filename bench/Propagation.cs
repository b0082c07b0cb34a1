using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tandem.Bol;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Web.Commands;
using Tandem.Web.Hosting;
using Tandem.WooCommerce;

namespace Tandem.Bench;

/// <summary>
/// From a change in the shop until bol has accepted the number, on a clock that runs as ours does: with webhooks, which the
/// simulated shop delivers at once, and by polling alone; and how long the same HTTP calls take by themselves.
/// </summary>
internal static class Propagation
{
    private const int Changes = 60;
    private const int Items = 60;

    public static async Task Run()
    {
        var bare = await Bare();
        foreach (var withWebhooks in (bool[])[true, false])
        {
            var times = await Measure(withWebhooks);
            Console.WriteLine(
                $"propagation: {(withWebhooks ? "with webhooks" : "by polling  ")} p50 "
                    + $"{At(times, 0.5):0} ms, p95 {At(times, 0.95):0} ms, p99 "
                        + $"{At(times, 0.99):0} ms of {times.Count} changes; bare calls p50 "
                            + $"{At(bare, 0.5):0.0} ms; ratio of the medians {At(times, 0.5) / At(bare, 0.5):0.0}");
        }
    }

    private static async Task<List<double>> Measure(bool withWebhooks)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var ct = patience.Token;
        var options = new SandboxOptions
        {
            Items = Items,
            StockPerItem = 40,
            Clock = TimeProvider.System,
            ShopWebhookDelayMax = TimeSpan.Zero,
            StartShoppers = false
        };
        var settings = new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Quiet = true };
        await using var stage = await RehearsalStage.Open(options, settings, ct, withWebhooks);
        using var http = new HttpClient { BaseAddress = stage.Sandbox.Ledger };
        for (var i = 1; i <= Items; i++) await Shown(http, Seeding.Gtin(i), ct);

        var random = new Random(1);
        var waits = new List<Task<double>>();
        for (var i = 0; i < Changes; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(400, 1600)), TimeProvider.System, ct);
            waits.Add(Change(http, Seeding.Gtin(1 + (i % Items)), ct));
        }

        return [.. (await Task.WhenAll(waits)).Order()];
    }

    private static async Task<double> Change(HttpClient http, string gtin, CancellationToken ct)
    {
        using var answer = await http.PostAsync(new Uri($"shop/deliver?gtin={gtin}&units=1", UriKind.Relative), null, ct);
        answer.EnsureSuccessStatusCode();
        var began = Stopwatch.GetTimestamp();
        await Shown(http, gtin, ct);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task Shown(HttpClient http, string gtin, CancellationToken ct)
    {
        while (true)
        {
            var stock = (await http.GetFromJsonAsync<JsonObject>($"stock?gtin={gtin}", ct))!;
            if (stock["left"]!.GetValue<int>() == stock["bol"]!.GetValue<int>()) return;
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, ct);
        }
    }

    /// <summary>What cannot be left out: what changed in the shop, how the offer stands at bol, and the new number.</summary>
    private static async Task<List<double>> Bare()
    {
        var ct = CancellationToken.None;
        await using var sandbox = await SandboxHost.Start(new SandboxOptions { Items = Items, StartShoppers = false }, ct);
        await using var bench = await Bench.Open(sandbox, TimeProvider.System, live: false, ct);
        var (shop, bol) = (bench.Work.Shop(bench.View.Shops[0]), bench.Work.Bol(bench.View.Accounts[0]));
        var offer = (await bol.GetOffers(new BolOfferQuery(), ct)).Offers![0].OfferId!;
        var times = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var since = TimeProvider.System.GetUtcNow().AddSeconds(-2);
            await shop.GetProducts(new WooProductQuery { ModifiedAfter = since, OrderBy = "modified" }, ct);
            await shop.GetVariations(new WooVariationQuery { ModifiedAfter = since }, ct);
            await bol.GetOffers(new BolOfferQuery { OfferIds = [offer] }, ct);
            await bol.UpdateOffer(offer, new BolOfferPatch(Stock: new BolStock(Amount: 5, ManagedByRetailer: true)), ct);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return [.. times.Skip(5).Order()];
    }

    private static double At(List<double> sorted, double share) =>
        sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
}
