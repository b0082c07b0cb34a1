using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Orders;

/// <summary>An order that a plugin splits in the shop: bol hears each unit once, from whichever part is sent.</summary>
public sealed class SplitOrderFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task PartIsSentFirst_ThenTheRest_EachIsShippedOnce_WithItsCode(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 3);
        var before = await stage.Shown();
        var part = await Split(stage, shop, line, 1);
        await Turns(stage, 2);
        Assert.Empty(await Questions(stage));
        Assert.Equal(before, await stage.Shown());

        await Post(stage, $"shop/complete?order={part}&tracking=3SDEEL0000001");
        await Turns(stage);
        Assert.Equal(1, await ShippedAtBol(stage, bol));
        Assert.Equal(OrderState.Imported, (await Row(stage, bol)).State);

        await Post(stage, $"shop/complete?order={shop}&tracking=3SREST0000001");
        await Turns(stage);
        Assert.Equal(["3SDEEL0000001:1", "3SREST0000001:2"], await Shipments(stage, bol));
        Assert.Equal(OrderState.Shipped, (await Row(stage, bol)).State);
        Assert.Empty(await Questions(stage));
        Assert.Equal(before, await stage.Shown());
    }

    [Theory, EitherDatabase]
    public async Task RestIsSentFirst_WithoutItsPart_ThePartWaits_AndNobodyIsAlarmed(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        await stage.Get<ChangeOrderSettings>()
            .Change(stage.Seller, s => s with { Shipping = s.Shipping with { TrackingWaitHours = 0 } }, Ct);
        var (bol, shop, line) = await Imported(stage, 3);
        var part = await Split(stage, shop, line, 2);
        await Post(stage, $"shop/status?order={shop}&status=completed");
        await Turns(stage);
        Assert.Equal(1, await ShippedAtBol(stage, bol));
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await Turns(stage);
        Assert.Equal(1, await ShippedAtBol(stage, bol));
        Assert.Empty(await Questions(stage));

        await Post(stage, $"shop/status?order={part}&status=completed");
        await Turns(stage);
        Assert.Equal(3, await ShippedAtBol(stage, bol));
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task WholeLineMoves_AndIsNoSaleOfTheShop(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2, Seeding.Gtin(2));
        var part = await Split(stage, shop, line, 2);
        await Post(stage, $"shop/complete?order={part}&tracking=3SHEEL0000001");
        await Turns(stage);
        Assert.Equal(2, await ShippedAtBol(stage, bol));
        Assert.Empty(await stage.Read(db => db.ShopSales.ToListAsync(Ct)));
        Assert.Equal(OrderState.Imported, (await Row(stage, bol)).State);

        await Post(stage, $"shop/complete?order={shop}&tracking=3SREST0000001");
        await Turns(stage);
        Assert.Equal(OrderState.Shipped, (await Row(stage, bol)).State);
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task PartIsThrownAway_IsAskedAbout(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 3);
        var part = await Split(stage, shop, line, 1);
        await Turns(stage, 2);
        await Post(stage, $"shop/status?order={part}&status=cancelled");
        await Post(stage, $"shop/complete?order={shop}&tracking=3SREST0000002");
        await Turns(stage);
        Assert.Equal(2, await ShippedAtBol(stage, bol));
        Assert.Equal(["attention.taken-out-in-shop"], await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task CopyOfAnOrder_HoldsNothingOfIt(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        var part = await Split(stage, shop, line, 1);
        await stage.Rehearsal.Shop(HttpMethod.Put, $"orders/{shop}",
            new JsonObject { ["line_items"] = new JsonArray(new JsonObject { ["id"] = line, ["quantity"] = 2 }) });
        await Turns(stage, 2);
        await Post(stage, $"shop/complete?order={part}&tracking=3SKOPIE000001");
        await Turns(stage);
        Assert.Equal(0, await ShippedAtBol(stage, bol));
        await Post(stage, $"shop/complete?order={shop}&tracking=3SECHT0000001");
        await Turns(stage);
        Assert.Equal(["3SECHT0000001:2"], await Shipments(stage, bol));
    }

    [Theory, EitherDatabase]
    public async Task CancelledAtBol_SaysThatItsPartMustBeStoppedByHand(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 3);
        var part = await Split(stage, shop, line, 1);
        await Turns(stage, 2);
        await Post(stage, $"bol/cancel?order={bol}");
        await Turns(stage);
        Assert.Contains("attention.split-cancelled", await Questions(stage));
        Assert.Equal("cancelled", (string)(await stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{shop}")).Json["status"]!);

        await Post(stage, $"shop/status?order={part}&status=cancelled");
        await Turns(stage, 2);
        Assert.DoesNotContain("attention.split-cancelled", await Questions(stage));
    }

    private static async Task<Stage> Open(DatabaseKind kind)
    {
        var stage = await Stage.Open(kind, world: options => options with { WarehouseSends = false });
        await stage.GoLive(Module.Stock, Module.Orders, Module.Shipments);
        await stage.Settle(2);
        return stage;
    }

    private static async Task<(string Bol, long Shop, long Line)> Imported(Stage stage, int units, string? also = null)
    {
        var bol = also is null ? await stage.Rehearsal.OrderAtBol(units, Seeding.Gtin(1))
            : (string)(await stage.Rehearsal.Ledger(HttpMethod.Post,
                $"shoppers/order?side=bol&gtin={Seeding.Gtin(1)}&units={units}&also={also}")).Json["id"]!;
        await Turns(stage, 2);
        var shop = (await Row(stage, bol)).ShopOrderId!.Value;
        return (bol, shop, (long)(await stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{shop}")).Json["line_items"]![0]!["id"]!);
    }

    private static async Task<long> Split(Stage stage, long shop, long line, int units) =>
        (long)(await stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/split?order={shop}&line={line}&units={units}")).Json["id"]!;

    private static async Task Turns(Stage stage, int turns = 5)
    {
        for (var i = 0; i < turns; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(61));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Decide, Lane.ImportOrders, Lane.TellShop, Lane.CancelLines,
                Lane.ShipParcels);
            stage.Clock.Advance(TimeSpan.FromSeconds(6));
            await stage.Run(Lane.ShipParcels, Lane.TellShop, Lane.WatchShop, Lane.Decide, Lane.PushStock);
        }
    }

    private static Task Post(Stage stage, string path) => stage.Rehearsal.Ledger(HttpMethod.Post, path);

    private static Task<Order> Row(Stage stage, string order) =>
        stage.Read(db => db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == order, Ct));

    private static async Task<int> ShippedAtBol(Stage stage, string bol) =>
        (int)(await stage.Orders()).Single(o => (string)o!["bolOrderId"]! == bol)!["shipped"]!;

    private static async Task<List<string>> Shipments(Stage stage, string bol)
    {
        var key = (await Row(stage, bol)).Key;
        var rows = await stage.Read(db => db.Shipments.Include(s => s.Lines).Where(s => s.OrderKey == key).ToListAsync(Ct));
        return [.. rows.Select(s => $"{s.Number}:{s.Lines.Sum(l => l.Units)}").Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> Questions(Stage stage) =>
        [.. (await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order)
            .ToListAsync(Ct))).Select(a => a.What.Code).Order(StringComparer.Ordinal)];
}
