using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.Import;

/// <summary>
/// Says which lines of the shop's order a repair is about. The others stay as they are, for what its people did to them they
/// meant. Pure.
/// </summary>
internal static class RepairRule
{
    /// <param name="named">Lines that are to be made anew: those without a product, and those whose stock is to be taken
    /// again.</param>
    /// <param name="wasWrong">It is not known that the shop ever had the right products.</param>
    /// <returns>The lines as they should be, and bol's ids of those that its people changed and that stay so.</returns>
    public static (List<ImportLine> Lines, IReadOnlySet<string> Kept) AsKept(IReadOnlyList<ImportLine> wanted, WooOrder there,
        IReadOnlySet<string> named, bool wasWrong)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var lines = new List<ImportLine>();
        foreach (var item in wanted.GroupBy(w => w.OrderItemId, StringComparer.Ordinal))
        {
            var has = LinesOf(item.Key, there);
            var isRight = item.All(want => has.Exists(l => ImportCheck.IsOf(want, l) && l.Quantity == want.Quantity));
            var isOther = wasWrong && !has.Exists(l => item.Any(want => ImportCheck.IsOf(want, l)));
            if (has.Count == 0 || isRight || isOther || (named.Contains(item.Key) && !Loses(item, has)))
            {
                lines.AddRange(item);
                continue;
            }

            kept.Add(item.Key);
            lines.AddRange(FromShop(item.First(), has));
        }

        return (lines, kept);
    }

    /// <summary>What cannot be made anew now, for its product is not there: a line that names one stays.</summary>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> WithoutProduct(IReadOnlyList<ImportLine> wanted, WooOrder there,
        IReadOnlyCollection<string> retake) =>
    [
        .. wanted.Where(w => retake.Contains(w.OrderItemId)).GroupBy(w => w.OrderItemId, StringComparer.Ordinal)
            .Where(item => Loses(item, LinesOf(item.Key, there))).Select(item => item.First().Title).Distinct(),
    ];

    /// <summary>The lines of bol's line as the shop has them.</summary>
    public static IEnumerable<ImportLine> FromShop(ImportLine want, IEnumerable<WooLineItem> has) => has.Select(line => want with
    {
        ProductId = line.ProductId > 0 ? line.ProductId : null,
        VariationId = line.VariationId ?? 0,
        Quantity = line.Quantity ?? 0,
        TaxClass = TaxTable.Slug(line.TaxClass ?? ""),
        TotalInclVat = ImportCheck.InclVat(line),
        BeforeDiscountInclVat = null,
        IsRest = line.ProductId is not > 0 && want.Fulfilment != Fulfilment.Lvb,
    });

    /// <summary>The shop's lines name a product, and the new ones would not.</summary>
    public static bool Loses(IEnumerable<ImportLine> item, List<WooLineItem> has) =>
        item.Any(want => want.IsUnknown) && has.Exists(l => l.ProductId > 0);

    public static List<WooLineItem> LinesOf(string orderItemId, WooOrder there) =>
        [.. (there.LineItems ?? []).Where(l => ImportCheck.OrderItemId(l) == orderItemId)];
}
