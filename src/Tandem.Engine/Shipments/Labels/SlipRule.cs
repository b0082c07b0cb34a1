using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>Decides what goes into a parcel, and so onto its packing slip and the pick list. Pure.</summary>
internal static class SlipRule
{
    /// <summary>
    /// The units of the labels that are printed with it, as far as they are still to be sent; without a label all that is, as
    /// bol will hear it: not what the shop's people took out, nor what is being cancelled. Of an order that was sent altogether
    /// everything that was, for whoever prints its slip once more.
    /// </summary>
    /// <param name="labelled">What the labels that are printed and not used yet are for; empty where none is.</param>
    /// <param name="used">What went out with the labels that are printed once more.</param>
    public static IReadOnlyList<(OrderLine Line, int Units)> Units(ShipFacts facts, IReadOnlyCollection<ShipItem> labelled,
        IReadOnlyCollection<ShipItem> used)
    {
        var order = facts.Order;
        var sent = order.Lines.TrueForAll(l => CancelRule.Left(l) == 0);
        int Of(OrderLine line)
        {
            var due = facts.IsHeld(line) ? 0 : Math.Max(0, ShipRule.ToDeliver(line) - line.Shipped);
            if (labelled.Count + used.Count > 0) return Sum(used, line) + Math.Min(Sum(labelled, line), due);
            return sent ? line.Open : due;
        }

        return
        [
            .. order.Lines.Where(l => l.Fulfilment != Fulfilment.Lvb)
                .Select(l => (l, Of(l))).Where(line => line.Item2 > 0),
        ];
    }

    private static int Sum(IEnumerable<ShipItem> items, OrderLine line) =>
        items.Where(i => i.OrderItemId == line.OrderItemId).Sum(i => i.Quantity);
}
