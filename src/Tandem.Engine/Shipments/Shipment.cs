using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>
/// What bol knows as sent of an order, told by Tandem or made in bol's own pages. Holds nothing of the customer.
/// </summary>
internal sealed class Shipment
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }
    public long OrderKey { get; set; }

    /// <summary>bol's id.</summary>
    public required string ShipmentId { get; set; }
    public string? TransportId { get; set; }

    /// <summary>The reference that Tandem gave it, by which it is found at bol; null: it was made elsewhere.</summary>
    public string? Reference { get; set; }

    /// <summary>Its tracking code; empty: it was shipped without one.</summary>
    public string Number { get; set; } = "";

    /// <summary>By bol's word.</summary>
    public DateTimeOffset ShippedAt { get; set; }

    public List<ShipmentLine> Lines { get; } = [];
}
