using Tandem.Engine.Orders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>Says of one of many orders whether a label is to be printed or bought for it. Pure.</summary>
internal static class LabelManyRule
{
    /// <param name="labelled">What its labels are for, those on their way too.</param>
    /// <param name="toPrint">Labels that were bought and are not printed.</param>
    /// <param name="has">It has a label.</param>
    /// <param name="underWay">One is being bought.</param>
    /// <param name="cancelling">bol is asked to cancel a line that needs one, or is about to be.</param>
    /// <param name="live">Whether anything may be bought.</param>
    /// <returns>Why nothing is done with it; null where something is.</returns>
    public static (bool Prints, bool Buys, Reason? Why) Of(Order order, IReadOnlyCollection<ShipItem> labelled, int toPrint,
        bool has, bool underWay, bool cancelling, bool live)
    {
        if (LabelRule.IsBlocked(order)) return (false, false, Reason.Of("many.request"));
        if (cancelling) return (false, false, Reason.Of("many.cancelling"));
        var needs = order.State == OrderState.Imported && LabelRule.Needs(order, labelled).Count > 0;
        var buys = needs && live && !underWay;
        if (toPrint > 0 || buys) return (toPrint > 0, buys, null);
        return (false, false, Reason.Of(
            underWay ? "many.label-coming" : needs ? "many.observing" : has ? "many.label-printed"
            : order.State == OrderState.Seen ? "many.not-in-shop"
            : order.Lines.Exists(l => l.Fulfilment == Fulfilment.Vvb) ? "many.nothing-open" : "many.no-label"));
    }
}
