using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tandem.Sandbox;
using Tandem.Web.Commands;
using Tandem.Web.Hosting;

namespace Tandem.Bench.Oversell;

/// <summary>
/// The same shoppers against five connectors: oversold units per 10,000 orders, and units withheld from sale (docs/oversell.md).
/// </summary>
internal static class OversellExperiment
{
    private const int Seeds = 20;
    private const int MeasuredOrders = 300;
    private const double Pace = 10;

    // Student's t for 19 degrees of freedom, two-sided 95 %.
    private const double T = 2.093;

    public static async Task Run(CancellationToken ct)
    {
        var measured = await Task.WhenAll(Measure(withWebhooks: true, ct), Measure(withWebhooks: false, ct));
        var (hooked, polled) = (measured[0], measured[1]);
        double[] none = [0];
        Connector[] connectors =
        [
            new("(a) poller, 15 minutes", 900, none, none), new("(b) poller, 5 minutes", 300, none, none),
            new("(c) Tandem with webhooks", null, hooked.ToBol, hooked.ToShop),
            new("(d) Tandem without webhooks", null, polled.ToBol, polled.ToShop),
            new("(e) Tandem, adaptive safety stock", null, hooked.ToBol, hooked.ToShop, Adaptive: true),
        ];
        foreach (var make in (Func<int, Day>[])[Day.Calm, Day.Flash])
        {
            Console.WriteLine(
                $"oversell: {make(1).Name}, {Seeds} seeds; mean of oversold units per 10,000 orders with its 95 % interval, and "
                    + $"units withheld");
            var first = 0.0;
            foreach (var connector in connectors)
            {
                var outcomes = Enumerable.Range(1, Seeds).AsParallel()
                    .Select(seed => Race.Run(make(seed), connector, seed + 1000)).ToList();
                var rates = outcomes.ConvertAll(o => o.PerTenThousand);
                var mean = rates.Average();
                if (first == 0) first = mean;
                var half = T * Math.Sqrt(rates.Sum(r => (r - mean) * (r - mean)) / (Seeds - 1) / Seeds);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"oversell: {connector.Name,-34} {mean,8:0.00} ± "
                        + $"{half:0.00} ({outcomes.Sum(o => o.Oversold)} units in "
                            + $"{outcomes.Sum(o => o.Orders)} orders), "
                                + $"{(mean > 0 ? $"{first / mean:0}x fewer than "
                                    + $"(a)" : "none")}; withheld {100 * outcomes.Average(o => o.Withheld):0.00} %"));
            }
        }
    }

    /// <summary>
    /// How long the real program takes from a sale of one side until the other knows, in the sandbox over HTTP.
    /// </summary>
    private static async Task<(double[] ToBol, double[] ToShop)> Measure(bool withWebhooks, CancellationToken ct)
    {
        var options = new SandboxOptions { Orders = MeasuredOrders, Clock = new PacedClock(Pace) };
        var settings = new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Quiet = true };
        await using var stage = await RehearsalStage.Open(options, settings, ct, withWebhooks);
        await stage.OpenDoors(ct);
        using var http = new HttpClient { BaseAddress = stage.Sandbox.Ledger };
        JsonObject verdict;
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, ct);
            verdict = (await http.GetFromJsonAsync<JsonObject>("verdict", ct))!;
        }
        while (verdict["settled"]!.GetValue<bool>() != true);

        var times = (await http.GetFromJsonAsync<JsonObject>("times", ct))!;
        var (toBol, toShop) = (Seconds(times["toBolMs"]!), Seconds(times["toShopMs"]!));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"oversell: measured {(withWebhooks ? "with" : "without")} webhooks: to bol p50 "
                + $"{At(toBol, 0.5):0.0} s, p95 {At(toBol, 0.95):0.0} s, p99 "
                    + $"{At(toBol, 0.99):0.0} s ({toBol.Length} sales); to the shop p50 "
                        + $"{At(toShop, 0.5):0.0} s, p95 {At(toShop, 0.95):0.0} s "
                            + $"({toShop.Length} orders); oversold in this run "
                                + $"{verdict["unitsOversoldByTandem"]} + {verdict["unitsOversoldUnavoidable"]} unavoidable"));
        return (toBol, toShop);
    }

    private static double[] Seconds(JsonNode milliseconds) =>
        [.. milliseconds.AsArray().Select(ms => ms!.GetValue<double>() / 1000).Order()];

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
