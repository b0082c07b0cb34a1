using Tandem.Engine.Orders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>What a completed shop order comes to at bol.</summary>
/// <param name="Ship">The shipment to make, or null.</param>
/// <param name="Wait">Tracking may still come: look again.</param>
/// <param name="Reason">Why.</param>
internal sealed record ShipDecision(ShipPayload? Ship, bool Wait, Reason Reason);

/// <summary>What a shipment intent writes.</summary>
internal sealed record ShipPayload(Guid Account, string BolOrderId, string TransporterCode, string TrackAndTrace, IReadOnlyList<ShipItem> Items, string? ShippingLabelId = null);

/// <summary>One line of a shipment, with the units that go in it.</summary>
internal sealed record ShipItem(string OrderItemId, int Quantity);

/// <summary>Decides what must be shipped at bol once the shop has completed an order. Pure.</summary>
internal static class ShipRule
{
    /// <summary>How long a completed order may wait for its tracking before a person is asked.</summary>
    public static readonly TimeSpan TrackingWait = TimeSpan.FromHours(24);

    /// <summary>All own lines that are still open go with the first parcel; VVB lines need bol's own label.</summary>
    public static ShipDecision Decide(Order order, IReadOnlyList<Parcel> parcels, DateTimeOffset now)
    {
        var open = order.Lines.Where(l => l.Fulfilment == Fulfilment.Own && l.Imported is not null && l.Open > l.Shipped).ToList();
        if (open.Count == 0)
        {
            return order.Lines.Exists(l => l.Fulfilment == Fulfilment.Vvb && l.Open > l.Shipped)
                ? new ShipDecision(null, false, Reason.Of("ship.vvb-label"))
                : new ShipDecision(null, false, Reason.Of("ship.nothing-open"));
        }

        if (parcels.Count == 0)
        {
            var waited = now - (order.CompletedInShopAt ?? now);
            return new ShipDecision(null, true, Reason.Of(waited >= TrackingWait ? "ship.tracking-overdue" : "ship.waiting-for-tracking"));
        }

        var parcel = parcels[0];
        return new ShipDecision(
            new ShipPayload(order.AccountId.Value, order.BolOrderId, Carriers.BolCode(parcel.Carrier), parcel.Number,
                [.. open.Select(l => new ShipItem(l.OrderItemId, l.Open - l.Shipped))]),
            false,
            Reason.Of("ship.completed-in-shop", ("carrier", parcel.Carrier), ("parcels", parcels.Count)));
    }
}
