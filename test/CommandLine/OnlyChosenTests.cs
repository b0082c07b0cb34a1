using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Cluster;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.CommandLine;

/// <summary>Going live for a chosen few, typed at a prompt.</summary>
public sealed class OnlyChosenTests : IDisposable
{
    private static readonly string[] Eans = ["8712345000011", "8712345000028", "8712345000035"];

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-chosen-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, BothDatabases]
    public async Task Stock_GoesLiveForTheNamedOffersAlone_AndMoreAreAdded(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind, World.Migrated);
        using var database = World.Open(kind, test.ConnectionString);
        var settings = Node.Settings(test, Path.Combine(_folder, "data"));
        foreach (var key in new[] { "SHOP_KEY", "SHOP_SECRET", "BOL_ID", "BOL_SECRET" }) settings[$"TANDEM_{key}"] = "of nobody";
        await Say("seller add --name Proefwinkel --shop https://shop.example", settings);
        var seller = (await Say("seller list", settings)).Words.Split(' ')[0];

        await Refused($"seller live {seller} stock --only-chosen", "No offers were read yet");
        await Fill(database);
        await Refused($"seller live {seller} orders --only-chosen {Eans[0]}", "--only-chosen is about stock");
        await Refused($"seller live {seller} stock --only-chosen", "No offers are chosen");
        await Refused($"seller live {seller} stock --only-chosen {Eans[0]} 4006381333931 ref-9",
            "These are no offers of the seller: 4006381333931, ref-9. Nothing was switched.");
        Assert.Equal("observing:", await Live(database));

        // By EAN and by SKU, and orders beside it for all.
        var first = await Say($"seller live {seller} stock orders --only-chosen {Eans[0]} sku-1", settings);
        Assert.Equal((0, true),
            (first.Code,
                first.Words.Contains("Stock is live for 2 chosen offers of 3, and for no others.", StringComparison.Ordinal)));
        Assert.Equal("live: offer-0 offer-1", await Live(database));
        Assert.Contains("live: stock, orders", (await Say("seller list", settings)).Words, StringComparison.Ordinal);

        // Taken back and let go again: the choice is remembered.
        await Say($"seller observe {seller} stock", settings);
        Assert.Equal(0, (await Say($"seller live {seller} stock --only-chosen", settings)).Code);
        Assert.Equal("live: offer-0 offer-1", await Live(database));

        // From a file, by reference.
        var file = Path.Combine(_folder, "more.txt");
        await File.WriteAllLinesAsync(file, ["REF-2"], Ct);
        Assert.Contains("3 chosen offers of 3", (await Say($"seller live {seller} stock --only-chosen @{file}", settings)).Words,
            StringComparison.Ordinal);

        await database.Write(db => db.Modules.ExecuteUpdateAsync(m => m.SetProperty(x => x.OnlyChosen, false), Ct), Ct);
        await Refused($"seller live {seller} stock --only-chosen {Eans[0]}", "Stock is live for all offers already");

        async Task Refused(string line, string words)
        {
            var (code, said) = await Say(line, settings);
            Assert.Contains(words, said, StringComparison.Ordinal);
            Assert.Equal(2, code);
        }
    }

    [Fact]
    public async Task Help_SaysHowOffersAreNamed()
    {
        var (code, words) = await Say("seller live --help", []);
        Assert.Equal(0, code);
        Assert.Contains("--only-chosen", words, StringComparison.Ordinal);
        Assert.Contains("EANs", words, StringComparison.Ordinal);
    }

    /// <summary>Three linked offers, as a reading of both sides leaves them.</summary>
    private static Task Fill(Database database) => database.Write(async db =>
    {
        var (shop, account) = (await db.Shops.SingleAsync(Ct), await db.Accounts.SingleAsync(Ct));
        for (var i = 0; i < Eans.Length; i++)
        {
            var gtin = Gtin.TryParse(Eans[i])!.Digits;
            var item = new Item
            {
                SellerId = shop.SellerId,
                ShopId = shop.Id,
                ProductId = i + 1,
                Name = $"Artikel {i}",
                Sku = $"SKU-{i}",
                GtinText = Eans[i],
                Gtin = gtin
            };
            var offer = new Offer
            {
                SellerId = shop.SellerId,
                AccountId = account.Id,
                OfferId = $"offer-{i}",
                Ean = Eans[i],
                Gtin = gtin,
                Reference = $"ref-{i}"
            };
            db.AddRange(item, offer);
            await db.SaveChangesAsync(Ct);
            db.LinkParts.Add(new LinkPart { SellerId = shop.SellerId, OfferKey = offer.Key, ItemKey = item.Key });
        }
    }, Ct);

    private static async Task<string> Live(Database database)
    {
        await using var db = database.Read();
        var live = await db.Modules.AnyAsync(m => m.Module == Module.Stock && m.Since != null && m.OnlyChosen, Ct);
        return $"{(live ? "live" : "observing")}: {string.Join(' ', await db.Offers.Where(o => o.Chosen).Select(o => o.OfferId).OrderBy(o => o).ToListAsync(Ct))}".Trim();
    }

    private static Task<(int Code, string Words)> Say(string line, Dictionary<string, string> settings) =>
        Prompt.Say(line, settings, Ct);
}
