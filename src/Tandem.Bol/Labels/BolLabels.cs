namespace Tandem.Bol;

/// <summary>A line of an order that a label is for; without a quantity all that is still open of it.</summary>
public sealed record BolLabelItem(string OrderItemId, int? Quantity = null);

/// <summary>
/// The labels that bol has on offer for these lines; none for what bol fulfils itself, nor for lines that do not go together.
/// </summary>
public sealed record BolDeliveryOptions(IReadOnlyList<BolDeliveryOption>? DeliveryOptions = null);

/// <summary>One label on offer. <see cref="ValidUntilDate"/> is its last day.</summary>
public sealed record BolDeliveryOption(
    string? ShippingLabelOfferId = null,
    bool? Recommended = null,
    DateOnly? ValidUntilDate = null,
    string? TransporterCode = null,
    string? LabelType = null,
    string? LabelDisplayName = null,
    BolLabelPrice? LabelPrice = null,
    BolPackageRestrictions? PackageRestrictions = null,
    BolHandoverDetails? HandoverDetails = null);

/// <summary>What a label costs, VAT excluded.</summary>
public sealed record BolLabelPrice(decimal? TotalPrice = null);

/// <summary>What fits, in bol's own words (<c>10 kg</c>, <c>10 x 10 x 10 cm</c>).</summary>
public sealed record BolPackageRestrictions(string? MaxWeight = null, string? MaxDimensions = null);

/// <summary>When and how the parcel must be handed over, so that it arrives as promised.</summary>
public sealed record BolHandoverDetails(
    bool? MeetsCustomerExpectation = null,
    DateTimeOffset? EarliestHandoverDateTime = null,
    DateTimeOffset? LatestHandoverDateTime = null,
    string? CollectionMethod = null);

/// <summary>
/// A label as bol made it: who carries it, its code where it has one, and its PDF (null where only the facts were asked).
/// </summary>
public sealed record BolShippingLabel(string? TrackAndTrace, string? TransporterCode, byte[]? Pdf)
{
    /// <summary>Shows nothing of the customer, whose name is in the PDF.</summary>
    public override string ToString() => nameof(BolShippingLabel);
}

/// <summary>The question which labels there are.</summary>
internal sealed record BolDeliveryOptionsRequest(IReadOnlyList<BolLabelItem> OrderItems);

/// <summary>The purchase of a label.</summary>
internal sealed record BolLabelRequest(IReadOnlyList<BolLabelItem> OrderItems, string ShippingLabelOfferId);
