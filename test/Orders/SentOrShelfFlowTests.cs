using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static Tandem.Tests.Orders.EditedOrder;

namespace Tandem.Tests.Orders;

/// <summary>
/// The shop put units back on its shelf, and bol shows that they were sent: either cannot be true, and nothing is sold of them
/// until a person has said which.
/// </summary>
public sealed class SentOrShelfFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 2)]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.Postgres, 2)]
    [InlineData(DatabaseKind.Postgres, 1)]
    public async Task RefundedWithRestock_ThenShippedAtBolByHand_IsAsked_AndTakenAgainOnceItWasSent(DatabaseKind kind, int back)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        var taken = (await stage.Shown()).Shop;
        await Refund(stage, shop, line, back);
        await Turns(stage, 2);
        await Post(stage, $"bol/ship?order={bol}&tracking=3SHAND0000001");
        await Turns(stage, 3);

        Assert.Equal(OrderState.Shipped, (await Row(stage, bol)).State);
        Assert.Equal(["attention.sent-or-on-shelf"], await Questions(stage));
        Assert.Equal((taken + back, taken), await stage.Shown());

        var key = (await Row(stage, bol)).Key;
        Assert.Equal(CancelQuestion.SentOrOnShelf, (await stage.Get<CancelPages>().Of(stage.Seller, key, Ct))!.Question);
        Assert.True(await stage.Get<AnswerCancel>().WasSent(stage.Seller, key, Ct));
        await Turns(stage, 4);
        Assert.Equal((taken, taken), await stage.Shown());
        Assert.Empty(await Questions(stage));
        Assert.Equal(("completed", OrderState.Shipped),
            ((string)(await Fact(stage, shop))["status"]!, (await Row(stage, bol)).State));
    }

    [Theory, EitherDatabase]
    public async Task CancelledInTheShop_ThenShippedAtBolByHand_IsAsked_AndTakenAgainOnceItWasSent(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, _) = await Imported(stage, 2);
        var taken = (await stage.Shown()).Shop;
        await Post(stage, $"shop/cancel?order={shop}&status=cancelled");
        await Turns(stage, 2);
        await Post(stage, $"bol/ship?order={bol}&tracking=3SHAND0000002");
        await Turns(stage, 3);

        Assert.Equal(["attention.sent-or-on-shelf"], await Questions(stage));
        Assert.Equal((taken + 2, taken), await stage.Shown());
        Assert.True(await stage.Get<AnswerCancel>().WasSent(stage.Seller, (await Row(stage, bol)).Key, Ct));
        await Turns(stage, 4);
        Assert.Equal((taken, taken), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task UnitsThatAPersonSaysAreOnTheShelf_AreForSaleAgain(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        var taken = (await stage.Shown()).Shop;
        await Refund(stage, shop, line, 2);
        await Post(stage, $"bol/ship?order={bol}&tracking=3SHAND0000003");
        await Turns(stage, 3);
        Assert.Equal(["attention.sent-or-on-shelf"], await Questions(stage));

        Assert.True(await stage.Get<AnswerCancel>().IsOnShelf(stage.Seller, (await Row(stage, bol)).Key, Ct));
        await Turns(stage, 2);
        Assert.Equal((taken + 2, taken + 2), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task UnitsThatComeBackAfterTheyWereSent_AreNoQuestion(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        var taken = (await stage.Shown()).Shop;
        await Post(stage, $"shop/complete?order={shop}&tracking=3SGAAT0000001");
        await Turns(stage, 2);
        Assert.Equal(OrderState.Shipped, (await Row(stage, bol)).State);
        stage.Clock.Advance(TimeSpan.FromHours(50));
        await Refund(stage, shop, line, 1);
        await Turns(stage, 3);
        Assert.Equal((taken + 1, taken + 1), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task DeliveredAllTheSame_WhileARepairIsOpen_TakesTheStockAgain(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        var taken = (await stage.Shown()).Shop;
        await Refund(stage, shop, line, 1);
        await Turns(stage, 2);
        var key = (await Row(stage, bol)).Key;
        Assert.Null(await stage.Get<PickOrders>().Repair(stage.Seller, key, Ct));
        Assert.True(await stage.Get<AnswerCancel>().DeliverAll(stage.Seller, key, Ct));
        await Turns(stage, 3);
        Assert.Equal((taken, taken), await stage.Shown());
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task CancelledAtBol_AfterDeliverAllTheSame_IsTakenOffTheShopsOrder(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (before, _) = await stage.Shown();
        var (bol, shop, one, _) = await ImportedTwo(stage, 2);
        await Refund(stage, shop, one, 1);
        await Turns(stage, 2);
        Assert.True(await stage.Get<AnswerCancel>().DeliverAll(stage.Seller, (await Row(stage, bol)).Key, Ct));
        await Turns(stage, 3);
        Assert.Equal(before - 2, (await stage.Shown()).Shop);

        // One of the two is refunded; of the other the money is gone already, and a second refund of it would be one too many.
        var number = (await Row(stage, bol)).Lines.OrderBy(l => l.Key).ToList().FindIndex(l => l.FormerLineIds.Contains(one));
        await Post(stage, $"bol/cancel?order={bol}&line={number}");
        await Turns(stage, 3);
        Assert.Equal(["attention.take-off-in-shop"], await Questions(stage));
        Assert.Equal(before - 1, (await stage.Shown()).Shop);

        var product = (await stage.Item(Seeding.Gtin(1))).ProductId;
        var now = (await Lines(stage, shop)).Single(l => l.Product == product);
        var answer = await stage.Rehearsal.Shop(HttpMethod.Post, $"orders/{shop}/refunds", new System.Text.Json.Nodes.JsonObject
        {
            ["amount"] = "0.00",
            ["reason"] = "stond er nog",
            ["api_refund"] = false,
            ["api_restock"] = true,
            ["line_items"] = new System.Text.Json.Nodes.JsonArray(
                new System.Text.Json.Nodes.JsonObject { ["id"] = now.Id, ["quantity"] = 1, ["refund_total"] = "0" }),
        });
        Assert.True(answer.Status < 300, answer.Json.ToJsonString());
        await Turns(stage, 3);
        Assert.Empty(await Questions(stage));
        Assert.Equal((before, before), await stage.Shown());
    }

    [Theory, EitherDatabase]
    public async Task CancelAtBol_ThenDeliverAllTheSame_IsTheLastWord_UntilBolWasAsked(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        await Refund(stage, shop, line, 1);
        await Turns(stage, 2);
        var (key, answer) = ((await Row(stage, bol)).Key, stage.Get<AnswerCancel>());
        Assert.True(await answer.CancelAtBol(stage.Seller, key, [], "OUT_OF_STOCK", Ct));
        Assert.True(await answer.DeliverAll(stage.Seller, key, Ct));
        await Turns(stage, 3);
        Assert.Equal(0, stage.Wire.Count("/retailer/orders/cancellation"));
        await Post(stage, $"shop/complete?order={shop}&tracking=3STOCH0000002");
        await Turns(stage);
        Assert.Equal(2, await ShippedAtBol(stage, bol));
    }

    [Theory, EitherDatabase]
    public async Task Keep_AfterBolWasAskedToCancel_IsRefused(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, _) = await Imported(stage, 2);
        await Post(stage, $"shop/cancel?order={shop}&status=cancelled");
        await Turns(stage, 2);
        var (key, answer) = ((await Row(stage, bol)).Key, stage.Get<AnswerCancel>());
        Assert.True(await answer.CancelAtBol(stage.Seller, key, [], "OUT_OF_STOCK", Ct));
        await stage.Run(Tandem.Engine.Loop.Lane.CancelLines);
        Assert.Equal(1, stage.Wire.Count("/retailer/orders/cancellation"));
        Assert.False(await answer.Keep(stage.Seller, key, Ct));
        Assert.False(await answer.DeliverAll(stage.Seller, key, Ct));
        await Turns(stage, 3);
        Assert.Equal(("cancelled", OrderState.Cancelled),
            ((string)(await Fact(stage, shop))["status"]!, (await Row(stage, bol)).State));
    }
}
