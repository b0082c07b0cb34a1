using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>One page of the account's shipments, newest first. bol leaves the list out when it is empty.</summary>
public sealed record BolShipmentList(
    [property: JsonConverter(typeof(PageEntries<BolShipment>))] IReadOnlyList<BolShipment>? Shipments = null);

/// <summary>A shipment. In a list bol gives less of it than on its own.</summary>
public sealed record BolShipment(
    string? ShipmentId = null,
    DateTimeOffset? ShipmentDateTime = null,
    string? ShipmentReference = null,
    bool? PickupPoint = null,
    BolShipmentOrder? Order = null,
    BolShipmentDetails? ShipmentDetails = null,
    BolBillingDetails? BillingDetails = null,
    IReadOnlyList<BolShippedItem>? ShipmentItems = null,
    BolTransport? Transport = null);

/// <summary>The order that a shipment is of.</summary>
public sealed record BolShipmentOrder(string? OrderId = null, DateTimeOffset? OrderPlacedDateTime = null);

/// <summary>
/// A line of a shipment: <see cref="Quantity"/> is what was ordered, <see cref="QuantityShipped"/> what is in this one.
/// </summary>
public sealed record BolShippedItem(
    string? OrderItemId = null,
    string? Ean = null,
    int? Quantity = null,
    int? QuantityShipped = null,
    decimal? UnitPrice = null,
    decimal? Commission = null,
    BolOrderFulfilment? Fulfilment = null,
    BolOrderOffer? Offer = null,
    BolOrderProduct? Product = null);

/// <summary>How a shipment travels.</summary>
public sealed record BolTransport(
    string? TransportId = null,
    string? TransporterCode = null,
    string? TrackAndTrace = null,
    string? ShippingLabelId = null,
    IReadOnlyList<BolTransportEvent>? TransportEvents = null);

/// <summary>Something the transporter reported.</summary>
public sealed record BolTransportEvent(string? EventCode = null, DateTimeOffset? EventDateTime = null);

/// <summary>
/// The report that order items of one order were shipped, with a label bought from bol or with a transporter, not both.
/// </summary>
public sealed record BolShipmentCreate(
    IReadOnlyList<BolShipmentItem> OrderItems,
    string? ShipmentReference = null,
    string? ShippingLabelId = null,
    BolTransportInstruction? Transport = null);

/// <summary>What was shipped; without a quantity all that is still open of the order item.</summary>
public sealed record BolShipmentItem(string OrderItemId, int? Quantity = null);

/// <summary>With whom it travels.</summary>
public sealed record BolTransportInstruction(string TransporterCode, string? TrackAndTrace = null);

/// <summary>A track and trace code that came later, or another transporter.</summary>
public sealed record BolTransportChange(string TrackAndTrace, string? TransporterCode = null);
