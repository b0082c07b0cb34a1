using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>Everything about one item.</summary>
/// <param name="StockIsLive">False: what is decided here is not sent to bol.</param>
public sealed record ItemPage(
    ItemRow Item, long ProductId, long VariationId, string ShopName, Uri ShopUrl, GtinReading Gtin,
    int Promised, int Held, IReadOnlyList<PromisedLine> PromisedLines, IReadOnlyList<ItemOffer> Offers, bool StockIsLive,
    ItemAtBol? AtBol = null, ItemFromOutside? FromOutside = null)
{
    /// <summary>Where it is edited in the shop; a variation on the page of its product.</summary>
    public Uri InShop => new(ShopUrl, $"wp-admin/post.php?post={ProductId}&action=edit");
}
