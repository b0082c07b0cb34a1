namespace Tandem.Engine.Invoices.Documents;

/// <summary>What a document says, as it is kept: sealed, and enough to write its credit notes and files again.</summary>
internal sealed record DocumentContent
{
    public required SealedParty Seller { get; init; }
    public required SealedParty Buyer { get; init; }

    /// <summary>Where it went, where that is another address.</summary>
    public SealedParty? ShipTo { get; init; }
    public required bool ToBusiness { get; init; }
    public string? OrderReference { get; init; }
    public required string Language { get; init; }
    public string? ExemptionCode { get; init; }
    public string? Exemption { get; init; }
    public required IReadOnlyList<ContentLine> Lines { get; init; }

    /// <summary>Shows nothing of the customer.</summary>
    public override string ToString() => nameof(DocumentContent);
}

/// <summary>A printed line. Amounts in cents, VAT included.</summary>
internal sealed record ContentLine(string OrderItemId, string Description, string? Ean, decimal Quantity, long Discount,
    long Total, VatCategory Category, int Rate);
