using Tandem.Sandbox.Bol;

namespace Tandem.Sandbox.Shoppers;

/// <summary>
/// Customers who send back what was shipped, all of it or a part, and who handles it: the seller in bol's portal, or bol for
/// its own warehouse. Now and then somebody changes how it was handled, and some returns never come.
/// </summary>
internal sealed class SendsBack
{
    private readonly double share;
    private readonly SimulatedBol bol;
    private readonly Crowd crowd;
    private readonly Random random;

    public SendsBack(SandboxOptions options, SimulatedBol bol, Crowd crowd)
    {
        (share, this.bol, this.crowd, random) = (options.ReturnShare, bol, crowd, new Random(options.Seed + 3));
        bol.Orders.Shipped += Shipped;
    }

    /// <summary>bol knows of a shipment: heard inside its lock.</summary>
    private void Shipped(SimShipment shipment)
    {
        if (!crowd.HasCome || !Chance(share)) return;
        var lines = shipment.Lines.Take(Chance(0.5) ? shipment.Lines.Count : 1)
            .Select(line => (line.Item, Units: Chance(0.5) ? line.Quantity : 1)).ToList();
        Later(1, 4, () => Register(shipment.Order, lines));
    }

    private void Register(SimOrder order, IReadOnlyList<(SimOrderItem Item, int Units)> lines)
    {
        SimReturn? made;
        lock (bol.State.Gate) made = bol.Returns.Register(order, lines);
        foreach (var item in made?.Items ?? [])
        {
            if (Chance(0.15)) continue; // it is still on its way
            if (item.Item.Method == "FBB") Later(0.5, 4, () => Handle(item, (item.Units, "RETURN_RECEIVED")));
            else if (item.Units > 1 && Chance(0.4))
                Later(0.5, 4, () => Handle(item, (1, "RETURN_RECEIVED"), (item.Units - 1, "CUSTOMER_KEEPS_PRODUCT_PAID")));
            else if (Chance(0.2)) Later(0.5, 4, () => Refuse(item));
            else Later(0.5, 4, () => Handle(item, (item.Units, "RETURN_RECEIVED")));
        }
    }

    private void Refuse(SimReturnItem item)
    {
        Handle(item, (item.Units, "RETURN_DOES_NOT_MEET_CONDITIONS"));
        if (Chance(0.4)) Later(2, 4, () => Handle(item, (item.Units, "STILL_APPROVED")));
    }

    private void Handle(SimReturnItem item, params IReadOnlyList<(int Units, string Handling)> results)
    {
        lock (bol.State.Gate) bol.Returns.Handle(item, results);
    }

    private void Later(double from, double to, Action act) => crowd.After(from + ((to - from) * Share()), act);

    private bool Chance(double chance) => Share() < chance;

    private double Share()
    {
        lock (random) return random.NextDouble();
    }
}
