using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>What people call the things that settings are about.</summary>
internal static class SettingNames
{
    /// <returns>Null where the seller has no such thing (any more); empty for the seller itself.</returns>
    public static async Task<string?> Of(TandemDb db, SellerId seller, SettingPlace place, CancellationToken ct) =>
        (await Of(db, seller, [place], ct)).GetValueOrDefault(place);

    /// <summary>Those that are there. Three queries, for any number of places.</summary>
    public static async Task<Dictionary<SettingPlace, string>> Of(TandemDb db, SellerId seller,
        IReadOnlyCollection<SettingPlace> places, CancellationToken ct)
    {
        var names = new Dictionary<SettingPlace, string>();
        foreach (var place in places.Where(p => p is { Scope: SettingScope.Seller, Target: 0, Shop: null })) names[place] = "";

        var items = Targets(places, SettingScope.Item);
        if (items.Count > 0)
        {
            foreach (var item in await db.Items.AsNoTracking().Where(i => i.SellerId == seller && items.Contains(i.Key))
                .Select(i => new { i.Key, i.Name }).ToListAsync(ct))
                names[new SettingPlace(SettingScope.Item, null, item.Key)] = item.Name;
        }

        var offers = Targets(places, SettingScope.Offer);
        if (offers.Count > 0)
        {
            foreach (var offer in await db.Offers.AsNoTracking().Where(o => o.SellerId == seller && offers.Contains(o.Key))
                .Select(o => new { o.Key, o.Ean, o.OfferId }).ToListAsync(ct))
                names[new SettingPlace(SettingScope.Offer, null, offer.Key)] = offer.Ean ?? offer.OfferId;
        }

        var ids = Targets(places, SettingScope.Category).Union(Targets(places, SettingScope.Tag)).ToList();
        if (ids.Count > 0)
        {
            foreach (var group in await db.ProductGroups.AsNoTracking()
                .Where(g => g.SellerId == seller && ids.Contains(g.GroupId)).ToListAsync(ct))
                names[PlaceOf(group)] = group.Name;
        }

        return names;
    }

    public static SettingPlace PlaceOf(ProductGroup group) =>
        new(group.Kind == ProductGroupKind.Category ? SettingScope.Category : SettingScope.Tag, group.ShopId, group.GroupId);

    private static List<long> Targets(IEnumerable<SettingPlace> places, SettingScope scope) =>
        [.. places.Where(p => p.Scope == scope).Select(p => p.Target).Distinct()];
}
