using CsCheck;
using Tandem.Engine.Orders;

namespace Tandem.Tests.Orders;

/// <summary>How far an order is, from its lines alone.</summary>
public sealed class OrderStateRuleTests
{
    [Theory]
    [InlineData(OrderState.Seen, null, 0, 0, OrderState.Seen)]
    [InlineData(OrderState.Seen, null, 0, 2, OrderState.Skipped)]
    [InlineData(OrderState.Imported, 2, 0, 0, OrderState.Imported)]
    [InlineData(OrderState.Imported, 2, 1, 0, OrderState.Imported)]
    [InlineData(OrderState.Imported, 2, 2, 0, OrderState.Shipped)]
    [InlineData(OrderState.Imported, 2, 1, 1, OrderState.Shipped)]
    [InlineData(OrderState.Imported, 2, 0, 2, OrderState.Cancelled)]
    [InlineData(OrderState.Shipped, 2, 2, 0, OrderState.Shipped)]
    [InlineData(OrderState.Skipped, null, 2, 0, OrderState.Skipped)]
    public void StateOf_OneLine(OrderState from, int? imported, int shipped, int cancelled, OrderState to) =>
        Assert.Equal(to, OrderStateRule.StateOf(Order(from, Line(imported, shipped, cancelled))).State);

    [Fact]
    public void StateOf_SeveralLines_IsOverOnceNothingIsLeft()
    {
        Assert.Equal(OrderState.Shipped, OrderStateRule.StateOf(Order(OrderState.Imported, Line(2, 2, 0), Line(2, 0, 2))).State);
        Assert.Equal(OrderState.Imported, OrderStateRule.StateOf(Order(OrderState.Imported, Line(2, 2, 0), Line(2, 0, 1))).State);
        Assert.Equal(OrderState.Cancelled,
            OrderStateRule.StateOf(Order(OrderState.Imported, Line(2, 0, 2), Line(2, 0, 2))).State);
    }

    [Fact]
    public void StateOf_LineThatBolSends_KeepsNothingOpen()
    {
        var lvb = Line(null, 0, 0);
        lvb.Fulfilment = Fulfilment.Lvb;
        Assert.Equal(OrderState.Shipped, OrderStateRule.StateOf(Order(OrderState.Imported, Line(2, 2, 0), lvb)).State);
    }

    /// <summary>Asked again it says the same, and it never goes back.</summary>
    [Fact]
    public void StateOf_ComesToRest() =>
        Gen.Select(Gen.Enum<OrderState>(), Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool).Array[0, 3]).Sample((from, lines) =>
        {
            var order = Order(from, [.. lines.Select(l => Line(l.Item3 ? 2 : null, l.Item1, l.Item2))]);
            (order.State, order.StateReason) = OrderStateRule.StateOf(order);
            Assert.True(order.State == from || (int)order.State > (int)from);
            Assert.Equal((order.State, order.StateReason), OrderStateRule.StateOf(order));
        });

    [Fact]
    public void DatesOf_AreThoseOfWhatIsLeft_ThenTheLastThatWereKnown()
    {
        var (soon, late) = (Line(2, 0, 0), Line(2, 0, 0));
        (soon.DeliverBy, late.DeliverBy) = (new DateOnly(2026, 2, 5), new DateOnly(2026, 2, 9));
        var order = Order(OrderState.Imported, soon, late);
        Assert.Equal(new DateOnly(2026, 2, 5), OrderStateRule.DatesOf(order).DeliverBy);
        soon.Shipped = 2;
        Assert.Equal(new DateOnly(2026, 2, 9), OrderStateRule.DatesOf(order).DeliverBy);
        (late.Shipped, order.DeliverBy) = (2, late.DeliverBy);
        Assert.Equal(new DateOnly(2026, 2, 9), OrderStateRule.DatesOf(order).DeliverBy);
    }

    [Fact]
    public void StateOf_WhatWasCancelledBeforeImport_SaysSo() => Assert.Equal("order.cancelled-before-import",
        OrderStateRule.StateOf(Order(OrderState.Seen, Line(null, 0, 2))).Why!.Code);

    /// <summary>Both days alike: of what is left the first, else what was known, else the first of all lines.</summary>
    [Fact]
    public void DatesOf_BothDays_FollowWhatIsLeft() => Gen.Select(
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 28].Nullable(), Gen.Int[1, 28].Nullable()).Array[0, 4], Gen.Int[1, 28].Nullable())
        .Sample((made, known) =>
        {
            static DateOnly? Day(int? day) => day is { } d ? new DateOnly(2026, 2, d) : null;
            var order = Order(OrderState.Imported, [.. made.Select(m =>
            {
                var line = Line(2, m.Item1, 0);
                (line.DeliverBy, line.ExpiresOn) = (Day(m.Item2), Day(m.Item3));
                return line;
            })]);
            (order.DeliverBy, order.ExpiresOn) = (Day(known), Day(known));
            int? Expected(Func<(int Shipped, int? By, int? Until), int?> pick)
            {
                var left = made.Where(m => m.Item1 < 2).Select(pick).OfType<int>().ToList();
                var all = made.Select(pick).OfType<int>().ToList();
                return left.Count > 0 ? left.Min() : known ?? (all.Count > 0 ? all.Min() : null);
            }

            Assert.Equal((Day(Expected(m => m.By)), Day(Expected(m => m.Until))), OrderStateRule.DatesOf(order));
        });

    private static Order Order(OrderState state, params OrderLine[] lines)
    {
        var order = new Order { BolOrderId = "A1", State = state };
        order.Lines.AddRange(lines);
        return order;
    }

    private static OrderLine Line(int? imported, int shipped, int cancelled) =>
        new()
        {
            OrderItemId = Guid.NewGuid().ToString(),
            Quantity = 2,
            Imported = imported,
            Shipped = shipped,
            Cancelled = cancelled
        };
}
