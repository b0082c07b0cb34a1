namespace Tandem.Engine.Invoices;

/// <summary>
/// Whether a document can go over Peppol: to a business, between two parties that Peppol can name, with what the Dutch rules ask
/// of a Dutch seller (NL-R-002 to 004; facts/vat.md §6). Pure.
/// </summary>
internal static class PeppolRule
{
    /// <returns>The field that is missing, as in <c>buyer.kvk</c>; null where nothing is.</returns>
    public static string? Missing(TaxDocument document)
    {
        if (document.Seller.Endpoint is null) return document.Seller.Country.Code == "BE" ? "seller.enterprise" : "seller.kvk";
        if (document.Buyer.Endpoint is null) return document.Buyer.Country.Code == "BE" ? "buyer.enterprise" : "buyer.kvk";
        if (document.Seller.Country.Code != "NL") return null;
        if (document.Seller.Register is null) return "seller.kvk";
        if (Address(document.Seller) is { } seller) return $"seller.{seller}";
        return document.Buyer.Country.Code == "NL" && Address(document.Buyer) is { } buyer ? $"buyer.{buyer}" : null;
    }

    private static string? Address(DocumentParty party) =>
        string.IsNullOrWhiteSpace(party.Street) ? "street"
        : string.IsNullOrWhiteSpace(party.Postcode) ? "zip"
        : string.IsNullOrWhiteSpace(party.City) ? "city" : null;
}
