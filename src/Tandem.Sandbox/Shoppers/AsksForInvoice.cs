using Tandem.Sandbox.Bol;

namespace Tandem.Sandbox.Shoppers;

/// <summary>
/// Customers who ask bol for the invoice of what was sent to them: businesses soon, and now and then a consumer, later.
/// </summary>
internal sealed class AsksForInvoice
{
    private readonly SandboxOptions options;
    private readonly SimulatedBol bol;
    private readonly Crowd crowd;
    private readonly Random random;

    public AsksForInvoice(SandboxOptions options, SimulatedBol bol, Crowd crowd)
    {
        (this.options, this.bol, this.crowd) = (options, bol, crowd);
        random = new Random(options.Seed + 4);
        if (options.InvoiceRequestShare > 0) bol.Orders.Shipped += Shipped;
    }

    /// <summary>Heard inside bol's lock.</summary>
    private void Shipped(SimShipment shipment)
    {
        if (!crowd.HasCome) return;
        var isBusiness = shipment.Order.Buyer.Company is not null;
        if (Share() >= (isBusiness ? options.InvoiceRequestShare : options.InvoiceRequestShare / 4)) return;
        crowd.After(isBusiness ? 0.5 + Share() : 3 + (6 * Share()), () =>
        {
            lock (bol.State.Gate) bol.Uploads.Ask(shipment);
        });
    }

    private double Share()
    {
        lock (random) return random.NextDouble();
    }
}
