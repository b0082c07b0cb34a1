using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>What both sides say of the same units, and which of two readings of the shop is the newer.</summary>
public sealed class DoubtedRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2, 2, 2, null, "processing", 2)]
    [InlineData(2, 1, 1, null, "processing", 1)]
    [InlineData(1, 1, 1, null, "processing", 0)] // the other of the two was sent
    [InlineData(0, 2, 2, null, "refunded", 0)] // nothing is shipped yet
    [InlineData(2, 2, 0, null, "refunded", 0)] // its stock stayed out
    [InlineData(2, 2, 2, 1, "completed", 2)] // put back before it was completed
    [InlineData(2, 2, 2, -1, "completed", 0)] // came back after that
    [InlineData(2, 0, 2, null, "cancelled", 2)] // WooCommerce gave all of it back
    [InlineData(2, 0, 2, -1, "cancelled", 0)] // cancelled after it was sent
    public void Units_ThatAreSentAndOnTheShelf_AreDoubted(int shipped, int refunded, int putBack, int? completedAfter,
        string status, int doubted)
    {
        var (order, line) = Order(shipped, putBack, status);
        if (completedAfter is { } hours) order.CompletedInShopAt = Now.AddHours(hours);
        List<Adjustment> off = refunded == 0 ? []
            : [new Adjustment { OrderItemId = "1", Cause = AdjustmentCause.Refunded, Units = refunded, At = Now }];
        Assert.Equal(doubted, CancelRule.Doubted(order, line, off));
        line.OnShelf = doubted;
        Assert.Equal(0, CancelRule.Doubted(order, line, off));
    }

    /// <summary>A shop that tells no status for sent: a customer's return is no contradiction there either.</summary>
    [Theory]
    [InlineData(1, 1)] // put back, and shipped at bol after it
    [InlineData(-50, 0)] // shipped, and come back days later
    public void Units_OfAnOrderThatTheShopNeverCompletes_AreJudgedByBolsWord(int sentAfter, int doubted)
    {
        var (order, line) = Order(2, 1, "processing");
        order.SentAtBolAt = Now.AddHours(sentAfter);
        Adjustment row = new() { OrderItemId = "1", Cause = AdjustmentCause.Refunded, Units = 1, At = Now };
        Assert.Equal(doubted, CancelRule.Doubted(order, line, [row]));
    }

    [Fact]
    public void Units_OfWhichTheStockWasTakenAgain_AreNotDoubted_NorWhatBolCancelled()
    {
        var (order, line) = Order(2, 1, "processing");
        Adjustment row =
            new() { OrderItemId = "1", Cause = AdjustmentCause.Refunded, Units = 1, At = Now, StillDelivered = true };
        Assert.Equal(1, CancelRule.Doubted(order, line, [row]));
        row.Retaken = true;
        Assert.Equal(0, CancelRule.Doubted(order, line, [row]));
        (row.Retaken, row.Cause) = (false, AdjustmentCause.Cancelled);
        Assert.Equal(0, CancelRule.Doubted(order, line, [row]));
        row.Cause = AdjustmentCause.Edited;
        order.ShipsThoughClosed = true;
        Assert.Equal(0, CancelRule.Doubted(order, line, [row]));
    }

    [Theory]
    [InlineData(-10, 60, true)]
    [InlineData(0, 60, false)]
    [InlineData(10, 60, false)]
    [InlineData(-10, 299, true)]
    [InlineData(-10, 300, false)] // a shop that was put back from a backup
    public void Reading_OfAnEarlierMoment_IsOutdatedForAWhile(int changed, int later, bool isOutdated)
    {
        var order = Order(0, 0, "processing").Order;
        order.TakeMoment(new WooOrder { DateModifiedGmt = Now }, Now);
        var shown = new WooOrder { DateModifiedGmt = Now.AddSeconds(changed) };
        Assert.Equal(isOutdated, order.IsOutdated(shown, Now.AddSeconds(later)));
        Assert.False(order.IsOutdated(new WooOrder(), Now));

        // A moment in the future makes nothing look old.
        order.TakeMoment(new WooOrder { DateModifiedGmt = Now.AddYears(1) }, Now.AddSeconds(20));
        Assert.False(order.IsOutdated(new WooOrder { DateModifiedGmt = Now.AddSeconds(20) }, Now.AddSeconds(21)));
    }

    private static (Order Order, OrderLine Line) Order(int shipped, int putBack, string status)
    {
        var order = new Order { BolOrderId = "A1", ShopOrderId = 7, ShopStatus = status, State = OrderState.Imported };
        var line = new OrderLine { OrderItemId = "1", Quantity = 2, Imported = 2, Shipped = shipped, PutBack = putBack };
        order.Lines.Add(line);
        return (order, line);
    }
}
