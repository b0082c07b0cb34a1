using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static Tandem.Tests.Orders.EditedOrder;

namespace Tandem.Tests.Orders;

/// <summary>
/// What the shop's people do to an order by hand, over real HTTP: bol hears what the shop still holds, and a person is asked
/// about the rest.
/// </summary>
public sealed class OrderEditFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task OneOfTwoRefunded_ThenCompleted_ShipsOne_AndAsksAboutTheOther(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        await Refund(stage, shop, line, 1);
        await Post(stage, $"shop/complete?order={shop}&tracking=3SDEEL0000001");
        await Turns(stage);

        Assert.Equal(1, await ShippedAtBol(stage, bol));
        Assert.Equal(["attention.taken-out-in-shop"], await Questions(stage));
        var asked = await stage.Get<CancelPages>().Of(stage.Seller, (await Row(stage, bol)).Key, Ct);
        Assert.Equal((CancelQuestion.RefundedInShop, 1, 1),
            (asked!.Question, asked.Lines.Single().Left, asked.Lines.Single().NotHeld));

        // What is not delivered is cancelled at bol, and nothing is refunded a second time.
        Assert.True(await stage.Get<AnswerCancel>()
            .CancelAtBol(stage.Seller, (await Row(stage, bol)).Key, [], "OUT_OF_STOCK", Ct));
        await Turns(stage);
        Assert.Equal(OrderState.Shipped, (await Row(stage, bol)).State);
        Assert.Empty(await Questions(stage));
        Assert.Equal(1, (int)(await Fact(stage, shop))["refunds"]!);
    }

    [Theory, EitherDatabase]
    public async Task OneOfTwoRefunded_AndDeliveredAllTheSame_ShipsBoth_AndTheStockIsOut(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        var taken = (await stage.Shown()).Shop;
        await Refund(stage, shop, line, 1);
        await Turns(stage, 2);
        Assert.Equal(taken + 1, (await stage.Shown()).Shop);

        // bol waits for both: the one that is back on the shelf is not for sale.
        Assert.True((await stage.Shown()).Bol <= taken);

        Assert.True(await stage.Get<AnswerCancel>().DeliverAll(stage.Seller, (await Row(stage, bol)).Key, Ct));
        await Turns(stage, 3);
        Assert.Equal(taken, (await stage.Shown()).Shop);
        await Post(stage, $"shop/complete?order={shop}&tracking=3SALLES000001");
        await Turns(stage);

        Assert.Equal(2, await ShippedAtBol(stage, bol));
        Assert.Equal((taken, taken), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task LineEditedFromThreeToTwo_ShipsTwo_AndAsks(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 3);
        await Edit(stage, shop, line, 2);
        await Post(stage, $"shop/complete?order={shop}&tracking=3SDEEL0000002");
        await Turns(stage);

        Assert.Equal(2, await ShippedAtBol(stage, bol));
        Assert.Equal(["attention.taken-out-in-shop"], await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task LineEditedFromOneToThree_IsAskedAbout_UntilItIsPutBack(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 1);
        await Edit(stage, shop, line, 3);
        await Turns(stage, 2);
        Assert.Equal(["attention.more-in-shop"], await Questions(stage));
        await Edit(stage, shop, line, 1);
        await Turns(stage, 2);
        Assert.Empty(await Questions(stage));

        // A person may say that it is right: it is not asked again, and bol hears what it sold.
        await Edit(stage, shop, line, 3);
        await Turns(stage, 2);
        Assert.Null(await stage.Get<PickOrders>().RightAsItIs(stage.Seller, (await Row(stage, bol)).Key, Ct));
        await Post(stage, $"shop/complete?order={shop}&tracking=3SDRIE0000001");
        await Turns(stage);
        Assert.Empty(await Questions(stage));
        Assert.Equal(1, await ShippedAtBol(stage, bol));
    }

    [Theory, EitherDatabase]
    public async Task OrderInTheBin_ThatIsRestored_LosesItsQuestion(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, _) = await Imported(stage, 2);
        await Post(stage, $"shop/cancel?order={shop}&status=trash");
        await Turns(stage, 2);
        Assert.Equal(["attention.cancelled-in-shop"], await Questions(stage));

        await stage.Rehearsal.Shop(HttpMethod.Put, $"orders/{shop}", new JsonObject { ["status"] = "processing" });
        await Turns(stage, 2);
        Assert.Empty(await Questions(stage));
        await Post(stage, $"shop/complete?order={shop}&tracking=3STERUG000001");
        await Turns(stage);
        Assert.Equal(2, await ShippedAtBol(stage, bol));
    }

    [Theory, EitherDatabase]
    public async Task FeeOfAPlugin_IsAskedAbout_AndTheOrderGoesOn(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var bol = await stage.Rehearsal.OrderAtBol(1);
        var fee =
            new JsonObject
            {
                ["fee_lines"] =
                new JsonArray(new JsonObject { ["name"] = "Inpakkosten", ["total"] = "2.00", ["tax_status"] = "none" })
            };
        stage.Wire.LosesAnswer = request => request.Method == HttpMethod.Post
            && request.RequestUri!.AbsolutePath.EndsWith("/orders", StringComparison.Ordinal);
        await Turns(stage, 1);
        stage.Wire.LosesAnswer = _ => false;
        var made = (await stage.Rehearsal.Shop(HttpMethod.Get, "orders")).Json.AsArray()
            .Single(o => (string)o!["transaction_id"]! == bol)!;
        await stage.Rehearsal.Shop(HttpMethod.Put, $"orders/{made["id"]}", fee);
        await Turns(stage, 5);

        var row = await Row(stage, bol);
        Assert.Equal(OrderState.Imported, row.State);
        Assert.Single(await Questions(stage));
        await Post(stage, $"shop/complete?order={row.ShopOrderId}&tracking=3SKOSTEN00001");
        await Turns(stage);
        Assert.Equal(1, await ShippedAtBol(stage, bol));
        Assert.Equal(OrderState.Shipped, (await Row(stage, bol)).State);
        Assert.Null(await stage.Get<PickOrders>().RightAsItIs(stage.Seller, row.Key, Ct));
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task RefundedWithRestock_AndKept_TakesTheStockAgain(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        var taken = (await stage.Shown()).Shop;
        await Refund(stage, shop, line, 2);
        await Turns(stage, 2);
        Assert.Equal(("refunded", taken + 2), ((string)(await Fact(stage, shop))["status"]!, (await stage.Shown()).Shop));
        Assert.True((await stage.Shown()).Bol <= taken);

        Assert.True(await stage.Get<AnswerCancel>().Keep(stage.Seller, (await Row(stage, bol)).Key, Ct));
        for (var i = 0; i < 4; i++)
        {
            await Turns(stage, 1);
            Assert.True((await stage.Shown()).Bol <= taken);
        }

        Assert.Equal(("processing", taken), ((string)(await Fact(stage, shop))["status"]!, (await stage.Shown()).Shop));
        await Post(stage, $"shop/complete?order={shop}&tracking=3STOCH0000001");
        await Turns(stage);
        Assert.Equal(2, await ShippedAtBol(stage, bol));
        Assert.Equal((taken, taken), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task FlaggedLine_OfWhichAPartWentOff_TakesStockForTheRestAlone_OnceItsProductIsKnown(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var gtin = Seeding.Gtin(1).PadLeft(14, '0');
        var offer =
            await stage.Read(db => db.Offers.SingleAsync(o => o.Gtin == gtin && db.LinkParts.Any(p => p.OfferKey == o.Key), Ct));
        Assert.Null(await stage.Get<LinkByHand>().Unlink(stage.Seller, offer.Key, WhenUnlinked.LeaveNumber, Ct));
        var before = (await stage.Shown()).Shop;
        var (bol, shop, line) = await Imported(stage, 3);
        Assert.True((await Row(stage, bol)).Lines.Single().UnknownProduct);
        await Refund(stage, shop, line, 2);
        await Turns(stage, 2);

        var row = await Row(stage, bol);
        var item = await stage.Item(Seeding.Gtin(1));
        Assert.Null(await stage.Get<PickOrders>()
            .LinkAndRepair(stage.Seller, row.Key, row.Lines[0].OrderItemId, [new LinkWish(item.Key, 1)], Ct));
        await Turns(stage, 3);
        Assert.Equal(before - 1, (await stage.Shown()).Shop);
        var order = (await stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{shop}")).Json;
        Assert.Equal([1, 2], order["line_items"]!.AsArray().Select(l => (int)l!["quantity"]!).Order());
        Assert.Equal(new Money(row.TotalCentsInclVat!.Value), Money.FromEuros(Amount(order["total"])));
        Assert.Equal((false, 2, 2),
            ((await Row(stage, bol)).Lines[0].UnknownProduct, (await Row(stage, bol)).Lines[0].RestUnits,
                (await Row(stage, bol)).Lines[0].TakenOut));

        // Compared once more it is right.
        Assert.Null(await stage.Get<PickOrders>().Repair(stage.Seller, row.Key, Ct));
        await Turns(stage, 3);
        Assert.Equal(before - 1, (await stage.Shown()).Shop);
        Assert.Equal(["attention.taken-out-in-shop"], await Questions(stage));
    }

    /// <summary>The shop never takes these units by itself: its people do, at the latest when they send them.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite, false)]
    [InlineData(DatabaseKind.Sqlite, true)]
    [InlineData(DatabaseKind.Postgres, false)]
    [InlineData(DatabaseKind.Postgres, true)]
    public async Task UnitsThatTheShopNeverTakes_ArePromisedUntilTheyAreSent(DatabaseKind kind, bool flagged)
    {
        await using var stage = await Stage.Open(kind, world: options => options with { WarehouseSends = false });
        await stage.GoLive(flagged ? [Module.Stock, Module.Orders] : [Module.Stock]);
        await stage.Settle(2);
        var gtin = Seeding.Gtin(1).PadLeft(14, '0');
        var offer =
            await stage.Read(db => db.Offers.SingleAsync(o => o.Gtin == gtin && db.LinkParts.Any(p => p.OfferKey == o.Key), Ct));
        var item = await stage.Item(Seeding.Gtin(1));
        if (flagged) Assert.Null(await stage.Get<LinkByHand>().Unlink(stage.Seller, offer.Key, WhenUnlinked.Asked, Ct));
        var bol = await stage.Rehearsal.OrderAtBol(2, Seeding.Gtin(1));
        await Turns(stage, 2);
        if (flagged)
            Assert.Null(await stage.Get<LinkByHand>()
                .Link(stage.Seller, offer.Key, [new LinkWish(item.Key, 1)], LinkedBy.Hand, Ct));
        await Turns(stage, 2);
        var shop = (await stage.Shown()).Shop;
        Assert.Equal((shop, shop - 2), await stage.Shown());

        await Post(stage, $"shop/count?gtin={Seeding.Gtin(1)}&stock={shop - 2}");
        await Post(stage, $"bol/ship?order={bol}&tracking=3SHAND0000001");
        await Turns(stage, 3);
        Assert.Equal((shop - 2, shop - 2), await stage.Shown());
    }
}
