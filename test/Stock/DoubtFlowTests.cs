using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Stock;

/// <summary>What bol shows while something about a live offer is in doubt: never its last number.</summary>
public sealed class DoubtFlowTests
{
    private static readonly string Gtin1 = Seeding.Gtin(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Copy_WithTheSameEan_LeavesTheLink_AsksAndShowsTheLeast(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        var copy = await Product(stage,
            $$"""{"name":"Kopie","manage_stock":true,"stock_quantity":4,"meta_data":[{"key":"_ean","value":"{{Gtin1}}"}]}""");
        await stage.Settle();
        Assert.Equal(4, (await stage.Shown()).Bol);
        Assert.Equal(["attention.duplicate"], await Questions(stage));

        // What is sold meanwhile is the article that stood; and what it has no more is not shown.
        await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{copy}", JsonNode.Parse("""{"stock_quantity":40}"""));
        await stage.Settle();
        Assert.Equal(25, (await stage.Shown()).Bol);
        await Count(stage, 0);
        await stage.Settle();
        Assert.Equal(0, (await stage.Shown()).Bol);

        await stage.Rehearsal.Shop(HttpMethod.Delete, $"products/{copy}", null,
            new KeyValuePair<string, string>("force", "true"));
        await stage.Settle();
        await stage.Read(db => db.Items.CountAsync(Ct));
        await Count(stage, 9);
        stage.Clock.Advance(TimeSpan.FromHours(25));
        await stage.Settle(6);
        Assert.Equal((9, 9), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task Draft_MadeAsACopy_GivesWay_WithoutAQuestion(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        await Product(stage,
            $$"""{"name":"Mok (kopie)","status":"draft","manage_stock":true,"stock_quantity":4,"meta_data":[{"key":"_ean","value":"{{Gtin1}}"}]}""");
        await stage.Settle();
        Assert.Equal((25, 25), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task SecondOwnOffer_LeavesTheFirstItsLink_AndIsNotRaised(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        await stage.Settle();
        var used = await stage.Rehearsal.Bol.CreateOffer(new BolOfferCreate(
            Gtin1, new BolCondition("SECONDHAND", "GOOD"), new BolPricing([new BolBundlePrice(1, 5m)]),
            new BolFulfilment("FBR", "BOL_DELIVERY_PROMISE"), new BolStock(1, null, true)), Ct);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await stage.Settle();
        Assert.Equal(["attention.duplicate", "attention.duplicate"], await Questions(stage));
        Assert.Equal(25, (await stage.Shown()).Bol);
        Assert.Equal(1, (await stage.Rehearsal.Bol.GetOffer(used!, Ct))!.Stock!.CorrectedStock);

        // Both follow what is there, and neither is left behind.
        await Count(stage, 0);
        await stage.Settle();
        Assert.Equal(0, (await stage.Shown()).Bol);
        Assert.Equal(0, (await stage.Rehearsal.Bol.GetOffer(used!, Ct))!.Stock!.CorrectedStock);
    }

    [Theory, EitherDatabase]
    public async Task Product_InDraft_IsNotSold_UntilAPersonSaysSo(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        var item = await stage.Item(Gtin1);
        await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{item.ProductId}", JsonNode.Parse("""{"status":"draft"}"""));
        await stage.Settle();
        Assert.Equal(0, (await stage.Shown()).Bol);
        Assert.Equal(["attention.unpublished"], await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task TrashedProduct_IsNotSold_AtTheNextTurn(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        await stage.Settle();
        var item = await stage.Item(Gtin1);
        await stage.Rehearsal.Shop(HttpMethod.Delete, $"products/{item.ProductId}");
        await stage.Settle(2);
        Assert.Equal(0, await BolShows(stage, Gtin1));
        Assert.True((await stage.Item(Gtin1)).Gone);
    }

    [Theory, EitherDatabase]
    public async Task RemovedProduct_ThatAWebhookNamed_IsNotSold_InTheSameTurn(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        await stage.Settle();
        var item = await stage.Item(Gtin1);
        await stage.Rehearsal.Shop(HttpMethod.Delete, $"products/{item.ProductId}", null,
            new KeyValuePair<string, string>("force", "true"));
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        stage.Work.Told(item.ShopId.Value, item.ProductId, null);
        stage.Work.MakeDue(Engine.Catalog.ReadItems.ChangesOf(await stage.Read(db => db.Shops.SingleAsync(Ct))));
        await stage.Run(Lane.WatchShop, Lane.Decide, Lane.PushStock);
        Assert.Equal(0, await BolShows(stage, Gtin1));
    }

    [Theory, EitherDatabase]
    public async Task Translation_LeavesTheLink_AndIsTheSameStock(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        await stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/translate?gtin={Gtin1}");
        await stage.Settle();
        Assert.Equal((25, 25), await stage.Shown());
        var english = (await stage.Read(db => db.Items.SingleAsync(i => i.Name.EndsWith("(EN)"), Ct))).ProductId;
        await stage.Rehearsal.Shop(HttpMethod.Post, "orders",
            JsonNode.Parse($$"""{"status":"processing","line_items":[{"product_id":{{english}},"quantity":3}]}"""));
        await stage.Settle();
        Assert.Equal((22, 22), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task Push_ThatBolRefusesOnce_IsTriedAgain(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        await stage.Settle();
        var refusals = 0;
        stage.Wire.Answers = request => request.Method == HttpMethod.Patch && refusals++ == 0 ? Problem(409) : null;
        await Count(stage, 3);
        await stage.Settle(8);
        Assert.Equal((3, 3), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task Push_ThatBolGoesOnRefusing_AsksAPerson_InBolsWords(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        await stage.Settle();
        stage.Wire.Answers = request => request.Method == HttpMethod.Patch ? Problem(400) : null;
        var before = stage.Wire.Count("PATCH");
        await Count(stage, 3);
        await stage.Settle(8);
        Assert.Equal(["attention.stock-refused"], await Questions(stage));

        // Not over and over; and it ends by itself.
        Assert.InRange(stage.Wire.Count("PATCH") - before, 2, 9);
        stage.Wire.Answers = _ => null;
        stage.Clock.Advance(TimeSpan.FromMinutes(16));
        await stage.Settle();
        Assert.Equal((3, 3), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task SecondTool_ThatWritesTheSameNumberAfterASale_IsSeen(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await stage.GoLive(Module.Orders);
        await Count(stage, 25);
        await stage.Settle();
        await stage.Rehearsal.OrderAtBol(3);
        await stage.Settle();
        Assert.Equal((22, 22), await stage.Shown());

        await stage.Rehearsal.Bol.UpdateOffer(await OfferId(stage, Gtin1), new BolOfferPatch(Stock: new BolStock(25, null, true)),
            Ct);
        Assert.Equal((22, 25), await stage.Shown());
        await stage.Settle(8);
        Assert.Equal((22, 22), await stage.Shown());
        Assert.Equal(1, await stage.Read(db => db.Drifts.CountAsync(Ct)));
    }

    [Theory, EitherDatabase]
    public async Task Promise_WhileOrdersOnlyObserve_EndsWhenItIsSent(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        await stage.Settle();
        var order = await stage.Rehearsal.OrderAtBol(5);
        await stage.Settle();
        Assert.Equal(20, (await stage.Shown()).Bol);

        // Sent by hand, and taken off the shop's stock by hand.
        await stage.Rehearsal.Ledger(HttpMethod.Post, $"bol/ship?order={order}&tracking=3SX1");
        await Count(stage, 20);
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.Settle(6);
        Assert.Equal((20, 20), await stage.Shown());
    }

    [Theory, EitherDatabase]
    public async Task Offer_ThatTheLookShowsToBeLvb_GetsNoStock(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await Count(stage, 25);
        await stage.Settle();
        await Count(stage, 7);
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Decide);
        await stage.Rehearsal.Bol.UpdateOffer(await OfferId(stage, Gtin1),
            new BolOfferPatch(Fulfilment: new BolFulfilment("FBB")), Ct);
        var before = stage.Wire.Count("PATCH");
        await stage.Run(Lane.PushStock, Lane.Decide, Lane.PushStock);
        Assert.Equal(before, stage.Wire.Count("PATCH"));
        Assert.True(await stage.Read(db => db.Offers.Where(o => o.Ean == Gtin1).Select(o => o.Lvb).SingleAsync(Ct)));
    }

    [Theory, EitherDatabase]
    public async Task Screens_AfterSalesAtBol_ClaimNoChangeThatNoneNeeds(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle();
        await stage.Rehearsal.OrderAtBol(3);
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.Decide, Lane.ImportOrders, Lane.WatchShop, Lane.Decide, Lane.PushStock);
        var row = (await stage.Get<DryRunPages>().List(stage.Seller, new DiffFilter(Search: Gtin1), 0, 10, Ct)).Rows[0];
        Assert.Equal(((int?)(await stage.Shown()).Bol, StockDiff.Unchanged), (row.Now, row.Diff));
    }

    private static async Task<Stage> Live(DatabaseKind kind)
    {
        var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle();
        return stage;
    }

    private static Task Count(Stage stage, int stock) =>
        stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/count?gtin={Gtin1}&stock={stock}");

    private static async Task<long> Product(Stage stage, string body) =>
        (long)(await stage.Rehearsal.Shop(HttpMethod.Post, "products", JsonNode.Parse(body))).Json["id"]!;

    private static Task<string> OfferId(Stage stage, string ean) =>
        stage.Read(db => db.Offers.Where(o => o.Ean == ean).Select(o => o.OfferId).SingleAsync(Ct));

    private static async Task<int?> BolShows(Stage stage, string ean) =>
        (await stage.Rehearsal.Bol.GetOffer(await OfferId(stage, ean), Ct))!.Stock!.CorrectedStock;

    /// <summary>What is asked, apart from what the sandbox begins with.</summary>
    private static async Task<List<string>> Questions(Stage stage) => await stage.Read(async db =>
    {
        var begun = Seeding.Gtin(900_002);
        var asked = await db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct);
        return asked.Where(a => a.What["ean"] != begun).Select(a => a.What.Code).Order().ToList();
    });

    private static HttpResponseMessage Problem(int status) => new((System.Net.HttpStatusCode)status)
    {
        Content = new StringContent($$"""{"status":{{status}},"title":"Nee","detail":"Dat kan nu niet."}""",
            System.Text.Encoding.UTF8, "application/problem+json"),
    };
}
