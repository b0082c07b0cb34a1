using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Stock;

/// <summary>Marks the offers whose stock decision has a changed input. Always in the transaction of the change itself.</summary>
internal static class StockTouch
{
    /// <summary>The offers that sell these items, or a sibling that shares a parent's stock with one of them; and what the shop should show of them itself.</summary>
    public static async Task TouchItems(this TandemDb db, IReadOnlyCollection<long> itemKeys, CancellationToken ct)
    {
        if (itemKeys.Count == 0) return;
        var pooled = db.Items.Where(i => itemKeys.Contains(i.Key) && i.StockKept == StockKept.AtParent);
        var siblings = db.Items.Where(i => i.StockKept == StockKept.AtParent
            && pooled.Any(p => p.ShopId == i.ShopId && p.ProductId == i.ProductId)).Select(i => i.Key);
        var offers = db.LinkParts.Where(p => itemKeys.Contains(p.ItemKey) || siblings.Contains(p.ItemKey)).Select(p => p.OfferKey);
        await db.Offers.Where(o => offers.Contains(o.Key)).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        await db.Items.Where(i => itemKeys.Contains(i.Key) && i.ExternalQuantity != null).ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct);
    }

    /// <summary>These offers, and every offer that shares an item with one of them.</summary>
    public static async Task TouchOffers(this TandemDb db, IReadOnlyCollection<long> offerKeys, CancellationToken ct)
    {
        if (offerKeys.Count == 0) return;
        await db.Offers.Where(o => offerKeys.Contains(o.Key)).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        var items = await db.LinkParts.Where(p => offerKeys.Contains(p.OfferKey)).Select(p => p.ItemKey).Distinct().ToListAsync(ct);
        await db.TouchItems(items, ct);
    }

    /// <summary>The items that these offers sell must be read again: their stock has changed since the last reading.</summary>
    public static Task ReadItemsAgain(this TandemDb db, IReadOnlyCollection<long> itemKeys, DateTimeOffset since, CancellationToken ct) =>
        itemKeys.Count == 0
            ? Task.CompletedTask
            : db.Items.Where(i => itemKeys.Contains(i.Key)).ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadDueSince, since), ct);
}
