using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Proof;

/// <summary>What people call offers: by the items that they sell.</summary>
internal sealed class OfferNames
{
    private readonly Dictionary<long, string> _offers;
    private readonly ILookup<long, (long Key, string Name)> _items;

    private OfferNames(Dictionary<long, string> offers, ILookup<long, (long Key, string Name)> items) =>
        (_offers, _items) = (offers, items);

    public static async Task<OfferNames> Of(TandemDb db, IReadOnlyCollection<long> offerKeys, CancellationToken ct)
    {
        if (offerKeys.Count == 0) return new OfferNames([], Array.Empty<(long, string)>().ToLookup(_ => 0L));
        var offers = await db.Offers.Where(o => offerKeys.Contains(o.Key))
            .ToDictionaryAsync(o => o.Key, o => o.Ean ?? o.OfferId, ct);
        var items = await (
            from part in db.LinkParts
            join item in db.Items on part.ItemKey equals item.Key
            where offerKeys.Contains(part.OfferKey)
            select new { part.OfferKey, item.Key, item.Name }).ToListAsync(ct);
        return new OfferNames(offers, items.ToLookup(i => i.OfferKey, i => (i.Key, i.Name)));
    }

    public string Name(long offer) =>
        _items.Contains(offer) ? string.Join(" + ", _items[offer].Select(i => i.Name)) : _offers.GetValueOrDefault(offer, "");

    /// <summary>Its EAN, or its id where it has none.</summary>
    public string? Ean(long offer) => _offers.GetValueOrDefault(offer);

    /// <summary>Null where the offer sells none or several.</summary>
    public long? Item(long offer) => _items[offer].Count() == 1 ? _items[offer].First().Key : null;
}
