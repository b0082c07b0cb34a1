using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Catalog;

/// <summary>A product that goes while another comes, without a webhook: the shop counts as many as before.</summary>
public sealed class RemovedAndAddedTests
{
    private static readonly string Gtin = Seeding.Gtin(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task ProductThatIsRemoved_WhileAnotherIsAdded_IsMissedWithinTheHour(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var item = await stage.Item(Gtin);
        await Remove(stage, item.ProductId);
        await Add(stage, """{"name":"Nieuw","sku":"NIEUW-1","manage_stock":true,"stock_quantity":4,"status":"publish"}""");

        stage.Clock.Advance(TimeSpan.FromMinutes(61));
        await stage.Settle();

        Assert.True((await stage.Item(Gtin)).Gone);
        Assert.Equal(0, await AtBol(stage));
    }

    [Theory, EitherDatabase]
    public async Task ProductThatIsMadeAnew_TakesThePlaceOfTheOldOne_AtOnce(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var item = await stage.Item(Gtin);
        await Remove(stage, item.ProductId);
        var anew = await Add(stage, $$"""
            {"name":"Anders","global_unique_id":"{{Gtin}}","manage_stock":true,"stock_quantity":9,"status":"publish"}
            """);
        await stage.Settle(2);

        Assert.Equal([(anew, false), (item.ProductId, true)], (await stage.Read(db => db.Items
            .Where(i => i.Gtin == item.Gtin).ToListAsync(Ct))).Select(i => (i.ProductId, i.Gone)).OrderBy(i => i.Gone));
        Assert.Equal(9, await AtBol(stage));
    }

    [Theory, EitherDatabase]
    public async Task ProductThatIsThrownAwayAndRestored_IsSoldAgainAtOnce(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (item, before) = (await stage.Item(Gtin), await AtBol(stage));
        await stage.Rehearsal.Shop(HttpMethod.Delete, $"products/{item.ProductId}");
        await stage.Settle(2);
        Assert.Equal((true, 0), ((await stage.Item(Gtin)).Gone, await AtBol(stage)));

        await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{item.ProductId}", JsonNode.Parse("""{"status":"publish"}"""));
        await stage.Settle(2);
        Assert.Equal((false, before), ((await stage.Item(Gtin)).Gone, await AtBol(stage)));
    }

    /// <summary>Neither what came nor what goes to the bin makes the whole catalogue be read again.</summary>
    [Theory, EitherDatabase]
    public async Task ProductThatIsAdded_AndOneInTheBin_AreNoReasonToReadEverything(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var read = await Everything(stage);
        await Add(stage, """{"name":"Nieuw","sku":"NIEUW-1","manage_stock":true,"stock_quantity":4,"status":"publish"}""");
        await stage.Rehearsal.Shop(HttpMethod.Delete, $"products/{(await stage.Item(Gtin)).ProductId}");
        await stage.Settle(2);
        stage.Clock.Advance(TimeSpan.FromMinutes(61));
        await stage.Settle();
        Assert.Equal(read, await Everything(stage));
    }

    private static Task<DateTimeOffset?> Everything(Stage stage) => stage.Read(async db =>
    {
        var source = ReadItems.EverythingOf(await db.Shops.SingleAsync(Ct));
        return await db.Observations.Where(o => o.Source == source).Select(o => o.BeganAt).SingleAsync(Ct);
    });

    private static async Task<Stage> Open(DatabaseKind kind)
    {
        var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle();
        return stage;
    }

    private static Task Remove(Stage stage, long product) => stage.Rehearsal.Shop(HttpMethod.Delete, $"products/{product}", null,
        new KeyValuePair<string, string>("force", "true"));

    private static async Task<long> Add(Stage stage, string product) =>
        (long)(await stage.Rehearsal.Shop(HttpMethod.Post, "products", JsonNode.Parse(product))).Json["id"]!;

    private static async Task<int?> AtBol(Stage stage)
    {
        var offer = await stage.Read(db => db.Offers.SingleAsync(o => o.Ean == Gtin, Ct));
        return (await stage.Rehearsal.Bol.GetOffer(offer.OfferId, Ct))!.Stock!.CorrectedStock;
    }
}
