using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Sandbox;
using Tandem.WooCommerce;

namespace Tandem.Bench;

/// <summary>
/// The first day of a seller with 100,000 items: everything read, matched and decided, as a dry run shows it, against the lower
/// bound that pages of 100, the time that a real shop takes for one, and bol's 25 requests a second set.
/// </summary>
internal static class FirstSync
{
    private const int Items = 100_000;

    // All pages are alike: of the bare ones every so many are read, and the time is told for all.
    private const int EveryPage = 5;
    private const double MostRatio = 1.2;

    // Measured on a real WooCommerce: a page of a hundred products (facts/woocommerce.md §c). The sandbox adds its own time to
    // it.
    private static readonly TimeSpan PageTime = TimeSpan.FromMilliseconds(240);

    public static async Task Run(CancellationToken ct)
    {
        await using var sandbox =
            await SandboxHost.Start(new SandboxOptions { Items = Items, StartShoppers = false, ShopPageTime = PageTime }, ct);
        var bound = TimeSpan.FromSeconds(Items / 100 / 25.0);

        TimeSpan bare;
        await using (var bench = await Bench.Open(sandbox, TimeProvider.System, live: false, ct))
        {
            var reading = ReadBol(bench, ct);
            bare = await ReadShop(bench, ct);
            await reading;
        }

        await using var tandem = await Bench.Open(sandbox, TimeProvider.System, live: false, ct);
        var before = Environment.CpuUsage.TotalTime;
        var took = await Bench.Time(() => Everything(tandem, ct));
        var cpu = Environment.CpuUsage.TotalTime - before;
        await using var db = tandem.Work.Read();
        var (offers, decided) = (await db.Offers.CountAsync(ct), await db.Offers.CountAsync(o => o.DecidedAt != null, ct));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"first: {Items} items and {offers} offers read, matched and decided ({decided}) in {took.TotalSeconds:0.0} s and "
            + $"{cpu.TotalSeconds:0.0} s of processor, the sandbox's own with it; the pages alone {bare.TotalSeconds:0.0} s, "
            + $"bol's limit {bound.TotalSeconds:0.0} s; peak {process.PeakWorkingSet64 / 1_048_576} MB with the sandbox in it");
        if (offers == 0 || decided < offers) Verdict.Failed("first", $"{offers - decided} of {offers} offers were not decided");
        Verdict.AtMost("first", "time against the larger of the two", took / (bare > bound ? bare : bound), MostRatio);
    }

    private static async Task Everything(Bench bench, CancellationToken ct)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.WhenAll(Turns(Lane.WatchShop), Turns(Lane.WatchBol));
        while (!reading.IsCompleted)
        {
            await bench.Lane(Lane.Decide).Run(bench.Work, ct);
            await Task.WhenAny(reading, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, ct));
        }

        await reading;
        await bench.Lane(Lane.Decide).Run(bench.Work, ct);

        async Task Turns(Lane lane)
        {
            while (await bench.Lane(lane).Run(bench.Work, ct) is { NextDue: { } next } && next <= TimeProvider.System.GetUtcNow())
            {
            }
        }
    }

    /// <returns>What all pages take.</returns>
    private static async Task<TimeSpan> ReadShop(Bench bench, CancellationToken ct)
    {
        var shop = bench.Work.Shop(bench.View.Shops[0]);
        return await Pages(page => shop.GetProducts(new WooProductQuery { Page = page, Status = "any" }, ct))
            + await Pages(page => shop.GetVariations(new WooVariationQuery { Page = page }, ct));

        static async Task<TimeSpan> Pages(Func<int, Task<WooPage<WooProduct>>> read)
        {
            var (pages, taken) = (1, 0);
            var took = await Bench.Time(async () =>
            {
                for (var page = 1; page <= pages; page += EveryPage, taken++) pages = (await read(page)).TotalPages ?? 1;
            });
            return took * pages / taken;
        }
    }

    private static async Task ReadBol(Bench bench, CancellationToken ct)
    {
        var bol = bench.Work.Bol(bench.View.Accounts[0]);
        string? cursor = null;
        do
        {
            cursor = (await bol.GetOffers(new BolOfferQuery { Cursor = cursor, PageSize = 100 }, ct)).Page?.NextCursor;
        }
        while (!string.IsNullOrEmpty(cursor));
    }
}
