using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Loop;

/// <summary>A person takes a module back while writes of it are planned: nothing of them goes out any more.</summary>
public sealed class ObserveTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task PlannedImport_IsTakenBack_AndCountsAsOlderWhenOrdersGoLiveAgain(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Rehearsal.OrderAtBol(1);
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.Decide);
        Assert.Equal(IntentState.Planned, (await Only(stage, IntentKind.Import)).State);

        await stage.Get<SellerBook>().Observe(stage.Seller, [Module.Orders], Ct);
        await stage.Run(Lane.ImportOrders);
        Assert.Equal(0, stage.Wire.Count("POST /wp-json/wc/v3/orders"));
        Assert.Equal(0, await stage.Read(db => db.Intents.CountAsync(i => i.Kind == IntentKind.Import, Ct)));

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.GoLive(Module.Orders);
        await stage.Settle(2);
        Assert.Equal(0, stage.Wire.Count("POST /wp-json/wc/v3/orders"));
        Assert.Equal(OrderState.Skipped, await stage.Read(db => db.Orders.Select(o => o.State).SingleAsync(Ct)));
    }

    [Theory, EitherDatabase]
    public async Task PlannedShipment_IsTakenBack_AndSentWhenShipmentsGoLiveAgain(DatabaseKind kind)
    {
        Stage? watched = null;
        await using var stage = watched = await Stage.Open(kind, steps: new Checkpoints((step, ct) =>
            step == "ship.intended" && watched is { } s ? s.Get<SellerBook>().Observe(s.Seller, [Module.Shipments], ct)
                : Task.CompletedTask));
        await stage.GoLive(Module.Orders, Module.Shipments);
        var shop = await Imported(stage);
        await stage.Rehearsal.Ledger(Post, $"shop/complete?order={shop}&tracking=3SWACHT0000002");
        await Turns(stage);
        Assert.Equal(0, stage.Wire.Count("POST /retailer/shipments"));
        Assert.Equal(0, await stage.Read(db => db.Intents.CountAsync(i => i.Kind == IntentKind.Ship, Ct)));

        watched = null;
        await stage.GoLive(Module.Shipments);
        stage.Clock.Advance(TimeSpan.FromMinutes(30));
        await Turns(stage);
        Assert.Equal(1, stage.Wire.Count("POST /retailer/shipments"));
    }

    [Theory, EitherDatabase]
    public async Task PlannedChangeOfTheShopsOrder_Waits_AndIsMadeWhenOrdersGoLiveAgain(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        var shop = await Imported(stage);
        var bol = await stage.Read(db => db.Orders.Select(o => o.BolOrderId).SingleAsync(Ct));
        await stage.Rehearsal.Ledger(Post, $"shoppers/ask-to-cancel?order={bol}");
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        await stage.Run(Lane.WatchBol);
        await stage.Get<SellerBook>().Observe(stage.Seller, [Module.Orders], Ct);
        await stage.Run(Lane.TellShop);
        Assert.Equal((IntentState.Planned, "processing"),
            ((await Only(stage, IntentKind.ShopOrder)).State, await Status(stage, shop)));

        await stage.GoLive(Module.Orders);
        await stage.Run(Lane.TellShop);
        Assert.Equal((IntentState.Confirmed, "on-hold"),
            ((await Only(stage, IntentKind.ShopOrder)).State, await Status(stage, shop)));
    }

    private static Task<Intent> Only(Stage stage, IntentKind kind) =>
        stage.Read(db => db.Intents.SingleAsync(i => i.Kind == kind, Ct));

    private static async Task<string> Status(Stage stage, long shop) =>
        (string)(await stage.Rehearsal.Shop(Get, $"orders/{shop}")).Json["status"]!;

    private static async Task<long> Imported(Stage stage)
    {
        await stage.Rehearsal.OrderAtBol(1);
        await stage.Settle(1);
        return (await stage.Read(db => db.Orders.Select(o => o.ShopOrderId).SingleAsync(Ct)))!.Value;
    }

    private static async Task Turns(Stage stage)
    {
        for (var i = 0; i < 4; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(61));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.ShipParcels, Lane.TellShop);
        }
    }
}
