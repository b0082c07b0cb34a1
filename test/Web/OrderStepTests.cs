using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Returns;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Parts;

namespace Tandem.Tests.Web;

/// <summary>The way of an order, as its page tells it.</summary>
public sealed class OrderStepTests
{
    private static readonly DateTimeOffset Placed = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void SkippedOrder_EndsWhereTandemSawIt() =>
        Assert.Equal(["placed", "seen"], OrderStep.Of(Page(OrderState.Skipped)).Select(step => step.Name));

    [Fact]
    public void ImportThatFails_IsShownAtItsStep()
    {
        var write = Write(IntentKind.Import, IntentState.Planned, settled: null);
        var step = OrderStep.Of(Page(OrderState.Seen, null, write)).Single(step => step.Name == "imported");
        Assert.False(step.Done);
        Assert.Equal([write], step.Writes);
    }

    [Fact]
    public void ConfirmedWrites_SayOnlyWhen()
    {
        var steps = OrderStep.Of(Page(
            OrderState.Shipped, Placed.AddMinutes(1), Write(IntentKind.Import, IntentState.Confirmed, Placed.AddMinutes(1)),
            Write(IntentKind.Ship, IntentState.Confirmed, Placed.AddHours(2)),
            Write(IntentKind.Ship, IntentState.Confirmed, Placed.AddHours(3))));
        Assert.All(steps, step => Assert.Empty(step.Writes));
        Assert.Equal(Placed.AddHours(3), steps[^1].At);
    }

    [Fact]
    public void OrderShippedBySomebodyElse_IsDone_AtAnUnknownMoment()
    {
        var last = OrderStep.Of(Page(OrderState.Shipped, Placed.AddMinutes(1)))[^1];
        Assert.True(last.Done);
        Assert.Null(last.At);
    }

    [Fact]
    public void FirstOfTwoParcels_DoesNotMakeTheOrderShipped()
    {
        var refused = Write(IntentKind.Ship, IntentState.Refused, Placed.AddHours(3));
        var last =
            OrderStep.Of(Page(OrderState.Imported, Placed.AddMinutes(1),
                Write(IntentKind.Ship, IntentState.Confirmed, Placed.AddHours(2)), refused))[^1];
        Assert.False(last.Done);
        Assert.Null(last.At);
        Assert.Equal([refused], last.Writes);
    }

    [Fact]
    public void WhatComesBack_IsTheLastStep_AndIsDoneOnceAllIsHandled()
    {
        var page = Page(OrderState.Shipped, Placed.AddMinutes(1));
        ReturnRow waits = Returned(Placed.AddDays(3), null), handled = Returned(Placed.AddDays(2), Placed.AddDays(5));
        var steps = OrderStep.Of(page with { Returns = [waits, handled] });
        Assert.Equal([("returned", true, Placed.AddDays(2)), ("return-handled", false, null)], steps.TakeLast(2)
            .Select(s => (s.Name, s.Done, s.At)));
        Assert.Equal("return", OrderStep.Next(page with { Returns = [waits, handled] }));
        var done = OrderStep.Of(page with { Returns = [handled] })[^1];
        Assert.Equal((true, Placed.AddDays(5)), (done.Done, done.At));
        Assert.Equal("done", OrderStep.Next(page with { Returns = [handled] }));
        Assert.Equal(["placed", "seen", "returned", "return-handled"],
            OrderStep.Of(Page(OrderState.Skipped) with { Returns = [waits] }).Select(s => s.Name));
    }

    private static ReturnRow Returned(DateTimeOffset at, DateTimeOffset? handledAt) =>
        new(1, "M1", "C1", 1, "Mok", 1, "", false, at, at.AddDays(14), handledAt is not null, handledAt, "", false, null, null);

    private static OrderPage Page(OrderState state, DateTimeOffset? imported = null, params IReadOnlyList<OrderWrite> writes) =>
        new(
        new OrderRow(1, "C1", Placed, state, null, null, null, null, new Money(100), null, null, 1, Fulfilment.Own,
            Blocked: false), Placed.AddSeconds(30), imported, null, null, [], writes, [], []);

    private static OrderWrite Write(IntentKind kind, IntentState state, DateTimeOffset? settled) =>
        new(kind, state, null, Placed, Placed, settled, Placed, 1, null);
}
