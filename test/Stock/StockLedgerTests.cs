using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Proof;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Stock;

/// <summary>Every change of a number with what made it, and what bol showed when.</summary>
public sealed class StockLedgerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Reading_AfterAnImport_IsPutDownToTheOrder(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 10);
        ledger.After(60);
        await ledger.BolOrder("C1", 2, imported: true);
        ledger.After(5);
        await ledger.Reads(7);
        ledger.After(5);
        await ledger.Reads(12);

        Assert.Equal("FirstSeen >10, BolOrder 10>8 C1, Correction 8>7, Delivery 7>12", await ledger.OfItem());
        var entry =
            await ledger.World.Read(db => db.StockEntries.SingleAsync(e => e.ItemKey == ledger.Item && e.Reference == "C1", Ct));
        Assert.Equal((World.Start.AddSeconds(65), World.Start.AddSeconds(64)), (entry.At, entry.RemoteAt));
    }

    [Theory, BothDatabases]
    public async Task Import_BehindADelivery_IsToldFromIt(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 1);
        ledger.After(60);
        await ledger.BolOrder("C1", 1, imported: true);
        ledger.After(5);
        await ledger.Reads(20);

        Assert.Equal("FirstSeen >1, BolOrder 1>0 C1, Delivery 0>20", await ledger.OfItem());
    }

    [Theory, BothDatabases]
    public async Task Sale_HeardOfAfterTheReading_TakesItsPartOfTheCorrection_Once(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 10);
        var placed = ledger.After(60);
        ledger.After(5);
        await ledger.Reads(6);
        Assert.Equal("FirstSeen >10, Correction 10>6", await ledger.OfItem());

        ledger.After(20);
        await ledger.ShopOrder(812, 3, placed);
        await ledger.ShopOrder(812, 3, placed);
        Assert.Equal("FirstSeen >10, ShopOrder 10>7 812, Correction 7>6", await ledger.OfItem());
        Assert.Equal(World.Start.AddSeconds(65),
            await ledger.World.Read(db => db.ShopSales.Select(s => s.BookedAt).SingleAsync(Ct)));

        // The same three again are not this sale.
        ledger.After(20);
        await ledger.Reads(3);
        Assert.Equal("FirstSeen >10, ShopOrder 10>7 812, Correction 7>6, Correction 6>3", await ledger.OfItem());
    }

    [Theory, BothDatabases]
    public async Task Sale_HeardOfBeforeTheReading_AndItsReturn_AreBooked(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 10);
        await ledger.ShopOrder(812, 3, ledger.After(60));
        ledger.After(5);
        await ledger.Reads(7);
        ledger.After(3600);
        await ledger.ShopOrder(812, 3, World.Start, returned: 3);
        ledger.After(5);
        await ledger.Reads(10);

        Assert.Equal("FirstSeen >10, ShopOrder 10>7 812, Return 7>10 812", await ledger.OfItem());
    }

    [Theory, BothDatabases]
    public async Task BolOrder_CancelledInTheShop_ComesBackAsACancellation(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 10);
        ledger.After(60);
        await ledger.BolOrder("C1", 2, imported: true);
        ledger.After(5);
        await ledger.Reads(8);
        await ledger.World.Write(db => db.Orders.ExecuteUpdateAsync(o => o.SetProperty(x => x.ShopStatus, "cancelled"), Ct));
        ledger.After(60);
        await ledger.Reads(10);

        Assert.Equal("FirstSeen >10, BolOrder 10>8 C1, Cancellation 8>10 C1", await ledger.OfItem());
    }

    [Theory, BothDatabases]
    public async Task Stock_BelowZero_IsOversold_OnTheDayItself(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 1);
        foreach (var mugs in new[] { -2, -1, -3 })
        {
            ledger.After(60);
            await ledger.Reads(mugs);
        }

        var day = await ledger.World.Read(db => db.StockDays.SingleAsync(Ct));
        Assert.Equal((new DateOnly(2026, 11, 23), 4), (day.Day, day.UnitsOversold));
    }

    [Theory, BothDatabases]
    public async Task Moment_IsExplained_FromThePushTheSalesAndTheDecision(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 6);
        await ledger.World.Settings.Set(ledger.World.Seller, new SettingPlace(SettingScope.Seller), new StockSay(Safety: 2), Ct);
        ledger.After(60);
        await ledger.Decide();
        ledger.After(1);
        await ledger.Pushed();
        var sold = ledger.After(60);

        // Heard of half a minute after bol had sold it.
        ledger.After(30);
        await ledger.BolOrder("C1", 1, placed: sold);
        Assert.Equal("Decision >4, Push >4, BolOrder 4>3 C1", await ledger.OfOffer());

        var explain = new ExplainStock(ledger.World.Database);
        var before = (await explain.OfOffer(ledger.World.Seller, ledger.Offer, sold.AddSeconds(-1), Ct))!;
        var after = Assert.Single(await explain.OfItem(ledger.World.Seller, ledger.Item, sold.AddSeconds(1), Ct));
        Assert.Equal((4, 3), (before.Shown, after.Shown));
        Assert.Equal(
            ("proof.sum", "4", "1", "6", "0", "2"),
            (after.Why.Code, after.Why["set"], after.Why["sold"], after.Why["available"], after.Why["promised"],
                after.Why["safety"]));
        Assert.Equal((true, 4, 4, "stock.available"), (after.SameToday, after.Decided, after.DecidedToday, after.Decision?.Code));
        Assert.Equal("proof.unknown", (await explain.OfOffer(ledger.World.Seller, ledger.Offer, World.Start, Ct))!.Why.Code);
        Assert.Null(await explain.OfOffer(Engine.Values.SellerId.New(World.Start), ledger.Offer, sold, Ct));
    }

    [Theory, BothDatabases]
    public async Task Moment_AfterAChangeOfTheRule_SaysWhatTodayWouldGive(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 6);
        ledger.After(60);
        await ledger.Decide();
        await ledger.Pushed();
        await ledger.World.Write(db => db.StockEntries.Where(e => e.Cause == StockCause.Decision)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.After, 5), Ct));

        var moment =
            (await new ExplainStock(ledger.World.Database).OfOffer(ledger.World.Seller, ledger.Offer, ledger.World.Now, Ct))!;
        Assert.Equal((false, 5, 6), (moment.SameToday, moment.Decided, moment.DecidedToday));
    }

    [Theory, BothDatabases]
    public async Task Ledger_IsReadBack_NewestFirst_WithItsOrders(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 6);
        ledger.After(60);
        await ledger.Decide();
        await ledger.Pushed();
        ledger.After(60);
        await ledger.BolOrder("C1", 1);

        var pages = new LedgerPages(ledger.World.Database);
        var rows = await pages.Of(ledger.World.Seller, ledger.Item, null, 10, Ct);
        Assert.Equal([StockCause.BolOrder, StockCause.Push, StockCause.Decision, StockCause.FirstSeen],
            rows.Select(r => r.Cause));
        Assert.Equal(("8712345678906", "C1", 6, 5), (rows[0].Offer, rows[0].Reference, rows[0].Before, rows[0].After));
        Assert.NotNull(rows[0].OrderKey);
        Assert.Null(rows[3].Offer);
        Assert.Equal(2, (await pages.Of(ledger.World.Seller, ledger.Item, null, 2, Ct)).Count);
        Assert.Equal([StockCause.FirstSeen], (await pages.Of(ledger.World.Seller, ledger.Item, World.Start.AddSeconds(1), 10, Ct))
            .Select(r => r.Cause));
    }

    [Theory, BothDatabases]
    public async Task Tidying_LetsGoOfWhatIsOld_AndKeepsWhatTheFirstDayNeeds(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 6);
        foreach (var mugs in new[] { 5, 4 })
        {
            ledger.After(3600);
            await ledger.Reads(mugs);
            await ledger.Decide();
            await ledger.Pushed();
        }

        await ledger.ShopOrder(1, 1, ledger.After(60));
        await ledger.World.Write(async db => (await db.Day(ledger.World.Seller, ledger.World.Now, Ct)).Pushes = 2);
        ledger.After(31 * 86400);
        await ledger.Reads(3);
        var pages = new StatementPages(ledger.World.Database, ledger.World.Clock);
        await pages.Keep(ledger.World.Seller, 30, Ct);

        Assert.False(await new PruneLedger().Run(ledger.World.Work, await ledger.World.SellerRow(), ledger.World.Now, Ct));

        // Of each cause the last from before the limit stays.
        Assert.Equal("FirstSeen >6, Correction 5>4, ShopOrder 4>3 1", await ledger.OfItem());
        Assert.Equal("Decision 5>4, Push 5>4", await ledger.OfOffer());
        var moment = await new ExplainStock(ledger.World.Database).OfOffer(ledger.World.Seller, ledger.Offer,
            ledger.World.Now.AddDays(-29), Ct);
        Assert.Equal(4, moment!.Shown);
        Assert.Equal(2, (await pages.Of(ledger.World.Seller, 90, Ct)).Pushes);
        Assert.False(await ledger.World.Read(db => db.Activities.AnyAsync(a => a.At < World.Start.AddDays(1), Ct)));

        ledger.After(5 * 86400);
        await new PruneLedger().Run(ledger.World.Work, await ledger.World.SellerRow(), ledger.World.Now, Ct);
        Assert.Empty(await ledger.World.Read(db => db.ShopSales.ToListAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Retention_StaysWithinItsBounds(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 6);
        var pages = new StatementPages(ledger.World.Database, ledger.World.Clock);
        await pages.Keep(ledger.World.Seller, 1, Ct);
        Assert.Equal(7, (await pages.Of(ledger.World.Seller, 1, Ct)).LedgerDays);
    }
}
