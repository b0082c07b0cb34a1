using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Stock;

/// <summary>From items and offers to links, targets and intents, on a small world.</summary>
public sealed class DecideTests
{
    private const string MugGtin = "08712345678906";
    private const string PanGtin = "05012345678900";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Offers_WhenTheirItemIsCounted_AreIntendedAtWhatIsFree(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Add(world, Item("mug", MugGtin, 5), Item("pan", PanGtin, 0));
        await Add(world, Offer("mug", MugGtin), Offer("pan", PanGtin), Offer("nobody", "04006381333931"),
            Offer("mug-lvb", MugGtin, lvb: true));
        await world.Book.GoLive(world.Seller, [Module.Stock], Ct);

        await Decide(world);

        Assert.Equal("mug 5, mug-lvb -, nobody -, pan 0", await Targets(world));
        Assert.Equal("mug 5, pan 0", await Intents(world));
        var pan = await world.Read(db => db.Intents.SingleAsync(i => i.BusinessKey.EndsWith(":pan"), Ct));
        Assert.Equal((IntentKind.Stock, IntentState.Planned, 0, world.Now), (pan.Kind, pan.State, pan.Priority, pan.DueAt));
        var verdicts = await world.Read(db => db.Offers.ToDictionaryAsync(o => o.OfferId, o => o.Verdict, Ct));
        Assert.Equal((MatchVerdict.Matched, MatchVerdict.OfferWithoutItem), (verdicts["mug"], verdicts["nobody"]));
        Assert.False(await world.Read(db => db.Offers.AnyAsync(o => o.DecideDue || o.MatchDue, Ct)));
    }

    [Theory, BothDatabases]
    public async Task Offers_WhileOnlyObserving_HaveTargetsAndNoIntents(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await AddMug(world, 5);
        await Decide(world);
        Assert.Equal(("mug 5", ""), (await Targets(world), await Intents(world)));

        await world.Book.GoLive(world.Seller, [Module.Stock], Ct);
        await Decide(world);
        Assert.Equal("mug 5", await Intents(world));

        await world.Book.Observe(world.Seller, [Module.Stock], Ct);
        await Decide(world);
        Assert.Equal("", await Intents(world));
    }

    [Theory, BothDatabases]
    public async Task Units_WhenPromisedHeldOrKeptBack_AreNotOffered(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 20);
        await Sell(world, "A1", 2);
        await Sell(world, "A2", 1, cancelled: 1);
        await Hold(world, 3, world.Now.AddHours(1));
        await world.Settings.Set(world.Seller, new SettingPlace(SettingScope.Seller), new StockSay(Safety: 4), Ct);
        await world.Write(db => db.Offers
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.UnseenUnits, 5).SetProperty(x => x.UnseenUntil, world.Now.AddHours(1)),
                Ct));

        await Decide(world);

        Assert.Equal(("mug 6", "mug 6"), (await Targets(world), await Intents(world)));
        var reason = (await world.Read(db => db.Offers.Select(o => o.TargetReason).SingleAsync(Ct)))!;
        Assert.Equal(("20", "2", "3", "4", "5"),
            (reason["available"], reason["promised"], reason["held"], reason["safety"], reason["unseen"]));
    }

    [Theory, BothDatabases]
    public async Task Promise_WhenImported_EndsWithTheFirstReadingThatBeganLater(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        await Sell(world, "A1", 2);
        await Decide(world);
        Assert.Equal("mug 3", await Targets(world));

        // Imported at the very moment at which the reading began: the reading may lack it.
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var imported = world.Now;
        await world.Write(db => db.Orders.ExecuteUpdateAsync(o => o.SetProperty(x => x.ImportedAt, imported), Ct));
        await world.Write(db => db.OrderLines.ExecuteUpdateAsync(l => l.SetProperty(x => x.Imported, x => x.Quantity), Ct));
        await Reread(world, quantity: 5);
        Assert.Equal("mug 3", await Targets(world));
        Assert.False(await world.Read(db => db.OrderLines.Select(l => l.InStockReading).SingleAsync(Ct)));

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await Reread(world, quantity: 3);
        Assert.Equal("mug 3", await Targets(world));
        Assert.True(await world.Read(db => db.OrderLines.Select(l => l.InStockReading).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Hold_WhenReleasedOrOver_GivesItsUnitsBack(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        await Hold(world, 2, world.Now.AddMinutes(60));
        await Decide(world);
        Assert.Equal("mug 3", await Targets(world));

        // Paid: until a reading that began later, the old one may still show the units as free.
        var paid = world.Now;
        await world.Write(db => db.Holds.ExecuteUpdateAsync(h => h.SetProperty(x => x.ReleasedAt, paid), Ct));
        await Reread(world, quantity: 5);
        Assert.Equal("mug 3", await Targets(world));
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await Reread(world, quantity: 3);
        Assert.Equal("mug 3", await Targets(world));
        Assert.Empty(await world.Read(db => db.Holds.ToListAsync(Ct)));

        var until = world.Now.AddMinutes(60);
        await Hold(world, 1, until);
        Assert.Equal(until, await new DecideStock(world.Clock, new Checkpoints()).Expire(world.Work, Ct));
        await Decide(world);
        Assert.Equal("mug 2", await Targets(world));
        world.Clock.Advance(TimeSpan.FromMinutes(60));
        await new DecideStock(world.Clock, new Checkpoints()).Expire(world.Work, Ct);
        await Decide(world);
        Assert.Equal("mug 3", await Targets(world));
    }

    [Theory, BothDatabases]
    public async Task Intent_WhenBolShowsTheTargetAlready_IsTakenBack(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        await Decide(world);
        await Confirmed(world, 7);
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        // bol took the two off by itself.
        await Sell(world, "A1", 2);
        await Reread(world, quantity: 7);
        Assert.Equal(("mug 5", ""), (await Targets(world), await Intents(world)));

        await Reread(world, quantity: 6);
        Assert.Equal("mug 4", await Intents(world));
        await Reread(world, quantity: 7);
        Assert.Equal("", await Intents(world));
    }

    [Theory, BothDatabases]
    public async Task Intent_WhenASaleWasNearTheWrite_RepeatsItOnceTheDoubtIsOver(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 7);
        await Decide(world);
        await Sell(world, "A1", 2);
        await Decide(world);
        await Confirmed(world, 5);
        world.Clock.Advance(TimeSpan.FromSeconds(1));

        // Did bol take the two off before the write, or after it?
        await Reread(world, quantity: 7);
        var again = await world.Read(db => db.Intents.SingleAsync(Ct));
        Assert.Equal((IntentState.Planned, World.Start.AddSeconds(2)), (again.State, again.DueAt));

        // What lowers it does not wait.
        await Reread(world, quantity: 6);
        again = await world.Read(db => db.Intents.SingleAsync(Ct));
        Assert.Equal((IntentState.Planned, world.Now), (again.State, again.DueAt));
        Assert.Equal("mug 4", await Intents(world));

        // Written again after the doubt: it is settled, and nothing more is to be told.
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await Reread(world, quantity: 7);
        await Confirmed(world, 5);
        await Reread(world, quantity: 7);
        Assert.Equal("", await Intents(world));
    }

    [Theory, BothDatabases]
    public async Task Intent_WhenSentAndNotSettled_IsLeftAlone(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        await Decide(world);
        foreach (var state in new[] { IntentState.Sent, IntentState.Unknown })
        {
            await world.Write(db => db.Intents.ExecuteUpdateAsync(i => i.SetProperty(x => x.State, state), Ct));
            await Reread(world, quantity: 4);
            Assert.Equal("mug 4", await Targets(world));
            Assert.Equal("mug 5", await Intents(world));
        }

        await world.Write(db => db.Intents.ExecuteUpdateAsync(i => i.SetProperty(x => x.State, IntentState.Confirmed), Ct));
        await Reread(world, quantity: 3);
        Assert.Equal("mug 3", await Intents(world));
        Assert.Equal(IntentState.Planned, await world.Read(db => db.Intents.Select(i => i.State).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Variations_WhenTheyShareTheirParentsStock_ShareWhatIsPromised(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Book.GoLive(world.Seller, [Module.Stock], Ct);
        var (red, blue) = (Item("red", MugGtin, 9), Item("blue", PanGtin, 9));
        foreach (var (item, variation) in new[] { (red, 1), (blue, 2) })
            (item.ProductId, item.VariationId, item.StockKept) = (50, variation, StockKept.AtParent);
        await Add(world, red, blue);
        await Add(world, Offer("red", MugGtin), Offer("blue", PanGtin));
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
        await Add(world, Item("twin", MugGtin, 3));
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
        await Add(world, Offer("mug-2", MugGtin));
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
        await Add(world, Offer("pan", PanGtin));

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
        await Add(world, Item("pan", PanGtin, 10));
        await Add(world, Offer("pan", PanGtin), Offer("set", "04006381333931"));
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

    private static async Task<List<string>> Questions(World world) =>
        (await world.Read(db => db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct))).ConvertAll(a => a.What.Code);

    private static async Task Decide(World world)
    {
        var match = new MatchDue(world.Clock);
        while (await match.Run(world.Work, Ct))
        {
        }

        var stock = new DecideStock(world.Clock, new Checkpoints());
        while (await stock.Run(world.Work, await world.SellerRow(), Ct))
        {
        }
    }

    private static async Task<World> Live(DatabaseKind kind, int mugs)
    {
        var world = await World.Create(kind);
        await world.Book.GoLive(world.Seller, [Module.Stock], Ct);
        await AddMug(world, mugs);
        return world;
    }

    private static async Task AddMug(World world, int quantity)
    {
        await Add(world, Item("mug", MugGtin, quantity));
        await Add(world, Offer("mug", MugGtin));
    }

    private static Item Item(string name, string gtin, int quantity) => new()
    {
        Name = name,
        Gtin = gtin,
        GtinText = gtin,
        Quantity = quantity,
        StockKept = StockKept.Here,
        MatchDue = true,
        ReadAt = World.Start,
    };

    private static Offer Offer(string id, string gtin, bool lvb = false) =>
        new() { OfferId = id, Ean = gtin, Gtin = gtin, Lvb = lvb, MatchDue = true };

    private static Task Add(World world, params Item[] items) => world.Write(async db =>
    {
        var last = await db.Items.MaxAsync(i => (long?)i.ProductId, Ct) ?? 0;
        foreach (var item in items)
        {
            (item.SellerId, item.ShopId) = (world.Seller, world.Shop.Id);
            if (item.ProductId == 0) item.ProductId = ++last;
        }

        db.Items.AddRange(items);
    });

    private static Task Add(World world, params Offer[] offers) => world.Write(db =>
    {
        foreach (var offer in offers) (offer.SellerId, offer.AccountId) = (world.Seller, world.Account.Id);
        db.Offers.AddRange(offers);
        return Task.CompletedTask;
    });

    /// <summary>An own line of the offer, placed now.</summary>
    private static Task Sell(World world, string order, int quantity, int cancelled = 0, string offer = "mug") =>
        world.Write(async db =>
        {
            var sold = await db.Offers.SingleAsync(o => o.OfferId == offer, Ct);
            var row = new Order
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                BolOrderId = order,
                PlacedAt = world.Now,
                FirstSeenAt = world.Now
            };
            row.Lines.Add(new OrderLine
            {
                SellerId = world.Seller,
                OrderItemId = "L1",
                OfferKey = sold.Key,
                PlacedAt = world.Now,
                Quantity = quantity,
                Cancelled = cancelled,
            });
            db.Orders.Add(row);
            await db.TouchOffers([sold.Key], Ct);
        });

    private static Task Hold(World world, int quantity, DateTimeOffset until) => world.Write(async db =>
    {
        var mug = await db.Items.SingleAsync(i => i.Name == "mug", Ct);
        db.Holds.Add(new Hold
        {
            SellerId = world.Seller,
            ShopId = world.Shop.Id,
            ShopOrderId = 5,
            ItemKey = mug.Key,
            Quantity = quantity,
            Until = until
        });
        await db.TouchItems([mug.Key], Ct);
    });

    /// <summary>The shop is read now and shows this; all is decided again.</summary>
    private static async Task Reread(World world, int quantity)
    {
        await world.Write(async db =>
        {
            await db.Items
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.Quantity, quantity).SetProperty(x => x.ReadAt, world.Now), Ct);
            await db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), Ct);
        });
        await Decide(world);
    }

    /// <summary>bol has acknowledged so many, and every intent is settled.</summary>
    private static Task Confirmed(World world, int units) => world.Write(async db =>
    {
        await db.Offers.ExecuteUpdateAsync(o => o
            .SetProperty(x => x.Confirmed, units).SetProperty(x => x.ConfirmedSentAt, world.Now)
            .SetProperty(x => x.ConfirmedAt, world.Now), Ct);
        await db.Intents.ExecuteUpdateAsync(i => i.SetProperty(x => x.State, IntentState.Confirmed), Ct);
    });

    private static async Task<string> Targets(World world) =>
        string.Join(", ", (await world.Read(db => db.Offers.ToListAsync(Ct))).OrderBy(o => o.OfferId, StringComparer.Ordinal)
            .Select(o => $"{o.OfferId} {o.Target?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}"));

    /// <summary>What is still to be written.</summary>
    private static async Task<string> Intents(World world) =>
        string.Join(", ", (await world.Read(db => db.Intents.Where(i => i.State != IntentState.Confirmed).ToListAsync(Ct)))
            .Select(i => JsonSerializer.Deserialize<StockPayload>(i.Payload)!)
            .OrderBy(p => p.OfferId, StringComparer.Ordinal).Select(p => $"{p.OfferId} {p.Target}"));
}
