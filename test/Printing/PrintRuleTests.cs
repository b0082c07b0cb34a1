using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Printing;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Tests.Shipments;

namespace Tandem.Tests.Printing;

/// <summary>What is not put on paper, and with which words.</summary>
public sealed class PrintRuleTests
{
    [Theory]
    [InlineData("processing", 0, 0, false, null, false)]
    [InlineData("cancelled", 0, 0, false, "print.closed", true)]
    [InlineData("trash", 0, 0, false, "print.closed", true)]
    [InlineData("processing", 1, 0, false, "print.taken-out", false)]
    [InlineData("processing", 3, 0, false, "print.taken-out", true)]
    [InlineData("processing", 0, 0, true, "print.cancelling", true)]
    [InlineData("refunded", 0, 3, false, null, false)]
    public void Slip_LeavesOutWhatIsNotSent(string status, int takenOut, int shipped, bool cancelling, string? why, bool isAll)
    {
        var order = ShipPick.Sent(ShipPick.Line("1", 3, shipped));
        (order.ShopStatus, order.Lines[0].TakenOut) = (status, takenOut);
        var facts = new ShipFacts(order, [], [], [], cancelling ? ["1"] : []);
        var said = PrintRule.Objection(facts, 0, 0, SlipRule.Units(facts, [], []));
        Assert.Equal((why, isAll), (said.Why?.Code, said.IsAll));
    }

    /// <summary>A customer who asked to cancel gets no parcel before that was answered, whatever the shop says of it.</summary>
    [Theory]
    [InlineData("processing")]
    [InlineData("cancelled")]
    public void Order_ThatItsCustomerWantsToCancel_IsNotPacked(string status)
    {
        var line = ShipPick.Line("1", 2);
        line.CancellationRequested = true;
        var order = ShipPick.Sent(line);
        order.ShopStatus = status;
        Assert.Equal(("label.blocked", true), Said(new ShipFacts(order, [], [], []), [(line, 2)]));
        order.CancelAnswer = CancelAnswer.ShipAnyway;
        Assert.NotEqual("label.blocked", Said(new ShipFacts(order, [], [], []), [(line, 2)]).Code);
    }

    [Fact]
    public void Slip_WithNothingOnIt_SaysSo()
    {
        var (lvb, gone) = (ShipPick.Line("1", 2), ShipPick.Line("2", 3));
        (lvb.Fulfilment, gone.Cancelled) = (Fulfilment.Lvb, 3);
        var facts = new ShipFacts(ShipPick.Sent(lvb, gone), [], [], []);
        Assert.Equal(("print.nothing-to-send", true), Said(facts, []));
        Assert.Equal((null, false), Said(facts, [(gone, 1)]));
    }

    /// <summary>What bol waits for of all lines together is held against all that goes on paper.</summary>
    [Fact]
    public void Slip_ThatLacksALine_SaysHowMuch()
    {
        var (one, two, lvb) = (ShipPick.Line("1", 2), ShipPick.Line("2", 3), ShipPick.Line("3", 9));
        lvb.Fulfilment = Fulfilment.Lvb;
        var order = ShipPick.Sent(one, two, lvb);
        order.ShopStatus = "processing";
        var facts = new ShipFacts(order, [], [], [], ["1"]);
        Assert.Equal("print.cancelling units=2", PrintRule.Objection(facts, 0, 0, [(two, 3)]).Why!.ToString());
        Assert.Equal("print.taken-out units=4",
            PrintRule.Objection(facts with { Cancelling = null }, 0, 0, [(one, 1)]).Why!.ToString());
        Assert.Equal("print.label-cancelled units=5", PrintRule.Objection(facts, 2, 6, [(one, 1)]).Why!.ToString());
        Assert.Null(PrintRule.Objection(facts, 0, 0, [(one, 2), (two, 3)]).Why);

        order.ShopStatus = "trash";
        Assert.Equal("print.closed status=trash", PrintRule.Objection(facts, 0, 0, [(two, 3)]).Why!.ToString());
    }

    /// <summary>A line that was sent lacks nothing, whatever is being asked about it.</summary>
    [Fact]
    public void Slip_IsNotShortOfWhatWasSentBefore()
    {
        var (sent, two) = (ShipPick.Line("1", 3, 3), ShipPick.Line("2", 2));
        var facts = new ShipFacts(ShipPick.Sent(sent, two), [], [], [], ["1"]);
        Assert.Equal(("print.taken-out", false), Said(facts, [(two, 1)]));
    }

    [Theory]
    [InlineData(0, null, false)]
    [InlineData(1, "print.label-cancelled", false)]
    [InlineData(2, "print.label-cancelled", true)]
    public void Label_OfWhichUnitsWereCancelled_SaysSo(int cancelled, string? why, bool isAll)
    {
        var line = ShipPick.Line("1", 2);
        line.Cancelled = cancelled;
        var facts = new ShipFacts(ShipPick.Sent(line, ShipPick.Line("2", 1)), [], [], []);
        var said = PrintRule.Objection(facts, 1, 2, SlipRule.Units(facts, [new ShipItem("1", 2)], []));
        Assert.Equal((why, isAll), (said.Why?.Code, said.IsAll));
    }

    private static (string? Code, bool IsAll) Said(ShipFacts facts, IReadOnlyList<(OrderLine Line, int Units)> units)
    {
        var (why, isAll) = PrintRule.Objection(facts, 0, 0, units);
        return (why?.Code, isAll);
    }
}
