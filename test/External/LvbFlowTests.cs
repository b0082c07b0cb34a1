using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Warehouse;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;

namespace Tandem.Tests.External;

/// <summary>bol's own warehouse: seen, never touched, and fallen back from where the seller wants it.</summary>
public sealed class LvbFlowTests
{
    private static readonly string Gtin = Seeding.Gtin(900_005);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Warehouse_IsReadNextToOwnStock(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var item = await stage.Item(Gtin);
        var page = (await stage.Get<ItemPages>().Of(stage.Seller, item.Key, Ct))!;
        Assert.Equal((500, 2, 5), (page.AtBol!.Regular, page.AtBol.Graded, page.Item.Quantity));
        Assert.Equal(500, (await stage.Get<ItemPages>().List(stage.Seller, "magazijn", null, 0, 10, Ct)).Rows.Single().Lvb);

        await Stow(stage, 0);
        stage.Clock.Advance(TimeSpan.FromMinutes(31));
        await stage.Run(Lane.WatchBol);
        var stock = await Stock(stage);
        Assert.Equal((0, 2, stage.Clock.GetUtcNow()), (stock.Regular, stock.Graded, stock.EmptySince));
    }

    [Theory, EitherDatabase]
    public async Task LvbOrder_LowersNothing_AndGoesNowhere(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Settle(2);
        var writes = stage.Wire.Writes.Count;
        var before = await stage.Item(Gtin);

        await stage.Rehearsal.Ledger(HttpMethod.Post, "shoppers/lvb?units=3");
        await stage.Settle(4);

        var line = await stage.Read(db => db.OrderLines.SingleAsync(Ct));
        Assert.Equal((Fulfilment.Lvb, true, null), (line.Fulfilment, line.InStockReading, line.Imported));
        var pages = stage.Get<LvbPages>();
        var shown = Assert.Single(await pages.Orders(stage.Seller, Ct));
        Assert.Equal((3, 0), (shown.Units, shown.Cancelled));
        var stock = Assert.Single((await pages.Stock(stage.Seller, 0, 10, Ct)).Rows, r => r.Gtin == Gtin.PadLeft(14, '0'));
        Assert.Equal((2, 5, before.Key), (stock.Graded, stock.Own, stock.ItemKey));
        Assert.Equal((0, 1), await stage.Read(async db =>
            ((await pages.Stock(stage.Seller, 1, 10, Ct)).Rows.Count, await db.LvbStocks.CountAsync(Ct))));
        var order = await stage.Read(db => db.Orders.SingleAsync(Ct));
        Assert.Equal((OrderState.Skipped, null), (order.State, order.ShopOrderId));
        Assert.Equal((before.Quantity, writes), ((await stage.Item(Gtin)).Quantity, stage.Wire.Writes.Count));
        Assert.Equal(0, (await stage.Get<ItemPages>().Of(stage.Seller, before.Key, Ct))!.Promised);
        var offer = await Offer(stage);
        Assert.Equal((null, "stock.lvb"), (offer.Target, offer.TargetReason!.Code));
        Assert.False(await stage.Read(db => db.Intents.AnyAsync(i => i.Kind == IntentKind.Stock && i.Subject == offer.Key, Ct)));
    }

    [Theory, EitherDatabase]
    public async Task Offer_WhenTheWarehouseIsEmpty_SellsFromOwnStock_AndGoesBack(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Allow(stage);
        await Stow(stage, 0);
        await Pass(stage, TimeSpan.FromMinutes(31));

        // Empty once is not empty.
        Assert.True((await Offer(stage)).Lvb);
        Assert.Equal(0, await Switches(stage));

        await Pass(stage, TimeSpan.FromMinutes(31));
        var offer = await Offer(stage);
        Assert.Equal((false, 5, 1), (offer.Lvb, offer.Confirmed, offer.LvbSwitches));
        Assert.Equal(("FBR", "MY_DELIVERY_PROMISE", 5), await AtBol(stage, offer));

        // Now it is an own offer: the shop's stock counts, and it follows.
        await stage.Settle(2);
        Assert.Equal(5, (await Offer(stage)).Target);

        await Stow(stage, 40);
        await Pass(stage, TimeSpan.FromHours(1));
        Assert.False((await Offer(stage)).Lvb);
        await Pass(stage, TimeSpan.FromHours(24));
        offer = await Offer(stage);
        Assert.Equal((true, null, 2), (offer.Lvb, offer.LvbSwitchedAt, offer.LvbSwitches));
        Assert.Equal("FBB", (await AtBol(stage, offer)).Method);
        var told = await stage.Read(db => db.Activities.Where(a => a.SubjectKey == offer.Key).ToListAsync(Ct));
        Assert.Equal(["lvb.went-own", "lvb.went-back"], told.Select(a => a.What.Code)
            .Where(c => c.StartsWith("lvb.", StringComparison.Ordinal)));
    }

    [Theory, EitherDatabase]
    public async Task Switch_WhoseAnswerWasLost_IsReadBack_NeverSentTwice(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Allow(stage);
        await Stow(stage, 0);
        await Pass(stage, TimeSpan.FromMinutes(31));
        var offer = await Offer(stage);
        stage.Wire.LosesAnswer = request => request.Method == HttpMethod.Patch
            && request.RequestUri!.AbsolutePath.EndsWith(offer.OfferId, StringComparison.Ordinal);
        await Pass(stage, TimeSpan.FromMinutes(31));
        Assert.Equal((IntentState.Unknown, 1), ((await Switch(stage)).State, stage.Wire.Count(offer.OfferId)));

        stage.Wire.LosesAnswer = _ => false;
        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        await stage.Run(Lane.SwitchLvb);
        Assert.Equal((IntentState.Confirmed, 1, false),
            ((await Switch(stage)).State, stage.Wire.Count(offer.OfferId), (await Offer(stage)).Lvb));
    }

    [Theory, EitherDatabase]
    public async Task Switch_ThatBolPutsOff_IsNotTriedBeforeTheMomentThatBolNamed(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Allow(stage);
        await Stow(stage, 0);
        await Pass(stage, TimeSpan.FromMinutes(31));
        var offer = await Offer(stage);
        stage.Wire.Answers = request => request.Method == HttpMethod.Patch
            && request.RequestUri!.AbsolutePath.EndsWith(offer.OfferId, StringComparison.Ordinal)
            ? new HttpResponseMessage(System.Net.HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "900" } } }
                : null;
        await Pass(stage, TimeSpan.FromMinutes(31));
        var putOff = await Switch(stage);
        Assert.Equal((IntentState.Planned, true), (putOff.State, putOff.DueAt >= stage.Clock.GetUtcNow().AddSeconds(840)));

        stage.Wire.Answers = _ => null;
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await stage.Run(Lane.SwitchLvb);
        Assert.Equal(IntentState.Planned, (await Switch(stage)).State);
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        await stage.Run(Lane.SwitchLvb);
        Assert.Equal((IntentState.Confirmed, false), ((await Switch(stage)).State, (await Offer(stage)).Lvb));
    }

    [Theory, EitherDatabase]
    public async Task OneOffer_GoesOver_WhereOnlyThatWasAsked_AndNotWhereItWasRefused(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        var settings = stage.Get<LvbSettings>();
        var offer = await Offer(stage);
        Assert.Equal("lvb.no-promise", (await settings.Save(stage.Seller, offer.Key, true, Ct))!.Code);
        Assert.Null(await settings.Of(stage.Seller,
            await stage.Read(db => db.Offers.Where(o => !o.Lvb).Select(o => o.Key).FirstAsync(Ct)), Ct));

        // For all, but not for this one.
        await Allow(stage);
        Assert.Null(await settings.Save(stage.Seller, offer.Key, false, Ct));
        await Stow(stage, 0);
        for (var i = 0; i < 3; i++) await Pass(stage, TimeSpan.FromMinutes(31));
        Assert.Equal((0, "lvb.off"), (await Switches(stage), (await settings.Of(stage.Seller, offer.Key, Ct))!.Why.Code));

        // For this one alone.
        Assert.Null(await settings.Save(stage.Seller,
            new LvbSetting(false, 2, new LvbPromise("MY_DELIVERY_PROMISE", 1, 2, "14:00")), Ct));
        Assert.Null(await settings.Save(stage.Seller, offer.Key, true, Ct));
        Assert.Equal("lvb.to-own", (await settings.Of(stage.Seller, offer.Key, Ct))!.Why.Code);
        await Pass(stage, TimeSpan.FromMinutes(1));
        Assert.Equal(("FBR", "MY_DELIVERY_PROMISE", 5), await AtBol(stage, offer));
        var said = (await settings.Of(stage.Seller, offer.Key, Ct))!;
        Assert.Equal((true, false, stage.Clock.GetUtcNow(), "lvb.still-empty"),
            (said.Own, said.All, said.SwitchedAt, said.Why.Code));
    }

    [Theory, EitherDatabase]
    public async Task Offer_StaysAtBol_WhileTheSellerDidNotAskForIt_OrOnlyObserves(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await Stow(stage, 0);
        await Allow(stage);
        await Pass(stage, TimeSpan.FromMinutes(31));
        await Pass(stage, TimeSpan.FromMinutes(31));
        Assert.Equal(0, await Switches(stage)); // observing

        await stage.Get<LvbSettings>().Save(stage.Seller, new LvbSetting(false, 1, null), Ct);
        await stage.GoLive(Module.Stock);
        await Pass(stage, TimeSpan.FromMinutes(31));
        Assert.Equal((0, true), (await Switches(stage), (await Offer(stage)).Lvb)); // off
        Assert.Equal("FBB", (await AtBol(stage, await Offer(stage))).Method);
    }

    [Theory, EitherDatabase]
    public async Task Switch_ThatSomebodyUndidAtBol_IsOver(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Allow(stage);
        await Stow(stage, 0);
        await Pass(stage, TimeSpan.FromMinutes(31));
        await Pass(stage, TimeSpan.FromMinutes(31));
        var offer = await Offer(stage);
        Assert.NotNull(offer.LvbSwitchedAt);

        // Nor does Tandem switch it once more by itself: its warehouse has units again.
        await Stow(stage, 40);
        await stage.Rehearsal.Bol.UpdateOffer(offer.OfferId, new BolOfferPatch(Fulfilment: new BolFulfilment("FBB")), Ct);
        await Pass(stage, TimeSpan.FromMinutes(31));
        offer = await Offer(stage);
        Assert.Equal((true, null), (offer.Lvb, offer.LvbSwitchedAt));
    }

    private static async Task Allow(Stage stage) => Assert.Null(await stage.Get<LvbSettings>().Save(
        stage.Seller, new LvbSetting(true, 2, new LvbPromise("MY_DELIVERY_PROMISE", 1, 2, "14:00")), Ct));

    private static Task Stow(Stage stage, int regular) =>
        stage.Rehearsal.Ledger(HttpMethod.Put, $"bol/warehouse?gtin={Gtin}&regular={regular}");

    private static async Task Pass(Stage stage, TimeSpan span)
    {
        stage.Clock.Advance(span);
        await stage.Run(Lane.WatchShop, Lane.WatchBol, Lane.Decide, Lane.SwitchLvb, Lane.Decide);
    }

    private static Task<LvbStock> Stock(Stage stage) => stage.Read(db => db.LvbStocks.SingleAsync(Ct));

    private static Task<Offer> Offer(Stage stage) => stage.Read(db => db.Offers.SingleAsync(o => o.Ean == Gtin, Ct));

    private static Task<Intent> Switch(Stage stage) =>
        stage.Read(db => db.Intents.SingleAsync(i => i.Kind == IntentKind.LvbSwitch, Ct));

    private static Task<int> Switches(Stage stage) =>
        stage.Read(db => db.Intents.CountAsync(i => i.Kind == IntentKind.LvbSwitch, Ct));

    private static async Task<(string? Method, string? Schedule, int? Amount)> AtBol(Stage stage, Offer offer)
    {
        var shown = (await stage.Rehearsal.Bol.GetOffer(offer.OfferId, Ct))!;
        return (shown.Fulfilment?.Method, shown.Fulfilment?.Schedule, shown.Stock?.Amount);
    }
}
