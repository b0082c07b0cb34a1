using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>
/// Everything that bears on the matching of some groups, read in a handful of queries: their items and offers, the links that
/// stand, the parts of their bundles, and which items other connectors had linked.
/// </summary>
internal sealed class MatchInputs
{
    private readonly Dictionary<long, Item> _linked;
    private readonly Dictionary<ShopId, int> _ranks;
    private readonly Dictionary<long, IReadOnlyList<(long, int)>> _bundles = [];
    private readonly HashSet<long> _sold;
    private ILookup<string, Item> _hinted = Enumerable.Empty<Item>().ToLookup(_ => "");

    private MatchInputs(List<Item> items, List<Offer> offers, List<LinkPart> parts, Dictionary<long, Item> linked,
        Dictionary<ShopId, int> ranks)
    {
        (Items, Offers, Parts, _linked, _ranks) = (items, offers, parts.ToLookup(p => p.OfferKey), linked, ranks);
        _sold = [.. parts.Select(p => p.ItemKey)];
    }

    /// <summary>Items that are in the shop.</summary>
    public List<Item> Items { get; }

    /// <summary>Offers that are at bol.</summary>
    public List<Offer> Offers { get; }

    public ILookup<long, LinkPart> Parts { get; }

    /// <param name="scope">Offers that sell an item of it come along, with their groups.</param>
    public static async Task<MatchInputs> Read(TandemDb db, SellerId seller, MatchScope scope, CancellationToken ct)
    {
        var sold = await (
            from part in db.LinkParts
            join item in db.Items on part.ItemKey equals item.Key
            join offer in db.Offers on part.OfferKey equals offer.Key
            where item.SellerId == seller && (scope.Gtins.Contains(item.Gtin!) || scope.ItemKeys.Contains(item.Key))
            select new { offer.Key, offer.Gtin }).ToListAsync(ct);
        var gtins = scope.Gtins.Concat(sold.Select(o => o.Gtin).OfType<string>()).Distinct().ToList();
        var offerKeys = scope.OfferKeys.Concat(sold.Select(o => o.Key)).Distinct().ToList();

        var items = await db.Items
            .Where(i => i.SellerId == seller && !i.Gone && (gtins.Contains(i.Gtin!) || scope.ItemKeys.Contains(i.Key)))
            .ToListAsync(ct);
        var offers = await db.Offers
            .Where(o => o.SellerId == seller && !o.Gone && (gtins.Contains(o.Gtin!) || offerKeys.Contains(o.Key)))
            .ToListAsync(ct);
        var keys = offers.ConvertAll(o => o.Key);
        var parts = await db.LinkParts.Where(p => keys.Contains(p.OfferKey)).ToListAsync(ct);
        var linkedKeys = parts.Select(p => p.ItemKey).Except(items.Select(i => i.Key)).Distinct().ToList();
        var linked = items.ToDictionary(i => i.Key);
        foreach (var item in await db.Items.Where(i => linkedKeys.Contains(i.Key)).ToListAsync(ct)) linked[item.Key] = item;
        var ranks = await db.Shops.Where(s => s.SellerId == seller).ToDictionaryAsync(s => s.Id, s => s.Rank, ct);

        var inputs = new MatchInputs(items, offers, parts, linked, ranks);
        await inputs.ReadHinted(db, seller, ct);
        await inputs.ReadBundles(db, ct);
        return inputs;
    }

    /// <summary>Of an item, or of one that a link names.</summary>
    public Item? ItemOf(long key) => _linked.GetValueOrDefault(key);

    public MatchItem Seen(Item item) => new(
        item.Key, item.Sku, item.ShopId.Value, _ranks.GetValueOrDefault(item.ShopId), item.OfferIdHint, item.BundleOf is not null
            && !_bundles.ContainsKey(item.Key),
        item.Unpublished, _sold.Contains(item.Key));

    public MatchOffer Seen(Offer offer)
    {
        var stand = StandingOf(offer) is not { By: LinkedBy.Hand or LinkedBy.Csv or LinkedBy.TakeOver } link ? OfferStand.Open
            : link.Parts.Count == 0 ? OfferStand.LeftAlone : OfferStand.ByHand;
        var picked = stand == OfferStand.ByHand && Parts[offer.Key].ToList() is [var only] ? only.ItemKey : (long?)null;
        return new MatchOffer(offer.Key, offer.AccountId.Value, offer.Reference, offer.Lvb, offer.OfferId, stand, picked);
    }

    /// <returns>Null where the offer is not linked and nobody decided that it must not be.</returns>
    public StandingLink? StandingOf(Offer offer)
    {
        var parts = Parts[offer.Key].ToList();
        var by = LinkState.MakerOf(offer, parts.Count > 0);
        return by is null ? null : new StandingLink(
            by.Value,
            [.. parts.Select(p => (p.Quantity, Item: _linked[p.ItemKey]))
                .Select(p => new LinkedItem(p.Item.Key, p.Quantity, p.Item.Gtin, p.Item.Sku, p.Item.Gone))],
            offer.Gtin, offer.Reference, offer.LinkBasis);
    }

    /// <summary>
    /// What linking to this item means: the item itself, or the parts of a bundle; null where those cannot be told.
    /// </summary>
    public (LinkedBy By, IReadOnlyList<(long, int)> Parts)? Sells(Item item, LinkedBy by) =>
        item.BundleOf is null ? (by, [(item.Key, 1)])
        : _bundles.TryGetValue(item.Key, out var parts) ? (LinkedBy.BundlePlugin, parts)
        : null;

    /// <summary>The one item that another connector had linked to this offer.</summary>
    public Item? HintedBy(Offer offer) => _hinted[offer.OfferId].ToList() is [var only] ? only : null;

    private async Task ReadHinted(TandemDb db, SellerId seller, CancellationToken ct)
    {
        var ids = Offers.ConvertAll(o => o.OfferId);
        var hinted = await db.Items
            .Where(i => i.SellerId == seller && !i.Gone && i.OfferIdHint != null && ids.Contains(i.OfferIdHint)).ToListAsync(ct);
        foreach (var item in hinted) _linked.TryAdd(item.Key, item);
        _hinted = hinted.ToLookup(i => i.OfferIdHint!);
    }

    /// <summary>Resolves the shop's ids. A part that is not there, or is a bundle itself, makes the whole unclear.</summary>
    private async Task ReadBundles(TandemDb db, CancellationToken ct)
    {
        var bundles = _linked.Values.Where(i => i is { BundleOf: not null, Gone: false }).ToList();
        if (bundles.Count == 0) return;

        var parts = bundles.ToDictionary(b => b.Key, b => BundlePart.FromJson(b.BundleOf!));
        var ids = parts.Values.SelectMany(p => p).Select(p => p.Id).Distinct().ToList();
        var shops = bundles.Select(b => b.ShopId).Distinct().ToList();
        var rows = await db.Items.Where(i => shops.Contains(i.ShopId) && i.BundleOf == null
            && (ids.Contains(i.VariationId) || (i.VariationId == 0 && ids.Contains(i.ProductId)))).ToListAsync(ct);

        // A variation that moved to another parent, or is a product by now, left a row of the same id behind.
        var byId = rows.GroupBy(i => (i.ShopId, i.VariationId == 0 ? i.ProductId : i.VariationId))
            .ToDictionary(g => g.Key, g => g.OrderBy(i => i.Gone).ThenByDescending(i => i.Key).First());
        foreach (var bundle in bundles)
        {
            var found = parts[bundle.Key].Select(p => (Item: byId.GetValueOrDefault((bundle.ShopId, p.Id)), p.Quantity)).ToList();
            if (found.Count > 0 && found.TrueForAll(f => f.Item is not null))
                _bundles[bundle.Key] = [.. found.Select(f => (f.Item!.Key, f.Quantity))];
            foreach (var (item, _) in found) if (item is not null) _linked.TryAdd(item.Key, item);
        }
    }
}
