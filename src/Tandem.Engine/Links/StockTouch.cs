using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Offers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Links;

/// <summary>Marks the offers whose stock decision has a changed input. Always in the transaction of the change itself.</summary>
internal static class StockTouch
{
    private static readonly MatchVerdict[] Doubtful = [.. Enum.GetValues<MatchVerdict>().Where(LinkRule.IsDoubtful)];

    /// <summary>What bol should show of these items, and what the shop should show of them itself.</summary>
    public static async Task TouchItems(this TandemDb db, IReadOnlyCollection<long> itemKeys, CancellationToken ct)
    {
        if (itemKeys.Count == 0) return;
        await db.TouchOffersOf(itemKeys, ct);
        await db.Items.Where(i => itemKeys.Contains(i.Key) && i.ExternalQuantity != null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct);
    }

    /// <summary>
    /// The offers that sell these items, or one that is counted together with one of them (variations of a parent that keeps the
    /// stock, languages of an article).
    /// </summary>
    public static async Task TouchOffersOf(this TandemDb db, IReadOnlyCollection<long> itemKeys, CancellationToken ct)
    {
        if (itemKeys.Count == 0) return;
        var pooled = db.Items.Where(i => itemKeys.Contains(i.Key) && i.StockKept == StockKept.AtParent);
        var siblings = db.Items.Where(i => i.StockKept == StockKept.AtParent
            && pooled.Any(p => p.ShopId == i.ShopId && p.ProductId == i.ProductId)).Select(i => i.Key);
        var special = await db.Items.Where(i => itemKeys.Contains(i.Key)
                && (i.SameAs != null || i.BundleOf != null || Doubtful.Contains(i.Verdict)))
            .Select(i => new { i.SellerId, i.SameAs, i.Gtin, i.Verdict, i.OfferIdHint, IsBundle = i.BundleOf != null })
            .AsNoTracking().ToListAsync(ct);
        var languages = special.Select(i => i.SameAs).OfType<long>().Distinct().ToList();

        // Each by its index: asked for as one, all links would be read.
        var offers = db.LinkParts.Where(p => itemKeys.Contains(p.ItemKey) || siblings.Contains(p.ItemKey))
            .Select(p => p.OfferKey);
        if (languages.Count > 0)
        {
            var spoken = db.Items.Where(i => i.SameAs != null && languages.Contains(i.SameAs.Value)).Select(i => i.Key);
            offers = offers.Concat(db.LinkParts.Where(p => spoken.Contains(p.ItemKey)).Select(p => p.OfferKey));
        }

        await db.Offers.Where(o => offers.Contains(o.Key)).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);

        // A bundle product has a say in the offers that are linked to its parts.
        foreach (var bundle in special.Where(i => i.IsBundle))
        {
            await db.Offers.Where(o => o.SellerId == bundle.SellerId && o.LinkedBy == LinkedBy.BundlePlugin
                    && ((bundle.Gtin != null && o.Gtin == bundle.Gtin) || o.OfferId == bundle.OfferIdHint))
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        }

        // Of an offer in doubt also counts what it may be meant to sell.
        var doubtful = special.Where(i => i.Gtin is not null && Doubtful.Contains(i.Verdict))
            .ToLookup(i => i.SellerId, i => i.Gtin!);
        foreach (var gtins in doubtful)
        {
            await db.Offers.Where(o => o.SellerId == gtins.Key && gtins.Contains(o.Gtin!))
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        }
    }

    /// <summary>These offers, and every offer that shares an item with one of them.</summary>
    public static async Task TouchOffers(this TandemDb db, IReadOnlyCollection<long> offerKeys, CancellationToken ct)
    {
        if (offerKeys.Count == 0) return;
        await db.Offers.Where(o => offerKeys.Contains(o.Key)).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        var items = await db.LinkParts.Where(p => offerKeys.Contains(p.OfferKey)).Select(p => p.ItemKey).Distinct()
            .ToListAsync(ct);
        await db.TouchItems(items, ct);
    }

    /// <summary>The items that these offers sell must be read again: their stock has changed since the last reading.</summary>
    public static Task ReadItemsAgain(this TandemDb db, IReadOnlyCollection<long> itemKeys, DateTimeOffset since,
        CancellationToken ct) =>
        itemKeys.Count == 0
            ? Task.CompletedTask
            : db.Items.Where(i => itemKeys.Contains(i.Key))
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadDueSince, since), ct);
}
