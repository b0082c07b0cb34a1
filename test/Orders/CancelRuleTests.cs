using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;

namespace Tandem.Tests.Orders;

/// <summary>What a wish to cancel comes to, case by case.</summary>
public sealed class CancelRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Request_OfAnOrderThatWasNotSent_IsHeldAndAsked()
    {
        var decision = Decide(Order("processing", Asked("1")));
        Assert.Equal((true, true, CancelAnswer.None, 0),
            (decision.Hold, decision.AsksForAnswer, decision.Answer, decision.Cancel.Count));
    }

    [Fact]
    public void Request_WhileTandemOnlyWatches_IsAskedAndNothingElse()
    {
        var decision = Decide(Order("processing", Asked("1")),
            f => f with { Live = false, Settings = new CancelSettings { AcceptUnsent = true } });
        Assert.Equal((false, true, 0), (decision.Hold, decision.AsksForAnswer, decision.Cancel.Count));
    }

    [Fact]
    public void Request_ThatARuleAccepts_WaitsUntilTheShopHasHeldIt()
    {
        var rule = new CancelSettings { AcceptUnsent = true };
        var order = Order("processing", Asked("1"));
        Assert.Empty(Decide(order, f => f with { Settings = rule, HoldTold = true, HoldUnderWay = true }).Cancel);
        Assert.False(Decide(order, f => f with { Settings = rule, HoldTold = true, HoldUnderWay = true }).AsksForAnswer);

        order.ShopStatus = "on-hold";
        var held = Decide(order, f => f with { Settings = rule, HoldTold = true });
        Assert.Equal([new CancelLine("1", "REQUESTED_BY_CUSTOMER", CancelCause.Request)], held.Cancel);

        // Somebody in the shop took it on: a person decides.
        order.ShopStatus = "packing";
        Assert.True(Decide(order, f => f with { Settings = rule, HoldTold = true }).AsksForAnswer);
    }

    [Theory]
    [InlineData(CancelAnswer.None)]
    [InlineData(CancelAnswer.Accept)]
    public void Request_AfterTheParcelLeft_IsShipped(CancelAnswer answered)
    {
        var order = Order("completed", Asked("1"));
        order.CancelAnswer = answered;
        var decision = Decide(order, f => f with { Settings = new CancelSettings { AcceptUnsent = true } });
        Assert.Equal((CancelAnswer.ShipAnyway, true, false, 0),
            (decision.Answer, decision.SentAlready, decision.Hold, decision.Cancel.Count));
    }

    [Fact]
    public void Answer_Accept_CancelsEachAskedLine_AndOnlyThose()
    {
        var order = Order("on-hold", Asked("1"), Line("2"), Asked("3", shipped: 2));
        order.CancelAnswer = CancelAnswer.Accept;
        Assert.Equal(["1"], Decide(order, f => f with { HoldTold = true }).Cancel.Select(c => c.OrderItemId));
        Assert.Empty(Decide(order, f => f with { HoldTold = true, HoldUnderWay = true }).Cancel);
        Assert.Empty(Decide(order, f => f with { HoldTold = true, Cancelling = Set("1") }).Cancel);
    }

    [Fact]
    public void Answer_ShipAnyway_LiftsTheHold_AndUnblocks()
    {
        var order = Order("on-hold", Asked("1"));
        order.StatusBeforeHold = "processing";
        Assert.True(CancelRule.Blocks(order));
        order.CancelAnswer = CancelAnswer.ShipAnyway;
        Assert.False(CancelRule.Blocks(order));
        Assert.Equal("processing", Decide(order, f => f with { HoldTold = true }).Lift);
    }

    [Theory]
    [InlineData(0, 0, "processing", true)] // withdrawn
    [InlineData(2, 0, "completed", true)] // shipped meanwhile: back to packing would send it twice
    [InlineData(0, 2, null, true)] // cancelled: it is closed instead
    public void Request_ThatIsOver_LiftsTheHoldToWhereItBelongs(int shipped, int cancelled, string? lift, bool over)
    {
        var line = Line("1", shipped, cancelled);
        var order = Order("on-hold", line);
        (order.StatusBeforeHold, order.CancelAskedAt) = ("processing", Now);
        var decision = Decide(order, f => f with { HoldTold = true });
        Assert.Equal((lift, over, cancelled == 2), (decision.Lift, decision.IsOver, decision.Close));
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("refunded")]
    [InlineData("trash")]
    [InlineData("failed")]
    public void ShopCancelled_AsksOrFollows(string status)
    {
        Assert.True(Decide(Order(status, Line("1"))).AsksAboutShop);
        var followed = Decide(Order(status, Line("1"), Line("2", shipped: 2)),
            f => f with { Settings = new CancelSettings { FollowShop = true } });
        Assert.Equal([new CancelLine("1", "OUT_OF_STOCK", CancelCause.Shop)], followed.Cancel);
        Assert.False(followed.AsksAboutShop);
    }

    [Fact]
    public void ShopCancelled_AfterItWasSent_IsAlwaysAsked()
    {
        var order = Order("refunded", Line("1"));
        order.CompletedInShopAt = Now;
        var decision = Decide(order, f => f with { Settings = new CancelSettings { FollowShop = true } });
        Assert.Equal((true, 0), (decision.AsksAboutShop, decision.Cancel.Count));
    }

    [Fact]
    public void BothCancelled_NeedsNoQuestion()
    {
        var decision = Decide(Order("cancelled", Asked("1")));
        Assert.Equal((CancelAnswer.Accept, false, false), (decision.Answer, decision.AsksForAnswer, decision.AsksAboutShop));
        Assert.Equal("REQUESTED_BY_CUSTOMER", Assert.Single(decision.Cancel).ReasonCode);
    }

    /// <summary>
    /// Whoever took the first ones off, Tandem or the shop's people: only the rest is refunded, under a name of its own.
    /// </summary>
    [Theory]
    [InlineData(3, 0, 3)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 2, 1)]
    [InlineData(3, 3, 0)]
    [InlineData(2, 1, 1)]
    public void MoreCancelledAtBol_IsRefundedWithoutWhatWentOffBefore(int cancelled, int off, int units)
    {
        var line = new OrderLine { OrderItemId = "1", Quantity = 4, Imported = 4, Cancelled = cancelled };
        var refund = Decide(Order("processing", line), f => f with { Off = new Dictionary<string, int> { ["1"] = off } }).Refund;
        Assert.Equal(units == 0 ? [] : [new RefundLine("1", units, 4, cancelled)], refund);
    }

    [Theory]
    [InlineData(0, 0, 0, false)]
    [InlineData(1, 0, 0, true)]
    [InlineData(1, 1, 0, true)]
    [InlineData(1, 2, 0, false)]
    [InlineData(1, 1, 1, false)]
    public void TakenOutInTheShop_IsAskedAbout_AsLongAsBolWaitsForIt(int takenOut, int shipped, int cancelled, bool asks)
    {
        var line = Line("1", shipped, cancelled);
        line.TakenOut = takenOut;
        Assert.Equal(asks, Decide(Order("processing", line)).AsksAboutTakenOut);
        Assert.False(Decide(Order("processing", line), f => f with { Cancelling = Set("1") }).AsksAboutTakenOut);
        Assert.False(Decide(Order("cancelled", line)).AsksAboutTakenOut);
    }

    [Fact]
    public void PartCancelledAtBol_IsRefundedForExactlyThoseUnits_Once()
    {
        var order = Order("processing", Line("1", cancelled: 2), Line("2"));
        Assert.Equal([new RefundLine("1", 2, 2, 2)], Decide(order).Refund);
        Assert.Empty(Decide(order, f => f with { Off = new Dictionary<string, int> { ["1"] = 2 } }).Refund);
        Assert.False(Decide(order).Close);
    }

    [Fact]
    public void CancelledAtBol_AfterTheShopSentIt_PutsNothingBack()
    {
        foreach (var order in new[] { Order("completed", Line("1", cancelled: 2)),
            Order("completed", Line("1", cancelled: 2), Line("2")) })
        {
            var decision = Decide(order);
            Assert.Equal((true, false, 0), (decision.SentThough, decision.Close, decision.Refund.Count));
        }
    }

    [Fact]
    public void LinesThatNeverReachedTheShop_AreNeverPutBack()
    {
        var lvb = Line("1", cancelled: 2);
        (lvb.Fulfilment, lvb.Imported) = (Fulfilment.Lvb, null);
        var before = Line("2", cancelled: 2);
        before.Imported = null;
        Assert.Empty(Decide(Order("processing", lvb, before, Line("3"))).Refund);
    }

    [Theory]
    [InlineData(null, false, "AtBol")]
    [InlineData(25, false, "Expired")]
    [InlineData(26, false, "AtBol")]
    [InlineData(26, true, "RequestAtBol")]
    public void CancelledAtBol_SaysWhoDidIt(int? expires, bool asked, string cause)
    {
        var line = Line("1", cancelled: 2);
        line.CancellationRequested = asked;
        var order = Order("processing", line);
        order.ExpiresOn = expires is { } day ? new DateOnly(2026, 11, day) : null;
        Assert.Equal(cause, Decide(order).Cause.ToString());
        Assert.Equal(CancelCause.Shop,
            Decide(order, f => f with { Ours = new Dictionary<string, CancelCause> { ["1"] = CancelCause.Shop } }).Cause);
    }

    [Fact]
    public void CancelledAtBol_ByTheDayOfThatLine_WhateverTheRestIsPromised()
    {
        var (gone, left) = (Line("1", cancelled: 2), Line("2"));
        (gone.ExpiresOn, left.ExpiresOn) = (new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 29));
        var order = Order("processing", gone, left);
        order.ExpiresOn = left.ExpiresOn;
        Assert.Equal(CancelCause.Expired, Decide(order).Cause);
        (gone.ExpiresOn, order.ExpiresOn) = (left.ExpiresOn, new DateOnly(2026, 11, 24));
        Assert.Equal(CancelCause.AtBol, Decide(order).Cause);
    }

    /// <summary>What is closed or held of a split order says nothing of its parts: a person decides.</summary>
    [Fact]
    public void SplitOrder_IsNeverCancelledByARule()
    {
        var closed = Order("cancelled", Line("1"));
        closed.SplitInto = [8];
        var followed = Decide(closed, f => f with { Settings = new CancelSettings { FollowShop = true } });
        Assert.Equal((0, true), (followed.Cancel.Count, followed.AsksAboutShop));

        foreach (var status in new[] { "on-hold", "cancelled" })
        {
            var asked = Order(status, Asked("1"));
            asked.SplitInto = [8];
            var decision = Decide(asked, f => f with { Settings = new CancelSettings { AcceptUnsent = true }, HoldTold = true });
            Assert.Equal((CancelAnswer.None, 0, true), (decision.Answer, decision.Cancel.Count, decision.AsksForAnswer));
        }
    }

    /// <summary>Units that Tandem put back, or that were edited out, do not hide a broken one.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Broken_IsWhatWentOffAndDidNotComeBack(int putBack, bool broken)
    {
        var line = Line("1");
        (line.Reduced, line.PutBack) = (3, putBack);
        var seller = new Seller { Name = "Proefwinkel" };
        var facts = FollowCancellations.Facts(Order("processing", line), new OrderSettings(), seller, [],
        [
            new Adjustment { OrderItemId = "1", Cause = AdjustmentCause.Cancelled, Units = 1, RefundId = 4 },
            new Adjustment { OrderItemId = "1", Cause = AdjustmentCause.Refunded, Units = 1, RefundId = 5 },
            new Adjustment { OrderItemId = "2", Cause = AdjustmentCause.Refunded, Units = 1, RefundId = 6 },
        ], Now);
        Assert.Equal(broken, facts.Broken.Contains("1"));
    }

    /// <summary>At "cancelled" the shop would put the broken units back too.</summary>
    [Theory]
    [InlineData("processing", true, 1)]
    [InlineData("refunded", false, 0)]
    [InlineData("completed", false, 0)]
    public void CancelledAtBol_AfterBrokenUnitsWereRefunded_IsClosedByAPerson(string status, bool asks, int refunds)
    {
        var decision = Decide(Order(status, Line("1", cancelled: 2)),
            f => f with { Broken = Set("1"), Off = new Dictionary<string, int> { ["1"] = 1 } });
        Assert.Equal((false, asks, refunds), (decision.Close, decision.AsksToClose, decision.Refund.Sum(r => r.Units)));
    }

    private static CancelDecision Decide(Order order, Func<CancelFacts, CancelFacts>? change = null)
    {
        var facts = new CancelFacts(
            new CancelSettings(), new FlowSettings(), true, new DateOnly(2026, 11, 25), false, false, Set(), Set(),
            new Dictionary<string, CancelCause>(), new Dictionary<string, int>(), Set());
        return CancelRule.Decide(order, change?.Invoke(facts) ?? facts);
    }

    private static HashSet<string> Set(params string[] items) => [.. items];

    private static Order Order(string shopStatus, params OrderLine[] lines)
    {
        var order = new Order { BolOrderId = "A1", State = OrderState.Imported, ShopOrderId = 7, ShopStatus = shopStatus };
        order.Lines.AddRange(lines);
        return order;
    }

    private static OrderLine Asked(string id, int shipped = 0)
    {
        var line = Line(id, shipped);
        line.CancellationRequested = true;
        return line;
    }

    private static OrderLine Line(string id, int shipped = 0, int cancelled = 0) =>
        new() { OrderItemId = id, Quantity = 2, Imported = 2, Shipped = shipped, Cancelled = cancelled };
}
