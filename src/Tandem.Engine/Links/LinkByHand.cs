using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>
/// A person says what an offer sells, and is remembered: nothing that is read later undoes it. Every change can be undone.
/// Methods answer why they did nothing, or null where it is done.
/// </summary>
public sealed class LinkByHand(Database database, TimeProvider clock)
{
    /// <summary>Links the offer to these items; several, or several units of one, make it a bundle.</summary>
    /// <param name="by">Whose word it is.</param>
    public Task<Reason?> Link(SellerId seller, long offerKey, IReadOnlyList<LinkWish> parts, LinkedBy by, CancellationToken ct) =>
        Change(seller, offerKey, async (db, _, _) =>
        {
            var keys = parts.Select(p => p.ItemKey).ToList();
            var items = await db.Items.Where(i => i.SellerId == seller && keys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, ct);
            return LinkWishRule.Decide(parts, items) is { } problem ? (problem, null) : (null, new LinkState(by, null, parts));
        }, by, "link.made", ct);

    /// <summary>Links the offer to nothing, and keeps matching from linking it again.</summary>
    /// <param name="then">What bol is to show of an offer that Tandem steered; <see cref="WhenUnlinked.Asked"/>: 0, until a
    /// person says.</param>
    public Task<Reason?> Unlink(SellerId seller, long offerKey, WhenUnlinked then, CancellationToken ct) =>
        Change(seller, offerKey, (_, offer, _) =>
        {
            offer.WhenUnlinked = then;
            return Done(new LinkState(LinkedBy.Hand, null, []));
        }, LinkedBy.Hand, "link.removed", ct);

    /// <summary>Answers what bol is to show of an offer that is linked to nothing any more.</summary>
    public Task<Reason?> Answer(SellerId seller, long offerKey, WhenUnlinked then, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var offer = await db.Offers.SingleOrDefaultAsync(o => o.SellerId == seller && o.Key == offerKey && !o.Gone, ct);
            if (offer is null) return Reason.Of("link.no-such-offer");
            (offer.WhenUnlinked, offer.DecideDue, offer.MatchDue) = (then, true, true);
            db.Note(seller, clock.GetUtcNow(), ActivitySubject.Offer, offerKey,
                Reason.Of(then == WhenUnlinked.LeaveNumber ? "link.number-left" : "link.number-zero", ("ean", offer.Ean)));
            return null;
        }, ct);

    /// <summary>
    /// Says which of several items with this GTIN the offer sells, or which of several offers sells the item; what was not picked
    /// is left alone.
    /// </summary>
    public Task<Reason?> Pick(SellerId seller, long offerKey, long itemKey, CancellationToken ct) =>
        Change(seller, offerKey, async (db, offer, _) =>
        {
            var item = await db.Items.SingleOrDefaultAsync(i => i.SellerId == seller && i.Key == itemKey, ct);
            if (item is null) return (Reason.Of("link.no-such-item"), null);
            if (offer.Verdict is not (MatchVerdict.DuplicateGtin or MatchVerdict.DuplicateOffers) || offer.Gtin is null
                || item.Gtin != offer.Gtin)
                return (Reason.Of("link.not-duplicate"), null);
            IReadOnlyList<LinkWish> parts = [new LinkWish(itemKey, 1)];
            return LinkWishRule.Decide(parts, new Dictionary<long, Item> { [itemKey] = item }) is { } problem ? (problem, null)
                : (null, new LinkState(LinkedBy.Hand, null, parts));
        }, LinkedBy.Hand, "link.picked", ct);

    /// <summary>Keeps a link although a GTIN or code has changed since, or something else came with the same GTIN.</summary>
    public Task<Reason?> Keep(SellerId seller, long offerKey, CancellationToken ct) =>
        Change(seller, offerKey, (_, offer, now) => LinkRule.IsDoubtful(offer.Verdict) && now.Parts.Count > 0
            ? Done(now with { By = LinkedBy.Hand, Basis = null })
            : Refused("link.not-changed"), LinkedBy.Hand, "link.kept", ct);

    /// <summary>Forgets what was said by hand, and lets matching decide.</summary>
    public Task<Reason?> Rematch(SellerId seller, long offerKey, CancellationToken ct) =>
        Change(seller, offerKey, (_, offer, now) => offer.Verdict == MatchVerdict.Changed || now.By is LinkedBy.Hand
            or LinkedBy.Csv or LinkedBy.TakeOver
            ? Done(new LinkState(null, null, []))
            : Refused("link.not-by-hand"), LinkedBy.Matching, "link.rematched", ct);

    /// <summary>Goes back to what the offer sold before the last change that was not undone yet.</summary>
    public Task<Reason?> Undo(SellerId seller, long offerKey, CancellationToken ct) =>
        Change(seller, offerKey, async (db, _, _) =>
        {
            var last = await db.LinkChanges.Where(c => c.SellerId == seller && c.OfferKey == offerKey && c.UndoneAt == null)
                .OrderByDescending(c => c.Key).FirstOrDefaultAsync(ct);
            if (last is null) return (Reason.Of("link.nothing-to-undo"), null);

            // A shop that was removed took its items along.
            var before = LinkState.FromJson(last.Before);
            var keys = before.Parts.Select(p => p.ItemKey).ToList();
            if (await db.Items.CountAsync(i => i.SellerId == seller && keys.Contains(i.Key), ct) < keys.Count)
                return (Reason.Of("link.no-such-item"), null);
            last.UndoneAt = clock.GetUtcNow();
            return (null, before);
        }, null, "link.undone", ct);

    /// <param name="decide">From the offer and what it sells now: why not, or what it sells from now on.</param>
    /// <param name="by">Null: an undoing, which is no change of its own.</param>
    private Task<Reason?> Change(
        SellerId seller, long offerKey, Func<TandemDb, Offer, LinkState, Task<(Reason? Problem, LinkState? Wanted)>> decide,
        LinkedBy? by, string note, CancellationToken ct) => database.WriteFor<Reason?>(seller, async db =>
    {
        var offer = await db.Offers.SingleOrDefaultAsync(o => o.SellerId == seller && o.Key == offerKey && !o.Gone, ct);
        if (offer is null) return Reason.Of("link.no-such-offer");
        var present = await db.LinkParts.Where(p => p.OfferKey == offerKey).ToListAsync(ct);
        var before = LinkState.Of(offer, present);
        var (problem, wanted) = await decide(db, offer, before);
        if (problem is not null) return problem;

        await Apply(db, offer, present, before, wanted!, by, note, ct);
        return null;
    }, ct);

    private async Task Apply(
        TandemDb db, Offer offer, List<LinkPart> present, LinkState before, LinkState wanted, LinkedBy? by, string note,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var keys = wanted.Parts.Select(p => p.ItemKey).Concat(before.Parts.Select(p => p.ItemKey)).ToList();
        var items = await db.Items.Where(i => keys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, ct);

        db.Relink(offer, present, wanted.Parts.Select(p => (p.ItemKey, p.Quantity)));
        (offer.LinkedBy, offer.LinkBasis, offer.DecideDue) = (wanted.By, wanted.Basis, true);
        if (by is { } whose)
        {
            var after = wanted with { Parts = [.. wanted.Parts.OrderBy(p => p.ItemKey)] };
            db.LinkChanges
                .Add(new LinkChange
                {
                    SellerId = offer.SellerId,
                    OfferKey = offer.Key,
                    At = now,
                    By = whose,
                    Before = before.ToJson(),
                    After = after.ToJson()
                });
        }

        var sells = string.Join(" + ",
            wanted.Parts.Select(p => p.Quantity == 1 ? items[p.ItemKey].Name : $"{p.Quantity} × {items[p.ItemKey].Name}"));
        db.Note(offer.SellerId, now, ActivitySubject.Offer, offer.Key, Reason.Of(note, ("ean", offer.Ean), ("items", sells)));
        await db.SaveChangesAsync(ct);

        var gtins = items.Values.Select(i => i.Gtin).Append(offer.Gtin).OfType<string>().Distinct().ToList();
        var scope = new MatchScope(gtins, [.. items.Values.Where(i => i.Gtin is null).Select(i => i.Key)], offer.Gtin is null
            ? [offer.Key] : []);
        await MatchGroups.Run(db, offer.SellerId, scope, now, ct);
        await db.SaveChangesAsync(ct);

        // What its new and its old items are promised to has changed for every other offer that sells them.
        await db.TouchItems(keys, ct);
    }

    private static Task<(Reason?, LinkState?)> Done(LinkState wanted) => Task.FromResult<(Reason?, LinkState?)>((null, wanted));

    private static Task<(Reason?, LinkState?)> Refused(string code) =>
        Task.FromResult<(Reason?, LinkState?)>((new Reason(code, new Dictionary<string, string>()), null));
}
