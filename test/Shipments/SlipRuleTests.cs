using Tandem.Engine.Orders;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;

namespace Tandem.Tests.Shipments;

public sealed class SlipRuleTests
{
    [Theory]
    [InlineData(3, 2, 0, 1)]
    [InlineData(3, 0, 1, 2)]
    [InlineData(3, 1, 1, 1)]
    public void Parcel_HoldsWhatIsStillToBeSent(int ordered, int shipped, int cancelled, int expected)
    {
        var order = ShipPick.Sent(Line("1", ordered, shipped, cancelled), Line("2", 1));
        Assert.Equal([("1", expected), ("2", 1)], Units(order));
    }

    [Fact]
    public void Line_ThatWasSentAlready_IsNotPickedAgain() =>
        Assert.Equal([("2", 1)], Units(ShipPick.Sent(Line("1", 2, shipped: 2), Line("2", 1))));

    [Fact]
    public void Order_ThatWasSentAltogether_IsPrintedAsItWas() =>
        Assert.Equal([("1", 2)], Units(ShipPick.Sent(Line("1", 3, shipped: 2, cancelled: 1))));

    [Fact]
    public void Label_SaysWhatIsInItsParcel_WhateverWasSentSince()
    {
        var order = ShipPick.Sent(Line("1", 3, shipped: 3), Line("2", 1));
        ShipItem[] used = [new("1", 1), new("1", 1)];
        Assert.Equal([("1", 2)], SlipRule.Units(new ShipFacts(order, [], [], []), [], used)
            .Select(line => (line.Line.OrderItemId, line.Units)));
    }

    [Fact]
    public void Line_ThatIsBeingCancelled_IsNotPacked()
    {
        var facts = new ShipFacts(ShipPick.Sent(Line("1", 2), Line("2", 1)), [], [], [], ["1"]);
        Assert.Equal([("2", 1)], SlipRule.Units(facts, [], []).Select(line => (line.Line.OrderItemId, line.Units)));
    }

    [Fact]
    public void Parcel_HoldsNothingThatBolSends()
    {
        var lvb = Line("2", 1);
        lvb.Fulfilment = Fulfilment.Lvb;
        Assert.Equal([("1", 2)], Units(ShipPick.Sent(Line("1", 2), lvb)));
        Assert.Equal([("1", 2)], Units(ShipPick.Sent(Line("1", 2, shipped: 2), lvb)));
    }

    [Fact]
    public void Parcel_LacksWhatTheShopTookOut_AndWhatIsInAPartThatWaits()
    {
        var order = ShipPick.Sent(Line("1", 3), Line("2", 3));
        (order.Lines[0].TakenOut, order.Lines[1].Away) = (1, 2);
        Assert.Equal([("1", 2), ("2", 1)], Units(order));
        order.Lines[0].TakenOut = 3;
        Assert.Equal([("2", 1)], Units(order));
    }

    [Fact]
    public void Label_OfWhichUnitsWereCancelledSince_HoldsTheRest() =>
        Assert.Equal([("1", 1)], Units(ShipPick.Sent(Line("1", 2, cancelled: 1), Line("2", 1)), new ShipItem("1", 2)));

    private static IEnumerable<(string, int)> Units(Order order, params ShipItem[] labelled) =>
        SlipRule.Units(new ShipFacts(order, [], [], []), labelled, []).Select(line => (line.Line.OrderItemId, line.Units));

    private static OrderLine Line(string id, int quantity, int shipped = 0, int cancelled = 0)
    {
        var line = ShipPick.Line(id, quantity, shipped);
        line.Cancelled = cancelled;
        return line;
    }
}
