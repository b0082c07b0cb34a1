using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.WooCommerce;

namespace Tandem.Tests.Loop;

/// <summary>One odd entry of a shop's list is set aside with a question; everything beside it goes on.</summary>
public sealed class OddEntryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task OddEntry_IsAskedAbout_ItsNeighboursAreRead_AndTheQuestionEndsWhenItIsGone(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var item = await stage.Read(db => db.Items.OrderBy(i => i.Key).FirstAsync(i => i.VariationId == 0, Ct));
        var changed = stage.Clock.GetUtcNow().UtcDateTime
            .ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        var odd = "null";
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("/products", StringComparison.Ordinal)
            && request.RequestUri.Query.Contains("modified_after", StringComparison.Ordinal)
            ? FakeShop.Json(200,
                $$$"""[{{{odd}}},{"id":{{{item.ProductId}}},"type":"simple","name":"Mok","status":"publish","manage_stock":"yes","stock_quantity":"3","meta_data":{"3":{"id":1,"key":"k","value":null}},"date_modified_gmt":"{{{changed}}}"}]""")
            : null;
        await Turn(stage);

        Assert.Equal(3, await stage.Read(db => db.Items.Where(i => i.Key == item.Key).Select(i => i.Quantity).SingleAsync(Ct)));
        var question = await stage.Read(db => db.Attentions.SingleAsync(a => a.Cause.StartsWith("shop-odd-entry"), Ct));
        Assert.Equal(("products: entry 1 is null", null), (question.What["entry"], question.ClearedAt));

        odd = """{"id":1,"type":"simple"}""";
        for (var hour = 0; hour < 28; hour++) await Turn(stage, minutes: 60);
        Assert.NotNull(await stage.Read(db => db.Attentions.Where(a => a.Cause.StartsWith("shop-odd-entry"))
            .Select(a => a.ClearedAt).SingleAsync(Ct)));
    }

    [Theory, EitherDatabase]
    public async Task EntriesThatCannotBeRead_AreAskedForAgain_AfterTheOthers(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        const int many = 130;
        var (shop, began) = (await stage.Read(db => db.Shops.SingleAsync(Ct)), stage.Clock.GetUtcNow());
        await stage.Work.Owner.Write(db =>
        {
            for (var i = 0; i < many; i++)
            {
                db.Items.Add(new Item
                {
                    SellerId = stage.Seller,
                    ShopId = shop.Id,
                    ProductId = 90_000 + i,
                    Name = $"Onleesbaar {i}",
                    ReadDueSince = began - TimeSpan.FromMinutes(many - i),
                });
            }

            return db.SaveChangesAsync(Ct);
        }, Ct);

        // Of all of them only the last can be read.
        var last = 90_000 + many - 1;
        stage.Wire.Answers = request =>
        {
            var query = Uri.UnescapeDataString(request.RequestUri!.Query);
            if (!query.Contains("include=", StringComparison.Ordinal) || !query.Contains("90", StringComparison.Ordinal))
                return null;
            return FakeShop.Json(200, query.Contains($"{last}", StringComparison.Ordinal)
                ? $$"""[null,{"id":{{last}},"type":"simple","name":"Mok","status":"publish","manage_stock":true,"stock_quantity":3}]"""
                : "[null]");
        };
        await Turn(stage);
        await Turn(stage);

        Assert.Equal(3, await stage.Read(db => db.Items.Where(i => i.ProductId == last).Select(i => i.Quantity).SingleAsync(Ct)));
        Assert.Equal(many - 1, await stage.Read(db => db.Items.CountAsync(i => i.ReadDueSince != null && !i.Gone, Ct)));
    }

    /// <summary>Beside an entry that cannot be read, what is missing is gone, or is it: only asking for each tells.</summary>
    [Theory, EitherDatabase]
    public async Task BesideAnOddEntry_EachThatIsMissing_IsAskedForByItself(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var (shop, began) = (await stage.Read(db => db.Shops.SingleAsync(Ct)), stage.Clock.GetUtcNow());
        const long readable = 90_001, gone = 90_002, odd = 90_003;
        await stage.Work.Owner.Write(db =>
        {
            foreach (var id in new[] { readable, gone, odd })
            {
                db.Items.Add(new Item
                {
                    SellerId = stage.Seller,
                    ShopId = shop.Id,
                    ProductId = id,
                    Name = $"Artikel {id}",
                    ReadDueSince = began - TimeSpan.FromMinutes(1),
                });
            }

            return db.SaveChangesAsync(Ct);
        }, Ct);
        const string mug = """{"id":90001,"type":"simple","name":"Mok","status":"publish","manage_stock":true,"stock_quantity":3}""";
        stage.Wire.Answers = request =>
        {
            var query = Uri.UnescapeDataString(request.RequestUri!.Query);
            var asked = new[] { readable, gone, odd }.Where(id => query.Contains($"{id}", StringComparison.Ordinal)).ToList();
            return !query.Contains("include=", StringComparison.Ordinal) || asked.Count == 0 ? null
                : FakeShop.Json(200, asked is [readable] ? $"[{mug}]" : asked is [gone] ? "[]" : "[null]");
        };
        await Turn(stage);

        var items = await stage.Read(db => db.Items.Where(i => i.ProductId >= readable && i.ProductId <= odd)
            .ToDictionaryAsync(i => i.ProductId, Ct));
        Assert.Equal((3, false, null), (items[readable].Quantity, items[readable].Gone, items[readable].ReadDueSince));
        Assert.True(items[gone].Gone);
        Assert.False(items[odd].Gone);
        Assert.Equal(TimeSpan.FromMinutes(15), items[odd].ReadDueSince - stage.Clock.GetUtcNow());

        // Until then nothing waits to be read at once.
        await using (var db = stage.Work.Read())
        {
            Assert.False((await SourcesNow.Read(db, stage.Seller, stage.Clock.GetUtcNow(), Ct))!.ItemsToRead);
            var later = stage.Clock.GetUtcNow() + TimeSpan.FromMinutes(16);
            Assert.True((await SourcesNow.Read(db, stage.Seller, later, Ct))!.ItemsToRead);
        }
    }

    /// <summary>What was read of it last is sold from no longer than an hour.</summary>
    [Theory, EitherDatabase]
    public async Task NumberOfWhatCannotBeRead_CountsForAnHour_AndFromWhenItIsReadAgain(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle();
        var (_, usual) = await stage.Shown();
        var item = await stage.Read(db => db.Items.OrderBy(i => i.Key).FirstAsync(
            i => i.VariationId == 0 && db.LinkParts.Any(p => p.ItemKey == i.Key), Ct));
        await stage.Work.Owner.Write(db => db.Items.Where(i => i.Key == item.Key)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadDueSince, stage.Clock.GetUtcNow()), Ct), Ct);
        var odd = true;
        stage.Wire.Answers = request => odd && request.RequestUri!.AbsolutePath.EndsWith("/products", StringComparison.Ordinal)
            ? FakeShop.Json(200, request.RequestUri.Query.Contains("include", StringComparison.Ordinal) ? "[null]" : "[]") : null;
        for (var turn = 0; turn < 4; turn++) await Turn(stage, minutes: 16);
        Assert.Equal(item.Quantity, await Quantity());

        for (var turn = 0; turn < 2; turn++) await Turn(stage, minutes: 16);
        Assert.Equal(0, await Quantity());
        await stage.Run(Lane.Decide);
        var sells = await stage.Read(db => db.Offers
            .Where(o => db.LinkParts.Any(p => p.OfferKey == o.Key && p.ItemKey == item.Key)).ToListAsync(Ct));
        Assert.NotEmpty(sells);
        Assert.All(sells, offer => Assert.Equal(0, offer.Target));

        odd = false;
        await Turn(stage, minutes: 16);
        Assert.Equal(item.Quantity, await Quantity());
        await stage.Settle();
        Assert.Equal(usual, (await stage.Shown()).Bol);

        Task<int?> Quantity() =>
            stage.Read(db => db.Items.Where(i => i.Key == item.Key).Select(i => i.Quantity).SingleAsync(Ct));
    }

    private static async Task Turn(Stage stage, int minutes = 1)
    {
        stage.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await stage.Run(Lane.WatchShop);
    }
}
