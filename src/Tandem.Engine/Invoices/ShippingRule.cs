using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// Shipping follows the VAT of what is shipped: where goods are taxed at several rates it is spread over them by value
/// (Toelichting Tabel I, post 4.5; facts/vat.md §5). Pure.
/// </summary>
internal static class ShippingRule
{
    /// <summary>One line a rate, in the order in which the goods name them; none where nothing was paid for shipping.</summary>
    /// <param name="shipping">With or without VAT, as the goods are.</param>
    public static IReadOnlyList<FigureLine> Spread(Money shipping, IReadOnlyList<FigureLine> goods)
    {
        if (shipping == Money.Zero) return [];
        var rates = goods.GroupBy(line => (line.Category, line.Rate))
            .Select(rate => (rate.Key, Value: new Money(rate.Sum(line => line.Total.Cents)))).Where(r => r.Value > Money.Zero)
            .ToList();
        if (rates.Count == 0) rates = [.. goods.Take(1).Select(line => ((line.Category, line.Rate), new Money(1)))];
        return [.. rates.Zip(Apportion.ByLargestRemainder(shipping, [.. rates.Select(r => r.Value)]))
            .Select(r => new FigureLine(r.First.Key.Category, r.First.Key.Rate, r.Second))];
    }
}
