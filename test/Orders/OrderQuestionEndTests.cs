using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Orders;

/// <summary>What is asked about an order in the shop ends by itself once the shop's people have dealt with it there.</summary>
public sealed class OrderQuestionEndTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task OrderThatIsInTheShopTwice_IsAskedAbout_UntilOneIsLeft(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop) = await Imported(stage);
        var copy = (await stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{shop}")).Json.AsObject();
        var second = (long)(await stage.Rehearsal.Shop(HttpMethod.Post, "orders", new JsonObject
        {
            ["transaction_id"] = bol,
            ["created_via"] = (string)copy["created_via"]!,
            ["status"] = "processing",
        })).Json["id"]!;

        Assert.Null(await stage.Get<PickOrders>().Repair(stage.Seller, await Key(stage), Ct));
        await Turns(stage, 2);
        Assert.Contains("attention.order-doubled", await Asked(stage));

        await stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/status?order={second}&status=cancelled");
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await Turns(stage, 2);
        Assert.DoesNotContain("attention.order-doubled", await Asked(stage));

        // One that was cancelled is no second one, whenever it is looked for.
        Assert.Null(await stage.Get<PickOrders>().Repair(stage.Seller, await Key(stage), Ct));
        await Turns(stage, 2);
        Assert.DoesNotContain("attention.order-doubled", await Asked(stage));
    }

    [Theory, EitherDatabase]
    public async Task OrderThatWasSentThoughCancelled_IsAskedAbout_UntilTheShopRefundsIt(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop) = await Imported(stage);
        await stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/status?order={shop}&status=completed");
        await Turns(stage, 2);
        await stage.Rehearsal.Ledger(HttpMethod.Post, $"bol/cancel?order={bol}");
        await Turns(stage, 3);
        Assert.Contains("attention.cancelled-after-sending", await Asked(stage));

        await stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/status?order={shop}&status=refunded");
        await Turns(stage, 2);
        Assert.Empty(await Asked(stage));
    }

    [Theory, EitherDatabase]
    public async Task UnknownProductOfAnOrder_IsAskedForNoMore_OnceItWasCancelled(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var item = await stage.Item(Seeding.Gtin(2));
        var bol = await stage.Rehearsal.OrderAtBol(1, Seeding.Gtin(2));
        await stage.Work.Shop((await stage.Work.View(Ct)).Shops[0]).DeleteProduct(item.ProductId, Ct);
        await Turns(stage, 3);
        Assert.Contains("attention.unknown-product", await Asked(stage));

        await stage.Rehearsal.Ledger(HttpMethod.Post, $"bol/cancel?order={bol}");
        await Turns(stage, 3);
        Assert.Empty(await Asked(stage));
    }

    private static async Task<Stage> Open(DatabaseKind kind)
    {
        var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Settle(2);
        return stage;
    }

    private static async Task<(string Bol, long Shop)> Imported(Stage stage)
    {
        var bol = await stage.Rehearsal.OrderAtBol();
        await Turns(stage, 2);
        return (bol, (await stage.Read(db => db.Orders.Select(o => o.ShopOrderId).SingleAsync(Ct)))!.Value);
    }

    private static Task<long> Key(Stage stage) => stage.Read(db => db.Orders.Select(o => o.Key).SingleAsync(Ct));

    private static async Task Turns(Stage stage, int turns)
    {
        for (var i = 0; i < turns; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(61));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Decide, Lane.ImportOrders, Lane.TellShop, Lane.CancelLines);
            stage.Clock.Advance(TimeSpan.FromSeconds(6));
            await stage.Run(Lane.TellShop, Lane.WatchShop, Lane.Decide, Lane.PushStock);
        }
    }

    private static async Task<List<string>> Asked(Stage stage) =>
        [.. (await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order)
            .ToListAsync(Ct))).Select(a => a.What.Code).Order(StringComparer.Ordinal)];
}
