using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>A line as it is printed.</summary>
/// <param name="Discount">In <paramref name="Total"/> already; with or without VAT, as the document's prices are.</param>
internal sealed record DocumentLine(string Description, decimal Quantity, Money Discount, Money Total)
{
    /// <summary>The article's; null where it has none, as for shipping.</summary>
    public string? Ean { get; init; }
}
