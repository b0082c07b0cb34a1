using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Bench;

/// <summary>
/// Ten thousand items change at once, a fifth of them to nothing: how near the pushes come to bol's limit, and in which order.
/// </summary>
internal static class Burst
{
    private const int Items = 10_000;
    private const int PushesASecond = 50;

    public static async Task Run(CancellationToken ct)
    {
        await using var sandbox = await SandboxHost.Start(new SandboxOptions { Items = Items, StartShoppers = false }, ct);
        await using var bench = await Bench.Open(sandbox, TimeProvider.System, live: true, ct);
        using var http = new HttpClient { BaseAddress = sandbox.Ledger };
        while (await bench.Lane(Lane.WatchShop).Run(bench.Work, ct) is { NextDue: { } next }
            && next <= TimeProvider.System.GetUtcNow())
        {
        }

        while (await bench.Lane(Lane.WatchBol).Run(bench.Work, ct) is { NextDue: { } next }
            && next <= TimeProvider.System.GetUtcNow())
        {
        }

        await bench.Lane(Lane.Decide).Run(bench.Work, ct);
        await bench.Lane(Lane.PushStock).Run(bench.Work, ct);
        var (before, _) = await Pushed(http, ct);

        // A whole second in between: the shop tells moments in seconds.
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, ct);
        for (var i = 1; i <= Items; i++)
        {
            using var answer =
                await http.PostAsync(new Uri($"shop/count?gtin={Seeding.Gtin(i)}&stock={(i % 5 == 0 ? 0 : 60 + (i % 40))}",
                    UriKind.Relative), null, ct);
            answer.EnsureSuccessStatusCode();
        }

        bench.Work.MakeDue(ReadItems.ChangesOf(bench.View.Shops[0]));
        await bench.Lane(Lane.WatchShop).Run(bench.Work, ct);
        await bench.Lane(Lane.Decide).Run(bench.Work, ct);
        var took = await Bench.Time(() => bench.Lane(Lane.PushStock).Run(bench.Work, ct));

        var (pushes, tooMany) = await Pushed(http, ct);
        var burst = pushes.Skip(before.Count).ToList();
        var zeros = burst.Count(amount => amount == 0);
        var bound = TimeSpan.FromSeconds((double)burst.Count / PushesASecond);
        Console.WriteLine(
            $"burst: {burst.Count} pushes in {took.TotalSeconds:0.0} s, bol's limit "
                + $"{bound.TotalSeconds:0.0} s, ratio {took / bound:0.00}; "
                    + $"{zeros} to 0, of which {burst.Take(zeros).Count(amount => amount == 0)} came first; requests refused for "
                        + $"being too many: {tooMany}");
    }

    private static async Task<(List<int> Amounts, int TooMany)> Pushed(HttpClient http, CancellationToken ct)
    {
        var answer = (await http.GetFromJsonAsync<JsonObject>("pushes", ct))!;
        return ([.. answer["pushes"]!.AsArray().Select(push => push!["amount"]!.GetValue<int>())],
            answer["tooMany"]!.GetValue<int>());
    }
}
