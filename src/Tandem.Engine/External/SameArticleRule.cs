using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>What tells which article an item is.</summary>
/// <param name="SameAs">Of an article in several languages: the item that stands for all.</param>
internal sealed record Article(long Key, ShopId Shop, string? Gtin, string? Sku, long? SameAs = null);

/// <summary>
/// Which items of a seller's shops are one article, so that one number from outside is about all of them: the same GTIN, or the
/// same SKU where one of both has no GTIN; in one shop, languages of one article. Pure.
/// </summary>
internal static class SameArticleRule
{
    public static bool AreSame(Article one, Article other) => one.Shop == other.Shop
        ? one.Key != other.Key && one.SameAs is { } first && first == other.SameAs
        : (one.Gtin is { } gtin && other.Gtin is not null ? gtin == other.Gtin : Sku.TryParse(one.Sku) is { } sku
            && sku == Sku.TryParse(other.Sku));
}
