using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// What the law wants of a line beside its net (Directive 2006/112, art. 226(8); facts/vat.md §1): without VAT, so that
/// quantity × price − discount is that net.
/// </summary>
/// <param name="NetExclVat">After discount.</param>
/// <param name="DiscountExclVat">Below zero where it adds something.</param>
internal readonly record struct LinePrice(Money NetExclVat, Money DiscountExclVat)
{
    /// <summary>Before discount.</summary>
    public Money FullExclVat => NetExclVat + DiscountExclVat;

    public static LinePrice Of(TaxDocument document, int at)
    {
        var (line, rate) = (document.Lines[at], document.Taxed[at].Rate);
        return new LinePrice(document.Figures.LineNetsExclVat[at],
            document.InclVat ? line.Discount - rate.VatIn(line.Discount) : line.Discount);
    }

    /// <summary>Before discount, rounded half away from zero.</summary>
    public decimal UnitExclVat(decimal quantity, int decimals) =>
        decimal.Round(FullExclVat.Euros / quantity, decimals, MidpointRounding.AwayFromZero);
}
