using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Proof;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Pages;

/// <summary>What happened and how numbers changed, by words, days and pages, and only the seller's own.</summary>
public sealed class TrailPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Words_FindWhatIsAboutThem_AndItsOfferAndOrderToo(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);

        Assert.Equal(["item", "offer"], await Codes(world, new TrailFilter("theemok")));
        Assert.Equal(["item", "offer"], await Codes(world, new TrailFilter("TW-001")));
        Assert.Equal(["offer"], await Codes(world, new TrailFilter("theemok", Subject: ActivitySubject.Offer)));
        Assert.Equal(["order"], await Codes(world, new TrailFilter("A2K8290LP8")));
        Assert.Empty(await Codes(world, new TrailFilter("niets daarvan")));

        Assert.Equal([StockCause.BolOrder, StockCause.Delivery], await Causes(world, new TrailFilter("theemok")));
        Assert.Equal([StockCause.BolOrder], await Causes(world, new TrailFilter("A2K8290LP8")));
        Assert.Empty(await Causes(world, new TrailFilter("theedoek")));
    }

    [Theory, BothDatabases]
    public async Task Days_AreThoseOfTheNetherlands_TheLastIncluded(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        var today = DutchTime.DayOf(world.Now);

        Assert.Empty(await Codes(world, new TrailFilter(From: today.AddDays(1))));
        Assert.Equal(4, (await Codes(world, new TrailFilter(From: today, To: today))).Count);
        Assert.Empty(await Causes(world, new TrailFilter(To: today.AddDays(-1))));
        Assert.Equal(2, (await Causes(world, new TrailFilter(From: today))).Count);
    }

    /// <summary>Page by page the same as all at once, whatever is searched for; and the file holds all of it.</summary>
    [Theory, BothDatabases]
    public async Task Pages_GoOnFromTheLastRow_WithoutAGapOrARowTwice(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        await world.Write(db =>
        {
            // Several of one moment, as a batch writes them.
            for (var i = 0; i < 7; i++)
            {
                db.Note(world.Seller, world.Now, ActivitySubject.Item, 1, Reason.Of($"more-{i}"));
                db.StockEntries.Add(new StockEntry
                    { SellerId = world.Seller, ItemKey = 1, At = world.Now, Cause = StockCause.Correction, After = i });
            }

            return Task.CompletedTask;
        });
        var today = DutchTime.DayOf(world.Now);
        foreach (var filter in new[] { new TrailFilter(), new TrailFilter("TW-001"), new TrailFilter(From: today) })
        {
            var whole = await Pages(world).Activities(world.Seller, filter, null, 100, Ct);
            var moves = await Pages(world).Moves(world.Seller, filter, null, 100, Ct);
            var (read, moved) = (new List<long>(), new List<long>());
            while (await Pages(world).Activities(world.Seller, filter, Last(read), 3, Ct) is { Count: > 0 } rows)
                read.AddRange(rows.Select(r => r.Key));
            while (await Pages(world).Moves(world.Seller, filter, Last(moved), 3, Ct) is { Count: > 0 } rows)
                moved.AddRange(rows.Select(r => r.Row.Key));

            Assert.True(whole.Count > 7 && moves.Count > 7);
            Assert.Equal(whole.Select(r => r.Key), read);
            Assert.Equal(moves.Select(r => r.Row.Key), moved);
            Assert.Equal(read, await Pages(world).AllActivities(world.Seller, filter, Ct).Select(r => r.Key).ToListAsync(Ct));
            Assert.Equal(moved, await Pages(world).AllMoves(world.Seller, filter, Ct).Select(r => r.Row.Key).ToListAsync(Ct));
        }
    }

    [Theory, BothDatabases]
    public async Task AnotherSeller_SeesNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        var other = SellerId.New(world.Now);
        Assert.Empty(await Pages(world).Activities(other, new TrailFilter(), null, 50, Ct));
        Assert.Empty(await Pages(world).Activities(other, new TrailFilter("A2K8290LP8"), null, 50, Ct));
        Assert.Empty(await Pages(world).Moves(other, new TrailFilter(), null, 50, Ct));
        Assert.Empty(await Pages(world).Moves(other, new TrailFilter("theemok"), null, 50, Ct));
    }

    [Theory, BothDatabases]
    public async Task Curves_AreOfTheShopFirst_ThenOfBol(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        var (from, until) = (world.Now.AddDays(-1), world.Now.AddMinutes(1));
        var curves = await new LedgerPages(world.Database).Curves(world.Seller, 1, from, until, Ct);
        Assert.Equal([null, "8712345000011"], curves.Select(c => c.Offer));
        Assert.Equal([3, 8, 12], curves[0].Points.Select(p => p.Units));
        Assert.Equal([8, 7, 7], curves[1].Points.Select(p => p.Units));
        Assert.Empty(await new LedgerPages(world.Database).Curves(SellerId.New(world.Now), 1, world.Now, world.Now, Ct));
    }

    [Theory, BothDatabases]
    public async Task Offers_AreFound_ByTheirCodesAndByWhatTheySell(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        var offers = new OfferPages(world.Database);
        foreach (var typed in new[] { "8712345000011", "of-1", "REF-9", "theemok", "zwaluw" })
            Assert.Equal((1, "Theemok Zwaluw"), Assert.Single(await offers.FindOffers(world.Seller, typed, Ct)) is var found
                ? (found.Key, found.Sells) : default);
        Assert.Empty(await offers.FindOffers(world.Seller, "theedoek", Ct));
        Assert.Empty(await offers.FindOffers(SellerId.New(world.Now), "of-1", Ct));
    }

    private static long? Last(List<long> keys) => keys.Count == 0 ? null : keys[^1];

    private static TrailPages Pages(World world) =>
        new(world.Database, new SearchEverything(world.Database, Clients.Of(world.Credentials)));

    private static async Task<List<string>> Codes(World world, TrailFilter filter) =>
        [.. (await Pages(world).Activities(world.Seller, filter, null, 50, Ct)).Select(r => r.What.Code)
            .Order(StringComparer.Ordinal)];

    private static async Task<List<StockCause>> Causes(World world, TrailFilter filter) =>
        [.. (await Pages(world).Moves(world.Seller, filter, null, 50, Ct)).Select(r => r.Row.Cause)];

    /// <summary>An item with its offer, an order of it, another item, and what was written about them.</summary>
    private static Task Fill(World world) => world.Write(async db =>
    {
        db.AddRange(
            new Item
            {
                Key = 1, SellerId = world.Seller, ShopId = world.Shop.Id, ProductId = 1, Name = "Theemok Zwaluw", Sku = "TW-001",
                Quantity = 12, ReadAt = world.Now,
            },
            new Item
            {
                Key = 2, SellerId = world.Seller, ShopId = world.Shop.Id, ProductId = 2, Name = "Theedoek", ReadAt = world.Now,
            },
            new Offer
            {
                Key = 1, SellerId = world.Seller, AccountId = world.Account.Id, OfferId = "of-1", Ean = "8712345000011",
                Reference = "REF-9", Shows = 7,
            });
        var order = new Order
        {
            Key = 1, SellerId = world.Seller, AccountId = world.Account.Id, BolOrderId = "A2K8290LP8", PlacedAt = world.Now,
            FirstSeenAt = world.Now,
        };
        order.Lines.Add(new OrderLine
            { SellerId = world.Seller, OrderItemId = "1", OfferKey = 1, PlacedAt = world.Now, Quantity = 1 });
        db.Add(order);
        await db.SaveChangesAsync(Ct);
        db.LinkParts.Add(new LinkPart { SellerId = world.Seller, OfferKey = 1, ItemKey = 1 });
        db.StockEntries.AddRange(
            new StockEntry
            {
                SellerId = world.Seller, ItemKey = 1, At = world.Now.AddMinutes(-2), Cause = StockCause.Delivery, Before = 3,
                After = 8,
            },
            new StockEntry
            {
                SellerId = world.Seller, OfferKey = 1, At = world.Now.AddMinutes(-1), Cause = StockCause.BolOrder, Before = 8,
                After = 7, Reference = "A2K8290LP8",
            });
        db.Note(world.Seller, world.Now, ActivitySubject.Item, 1, Reason.Of("item"));
        db.Note(world.Seller, world.Now, ActivitySubject.Offer, 1, Reason.Of("offer"));
        db.Note(world.Seller, world.Now, ActivitySubject.Order, 1, Reason.Of("order"));
    });
}
