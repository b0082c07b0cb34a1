using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Returns;

/// <summary>What the shop's people refund by hand before, during and after what the desk decided of the same units.</summary>
public sealed class HandRefundFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task OneOfTwo_WasRefundedBefore_OnlyTheOtherFollows_AndNobodyIsAsked(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 2);
        await order.RefundByHand(1);
        await order.Register(2);
        await ReturnWorld.Turn(stage);
        Assert.Null(await order.Decide((await order.Lines())[0].Key, new ReturnChoice(2, ReturnOutcome.Damaged)));
        await ReturnWorld.Turn(stage, 3);

        var refunds = await order.Refunds();
        Assert.Equal((2, 2), (refunds.Count, ReturnWorld.UnitsOf(refunds)));
        Assert.Equal(Orders.EditedOrder.Amount((await order.InShop())["total"]), ReturnWorld.Amount(refunds));
        Assert.Empty(await order.Questions());
        Assert.Equal(ReturnStep.Booked, (await order.Lines())[0].Step);
    }

    /// <summary>Whether Tandem has read of it when its own refund is due, or not.</summary>
    [Theory, EitherDatabase]
    public async Task OneOfTwo_IsRefundedWhileOursIsOnItsWay_NothingIsRefundedTwice(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        foreach (var order in await ReturnWorld.Sent(stage, [2, 2]))
        {
            var read = order.Article == 2;
            await order.Register(1);
            await ReturnWorld.Turn(stage);
            Assert.Null(await order.Decide((await order.Lines())[0].Key, new ReturnChoice(1, ReturnOutcome.Damaged)));
            stage.Clock.Advance(TimeSpan.FromSeconds(301));
            await stage.Run(Lane.HandleReturns);
            stage.Clock.Advance(TimeSpan.FromSeconds(20));
            await stage.Run(Lane.HandleReturns);
            Assert.Equal(["1:RETURN_RECEIVED"], await order.AtBol());
            await order.RefundByHand(1);
            if (read) await stage.Run(Lane.WatchShop);
            await stage.Run(Lane.TellShop);
            await ReturnWorld.Turn(stage, 2);

            Assert.Equal(1, ReturnWorld.UnitsOf(await order.Refunds()));
            Assert.Empty(await order.Questions());
            Assert.Equal(ReturnStep.Booked, (await order.Lines())[0].Step);
        }
    }

    [Theory, EitherDatabase]
    public async Task Removed_TheQuestionAboutItGoesToo(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 1);
        await order.RefundByHand(1);
        await ReturnWorld.Turn(stage);
        Assert.Equal(["attention.refunded-not-returned"], await order.Questions());
        await order.Remove((await order.Refunds())[0]);
        await ReturnWorld.Turn(stage, 3);
        Assert.Empty(await order.Questions());
    }

    [Theory, EitherDatabase]
    public async Task OursWasRemoved_AndRefundedByHand_NobodyIsAskedAnyMore(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 1);
        await order.Register(1);
        await ReturnWorld.Turn(stage);
        Assert.Null(await order.Decide((await order.Lines())[0].Key, new ReturnChoice(1, ReturnOutcome.Damaged)));
        await ReturnWorld.Turn(stage, 2);
        await order.Remove((await order.Refunds())[0]);
        await ReturnWorld.Turn(stage, 3);
        Assert.Equal(["attention.return-not-refunded"], await order.Questions());
        await order.RefundByHand(1);
        await ReturnWorld.Turn(stage, 2);
        Assert.Empty(await order.Questions());
        Assert.Single(await order.Refunds());
    }

    /// <summary>
    /// Of two units one was refunded by hand, so ours is of the other; then the one by hand is removed. What is left of the
    /// decision is refunded once somebody says so, once, though two people press.
    /// </summary>
    [Theory, EitherDatabase]
    public async Task TheirsWasRemoved_OursStands_RefundAgainMakesTheRest(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 2);
        await order.RefundByHand(1);
        await order.Register(2);
        await ReturnWorld.Turn(stage);
        Assert.Null(await order.Decide((await order.Lines())[0].Key, new ReturnChoice(2, ReturnOutcome.Damaged)));
        await ReturnWorld.Turn(stage, 2);
        await order.Remove((await order.Refunds()).Single(r => !ReturnWorld.IsOurs(r)));
        await ReturnWorld.Turn(stage, 3);
        Assert.Equal(["attention.return-not-refunded"], await order.Questions());

        var (desk, key) = (stage.Get<ReturnDesk>(), (await order.Row()).Key);
        Assert.Equal(["", "return.not.waiting"], (await Task.WhenAll(desk.RefundAgain(stage.Seller, key, Ct),
            desk.RefundAgain(stage.Seller, key, Ct))).Select(a => a?.Code ?? "").Order(StringComparer.Ordinal));
        await ReturnWorld.Turn(stage, 3);
        var refunds = await order.Refunds();
        Assert.Equal((2, 2, true), (refunds.Count, ReturnWorld.UnitsOf(refunds), refunds.TrueForAll(ReturnWorld.IsOurs)));
        Assert.Equal(Orders.EditedOrder.Amount((await order.InShop())["total"]), ReturnWorld.Amount(refunds));
        Assert.Empty(await order.Questions());
        Assert.Equal((ReturnStep.Booked, 2), ((await order.Lines())[0].Step, (await order.Decisions()).Sum(d => d.Units)));
    }

    /// <summary>
    /// Returns are taken back to observing while bol works on it: what bol confirmed is booked once they are live again.
    /// </summary>
    [Theory, EitherDatabase]
    public async Task ObservingWhileBolAnswers_IsBookedOnceLiveAgain(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 1);
        await order.Register(1);
        await ReturnWorld.Turn(stage);
        Assert.Null(await order.Decide((await order.Lines())[0].Key, new ReturnChoice(1, ReturnOutcome.Damaged)));
        stage.Clock.Advance(TimeSpan.FromSeconds(11));
        await stage.Run(Lane.HandleReturns);
        var book = stage.Get<SellerBook>();
        await book.Observe(stage.Seller, [Module.Returns], Ct);
        await ReturnWorld.Turn(stage, 2);
        Assert.Empty(await order.Refunds());
        Assert.Equal(ReturnStep.Decided, (await order.Lines())[0].Step);
        await book.GoLive(stage.Seller, [Module.Returns], Ct);
        await ReturnWorld.Turn(stage, 3);
        Assert.Single(await order.Refunds());
        Assert.Equal(ReturnStep.Booked, (await order.Lines())[0].Step);
    }

    [Theory, EitherDatabase]
    public async Task HandledAnewInBolsPortal_IsRefundedOnce(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 2);
        var rma = (await order.Register(1))!;
        foreach (var result in new[] { "RETURN_RECEIVED", "RETURN_DOES_NOT_MEET_CONDITIONS", "RETURN_RECEIVED" })
        {
            await order.Portal(rma, result);
            await ReturnWorld.Turn(stage);
            await order.SayRestock((await order.Lines())[0].Key, restock: false);
            await ReturnWorld.Turn(stage);
        }

        Assert.Equal(1, ReturnWorld.UnitsOf(await order.Refunds()));
        Assert.Empty(await order.Questions());
    }
}
