using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Catalog;

/// <summary>Matches again what changed: the groups of one GTIN in which an item or an offer is marked.</summary>
internal sealed class MatchDue(TimeProvider clock)
{
    private const int GroupsAtOnce = 500;

    /// <returns>True where there was something to match; there may be more.</returns>
    public Task<bool> Run(SellerWork work, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var seller = work.Seller;
        var withoutGtin = await db.Items.Where(i => i.SellerId == seller && i.MatchDue && i.Gtin == null).Take(GroupsAtOnce).ToListAsync(ct);
        await Unlink(db, withoutGtin, ct);

        var gtins = await db.Items.Where(i => i.SellerId == seller && i.MatchDue && i.Gtin != null).Select(i => i.Gtin!)
            .Union(db.Offers.Where(o => o.SellerId == seller && o.MatchDue && o.Gtin != null).Select(o => o.Gtin!))
            .OrderBy(g => g).Take(GroupsAtOnce).ToListAsync(ct);
        await db.Offers.Where(o => o.SellerId == seller && o.MatchDue && o.Gtin == null)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, false).SetProperty(x => x.Verdict, MatchVerdict.InvalidGtin), ct);
        if (gtins.Count == 0) return withoutGtin.Count > 0;

        // Clear first, read after: a change that lands in between marks the group anew.
        await db.Items.Where(i => i.SellerId == seller && gtins.Contains(i.Gtin!)).ExecuteUpdateAsync(i => i.SetProperty(x => x.MatchDue, false), ct);
        await db.Offers.Where(o => o.SellerId == seller && gtins.Contains(o.Gtin!)).ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, false), ct);

        var items = await db.Items.Where(i => i.SellerId == seller && gtins.Contains(i.Gtin!) && !i.Gone).ToListAsync(ct);
        var offers = await db.Offers.Where(o => o.SellerId == seller && gtins.Contains(o.Gtin!) && !o.Gone).ToListAsync(ct);
        var left = await db.Offers.Where(o => o.SellerId == seller && gtins.Contains(o.Gtin!) && o.Gone).Select(o => o.Key).ToListAsync(ct);
        await db.Clear(seller, clock.GetUtcNow(), left.ConvertAll(Cause), ct);
        var offerKeys = offers.ConvertAll(o => o.Key);
        var parts = await db.LinkParts.Where(p => offerKeys.Contains(p.OfferKey)).ToListAsync(ct);
        var linked = parts.ConvertAll(p => p.ItemKey);
        var gone = await db.Items.Where(i => linked.Contains(i.Key) && i.Gone).Select(i => i.Key).ToHashSetAsync(ct);

        var itemsByGtin = items.ToLookup(i => i.Gtin!);
        var offersByGtin = offers.ToLookup(o => o.Gtin!);
        var partsByOffer = parts.ToLookup(p => p.OfferKey);
        var relinked = new List<long>();
        foreach (var gtin in gtins)
            await Apply(db, work.Seller, itemsByGtin[gtin].ToList(), offersByGtin[gtin].ToList(), partsByOffer, gone, relinked, ct);

        await db.SaveChangesAsync(ct);
        await db.Offers.Where(o => relinked.Contains(o.Key)).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        return true;
    }, ct);

    private async Task Apply(
        TandemDb db, SellerId seller, List<Item> items, List<Offer> offers, ILookup<long, LinkPart> parts, HashSet<long> gone,
        List<long> relinked, CancellationToken ct)
    {
        var byHand = offers.Where(o => o.Verdict == MatchVerdict.LinkedByHand).Select(o => o.Key).ToHashSet();
        var decision = MatchRule.Decide(
            items.ConvertAll(i => new MatchItem(i.Key, i.Sku)),
            [.. offers.Where(o => !byHand.Contains(o.Key)).Select(o => new MatchOffer(o.Key, o.AccountId.Value, o.Reference, o.Lvb))]);

        foreach (var item in items)
            item.Verdict = decision.Items[item.Key];
        foreach (var offer in offers.Where(o => !byHand.Contains(o.Key)))
        {
            var verdict = decision.Offers[offer.Key];
            var present = parts[offer.Key].ToList();

            // A product that left the shop keeps its link, so that its offer goes to 0; one that took another GTIN does not.
            var wanted = items.Count == 0
                ? present.Select(p => p.ItemKey).Where(gone.Contains).ToHashSet()
                : decision.Links.Where(l => l.OfferKey == offer.Key).Select(l => l.ItemKey).ToHashSet();
            if (verdict != offer.Verdict)
                db.Note(seller, clock.GetUtcNow(), ActivitySubject.Offer, offer.Key, Reason.Of("offer.verdict", ("verdict", verdict), ("ean", offer.Ean)));
            if (!wanted.SetEquals(present.Select(p => p.ItemKey)))
            {
                db.LinkParts.RemoveRange(present.Where(p => !wanted.Contains(p.ItemKey)));
                db.LinkParts.AddRange(wanted.Except(present.Select(p => p.ItemKey))
                    .Select(item => new LinkPart { OfferKey = offer.Key, ItemKey = item, SellerId = seller }));
                relinked.Add(offer.Key);
            }

            offer.Verdict = verdict;
            await RaiseOrClear(db, seller, offer, verdict, ct);
        }
    }

    private Task RaiseOrClear(TandemDb db, SellerId seller, Offer offer, MatchVerdict verdict, CancellationToken ct)
    {
        var cause = Cause(offer.Key);
        return verdict is MatchVerdict.DuplicateGtin or MatchVerdict.DuplicateOffers
            ? db.Raise(seller, clock.GetUtcNow(), cause, ActivitySubject.Offer, offer.Key, Reason.Of("attention.duplicate", ("verdict", verdict), ("ean", offer.Ean)), ct)
            : db.Clear(seller, clock.GetUtcNow(), cause, ct);
    }

    private static string Cause(long offerKey) => $"match:{offerKey}";

    private static async Task Unlink(TandemDb db, List<Item> items, CancellationToken ct)
    {
        if (items.Count == 0) return;
        var keys = items.ConvertAll(i => i.Key);
        var left = await db.LinkParts.Where(p => keys.Contains(p.ItemKey)).Select(p => p.OfferKey).ToListAsync(ct);
        await db.LinkParts.Where(p => keys.Contains(p.ItemKey)).ExecuteDeleteAsync(ct);
        await db.Offers.Where(o => left.Contains(o.Key)).ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, true).SetProperty(x => x.DecideDue, true), ct);
        foreach (var item in items)
        {
            item.MatchDue = false;
            item.Verdict = string.IsNullOrWhiteSpace(item.GtinText) ? MatchVerdict.NoGtin : MatchVerdict.InvalidGtin;
        }
    }
}
