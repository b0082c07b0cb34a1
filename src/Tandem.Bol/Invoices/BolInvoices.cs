using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>The invoices that bol sent the seller in a period. bol leaves the list out when it is empty.</summary>
internal sealed record BolInvoiceList(
    [property: JsonConverter(typeof(PageEntries<BolInvoice>))] IReadOnlyList<BolInvoice>? InvoiceListItems = null,
    string? Period = null);

/// <summary>An invoice of bol to the seller, as the list tells it.</summary>
/// <param name="InvoiceType">ALL_IN_ONE or ADVERTISING_VIA_BOL; an open set.</param>
/// <param name="From">When the period begins that it is about.</param>
/// <param name="SpecificationTypes">In which forms its specification can be had; null: bol does not say.</param>
[JsonConverter(typeof(InvoiceReader))]
public sealed record BolInvoice(
    string? InvoiceId = null,
    string? InvoiceType = null,
    DateTimeOffset? IssuedAt = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    decimal? Payable = null,
    IReadOnlyList<string>? SpecificationTypes = null)
{
    /// <summary>Its lines can be read as JSON, as far as bol says.</summary>
    public bool HasJson => SpecificationTypes is not { Count: > 0 } types
        || types.Any(type => type.Contains("json", StringComparison.OrdinalIgnoreCase));
}

/// <summary>One page of a specification. bol leaves the list out when it is empty.</summary>
internal sealed record BolSpecification(
    [property: JsonConverter(typeof(PageEntries<BolSpecificationLine>))]
    IReadOnlyList<BolSpecificationLine>? InvoiceSpecification = null);

/// <summary>
/// One line of an invoice of bol. Amounts are euros as bol writes them: above zero the seller owes them, below zero bol does.
/// What stands in no known place is null; nothing about a customer is read.
/// </summary>
/// <param name="Id">As real lines have it: order, EAN and type, with # between them (facts/bol.md §9).</param>
/// <param name="Type">bol's code of what it is for, for example COMMISSION; an open set.</param>
/// <param name="Text">bol's words for it.</param>
/// <param name="Amount">VAT left out. Of what customers paid, which bol passes on: all of it.</param>
/// <param name="Vat">bol's own VAT on it.</param>
/// <param name="VatPercent">Percent.</param>
[JsonConverter(typeof(SpecificationLineReader))]
public sealed record BolSpecificationLine(
    string? Id = null,
    string? Type = null,
    string? Text = null,
    string? OrderId = null,
    string? Ean = null,
    decimal? Quantity = null,
    decimal? Amount = null,
    decimal? Vat = null,
    decimal? VatPercent = null);

/// <summary>Which customers' requests for an invoice.</summary>
public sealed record BolInvoiceRequestQuery
{
    /// <summary>OPEN: those that wait for the seller. UPLOAD_ERROR: those whose file was refused. ALL.</summary>
    public string State { get; init; } = "OPEN";

    /// <summary>Of this shipment alone; null: of all.</summary>
    public string? ShipmentId { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>One page of them; less than 50: the last one. Empty lists are left out.</summary>
public sealed record BolInvoiceRequestList(
    [property: JsonConverter(typeof(PageEntries<BolInvoiceRequest>))] IReadOnlyList<BolInvoiceRequest>? InvoiceRequests = null)
{
    /// <summary>Rows of a page that is not the last.</summary>
    public const int PageSize = 50;
}

/// <summary>
/// A customer asks for the invoice of a shipment. Who that is, which bol sends along, is not read here
/// (<see cref="BolClient.GetInvoiceRequestParty"/>).
/// </summary>
/// <param name="Status">
/// INVOICE_REQUESTED, INVOICE_UPLOADED, INVOICE_INCORRECT, INVOICE_VIRUS_DETECTED or FINISHED; an open set.
/// </param>
public sealed record BolInvoiceRequest(
    string? ShipmentId = null,
    string? OrderId = null,
    string? Status = null,
    IReadOnlyList<BolStatusTransition>? StatusTransitions = null);

/// <summary>When a request came to have a status.</summary>
public sealed record BolStatusTransition(string? Status = null, DateTimeOffset? StatusDateTime = null);

/// <summary>
/// Whom an invoice is asked for: personal data, for the document alone and never to be kept as it is. Shows nothing of itself.
/// </summary>
public sealed record BolInvoiceParty(
    string? FirstName = null,
    string? Surname = null,
    string? StreetName = null,
    string? HouseNumber = null,
    string? HouseNumberExtension = null,
    string? ZipCode = null,
    string? City = null,
    string? CountryCode = null,
    string? Company = null,
    string? VatNumber = null,
    string? KvkNumber = null)
{
    public override string ToString() => nameof(BolInvoiceParty);
}

/// <summary>The same page, read for whom it is alone.</summary>
internal sealed record BolInvoicePartyList(IReadOnlyList<BolInvoicePartyEntry>? InvoiceRequests = null);

/// <inheritdoc cref="BolInvoicePartyList"/>
internal sealed record BolInvoicePartyEntry(string? ShipmentId = null, BolInvoiceParty? BillingDetails = null);
