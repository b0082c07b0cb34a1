namespace Tandem.Engine.Orders;

/// <summary>Who keeps and who sends an order line.</summary>
public enum Fulfilment
{
    /// <summary>The seller keeps and sends it (FBR, RETAILER).</summary>
    Own,

    /// <summary>The seller keeps it, bol's label carries it (FBR, BOL: Verzenden via bol).</summary>
    Vvb,

    /// <summary>bol keeps and sends it (FBB: Logistiek via bol). Never touches the shop's stock.</summary>
    Lvb,
}
