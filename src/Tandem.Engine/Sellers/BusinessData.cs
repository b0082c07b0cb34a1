namespace Tandem.Engine.Sellers;

/// <summary>Who the seller is in law, as documents must name it: an invoice, later, and a packing slip.</summary>
public sealed record BusinessData : ISettings<BusinessData>
{
    public static string Name => "sellers.business";

    public static BusinessData Usual { get; } = new();

    public string Business { get; init; } = "";

    /// <summary>Street and number.</summary>
    public string Street { get; init; } = "";
    public string Postcode { get; init; } = "";
    public string City { get; init; } = "";

    /// <summary><c>NL</c> or <c>BE</c>.</summary>
    public string Country { get; init; } = "NL";

    /// <summary>Btw-id (NL) or VAT number (BE), with its country's letters and no spaces.</summary>
    public string VatNumber { get; init; } = "";

    /// <summary>KvK number (8 digits) or enterprise number (10 digits).</summary>
    public string RegisterNumber { get; init; } = "";
}
