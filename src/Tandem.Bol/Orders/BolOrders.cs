using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>One page of the account's orders, newest first. bol leaves the list out when it is empty.</summary>
public sealed record BolOrderList(
    [property: JsonConverter(typeof(PageEntries<BolReducedOrder>))] IReadOnlyList<BolReducedOrder>? Orders = null);

/// <summary>An order in a list: without customer and prices.</summary>
public sealed record BolReducedOrder(
    string? OrderId = null,
    DateTimeOffset? OrderPlacedDateTime = null,
    IReadOnlyList<BolReducedOrderItem>? OrderItems = null);

/// <summary>A line of an order in a list.</summary>
public sealed record BolReducedOrderItem(
    string? OrderItemId = null,
    string? Ean = null,
    string? FulfilmentMethod = null,
    string? FulfilmentStatus = null,
    int? Quantity = null,
    int? QuantityShipped = null,
    int? QuantityCancelled = null,
    bool? CancellationRequest = null,
    DateTimeOffset? LatestChangedDateTime = null);

/// <summary>An order in full.</summary>
public sealed record BolOrder(
    string? OrderId = null,
    bool? PickupPoint = null,
    DateTimeOffset? OrderPlacedDateTime = null,
    BolShipmentDetails? ShipmentDetails = null,
    BolBillingDetails? BillingDetails = null,
    IReadOnlyList<BolOrderItem>? OrderItems = null);

/// <summary>Who receives the parcel. The e-mail address is a relay of bol, not a key of the customer.</summary>
public sealed record BolShipmentDetails(
    string? PickupPointName = null,
    string? Salutation = null,
    string? FirstName = null,
    string? Surname = null,
    string? StreetName = null,
    string? HouseNumber = null,
    string? HouseNumberExtension = null,
    string? ExtraAddressInformation = null,
    string? ZipCode = null,
    string? City = null,
    string? CountryCode = null,
    string? Email = null,
    string? Company = null,
    string? DeliveryPhoneNumber = null,
    string? Language = null)
{
    /// <summary>Shows nothing of the customer.</summary>
    public override string ToString() => nameof(BolShipmentDetails);
}

/// <summary>Who pays; VAT and KvK numbers only where the customer gave them.</summary>
public sealed record BolBillingDetails(
    string? Salutation = null,
    string? FirstName = null,
    string? Surname = null,
    string? StreetName = null,
    string? HouseNumber = null,
    string? HouseNumberExtension = null,
    string? ExtraAddressInformation = null,
    string? ZipCode = null,
    string? City = null,
    string? CountryCode = null,
    string? Email = null,
    string? Company = null,
    string? VatNumber = null,
    string? KvkNumber = null,
    string? OrderReference = null)
{
    /// <summary>Shows nothing of the customer.</summary>
    public override string ToString() => nameof(BolBillingDetails);
}

/// <summary>
/// A line of an order. Money includes VAT; <see cref="UnitPrice"/> is before discounts, <see cref="TotalPrice"/> is what
/// the customer paid for the line, <see cref="Commission"/> is for the whole line.
/// </summary>
public sealed record BolOrderItem(
    string? OrderItemId = null,
    bool? CancellationRequest = null,
    int? Quantity = null,
    int? QuantityShipped = null,
    int? QuantityCancelled = null,
    decimal? UnitPrice = null,
    decimal? TotalPrice = null,
    IReadOnlyList<BolDiscount>? Discounts = null,
    decimal? Commission = null,
    DateTimeOffset? LatestChangedDateTime = null,
    BolOrderFulfilment? Fulfilment = null,
    BolOrderOffer? Offer = null,
    BolOrderProduct? Product = null,
    IReadOnlyList<BolAdditionalService>? AdditionalServices = null);

/// <summary>A discount that bol gave on the line.</summary>
public sealed record BolDiscount(string? Title = null, decimal? Amount = null);

/// <summary>
/// Who ships and by when. bol gives either the latest or the exact delivery date; <see cref="ExpiryDate"/> is the day on
/// which bol cancels the line by itself.
/// </summary>
public sealed record BolOrderFulfilment(
    string? Method = null,
    string? DistributionParty = null,
    DateOnly? LatestDeliveryDate = null,
    DateOnly? ExactDeliveryDate = null,
    DateOnly? ExpiryDate = null,
    string? TimeFrameType = null);

/// <summary>The offer that was sold; the reference is the seller's own.</summary>
public sealed record BolOrderOffer(string? OfferId = null, string? Reference = null);

/// <summary>The product that was sold.</summary>
public sealed record BolOrderProduct(string? Ean = null, string? Title = null);

/// <summary>A service that was ordered with the line.</summary>
public sealed record BolAdditionalService(string? ServiceType = null);

/// <summary>The request to cancel one order item.</summary>
internal sealed record BolCancellation(IReadOnlyList<BolCancellationItem>? OrderItems = null);

/// <summary>The order item to cancel, and why.</summary>
internal sealed record BolCancellationItem(string? OrderItemId = null, string? ReasonCode = null);
