using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Bench;

/// <summary>
/// What a change of the rules would do to 100,000 offers, as the page shows it while it is typed, against a bare loop: one reader
/// over the same rows, and the rule twice for each.
/// </summary>
internal static class Preview
{
    private const int Offers = 100_000;
    private const int Runs = 5;

    // A person waits for it while typing.
    private const double MostFirstMilliseconds = 300;
    private const double MostRatio = 3;
    private const double MostCpuRatio = 4;
    private static readonly StockSay Say = new(Safety: 2, Cap: 40);

    public static async Task Run(CancellationToken ct)
    {
        await using var bench = await Bench.Open(null, TimeProvider.System, live: true, ct);
        await Seed(bench, ct);
        await Loop(bench, ct);
        var megabytes = (await Look(bench, weigh: true, ct)).Megabytes;

        var (looks, loops, before) = (new List<Seen>(), new List<TimeSpan>(), Environment.CpuUsage.TotalTime);
        var (lookCpu, loopCpu) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var i = 0; i < Runs; i++)
        {
            loops.Add(await Bench.Time(() => Loop(bench, ct)));
            loopCpu += Spent(ref before);
            looks.Add(await Look(bench, weigh: false, ct));
            lookCpu += Spent(ref before);
        }

        var (look, loop) = (looks.OrderBy(l => l.Whole).ElementAt(Runs / 2), loops.Order().ElementAt(Runs / 2));
        Console.WriteLine(
            $"preview: {Offers} offers looked at in {look.Whole.TotalMilliseconds:0} ms (median of "
                + $"{Runs}), {look.Touched} would change, {look.ToZero} of them to 0; first answer after "
                    + $"{look.First.TotalMilliseconds:0} ms");
        Console.WriteLine(
            $"preview: at most {megabytes:0.0} MB held meanwhile; bare loop over the same rows {loop.TotalMilliseconds:0} ms; "
                + $"processor time {lookCpu.TotalMilliseconds / Runs:0} ms, of the loop {loopCpu.TotalMilliseconds / Runs:0} ms");
        Verdict.AtMost("preview", "the first answer after", look.First.TotalMilliseconds, MostFirstMilliseconds, " ms");
        Verdict.AtMost("preview", "time against the loop", look.Whole / loop, MostRatio);
        Verdict.AtMost("preview", "processor time against the loop", lookCpu / loopCpu, MostCpuRatio);
    }

    private static TimeSpan Spent(ref TimeSpan before)
    {
        var now = Environment.CpuUsage.TotalTime;
        var spent = now - before;
        before = now;
        return spent;
    }

    /// <param name="weigh">Look how much is alive meanwhile; that takes time of its own.</param>
    private static async Task<Seen> Look(Bench bench, bool weigh, CancellationToken ct)
    {
        var preview = bench.Services.GetRequiredService<PreviewStock>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, first, last) = (0L, TimeSpan.Zero, (StockPreview?)null);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var answers = 0;
        await foreach (var answer in preview.Of(bench.View.Seller.Id, new SettingPlace(SettingScope.Seller), Say, 8, ct))
        {
            if (answers++ == 0) first = clock.Elapsed;
            last = answer;
            if (weigh) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        if (last is not { IsComplete: true, Looked: Offers })
            throw new InvalidOperationException("The preview has not looked at every offer.");
        return new Seen(clock.Elapsed, first, last.Touched, last.Counts.GetValueOrDefault(StockDiff.ToZero), most / 1048576.0);
    }

    /// <summary>The least that has to be done: read the rows once, and decide each offer as it is and as it would be.</summary>
    private static async Task Loop(Bench bench, CancellationToken ct)
    {
        await using var db = bench.Services.GetRequiredService<Database>().Read();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT i."Key", i."Name", i."Quantity", i."InStock", i."Backordered", i."Gone", o."Lvb", o."Gone", o."UnseenUnits", p."Quantity"
            FROM offers o JOIN link_parts p ON p."OfferKey" = o."Key" JOIN items i ON i."Key" = p."ItemKey" ORDER BY o."Key"
            """;
        await using var rows = await command.ExecuteReaderAsync(ct);
        var (seen, changed) = (0, 0);
        var then = new StockSettings(Safety: Say.Safety!.Value, Cap: Say.Cap);
        while (await rows.ReadAsync(ct))
        {
            seen++;
            if (StockRule.Decide(Facts(rows, StockSettings.None), explain: false).Target != StockRule.Decide(Facts(rows, then),
                explain: false).Target) changed++;
        }

        if (seen != Offers || changed == 0) throw new InvalidOperationException("The loop has not seen every offer.");
    }

    private static StockFacts Facts(DbDataReader row, StockSettings settings) => new(
        row.GetBoolean(6), row.GetBoolean(7), row.GetInt32(8), null,
        [new StockPart(row.GetInt64(0), row.GetString(1), StockKept.Here, row.GetInt32(2), row.GetBoolean(3), row.GetBoolean(4),
            row.GetBoolean(5), 0, 0, row.GetInt32(9), settings, Demand.None)]);

    /// <summary>Items and offers, linked one to one; a few rules, categories and tags, and a day's open orders.</summary>
    private static async Task Seed(Bench bench, CancellationToken ct)
    {
        var (shop, account, now) = (bench.View.Shops[0], bench.View.Accounts[0], TimeProvider.System.GetUtcNow());
        for (var from = 1; from <= Offers; from += 5000)
        {
            await bench.Work.Owner.Write(async db =>
            {
                for (var i = from; i < from + 5000; i++)
                {
                    var gtin = Seeding.Gtin(i);
                    db.Items.Add(new Item
                    {
                        Key = i,
                        SellerId = shop.SellerId,
                        ShopId = shop.Id,
                        ProductId = i,
                        Name = string.Create(CultureInfo.InvariantCulture, $"Item {i}"),
                        Sku = $"S{i}",
                        GtinText = gtin,
                        Gtin = "0" + gtin,
                        Categories = $";{i % 20};",
                        Tags = i % 50 == 0 ? ";900;" : "",
                        StockKept = StockKept.Here,
                        Quantity = i % 53,
                        InStock = true,
                        ReadAt = now,
                    });
                    db.Offers.Add(new Offer
                    {
                        Key = i,
                        SellerId = shop.SellerId,
                        AccountId = account.Id,
                        OfferId = $"offer-{i}",
                        Ean = gtin,
                        Gtin = "0" + gtin,
                        ShownAmount = i % 53,
                        ShownCorrected = i % 53,
                        ReadAt = now,
                        Target = i % 53,
                        TargetReason =
                            Reason.Of("stock.available", ("item", $"Item {i}"), ("available", i % 53), ("target", i % 53)),
                        DecidedAt = now,
                        Confirmed = i % 53,
                        ConfirmedAt = now,
                    });
                    db.LinkParts.Add(new LinkPart { SellerId = shop.SellerId, OfferKey = i, ItemKey = i });
                }
                await db.SaveChangesAsync(ct);
            }, ct);
        }

        await bench.Work.Owner.Write(async db =>
        {
            for (var category = 0; category < 10; category++)
                db.StockSettings
                    .Add(new StockSetting
                    {
                        SellerId = shop.SellerId,
                        Scope = SettingScope.Category,
                        ShopId = shop.Id,
                        Target = category,
                        Safety = category % 3,
                        ChangedAt = now
                    });
            for (var item = 1; item <= 200; item++)
                db.StockSettings
                    .Add(new StockSetting
                    {
                        SellerId = shop.SellerId,
                        Scope = SettingScope.Item,
                        Target = item * 400,
                        Cap = 20,
                        ChangedAt = now
                    });
            for (var i = 1; i <= 500; i++)
            {
                var order = new Order
                {
                    SellerId = shop.SellerId,
                    AccountId = account.Id,
                    BolOrderId = $"C{i}",
                    PlacedAt = now,
                    FirstSeenAt = now
                };
                order.Lines.Add(new OrderLine
                {
                    SellerId = shop.SellerId,
                    OrderItemId = $"{i}",
                    OfferKey = i * 190,
                    BolOfferId = $"offer-{i * 190}",
                    PlacedAt = now,
                    Quantity = 1
                });
                db.Orders.Add(order);
            }
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    private sealed record Seen(TimeSpan Whole, TimeSpan First, int Touched, int ToZero, double Megabytes);
}
