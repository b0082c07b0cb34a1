using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Trial;

/// <summary>A line as it was given.</summary>
/// <param name="UnitPrice">Before discount; null where none was given.</param>
internal sealed record TriedLine(SaleLine Sale, DocumentLine Printed, decimal? UnitPrice)
{
    /// <summary>Whether price, quantity and discount make another total than was given, which leads.</summary>
    public bool SumDiffers => UnitPrice is { } price
        && Money.FromEuros((price * Printed.Quantity) - Printed.Discount.Euros) != Printed.Total;
}
