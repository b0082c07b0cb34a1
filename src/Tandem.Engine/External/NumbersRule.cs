using Tandem.Engine.Catalog;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>An item as the external source's rows are held against it.</summary>
/// <param name="SameAs">Of an article in several languages: the item that stands for all.</param>
internal sealed record NumberedItem(
    long Key, ShopId Shop, string? Gtin, string? Sku, StockKept Kept, int? External, DateTimeOffset? At, long? SameAs = null);

/// <summary>A number for an item.</summary>
/// <param name="At">When it was true; null: at the moment of the file.</param>
internal sealed record NewNumber(long ItemKey, int Units, DateTimeOffset? At);

/// <summary>What became of each row.</summary>
/// <param name="Numbers">Numbers for items, whether new or as they were.</param>
/// <param name="Items">For each row that was used: the items that it is for.</param>
internal sealed record NumbersMatched(
    IReadOnlyList<NewNumber> Numbers, IReadOnlyDictionary<SourceRow, IReadOnlyList<NumberedItem>> Items,
    IReadOnlyList<SourceRow> Unknown, IReadOnlyList<SourceRow> Ambiguous);

/// <summary>
/// Finds the items that rows of the external source are about: by GTIN, else by SKU, in each of the seller's shops. Pure.
/// </summary>
internal static class NumbersRule
{
    public static NumbersMatched Match(IReadOnlyList<SourceRow> rows, IReadOnlyList<NumberedItem> items)
    {
        var byGtin = items.Where(i => i.Gtin is not null).ToLookup(i => i.Gtin!, StringComparer.Ordinal);
        var bySku = items.Where(i => Sku.TryParse(i.Sku) is not null).ToLookup(i => Sku.TryParse(i.Sku)!);
        var numbers = new Dictionary<long, NewNumber>();
        var used = new Dictionary<SourceRow, IReadOnlyList<NumberedItem>>(ReferenceEqualityComparer.Instance);
        var (unknown, ambiguous) = (new List<SourceRow>(), new List<SourceRow>());
        foreach (var row in rows)
        {
            var found = row.Gtin is null ? [] : byGtin[row.Gtin.Digits].ToList();
            if (row.Sku is not null)
            {
                // Where one shop knows the GTIN, an item of another shop that has a GTIN as well is another article.
                var shops = found.Select(i => i.Shop).ToHashSet();
                found.AddRange(bySku[row.Sku].Where(i => !shops.Contains(i.Shop) && (shops.Count == 0 || i.Gtin is null)));
            }

            if (found.Count == 0)
            {
                unknown.Add(row);
                continue;
            }

            var meant = found.GroupBy(i => i.Shop).Select(shop => One([.. shop], row)).ToList();
            if (meant.Contains(null)) ambiguous.Add(row);
            else
            {
                used[row] = [.. meant.OfType<NumberedItem>()];
                foreach (var item in meant.OfType<NumberedItem>())
                    if (!numbers.TryGetValue(item.Key, out var had) || row.Units < had.Units)
                        numbers[item.Key] = new NewNumber(item.Key, row.Units, row.At);
            }
        }

        return new NumbersMatched([.. numbers.Values], used, unknown, ambiguous);
    }

    /// <summary>
    /// The one item of a shop that a row means; of several with the same GTIN the one whose SKU is in the row too. An article in
    /// several languages has one stock: it is written where its first item is.
    /// </summary>
    private static NumberedItem? One(List<NumberedItem> found, SourceRow row)
    {
        found = found.FindAll(i => i.SameAs is not { } first || first == i.Key || !found.Exists(other => other.Key == first));
        if (found.Count == 1) return found[0];
        var same = row.Sku is null ? [] : found.FindAll(i => Sku.TryParse(i.Sku) == row.Sku);
        return same.Count == 1 ? same[0] : null;
    }
}
