using Tandem.Engine.Orders;
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
}
