using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Stock;

/// <summary>Variations that share their parent's stock, of which the shop changes the parent alone.</summary>
public sealed class PoolFlowTests
{
    private static readonly string Small = Seeding.Gtin(910_001);
    private static readonly string Medium = Seeding.Gtin(910_002);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public Task Count_OfTheParent_IsSeen(DatabaseKind kind) => Count_OfTheParent(kind, "11.0.1");

    [Theory, EitherDatabase]
    public Task Count_OfTheParent_IsSeen_InAnOlderShop(DatabaseKind kind) => Count_OfTheParent(kind, "10.2.2");

    [Theory, EitherDatabase]
    public async Task Sale_OfOneVariation_LowersTheOthers(DatabaseKind kind)
    {
        await using var stage = await Open(kind, "11.0.1");
        var (parent, variations) = await Pool(stage, 23);
        Assert.Equal((23, 23), (await Bol(stage, Small), await Bol(stage, Medium)));

        await stage.Rehearsal.Shop(HttpMethod.Post, "orders", JsonNode.Parse(
            $$"""{"status":"processing","line_items":[{"product_id":{{parent}},"variation_id":{{variations[2]}},"quantity":3}]}"""));
        await stage.Settle(3);
        Assert.Equal((20, 20), (await Bol(stage, Small), await Bol(stage, Medium)));
    }

    [Theory, EitherDatabase]
    public async Task Orders_OfBol_DoNotMakeThePoolTooLow(DatabaseKind kind)
    {
        await using var stage = await Open(kind, "11.0.1");
        await stage.GoLive(Module.Orders);
        await Pool(stage, 23);

        // The third variation has no offer, and nothing makes it be read again.
        for (var i = 0; i < 3; i++)
        {
            var offer = (await stage.Rehearsal.Bol.GetOffers(new BolOfferQuery { Eans = [Small] }, Ct)).Offers![0];
            await stage.Rehearsal.Ledger(HttpMethod.Post, $"bol/sell?offer={offer.OfferId}&units=1");
            await stage.Settle(3);
        }

        Assert.Equal((20, 20), (await Bol(stage, Small), await Bol(stage, Medium)));
    }

    private static async Task Count_OfTheParent(DatabaseKind kind, string version)
    {
        await using var stage = await Open(kind, version);
        var (parent, _) = await Pool(stage, 23);
        Assert.Equal((23, 23), (await Bol(stage, Small), await Bol(stage, Medium)));

        await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{parent}", JsonNode.Parse("""{"stock_quantity":2}"""));
        await stage.Settle(3);
        Assert.Equal((2, 2), (await Bol(stage, Small), await Bol(stage, Medium)));

        // The parent lets go of the count: each variation is for itself, and none of them says how many there are.
        await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{parent}", JsonNode.Parse("""{"manage_stock":false}"""));
        await stage.Settle(3);
        Assert.All(await stage.Read(db => db.Items.Where(i => i.ProductId == parent).ToListAsync(Ct)),
            i => Assert.Equal(Engine.Catalog.StockKept.Nowhere, i.StockKept));
        Assert.Equal((0, 0), (await Bol(stage, Small), await Bol(stage, Medium)));
    }

    private static async Task<Stage> Open(DatabaseKind kind, string version)
    {
        var stage = await Stage.Open(kind, world: options => options with { ShopVersion = version });
        await stage.GoLive(Module.Stock);
        return stage;
    }

    /// <summary>A product in three sizes, of which two have an offer at bol.</summary>
    private static async Task<(long Parent, List<long> Variations)> Pool(Stage stage, int stock)
    {
        var parent = (long)(await stage.Rehearsal.Shop(HttpMethod.Post, "products", JsonNode.Parse(
            $$"""{"name":"Trui","type":"variable","manage_stock":true,"stock_quantity":{{stock}},"attributes":[{"name":"Maat","variation":true,"visible":true,"options":["S","M","L"]}]}"""))).Json["id"]!;
        var variations = new List<long>();
        foreach (var (size, number) in new[] { ("S", 910_001), ("M", 910_002), ("L", 910_003) })
        {
            variations.Add((long)(await stage.Rehearsal.Shop(HttpMethod.Post, $"products/{parent}/variations", JsonNode.Parse(
                $$"""{"regular_price":"10","global_unique_id":"{{Seeding.Gtin(number)}}","attributes":[{"name":"Maat","option":"{{size}}"}]}"""))).Json["id"]!);
        }

        foreach (var ean in new[] { Small, Medium })
        {
            await stage.Rehearsal.Bol.CreateOffer(new BolOfferCreate(
                ean, new BolCondition("NEW"), new BolPricing([new BolBundlePrice(1, 5m)]),
                new BolFulfilment("FBR", "BOL_DELIVERY_PROMISE"), new BolStock(0, null, true)), Ct);
        }

        stage.Clock.Advance(TimeSpan.FromHours(1));
        await stage.Settle();
        return (parent, variations);
    }

    private static async Task<int?> Bol(Stage stage, string ean) =>
        (await stage.Rehearsal.Bol.GetOffers(new BolOfferQuery { Eans = [ean] }, Ct)).Offers![0].Stock!.CorrectedStock;
}
