using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Stock;
using Tandem.Tests.Storage;
using Tandem.WooCommerce;

namespace Tandem.Tests.Links;

/// <summary>Links by hand, bundles of plugins and take-overs, from the rows to what bol should show.</summary>
public sealed class LinkTests
{
    internal const string Mug = "08712345678906";
    internal const string Pan = "05012345678900";
    internal const string Set = "04006381333931";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Offer_LinkedByHand_SellsItsParts_AndIsRemembered(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10), ("pan", null, 9)], [("mug", Mug), ("set", Set)]);
        Assert.Equal("mug Matched 10, set OfferWithoutItem -", await Offers(world));

        Assert.Null(await Link(world, "set", ("mug", 2), ("pan", 4)));
        Assert.Equal("mug Matched 10, set LinkedByHand 2", await Offers(world));
        Assert.Equal("mug Matched, pan LinkedByHand", await Items(world));

        await RematchAll(world);
        Assert.Equal("mug Matched 10, set LinkedByHand 2", await Offers(world));
        Assert.Contains("link.made", await Notes(world));
    }

    [Theory, BothDatabases]
    public async Task Change_IsUndone_StepByStep(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10), ("pan", Pan, 9)], [("mug", Mug)]);
        var links = Links(world);
        var mug = await Offer(world, "mug");
        await Link(world, "mug", ("pan", 3));
        await links.Unlink(world.Seller, mug, WhenUnlinked.Asked, Ct);
        Assert.Equal("mug LeftAlone -", await Offers(world));
        Assert.Equal("mug LeftAlone, pan NoOffer", await Items(world));
        await RematchAll(world);
        Assert.Equal("mug LeftAlone -", await Offers(world));

        Assert.Null(await links.Undo(world.Seller, mug, Ct));
        Assert.Equal("mug LinkedByHand 3", await Offers(world));
        Assert.Null(await links.Undo(world.Seller, mug, Ct));
        Assert.Equal("mug Matched 10", await Offers(world));
        Assert.Equal("mug Matched, pan NoOffer", await Items(world));
        Assert.Equal("link.nothing-to-undo", (await links.Undo(world.Seller, mug, Ct))?.Code);
    }

    [Theory, BothDatabases]
    public async Task Duplicates_ArePickedFrom_AndNothingElseIsTouched(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("twin-a", Mug, 5), ("twin-b", Mug, 7), ("pan", Pan, 3)],
            [("mug", Mug), ("pan-new", Pan), ("pan-used", Pan), ("set", Set)]);
        Assert.Equal("mug DuplicateGtin 5, pan-new DuplicateOffers 3, pan-used DuplicateOffers 3, set OfferWithoutItem -",
            await Offers(world));
        Assert.Equal(3, await Questions(world));

        var links = Links(world);
        Assert.Null(await links.Pick(world.Seller, await Offer(world, "mug"), await Item(world, "twin-b"), Ct));
        Assert.Null(await links.Pick(world.Seller, await Offer(world, "pan-used"), await Item(world, "pan"), Ct));

        Assert.Equal("mug LinkedByHand 7, pan-new LeftAlone -, pan-used LinkedByHand 3, set OfferWithoutItem -",
            await Offers(world));
        Assert.Equal("pan LinkedByHand, twin-a LeftAlone, twin-b LinkedByHand", await Items(world));
        Assert.Equal(0, await Questions(world));
        Assert.Equal("link.not-duplicate",
            (await links.Pick(world.Seller, await Offer(world, "mug"), await Item(world, "twin-a"), Ct))?.Code);

        await links.Undo(world.Seller, await Offer(world, "pan-used"), Ct);
        Assert.Equal("mug LinkedByHand 7, pan-new DuplicateOffers 3, pan-used DuplicateOffers 3, set OfferWithoutItem -",
            await Offers(world));
    }

    [Theory, BothDatabases]
    public async Task Link_WhoseSidesChanged_WaitsForAPerson(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10), ("pan", Pan, 9)], [("mug", Mug), ("pan", Pan)]);
        var links = Links(world);
        Assert.Equal("mug Matched 10, pan Matched 9", await Offers(world));
        Assert.Equal("link.not-changed", (await links.Keep(world.Seller, await Offer(world, "mug"), Ct))?.Code);

        await world.Write(db => db.Items.Where(i => i.Name == "mug")
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Gtin, Set).SetProperty(x => x.MatchDue, true), Ct));
        await world.Write(db => db.Items.Where(i => i.Name == "pan")
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Gtin, Mug).SetProperty(x => x.MatchDue, true), Ct));
        Assert.Equal("mug Changed 9, pan Changed 9", await Offers(world));
        Assert.Equal(2, await Questions(world));

        Assert.Null(await links.Rematch(world.Seller, await Offer(world, "mug"), Ct));
        Assert.Null(await links.Keep(world.Seller, await Offer(world, "pan"), Ct));
        Assert.Equal("mug Matched 9, pan LinkedByHand 9", await Offers(world));
        Assert.Equal(0, await Questions(world));

        await world.Write(db => db.Items.Where(i => i.Name == "pan")
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Sku, "NEW").SetProperty(x => x.MatchDue, true), Ct));
        Assert.Equal("mug Matched 9, pan Changed 9", await Offers(world));
    }

    [Theory, BothDatabases]
    public async Task Bundle_OfAPlugin_SellsItsParts_OnceTheyAreThere(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10)], [("mug", Mug), ("set", Set)]);
        var parts = BundlePart.ToJson([new(1, 3), new(2, 1)]);
        await world.Write(db => Add(db, world, "set", Set, 99, bundle: parts, product: 50));
        Assert.Equal("mug Matched 10, set BundleUnclear 99", await Offers(world));
        Assert.Equal(1, await Questions(world));

        await world.Write(db => SaveItems.Save(db, world.ItemChanges, world.Shop,
            [new() { Id = 2, Type = "simple", Name = "pan", ManageStock = WooManageStock.Yes, StockQuantity = 2 }], world.Now,
            Ct));
        Assert.Equal("mug Matched 10, set Matched 2", await Offers(world));
        Assert.Equal("mug 3, pan 1", await Parts(world, "set"));
        Assert.Equal(LinkedBy.BundlePlugin,
            await world.Read(db => db.Offers.Where(o => o.OfferId == "set").Select(o => o.LinkedBy).SingleAsync(Ct)));

        await world.Write(db => db.Items.Where(i => i.Name == "set").ExecuteUpdateAsync(
            i => i.SetProperty(x => x.BundleOf, BundlePart.ToJson(new[] { new BundlePart(1, 5) }))
                .SetProperty(x => x.MatchDue, true), Ct));
        Assert.Equal("mug Matched 10, set Matched 2", await Offers(world));
        Assert.Equal("mug 5", await Parts(world, "set"));
    }

    [Theory, BothDatabases]
    public async Task Mapping_OfAnotherConnector_IsTakenOver_WhereGtinsDoNotTell(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", null, 10), ("twin-a", Pan, 1), ("twin-b", Pan, 2)], [("of-mug", Mug), ("of-pan", Pan)]);
        await world.Write(db => db.Items.Where(i => i.Name == "mug")
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.OfferIdHint, "of-mug").SetProperty(x => x.MatchDue, true), Ct));
        await world.Write(db => db.Items.Where(i => i.Name == "twin-b")
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.OfferIdHint, "of-pan"), Ct));
        await RematchAll(world);

        Assert.Equal("of-mug LinkedByHand 10, of-pan LinkedByHand 2", await Offers(world));
        Assert.Equal("mug LinkedByHand, twin-a LeftAlone, twin-b LinkedByHand", await Items(world));
        Assert.Equal(2, await world.Read(db => db.Offers.CountAsync(o => o.LinkedBy == LinkedBy.TakeOver, Ct)));

        // The other connector is removed, with its fields: the link stays.
        await world.Write(db => db.Items.ExecuteUpdateAsync(i => i.SetProperty(x => x.OfferIdHint, (string?)null), Ct));
        await RematchAll(world);
        Assert.Equal("of-mug LinkedByHand 10, of-pan LinkedByHand 2", await Offers(world));
    }

    [Theory, BothDatabases]
    public async Task Shop_ThatLeads_SellsWhatSeveralHave(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10)], [("mug", Mug)]);
        var second = new Shop
        {
            Id = ShopId.New(world.Now.AddDays(1)),
            SellerId = world.Seller,
            Name = "Twee",
            Url = "https://twee.example/",
            Secret = "",
            HookSecret = ""
        };
        await world.Write(db =>
        {
            db.Shops.Add(second);
            return Add(db, world, "mug-2", Mug, 4, shop: second.Id);
        });
        Assert.Equal("mug Matched 10", await Offers(world));
        Assert.Equal("mug Matched, mug-2 OtherShopLeads", await Items(world));

        Assert.Null(await new ChangeMatching(world.Database, world.Clock).Lead(world.Seller, second.Id, Ct));
        Assert.Equal("mug Matched 4", await Offers(world));
        Assert.Equal("mug OtherShopLeads, mug-2 Matched", await Items(world));
    }

    [Theory, BothDatabases]
    public async Task Link_ThatCannotBe_IsRefused_AndChangesNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world, [("mug", Mug, 10), ("old", Pan, 1)], [("mug", Mug)]);
        await world.Write(db => db.Items.Where(i => i.Name == "old")
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Gone, true), Ct));
        var other =
            await world.Book.Add(new SellerDraft("Ander", new Uri("https://ander.example"), "ck", "cs", "id", "secret"), Ct);
        var mug = await Item(world, "mug");
        var links = Links(world);

        Assert.Equal("link.no-parts", (await Link(world, "mug"))?.Code);
        Assert.Equal("link.quantity", (await Link(world, "mug", ("mug", 0)))?.Code);
        Assert.Equal("link.quantity", (await Link(world, "mug", ("mug", 1000)))?.Code);
        Assert.Equal("link.same-item-twice", (await Link(world, "mug", ("mug", 1), ("mug", 2)))?.Code);
        Assert.Equal("link.item-gone", (await Link(world, "mug", ("old", 1)))?.Code);
        Assert.Equal("link.no-such-item",
            (await links.Link(world.Seller, await Offer(world, "mug"), [new(mug + 99, 1)], LinkedBy.Hand, Ct))?.Code);
        Assert.Equal("link.no-such-offer",
            (await links.Link(other.Seller, await Offer(world, "mug"), [new(mug, 1)], LinkedBy.Hand, Ct))?.Code);

        Assert.Equal("mug Matched 10", await Offers(world));
        Assert.Equal(0, await world.Read(db => db.LinkChanges.CountAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task GtinKey_WhenChanged_IsKept_AndChecked(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var change = new ChangeMatching(world.Database, world.Clock);
        Assert.Equal("matching.bad-key", (await change.SetGtinKey(world.Seller, world.Shop.Id, "meta: ", Ct))?.Code);
        Assert.Equal("matching.no-such-shop",
            (await change.SetGtinKey(world.Seller, ShopId.New(world.Now), "meta:ean", Ct))?.Code);
        Assert.Null(await change.SetGtinKey(world.Seller, world.Shop.Id, "attribute:EAN", Ct));
        var shop = await world.Read(db => db.Shops.SingleAsync(Ct));
        Assert.Equal(("attribute:EAN", null), (shop.GtinKey, shop.GtinKeyRead));
    }

    internal static LinkByHand Links(World world) => new(world.Database, world.Clock);

    internal static async Task<Reason?> Link(World world, string offer, params (string Item, int Quantity)[] parts)
    {
        var wishes = new List<LinkWish>();
        foreach (var (item, quantity) in parts) wishes.Add(new LinkWish(await Item(world, item), quantity));
        return await Links(world).Link(world.Seller, await Offer(world, offer), wishes, LinkedBy.Hand, Ct);
    }

    internal static Task<long> Item(World world, string name) =>
        world.Read(db => db.Items.Where(i => i.Name == name).Select(i => i.Key).SingleAsync(Ct));

    internal static Task<long> Offer(World world, string id) =>
        world.Read(db => db.Offers.Where(o => o.OfferId == id).Select(o => o.Key).SingleAsync(Ct));

    internal static async Task Fill(World world, (string Name, string? Gtin, int Quantity)[] items,
        (string Id, string Gtin)[] offers) => await world.Write(async db =>
        {
            foreach (var (name, gtin, quantity) in items) await Add(db, world, name, gtin, quantity);
            db.Offers.AddRange(offers.Select(o => new Offer
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                OfferId = o.Id,
                Ean = o.Gtin,
                Gtin = o.Gtin,
                MatchDue = true,
                ShownCorrected = 99,
                ReadAt = World.Start,
            }));
        });

    internal static async Task Add(TandemDb db, World world, string name, string? gtin, int quantity, ShopId? shop = null,
        string? bundle = null, long? product = null)
    {
        db.Items.Add(new Item
        {
            SellerId = world.Seller,
            ShopId = shop ?? world.Shop.Id,
            ProductId = product ?? (await db.Items.MaxAsync(i => (long?)i.ProductId, Ct) ?? 0) + 1,
            Name = name,
            Gtin = gtin,
            GtinText = gtin,
            Quantity = quantity,
            StockKept = StockKept.Here,
            BundleOf = bundle,
            MatchDue = true,
            ReadAt = World.Start,
        });
        await db.SaveChangesAsync(Ct);
    }

    private static async Task RematchAll(World world)
    {
        await world.Write(db => db.Items.ExecuteUpdateAsync(i => i.SetProperty(x => x.MatchDue, true), Ct));
        await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, true), Ct));
    }

    /// <summary>Every offer with its verdict and its number, after all that was due.</summary>
    internal static async Task<string> Offers(World world)
    {
        await Decide(world);
        var offers = await world.Read(db => db.Offers.OrderBy(o => o.OfferId).ToListAsync(Ct));
        return string.Join(", ",
            offers.Select(o =>
                $"{o.OfferId} {o.Verdict} {o.Target?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}"));
    }

    private static async Task<string> Items(World world)
    {
        await Decide(world);
        return string.Join(", ", (await world.Read(db => db.Items.OrderBy(i => i.Name).ToListAsync(Ct)))
            .Select(i => $"{i.Name} {i.Verdict}"));
    }

    internal static async Task<string> Parts(World world, string offer)
    {
        var key = await Offer(world, offer);
        var parts =
            await world.Read(db =>
                (from part in db.LinkParts
                 join item in db.Items on part.ItemKey equals item.Key
                 where part.OfferKey == key
                 orderby item.Name
                 select new { item.Name, part.Quantity }).ToListAsync(Ct));
        return string.Join(", ", parts.Select(p => $"{p.Name} {p.Quantity}"));
    }

    internal static Task<int> Questions(World world) => world.Read(db => db.Attentions.CountAsync(a => a.ClearedAt == null, Ct));

    private static async Task<List<string>> Notes(World world) =>
        (await world.Read(db => db.Activities.ToListAsync(Ct))).ConvertAll(a => a.What.Code);

    private static async Task Decide(World world)
    {
        var match = MugWorld.Matching(world);
        for (var turn = 0; await match.Run(world.Work, Ct); turn++) Assert.True(turn < 20, "matching does not settle");
        var stock = new DecideStock(world.Clock, new Checkpoints());
        while (await stock.Run(world.Work, await world.SellerRow(), Ct))
        {
        }
    }
}
