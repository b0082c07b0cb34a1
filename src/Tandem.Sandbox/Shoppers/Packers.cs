using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers;

/// <summary>
/// The warehouse, as warehouses are: most parcels leave with their code, some codes come later, some orders leave in two parcels,
/// and now and then somebody reports a parcel on bol's own pages instead.
/// </summary>
/// <param name="halfSent">Orders of which the second parcel is still to come: a hold that is lifted has them packed anew, and
/// they are not sent twice.</param>
internal sealed class Packers(SimulatedShop shop, BolTill till, Func<double, bool> chance, Action<double, double, Action> later,
    ISet<long> halfSent)
{
    private const string Carrier = "postnl";

    public void Send(long orderId)
    {
        if (shop.StatusOf(orderId) != "processing" || halfSent.Contains(orderId)) return;
        var order = shop.FactOf(orderId);
        var code = $"3SDEMO{orderId:D7}";
        if (order.BolOrderId is { } bolOrder && chance(0.04) && till.ShipByHand(bolOrder, chance(0.5) ? code : null)) return;
        if (order.Lines.Sum(line => line.Quantity - line.Refunded) > 1 && order.Lines[0].Quantity > order.Lines[0].Refunded
            && chance(0.35)) SendInTwo(order, code);
        else if (chance(0.12)) SendBeforeItsCode(orderId, code);
        else shop.Complete(orderId, Carrier, code, asNote: chance(0.2));
    }

    private void SendBeforeItsCode(long orderId, string code)
    {
        shop.StaffSets(orderId, "completed");
        later(2, 6, () => shop.AddParcel(orderId, Carrier, code, null));
    }

    /// <summary>One unit of the first line goes ahead; the rest follows, and with it the order is done.</summary>
    private void SendInTwo(ShopOrderFact order, string code)
    {
        var first = order.Lines[0];
        shop.AddParcel(order.Id, Carrier, code + "A", [(first.Id, 1)]);
        var rest = order.Lines.Select(line => (line.Id, Units: line.Quantity - line.Refunded - (line == first ? 1 : 0)))
            .Where(line => line.Units > 0).ToList();
        halfSent.Add(order.Id);
        later(0.2, 2, () =>
        {
            halfSent.Remove(order.Id);
            if (shop.StatusOf(order.Id) is not ("processing" or "completed")) return;
            shop.AddParcel(order.Id, Carrier, code + "B", rest);
            shop.StaffSets(order.Id, "completed");
        });
    }
}
