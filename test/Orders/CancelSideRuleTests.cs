using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;

namespace Tandem.Tests.Orders;

/// <summary>What bears on a cancellation: what is left to send, what is closed or sent, and what is still wanted.</summary>
public sealed class CancelSideRuleTests
{
    private static readonly FlowSettings Flow = new();

    [Theory]
    [InlineData(3, 0, 0, 3)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(3, 3, 1, 0)] // bol shows it shipped and cancelled: nothing is owed
    public void Left_IsWhatWasNeitherSentNorCancelled(int units, int shipped, int cancelled, int left)
    {
        var line = Line(units, shipped, cancelled);
        Assert.Equal(left, CancelRule.Left(line));
        line.Fulfilment = Fulfilment.Lvb;
        Assert.Equal(0, CancelRule.Left(line));
    }

    /// <summary>Of what is left to send, the units that the shop's order does not hold beyond what was sent.</summary>
    [Theory]
    [InlineData(3, 3, 0, 0, 0)]
    [InlineData(3, 3, 1, 0, 1)]
    [InlineData(3, 3, 1, 1, 1)]
    [InlineData(3, 3, 3, 0, 3)]
    [InlineData(3, 3, 1, 3, 0)]
    [InlineData(3, 3, 2, 2, 1)]
    [InlineData(2, 1, 1, 0, 2)]
    public void NotHeld_IsWhatThePeopleTookOut(int units, int imported, int takenOut, int shipped, int notHeld)
    {
        var line = Line(units, shipped);
        (line.Imported, line.TakenOut) = (imported, takenOut);
        Assert.Equal(notHeld, CancelRule.NotHeld(line));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void Back_IsWhatTheShopHoldsForNobody(int? imported, int back)
    {
        var line = Line(2, cancelled: 1);
        line.Imported = imported;
        Assert.Equal(back, CancelRule.BackInShop(line));
    }

    [Theory]
    [InlineData("cancelled", true)]
    [InlineData("refunded", true)]
    [InlineData("trash", true)]
    [InlineData("failed", true)]
    [InlineData("deleted", true)]
    [InlineData("processing", false)]
    [InlineData("on-hold", false)]
    [InlineData("completed", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Closed_IsWhatDeliversNothing(string? status, bool closed) => Assert.Equal(closed, CancelRule.IsClosed(status));

    [Theory]
    [InlineData("completed", false, true)]
    [InlineData("processing", true, false)] // taken back to packing: not sent
    [InlineData("refunded", true, true)]
    [InlineData("refunded", false, false)]
    public void Sent_IsByItsStatus_AndStaysWhenItIsClosedLater(string status, bool completedBefore, bool sent)
    {
        var order = Order(status, Line(1));
        order.CompletedInShopAt = completedBefore ? DateTimeOffset.UnixEpoch : null;
        Assert.Equal(sent, CancelRule.IsSent(order, Flow));
        Assert.Equal(!sent, CancelRule.IsFollowed(order, new CancelSettings { FollowShop = true }, Flow));
    }

    [Fact]
    public void Followed_IsOnlyWhatTheSellerWants_AndWhatIsCertainlyNotAlive()
    {
        var follow = new CancelSettings { FollowShop = true };
        Assert.True(CancelRule.IsFollowed(Order("cancelled", Line(1)), follow, Flow));
        Assert.False(CancelRule.IsFollowed(Order("cancelled", Line(1)), new CancelSettings(), Flow));
        Assert.False(CancelRule.IsFollowed(Order(CancelRule.Deleted, Line(1)), follow, Flow));
        var (spoken, split) = (Order("cancelled", Line(1)), Order("cancelled", Line(1)));
        (spoken.ShipsThoughClosed, split.SplitInto) = (true, [8]);
        Assert.False(CancelRule.IsFollowed(spoken, follow, Flow));
        Assert.False(CancelRule.IsFollowed(split, follow, Flow));
    }

    /// <summary>Each thing by itself makes an order concern the cancellations, before and after.</summary>
    [Fact]
    public void Concerned_IsAnOrderWithAnyOfThese()
    {
        Order[] concerned =
        [
            With(o => o.CancelAskedAt = DateTimeOffset.UnixEpoch), With(o => o.StatusBeforeHold = "processing"),
            With(o => o.ShopStatus = "cancelled"), With(o => o.Lines[0].CancellationRequested = true),
            With(o => o.Lines[0].Cancelled = 1), With(o => o.Lines[0].TakenOut = 1),
        ];
        Order[] not =
            [With(_ => { }), With(o => (o.ShopStatus, o.ShopOrderId) = ("cancelled", null)), With(o => o.ShopStatus = null)];
        Assert.All(concerned, o => Assert.Equal((true, true), (CancelRule.Concerns(o), CancelRule.Concerned(OrderImage.Of(o)))));
        Assert.All(not, o => Assert.Equal((false, false), (CancelRule.Concerns(o), CancelRule.Concerned(OrderImage.Of(o)))));
    }

    [Theory]
    [InlineData("Request", "on-hold", true, CancelAnswer.Accept, 0, true)]
    [InlineData("Request", "on-hold", true, CancelAnswer.None, 0, false)]
    [InlineData("Request", "on-hold", true, CancelAnswer.ShipAnyway, 0, false)]
    [InlineData("Request", "on-hold", false, CancelAnswer.Accept, 0, false)] // withdrawn
    [InlineData("Request", "completed", true, CancelAnswer.Accept, 0, false)] // sent meanwhile
    [InlineData("Request", "on-hold", true, CancelAnswer.Accept, 2, false)] // shipped meanwhile
    [InlineData("Shop", "cancelled", false, CancelAnswer.None, 0, true)]
    [InlineData("Shop", "processing", false, CancelAnswer.None, 0, false)] // taken back
    [InlineData("Person", "processing", false, CancelAnswer.None, 0, true)]
    [InlineData("Person", "processing", false, CancelAnswer.None, 2, false)]
    public void Wanted_IsACancellation_UntilItIsSent(string cause, string status, bool asked, CancelAnswer answer, int shipped,
        bool wanted)
    {
        var line = Line(2, shipped);
        line.CancellationRequested = asked;
        var order = Order(status, line);
        order.CancelAnswer = answer;
        var payload = new CancelPayload(Guid.Empty, "A1", "i1", "OUT_OF_STOCK", Enum.Parse<CancelCause>(cause));
        Assert.Equal(wanted, CancelRule.IsWanted(order, payload, Flow));
        Assert.False(CancelRule.IsWanted(order, payload with { OrderItemId = "other" }, Flow));
    }

    private static Order With(Action<Order> change)
    {
        var order = Order("processing", Line(2));
        change(order);
        return order;
    }

    private static Order Order(string status, params OrderLine[] lines)
    {
        var order = new Order { BolOrderId = "A1", State = OrderState.Imported, ShopOrderId = 7, ShopStatus = status };
        order.Lines.AddRange(lines);
        return order;
    }

    private static OrderLine Line(int units, int shipped = 0, int cancelled = 0) =>
        new() { OrderItemId = "i1", Quantity = units, Imported = units, Shipped = shipped, Cancelled = cancelled };
}
