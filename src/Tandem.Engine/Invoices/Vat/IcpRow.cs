using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>What went to a business in another member state. Names it: for the file that is asked for alone.</summary>
/// <param name="VatNumber">With its country's letters; null: the document says so no more.</param>
/// <param name="Corrects">The earlier quarter that credit notes correct; null: of this period itself.</param>
public sealed record IcpRow(string? VatNumber, VatPeriod? Corrects, Money Net)
{
    /// <summary>Shows nothing of the customer.</summary>
    public override string ToString() => nameof(IcpRow);
}
