using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Pages;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Returns;

/// <summary>
/// What customers send back, over real HTTP, on both databases: seen at bol, told once in the shop, and nothing written to bol.
/// </summary>
public sealed class ReturnFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Return_IsTold_AndWhatBecameOfIt_OnceEach(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 2);
        var stock = await stage.Shown();
        var rma = await Return(stage, order);
        await Turn(stage);

        var note = Assert.Single(await Notes(stage, shop, rma));
        Assert.StartsWith("Klant stuurt 1 × ", note, StringComparison.Ordinal);
        Assert.Contains("Reden: Verkeerde maat of afmeting, Te groot. RMA ", note, StringComparison.Ordinal);
        var page = await Page(stage, order);
        var row = Assert.Single(page.Returns);
        Assert.Equal((1, true, IntentState.Confirmed, null), (row.Units, row.Waits, row.Told!.State, row.ToldHandled));
        Assert.Equal(ReturnMark.Registered, page.Order.Returned);
        Assert.Equal((1, 1), await Tab(stage));

        await Handle(stage, rma, "RETURN_RECEIVED");
        await Turn(stage, 3);

        var notes = await Notes(stage, shop, rma);
        Assert.Equal(2, notes.Count);
        Assert.Contains("1 × ontvangen en goedgekeurd", notes[1], StringComparison.Ordinal);
        Assert.Equal((1, 0), await Tab(stage));
        Assert.Equal(("completed", stock), (await Status(stage, shop), await stage.Shown()));
        Assert.Equal(0, stage.Wire.Count("/retailer/returns"));
        var happened = await stage.Read(db => db.Activities.OrderBy(a => a.Key).Select(a => a.What).ToListAsync(Ct));
        Assert.Equal(["return.registered", "return.handled"], happened.Select(w => w.Code)
            .Where(c => c.StartsWith("return.", StringComparison.Ordinal)));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task Article_ThatWasHandled_IsTold_WhileAnotherOfTheSameReturnWaits(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 2);
        var made = (await stage.Rehearsal.Ledger(Post, $"shoppers/return?order={order}&units=1&also=1")).Json;
        var (handled, waits) = ((string)made["rma"]!, (string)made["also"]!);
        await Turn(stage);

        await Handle(stage, handled, "RETURN_RECEIVED");
        await Turn(stage, 3);

        Assert.Equal((2, 1), ((await Notes(stage, shop, handled)).Count, (await Notes(stage, shop, waits)).Count));
        Assert.Equal((2, 1), await Tab(stage));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task Note_WhoseAnswerWasLost_IsNotWrittenAgain(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage);
        var rma = await Return(stage, order);
        var lost = 0;
        stage.Wire.LosesAnswer = request => request.Method == Post
            && request.RequestUri!.AbsolutePath.EndsWith("/notes", StringComparison.Ordinal) && lost++ == 0;
        await Turn(stage, 3);
        Assert.Equal(1, lost);
        Assert.Single(await Notes(stage, shop, rma));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task Status_ThatTheSellerChose_ComesOnceEverythingIsBack(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        await stage.Get<ChangeOrderSettings>()
            .Change(stage.Seller, s => s with { Flow = s.Flow with { ReturnedStatus = "refunded" } }, Ct);
        var (order, shop) = await Shipped(stage, 2);
        var (one, two) = (await Return(stage, order), await Return(stage, order));
        await Handle(stage, one, "RETURN_RECEIVED");
        await Turn(stage, 2);
        Assert.Equal("completed", await Status(stage, shop));

        await Handle(stage, two, "RETURN_DOES_NOT_MEET_CONDITIONS");
        await Turn(stage, 2);
        Assert.Equal("completed", await Status(stage, shop));

        var stock = await stage.Shown();
        await Handle(stage, two, "STILL_APPROVED");
        await Turn(stage, 2);
        Assert.Equal(("refunded", stock.Shop), (await Status(stage, shop), (await stage.Shown()).Shop));
        Assert.Equal((2, 3), ((await Notes(stage, shop, one)).Count, (await Notes(stage, shop, two)).Count));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task Observing_ShowsTheReturn_AndTellsIt_OnceTheOrderIsInTheShop(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: options => options with { WarehouseSends = false });
        var order = await stage.Rehearsal.OrderAtBol();
        await stage.Rehearsal.Ledger(Post, $"bol/ship?order={order}");
        var rma = await Return(stage, order);
        await Turn(stage, 2);
        Assert.Equal(rma, Assert.Single((await Page(stage, order)).Returns).RmaId);
        Assert.Equal(0, await stage.Read(db => db.Intents.CountAsync(i => i.Kind == IntentKind.ShopOrder, Ct)));

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.GoLive(Module.Stock, Module.Orders, Module.Shipments);
        await Turn(stage, 2);
        Assert.Null((await Page(stage, order)).Order.ShopOrderId);
        Assert.Null(await stage.Get<PickOrders>().Import(stage.Seller, (await Page(stage, order)).Order.Key, Ct));
        await Turn(stage, 2);
        Assert.Single(await Notes(stage, (await Page(stage, order)).Order.ShopOrderId!.Value, rma));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task HandledFarDownBolsList_IsFoundByItself_AndAQuietPassCostsFourCalls(DatabaseKind kind)
    {
        await using var stage = await Open(kind, world: options => options with { StockPerItem = 90 });
        var (order, shop) = await Shipped(stage);
        var oldest = await Return(stage, order);
        await Turn(stage);

        // A page and more of newer ones, of an order that stays out of the shop.
        await stage.Get<ChangeOrderSettings>()
            .Change(stage.Seller, s => s with { Import = s.Import with { Since = stage.Clock.GetUtcNow().AddDays(1) } }, Ct);
        var other = await stage.Rehearsal.OrderAtBol(60);
        await stage.Rehearsal.Ledger(Post, $"bol/ship?order={other}");
        for (var i = 0; i < 52; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await Handle(stage, await Return(stage, other), "RETURN_RECEIVED");
        }

        await Turn(stage, 3);
        Assert.Equal(53, await stage.Read(db => db.Returns.CountAsync(Ct)));
        await Handle(stage, oldest, "RETURN_RECEIVED");
        var (lists, singles) = (0, 0);
        stage.Wire.Answers = request =>
        {
            if (request.RequestUri!.AbsolutePath == "/retailer/returns") lists++;
            else if (request.RequestUri.AbsolutePath.StartsWith("/retailer/returns/", StringComparison.Ordinal)) singles++;
            return null;
        };
        await Turn(stage);
        Assert.Equal((4, 1, 2), (lists, singles, (await Notes(stage, shop, oldest)).Count));
        await Turn(stage);
        Assert.Equal((8, 1), (lists, singles));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task NobodyHandledItInTime_AsksAPerson_UntilItIsDone(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, _) = await Shipped(stage);
        var rma = await Return(stage, order);
        await Turn(stage);
        stage.Clock.Advance(TimeSpan.FromDays(13));
        await Turn(stage);
        Assert.Empty(await Asked(stage));
        stage.Clock.Advance(TimeSpan.FromDays(1));
        await Turn(stage, 2);
        Assert.Equal([$"return:{rma}"], await Asked(stage));
        Assert.True(Assert.Single((await Page(stage, order)).Returns).IsLate(stage.Clock.GetUtcNow()));

        await Handle(stage, rma, "EXPIRED");
        stage.Clock.Advance(TimeSpan.FromMinutes(15));
        await Turn(stage, 2);
        Assert.Empty(await Asked(stage));
    }

    [Theory, EitherDatabase]
    public async Task FromBolsOwnWarehouse_IsTold_AndAsksNothing(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        await stage.Get<ChangeOrderSettings>().Change(stage.Seller, s => s with { Import = s.Import with { Lvb = true } }, Ct);
        var order = (string)(await stage.Rehearsal.Ledger(Post, "shoppers/lvb?units=1")).Json["id"]!;
        await Turn(stage, 2);
        await stage.Rehearsal.Ledger(Post, $"bol/send?order={order}");
        var rma = await Return(stage, order);
        await Turn(stage, 2);
        var row = Assert.Single((await Page(stage, order)).Returns);
        Assert.Equal((true, false), (row.Lvb, row.Waits));
        Assert.Equal((1, 0), await Tab(stage));
        Assert.Single(await Notes(stage, (await Page(stage, order)).Order.ShopOrderId!.Value, rma));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task ReturnOfAnOrderThatNobodyKnows_IsShown_AndFoundItsOrderLater(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var account = (await stage.Work.View(Ct)).Accounts[0];
        var now = stage.Clock.GetUtcNow();
        SeenReturn[] seen = [new("R1", "M1", "Z000000001", "8719990000014", 1, "Anders", "", false, now, false, [])];
        await stage.Work.Owner.Write(db => SaveReturns.Save(db, account, seen, now, Ct), Ct);
        Assert.Equal("Z000000001", Assert.Single(await Asking(stage)).BolOrderId);

        await stage.Work.Owner.Write(db => SaveOrders.Save(
            db, stage.Get<OrderChanges>(), account,
            [new SeenOrder("Z000000001", now,
                [new SeenLine("L1", null, "8719990000014", "Mok", false, false, 1, 1, 0, false, now, 100, null)])], now, Ct), Ct);
        await stage.Work.Owner.Write(db => SaveReturns.FindOrders(db, account, now, Ct), Ct);
        Assert.Empty(await Asking(stage));
        Assert.Equal(("L1", "Mok"),
            (await stage.Read(db => db.Returns.Select(r => r.OrderItemId).SingleAsync(Ct)),
                Assert.Single((await Page(stage, "Z000000001")).Returns).Title));
    }

    [Theory, EitherDatabase]
    public async Task AnswersThatAreBehind_ChangeNothing(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var account = (await stage.Work.View(Ct)).Accounts[0];
        var now = stage.Clock.GetUtcNow();
        SeenReturn Seen(params IReadOnlyList<ReturnResult> results) =>
            new("R1", "M1", "Z1", "8719990000014", 1, "Anders", "", false, now, results.Count > 0, results);
        ReturnResult first = new(1, "RETURN_DOES_NOT_MEET_CONDITIONS", "REJECTED", now),
            second = new(1, "STILL_APPROVED", "ACCEPTED", now.AddMinutes(5));
        var changed = new List<int>();
        foreach (var seen in new[] { Seen(), Seen(), Seen(first), Seen(), Seen(first, second), Seen(first), Seen(second, first),
            Seen(first, second) })
            changed.Add(await stage.Work.Owner.Write(db => SaveReturns.Save(db, account, [seen], now, Ct), Ct));
        Assert.Equal([1, 0, 1, 0, 1, 0, 0, 0], changed);
        var row = await stage.Read(db => db.Returns.SingleAsync(Ct));
        Assert.Equal((true, now.AddMinutes(5), 1), (row.Handled, row.HandledAt!.Value, ReturnRule.UnitsBack(row)));
    }

    [Theory, EitherDatabase]
    public async Task PartThatIsHandled_IsTakenIn_WhileTheRestWaits(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var account = (await stage.Work.View(Ct)).Accounts[0];
        var now = stage.Clock.GetUtcNow();
        SeenReturn Seen(params IReadOnlyList<ReturnResult> results) =>
            new("R1", "M1", "Z1", "8719990000014", 3, "Anders", "", false, now, results.Sum(r => r.Units) == 3, results);
        ReturnResult first = new(1, "RETURN_RECEIVED", "ACCEPTED", now), second = first with { Units = 2, At = now.AddDays(1) };
        var (changed, alarms) = (new List<int>(), new List<bool>());
        foreach (var seen in new[] { Seen(), Seen(first), Seen(first), Seen(), Seen(first, second), Seen(first) })
        {
            changed.Add(await stage.Work.Owner.Write(db => SaveReturns.Save(db, account, [seen], now, Ct), Ct));
            alarms.Add((await stage.Read(db => db.Returns.SingleAsync(Ct))).AlarmAt is not null);
        }

        Assert.Equal([1, 1, 0, 0, 1, 0], changed);
        Assert.Equal([true, true, true, true, false, false], alarms);
        var row = await stage.Read(db => db.Returns.SingleAsync(Ct));
        Assert.Equal((true, now.AddDays(1), 3), (row.Handled, row.HandledAt!.Value, ReturnRule.UnitsBack(row)));
    }

    private static async Task<Stage> Open(DatabaseKind kind,
        Func<Tandem.Sandbox.SandboxOptions, Tandem.Sandbox.SandboxOptions>? world = null)
    {
        var stage = await Stage.Open(kind,
            world: options => (world?.Invoke(options) ?? options) with { WarehouseSends = false });
        await stage.GoLive(Module.Stock, Module.Orders, Module.Shipments);
        await stage.Settle(2);
        return stage;
    }

    /// <summary>An order that is in the shop, sent there, and shipped at bol.</summary>
    private static async Task<(string Order, long Shop)> Shipped(Stage stage, int units = 1)
    {
        var order = await stage.Rehearsal.OrderAtBol(units);
        await stage.Settle(2);
        var shop = (await Page(stage, order)).Order.ShopOrderId!.Value;
        await stage.Rehearsal.Ledger(Post, $"shop/complete?order={shop}&tracking=3STEST{shop:0000000}");
        await stage.Settle(1);
        await stage.Run(Lane.ShipParcels);
        stage.Clock.Advance(TimeSpan.FromSeconds(5));
        await stage.Run(Lane.ShipParcels);
        await Turn(stage);
        Assert.Equal(OrderState.Shipped, (await Page(stage, order)).Order.State);
        return (order, shop);
    }

    private static async Task Turn(Stage stage, int turns = 1)
    {
        for (var i = 0; i < turns; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(301));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Decide, Lane.ImportOrders, Lane.ShipParcels, Lane.TellShop);
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await stage.Run(Lane.WatchShop, Lane.Decide, Lane.PushStock);
        }
    }

    private static async Task<string> Return(Stage stage, string order, int units = 1) =>
        (string)(await stage.Rehearsal.Ledger(Post, $"shoppers/return?order={order}&units={units}")).Json["rma"]!;

    private static Task Handle(Stage stage, string rma, string result) =>
        stage.Rehearsal.Ledger(Post, $"bol/handle-return?rma={rma}&result={result}");

    private static async Task<OrderPage> Page(Stage stage, string order) =>
        (await stage.Get<OrderPages>()
            .Of(stage.Seller,
                await stage.Read(db => db.Orders.Where(o => o.BolOrderId == order).Select(o => o.Key).SingleAsync(Ct)), Ct))!;

    private static async Task<IReadOnlyList<DeskRow>> Asking(Stage stage) =>
        (await stage.Get<DeskPages>().List(stage.Seller, ReturnTab.Asks, null, null, 50, Ct)).Rows;

    private static async Task<(int Listed, int Waiting)> Tab(Stage stage)
    {
        var rows = (await stage.Get<DeskPages>().List(stage.Seller, ReturnTab.All, null, null, 50, Ct)).Rows;
        return (rows.Count, rows.Count(r => r is { Step: ReturnStep.Announced, Lvb: false }));
    }

    private static async Task<List<string>> Notes(Stage stage, long shop, string rma) =>
        [.. (await stage.Rehearsal.Ledger(Get, $"shop/order?order={shop}")).Json["noteTexts"]!.AsArray().Select(n => (string)n!)
            .Where(n => n.Contains($"RMA {rma}", StringComparison.Ordinal))];

    private static async Task<string> Status(Stage stage, long shop) =>
        (string)(await stage.Rehearsal.Ledger(Get, $"shop/order?order={shop}")).Json["status"]!;

    private static Task<List<string>> Asked(Stage stage) =>
        stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order).Select(a => a.Cause)
            .ToListAsync(Ct));

    /// <summary>The ledger finds no return missed or doubled, and nothing is under way or asked.</summary>
    private static async Task Clean(Stage stage)
    {
        var verdict = await stage.Rehearsal.Verdict();
        Assert.Equal((0, 0, 0),
            ((int)verdict["returnsMissed"]!, (int)verdict["ordersDoubled"]!, (int)verdict["cancelledWrongly"]!));
        Assert.Empty(await Asked(stage));
        Assert.Equal(0,
            await stage.Read(db => db.Intents
                .CountAsync(i => i.Kind == IntentKind.ShopOrder && i.State != IntentState.Confirmed, Ct)));
    }
}
