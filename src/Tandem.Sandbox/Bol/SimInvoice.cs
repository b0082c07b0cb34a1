namespace Tandem.Sandbox.Bol;

/// <summary>An invoice of bol to the seller.</summary>
internal sealed record SimInvoice(
    string Id, string Type, DateTimeOffset IssuedAt, DateTimeOffset From, DateTimeOffset Until,
    IReadOnlyList<SimInvoiceLine> Lines);

/// <summary>
/// A line of it, as bol writes it: above zero the seller owes it, below zero bol does.
/// </summary>
/// <param name="Type">Of bol's own list of types (facts/bol.md §9), or one that is in no list.</param>
/// <param name="Amount">Euros, VAT of bol's own left out.</param>
internal sealed record SimInvoiceLine(
    string? OrderId, string? Ean, string Type, string Text, int Units, decimal Amount, decimal VatPercent)
{
    public decimal Vat => Math.Round(Amount * VatPercent / 100, 2, MidpointRounding.AwayFromZero);
}
