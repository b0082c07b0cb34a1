using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shop;
using Tandem.Tests.Databases;
using Tandem.Tests.Sandbox;
using Tandem.Tests.Storage;
using Tandem.Tests.WooCommerce;
using Tandem.WooCommerce;

namespace Tandem.Tests.Catalog;

/// <summary>A whole catalogue, from the simulated shop over HTTP into the rows.</summary>
public sealed class ReadItemsTests
{
    private const string Ean = "8712345678906";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Variation_IsNamedWithItsParent_HoweverTheShopListsIt_AndFoundByBoth(DatabaseKind kind)
    {
        foreach (var version in new[] { "11.0.1", "9.8.5" })
        {
            await using var running = await RunningShop.Start(Ct, version: version);
            var shirt = running.Shop.AddProduct(new ShopProductSeed { Name = "Trui", Variable = true });
            running.Shop.AddProduct(new ShopProductSeed
            {
                Name = "Trui",
                ParentId = shirt,
                Option = "S",
                Sku = "T-S",
                Stock = 3,
                ManageStock = true
            });
            var medium =
                running.Shop.AddProduct(new ShopProductSeed
                {
                    Name = "Trui",
                    ParentId = shirt,
                    Option = "M",
                    Sku = "T-M",
                    Stock = 3,
                    ManageStock = true
                });
            await using var world = await World.Create(kind);
            var work = await Connect(world, running);
            var items = new ReadItems(world.ItemChanges, world.Clock, new Checkpoints());
            var view = await work.View(Ct);

            await ReadAll(world, work);
            Assert.Equal(["Trui – M", "Trui – S"], await Names(world));

            // Read by itself, as after a sale: an older shop then names it in full.
            await world.Write(db => db.Items.Where(i => i.VariationId == medium)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadDueSince, world.Now), Ct));
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.True(await items.Again(work, view.Shops[0], Ct));
            Assert.Equal(["Trui – M", "Trui – S"], await Names(world));

            running.Clock.Advance(TimeSpan.FromMinutes(1));
            await running.Client.UpdateProduct(shirt, new WooProductChange { Name = "Vest" }, Ct);
            await items.Changes(work, view.Shops[0],
                new Observation { SellerId = world.Seller, Source = ReadItems.ChangesOf(view.Shops[0]) }
                    .GoOnAt(NewestItems.Both(running.Clock.GetUtcNow().AddMinutes(-1))), world.Now, Ct);
            Assert.Equal(["Vest – M", "Vest – S"], await Names(world));

            var pages = new ItemPages(world.Database, world.Clock);
            foreach (var (words, found) in new[] { ("vest", 2), ("vest m", 1), ("Vest - S", 1), ("Vest – S", 1), ("trui", 0) })
                Assert.Equal((words, found), (words, (await pages.List(world.Seller, words, null, 0, 10, Ct)).Total));
        }
    }

    [Theory, BothDatabases]
    public async Task Catalogue_IsReadWithGroupsBundlesAndGtins_AndAgainWhereGtinsAreReadElsewhere(DatabaseKind kind)
    {
        await using var running = await RunningShop.Start(Ct);
        var mug = running.Shop.AddProduct(new ShopProductSeed
        {
            Name = "Mok",
            Sku = "MOK",
            Stock = 5,
            ManageStock = true,
            Categories = ["Keuken & tafel"],
            Tags = ["Nieuw"],
            Backorders = "notify",
            Meta = new Dictionary<string, JsonNode> { ["eigen_ean"] = Ean },
            Attributes = [new ShopAttribute("Kleur", ["rood"])],
        });
        var shirt = running.Shop.AddProduct(new ShopProductSeed { Name = "Shirt", Variable = true, Categories = ["Kleding"] });
        running.Shop.AddProduct(new ShopProductSeed
        {
            Name = "Shirt",
            ParentId = shirt,
            Option = "L",
            Sku = "L",
            Stock = 3,
            ManageStock = true,
            Meta = new Dictionary<string, JsonNode> { ["_alg_ean"] = "5012345678900" }
        });
        running.Shop.AddProduct(new ShopProductSeed { Name = "Set", Sku = "SET", BundledItems = [new ShopBundledItem(mug, 2)] });
        running.Shop.AddProduct(new ShopProductSeed
        {
            Name = "Pak",
            Sku = "PAK",
            WpcBundle = true,
            Meta = new Dictionary<string, JsonNode> { ["woosb_ids"] = $"{mug}/ab12/3" }
        });

        await using var world = await World.Create(kind);
        var work = await Connect(world, running);

        await ReadAll(world, work);
        var items = await world.Read(db => db.Items.ToDictionaryAsync(i => i.Sku!, Ct));
        var groups = await world.Read(db => db.ProductGroups.ToDictionaryAsync(g => g.Name, g => g.GroupId, Ct));
        Assert.Equal(($";{groups["Keuken & tafel"]};", $";{groups["Nieuw"]};", true),
            (items["MOK"].Categories, items["MOK"].Tags, items["MOK"].Backordered));
        Assert.Equal(($";{groups["Kleding"]};", "05012345678900", "meta:_alg_ean"),
            (items["L"].Categories, items["L"].Gtin, items["L"].GtinFrom));
        Assert.Equal([new BundlePart(mug, 2)], BundlePart.FromJson(items["SET"].BundleOf!));
        Assert.Equal([new BundlePart(mug, 3)], BundlePart.FromJson(items["PAK"].BundleOf!));
        Assert.Null(items["MOK"].Gtin);

        Assert.Null(
            await new ChangeMatching(world.Database, world.Clock).SetGtinKey(world.Seller, world.Shop.Id, "meta:eigen_ean", Ct));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ReadAll(world, work);
        items = await world.Read(db => db.Items.ToDictionaryAsync(i => i.Sku!, Ct));
        Assert.Equal(("0" + Ean, null), (items["MOK"].Gtin, items["L"].Gtin));
        Assert.Equal("meta:eigen_ean", await world.Read(db => db.Shops.Select(s => s.GtinKeyRead).SingleAsync(Ct)));
    }

    /// <summary>
    /// What is asked for under one parent and answered under another is another item: the one that was asked for is gone.
    /// </summary>
    [Theory, BothDatabases]
    public async Task Variation_ThatMovedToAnotherParent_OrBecameAProduct_IsGoneUnderItsOldOne(DatabaseKind kind)
    {
        foreach (var version in new[] { "11.0.1", "9.8.5" })
        {
            await using var running = await RunningShop.Start(Ct, version: version);
            var shirt = running.Shop.AddProduct(new ShopProductSeed { Name = "Trui", Variable = true });
            var small = running.Shop.AddProduct(
                new ShopProductSeed { Name = "Trui", ParentId = shirt, Option = "S", Stock = 3, ManageStock = true });
            var mug = running.Shop.AddProduct(new ShopProductSeed { Name = "Mok", Sku = "MOK", Stock = 5, ManageStock = true });
            await using var world = await World.Create(kind);
            var work = await Connect(world, running);
            var items = new ReadItems(world.ItemChanges, world.Clock, new Checkpoints());
            await ReadAll(world, work);

            // As they were before: the sweater under another parent, the mug a variation.
            await world.Write(db => db.Items.ExecuteUpdateAsync(i => i
                .SetProperty(x => x.ProductId, 777).SetProperty(x => x.ReadDueSince, world.Now)
                .SetProperty(x => x.VariationId, x => x.VariationId == 0 ? mug : x.VariationId), Ct));
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            var passes = 0;
            while (passes < 5 && await items.Again(work, (await work.View(Ct)).Shops[0], Ct)) passes++;

            Assert.True(passes < 5, $"{version}: it is read over and over");
            var rows = await world.Read(db => db.Items.ToDictionaryAsync(i => (i.ProductId, i.VariationId), Ct));
            Assert.Equal((true, true), (rows[(777, small)].Gone, rows[(777, mug)].Gone));
            Assert.False(rows[(shirt, small)].Gone);
            Assert.All(rows.Values, item => Assert.Null(item.ReadDueSince));
        }
    }

    /// <summary>Work on the world's seller whose shop is this one.</summary>
    /// <summary>An older shop is asked for each variation by itself: those behind the odd one do not wait for it.</summary>
    [Theory, BothDatabases]
    public async Task Variation_ThatCannotBeRead_HoldsUpNoOther(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var fake = new FakeShop
        {
            Answer = sent => sent.Address.AbsolutePath.Split('/')[^1] switch
            {
                "variations" => FakeShop.Error(404, "rest_no_route"),
                "11" => FakeShop.Html(200),
                "12" => FakeShop.Json(200,
                    """{"id":12,"parent_id":10,"type":"variation","name":"M","status":"publish","manage_stock":true,"stock_quantity":4}"""),
                _ => FakeShop.Json(200, "[]"),
            },
        };
        var work = new SellerWork(world.Work.Owner, new Remotes(world.Credentials, null!, fake.Clients));
        await world.Write(db =>
        {
            db.Items.AddRange(new[] { 11, 12 }.Select(id => new Item
            {
                SellerId = world.Seller,
                ShopId = world.Shop.Id,
                ProductId = 10,
                VariationId = id,
                Name = "Trui",
                Quantity = 9,
                ReadDueSince = world.Now,
            }));
            return Task.CompletedTask;
        });
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await fake.Pass(new ReadItems(world.ItemChanges, world.Clock, new Checkpoints())
            .Again(work, (await work.View(Ct)).Shops[0], Ct)));

        var rows = await world.Read(db => db.Items.ToDictionaryAsync(i => i.VariationId, Ct));
        Assert.Equal((9, false, world.Now), (rows[11].Quantity, rows[11].Gone, rows[11].UnreadableSince));
        Assert.Equal((4, null), (rows[12].Quantity, rows[12].ReadDueSince));
    }

    internal static async Task<SellerWork> Connect(World world, RunningShop running)
    {
        await world.Write(async db =>
        {
            var shop = await db.Shops.SingleAsync(Ct);
            (shop.Url, shop.Secret) = (running.Address.ToString(),
                world.Credentials.Seal(new WooCredentials(running.Address, RunningShop.Key, RunningShop.Secret)));
        });
        return new SellerWork(world.Work.Owner, new Remotes(world.Credentials, null!, running.Clients));
    }

    private static Task<List<string>> Names(World world) =>
        world.Read(db => db.Items.Select(i => i.Name).OrderBy(n => n).ToListAsync(Ct));

    private static async Task ReadAll(World world, SellerWork work)
    {
        var shop = (await work.View(Ct)).Shops[0];
        var items = new ReadItems(world.ItemChanges, world.Clock, new Checkpoints());
        var observation = new Observation { SellerId = world.Seller, Source = ReadItems.EverythingOf(shop) };
        do
        {
            observation.GoOnAt((await items.Everything(work, shop, observation, world.Now, Ct)).Cursor);
        }
        while (observation.Cursor is not null);
    }
}
