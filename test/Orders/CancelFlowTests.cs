using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Orders;

/// <summary>Cancellations over real HTTP: the customer's, the shop's and bol's own, each to its end on both sides.</summary>
public sealed class CancelFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Request_Accepted_CancelsBothSides_AndTheStockIsBackOnce(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var before = await stage.Shown();
        var (order, shop) = await Imported(stage);

        await Post(stage, $"shoppers/ask-to-cancel?order={order}");
        await Turn(stage);
        Assert.Equal("on-hold", await ShopStatus(stage, shop));
        Assert.Equal(CancelQuestion.Request, (await Asked(stage, order)).Question);
        Assert.True(CancelRule.Blocks(await Row(stage, order)));

        Assert.True(await stage.Get<AnswerCancel>().Accept(stage.Seller, (await Row(stage, order)).Key, Ct));
        await Turn(stage, 3);

        Assert.Equal("cancelled", await ShopStatus(stage, shop));
        Assert.Equal(before, await stage.Shown());
        var row = await Row(stage, order);
        Assert.Equal((OrderState.Cancelled, "cancel.end.Request"), (row.State, row.StateReason!.Code));
        Assert.Equal(1, stage.Wire.Count("/retailer/orders/cancellation"));
        Assert.Equal(2, stage.Wire.Count($"/orders/{shop}/notes"));
        Assert.True(await stage.Read(db => db.StockEntries
            .AnyAsync(e => e.ItemKey != null && e.Cause == StockCause.Cancellation && e.Reference == order, Ct)));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task Request_ShippedAnyway_GoesBackToPacking_AndIsNotAskedAgain(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Imported(stage);
        await Post(stage, $"shoppers/ask-to-cancel?order={order}");
        await Turn(stage);

        Assert.True(await stage.Get<AnswerCancel>().ShipAnyway(stage.Seller, (await Row(stage, order)).Key, Ct));
        await Turn(stage, 2);

        Assert.Equal("processing", await ShopStatus(stage, shop));
        Assert.Equal(CancelQuestion.None, (await Asked(stage, order)).Question);
        Assert.False(CancelRule.Blocks(await Row(stage, order)));
        Assert.Equal(0,
            await stage.Read(db => db.Attentions.CountAsync(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order, Ct)));
        Assert.Equal(0, stage.Wire.Count("/retailer/orders/cancellation"));
    }

    [Theory, EitherDatabase]
    public async Task Request_SeenInTheOrderItself_IsNotWithdrawnByAListThatIsBehind(DatabaseKind kind)
    {
        await using var stage = await Open(kind, world: options => options with { BolListAge = TimeSpan.FromMinutes(4) });
        var (order, shop) = await Imported(stage);
        await Post(stage, $"shoppers/ask-to-cancel?order={order}");
        stage.Work.HintOrder((await stage.Work.View(Ct)).Accounts[0].Id, order);
        await Turn(stage, 2);

        Assert.False((await stage.Rehearsal.Bol.GetOrders(new() { Status = "ALL" }, Ct)).Orders!
            .Single(o => o.OrderId == order).OrderItems!.Single().CancellationRequest);
        Assert.Equal("on-hold", await ShopStatus(stage, shop));
        Assert.Equal(CancelQuestion.Request, (await Asked(stage, order)).Question);

        Assert.True(await stage.Get<AnswerCancel>().ShipAnyway(stage.Seller, (await Row(stage, order)).Key, Ct));
        await Turn(stage, 6);

        Assert.True((await stage.Rehearsal.Bol.GetOrders(new() { Status = "ALL" }, Ct)).Orders!
            .Single(o => o.OrderId == order).OrderItems!.Single().CancellationRequest);
        Assert.Equal("processing", await ShopStatus(stage, shop));
        Assert.Equal((CancelAnswer.ShipAnyway, CancelQuestion.None),
            ((await Row(stage, order)).CancelAnswer, (await Asked(stage, order)).Question));
    }

    [Theory, EitherDatabase]
    public async Task Request_ForOneLine_AcceptedByRule_IsRefundedToTheCent_AndTheRestGoesOn(DatabaseKind kind)
    {
        await using var stage = await Open(kind, s => s with { AcceptUnsent = true });
        var (one, two) = (await stage.Shown(1), await stage.Shown(2));
        var (order, shop) = await Imported(stage, also: 2);
        await Post(stage, $"shoppers/ask-to-cancel?order={order}&line=1");
        await Turn(stage, 4);

        Assert.Equal("processing", await ShopStatus(stage, shop));
        var row = await Row(stage, order);
        var lines = row.Lines.OrderBy(l => l.OrderItemId, StringComparer.Ordinal).ToList();
        Assert.Equal((OrderState.Imported, 0, 2), (row.State, lines[0].Cancelled, lines[1].Cancelled));
        var refund = (await stage.Rehearsal.Ledger(HttpMethod.Get, $"shop/order?order={shop}")).Json;
        Assert.Equal((2, 1, lines[1].TotalCentsInclVat),
            ((int)refund["refunded"]!, (int)refund["refunds"]!, (long)refund["refundedCents"]!));
        Assert.Equal((one.Shop - 2, two.Shop), ((await stage.Shown(1)).Shop, (await stage.Shown(2)).Shop));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task Refund_WhoseAnswerWasLost_IsFoundAgain(DatabaseKind kind)
    {
        await using var stage = await Open(kind, s => s with { AcceptUnsent = true });
        var (order, shop) = await Imported(stage, also: 2);
        await Post(stage, $"shoppers/ask-to-cancel?order={order}&line=0");
        var lost = 0;
        stage.Wire.LosesAnswer = request => request.Method == HttpMethod.Post
            && request.RequestUri!.AbsolutePath.EndsWith("/refunds", StringComparison.Ordinal) && lost++ == 0;
        await Turn(stage, 6);

        Assert.Equal((1, 1),
            (lost, (int)(await stage.Rehearsal.Ledger(HttpMethod.Get, $"shop/order?order={shop}")).Json["refunds"]!));
        Assert.Equal("processing", await ShopStatus(stage, shop));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task Cancellation_WhoseAnswerWasLost_IsNotSentTwice(DatabaseKind kind)
    {
        await using var stage = await Open(kind, s => s with { AcceptUnsent = true });
        var (order, _) = await Imported(stage);
        await Post(stage, $"shoppers/ask-to-cancel?order={order}");
        stage.Wire.LosesAnswer = request => request.RequestUri!.AbsolutePath.EndsWith("/cancellation", StringComparison.Ordinal);
        await Turn(stage, 4);

        Assert.Equal(1, stage.Wire.Count("/retailer/orders/cancellation"));
        Assert.Equal(OrderState.Cancelled, (await Row(stage, order)).State);
        await Clean(stage);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("trash")]
    [InlineData("failed")]
    public async Task CancelledInTheShop_IsAskedOrFollowed_AndEndsCancelled(string status)
    {
        await using var stage = await Open(DatabaseKind.Sqlite);
        var before = await stage.Shown();
        var (order, shop) = await Imported(stage);
        await Post(stage, $"shop/cancel?order={shop}&status={status}");
        await Turn(stage, 2);

        // Until bol has cancelled it, the units count as promised, though the shop has given them back.
        Assert.Equal(CancelQuestion.ClosedInShop, (await Asked(stage, order)).Question);
        Assert.True((await stage.Shown()).Bol <= before.Bol - 2);

        Assert.True(await stage.Get<AnswerCancel>()
            .CancelAtBol(stage.Seller, (await Row(stage, order)).Key, [], "UNFINDABLE_ITEM", Ct));
        await Turn(stage, 3);

        Assert.Equal("cancelled", await ShopStatus(stage, shop));
        Assert.Equal(before, await stage.Shown());
        Assert.Equal((OrderState.Cancelled, "cancel.end.Person"),
            ((await Row(stage, order)).State, (await Row(stage, order)).StateReason!.Code));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task RemovedForGoodInTheShop_IsNoticed_AndAskedAbout_WhateverTheRule(DatabaseKind kind)
    {
        await using var stage = await Open(kind, c => c with { FollowShop = true });
        var (order, shop) = await Imported(stage);
        var (kept, _) = await Imported(stage);
        await stage.Work.Shop((await stage.Work.View(Ct)).Shops[0]).DeleteOrder(shop, force: true, Ct);

        stage.Clock.Advance(TimeSpan.FromHours(1));
        await Turn(stage, 2);

        Assert.Equal(CancelRule.Deleted, (await Row(stage, order)).ShopStatus);
        Assert.Equal("processing", (await Row(stage, kept)).ShopStatus);
        Assert.Equal(CancelQuestion.ClosedInShop, (await Asked(stage, order)).Question);
        Assert.Equal(["attention.deleted-in-shop"],
            (await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order)
                .Select(a => a.What).ToListAsync(Ct))).Select(r => r.Code));
        Assert.Equal(0, stage.Wire.Count("/retailer/orders/cancellation"));

        Assert.True(await stage.Get<AnswerCancel>()
            .CancelAtBol(stage.Seller, (await Row(stage, order)).Key, [], "UNFINDABLE_ITEM", Ct));
        await Turn(stage, 3);
        Assert.Equal(OrderState.Cancelled, (await Row(stage, order)).State);
        Assert.Equal(1, stage.Wire.Count("/retailer/orders/cancellation"));
        Assert.Empty(await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order)
            .Select(a => a.Cause).ToListAsync(Ct)));
        Assert.Equal(0,
            await stage.Read(db => db.Intents
                .CountAsync(i => i.Kind == IntentKind.ShopOrder && i.State != IntentState.Confirmed, Ct)));
    }

    [Theory, EitherDatabase]
    public async Task StatusThatNoListTold_IsKnownWithinTheHour(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (cancelled, first) = await Imported(stage);
        var (binned, second) = await Imported(stage);

        // As after anything that loses a change: what the lists are asked for begins later.
        var later = new Engine.Loop.NewestChange(stage.Clock.GetUtcNow().AddDays(1));
        await stage.Get<Database>().Write(async db =>
        {
            foreach (var row in await db.Observations.ToListAsync(Ct))
                if (row.Source is { Side: "shop", What: "orders" or "bin" }) row.GoOnAt(later);
        }, Ct);
        await Post(stage, $"shop/cancel?order={first}&status=cancelled");
        await Post(stage, $"shop/cancel?order={second}&status=trash");
        await Turn(stage);
        Assert.Equal(("processing", "processing"),
            ((await Row(stage, cancelled)).ShopStatus, (await Row(stage, binned)).ShopStatus));

        stage.Clock.Advance(TimeSpan.FromHours(1));
        await Turn(stage);
        Assert.Equal(("cancelled", "trash"), ((await Row(stage, cancelled)).ShopStatus, (await Row(stage, binned)).ShopStatus));
        Assert.Equal(CancelQuestion.ClosedInShop, (await Asked(stage, cancelled)).Question);
        Assert.Equal(CancelQuestion.ClosedInShop, (await Asked(stage, binned)).Question);
    }

    [Theory, EitherDatabase]
    public async Task CancelledInTheShop_AndKept_IsOpenAgain_WithItsStock(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Imported(stage);
        var taken = (await stage.Shown()).Shop;
        await Post(stage, $"shop/cancel?order={shop}&status=cancelled");
        await Turn(stage);
        Assert.True(await stage.Get<AnswerCancel>().Keep(stage.Seller, (await Row(stage, order)).Key, Ct));
        await Turn(stage, 2);

        Assert.Equal(("processing", taken), (await ShopStatus(stage, shop), (await stage.Shown()).Shop));
        Assert.Null(await stage.Get<CancelPages>().Of(stage.Seller, (await Row(stage, order)).Key, Ct));
    }

    [Theory, EitherDatabase]
    public async Task CancelledAtBol_ByPortalOrExpiry_ClosesTheShopsOrder(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var before = await stage.Shown();
        var (portal, first) = await Imported(stage);
        var (expires, second) = await Imported(stage);
        await Post(stage, $"bol/cancel?order={portal}");
        await Turn(stage, 2);
        stage.Clock.Advance(TimeSpan.FromDays(5));
        await Turn(stage, 4);

        Assert.Equal(("cancelled", "cancelled"), (await ShopStatus(stage, first), await ShopStatus(stage, second)));
        Assert.Equal(("cancel.end.AtBol", "cancel.end.Expired"),
            ((await Row(stage, portal)).StateReason!.Code, (await Row(stage, expires)).StateReason!.Code));
        Assert.Equal(before.Shop, (await stage.Shown()).Shop);
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task Request_AfterTheParcelLeft_IsNoQuestion(DatabaseKind kind)
    {
        await using var stage = await Open(kind, s => s with { AcceptUnsent = true });
        var (order, shop) = await Imported(stage);
        await Post(stage, $"shop/complete?order={shop}&tracking=3STEST0000017");
        await Post(stage, $"shoppers/ask-to-cancel?order={order}");
        await Turn(stage);
        await stage.Run(Lane.ShipParcels);
        await Turn(stage);
        await stage.Run(Lane.ShipParcels);

        var row = await Row(stage, order);
        Assert.Equal((OrderState.Shipped, CancelAnswer.ShipAnyway), (row.State, row.CancelAnswer));
        Assert.Equal("completed", await ShopStatus(stage, shop));
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task Import_WhoseAnswerWasLost_AndThatWasCancelledMeanwhile_LeavesNothingBehind(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var before = await stage.Shown();
        var order = await stage.Rehearsal.OrderAtBol(2);
        stage.Wire.LosesAnswer = request => request.Method == HttpMethod.Post
            && request.RequestUri!.AbsolutePath.EndsWith("/orders", StringComparison.Ordinal);
        await Turn(stage);
        stage.Wire.LosesAnswer = _ => false;
        await Post(stage, $"bol/cancel?order={order}");
        await Turn(stage, 4);

        Assert.Equal(OrderState.Cancelled, (await Row(stage, order)).State);
        Assert.Equal(before, await stage.Shown());
        await Clean(stage);
    }

    [Theory, EitherDatabase]
    public async Task Observing_ShowsTheQuestion_AndSendsNothing(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var order = await stage.Rehearsal.OrderAtBol(2);
        await Post(stage, $"shoppers/ask-to-cancel?order={order}");
        await Turn(stage, 2);

        var asked = await Asked(stage, order);
        Assert.Equal((CancelQuestion.Request, false), (asked.Question, asked.Live));
        Assert.False(await stage.Get<AnswerCancel>().Accept(stage.Seller, (await Row(stage, order)).Key, Ct));
        Assert.Equal(0, stage.Wire.Count("/retailer/orders/cancellation"));
    }

    private static async Task<Stage> Open(
        DatabaseKind kind, Func<CancelSettings, CancelSettings>? settings = null,
        Func<SandboxOptions, SandboxOptions>? world = null)
    {
        var stage = await Stage.Open(kind, world: options => (world?.Invoke(options) ?? options) with { WarehouseSends = false });
        await stage.GoLive(Module.Stock, Module.Orders, Module.Shipments);
        if (settings is not null)
            await stage.Get<ChangeOrderSettings>().Change(stage.Seller, s => s with { Cancel = settings(s.Cancel) }, Ct);
        await stage.Settle(2);
        return stage;
    }

    /// <summary>An order of two units of the first item, and of another one.</summary>
    private static async Task<(string Order, long Shop)> Imported(Stage stage, int? also = null)
    {
        var more = also is { } number ? $"&also={Seeding.Gtin(number)}" : "";
        var order =
            (string)(await stage.Rehearsal.Ledger(HttpMethod.Post,
                $"shoppers/order?side=bol&gtin={Seeding.Gtin(1)}&units=2{more}")).Json["id"]!;
        await Turn(stage, 2);
        return (order, (await Row(stage, order)).ShopOrderId!.Value);
    }

    private static async Task Turn(Stage stage, int turns = 1)
    {
        for (var i = 0; i < turns; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(61));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Decide, Lane.ImportOrders, Lane.TellShop, Lane.CancelLines);
            stage.Clock.Advance(TimeSpan.FromSeconds(5));
            await stage.Run(Lane.CancelLines, Lane.TellShop);

            // A reading that begins at the very moment of a change cannot contain it, and would be repeated for ever while time
            // stands still.
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await stage.Run(Lane.WatchShop, Lane.Decide, Lane.PushStock);
        }
    }

    private static Task Post(Stage stage, string path) => stage.Rehearsal.Ledger(HttpMethod.Post, path);

    private static Task<Order> Row(Stage stage, string order) =>
        stage.Read(db => db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == order, Ct));

    private static async Task<CancelState> Asked(Stage stage, string order) =>
        (await stage.Get<CancelPages>().Of(stage.Seller, (await Row(stage, order)).Key, Ct))!;

    private static async Task<string> ShopStatus(Stage stage, long shop) =>
        (string)(await stage.Rehearsal.Ledger(HttpMethod.Get, $"shop/order?order={shop}")).Json["status"]!;

    /// <summary>The ledger finds nothing wrong, and nothing is asked any more.</summary>
    private static async Task Clean(Stage stage)
    {
        var verdict = await stage.Rehearsal.Verdict();
        Assert.Equal((0, 0, 0, 0),
            ((int)verdict["cancelledWrongly"]!, (int)verdict["cancelsLost"]!, (int)verdict["ordersDoubled"]!,
                (int)verdict["totalsDifferent"]!));
        Assert.Empty(await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order)
            .Select(a => a.Cause).ToListAsync(Ct)));
        Assert.Equal(0,
            await stage.Read(db => db.Intents
                .CountAsync(i => i.Kind != IntentKind.Stock
                    && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown), Ct)));
    }
}
