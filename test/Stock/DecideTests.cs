using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using static Tandem.Tests.Stock.MugWorld;

namespace Tandem.Tests.Stock;

/// <summary>From items and offers to targets and intents, on a small world.</summary>
public sealed class DecideTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Offers_WhenTheirItemIsCounted_AreIntendedAtWhatIsFree(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Add(world, NewItem("mug", MugGtin, 5), NewItem("pan", PanGtin, 0));
        await Add(world, NewOffer("mug", MugGtin), NewOffer("pan", PanGtin), NewOffer("nobody", "04006381333931"),
            NewOffer("mug-lvb", MugGtin, lvb: true));
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
        await HoldMugs(world, 3, world.Now.AddHours(1));
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
    public async Task Hold_WhenReleased_GivesItsUnitsBack(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        await HoldMugs(world, 2, world.Now.AddMinutes(60));
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

    }

    /// <summary>When the shop lets go of an unpaid order's units, an older reading may lack what became of them.</summary>
    [Theory, BothDatabases]
    public async Task Hold_WhenItsTimeIsOver_CountsUntilAReadingThatBeganLater(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        var until = world.Now.AddMinutes(60);
        await HoldMugs(world, 1, until);
        Assert.Equal((until, "mug 4"), ((await Turn(world)).NextDue, await Targets(world)));

        // Also where Tandem was down for longer than that: it knows only what was read before.
        world.Clock.Advance(TimeSpan.FromHours(3));
        var result = await Turn(world);
        Assert.Equal("mug 4", await Targets(world));
        Assert.True(result.Wake.HasFlag(Lane.WatchShop), "the item is to be read again");
        Assert.Null(result.NextDue);
        Assert.Equal(world.Now, await world.Read(db => db.Items.Select(i => i.ReadDueSince).SingleAsync(Ct)));
        await Reread(world, quantity: 5);
        Assert.Equal("mug 4", await Targets(world));

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await Reread(world, quantity: 5);
        Assert.Equal("mug 5", await Targets(world));
        Assert.Empty(await world.Read(db => db.Holds.ToListAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Hold_ThatWasPaidJustBeforeItsTimeWasOver_GoesOnCounting(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        var until = world.Now.AddMinutes(60);
        await HoldMugs(world, 1, until);
        var paid = until - TimeSpan.FromSeconds(2);
        await world.Write(db => db.Holds.ExecuteUpdateAsync(h => h.SetProperty(x => x.ReleasedAt, paid), Ct));
        world.Clock.Advance(TimeSpan.FromMinutes(60));
        await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), Ct));
        await Turn(world);

        // The reading after it did not come through: the unit that was sold is not offered again.
        Assert.Equal("mug 4", await Targets(world));
        await Reread(world, quantity: 4);
        Assert.Equal(("mug 4", 0), (await Targets(world), await world.Read(db => db.Holds.CountAsync(Ct))));
    }

    /// <summary>bol's order list is what shows them: while it cannot be read, they are sold all the same.</summary>
    [Theory, BothDatabases]
    public async Task UnseenSale_IsKept_UntilBolsOrdersWereReadLater(DatabaseKind kind)
    {
        await using var world = await Live(kind, mugs: 5);
        var sentAt = world.Now;
        await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o
            .SetProperty(x => x.UnseenUnits, 2).SetProperty(x => x.UnseenUntil, sentAt + TimeSpan.FromMinutes(5)), Ct));
        foreach (var (minutes, readAfter, expected) in new[]
            { (5, (int?)null, 3), (60, null, 3), (0, 30, 3), (0, 60 * 4, 5) })
        {
            world.Clock.Advance(TimeSpan.FromMinutes(minutes));
            if (readAfter is { } seconds)
            {
                var began = sentAt + TimeSpan.FromSeconds(seconds);
                await world.Write(async db =>
                {
                    var source = ReadBolOrders.ChangesOf(world.Account);
                    await db.Observations.Where(o => o.Source == source).ExecuteDeleteAsync(Ct);
                    db.Observations.Add(new Observation { SellerId = world.Seller, Source = source, BeganAt = began });
                });
            }

            var result = await Turn(world);
            Assert.Equal((minutes, readAfter, $"mug {expected}"), (minutes, readAfter, await Targets(world)));
            Assert.True(expected == 5 || result.NextDue > world.Now, "the lane would spin");
        }
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

    /// <summary>What bol refused is asked about for as long as it is to be written, whoever ends that.</summary>
    [Theory, BothDatabases]
    public async Task Question_AboutARefusedNumber_EndsWithItsWrite(DatabaseKind kind)
    {
        foreach (var (state, end) in new[] { (IntentState.Planned, "taken back"), (IntentState.Planned, "shown"),
            (IntentState.Refused, "shown"), (IntentState.Planned, "observing") })
        {
            await using var world = await Live(kind, mugs: 5);
            await Decide(world);
            await world.Write(async db =>
            {
                var offer = await db.Offers.SingleAsync(Ct);
                await db.Intents.ExecuteUpdateAsync(i => i.SetProperty(x => x.State, state)
                    .SetProperty(x => x.RemoteWords, "no").SetProperty(x => x.FailingSince, world.Now)
                    .SetProperty(x => x.Refusals, 2), Ct);
                await db.Raise(world.Seller, world.Now, PushStock.RefusedCause(offer.Key), ActivitySubject.Offer, offer.Key,
                    Reason.Of("attention.stock-refused"), Ct);
            });

            if (end == "taken back")
                await new ChooseOffers(world.Database, world.Clock).TakeBack(world.Seller, new OfferPick(), Ct);
            else if (end == "observing") await world.Book.Observe(world.Seller, [Module.Stock], Ct);
            else
                await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.Confirmed, 5)
                    .SetProperty(x => x.ConfirmedSentAt, world.Now).SetProperty(x => x.ConfirmedAt, world.Now), Ct));
            await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), Ct));
            await Decide(world);
            Assert.Equal((state, end, 0), (state, end, (await Questions(world)).Count));
        }
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
}
