namespace Tandem.Engine.Shipments;

/// <summary>Units of one line in a shipment.</summary>
internal sealed class ShipmentLine
{
    public long Key { get; set; }
    public long ShipmentKey { get; set; }
    public required string OrderItemId { get; set; }
    public int Units { get; set; }
}
