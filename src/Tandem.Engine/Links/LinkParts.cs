using Tandem.Engine.Offers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Links;

/// <summary>Makes the parts of a link those that are wanted.</summary>
internal static class LinkParts
{
    /// <param name="present">The parts that it has.</param>
    public static void Relink(
        this TandemDb db, Offer offer, IReadOnlyList<LinkPart> present, IEnumerable<(long ItemKey, int Quantity)> wanted)
    {
        var quantities = wanted.ToDictionary(p => p.ItemKey, p => p.Quantity);
        foreach (var part in present)
        {
            if (quantities.Remove(part.ItemKey, out var quantity)) part.Quantity = quantity;
            else db.LinkParts.Remove(part);
        }

        db.LinkParts.AddRange(quantities.Select(q =>
            new LinkPart { OfferKey = offer.Key, ItemKey = q.Key, SellerId = offer.SellerId, Quantity = q.Value }));
    }
}
