using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Returns;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shop;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Orders;
using Tandem.Tests.Sandbox;
using Tandem.WooCommerce;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Returns;

/// <summary>What the shop's people do to the order of an exchange after it was made, and shops that hold up no other.</summary>
public sealed class ExchangeFollowTests
{
    private static readonly KeyValuePair<string, string> Force = new("force", "true");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task ClosedBeforeItWasSent_IsAskedOnce_WhicheverWayItWasClosed(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        foreach (var (order, how) in (await ReturnWorld.Sent(stage, [1, 1, 1])).Zip(["cancelled", "trash", "deleted"]))
        {
            var made = await Exchanged(stage, order);
            if (how == "cancelled") await Status(stage, made, how);
            else await stage.Rehearsal.Shop(Delete, $"orders/{made}", null, how == "deleted" ? [Force] : []);
            await ReturnWorld.Turn(stage, 13); // what is gone for good no list tells: it is looked for once an hour
            Assert.Equal(["attention.replacement-closed"], await order.Questions());
            var page = (await stage.Get<DeskPages>().Of(stage.Seller, await Key(order), Ct))!;
            Assert.Equal((true, true), (page.Exchanges[0].Replacement!.Closed, page.Exchanges[0].Replacement!.Asks));

            // It is meant to be so, and is not asked again, however often it is read.
            Assert.Null(await stage.Get<ReturnDesk>().ReplaceByHand(stage.Seller, await Key(order), Ct));
            await ReturnWorld.Turn(stage, 13);
            Assert.Empty(await order.Questions());
            Assert.Equal(ReturnStep.Booked, (await order.Lines())[0].Step);
        }
    }

    [Theory, EitherDatabase]
    public async Task Closed_CanBeMadeAnew_OrOpenedAgain_AndNothingStaysAsked(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var worlds = await ReturnWorld.Sent(stage, [1, 1]);
        var (anew, opened) = (worlds[0], worlds[1]);
        var (first, other) = (await Exchanged(stage, anew), await Exchanged(stage, opened));
        foreach (var made in new[] { first, other }) await Status(stage, made, "cancelled");
        await ReturnWorld.Turn(stage);
        Assert.Equal(["attention.replacement-closed"], await opened.Questions());

        Assert.Null(await stage.Get<ReturnDesk>().Replace(stage.Seller, await Key(anew), Ct));
        Assert.Equal("return.not.waiting", (await stage.Get<ReturnDesk>().Replace(stage.Seller, await Key(anew), Ct))?.Code);
        await Status(stage, other, "processing");
        await ReturnWorld.Turn(stage, 3);
        Assert.Empty(await anew.Questions());
        Assert.Empty(await opened.Questions());
        var second = (await anew.Decisions())[0].ReplacedBy!.Value;
        Assert.NotEqual(first, second);
        Assert.Equal([first, other, second], (await Replacements.In(stage)).Select(o => (long)o["id"]!));
        Assert.Equal(other, (await opened.Decisions())[0].ReplacedBy);
    }

    /// <summary>The customer has it: what becomes of the order later is somebody's tidying.</summary>
    [Theory, EitherDatabase]
    public async Task Sent_ThenThrownAwayOrRefunded_NobodyIsAsked(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        foreach (var (order, status) in (await ReturnWorld.Sent(stage, [1, 1])).Zip(["trash", "refunded"]))
        {
            var made = await Exchanged(stage, order);
            await Status(stage, made, "completed");
            await ReturnWorld.Turn(stage);
            if (status == "trash") await stage.Rehearsal.Shop(Delete, $"orders/{made}");
            else await Status(stage, made, status);
            await ReturnWorld.Turn(stage, 2);
            Assert.Empty(await order.Questions());
            Assert.Equal(ReplacementEnd.Sent, (await order.Decisions())[0].ReplacementEnd);
        }
    }

    /// <summary>The shop takes the customer out of old orders: to nobody nothing is sent.</summary>
    [Theory, EitherDatabase]
    public async Task AddressWasErased_Asks_AndNothingIsMade(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 1);
        await order.Register(1);
        await ReturnWorld.Turn(stage);
        await stage.Rehearsal.Shop(Put, $"orders/{order.Shop}", JsonNode.Parse("""
            {"billing":{"address_1":"[deleted]"},"shipping":{"address_1":"[deleted]"},
            "meta_data":[{"key":"_anonymized","value":"yes"}]}
            """));
        Assert.Null(await order.Decide(await Key(order), new ReturnChoice(1, ReturnOutcome.Exchange, Replace: true)));
        await ReturnWorld.Turn(stage, 2);
        Assert.Equal(["attention.replacement-address"], await order.Questions());
        Assert.Empty(await Replacements.In(stage));
        Assert.Null(await stage.Get<ReturnDesk>().ReplaceByHand(stage.Seller, await Key(order), Ct));
        Assert.Empty(await order.Questions());
    }

    [Theory, EitherDatabase]
    public async Task PausedShop_HoldsUpItsOwnOrders_AndNoneOfAnother(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 1);
        await order.Register(1);
        await ReturnWorld.Turn(stage);
        await using var second = await RunningShop.Start(Ct, clock: stage.Clock);
        second.Shop.AddProduct(new ShopProductSeed { Name = "Vaas", Sku = "V-1", Price = 5, Stock = 30, ManageStock = true });
        var parts = stage.Get<SellerParts>();
        var first = (await parts.List(stage.Seller, Ct)).Single(p => p.IsShop);
        Assert.NotNull(await stage.Get<SellerBook>().AddShop(stage.Seller, "Tweede winkel",
            new WooCredentials(second.Address, RunningShop.Key, RunningShop.Secret), Ct));
        await ReturnWorld.Turn(stage);
        var other = (await parts.List(stage.Seller, Ct)).Single(p => p.IsShop && p.Id != first.Id);

        // Its own goes on while the other is paused.
        await parts.Pause(stage.Seller, other, paused: true, Ct);
        Assert.Null(await order.Decide(await Key(order), new ReturnChoice(1, ReturnOutcome.Exchange, Replace: true)));
        var bol = await stage.Rehearsal.OrderAtBol(1, Seeding.Gtin(1));
        await ReturnWorld.Turn(stage, 2);
        Assert.Single(await Replacements.In(stage));
        Assert.NotNull((await EditedOrder.Row(stage, bol)).ShopOrderId);

        // Paused itself it waits, and no other takes its place.
        await parts.Pause(stage.Seller, other, paused: false, Ct);
        await parts.Pause(stage.Seller, first, paused: true, Ct);
        var waits = await stage.Rehearsal.OrderAtBol(1, Seeding.Gtin(1));
        await ReturnWorld.Turn(stage, 8);
        Assert.Null((await EditedOrder.Row(stage, waits)).ShopOrderId);
        Assert.Empty((await second.Client.GetOrders(new WooOrderQuery(), Ct)).Items);
        Assert.Empty(await EditedOrder.Questions(stage));
        await parts.Pause(stage.Seller, first, paused: false, Ct);
        await ReturnWorld.Turn(stage, 2);
        Assert.NotNull((await EditedOrder.Row(stage, waits)).ShopOrderId);
    }

    /// <summary>Else two hundred that a shop holds up would keep all others from being booked.</summary>
    [Theory, EitherDatabase]
    public async Task WhatIsOnItsWayIntoTheShop_IsNotBookedAgain(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var worlds = await ReturnWorld.Sent(stage, [1, 1]);
        foreach (var order in worlds) await order.Register(1);
        await ReturnWorld.Turn(stage);
        stage.Wire.LosesRequest = request => request.Method == Post
            && request.RequestUri!.AbsolutePath.Contains("/orders", StringComparison.Ordinal)
            && request.RequestUri.AbsolutePath.StartsWith("/wp-json/", StringComparison.Ordinal);
        Assert.Null(await worlds[0].Decide(await Key(worlds[0]), new ReturnChoice(1, ReturnOutcome.Damaged)));
        Assert.Null(await worlds[1].Decide(await Key(worlds[1]),
            new ReturnChoice(1, ReturnOutcome.Exchange, Replace: true)));
        await ReturnWorld.Turn(stage, 2);
        Assert.All([.. await worlds[0].Decisions(), .. await worlds[1].Decisions()],
            d => Assert.Equal((true, false), (d.AtBol, d.Booked)));
        Assert.Empty(await stage.Read(db => BookReturns.Due(db, stage.Seller).ToListAsync(Ct)));

        stage.Wire.LosesRequest = _ => false;
        await ReturnWorld.Turn(stage, 8);
        Assert.All([.. await worlds[0].Decisions(), .. await worlds[1].Decisions()], d => Assert.True(d.Booked));
    }

    /// <summary>One unit comes back and is exchanged.</summary>
    /// <returns>The shop's id of the order that the customer gets.</returns>
    private static async Task<long> Exchanged(Stage stage, ReturnWorld order)
    {
        await order.Register(1);
        await ReturnWorld.Turn(stage);
        Assert.Null(await order.Decide(await Key(order), new ReturnChoice(1, ReturnOutcome.Exchange, Replace: true)));
        await ReturnWorld.Turn(stage, 2);
        return (await order.Decisions())[0].ReplacedBy!.Value;
    }

    private static async Task<long> Key(ReturnWorld order) => (await order.Lines())[0].Key;

    private static Task Status(Stage stage, long order, string status) =>
        stage.Rehearsal.Shop(Put, $"orders/{order}", new JsonObject { ["status"] = status });
}
