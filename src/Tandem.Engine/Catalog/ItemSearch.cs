using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Catalog;

/// <summary>
/// Finds items by what is typed: a whole GTIN or code by its index, anything else in names, SKUs and GTINs, which are read
/// through in the order of the list from an index that holds them all.
/// </summary>
internal static class ItemSearch
{
    private const int MostOfOneKey = 200;
    private const int ShortestCode = 4;
    private const int ShortestNumber = 6;

    /// <param name="items">Of the seller, and not gone.</param>
    /// <param name="text">Null or empty: all.</param>
    public static async Task<IQueryable<Item>> Found(
        TandemDb db, SellerId seller, IQueryable<Item> items, string? text, CancellationToken ct)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length == 0) return items;
        var keys = await ByKey(db.Items.Where(i => i.SellerId == seller && !i.Gone), typed, ct);
        if (keys.Count > 0) return items.Where(i => keys.Contains(i.Key));
        var words = LikePattern.InWords(typed);
        return items.Where(i => EF.Functions.Like(i.Words, words, "\\"));
    }

    /// <summary>A page by name: only its own rows are read whole.</summary>
    public static async Task<PageOf<Item>> ByName(
        TandemDb db, IQueryable<Item> items, int skip, int take, CancellationToken ct)
    {
        var page = await items.OrderBy(i => i.Name).ThenBy(i => i.Key).Select(i => i.Key).Page(skip, take, ct);
        var keys = page.Rows;
        var rows = await db.Items.Where(i => keys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, ct);
        return page.As(keys.Where(rows.ContainsKey).Select(k => rows[k]));
    }

    private static async Task<List<long>> ByKey(IQueryable<Item> items, string typed, CancellationToken ct)
    {
        if (Gtin.TryParse(typed) is { } gtin
            && await Keys(items.Where(i => i.Gtin == gtin.Digits), ct) is { Count: > 0 } found) return found;
        if (!IsCode(typed)) return [];
        var (capitals, small) = (typed.ToUpperInvariant(), typed.ToLowerInvariant());
        return await Keys(items.Where(i => i.Sku == typed || i.Sku == capitals || i.Sku == small), ct);
    }

    private static Task<List<long>> Keys(IQueryable<Item> items, CancellationToken ct) =>
        items.OrderBy(i => i.Key).Select(i => i.Key).Take(MostOfOneKey).ToListAsync(ct);

    // "15" or "tafel" may be a SKU and stand in many names: only what is no word of a name is a code alone.
    private static bool IsCode(string typed) => !typed.Any(char.IsWhiteSpace) && typed.Any(char.IsAsciiDigit)
        && typed.Length >= (typed.Any(char.IsLetter) ? ShortestCode : ShortestNumber);
}
