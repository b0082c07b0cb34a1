using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Stock;

/// <summary>What the shop's lists of changes never tell, and what they tell in odd signs.</summary>
public sealed class ItemCountTests
{
    private static readonly string Gtin = Seeding.Gtin(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A product that is removed for good stands in no list: that there is one fewer is seen within the hour.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite, false)]
    [InlineData(DatabaseKind.Postgres, false)]
    [InlineData(DatabaseKind.Sqlite, true)] // the owner ends between the count and the reading
    public async Task Product_RemovedWithoutAWord_IsNotSoldAnHourLater(DatabaseKind kind, bool takenOver)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle();
        var item = await stage.Item(Gtin);
        await stage.Rehearsal.Shop(HttpMethod.Delete, $"products/{item.ProductId}", null,
            new KeyValuePair<string, string>("force", "true"));

        stage.Clock.Advance(TimeSpan.FromMinutes(61));
        if (takenOver)
        {
            var shop = await stage.Read(db => db.Shops.SingleAsync(Ct));
            var row = await stage.Read(db => db.Observations.SingleAsync(o => o.Source == ReadItems.CountOf(shop), Ct));
            await stage.Get<Observations>().Run(stage.Work, row, new SourceReading(row.Source, Lane.None,
                (o, _, ct) => stage.Get<ReadItems>().Count(stage.Work, shop, o, ct)), Ct);
            await stage.TakeOver();
        }

        await stage.Settle();

        Assert.True((await stage.Item(Gtin)).Gone);
        var offer = await stage.Read(db => db.Offers.SingleAsync(o => o.Ean == Gtin, Ct));
        Assert.Equal(0, (await stage.Rehearsal.Bol.GetOffer(offer.OfferId, Ct))!.Stock!.CorrectedStock);
    }

    /// <summary>PostgreSQL keeps no NUL: the product is read all the same, and so is what stands beside it.</summary>
    [Theory, EitherDatabase]
    public async Task Product_WithSignsThatNoDatabaseKeeps_StopsNothing(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle();
        var item = await stage.Item(Gtin);
        await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{item.ProductId}",
            JsonNode.Parse("""{"name":"Mok\u0000 rood","sku":"A\u00001","stock_quantity":7}"""));

        await stage.Settle();

        var read = await stage.Item(Gtin);
        Assert.Equal((7, false), (read.Quantity, read.Name.Contains('\0')));
        Assert.StartsWith("Mok", read.Name, StringComparison.Ordinal);
        Assert.Equal((7, 7), await stage.Shown());
        Assert.False(await stage.Read(db => db.Observations.AnyAsync(o => o.Failures > 0, Ct)));
    }
}
