using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Trial;

/// <summary>A document as it was given, read but not yet taxed.</summary>
internal sealed record TriedInput
{
    public required string? Number { get; init; }

    public required bool IsCredit { get; init; }

    public required bool ViaBol { get; init; }

    public required DateOnly Issued { get; init; }

    public required DocumentParty Seller { get; init; }

    public required DocumentParty Buyer { get; init; }

    public required VatSale Sale { get; init; }

    public required IReadOnlyList<TriedLine> Lines { get; init; }

    public string? OrderReference { get; init; }

    public string? OrderId { get; init; }

    public string? Credits { get; init; }

    public DateOnly? CreditsIssued { get; init; }

    /// <summary>Of one rate each; without category and rate where the document has one rate only.</summary>
    public required IReadOnlyList<(VatCharge? Rate, Money GrossInclVat, Money Vat)> CreditedBefore { get; init; }

    public required IReadOnlyList<Reason> Notes { get; init; }
}
