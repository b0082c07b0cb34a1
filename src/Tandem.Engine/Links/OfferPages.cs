using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>An item that an offer sells or might sell.</summary>
/// <param name="Quantity">Units that one unit of the offer takes; 0 where it does not sell it.</param>
/// <param name="Stock">What the shop has; null where it does not count.</param>
public sealed record OfferItem(long Key, string Name, string? Sku, string? GtinText, string Shop, int? Stock, int Quantity);

/// <summary>An offer with what it sells, and what a person may do about that.</summary>
/// <param name="By">Who linked it; null where it is not linked.</param>
/// <param name="Candidates">Items with the GTIN of the offer that it does not sell.</param>
/// <param name="Rivals">Other offers with that GTIN.</param>
/// <param name="Shows">What shoppers see at bol now, as far as is known.</param>
/// <param name="AsksNumber">Tandem answers for its number: who unlinks it is asked what bol is to show.</param>
/// <param name="WhenUnlinked">What was answered.</param>
/// <param name="SameCode">Items whose SKU is bol's reference, where no GTIN tells.</param>
public sealed record OfferPage(
    long Key, string OfferId, string? Ean, string? Reference, bool Lvb, string Account, MatchVerdict Verdict, LinkedBy? By,
    bool CanUndo,
    int? Target, Reason? Why, IReadOnlyList<OfferItem> Parts, IReadOnlyList<OfferItem> Candidates,
    IReadOnlyList<MatchRowOffer> Rivals,
    int? Shows, bool AsksNumber, WhenUnlinked WhenUnlinked, IReadOnlyList<OfferItem> SameCode);

/// <summary>A shop with where its GTINs are read from.</summary>
/// <param name="GtinKey">What the seller chose; null for the usual places.</param>
/// <param name="BeingRead">The choice was changed, and not all items have been read since.</param>
/// <param name="Leads">Goes before the seller's other shops.</param>
/// <param name="Found">How many items have their GTIN from which field; an empty text is WooCommerce's own.</param>
public sealed record ShopSource(ShopId Id, string Name, string? GtinKey, bool BeingRead, bool Leads,
    IReadOnlyDictionary<string, int> Found);

/// <summary>Reads what the pages about links show.</summary>
public sealed class OfferPages(Database database)
{
    private const int MostFound = 8;

    /// <returns>Null where the seller has no such offer.</returns>
    public async Task<OfferPage?> Of(SellerId seller, long offerKey, CancellationToken ct)
    {
        await using var db = database.Read();
        var offer = await db.Offers.SingleOrDefaultAsync(o => o.SellerId == seller && o.Key == offerKey && !o.Gone, ct);
        if (offer is null) return null;

        var parts = await db.LinkParts.Where(p => p.OfferKey == offerKey).ToDictionaryAsync(p => p.ItemKey, p => p.Quantity, ct);
        var keys = parts.Keys.ToList();
        var items = await db.Items
            .Where(i => keys.Contains(i.Key) || (offer.Gtin != null && i.SellerId == seller && i.Gtin == offer.Gtin && !i.Gone))
            .ToListAsync(ct);
        var rivals = offer.Gtin is null ? [] : await db.Offers
            .Where(o => o.SellerId == seller && !o.Gone && o.Gtin == offer.Gtin && o.Key != offerKey).ToListAsync(ct);
        var shops = await Shops(db, seller, ct);
        var account = await db.Accounts.Where(a => a.Id == offer.AccountId).Select(a => a.Name).SingleAsync(ct);
        var canUndo = await db.LinkChanges.AnyAsync(c => c.OfferKey == offerKey && c.UndoneAt == null, ct);
        return new OfferPage(
            offer.Key, offer.OfferId, offer.Ean, offer.Reference, offer.Lvb, account, offer.Verdict,
            LinkState.MakerOf(offer, parts.Count > 0), canUndo, offer.Target, offer.TargetReason,
            [.. items.Where(i => parts.ContainsKey(i.Key)).OrderBy(i => i.Name).Select(i => Seen(i, shops, parts[i.Key]))],
            [.. items.Where(i => !parts.ContainsKey(i.Key)).OrderBy(i => i.Name).Select(i => Seen(i, shops, 0))],
            [.. rivals.Select(o => new MatchRowOffer(o.Key, o.OfferId, o.Ean, o.Reference, o.Lvb, o.Verdict, false))],
            offer.Shows, offer.Steered && !offer.Lvb, offer.WhenUnlinked,
            parts.Count > 0 ? []
                : [.. (await SameCode(db, seller, offer, ct)).Where(i => !items.Exists(known => known.Key == i.Key))
                    .Select(i => Seen(i, shops, 0))]);
    }

    /// <summary>The first items whose name, SKU or GTIN has this text; those that a bundle may consist of.</summary>
    public async Task<IReadOnlyList<OfferItem>> Find(SellerId seller, string search, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(search)) return [];
        await using var db = database.Read();
        var all = db.Items.Where(i => i.SellerId == seller && !i.Gone);
        var items = await (await ItemSearch.Found(db, seller, all, search, ct)).Where(i => i.BundleOf == null)
            .OrderBy(i => i.Name).ThenBy(i => i.Key).Take(MostFound).ToListAsync(ct);
        var shops = await Shops(db, seller, ct);
        return items.ConvertAll(i => Seen(i, shops, 0));
    }

    /// <summary>The first offers whose EAN, reference or id has this text, or the name of what they sell.</summary>
    public async Task<IReadOnlyList<OfferFound>> FindOffers(SellerId seller, string search, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(search)) return [];
        await using var db = database.Read();
        var all = db.Offers.Where(o => o.SellerId == seller && !o.Gone);
        var offers = await OfferSearch.Found(db, seller, all, search)
            .OrderBy(o => o.Ean).ThenBy(o => o.Key).Take(MostFound).ToListAsync(ct);
        var keys = offers.ConvertAll(o => o.Key);
        var names = (await (
            from sold in db.LinkParts
            join item in db.Items on sold.ItemKey equals item.Key
            where keys.Contains(sold.OfferKey)
            orderby item.Name
            select new { sold.OfferKey, item.Name }).ToListAsync(ct)).ToLookup(p => p.OfferKey, p => p.Name);
        return offers.ConvertAll(o =>
            new OfferFound(o.Key, o.OfferId, o.Ean, o.Reference, o.Lvb, string.Join(" + ", names[o.Key])));
    }

    /// <summary>The items whose SKU is bol's reference: a hint where no GTIN tells, and never a link by itself.</summary>
    private static async Task<List<Item>> SameCode(TandemDb db, SellerId seller, Offer offer, CancellationToken ct)
    {
        if (Sku.TryParse(offer.Reference)?.Text.ToLowerInvariant() is not { } code) return [];
        var found = await db.Items.Where(i => i.SellerId == seller && !i.Gone && i.Sku!.Trim().ToLower() == code)
            .OrderBy(i => i.Key).Take(MostFound).ToListAsync(ct);
        return found.FindAll(i => Sku.TryParse(i.Sku) == Sku.TryParse(offer.Reference));
    }

    public async Task<IReadOnlyList<ShopSource>> Sources(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        var shops = (await db.Shops.Where(s => s.SellerId == seller).ToListAsync(ct)).OrderBy(s => s.Rank).ThenBy(s => s.Id.Value)
            .ToList();
        var found = await db.Items.Where(i => i.SellerId == seller && !i.Gone && i.Gtin != null)
            .GroupBy(i => new { i.ShopId, i.GtinFrom }).Select(g => new { g.Key.ShopId, g.Key.GtinFrom, Count = g.Count() })
            .ToListAsync(ct);
        return
        [
            .. shops.Select((shop, at) => new ShopSource(
                shop.Id, shop.Name, shop.GtinKey, shop.GtinKey != shop.GtinKeyRead, at == 0 && shops.Count > 1,
                found.Where(f => f.ShopId == shop.Id).ToDictionary(f => f.GtinFrom ?? "", f => f.Count))),
        ];
    }

    private static Task<Dictionary<ShopId, string>> Shops(TandemDb db, SellerId seller, CancellationToken ct) =>
        db.Shops.Where(s => s.SellerId == seller).ToDictionaryAsync(s => s.Id, s => s.Name, ct);

    private static OfferItem Seen(Item item, Dictionary<ShopId, string> shops, int quantity) =>
        new(item.Key, item.Name, item.Sku, item.GtinText, shops.GetValueOrDefault(item.ShopId, ""), item.Quantity, quantity);
}
