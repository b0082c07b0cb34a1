using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// An invoice or credit note with all that stands on it. The order was paid before it was made: nothing is left to pay
/// (facts/vat.md §0).
/// </summary>
internal sealed record TaxDocument
{
    public required string Number { get; init; }

    public required bool IsCredit { get; init; }

    public required DateOnly Issued { get; init; }

    public required DateOnly Supplied { get; init; }

    public required bool ViaBol { get; init; }

    public required bool InclVat { get; init; }

    public required DocumentParty Seller { get; init; }

    public required DocumentParty Buyer { get; init; }

    public required bool ToBusiness { get; init; }

    /// <summary>The buyer's own reference, else the order's number.</summary>
    public string? OrderReference { get; init; }

    /// <summary>The order's own number, at bol or in the shop.</summary>
    public string? OrderId { get; init; }

    /// <summary>The number of the invoice that a credit note is about.</summary>
    public string? Credits { get; init; }

    /// <summary>When that invoice was issued; null where it is not known here.</summary>
    public DateOnly? CreditsIssued { get; init; }

    /// <summary>Shipping stands among them.</summary>
    public required IReadOnlyList<DocumentLine> Lines { get; init; }

    /// <summary>Category and rate of each line.</summary>
    public required IReadOnlyList<FigureLine> Taxed { get; init; }

    public required VatTreatment Treatment { get; init; }

    public required Figures Figures { get; init; }

    /// <summary>
    /// A Belgian credit note to a buyer who deducted the VAT says that he owes it back (KB nr. 4, art. 4; facts/vat.md §1).
    /// </summary>
    public bool OwesVatBack =>
        this is { IsCredit: true, ToBusiness: true, Seller.Country.Code: "BE" } && Figures.Vat > Money.Zero;
}
