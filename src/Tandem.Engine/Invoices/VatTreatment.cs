using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>How a document is taxed, and why.</summary>
/// <param name="VatCountry">Whose VAT it is; null where none is due anywhere the seller declares.</param>
internal sealed record VatTreatment(VatPlace Place, Country From, Country To, Country? VatCountry, Reason Why)
{
    public Exemption? Exemption { get; init; }

    /// <summary>The meter before and after this document, without VAT; null where no meter moves or was given.</summary>
    public (Money BeforeExclVat, Money AfterExclVat)? Threshold { get; init; }

    /// <summary>With it the threshold is passed: for the rest of the year and the next (facts/vat.md §4).</summary>
    public bool Passes { get; init; }
}
