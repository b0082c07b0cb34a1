using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Stock;

/// <summary>
/// The bundle products themselves, of offers that are linked to the parts: one that left the shop, is not published or is out of
/// stock sells nothing, whatever its parts have.
/// </summary>
internal static class BundleItems
{
    // Another stands for these, or goes before them.
    public static readonly MatchVerdict[] GivenWay =
        [MatchVerdict.OtherShopLeads, MatchVerdict.GivesWay, MatchVerdict.Translation];

    /// <summary>For each offer that a plugin's bundle was linked to: the key of the item that is that bundle.</summary>
    public static async Task<Dictionary<long, long>> Of(TandemDb db, Seller seller, IReadOnlyCollection<Offer> all,
        CancellationToken ct)
    {
        var offers = all.Where(o => o.LinkedBy == LinkedBy.BundlePlugin).ToList();
        if (offers.Count == 0) return [];
        var gtins = offers.Select(o => o.Gtin).OfType<string>().Distinct().ToList();
        var ids = offers.ConvertAll(o => o.OfferId);
        var items = await db.Items.Where(i => i.SellerId == seller.Id && i.BundleOf != null && !GivenWay.Contains(i.Verdict)
                && (gtins.Contains(i.Gtin!) || ids.Contains(i.OfferIdHint!)))
            .OrderBy(i => i.Gone).ThenBy(i => i.Key).Select(i => new { i.Key, i.Gtin, i.OfferIdHint }).ToListAsync(ct);
        return (from offer in offers
                let item = items.Find(i => offer.Gtin is not null && i.Gtin == offer.Gtin)
                    ?? items.Find(i => i.OfferIdHint == offer.OfferId)
                where item is not null
                select (offer.Key, Item: item!.Key)).ToDictionary(o => o.Key, o => o.Item);
    }

    /// <summary>
    /// What the bundle product allows by itself, as one more part; null: it has no say. Its parts are counted without it.
    /// </summary>
    /// <param name="ofParts">See <see cref="Item.StockOfParts"/>: then only that it is there and published counts.</param>
    public static StockPart? Limit(StockPart bundle, bool ofParts)
    {
        if (ofParts) bundle = bundle with { Kept = StockKept.Nowhere, Quantity = null, InStock = true };
        var counts = bundle.Kept == StockKept.Here && bundle.Quantity is not null;
        if (!counts && bundle is { InStock: true, Gone: false, Unpublished: false }) return null;
        return counts ? bundle
            : !bundle.InStock ? bundle with { Kept = StockKept.Here, Quantity = 0, Backordered = false }
            : bundle with { Kept = StockKept.Nowhere, Settings = bundle.Settings with { Assumed = null } };
    }
}
