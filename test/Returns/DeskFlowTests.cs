using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Orders;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Returns;

/// <summary>What the return desk decides, over real HTTP: bol's result, the shop's refund, and the shelf.</summary>
public sealed class DeskFlowTests
{
    private static readonly ReturnActor Somebody = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Fine_IsHandledAtBol_ThenRefundedToTheCent_AndRestocked_Once(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 3);
        var before = await stage.Shown();
        var rma = await Return(stage, order, 2);
        await Turn(stage);
        var total = (await EditedOrder.Row(stage, order)).TotalCentsInclVat!.Value;

        Assert.Null(await Decide(stage, rma, new ReturnChoice(2, ReturnOutcome.Fine, Restock: true)));
        await Turn(stage, 2);

        var bol = (await AtBol(stage, rma))!;
        Assert.Equal(["2:RETURN_RECEIVED"], bol);
        var refund = Assert.Single(await Refunds(stage, shop));
        Assert.Equal(Math.Round(total * 2 / 3m / 100, 2), Amount(refund));
        Assert.Equal(before.Shop + 2, (await stage.Shown()).Shop);
        Assert.Equal((ReturnStep.Booked, $"3SRETOUR{rma}"), ((await Line(stage, rma)).Step, (await Line(stage, rma))
            .TrackingCode));
        Assert.Equal(OrderState.Shipped, (await EditedOrder.Row(stage, order)).State);
        Assert.Equal("completed", (await EditedOrder.Row(stage, order)).ShopStatus);

        await Turn(stage, 3);
        Assert.Single(await Refunds(stage, shop));
        Assert.Empty(await EditedOrder.Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task SeveralOutcomes_OfOneReturn_AreEachDone(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 3);
        var before = await stage.Shown();
        var rma = await Return(stage, order, 3);
        await Turn(stage);

        Assert.Null(await Decide(stage, rma, new ReturnChoice(1, ReturnOutcome.Fine, Restock: true),
            new ReturnChoice(1, ReturnOutcome.Damaged), new ReturnChoice(1, ReturnOutcome.Refused)));
        await Turn(stage, 3);

        Assert.Equal(["1:RETURN_DOES_NOT_MEET_CONDITIONS", "2:RETURN_RECEIVED"], (await AtBol(stage, rma))
            .Order(StringComparer.Ordinal));
        Assert.Equal(2, (await Refunds(stage, shop)).Count);
        Assert.Equal(2, (await Units(stage, shop)));
        Assert.Equal(before.Shop + 1, (await stage.Shown()).Shop);
        Assert.Equal(ReturnStep.Booked, (await Line(stage, rma)).Step);

        // Approved after all: its money goes back too, and nothing more.
        Assert.Null(await Decide(stage, rma, new ReturnChoice(1, ReturnOutcome.StillApproved)));
        await Turn(stage, 3);
        Assert.Equal(3, await Units(stage, shop));
        Assert.Equal("refunded", (await EditedOrder.Row(stage, order)).ShopStatus);
        var row = await EditedOrder.Row(stage, order);
        Assert.Equal(row.TotalCentsInclVat!.Value, (await Refunds(stage, shop)).Sum(r => (long)(Amount(r) * 100)));
        Assert.Empty(await EditedOrder.Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task WhatGivesNoMoneyBack_OnlyTellsBol(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 1);
        var rma = await Return(stage, order, 1);
        await Turn(stage);
        Assert.Null(await Decide(stage, rma, new ReturnChoice(1, ReturnOutcome.KeepsPaid)));
        await Turn(stage, 2);
        Assert.Equal(["1:CUSTOMER_KEEPS_PRODUCT_PAID"], await AtBol(stage, rma));
        Assert.Empty(await Refunds(stage, shop));
        Assert.Equal(ReturnStep.Booked, (await Line(stage, rma)).Step);
    }

    [Theory, EitherDatabase]
    public async Task TakenBackWithinSeconds_NothingIsSent_AndItCanBeDecidedAnew(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 1);
        var rma = await Return(stage, order, 1);
        await Turn(stage);
        Assert.Null(await Decide(stage, rma, new ReturnChoice(1, ReturnOutcome.Fine, Restock: true)));
        await stage.Run(Lane.HandleReturns, Lane.TellShop);
        Assert.Equal(0, stage.Wire.Count("/retailer/returns"));
        var key = (await Line(stage, rma)).Key;
        Assert.Null(await stage.Get<ReturnDesk>().Undo(stage.Seller, key, Ct));
        await Turn(stage, 2);
        Assert.Equal(0, stage.Wire.Count("/retailer/returns"));
        Assert.Empty(await Refunds(stage, shop));

        Assert.Null(await Decide(stage, rma, new ReturnChoice(1, ReturnOutcome.Damaged)));
        await Turn(stage, 2);
        Assert.Equal("return.not.undo", (await stage.Get<ReturnDesk>().Undo(stage.Seller, key, Ct))?.Code);
        Assert.Single(await Refunds(stage, shop));
    }

    [Theory, EitherDatabase]
    public async Task TwoPeopleAtOnce_TheSecondIsToldThatItIsDecided(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 2);
        var rma = await Return(stage, order, 2);
        await Turn(stage);
        var answers = await Task.WhenAll(
            Decide(stage, rma, new ReturnChoice(2, ReturnOutcome.Damaged)), Decide(stage, rma, new ReturnChoice(2,
                ReturnOutcome.Damaged)));
        Assert.Equal(["", "return.not.open"], answers.Select(a => a?.Code ?? "").Order(StringComparer.Ordinal));
        await Turn(stage, 2);
        Assert.Equal(2, await Units(stage, shop));
        Assert.Single(stage.Wire.Writes, w => w.Contains("/retailer/returns/", StringComparison.Ordinal));
    }

    [Theory, EitherDatabase]
    public async Task RefundWhoseAnswerWasLost_IsFoundAgain(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 1);
        var rma = await Return(stage, order, 1);
        await Turn(stage);
        var lost = 0;
        stage.Wire.LosesAnswer = r => (r.RequestUri!.AbsolutePath.EndsWith("/refunds", StringComparison.Ordinal)
            || r.RequestUri.AbsolutePath.Contains("/retailer/returns/", StringComparison.Ordinal))
            && r.Method != HttpMethod.Get && lost++ < 2;
        Assert.Null(await Decide(stage, rma, new ReturnChoice(1, ReturnOutcome.Damaged)));
        await Turn(stage, 6);
        Assert.True(lost >= 2);
        Assert.Single(await Refunds(stage, shop));
        Assert.Equal(["1:RETURN_RECEIVED"], await AtBol(stage, rma));
        Assert.Equal(ReturnStep.Booked, (await Line(stage, rma)).Step);
    }

    [Theory, EitherDatabase]
    public async Task HandledInBolsPortal_AsksAboutTheShelf_AndRefundsOnceThatIsSaid(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 1);
        var before = await stage.Shown();
        var rma = await Return(stage, order, 1);
        await Turn(stage);
        await stage.Rehearsal.Ledger(Post, $"bol/handle-return?rma={rma}&result=RETURN_RECEIVED");
        await Turn(stage, 2);
        Assert.Empty(await Refunds(stage, shop));
        Assert.Equal(["attention.return-shelf"], await EditedOrder.Questions(stage));

        Assert.Null(await stage.Get<ReturnDesk>().SayRestock(stage.Seller, (await Line(stage, rma)).Key, restock: true, Ct));
        await Turn(stage, 2);
        Assert.Single(await Refunds(stage, shop));
        Assert.Equal(before.Shop + 1, (await stage.Shown()).Shop);
        Assert.Empty(await EditedOrder.Questions(stage));
        Assert.Equal(0, stage.Wire.Count("/retailer/returns"));
    }

    [Theory, EitherDatabase]
    public async Task PortalWasFirst_TheDeskIsTold_AndNothingIsDoneTwice(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 1);
        var rma = await Return(stage, order, 1);
        await Turn(stage);
        Assert.Null(await Decide(stage, rma, new ReturnChoice(1, ReturnOutcome.Damaged)));
        await stage.Rehearsal.Ledger(Post, $"bol/handle-return?rma={rma}&result=CUSTOMER_KEEPS_PRODUCT_PAID");
        await Turn(stage, 3);
        Assert.Empty(await Refunds(stage, shop));
        Assert.Equal(["attention.return-not-handled"], await EditedOrder.Questions(stage));
        Assert.Equal(ReturnStep.Booked, (await Line(stage, rma)).Step);
    }

    [Theory, EitherDatabase]
    public async Task RefundByHandOfARegisteredReturn_IsToldToBol_AndNotMadeTwice(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 2);
        var rma = await Return(stage, order, 1);
        await Turn(stage);
        await RefundByHand(stage, shop, 1);
        await Turn(stage, 3);
        Assert.Equal(["1:RETURN_RECEIVED"], await AtBol(stage, rma));
        Assert.Single(await Refunds(stage, shop));
        Assert.Equal(ReturnStep.Booked, (await Line(stage, rma)).Step);
        Assert.Empty(await EditedOrder.Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task RefundByHandWithoutAReturn_Asks_AndAReturnIsMadeAtBol(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 2);
        await RefundByHand(stage, shop, 1);
        await Turn(stage, 2);
        Assert.Equal(["attention.refunded-not-returned"], await EditedOrder.Questions(stage));

        var row = await EditedOrder.Row(stage, order);
        Assert.Null(await stage.Get<ReturnDesk>().MakeAtBol(stage.Seller, row.Key, row.Lines.Single()
            .OrderItemId, 1, Somebody, Ct));
        await Turn(stage, 4);
        var line = await stage.Read(db => db.Returns.SingleAsync(Ct));
        Assert.Equal((true, ReturnStep.Booked), (line.Handled, line.Step));
        Assert.Single(await Refunds(stage, shop));
        Assert.Empty(await EditedOrder.Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task RefundByHandWhileTheDesksIsUnderWay_IsNotRepeated(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 1);
        var rma = await Return(stage, order, 1);
        await Turn(stage);
        Assert.Null(await Decide(stage, rma, new ReturnChoice(1, ReturnOutcome.Damaged)));
        await RefundByHand(stage, shop, 1);
        await Turn(stage, 4);
        Assert.Single(await Refunds(stage, shop));
        Assert.Equal(ReturnStep.Booked, (await Line(stage, rma)).Step);
        Assert.Empty(await EditedOrder.Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task OursThatWasRemovedInTheShop_IsNotMadeAgain_UntilSomebodySaysSo(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 1);
        var rma = await Return(stage, order, 1);
        await Turn(stage);
        Assert.Null(await Decide(stage, rma, new ReturnChoice(1, ReturnOutcome.Damaged)));
        await Turn(stage, 2);
        var refund = (long)Assert.Single(await Refunds(stage, shop))["id"]!;
        await stage.Rehearsal.Shop(HttpMethod.Delete, $"orders/{shop}/refunds/{refund}", null, new KeyValuePair<string,
            string>("force", "true"));
        Assert.Empty(await Refunds(stage, shop));
        await Turn(stage, 3);
        Assert.Empty(await Refunds(stage, shop));
        Assert.Equal(["attention.return-not-refunded"], await EditedOrder.Questions(stage));

        Assert.Null(await stage.Get<ReturnDesk>().RefundAgain(stage.Seller, (await EditedOrder.Row(stage, order)).Key, Ct));
        await Turn(stage, 2);
        Assert.Single(await Refunds(stage, shop));
        Assert.Empty(await EditedOrder.Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task OursThatPutItBack_AndWasRemoved_IsMadeAgainWithoutPuttingItBackTwice(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (order, shop) = await Shipped(stage, 3);
        var before = await stage.Shown();
        var rma = await Return(stage, order, 1);
        await Turn(stage);
        await stage.Rehearsal.Ledger(Post, $"shelve?rma={rma}&units=1");
        Assert.Null(await Decide(stage, rma, new ReturnChoice(1, ReturnOutcome.Fine, Restock: true)));
        await Turn(stage, 2);
        Assert.Equal(before.Shop + 1, (await stage.Shown()).Shop);
        for (var times = 0; times < 2; times++)
        {
            var refund = (long)Assert.Single(await Refunds(stage, shop))["id"]!;
            await stage.Rehearsal.Shop(HttpMethod.Delete, $"orders/{shop}/refunds/{refund}", null, new KeyValuePair<string,
                string>("force", "true"));
            await Turn(stage, 3);
            Assert.Null(await stage.Get<ReturnDesk>()
                .RefundAgain(stage.Seller, (await EditedOrder.Row(stage, order)).Key, Ct));
            await Turn(stage, 3);
        }

        Assert.Equal(1, await Units(stage, shop));
        Assert.Equal(before.Shop + 1, (await stage.Shown()).Shop);
        Assert.Equal(ReturnStep.Booked, (await Line(stage, rma)).Step);
        Assert.Empty(await EditedOrder.Questions(stage));
        var verdict = await stage.Rehearsal.Verdict();
        foreach (var zero in new[] { "refundsMissing", "refundsDoubled", "refundCentsDifferent", "restockDifferent",
            "stockDifferencesAtRest" })
            Assert.Equal((zero, 0), (zero, (int)verdict[zero]!));
    }

    [Theory, EitherDatabase]
    public async Task HandledAtBolInTwoGoes_IsRefundedEachTime_AndOverOnceAllOfItIs(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        await stage.Get<ChangeReturnSettings>().Save(stage.Seller, new ReturnSettings { RestockHandledAtBol = false }, Ct);
        var (order, shop) = await Shipped(stage, 3);
        var rma = await Return(stage, order, 3);
        await Turn(stage);
        foreach (var (result, units, refunded) in new[] { ("RETURN_RECEIVED", 1, 1), ("EXPIRED", 2, 1) })
        {
            Assert.False((await Line(stage, rma)).Handled);
            await EditedOrder.Post(stage, $"bol/handle-return?rma={rma}&result={result}&units={units}");
            await Turn(stage, 3);
            Assert.Equal(refunded, await Units(stage, shop));
        }

        Assert.Equal((true, ReturnStep.Booked), ((await Line(stage, rma)).Handled, (await Line(stage, rma)).Step));
        Assert.Equal([(1, ReturnOutcome.Fine), (2, ReturnOutcome.Nothing)],
            await stage.Read(async db => (await db.ReturnDecisions.OrderBy(d => d.Key).ToListAsync(Ct))
                .ConvertAll(d => (d.Units, d.Outcome))));
        Assert.Empty(await EditedOrder.Questions(stage));
    }

    private static async Task<Stage> Open(DatabaseKind kind)
    {
        var stage = await EditedOrder.Open(kind);
        await stage.GoLive(Module.Returns);
        return stage;
    }

    /// <summary>An order of which units were sent by the shop, and shipped at bol.</summary>
    private static async Task<(string Order, long Shop)> Shipped(Stage stage, int units)
    {
        var order = await stage.Rehearsal.OrderAtBol(units, Seeding.Gtin(1));
        await Turn(stage, 2);
        var shop = (await EditedOrder.Row(stage, order)).ShopOrderId!.Value;
        await EditedOrder.Post(stage, $"shop/complete?order={shop}&tracking=3STEST{shop:0000000}");
        await Turn(stage, 2);
        Assert.Equal(units, (await EditedOrder.Row(stage, order)).Lines.Sum(l => l.Shipped));
        return (order, shop);
    }

    private static async Task Turn(Stage stage, int turns = 1)
    {
        for (var i = 0; i < turns; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(301));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Decide, Lane.ImportOrders, Lane.ShipParcels, Lane.HandleReturns,
                Lane.TellShop, Lane.CancelLines);
            stage.Clock.Advance(TimeSpan.FromSeconds(20));
            await stage.Run(Lane.ShipParcels, Lane.HandleReturns, Lane.TellShop, Lane.CancelLines);
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await stage.Run(Lane.WatchShop, Lane.Decide, Lane.PushStock);
        }
    }

    private static async Task<string> Return(Stage stage, string order, int units) =>
        (string)(await stage.Rehearsal.Ledger(Post, $"shoppers/return?order={order}&units={units}")).Json["rma"]!;

    private static async Task<Reason?> Decide(Stage stage, string rma, params ReturnChoice[] choices) =>
        await stage.Get<ReturnDesk>().Book(stage.Seller, (await Line(stage, rma)).Key, choices, Somebody, Ct);

    private static Task<ReturnLine> Line(Stage stage, string rma) =>
        stage.Read(db => db.Returns.SingleAsync(r => r.RmaId == rma, Ct));

    private static async Task<List<string>> AtBol(Stage stage, string rma)
    {
        var id = (await Line(stage, rma)).ReturnId;
        var item = (await stage.Rehearsal.Bol.GetReturn(id, Ct))!.ReturnItems!.Single(i => i.RmaId == rma);
        return [.. item.ProcessingResults!.Select(r => $"{r.Quantity}:{r.HandlingResult}")];
    }

    private static async Task<List<JsonNode>> Refunds(Stage stage, long shop) =>
        [.. (await stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{shop}/refunds")).Json.AsArray().Select(r => r!)];

    private static decimal Amount(JsonNode refund) => EditedOrder.Amount(refund["amount"]);

    private static async Task<int> Units(Stage stage, long shop) =>
        (await Refunds(stage, shop)).Sum(r => r["line_items"]!.AsArray().Sum(l => Math.Abs((int)l!["quantity"]!)));

    private static async Task RefundByHand(Stage stage, long shop, int units)
    {
        var line = (long)(await stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{shop}")).Json["line_items"]![0]!["id"]!;
        await EditedOrder.Refund(stage, shop, line, units, restock: false);
    }
}
