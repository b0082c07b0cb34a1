namespace Tandem.Engine.Invoices;

/// <summary>
/// Whether a document can go over Peppol: to a business, between two parties that Peppol can name, with what the Dutch rules ask
/// of a Dutch seller (NL-R-002 to 004; facts/vat.md §6). Pure.
/// </summary>
internal static class PeppolRule
{
    /// <returns>The field that is missing, as in <c>buyer.kvk</c>; null where nothing is.</returns>
    public static string? Missing(DocumentParty seller, DocumentParty buyer)
    {
        if (seller.Endpoint is null) return seller.Country.Code == "BE" ? "seller.enterprise" : "seller.kvk";
        if (buyer.Endpoint is null) return buyer.Country.Code == "BE" ? "buyer.enterprise" : "buyer.kvk";
        if (seller.Country.Code != "NL") return null;
        if (seller.Register is null) return "seller.kvk";
        if (Address(seller) is { } ours) return $"seller.{ours}";
        return buyer.Country.Code == "NL" && Address(buyer) is { } theirs ? $"buyer.{theirs}" : null;
    }

    private static string? Address(DocumentParty party) =>
        string.IsNullOrWhiteSpace(party.Street) ? "street"
        : string.IsNullOrWhiteSpace(party.Postcode) ? "zip"
        : string.IsNullOrWhiteSpace(party.City) ? "city" : null;
}
