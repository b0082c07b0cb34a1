using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>Decides what goes into a parcel, and so onto its packing slip and the pick list. Pure.</summary>
internal static class SlipRule
{
    /// <summary>
    /// The units of the labels that are printed with it; without a label what is still to be sent, and of an order that was sent
    /// altogether everything that was, for whoever prints its slip once more.
    /// </summary>
    /// <param name="labelled">What the labels that are printed are for; empty where none is.</param>
    public static IReadOnlyList<(OrderLine Line, int Units)> Units(Order order, IEnumerable<ShipItem> labelled)
    {
        var byLine = labelled.GroupBy(i => i.OrderItemId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(i => i.Quantity), StringComparer.Ordinal);
        var sent = order.Lines.TrueForAll(l => CancelRule.Left(l) == 0);
        return
        [
            .. order.Lines.Where(l => l.Fulfilment != Fulfilment.Lvb)
                .Select(l => (l, byLine.Count > 0 ? byLine.GetValueOrDefault(l.OrderItemId) : sent ? l.Open : CancelRule.Left(l)))
                .Where(line => line.Item2 > 0),
        ];
    }
}
