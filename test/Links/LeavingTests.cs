using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using Tandem.WooCommerce;
using static Tandem.Tests.Links.LinkTests;

namespace Tandem.Tests.Links;

/// <summary>What becomes of a link when what it sells leaves the shop, moves in it, or is hidden there.</summary>
public sealed class LeavingTests
{
    private static readonly WooProduct Bundle = new()
    {
        Id = 50,
        Type = "woosb",
        Status = "publish",
        Name = "set",
        GlobalUniqueId = Set,
        ManageStock = WooManageStock.Yes,
        StockQuantity = 99,
        StockStatus = "instock",
        MetaData = [Meta("woosb_ids", "1/ab12/2"), Meta("woosb_manage_stock", "on")],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static WooMeta Meta(string key, string value) =>
        new() { Key = key, Value = JsonSerializer.SerializeToElement(value) };

    /// <summary>Its number is 0 for as long as it stays so: somebody must hear of it.</summary>
    [Theory, BothDatabases]
    public async Task Link_ByHand_ToAProductThatWasRemoved_IsAskedAbout_UntilAPersonKeepsIt(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10), ("pan", null, 9)], [("mug", Mug), ("set", Set)]);
        await Link(world, "mug", ("pan", 1));
        await Link(world, "set", ("pan", 1));
        Assert.Equal("mug LinkedByHand 9, set LinkedByHand 9", await Offers(world));

        await Goes(world, "pan", gone: true);
        Assert.Equal("mug Changed 0, set Changed 0", await Offers(world));
        Assert.Equal(["attention.link-gone", "attention.link-gone"], await world.Read(async db =>
            (await db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct)).ConvertAll(a => a.What.Code)));

        // It came back: nothing was ever wrong.
        await Goes(world, "pan", gone: false);
        Assert.Equal("mug LinkedByHand 9, set LinkedByHand 9", await Offers(world));
        Assert.Equal(0, await Questions(world));

        await Goes(world, "pan", gone: true);
        await Offers(world);
        Assert.Null(await LinkTests.Links(world).Keep(world.Seller, await Offer(world, "set"), Ct));
        Assert.Null(await LinkTests.Links(world).Rematch(world.Seller, await Offer(world, "mug"), Ct));
        Assert.Equal("mug Matched 10, set LinkedByHand 0", await Offers(world));
        Assert.Equal(0, await Questions(world));
        await Goes(world, "pan", gone: false);
        Assert.Equal("mug Matched 10, set LinkedByHand 9", await Offers(world));
        Assert.Equal(0, await Questions(world));

        static Task Goes(World world, string name, bool gone) => world.Write(async db =>
        {
            await db.Items.Where(i => i.Name == name)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.Gone, gone).SetProperty(x => x.MatchDue, true), Ct);
            await db.TouchOffersOf(await db.Items.Where(i => i.Name == name).Select(i => i.Key).ToListAsync(Ct), Ct);
        });
    }

    /// <summary>A shop that was removed took its items along.</summary>
    [Theory, BothDatabases]
    public async Task Undo_ToAnItemThatIsNotThereAnyMore_SaysSo_AndChangesNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10), ("pan", null, 9)], [("mug", Mug)]);
        await Link(world, "mug", ("pan", 1));
        await Link(world, "mug", ("mug", 2));
        await world.Write(db => db.Items.Where(i => i.Name == "pan").ExecuteDeleteAsync(Ct));

        var mug = await Offer(world, "mug");
        for (var tries = 0; tries < 2; tries++)
            Assert.Equal("link.no-such-item", (await LinkTests.Links(world).Undo(world.Seller, mug, Ct))?.Code);
        Assert.Equal("mug LinkedByHand 5", await Offers(world));
    }

    /// <summary>Nobody can buy it in the shop: its parts alone do not make it sell at bol.</summary>
    [Theory, BothDatabases]
    public async Task Bundle_ThatIsGoneHiddenOrOutOfStock_SellsNothing_WhateverItsPartsHave(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10)], [("mug", Mug), ("set", Set)]);
        await world.Write(db => Add(db, world, "set", Set, 99, bundle: BundlePart.ToJson([new(1, 2)]), product: 50));
        Assert.Equal("mug Matched 10, set Matched 5", await Offers(world));

        foreach (var (change, expected) in new[]
        {
            (Bundle with { StockQuantity = 3 }, "Matched 3"), (Bundle with { ManageStock = WooManageStock.No }, "Matched 5"),
            (Bundle with { ManageStock = WooManageStock.No, StockStatus = "outofstock" }, "Matched 0"),
            (Bundle with { Status = "draft" }, "Matched 0"), (Bundle, "Matched 5"),
            (Bundle with { Status = "trash" }, "Changed 0"),
        })
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.Write(db => SaveItems.Save(db, world.ItemChanges, world.Shop, [change], world.Now, Ct));
            Assert.Equal((change, $"mug Matched 10, set {expected}"), (change, await Offers(world)));
        }
    }

    /// <summary>The plugin works it out of the parts when it is asked: what was read of it says nothing an hour later.</summary>
    [Theory, BothDatabases]
    public async Task Bundle_WhoseStockIsThatOfItsParts_FollowsThem_NotItsLastReading(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10)], [("mug", Mug), ("set", Set)]);
        await world.Write(db => Add(db, world, "set", Set, 99, bundle: BundlePart.ToJson([new(1, 2)]), product: 50));
        var computed = Bundle with { MetaData = [Meta("woosb_ids", "1/ab12/2")], StockQuantity = 0, StockStatus = "outofstock" };
        foreach (var (change, expected) in new[] { (computed, "Matched 5"), (computed with { Status = "draft" }, "Matched 0") })
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.Write(db => SaveItems.Save(db, world.ItemChanges, world.Shop, [change], world.Now, Ct));
            Assert.Equal($"mug Matched 10, set {expected}", await Offers(world));
        }
    }

    /// <summary>Its own count does not know yet what bol sold of it.</summary>
    [Theory, BothDatabases]
    public async Task Bundle_WithACountOfItsOwn_IsNotSoldBeyondIt_BeforeAReadingShowsTheSale(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10)], [("mug", Mug), ("set", Set)]);
        await world.Write(db => Add(db, world, "set", Set, 99, bundle: BundlePart.ToJson([new(1, 2)]), product: 50));
        await world.Write(db => SaveItems.Save(
            db, world.ItemChanges, world.Shop, [Bundle with { StockQuantity = 1 }], world.Now, Ct));
        Assert.Equal("mug Matched 10, set Matched 1", await Offers(world));

        await Stock.MugWorld.Sell(world, "B1", 1, offer: "set");
        Assert.Equal("mug Matched 8, set Matched 0", await Offers(world));
    }

    /// <summary>A variation that moved to another parent leaves a row of the same id behind.</summary>
    [Theory, BothDatabases]
    public async Task Bundle_OfAVariationThatMoved_SellsTheOneThatIsThere(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10)], [("mug", Mug), ("set", Set)]);
        await world.Write(db =>
        {
            foreach (var (parent, gone) in new[] { (70L, false), (71L, true) })
                db.Items.Add(new Item
                {
                    SellerId = world.Seller,
                    ShopId = world.Shop.Id,
                    ProductId = parent,
                    VariationId = 60,
                    Name = gone ? "old" : "moved",
                    StockKept = StockKept.Here,
                    Quantity = gone ? 50 : 6,
                    Gone = gone,
                    ReadAt = world.Now
                });
            return Task.CompletedTask;
        });
        await world.Write(db => Add(db, world, "set", Set, 99, bundle: BundlePart.ToJson([new(60, 2)]), product: 50));

        Assert.Equal("mug Matched 10, set Matched 3", await Offers(world));
        Assert.Equal("moved 2", await Parts(world, "set"));
    }

    /// <summary>The article and the seller's own code are the same: what was said of it holds.</summary>
    [Theory, BothDatabases]
    public async Task Offer_ThatBolMadeAnew_KeepsWhatAPersonSaidOfIt(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10), ("pan", Pan, 9)], [("mug", Mug), ("pan", Pan)]);
        await Offers(world);
        await Link(world, "mug", ("mug", 2));
        await LinkTests.Links(world).Unlink(world.Seller, await Offer(world, "pan"), WhenUnlinked.Asked, Ct);
        var mug = await Offer(world, "mug");
        await world.Write(db =>
        {
            db.StockSettings.Add(new StockSetting
            {
                SellerId = world.Seller,
                Scope = SettingScope.Offer,
                Target = mug,
                ChangedAt = World.Start
            }.Take(new StockSay(Cap: 4)));
            return Task.CompletedTask;
        });
        Assert.Equal("mug LinkedByHand 4, pan LeftAlone -", await Offers(world));

        // The new one shows before the old one is known to be gone.
        await world.Write(db =>
        {
            foreach (var (id, gtin) in new[] { ("mug-2", Mug), ("pan-2", Pan) })
                db.Offers.Add(new Offer
                {
                    SellerId = world.Seller,
                    AccountId = world.Account.Id,
                    OfferId = id,
                    Ean = gtin,
                    Gtin = gtin,
                    MatchDue = true,
                    ShownCorrected = 99,
                    FirstSeenAt = World.Start,
                    ReadAt = World.Start
                });
            return Task.CompletedTask;
        });
        await Offers(world);
        await world.Write(db => db.Offers.Where(o => o.OfferId == "mug" || o.OfferId == "pan")
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Gone, true).SetProperty(x => x.MatchDue, true), Ct));
        await Offers(world);

        var now = await world.Read(db => db.Offers.Where(o => !o.Gone).OrderBy(o => o.OfferId).ToListAsync(Ct));
        Assert.Equal("mug-2 LinkedByHand 4, pan-2 LeftAlone ", string.Join(", ",
            now.Select(o => $"{o.OfferId} {o.Verdict} {o.Target}")));
        Assert.Equal("mug 2", await Parts(world, "mug-2"));
        Assert.Equal(now[0].Key, (await world.Read(db => db.StockSettings.SingleAsync(Ct))).Target);
    }

    /// <summary>New beside used, of one article and without a code of the seller's: each is its own.</summary>
    [Theory, BothDatabases]
    public async Task Offer_ThatSoldBesideTheOneThatEnded_TakesNothingOver(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10), ("pan", Pan, 9)], [("used", Mug), ("new", Mug)]);
        await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o
            .SetProperty(x => x.FirstSeenAt, World.Start - TimeSpan.FromDays(60)), Ct));
        await Link(world, "used", ("pan", 1));
        await Offers(world);
        await world.Write(db => db.Offers.Where(o => o.OfferId == "used")
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Gone, true).SetProperty(x => x.MatchDue, true), Ct));
        await Offers(world);

        Assert.NotEqual(LinkedBy.Hand,
            await world.Read(db => db.Offers.Where(o => o.OfferId == "new").Select(o => o.LinkedBy).SingleAsync(Ct)));
        Assert.NotEqual("pan 1", await Parts(world, "new"));
    }
}
