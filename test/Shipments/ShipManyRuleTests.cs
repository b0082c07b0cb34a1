using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Shipments.Parcels;
using static Tandem.Tests.Shipments.ShipPick;

namespace Tandem.Tests.Shipments;

/// <summary>What may be reported as shipped, or gets a label, with many others at once.</summary>
public sealed class ShipManyRuleTests
{
    [Theory]
    [InlineData(OrderState.Imported, Fulfilment.Own, 2, 0, "processing", null)]
    [InlineData(OrderState.Imported, Fulfilment.Own, 2, 1, "processing", null)]
    [InlineData(OrderState.Imported, Fulfilment.Own, 2, 0, "completed", null)]
    [InlineData(OrderState.Seen, Fulfilment.Own, 2, 0, null, "many.not-in-shop")]
    [InlineData(OrderState.Skipped, Fulfilment.Own, 2, 0, null, "many.left-out")]
    [InlineData(OrderState.Skipped, Fulfilment.Lvb, 2, 0, null, "many.by-bol")]
    [InlineData(OrderState.Shipped, Fulfilment.Own, 2, 2, "completed", "many.nothing-open")]
    [InlineData(OrderState.Imported, Fulfilment.Vvb, 2, 0, "processing", "many.needs-label")]
    [InlineData(OrderState.Imported, Fulfilment.Own, 2, 0, "cancelled", "many.closed")]
    public void Order_IsJudgedByItsState(OrderState state, Fulfilment how, int units, int shipped, string? status, string? why)
    {
        var order = Sent(Line("i1", units, shipped));
        (order.State, order.ShopStatus, order.Lines[0].Fulfilment) = (state, status, how);
        Assert.Equal(why, Why(order));
    }

    [Fact]
    public void WhatIsBeingCancelled_OrAskedTo_IsLeftOut_UntilItIsSentAnyway()
    {
        var order = Sent(Line("i1", 1));
        Assert.Equal("many.cancelling", ShipManyRule.Objection(new ShipFacts(order, [], [], [], ["i1"]))!.Code);
        order.Lines[0].CancellationRequested = true;
        Assert.Equal("many.request", Why(order));
        order.CancelAnswer = CancelAnswer.ShipAnyway;
        Assert.Null(Why(order));
    }

    /// <summary>A second click makes no second parcel.</summary>
    [Theory]
    [InlineData(null, "many.told")]
    [InlineData(IntentState.Planned, "many.told")]
    [InlineData(IntentState.Unknown, "many.told")]
    [InlineData(IntentState.Refused, "many.refused")]
    public void WhatWasTold_IsNotToldAgain(IntentState? state, string why)
    {
        var order = Sent(Line("i1", 1));
        var parcel = Parcel("3S1");
        parcel.Source = ParcelSource.Screen;
        MadeShipment[] made = state is { } at ? [new("3S1", [new ShipItem("i1", 1)], at)] : [];
        Assert.Equal(why, ShipManyRule.Objection(new ShipFacts(order, [parcel], made, []))!.Code);
    }

    [Theory]
    [InlineData(Fulfilment.Vvb, 0, 0, false, false, true, true, null)]
    [InlineData(Fulfilment.Vvb, 1, 1, true, false, true, false, null)]
    [InlineData(Fulfilment.Vvb, 1, 0, true, false, true, false, "many.label-printed")]
    [InlineData(Fulfilment.Vvb, 0, 0, false, true, true, false, "many.label-coming")]
    [InlineData(Fulfilment.Vvb, 0, 0, false, false, false, false, "many.observing")]
    [InlineData(Fulfilment.Own, 0, 0, false, false, true, false, "many.no-label")]
    public void Label_IsPrintedOrBought_OrSaysWhyNot(Fulfilment how, int labelled, int toPrint, bool has, bool underWay,
        bool live, bool buys, string? why)
    {
        var order = Sent(Line("i1", 1));
        order.Lines[0].Fulfilment = how;
        var told = LabelManyRule.Of(order, labelled > 0 ? [new ShipItem("i1", labelled)] : [], toPrint, has, underWay,
            cancelling: false, live);
        Assert.Equal((toPrint > 0, buys, why), (told.Prints, told.Buys, told.Why?.Code));
    }

    private static string? Why(Order order) => ShipManyRule.Objection(new ShipFacts(order, [], [], []))?.Code;
}
