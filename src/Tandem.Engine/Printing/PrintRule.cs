using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>Says what of an order is not put on paper: nobody must pack what bol will not hear of. Pure.</summary>
internal static class PrintRule
{
    /// <param name="labels">Labels that are to be printed.</param>
    /// <param name="labelled">Units that they are for.</param>
    /// <param name="units">What goes on paper.</param>
    /// <returns>Why something of it is left out; null: nothing is. And whether that is all of it.</returns>
    public static (Reason? Why, bool IsAll) Objection(ShipFacts facts, int labels, int labelled,
        IReadOnlyList<(OrderLine Line, int Units)> units)
    {
        var order = facts.Order;
        var own = order.Lines.FindAll(l => l.Fulfilment != Fulfilment.Lvb);
        var left = own.Sum(CancelRule.Left);

        // A customer who asked to cancel gets no parcel before that was answered.
        if (LabelRule.IsBlocked(order)) return (Reason.Of("label.blocked"), true);
        if (left > 0 && ShipRule.Waits(order, gone: false, facts))
            return (Reason.Of("print.closed", ("status", order.ShopStatus)), true);
        var lacks = (labels > 0 ? labelled : left) - units.Sum(u => u.Units);
        if (lacks <= 0) return (units.Count == 0 ? Reason.Of("print.nothing-to-send") : null, units.Count == 0);
        var code = labels > 0 ? "print.label-cancelled"
            : own.Exists(l => facts.IsHeld(l) && CancelRule.Left(l) > 0) ? "print.cancelling" : "print.taken-out";
        return (Reason.Of(code, ("units", lacks)), units.Count == 0);
    }
}
