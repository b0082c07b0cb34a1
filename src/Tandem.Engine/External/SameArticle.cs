using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>
/// The same articles in the seller's other shops. A number from outside is of one pile that all shops sell from: what one of
/// them sells, none of them may show any more.
/// </summary>
internal static class SameArticle
{
    /// <summary>
    /// For each of these items the items that are the same article; none where the seller has one shop in one language.
    /// </summary>
    public static async Task<ILookup<long, long>> Of(TandemDb db, SellerId seller, IReadOnlyCollection<long> itemKeys,
        CancellationToken ct)
    {
        if (itemKeys.Count == 0 || (await db.Shops.CountAsync(s => s.SellerId == seller, ct) < 2
            && !await db.Items.AnyAsync(i => itemKeys.Contains(i.Key) && i.SameAs != null, ct)))
            return Array.Empty<long>().ToLookup(k => k);
        var items = await Articles(db.Items.Where(i => itemKeys.Contains(i.Key))).ToListAsync(ct);
        var gtins = items.Select(i => i.Gtin).OfType<string>().Distinct().ToList();
        var all = db.Items.Where(i => i.SellerId == seller && !i.Gone);
        var found = await Articles(all.Where(i => gtins.Contains(i.Gtin!))).ToListAsync(ct);

        // Apart from each other: by SKU only the few items without a GTIN are asked for, unless one of these has none itself.
        var skus = Skus(items.Where(i => i.Gtin is not null));
        if (skus.Count > 0)
            found.AddRange(await Articles(all.Where(i => i.Gtin == null && skus.Contains(i.Sku!.Trim().ToLower())))
                .ToListAsync(ct));
        var alone = Skus(items.Where(i => i.Gtin is null));
        if (alone.Count > 0)
            found.AddRange(await Articles(all.Where(i => alone.Contains(i.Sku!.Trim().ToLower()))).ToListAsync(ct));

        var byGtin = found.Where(f => f.Gtin is not null).ToLookup(f => f.Gtin!);
        var bySku = found.Where(f => Sku.TryParse(f.Sku) is not null).ToLookup(f => Sku.TryParse(f.Sku)!);
        return (
            from item in items
            from other in Near(item).Where(other => SameArticleRule.AreSame(item, other)).DistinctBy(other => other.Key)
            select (item.Key, Other: other.Key)).ToLookup(pair => pair.Key, pair => pair.Other);

        IEnumerable<Article> Near(Article item) =>
            (item.Gtin is null ? [] : byGtin[item.Gtin]).Concat(Sku.TryParse(item.Sku) is { } sku ? bySku[sku] : []);
    }

    private static IQueryable<Article> Articles(IQueryable<Item> items) =>
        items.Select(i => new Article(i.Key, i.ShopId, i.Gtin, i.Sku, i.SameAs));

    private static List<string> Skus(IEnumerable<Article> articles) =>
        [.. articles.Select(a => Sku.TryParse(a.Sku)?.Text.ToLowerInvariant()).OfType<string>().Distinct()];
}
