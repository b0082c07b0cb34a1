using Tandem.Engine.Catalog;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>What a person may link. Pure.</summary>
internal static class LinkWishRule
{
    /// <param name="known">The seller's items among those that are asked for.</param>
    /// <returns>Why not; null where it may be.</returns>
    public static Reason? Decide(IReadOnlyList<LinkWish> parts, IReadOnlyDictionary<long, Item> known)
    {
        if (parts.Count == 0) return Reason.Of("link.no-parts");
        if (parts.Count > BundleRule.MostParts) return Reason.Of("link.too-many-parts", ("most", BundleRule.MostParts));
        if (parts.Any(p => !known.ContainsKey(p.ItemKey))) return Reason.Of("link.no-such-item");
        if (parts.FirstOrDefault(p => p.Quantity is < 1 or > BundleRule.MostUnits) is { } odd)
            return Reason.Of("link.quantity", ("item", known[odd.ItemKey].Name), ("most", BundleRule.MostUnits));
        if (parts.GroupBy(p => p.ItemKey).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return Reason.Of("link.same-item-twice", ("item", known[twice.Key].Name));
        if (parts.Select(p => known[p.ItemKey]).FirstOrDefault(i => i.Gone) is { } gone)
            return Reason.Of("link.item-gone", ("item", gone.Name));
        if (parts.Select(p => known[p.ItemKey].ShopId).Distinct().Count() > 1) return Reason.Of("link.several-shops");
        if (parts.Select(p => known[p.ItemKey]).FirstOrDefault(i => i.BundleOf is not null) is { } bundle)
            return Reason.Of("link.part-is-bundle", ("item", bundle.Name));
        return null;
    }
}
