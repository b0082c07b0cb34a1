using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using Tandem.WooCommerce;

namespace Tandem.Tests.Catalog;

public sealed class SaveItemsTests
{
    private static readonly WooProduct Mug = new()
    {
        Id = 11,
        Type = "simple",
        Status = "publish",
        Name = "Mug",
        Sku = "MUG",
        GlobalUniqueId = "8712345678906",
        TaxClass = "",
        ManageStock = WooManageStock.Yes,
        StockQuantity = 5,
        StockStatus = "instock",
        DateModifiedGmt = World.Start.AddDays(-1),
    };

    private static readonly WooProduct Shirt =
        new() { Id = 20, Type = "variable", Name = "Shirt", ManageStock = WooManageStock.Yes, StockQuantity = 9 };

    private static readonly WooProduct Red = new()
    {
        Id = 21,
        ParentId = 20,
        Type = "variation",
        Status = "publish",
        Name = "Shirt, red",
        ManageStock = WooManageStock.Parent,
        StockQuantity = 9,
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Products_WhenNew_AreItemsToMatch(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);

        Assert.True(await Save(world, Mug, Shirt, Red));

        var items = await world.Read(db => db.Items.OrderBy(i => i.ProductId).ToListAsync(Ct));
        Assert.Equal([(11, 0, StockKept.Here), (20, 21, StockKept.AtParent)],
            items.Select(i => (i.ProductId, i.VariationId, i.StockKept)));
        Assert.All(items, item => Assert.True(item.MatchDue && item.ReadAt == world.Now && item.SellerId == world.Seller));
        Assert.Equal(("08712345678906", 5, World.Start.AddDays(-1)), (items[0].Gtin, items[0].Quantity, items[0].ModifiedAt));
    }

    [Theory, BothDatabases]
    public async Task Products_WhenSavedAgain_ChangeNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Mug, Shirt, Red);
        await Link(world);
        var before = await Rows(world);

        Assert.False(await Save(world, Mug, Shirt, Red, Mug));
        Assert.Equal(before, await Rows(world));

        // A later reading is as new as it is, and says nothing else.
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await Save(world, Mug, Shirt, Red));
        var marked = await world.Read(db => db.Offers.AnyAsync(o => o.MatchDue || o.DecideDue, Ct));
        Assert.False(marked || await world.Read(db => db.Items.AnyAsync(i => i.MatchDue || i.ReadAt != world.Now, Ct)));
    }

    /// <summary>A variation without a picture of its own shows its parent's, whichever is read first.</summary>
    [Theory, BothDatabases]
    public async Task Picture_IsTheFirstOfTheProduct_OrTheVariationsOwn_OrItsParents(DatabaseKind kind)
    {
        static WooImage At(string name) => new() { Src = $"https://shop.example/{name}.jpg" };
        await using var world = await World.Create(kind);
        var blue = Red with { Id = 22, Name = "Shirt, blue", Image = At("blue") };
        await Save(world, Red, blue, Mug with { Images = [At("mug"), At("mug-behind")] });
        Assert.Equal(["mug", null, "blue"], await Shown());
        await Save(world, Shirt with { Images = [At("shirt")] });
        Assert.Equal(["mug", "shirt", "blue"], await Shown());

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Save(world, Shirt with { Images = [At("shirt-new")] });
        Assert.Equal(["mug", "shirt-new", "blue"], await Shown());
        await Save(world, Red, blue with { Image = null }, Mug with { Images = [] });
        Assert.Equal([null, "shirt-new", "shirt-new"], await Shown());

        async Task<IReadOnlyList<string?>> Shown() =>
            [.. (await world.Read(db => db.Items.OrderBy(i => i.ProductId).ThenBy(i => i.VariationId).Select(i => i.Picture)
                .ToListAsync(Ct))).Select(p => p is null ? null : Path.GetFileNameWithoutExtension(p))];
    }

    /// <summary>A shop keeps or drops the variations of a product that has none any more: only asking for them tells.</summary>
    [Theory, BothDatabases]
    public async Task Variations_OfAParentThatIsNotVariableAnyMore_AreReadAgain(DatabaseKind kind)
    {
        foreach (var type in new[] { "simple", "grouped", "external" })
        {
            await using var world = await World.Create(kind);
            await Save(world, Mug, Shirt, Red);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await Save(world, Mug, Shirt with { Type = type, Variations = [] });
            var due = await world.Read(db =>
                db.Items.Where(i => i.ReadDueSince != null).Select(i => i.VariationId).ToListAsync(Ct));
            Assert.Equal((type, 21), (type, Assert.Single(due)));
        }
    }

    /// <summary>A number for something that is gone says nothing about what may come back in its place.</summary>
    [Theory, BothDatabases]
    public async Task Item_ThatGoes_LosesItsExternalNumber(DatabaseKind kind)
    {
        foreach (var binned in new[] { true, false })
        {
            await using var world = await World.Create(kind);
            await Save(world, Mug);
            await world.Write(db => db.Items.ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalQuantity, 5)
                .SetProperty(x => x.ExternalAt, world.Now).SetProperty(x => x.ShopTarget, 5), Ct));
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            if (binned) await Save(world, Mug with { Status = "trash" });
            else await world.Write(async db =>
                await SaveItems.MarkGone(db, world.ItemChanges, await db.Items.AsNoTracking().ToListAsync(Ct), world.Now, Ct));
            var gone = await world.Read(db => db.Items.SingleAsync(Ct));
            Assert.Equal((binned, true, null, null, true),
                (binned, gone.Gone, gone.ExternalQuantity, gone.ExternalAt, gone.ExternalDue));
        }
    }

    [Theory, BothDatabases]
    public async Task Stock_WhenChanged_MarksTheOffersThatSellIt(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Mug, Red);
        await Link(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await Save(world, Mug with { StockQuantity = 4 }, Red));

        Assert.Equal(["of-Mug"],
            await world.Read(db => db.Offers.Where(o => o.DecideDue).Select(o => o.OfferId).ToListAsync(Ct)));
        Assert.False(await world.Read(db => db.Items.AnyAsync(i => i.MatchDue, Ct)));
    }

    [Theory, BothDatabases]
    public async Task Stock_WhenItsReadingBeganEarlierThanTheLastOne_IsLeftAlone(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Mug);

        var earlier =
            await world.Write(db =>
                SaveItems.Save(
                    db, world.ItemChanges, world.Shop, [Mug with { StockQuantity = 99 }], world.Now.AddSeconds(-1), Ct));

        Assert.False(earlier);
        Assert.Equal(5, await world.Read(db => db.Items.Select(i => i.Quantity).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Reading_WhenItWasWaitedFor_EndsTheWaitOnlyIfItBeganLater(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Mug);
        await Link(world);
        var happened = world.Now.AddMinutes(1);
        await world.Write(db => db.Items.ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadDueSince, happened), Ct));

        world.Clock.Advance(TimeSpan.FromSeconds(60));
        await Save(world, Mug);
        Assert.Equal(happened, await world.Read(db => db.Items.Select(i => i.ReadDueSince).SingleAsync(Ct)));

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await Save(world, Mug);
        Assert.Null(await world.Read(db => db.Items.Select(i => i.ReadDueSince).SingleAsync(Ct)));
        Assert.True(await world.Read(db => db.Offers.Select(o => o.DecideDue).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Gtin_WhenChanged_MarksTheGroupThatItLeft(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Mug, Mug with { Id = 12, Name = "Twin" });
        await Link(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await Save(world, Mug with { GlobalUniqueId = "5012345678900" }));

        Assert.Equal(["Mug", "Twin"],
            await world.Read(db => db.Items.Where(i => i.MatchDue).Select(i => i.Name).OrderBy(n => n).ToListAsync(Ct)));
        Assert.Equal(2, await world.Read(db => db.Offers.CountAsync(o => o.MatchDue, Ct)));
    }

    [Theory, BothDatabases]
    public async Task Product_WhenTrashed_IsGoneAndComesBack(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Mug);
        await Link(world);

        foreach (var (status, gone) in new[] { ("trash", true), ("publish", false) })
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await Save(world, Mug with { Status = status });
            var item = await world.Read(db => db.Items.SingleAsync(Ct));
            Assert.Equal((gone, true), (item.Gone, item.MatchDue));
            Assert.True(await world.Read(db => db.Offers.Select(o => o.DecideDue).SingleAsync(Ct)));
            await Calm(world);
        }
    }

    [Theory, BothDatabases]
    public async Task Variations_HaveTheGroupsOfTheirParent_WhicheverIsReadFirst(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var parent = Shirt with { Categories = [Term(12, "Dames &amp; heren"), Term(9, "Kleding")], Tags = [Term(30, "Nieuw")] };
        await Save(world, Red);
        Assert.Equal("", await world.Read(db => db.Items.Select(i => i.Categories).SingleAsync(Ct)));
        await Link(world);

        Assert.True(await Save(world, parent));
        Assert.Equal((";9;12;", ";30;"), await Groups(world, 21));
        Assert.True(await world.Read(db => db.Offers.Select(o => o.DecideDue).SingleAsync(Ct)));

        await Save(world, Red with { Id = 22 }, Mug with { Categories = [Term(12, "Dames &amp; heren")] });
        Assert.Equal((";9;12;", ";30;"), await Groups(world, 22));
        Assert.Equal((";12;", ""), await Groups(world, 0));

        await Save(world, parent with { Categories = [Term(9, "Textiel")], Tags = [] });
        Assert.Equal((";9;", ""), await Groups(world, 21));
        var names = await world.Read(db => db.ProductGroups.OrderBy(g => g.GroupId).Select(g => g.Name).ToListAsync(Ct));
        Assert.Equal(["Textiel", "Dames & heren", "Nieuw"], names);
    }

    [Theory, BothDatabases]
    public async Task Variations_AreNamedAfterTheirParent_WhicheverIsReadFirst_AndWhenItIsRenamed(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Red with { Name = "S" });
        Assert.Equal(["S"], await Names(world));

        await Save(world, Shirt);
        await Save(world, Red with { Id = 22, Name = "Shirt - M" },
            Red with { Id = 23, Name = null, Attributes = [new WooAttribute { Name = "Maat", Option = "L" }] }, Mug);
        Assert.Equal(["Mug", "Shirt – L", "Shirt – M", "Shirt – S"], await Names(world));

        await Link(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Save(world, Shirt with { Name = "Polo" });
        Assert.Equal(["Mug", "Polo – L", "Polo – M", "Polo – S"], await Names(world));
        Assert.False(await world.Read(db => db.Offers.AnyAsync(o => o.DecideDue || o.MatchDue, Ct)));

        await Save(world, Red with { Name = "S" });
        Assert.Equal(["Mug", "Polo – L", "Polo – M", "Polo – S"], await Names(world));
    }

    [Theory, BothDatabases]
    public async Task Product_TellsItsGtinOfAPlugin_ItsOldOffer_AndItsParts(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        const string offer = "13722de8-8182-d161-5422-4a0a1caab5c8";
        await Save(world,
            Mug with
            {
                GlobalUniqueId = "",
                Backorders = "notify",
                MetaData = [Meta("_alg_ean", "5012345678900"), Meta("offerId", offer)]
            });
        var item = await world.Read(db => db.Items.SingleAsync(Ct));
        Assert.Equal(("05012345678900", "meta:_alg_ean", offer, true),
            (item.Gtin, item.GtinFrom, item.OfferIdHint, item.Backordered));

        await world.Write(db => db.Shops.ExecuteUpdateAsync(s => s.SetProperty(x => x.GtinKey, "meta:own"), Ct));
        var shop = await world.Read(db => db.Shops.SingleAsync(Ct));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var bundle = Mug with
        {
            Type = "woosb",
            MetaData =
                [Meta("own", "4006381333931"), Meta("woosb_ids", "11/abc/2,21/def/1"), Meta("_alg_ean", "5012345678900")]
        };
        await world.Write(db => SaveItems.Save(db, world.ItemChanges, shop, [bundle with { Id = 90 }], world.Now, Ct));
        item = await world.Read(db => db.Items.SingleAsync(i => i.ProductId == 90, Ct));
        Assert.Equal(("04006381333931", "meta:own"), (item.Gtin, item.GtinFrom));
        Assert.Equal([new BundlePart(11, 2), new BundlePart(21, 1)], BundlePart.FromJson(item.BundleOf!));
    }

    [Theory, BothDatabases]
    public async Task Hint_WhenItComesOrGoes_MarksTheOffer(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        const string offer = "13722de8-8182-d161-5422-4a0a1caab5c8";
        await Save(world, Mug);
        await Link(world);
        await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.OfferId, offer), Ct));
        foreach (var meta in new[] { Meta("bol_offer_id", offer), Meta("bol_offer_id", "") })
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await Save(world, Mug with { MetaData = [meta] });
            Assert.True(await world.Read(db => db.Offers.Select(o => o.MatchDue).SingleAsync(Ct)));
            await Calm(world);
        }
    }

    private static Task<List<string>> Names(World world) =>
        world.Read(db => db.Items.Select(i => i.Name).OrderBy(n => n).ToListAsync(Ct));

    private static WooTerm Term(long id, string name) => new() { Id = id, Name = name };

    private static WooMeta Meta(string key, string value) =>
        new() { Key = key, Value = JsonSerializer.SerializeToElement(value) };

    private static async Task<(string Categories, string Tags)> Groups(World world, long variation)
    {
        var item = await world.Read(db => db.Items.SingleAsync(i => i.VariationId == variation, Ct));
        return (item.Categories, item.Tags);
    }

    private static Task<bool> Save(World world, params WooProduct[] products) =>
        world.Write(db => SaveItems.Save(db, world.ItemChanges, world.Shop, products, world.Now, Ct));

    /// <summary>An offer for each item, linked; nothing is due.</summary>
    private static async Task Link(World world)
    {
        await world.Write(async db =>
        {
            foreach (var item in await db.Items.ToListAsync(Ct))
            {
                var offer = new Offer
                {
                    SellerId = world.Seller,
                    AccountId = world.Account.Id,
                    OfferId = $"of-{item.Name}",
                    Ean = item.GtinText,
                    Gtin = item.Gtin,
                };
                db.Offers.Add(offer);
                await db.SaveChangesAsync(Ct);
                db.LinkParts.Add(new LinkPart { SellerId = world.Seller, OfferKey = offer.Key, ItemKey = item.Key });
            }
        });
        await Calm(world);
    }

    private static Task Calm(World world) => world.Write(async db =>
    {
        await db.Items.ExecuteUpdateAsync(i => i.SetProperty(x => x.MatchDue, false), Ct);
        await db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, false).SetProperty(x => x.DecideDue, false), Ct);
    });

    private static Task<string> Rows(World world) => world.Read(async db => JsonSerializer.Serialize(new
    {
        Items = await db.Items.OrderBy(i => i.Key).ToListAsync(Ct),
        Offers = await db.Offers.OrderBy(o => o.Key).ToListAsync(Ct),
    }));
}
