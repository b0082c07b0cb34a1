using Tandem.Engine.Catalog;

namespace Tandem.Engine.Links;

/// <summary>
/// Ranks what there is to mend in the match report: what one setting mends first, then what keeps an offer from being linked,
/// the most rows first, and last what is linked and only worth a look. Pure.
/// </summary>
public static class MendRule
{
    // An offer of bol stays without a number until a person looks.
    private static readonly MatchVerdict[] Unlinked =
    [
        MatchVerdict.DuplicateGtin, MatchVerdict.DuplicateOffers, MatchVerdict.BundleUnclear, MatchVerdict.InvalidGtin,
        MatchVerdict.OfferWithoutItem,
    ];

    private static readonly MatchVerdict[] Linked = [MatchVerdict.Changed, MatchVerdict.SkuDisagrees];

    /// <param name="counts">Rows of the report by verdict.</param>
    public static IReadOnlyList<Mend> Rank(IReadOnlyDictionary<MatchVerdict, int> counts)
    {
        int Of(MatchVerdict verdict) => counts.GetValueOrDefault(verdict);

        // Most articles without an EAN while offers wait for one: the EANs are elsewhere.
        var without = Of(MatchVerdict.NoGtin);
        var elsewhere = without > Of(MatchVerdict.Matched) && Of(MatchVerdict.OfferWithoutItem) > 0;
        List<Mend> mends = elsewhere ? [new Mend(MatchVerdict.NoGtin, without, AtOnce: true)] : [];
        foreach (var group in new[] { Unlinked, Linked })
            mends.AddRange(group.Where(v => Of(v) > 0).Select(v => new Mend(v, Of(v))).OrderByDescending(m => m.Count));
        return mends;
    }
}
