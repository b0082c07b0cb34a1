using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Stock;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Bench;

/// <summary>Matching and deciding 100,000 items in SQLite, against the bare rules over the same items in memory.</summary>
internal static class MatchAndDecide
{
    private const int Items = 100_000;

    public static async Task Run(CancellationToken ct)
    {
        await using var bench = await Bench.Open(null, TimeProvider.System, live: true, ct);
        await Seed(bench, ct);

        var match = bench.Services.GetRequiredService<MatchDue>();
        var decide = bench.Services.GetRequiredService<DecideStock>();
        var matching = await Bench.Time(async () =>
        {
            while (await match.Run(bench.Work, ct))
            {
            }
        });
        var deciding = await Bench.Time(async () =>
        {
            while (await decide.Run(bench.Work, bench.View.Seller, ct))
            {
            }
        });
        var rules = await Bench.Time(Rules);

        // What a sale costs at this size: one item changed among the hundred thousand.
        await bench.Work.Owner.Write(db => db.TouchItems([Items / 2], ct), ct);
        var one = await Bench.Time(async () =>
        {
            await match.Run(bench.Work, ct);
            await decide.Run(bench.Work, bench.View.Seller, ct);
        });

        Console.WriteLine(
            $"match: {Items} items matched in {matching.TotalSeconds:0.0} s "
                + $"({Items / matching.TotalSeconds:0} a second), decided in "
                    + $"{deciding.TotalSeconds:0.0} s ({Items / deciding.TotalSeconds:0} a second)");
        Console.WriteLine(
            $"match: bare rules in memory {rules.TotalMilliseconds:0} ms; ratio "
                + $"{(matching + deciding) / rules:0}x (storage is the rest)");
        Console.WriteLine($"match: one changed item among {Items}: {one.TotalMilliseconds:0.0} ms");
    }

    private static async Task Seed(Bench bench, CancellationToken ct)
    {
        var (shop, account, now) = (bench.View.Shops[0], bench.View.Accounts[0], TimeProvider.System.GetUtcNow());
        for (var from = 0; from < Items; from += 5000)
        {
            await bench.Work.Owner.Write(async db =>
            {
                for (var i = from; i < from + 5000; i++)
                {
                    var gtin = Seeding.Gtin(i);
                    db.Items.Add(new Item
                    {
                        SellerId = shop.SellerId,
                        ShopId = shop.Id,
                        ProductId = i + 1,
                        Name = $"Item {i}",
                        Sku = $"S{i}",
                        GtinText = gtin,
                        Gtin = "0" + gtin,
                        StockKept = StockKept.Here,
                        Quantity = i % 50,
                        InStock = true,
                        ReadAt = now,
                        MatchDue = true,
                    });
                    db.Offers.Add(new Offer
                    {
                        SellerId = shop.SellerId,
                        AccountId = account.Id,
                        OfferId = $"offer-{i}",
                        Ean = gtin,
                        Gtin = "0" + gtin,
                        ShownAmount = 0,
                        ShownCorrected = 0,
                        ReadAt = now,
                        MatchDue = true,
                    });
                }
                await db.SaveChangesAsync(ct);
            }, ct);
        }
    }

    private static Task Rules()
    {
        for (var i = 0; i < Items; i++)
        {
            var matched = MatchRule.Decide([new MatchItem(i, "S")], [new MatchOffer(i, Guid.Empty, null, false)]);
            StockRule.Decide(new StockFacts(false, false, matched.Links.Count - 1, null,
                [new StockPart(i, "Item", StockKept.Here, i % 50, true, false, false, 0, 0, 1, StockSettings.None,
                    Demand.None)]));
        }
        return Task.CompletedTask;
    }
}
