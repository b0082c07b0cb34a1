using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using static Tandem.Tests.Stock.MugWorld;

namespace Tandem.Tests.Stock;

/// <summary>What an offer shows while what it is linked to shares, doubles, changes or goes.</summary>
public sealed class DecideLinkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Variations_WhenTheyShareTheirParentsStock_ShareWhatIsPromised(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Book.GoLive(world.Seller, [Module.Stock], Ct);
        var (red, blue) = (NewItem("red", MugGtin, 9), NewItem("blue", PanGtin, 9));
        foreach (var (item, variation) in new[] { (red, 1), (blue, 2) })
            (item.ProductId, item.VariationId, item.StockKept) = (50, variation, StockKept.AtParent);
        await Add(world, red, blue);
        await Add(world, NewOffer("red", MugGtin), NewOffer("blue", PanGtin));
        await Decide(world);

        await Sell(world, "A1", 4, offer: "red");
        await Decide(world);

        Assert.Equal("blue 5, red 5", await Targets(world));
    }

    [Theory, BothDatabases]
    public async Task Gtin_WhenASecondItemCarriesIt_ShowsTheLeastAndAsksAPerson(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        await Decide(world);
        await Add(world, NewItem("twin", MugGtin, 3));
        await Decide(world);
        Assert.Equal(("mug 3", "mug 3"), (await Targets(world), await Intents(world)));
        var asked = await world.Read(db => db.Attentions.SingleAsync(Ct));
        Assert.Equal(("attention.duplicate", null), (asked.What.Code, asked.ClearedAt));

        await world.Write(db => db.Items.Where(i => i.Name == "twin")
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Gone, true).SetProperty(x => x.MatchDue, true), Ct));
        await Decide(world);
        Assert.Equal("mug 5", await Intents(world));
        Assert.Equal(world.Now, await world.Read(db => db.Attentions.Select(a => a.ClearedAt).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Offers_WhenOneOfTwoIsGone_LeaveNoQuestionOpen(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        await Add(world, NewOffer("mug-2", MugGtin));
        await Decide(world);
        // what bol shows is not known
        Assert.Equal(("mug 0, mug-2 0", "mug 0, mug-2 0"), (await Targets(world), await Intents(world)));
        Assert.Equal(2, await world.Read(db => db.Attentions.CountAsync(a => a.ClearedAt == null, Ct)));

        await world.Write(db => db.Offers.Where(o => o.OfferId == "mug-2")
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Gone, true).SetProperty(x => x.MatchDue, true)
                .SetProperty(x => x.DecideDue, true), Ct));
        await Decide(world);

        Assert.Equal("mug 5", await Intents(world));
        Assert.Equal(0, await world.Read(db => db.Attentions.CountAsync(a => a.ClearedAt == null, Ct)));
    }

    [Theory, BothDatabases]
    public async Task Item_WhenItLeavesTheShop_TakesItsOfferToZero(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        await Decide(world);
        var items = await world.Read(db => db.Items.ToListAsync(Ct));

        await world.Write(db => SaveItems.MarkGone(db, world.ItemChanges, items, world.Now, Ct));
        await Decide(world);

        Assert.Equal(("mug 0", "mug 0"), (await Targets(world), await Intents(world)));
    }

    [Theory, BothDatabases]
    public async Task Item_WhenItTakesAnotherGtin_KeepsItsOldOfferUntilAPersonDecides(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        await Decide(world);
        await Add(world, NewOffer("pan", PanGtin));

        await world.Write(db => db.Items
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Gtin, PanGtin).SetProperty(x => x.MatchDue, true), Ct));
        await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, true), Ct));
        await Decide(world);

        Assert.Equal(("mug 5, pan 5", "mug 5, pan 5"), (await Targets(world), await Intents(world)));
        var verdicts = await world.Read(db => db.Offers.ToDictionaryAsync(o => o.OfferId, o => o.Verdict, Ct));
        Assert.Equal((MatchVerdict.Changed, MatchVerdict.Matched), (verdicts["mug"], verdicts["pan"]));
        Assert.Equal(["attention.link-changed"], await Questions(world));
    }

    [Theory, BothDatabases]
    public async Task Item_WhenItsGtinIsNoLongerOne_KeepsItsOfferUntilAPersonDecides(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        await Decide(world);

        await world.Write(db => db.Items.ExecuteUpdateAsync(
            i => i.SetProperty(x => x.Gtin, (string?)null).SetProperty(x => x.GtinText, "12").SetProperty(x => x.MatchDue, true),
            Ct));
        await Decide(world);

        Assert.Equal(("mug 5", "mug 5"), (await Targets(world), await Intents(world)));
        Assert.Equal(MatchVerdict.Changed, await world.Read(db => db.Items.Select(i => i.Verdict).SingleAsync(Ct)));
        Assert.Equal(["attention.link-changed"], await Questions(world));

        await world.Write(db => db.Items
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Gtin, MugGtin).SetProperty(x => x.MatchDue, true), Ct));
        await Decide(world);
        Assert.Equal(MatchVerdict.Matched, await world.Read(db => db.Items.Select(i => i.Verdict).SingleAsync(Ct)));
        Assert.Empty(await Questions(world));
    }

    [Theory, BothDatabases]
    public async Task Promise_WhenOneOfTwoPartsHasNotBeenReadSince_StaysPromisedFromThatPart(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 10);
        await Add(world, NewItem("pan", PanGtin, 10));
        await Add(world, NewOffer("pan", PanGtin), NewOffer("set", "04006381333931"));
        await Decide(world);
        await world.Write(async db =>
        {
            var set = await db.Offers.SingleAsync(o => o.OfferId == "set", Ct);
            set.Verdict = MatchVerdict.LinkedByHand;
            foreach (var item in await db.Items.ToListAsync(Ct))
                db.LinkParts
                    .Add(new LinkPart
                    {
                        SellerId = world.Seller,
                        OfferKey = set.Key,
                        ItemKey = item.Key,
                        Quantity = item.Name == "pan" ? 2 : 1
                    });
        });
        await Sell(world, "A1", 3, offer: "set");
        await Decide(world);
        Assert.Equal("mug 7, pan 4, set 2", await Targets(world));

        // Only the mug is read again after the import; only its own offer is decided first.
        await world.Write(db => db.Orders.ExecuteUpdateAsync(o => o.SetProperty(x => x.ImportedAt, world.Now), Ct));
        await world.Write(db => db.OrderLines.ExecuteUpdateAsync(l => l.SetProperty(x => x.Imported, x => x.Quantity), Ct));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Write(db => db.Items.Where(i => i.Name == "mug")
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Quantity, 7).SetProperty(x => x.ReadAt, world.Now), Ct));
        await world.Write(db => db.Offers.Where(o => o.OfferId == "mug")
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), Ct));
        await Decide(world);
        await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), Ct));
        await Decide(world);

        Assert.Equal("mug 7, pan 4, set 2", await Targets(world));
    }
}
