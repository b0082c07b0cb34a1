using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>One page of the account's offers (v11).</summary>
public sealed record BolOfferList(
    [property: JsonConverter(typeof(PageEntries<BolOffer>))] IReadOnlyList<BolOffer>? Offers = null, BolPage? Page = null);

/// <summary>Where a page ends; no <see cref="NextCursor"/> means that it was the last.</summary>
public sealed record BolPage(int? PageSize = null, string? NextCursor = null);

/// <summary>An offer as bol shows it to its seller (v11). Prices include VAT.</summary>
public sealed record BolOffer(
    string? OfferId = null,
    string? Ean = null,
    string? Reference = null,
    DateTimeOffset? LastModifiedDateTime = null,
    bool? OnHoldByRetailer = null,
    BolCondition? Condition = null,
    BolPricing? Pricing = null,
    BolStock? Stock = null,
    BolFulfilment? Fulfilment = null,
    IReadOnlyList<BolCountryAvailability>? CountryAvailabilities = null,
    string? EconomicOperatorId = null,
    string? UnknownProductTitle = null,
    BolProduct? Product = null);

/// <summary>
/// NEW, SECONDHAND (with <see cref="State"/>) or REFURBISHED (with <see cref="Grade"/> and <see cref="Margin"/>).
/// </summary>
public sealed record BolCondition(
    string? Category = null,
    string? State = null,
    string? Comment = null,
    string? Grade = null,
    bool? Margin = null);

/// <summary>Prices by quantity: the first for quantity 1, then rising quantities at falling prices.</summary>
public sealed record BolPricing(IReadOnlyList<BolBundlePrice>? BundlePrices = null);

/// <summary>The price of one unit, including VAT, from this quantity on (1 to 9999 euro, 2 decimals).</summary>
public sealed record BolBundlePrice(int? Quantity = null, decimal? UnitPrice = null);

/// <summary>
/// Stock of an offer. <see cref="CorrectedStock"/> is what bol still sells: read only, and never sent.
/// </summary>
public sealed record BolStock(int? Amount = null, int? CorrectedStock = null, bool? ManagedByRetailer = null);

/// <summary>FBR or FBB, and for FBR by which schedule.</summary>
public sealed record BolFulfilment(
    string? Method = null,
    string? Schedule = null,
    BolDeliveryPromise? DeliveryPromise = null);

/// <summary>Days to the customer, and until what time (HH:mm) an order counts for today.</summary>
public sealed record BolDeliveryPromise(
    int? MinimumDaysToCustomer = null,
    int? MaximumDaysToCustomer = null,
    string? UltimateOrderTime = null);

/// <summary>A country the offer is for (NL or BE); <see cref="ForSale"/> is read only, and never sent.</summary>
public sealed record BolCountryAvailability(string? CountryCode = null, bool? ForSale = null);

/// <summary>bol's own id of the product.</summary>
public sealed record BolProduct(string? BolProductId = null);

/// <summary>What to change of an offer; null is not sent, so it stays as it is.</summary>
public sealed record BolOfferPatch(
    BolStock? Stock = null,
    BolPricing? Pricing = null,
    bool? OnHoldByRetailer = null,
    string? Reference = null,
    BolFulfilment? Fulfilment = null,
    IReadOnlyList<BolCountryAvailability>? CountryAvailabilities = null,
    string? UnknownProductTitle = null,
    string? EconomicOperatorId = null);

/// <summary>A new offer; bol requires ean, condition, pricing and fulfilment.</summary>
public sealed record BolOfferCreate(
    string? Ean = null,
    BolCondition? Condition = null,
    BolPricing? Pricing = null,
    BolFulfilment? Fulfilment = null,
    BolStock? Stock = null,
    string? Reference = null,
    bool? OnHoldByRetailer = null,
    IReadOnlyList<BolCountryAvailability>? CountryAvailabilities = null,
    string? UnknownProductTitle = null,
    string? EconomicOperatorId = null);

/// <summary>bol's answer to a new offer.</summary>
internal sealed record BolOfferCreated(string? OfferId = null);

/// <summary>Why an offer is not for sale, by country.</summary>
public sealed record BolNotForSaleReasons(
    string? OfferId = null,
    IReadOnlyList<BolNotForSaleCountry>? Countries = null);

/// <summary>The reasons for one country.</summary>
public sealed record BolNotForSaleCountry(
    string? CountryCode = null,
    IReadOnlyList<BolNotForSaleReason>? Reasons = null);

/// <summary>
/// One reason: CONTENT (then with <see cref="MissingAttributes"/>), PRICE, STOCK, SHOP_STATUS, SELLING_RIGHTS,
/// ACCOUNT_RIGHTS, ON_HOLD, ASSORTMENT_POLICY, OFFER or one that is newer than this client.
/// </summary>
public sealed record BolNotForSaleReason(
    string? Category = null,
    string? Code = null,
    string? Description = null,
    IReadOnlyList<BolMissingAttribute>? MissingAttributes = null);

/// <summary>A product attribute that bol still wants.</summary>
public sealed record BolMissingAttribute(string? Name = null);
