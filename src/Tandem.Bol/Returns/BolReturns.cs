using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>Which page of the returns: of one way of fulfilment, handled or not (v10).</summary>
public sealed record BolReturnQuery
{
    /// <summary>
    /// False: what still waits, the oldest first. True: what was handled, the newest first; of which moment bol does not say.
    /// </summary>
    public bool Handled { get; init; }

    /// <summary>FBR or FBB; the description names no answer for both at once.</summary>
    public string FulfilmentMethod { get; init; } = "FBR";

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>One page of returns; less than 50: the last one. Empty lists are left out.</summary>
public sealed record BolReturnList(
    [property: JsonConverter(typeof(PageEntries<BolReturn>))] IReadOnlyList<BolReturn>? Returns = null)
{
    /// <summary>Rows of a page that is not the last.</summary>
    public const int PageSize = 50;
}

/// <summary>
/// What a customer sends back in one go, perhaps of several orders. The customer's name, address and own words, which bol sends
/// along, are not read.
/// </summary>
public sealed record BolReturn(
    string? ReturnId = null,
    DateTimeOffset? RegistrationDateTime = null,
    string? FulfilmentMethod = null,
    IReadOnlyList<BolReturnItem>? ReturnItems = null);

/// <summary>
/// One article of it. It names no order item: only the order and the EAN. A list gives no title and no carrier.
/// </summary>
public sealed record BolReturnItem(
    string? RmaId = null,
    string? OrderId = null,
    string? Ean = null,
    string? Title = null,
    int? ExpectedQuantity = null,
    BolReturnReason? ReturnReason = null,
    string? TrackAndTrace = null,
    string? TransporterName = null,
    bool? Handled = null,
    IReadOnlyList<BolReturnResult>? ProcessingResults = null);

/// <summary>What the customer chose from bol's list, in bol's Dutch words.</summary>
public sealed record BolReturnReason(string? MainReason = null, string? DetailedReason = null);

/// <summary>What became of so many units. The results are open sets.</summary>
public sealed record BolReturnResult(
    int? Quantity = null,
    string? ProcessingResult = null,
    string? HandlingResult = null,
    DateTimeOffset? ProcessingDateTime = null);

/// <summary>What becomes of so many units of a return.</summary>
/// <param name="HandlingResult">Of the closed set that a seller may choose from (facts/bol.md §8).</param>
public sealed record BolReturnHandling(string HandlingResult, int QuantityReturned);

/// <summary>A return that the seller makes.</summary>
/// <inheritdoc cref="BolReturnHandling"/>
public sealed record BolReturnCreate(string OrderItemId, int QuantityReturned, string HandlingResult);

/// <summary>What a customer wrote about what comes back: read by itself, so that nothing else ever holds it.</summary>
internal sealed record BolReturnWords(string? ReturnId = null, IReadOnlyList<BolReturnItemWords>? ReturnItems = null);

/// <inheritdoc cref="BolReturnWords"/>
internal sealed record BolReturnItemWords(string? RmaId = null, BolCustomerWords? ReturnReason = null);

/// <inheritdoc cref="BolReturnWords"/>
internal sealed record BolCustomerWords(string? CustomerComments = null);
