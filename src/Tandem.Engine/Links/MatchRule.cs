using Tandem.Engine.Catalog;

namespace Tandem.Engine.Links;

/// <summary>Whether matching may link an offer.</summary>
internal enum OfferStand
{
    /// <summary>It may.</summary>
    Open,

    /// <summary>A person, a file or another connector has linked it.</summary>
    ByHand,

    /// <summary>A person wants it unlinked.</summary>
    LeftAlone,
}

/// <summary>An item as matching sees it.</summary>
/// <param name="Rank">Of its shop: the lowest leads.</param>
/// <param name="Hint">The offer that another connector had linked it to.</param>
/// <param name="Unclear">A bundle of which the parts cannot be told.</param>
/// <param name="Unpublished">Not for the shop's shoppers.</param>
/// <param name="Stands">An offer is linked to it, by whomever.</param>
internal sealed record MatchItem(
    long Key, string? Sku, Guid Shop = default, int Rank = 0, string? Hint = null, bool Unclear = false, bool Unpublished = false,
    bool Stands = false);

/// <summary>
/// An offer as matching sees it. LVB offers are linked for show and never count as a duplicate of an own offer.
/// </summary>
/// <param name="Picked">Where it is linked by hand to one item: that item.</param>
internal sealed record MatchOffer(
    long Key, Guid Account, string? Reference, bool Lvb, string? OfferId = null, OfferStand Stand = OfferStand.Open,
    long? Picked = null);

/// <summary>What matching decides for one GTIN: links of open offers, and a verdict for every item and every offer.</summary>
/// <param name="TakenOver">Offers whose link another connector had made.</param>
/// <param name="SameAs">For each item of an article in several languages: the one that stands for all.</param>
internal sealed record MatchDecision(
    IReadOnlyList<(long OfferKey, long ItemKey)> Links,
    IReadOnlyDictionary<long, MatchVerdict> Items,
    IReadOnlyDictionary<long, MatchVerdict> Offers,
    IReadOnlySet<long> TakenOver,
    IReadOnlyDictionary<long, long> SameAs);

/// <summary>Matches on GTIN, with SKU against bol's reference as a check (facts/trade.md §20). Pure.</summary>
/// <remarks>
/// The same GTIN in several shops is no duplicate: the shop with the lowest rank leads. Several items of that one shop, or
/// several own offers of one account, are: then nothing new is linked (facts/trade.md §23) until a person picks one by linking
/// it by hand. What another connector had linked counts as picked. What is not published gives way to what is. Items of one
/// shop with the same SKU are one article in several languages: WooCommerce itself lets no two products have one SKU, and
/// "Duplicate" makes another (facts/woocommerce.md §c), while WPML and Polylang give a translation that of its original.
/// </remarks>
internal static class MatchRule
{
    /// <summary>Decides one group: all items and all offers of a seller that carry the same GTIN.</summary>
    public static MatchDecision Decide(IReadOnlyList<MatchItem> items, IReadOnlyList<MatchOffer> offers)
    {
        var group = new Group();
        foreach (var offer in offers.Where(o => o.Stand != OfferStand.Open))
            group.Offers[offer.Key] = offer.Stand == OfferStand.ByHand ? MatchVerdict.LinkedByHand : MatchVerdict.LeftAlone;

        var open = offers.Where(o => o.Stand == OfferStand.Open).ToList();
        if (items.Count == 0)
        {
            foreach (var offer in open) group.Offers[offer.Key] = MatchVerdict.OfferWithoutItem;
            return group.Decision;
        }

        var published = items.Any(i => !i.Unpublished) ? items.Where(i => !i.Unpublished).ToList() : items;
        foreach (var item in items.Except(published)) group.Items[item.Key] = MatchVerdict.GivesWay;
        var leading = Leading(published);
        foreach (var item in published.Where(i => i.Shop != leading[0].Shop)) group.Items[item.Key] = MatchVerdict.OtherShopLeads;
        leading = OfOneLanguage(group, leading, [.. offers.Select(o => o.Picked).OfType<long>()]);

        var keys = leading.Select(i => i.Key).ToHashSet();
        var handedOver = open.Where(o => !o.Lvb).Select(o => (Offer: o, Item: HintedBy(o, leading)))
            .Where(h => h.Item is { Unclear: false }).ToList();
        var picked = offers.Where(o => o is { Stand: OfferStand.ByHand, Lvb: false, Picked: { } item } && keys.Contains(item))
            .Select(o => o.Picked!.Value)
            .Concat(leading.Count > 1 ? handedOver.Select(h => h.Item!.Key) : []).ToHashSet();
        if (leading.Count == 1 || picked.Count == 1)
            Single(group, leading.Count == 1 ? leading[0] : leading.First(i => picked.Contains(i.Key)), offers, open,
                leading.Count > 1);
        else Several(group, open, handedOver);

        foreach (var item in leading.Where(i => !group.Items.ContainsKey(i.Key)))
        {
            group.Items[item.Key] = picked.Contains(item.Key) ? MatchVerdict.LinkedByHand
                : leading.Count > 1 && picked.Count == 1 ? MatchVerdict.LeftAlone
                : MatchVerdict.DuplicateGtin;
        }

        return group.Decision;
    }

    /// <summary>The items of the shop that leads; between shops of one rank the one that was there first.</summary>
    private static List<MatchItem> Leading(IReadOnlyList<MatchItem> items) =>
        [.. items.GroupBy(i => (i.Rank, i.Shop)).MinBy(g => (g.Key.Rank, g.Key.Shop))!.OrderBy(i => i.Key)];

    /// <summary>
    /// Of each article in several languages one item: what was picked, else what an offer is linked to, else what was there
    /// first.
    /// </summary>
    private static List<MatchItem> OfOneLanguage(Group group, List<MatchItem> leading, HashSet<long> picked)
    {
        var one = new List<MatchItem>();
        foreach (var same in leading.GroupBy(i => (object?)Values.Sku.TryParse(i.Sku) ?? i.Key))
        {
            var first = same.OrderBy(i => !picked.Contains(i.Key)).ThenBy(i => !i.Stands).ThenBy(i => i.Key).First();
            one.Add(first);
            if (same.Count() == 1) continue;
            foreach (var item in same) group.SameAs[item.Key] = first.Key;
            foreach (var item in same.Where(i => i != first)) group.Items[item.Key] = MatchVerdict.Translation;
        }

        return [.. one.OrderBy(i => i.Key)];
    }

    private static MatchItem? HintedBy(MatchOffer offer, List<MatchItem> items) =>
        offer.OfferId is null ? null : items.Where(i => i.Hint == offer.OfferId).ToList() is [var only] ? only : null;

    /// <summary>It is clear which item is meant; several own offers of one account may still compete for it.</summary>
    /// <param name="ofSeveral">Clear only because it was picked.</param>
    private static void Single(Group group, MatchItem item, IReadOnlyList<MatchOffer> offers, List<MatchOffer> open,
        bool ofSeveral)
    {
        var verdict = offers.Any(o => o.Stand == OfferStand.ByHand && o.Picked == item.Key) ? MatchVerdict.LinkedByHand
            : offers.Any(o => o.Stand == OfferStand.LeftAlone) ? MatchVerdict.LeftAlone
            : item.Unclear ? MatchVerdict.BundleUnclear
            : MatchVerdict.NoOffer;
        foreach (var account in open.GroupBy(o => (o.Account, o.Lvb)))
        {
            var rivals = account.OrderBy(o => o.Key).ToList();
            var hinted = (rivals.Count > 1 || ofSeveral) && item is { Hint: not null, Unclear: false }
                ? rivals.Where(o => o.OfferId == item.Hint).ToList() : [];
            var pickedHere = offers.Any(o => o.Stand == OfferStand.ByHand && o.Account == account.Key.Account && !o.Lvb
                && o.Picked == item.Key);
            foreach (var offer in rivals)
            {
                var found = offer.Lvb ? Compare(item, offer)
                    : pickedHere ? MatchVerdict.LeftAlone
                    : hinted is [var chosen] ? chosen == offer ? MatchVerdict.LinkedByHand : MatchVerdict.LeftAlone
                    : rivals.Count == 1 ? Compare(item, offer)
                    : MatchVerdict.DuplicateOffers;
                group.Offers[offer.Key] = found;
                if (found is MatchVerdict.Matched or MatchVerdict.SkuDisagrees or MatchVerdict.LinkedByHand)
                    group.Links.Add((offer.Key, item.Key));
                if (found == MatchVerdict.LinkedByHand) group.TakenOver.Add(offer.Key);
                verdict = Weight(found) > Weight(verdict) ? found : verdict;
            }
        }

        group.Items[item.Key] = verdict;
    }

    /// <summary>Which item is meant is for a person to say, but for what another connector had linked.</summary>
    private static void Several(Group group, List<MatchOffer> open, List<(MatchOffer Offer, MatchItem? Item)> handedOver)
    {
        foreach (var offer in open) group.Offers[offer.Key] = MatchVerdict.DuplicateGtin;
        foreach (var (offer, item) in handedOver)
        {
            group.Offers[offer.Key] = MatchVerdict.LinkedByHand;
            group.Links.Add((offer.Key, item!.Key));
            group.TakenOver.Add(offer.Key);
        }
    }

    private static MatchVerdict Compare(MatchItem item, MatchOffer offer) =>
        item.Unclear ? MatchVerdict.BundleUnclear : SkuAgrees(item.Sku, offer.Reference) ? MatchVerdict.Matched
            : MatchVerdict.SkuDisagrees;

    /// <summary>Agrees unless both sides name a code and the codes differ.</summary>
    private static bool SkuAgrees(string? sku, string? reference)
    {
        var ours = Values.Sku.TryParse(sku);
        var theirs = Values.Sku.TryParse(reference);
        return ours is null || theirs is null || ours == theirs;
    }

    private static int Weight(MatchVerdict verdict) => verdict switch
    {
        MatchVerdict.DuplicateOffers => 6,
        MatchVerdict.BundleUnclear => 5,
        MatchVerdict.SkuDisagrees => 4,
        MatchVerdict.LinkedByHand => 3,
        MatchVerdict.Matched => 2,
        MatchVerdict.LeftAlone => 1,
        _ => 0,
    };

    /// <summary>The decision while it is made.</summary>
    private sealed class Group
    {
        public List<(long, long)> Links { get; } = [];
        public Dictionary<long, MatchVerdict> Items { get; } = [];
        public Dictionary<long, MatchVerdict> Offers { get; } = [];
        public HashSet<long> TakenOver { get; } = [];
        public Dictionary<long, long> SameAs { get; } = [];
        public MatchDecision Decision => new(Links, Items, Offers, TakenOver, SameAs);
    }
}
