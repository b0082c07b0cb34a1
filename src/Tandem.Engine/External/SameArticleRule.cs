using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>What tells which article an item is.</summary>
internal sealed record Article(long Key, ShopId Shop, string? Gtin, string? Sku);

/// <summary>
/// Which items of a seller's shops are one article, so that one number from outside is about all of them: the same GTIN, or the
/// same SKU where one of both has no GTIN. Pure.
/// </summary>
internal static class SameArticleRule
{
    public static bool AreSame(Article one, Article other) => one.Shop != other.Shop
        && (one.Gtin is { } gtin && other.Gtin is not null ? gtin == other.Gtin : Sku.TryParse(one.Sku) is { } sku && sku == Sku.TryParse(other.Sku));
}
