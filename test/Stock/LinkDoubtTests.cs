using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Stock;

/// <summary>A live offer whose link or count ends: 0 and a question, until a person says otherwise.</summary>
public sealed class LinkDoubtTests
{
    private const string Mug = "08712345678906";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Offer_UnlinkedByHand_GoesToZero_UnlessItsNumberIsLeft(DatabaseKind kind)
    {
        await using var world = await Live(kind);
        var (links, mug) = (new LinkByHand(world.Database, world.Clock), await Offer(world));

        Assert.Null(await links.Unlink(world.Seller, mug, WhenUnlinked.ShowNothing, Ct));
        Assert.Equal(("LeftAlone 0", ""), await Said(world));
        Assert.Null(await links.Answer(world.Seller, mug, WhenUnlinked.LeaveNumber, Ct));
        Assert.Equal(("LeftAlone -", ""), await Said(world));
        Assert.Null(await links.Answer(world.Seller, mug, WhenUnlinked.ShowNothing, Ct));
        Assert.Equal(("LeftAlone 0", ""), await Said(world));

        // Linked again, it is as any other; and what was said then counts no more.
        Assert.Null(await links.Rematch(world.Seller, mug, Ct));
        Assert.Equal(("Matched 5", ""), await Said(world));
        Assert.Null(await links.Unlink(world.Seller, mug, WhenUnlinked.Asked, Ct));
        Assert.Equal(("LeftAlone 0", "attention.unlinked"), await Said(world));
        Assert.Null(await links.Undo(world.Seller, mug, Ct));
        Assert.Equal(("Matched 5", ""), await Said(world));
    }

    [Theory, BothDatabases]
    public async Task Offer_UnlinkedByAnUndo_GoesToZero_AndAsks(DatabaseKind kind)
    {
        await using var world = await Live(kind);
        var (links, mug) = (new LinkByHand(world.Database, world.Clock), await Offer(world));
        await links.Unlink(world.Seller, mug, WhenUnlinked.LeaveNumber, Ct);
        var item = await world.Read(db => db.Items.Select(i => i.Key).SingleAsync(Ct));
        Assert.Null(await links.Link(world.Seller, mug, [new LinkWish(item, 2)], LinkedBy.Hand, Ct));
        Assert.Equal(("LinkedByHand 2", ""), await Said(world));
        Assert.Null(await links.Undo(world.Seller, mug, Ct));
        Assert.Equal(("LeftAlone 0", "attention.unlinked"), await Said(world));
        await links.Answer(world.Seller, mug, WhenUnlinked.LeaveNumber, Ct);
        Assert.Equal(("LeftAlone -", ""), await Said(world));
    }

    [Theory, BothDatabases]
    public async Task Offer_ThatWasNeverLive_IsLeftAsItIs(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        Assert.Equal(("Matched 5", ""), await Said(world));
        await new LinkByHand(world.Database, world.Clock).Unlink(world.Seller, await Offer(world), WhenUnlinked.Asked, Ct);
        Assert.Equal(("LeftAlone -", ""), await Said(world));
        await world.Book.GoLive(world.Seller, [Module.Stock], Ct);
        Assert.Equal(("LeftAlone -", ""), await Said(world));
    }

    [Theory, BothDatabases]
    public async Task Link_InDoubt_IsKept_WhenAPersonSaysSo(DatabaseKind kind)
    {
        await using var world = await Live(kind);
        await world.Write(db => Add(db, world, "twin", 3));
        Assert.Equal(("DuplicateGtin 3", "attention.duplicate"), await Said(world));
        Assert.Null(await new LinkByHand(world.Database, world.Clock).Keep(world.Seller, await Offer(world), Ct));
        Assert.Equal(("LinkedByHand 5", ""), await Said(world));
    }

    [Theory, BothDatabases]
    public async Task Count_ThatTheShopStops_GoesToZero_UntilARuleSaysWhatItCountsAs(DatabaseKind kind)
    {
        await using var world = await Live(kind);
        await Item(world, i => (i.StockKept, i.Quantity) = (StockKept.Nowhere, null));
        Assert.Equal(("Matched 0", "attention.count-stopped"), await Said(world));
        await world.Settings.Set(world.Seller, new SettingPlace(SettingScope.Seller), new StockSay(Assumed: 2), Ct);
        Assert.Equal(("Matched 2", ""), await Said(world));
        await world.Settings.Set(world.Seller, new SettingPlace(SettingScope.Seller), new StockSay(Treatment: Treatment.HandsOff),
            Ct);
        Assert.Equal(("Matched -", ""), await Said(world));
    }

    [Theory, BothDatabases]
    public async Task Unpublished_IsAskedOnce_AndEndsWithARule(DatabaseKind kind)
    {
        await using var world = await Live(kind);
        await Item(world, i => i.Unpublished = true);
        Assert.Equal(("Matched 0", "attention.unpublished"), await Said(world));
        Assert.Equal("1", (await world.Read(db => db.Attentions.SingleAsync(a => a.ClearedAt == null, Ct))).What["count"]);
        await world.Settings.Set(world.Seller, new SettingPlace(SettingScope.Seller), new StockSay(SellUnpublished: true), Ct);
        Assert.Equal(("Matched 5", ""), await Said(world));
        await world.Settings.Set(world.Seller, new SettingPlace(SettingScope.Seller), new StockSay(), Ct);
        Assert.Equal(("Matched 0", "attention.unpublished"), await Said(world));
        await Item(world, i => i.Unpublished = false);
        Assert.Equal(("Matched 5", ""), await Said(world));
    }

    [Theory, BothDatabases]
    public async Task Languages_OfOneArticle_AreOneLink_AndOneCount(DatabaseKind kind)
    {
        await using var world = await Live(kind);
        await world.Write(db => db.Items.ExecuteUpdateAsync(i => i.SetProperty(x => x.Sku, "MUG"), Ct));
        await world.Write(async db =>
        {
            await Add(db, world, "mug-en", 5);
            await db.Items.Where(i => i.Name == "mug-en").ExecuteUpdateAsync(i => i.SetProperty(x => x.Sku, "mug"), Ct);
        });
        Assert.Equal(("Matched 5", ""), await Said(world));

        // A checkout in the other language holds the same units; its newer reading speaks for both.
        var english = await world.Read(db => db.Items.Where(i => i.Name == "mug-en").Select(i => i.Key).SingleAsync(Ct));
        await world.Write(async db =>
        {
            db.Holds.Add(new Hold
            {
                SellerId = world.Seller,
                ShopId = world.Shop.Id,
                ShopOrderId = 1,
                ItemKey = english,
                Quantity = 2,
                Until = world.Now.AddHours(1)
            });
            await db.TouchItems([english], Ct);
        });
        Assert.Equal(("Matched 3", ""), await Said(world));
        await world.Write(async db =>
        {
            await db.Items.Where(i => i.Key == english)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.Quantity, 4).SetProperty(x => x.ReadAt, world.Now.AddMinutes(1)),
                    Ct);
            await db.TouchItems([english], Ct);
        });
        Assert.Equal(("Matched 2", ""), await Said(world));
        Assert.Equal("mug Matched, mug-en Translation",
            string.Join(", ", (await world.Read(db => db.Items.OrderBy(i => i.Name).ToListAsync(Ct)))
                .Select(i => $"{i.Name} {i.Verdict}")));
    }

    private static async Task<World> Live(DatabaseKind kind)
    {
        var world = await World.Create(kind);
        await Fill(world);
        await world.Book.GoLive(world.Seller, [Module.Stock], Ct);
        Assert.Equal(("Matched 5", ""), await Said(world));
        return world;
    }

    private static Task Fill(World world) => world.Write(async db =>
    {
        await Add(db, world, "mug", 5);
        db.Offers
            .Add(new Offer
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                OfferId = "mug",
                Ean = Mug,
                Gtin = Mug,
                MatchDue = true,
                Shows = 9
            });
    });

    private static Task Add(TandemDb db, World world, string name, int quantity)
    {
        db.Items.Add(new Item
        {
            SellerId = world.Seller,
            ShopId = world.Shop.Id,
            ProductId = name.Length,
            Name = name,
            Gtin = Mug,
            GtinText = Mug,
            Quantity = quantity,
            InStock = true,
            StockKept = StockKept.Here,
            MatchDue = true,
            ReadAt = World.Start,
        });
        return db.SaveChangesAsync(Ct);
    }

    private static Task<long> Offer(World world) => world.Read(db => db.Offers.Select(o => o.Key).SingleAsync(Ct));

    private static Task Item(World world, Action<Item> change) => world.Write(async db =>
    {
        var item = await db.Items.SingleAsync(Ct);
        change(item);
        item.MatchDue = true;
        await db.SaveChangesAsync(Ct);
        await db.TouchItems([item.Key], Ct);
    });

    /// <summary>The offer's verdict and number, and what is asked.</summary>
    private static async Task<(string Offer, string Asked)> Said(World world)
    {
        var match = MugWorld.Matching(world);
        for (var turn = 0; await match.Run(world.Work, Ct); turn++) Assert.True(turn < 20, "matching does not settle");
        await StockWorld.Decide(world);
        var offer = await world.Read(db => db.Offers.SingleAsync(Ct));
        var asked = await world.Read(db => db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct));
        return ($"{offer.Verdict} {offer.Target?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}",
            string.Join(' ', asked.Select(a => a.What.Code)));
    }
}
