using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>
/// Finds offers by what is typed: their EAN, bol's id or the reference, and by the words of what they sell.
/// </summary>
internal static class OfferSearch
{
    /// <summary>Those whose own codes hold the text.</summary>
    public static IQueryable<Offer> ByCode(IQueryable<Offer> offers, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return offers;
        var (code, part) = (Code(text), LikePattern.Anywhere(text));
        return code is null
            ? offers.Where(o => EF.Functions.Like((o.Reference ?? "").ToLower(), part, "\\"))
            : offers.Where(o => EF.Functions.Like(o.Ean ?? "", code, "\\") || EF.Functions.Like(o.OfferId.ToLower(), code, "\\")
                || EF.Functions.Like((o.Reference ?? "").ToLower(), part, "\\"));
    }

    /// <summary>Those, and the ones that sell an item whose words hold it.</summary>
    public static IQueryable<Offer> Found(TandemDb db, SellerId seller, IQueryable<Offer> offers, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return offers;
        var words = LikePattern.InWords(text);
        var items = db.Items.Where(i => i.SellerId == seller && EF.Functions.Like(i.Words, words, "\\"));

        // Each is looked up once, in an index that holds what it asks for; asked of every offer it would be most of the work.
        // An item that is gone may still stand in a link.
        var found = ByCode(db.Offers.Where(o => o.SellerId == seller && !o.Gone), text).Select(o => o.Key)
            .Concat(Sold(db, items.Where(i => !i.Gone))).Concat(Sold(db, items.Where(i => i.Gone)));
        return offers.Where(o => found.Contains(o.Key));
    }

    private static IQueryable<long> Sold(TandemDb db, IQueryable<Item> items) =>
        from item in items
        join sold in db.LinkParts on item.Key equals sold.ItemKey
        select sold.OfferKey;

    // An EAN may be typed in groups; no EAN and no id of an offer has words in it.
    private static string? Code(string text)
    {
        var together = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return together.Length == text.Trim().Length || together.All(char.IsAsciiDigit) ? LikePattern.Anywhere(together) : null;
    }
}
