using System.Net;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Writes;

/// <summary>What can go wrong with a write for long, and what must come of it.</summary>
public sealed class WriteFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The request waits in the pace of a slow shop before it leaves; then its answer is lost.</summary>
    [Theory, EitherDatabase]
    public async Task Import_WhoseAnswerIsLost_IsNotSentAgain_WhileTheShopMayBeAtWorkOnIt(DatabaseKind kind)
    {
        Stage? watched = null;
        await using var stage = await Stage.Open(kind, steps: new Checkpoints((step, _) =>
        {
            if (step == "import.sent") watched?.Clock.Advance(TimeSpan.FromSeconds(160));
            return Task.CompletedTask;
        }));
        watched = stage;
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        await stage.Rehearsal.OrderAtBol(1);
        stage.Wire.LosesRequest = request => IsImport(request);
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.Decide, Lane.ImportOrders);
        watched = null;
        Assert.Equal(1, stage.Wire.Count("POST /wp-json/wc/v3/orders"));

        for (var waited = 0; waited < 120; waited += 20) await Pass(stage, 20, Lane.ImportOrders);
        Assert.Equal(1, stage.Wire.Count("POST /wp-json/wc/v3/orders"));

        stage.Wire.LosesRequest = _ => false;
        for (var waited = 0; waited < 300; waited += 20) await Pass(stage, 20, Lane.ImportOrders);
        Assert.Equal(2, stage.Wire.Count("POST /wp-json/wc/v3/orders"));
        Assert.Equal(0, (int)(await stage.Rehearsal.Verdict())["ordersDoubled"]!);
    }

    /// <summary>Several go in together; one of them cannot, which is our own fault.</summary>
    [Theory, EitherDatabase]
    public async Task Import_ThatFails_StopsOnlyItself(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        for (var i = 0; i < 4; i++) await stage.Rehearsal.OrderAtBol(1);
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.Decide);
        var broken = await stage.Read(db => db.Intents.Where(i => i.Kind == IntentKind.Import).OrderBy(i => i.Key).Skip(1)
            .FirstAsync(Ct));
        await stage.Work.Owner.Write(db => db.Intents.Where(i => i.Key == broken.Key)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Subject, 1_000_000L), Ct), Ct);

        await stage.Run(Lane.ImportOrders);

        var orders = await stage.Read(db => db.Orders.ToListAsync(Ct));
        Assert.Equal(3, orders.Count(o => o.State == OrderState.Imported));
        var row = await stage.Read(db => db.Intents.SingleAsync(i => i.Key == broken.Key, Ct));
        Assert.Equal((IntentState.Planned, true), (row.State, row.FailingSince is not null));
        Assert.Equal(3, stage.Wire.Count("POST /wp-json/wc/v3/orders"));
    }

    [Theory, EitherDatabase]
    public async Task Refund_WhoseAnswerIsLost_IsNotSentAgain_WhileTheShopMayBeAtWorkOnIt(DatabaseKind kind)
    {
        Stage? watched = null;
        var refunds = 0;
        await using var stage = await Stage.Open(
            kind, world: o => o with { WarehouseSends = false }, steps: new Checkpoints((step, _) =>
            {
                if (step == "tell.sent") watched?.Clock.Advance(TimeSpan.FromSeconds(160));
                return Task.CompletedTask;
            }));
        await stage.GoLive(Module.Orders);
        await stage.Get<ChangeOrderSettings>()
            .Change(stage.Seller, s => s with { Cancel = s.Cancel with { AcceptUnsent = true } }, Ct);
        await stage.Settle(1);
        var order =
            (string)(await stage.Rehearsal.Ledger(Post,
                $"shoppers/order?side=bol&gtin={Seeding.Gtin(1)}&units=2&also={Seeding.Gtin(2)}")).Json["id"]!;
        await stage.Settle(2);
        await stage.Rehearsal.Ledger(Post, $"shoppers/ask-to-cancel?order={order}&line=1");
        stage.Wire.LosesRequest = request => request.Method == Post
            && request.RequestUri!.AbsolutePath.EndsWith("/refunds", StringComparison.Ordinal) && ++refunds > 0;
        watched = stage;
        for (var turn = 0; turn < 30 && refunds == 0; turn++)
            await Pass(stage, 31, Lane.WatchBol, Lane.WatchShop, Lane.TellShop, Lane.CancelLines, Lane.TellShop);
        watched = null;
        Assert.Equal(1, refunds);

        for (var waited = 0; waited < 120; waited += 20) await Pass(stage, 20, Lane.TellShop);
        Assert.Equal(1, refunds);
        for (var waited = 0; waited < 300; waited += 20) await Pass(stage, 20, Lane.TellShop);
        Assert.True(refunds > 1);
    }

    [Theory, EitherDatabase]
    public async Task Imports_ThatAFirewallBlocks_AreAskedAboutOnce_UntilTheyGetThrough(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        await stage.Rehearsal.OrderAtBol(1);
        await stage.Rehearsal.OrderAtBol(1);
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.Decide);
        foreach (var (status, question) in new[] { (403, "attention.write-NoKey"), (401, "attention.write-NoKey"),
            (503, "attention.write-Lost") })
        {
            stage.Wire.Answers = request => IsImport(request) ? Says(status) : null;
            for (var waited = 0; waited < 60; waited += 5) await Pass(stage, 300, Lane.ImportOrders);
            Assert.Equal((status, question), (status, Assert.Single(await Questions(stage))));
        }

        stage.Wire.Answers = _ => null;
        for (var waited = 0; waited < 30; waited += 5) await Pass(stage, 300, Lane.ImportOrders);
        Assert.Empty(await Questions(stage));
        Assert.Equal(2, await stage.Read(db => db.Orders.CountAsync(o => o.State == OrderState.Imported, Ct)));
    }

    [Theory, EitherDatabase]
    public async Task ChangesOfTheShopsOrder_ThatAFirewallBlocks_AreAskedAbout(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        await stage.GoLive(Module.Orders);
        var bol = await Imported(stage);
        await stage.Rehearsal.Ledger(Post, $"shoppers/ask-to-cancel?order={bol}");
        stage.Wire.Answers = request => request.Method == Put
            && request.RequestUri!.AbsolutePath.Contains("/orders/", StringComparison.Ordinal) ? Says(403) : null;
        for (var waited = 0; waited < 60; waited += 5) await Pass(stage, 300, Lane.WatchBol, Lane.TellShop);
        Assert.Contains("attention.write-NoKey", await Questions(stage));

        stage.Wire.Answers = _ => null;
        for (var waited = 0; waited < 30; waited += 5) await Pass(stage, 300, Lane.TellShop);
        Assert.DoesNotContain("attention.write-NoKey", await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task Row_ThatFailsByItself_StopsOnlyItself_AndIsAskedAbout(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        var orders = new List<string>();
        for (var i = 0; i < 3; i++) orders.Add(await stage.Rehearsal.OrderAtBol(1));
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.Decide);
        await stage.Work.Owner.Write(db => db.Intents.Where(i => i.BusinessKey.EndsWith(orders[0]))
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Payload, "{"), Ct), Ct);

        for (var i = 0; i < 3; i++) await Pass(stage, 60, Lane.ImportOrders);

        var imported = await stage.Read(db => db.Orders.Where(o => o.State == OrderState.Imported).Select(o => o.BolOrderId)
            .ToListAsync(Ct));
        Assert.Equal(orders.Skip(1).Order(StringComparer.Ordinal), imported.Order(StringComparer.Ordinal));
        Assert.Equal(["attention.write-Bug"], await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task Intent_WhoseAccountIsGone_Ends_WithAWord(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        await stage.Rehearsal.OrderAtBol(1);
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.Decide);
        var nobody = Guid.NewGuid();
        var account = (await stage.Work.View(Ct)).Accounts[0].Id;
        await stage.Work.Owner.Write(async db =>
        {
            var payload = await db.Intents.Where(i => i.Kind == IntentKind.Import).Select(i => i.Payload).SingleAsync(Ct);
            await db.Intents.Where(i => i.Kind == IntentKind.Import).ExecuteUpdateAsync(
                i => i.SetProperty(x => x.Payload,
                    payload.Replace(account.Value.ToString(), nobody.ToString(), StringComparison.Ordinal)), Ct);
        }, Ct);

        await stage.Run(Lane.ImportOrders);

        var intent = await stage.Read(db => db.Intents.SingleAsync(i => i.Kind == IntentKind.Import, Ct));
        Assert.Equal((IntentState.Refused, "write.remote-gone"), (intent.State, intent.Reason!.Code));
        Assert.True(
            await stage.Read(async db => (await db.Activities.ToListAsync(Ct)).Exists(a => a.What.Code == "write.remote-gone")));
    }

    [Theory, EitherDatabase]
    public async Task ChangeOfAModuleThatObserves_HoldsUpNoOtherOfTheSameOrder(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        var bol = await Imported(stage);
        await stage.Work.Owner.Write(async db =>
        {
            var order = await db.Orders.SingleAsync(Ct);
            var change =
                new ShopOrderChange(order.ShopId!.Value.Value, order.ShopOrderId!.Value, "completed", Of: Module.Shipments);
            await TellShop.Intend(db, order, "shipped", change, Reason.Of("flow.shipped"), 60, stage.Clock.GetUtcNow(), Ct);
        }, Ct);
        await stage.Rehearsal.Ledger(Post, $"shoppers/ask-to-cancel?order={bol}");
        for (var i = 0; i < 3; i++) await Pass(stage, 61, Lane.WatchBol, Lane.TellShop);

        var shop = await stage.Read(db => db.Orders.Select(o => o.ShopOrderId!.Value).SingleAsync(Ct));
        Assert.Equal("on-hold", (string)(await stage.Rehearsal.Shop(Get, $"orders/{shop}")).Json["status"]!);
        Assert.Equal(1,
            await stage.Read(db => db.Intents.CountAsync(i => i.Of == Module.Shipments && i.State == IntentState.Planned, Ct)));
    }

    [Theory, EitherDatabase]
    public async Task Shop_WhoseKeyCannotBeRead_StopsItsOwnImportsOnly(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        for (var i = 0; i < 8; i++) await stage.Rehearsal.OrderAtBol(1);
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.Decide);
        var row = (await stage.Work.View(Ct)).Shops[0];
        var broken = new Shop
        {
            Id = ShopId.New(stage.Clock.GetUtcNow()),
            SellerId = stage.Seller,
            Name = "Broken",
            Url = row.Url,
            Secret = "not a key",
            HookSecret = "",
            Rank = 9
        };
        await stage.Work.Owner.Write(async db =>
        {
            db.Shops.Add(broken);
            await db.SaveChangesAsync(Ct);
            var first = await db.Orders.OrderBy(o => o.Key).FirstAsync(Ct);
            first.ShopId = broken.Id;
        }, Ct);

        for (var i = 0; i < 4; i++) await Pass(stage, 60, Lane.ImportOrders);

        Assert.Equal(7, await stage.Read(db => db.Orders.CountAsync(o => o.State == OrderState.Imported, Ct)));
        Assert.Equal(["attention.write-Bug"], await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task Stock_ThatBolRefuses_IsTriedAgain_AndAskedAbout(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        stage.Wire.Answers = request => request.Method == Patch ? Says(409, "application/problem+json") : null;
        await stage.GoLive(Module.Stock);
        await stage.Rehearsal.Ledger(Post, $"shoppers/order?side=shop&gtin={Seeding.Gtin(1)}&units=1");
        for (var i = 0; i < 6; i++) await Pass(stage, 60, Lane.WatchShop, Lane.Decide, Lane.PushStock);
        Assert.Contains("attention.stock-refused", (await AllQuestions(stage)).Select(q => q.What.Code));

        stage.Wire.Answers = _ => null;
        for (var i = 0; i < 20; i++) await Pass(stage, 60, Lane.WatchShop, Lane.Decide, Lane.PushStock);
        var (shop, bol) = await stage.Shown();
        Assert.True(bol <= shop, $"shop {shop}, bol {bol}");
        Assert.DoesNotContain("attention.stock-refused", (await AllQuestions(stage)).Select(q => q.What.Code));
    }

    private static bool IsImport(HttpRequestMessage request) =>
        request.Method == Post && request.RequestUri!.AbsolutePath.EndsWith("/wc/v3/orders", StringComparison.Ordinal);

    private static HttpResponseMessage Says(int status, string type = "application/json") => new((HttpStatusCode)status)
    {
        Content =
            new StringContent("""{"code":"blocked","message":"Blocked.","title":"Blocked","detail":"Blocked."}""", null, type),
    };

    private static async Task<string> Imported(Stage stage)
    {
        await stage.Settle(1);
        var bol = await stage.Rehearsal.OrderAtBol(1);
        await stage.Settle(1);
        return bol;
    }

    private static async Task Pass(Stage stage, int seconds, params Lane[] lanes)
    {
        stage.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await stage.Run(lanes);
    }

    private static async Task<List<string>> Questions(Stage stage) =>
        [.. (await AllQuestions(stage)).Where(a => a.Subject == ActivitySubject.Order).Select(a => a.What.Code)];

    private static Task<List<Attention>> AllQuestions(Stage stage) =>
        stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct));
}
