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
    private static readonly TimeSpan MostAtStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MostInAll = TimeSpan.FromMinutes(3);

    public static async Task Run(CancellationToken ct)
    {
        var bare = await Bare(ct);
        foreach (var (name, withWebhooks, mostMedian, mostLate) in (IEnumerable<(string, bool, double, double)>)
            [("with webhooks", true, 100, 1_000), ("by polling", false, 8_000, 16_000)])
        {
            var times = await Measure(withWebhooks, ct);
            Console.WriteLine(
                $"propagation: {name} p50 {At(times, 0.5):0} ms, p95 {At(times, 0.95):0} ms, p99 {At(times, 0.99):0} ms of "
                + $"{times.Count} changes; bare calls p50 {At(bare, 0.5):0.0} ms; ratio of the medians "
                + $"{At(times, 0.5) / At(bare, 0.5):0.0}");
            Verdict.AtMost("propagation", $"{name}, half of the changes within", At(times, 0.5), mostMedian, " ms");
            Verdict.AtMost("propagation", $"{name}, nearly all within", At(times, 0.95), mostLate, " ms");
        }
    }

    private static async Task<List<double>> Measure(bool withWebhooks, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(MostInAll);
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
        await Start(http, ct);

        // A shop without news is asked once a minute: this wakes it.
        await Change(http, Seeding.Gtin(1), ct);
        var random = new Random(1);
        var waits = new List<Task<double>>();
        for (var i = 0; i < Changes; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(400, 1600)), TimeProvider.System, ct);
            waits.Add(Change(http, Seeding.Gtin(1 + (i % Items)), ct));
        }

        return [.. (await Task.WhenAll(waits)).Order()];
    }

    /// <summary>Waits until bol shows every number as it is: only from then on is a change a change.</summary>
    private static async Task Start(HttpClient http, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(MostAtStart);
        var waiting = Seeding.Gtin(1);
        try
        {
            for (var i = 1; i <= Items; i++) await Shown(http, waiting = Seeding.Gtin(i), patience.Token);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"bol does not show {waiting} as it is {MostAtStart.TotalSeconds:0} s after the start.", late);
        }
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
    private static async Task<List<double>> Bare(CancellationToken ct)
    {
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
