namespace Tandem.Engine.Catalog;

/// <summary>An item as matching sees it.</summary>
internal sealed record MatchItem(long Key, string? Sku);

/// <summary>An offer as matching sees it. LVB offers are linked for show and never count as a duplicate of an own offer.</summary>
internal sealed record MatchOffer(long Key, Guid Account, string? Reference, bool Lvb);

/// <summary>What matching decides for one GTIN.</summary>
internal sealed record MatchDecision(
    IReadOnlyList<(long OfferKey, long ItemKey)> Links,
    IReadOnlyDictionary<long, MatchVerdict> Items,
    IReadOnlyDictionary<long, MatchVerdict> Offers);

/// <summary>Matches on GTIN, with SKU against bol's reference as a check (facts/rivals R20). Pure.</summary>
internal static class MatchRule
{
    /// <summary>Decides one group: all items and all offers of a seller that carry the same GTIN.</summary>
    public static MatchDecision Decide(IReadOnlyList<MatchItem> items, IReadOnlyList<MatchOffer> offers)
    {
        var itemVerdicts = new Dictionary<long, MatchVerdict>(items.Count);
        var offerVerdicts = new Dictionary<long, MatchVerdict>(offers.Count);
        var links = new List<(long, long)>();

        if (items.Count > 1)
        {
            foreach (var item in items) itemVerdicts[item.Key] = MatchVerdict.DuplicateGtin;
            foreach (var offer in offers) offerVerdicts[offer.Key] = MatchVerdict.DuplicateGtin;
            return new MatchDecision(links, itemVerdicts, offerVerdicts);
        }

        if (items.Count == 0)
        {
            foreach (var offer in offers) offerVerdicts[offer.Key] = MatchVerdict.OfferWithoutItem;
            return new MatchDecision(links, itemVerdicts, offerVerdicts);
        }

        var only = items[0];
        var itemVerdict = MatchVerdict.NoOffer;
        foreach (var group in offers.GroupBy(o => (o.Account, o.Lvb)))
        {
            var same = group.ToList();
            foreach (var offer in same)
            {
                var verdict = same.Count > 1 && !offer.Lvb ? MatchVerdict.DuplicateOffers
                    : SkuAgrees(only.Sku, offer.Reference) ? MatchVerdict.Matched
                    : MatchVerdict.SkuDisagrees;
                offerVerdicts[offer.Key] = verdict;
                if (verdict != MatchVerdict.DuplicateOffers) links.Add((offer.Key, only.Key));
                itemVerdict = Worse(itemVerdict, verdict);
            }
        }

        itemVerdicts[only.Key] = itemVerdict;
        return new MatchDecision(links, itemVerdicts, offerVerdicts);
    }

    /// <summary>Agrees unless both sides name a code and the codes differ.</summary>
    private static bool SkuAgrees(string? sku, string? reference)
    {
        var ours = Values.Sku.TryParse(sku);
        var theirs = Values.Sku.TryParse(reference);
        return ours is null || theirs is null || ours == theirs;
    }

    private static MatchVerdict Worse(MatchVerdict a, MatchVerdict b) => Weight(a) >= Weight(b) ? a : b;

    private static int Weight(MatchVerdict verdict) => verdict switch
    {
        MatchVerdict.DuplicateOffers => 3,
        MatchVerdict.SkuDisagrees => 2,
        MatchVerdict.Matched => 1,
        _ => 0,
    };
}
