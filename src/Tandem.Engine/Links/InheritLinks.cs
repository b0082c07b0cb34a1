using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>
/// bol gives an offer that is made anew another id. Where it is the one offer of its account with that article and the seller's
/// own code, what a person had said of the old one holds for it: the link, that it is left alone, and its rules.
/// </summary>
internal sealed class InheritLinks(IEnumerable<IOfferHeritage> heritages)
{
    // The new one shows some time before the old one is known to be gone, which was read with the others until then.
    private static readonly TimeSpan Beside = TimeSpan.FromHours(24);

    /// <summary>Before the groups are matched, in their transaction.</summary>
    public async Task Run(TandemDb db, SellerId seller, IReadOnlyCollection<string> gtins, DateTimeOffset now,
        CancellationToken ct)
    {
        var left = await db.Offers.Where(o => o.SellerId == seller && o.Gone && gtins.Contains(o.Gtin!))
            .OrderByDescending(o => o.Key).ToListAsync(ct);
        if (left.Count == 0) return;
        var living = await db.Offers.Where(o => o.SellerId == seller && !o.Gone && gtins.Contains(o.Gtin!)).ToListAsync(ct);
        foreach (var old in left)
        {
            var like = living.FindAll(o => o.AccountId == old.AccountId && o.Gtin == old.Gtin && o.Reference == old.Reference
                && o.Lvb == old.Lvb);
            if (like is not [var heir] || heir.Key <= old.Key) continue;

            // One that has sold beside it for long is another offer, used perhaps, and no heir.
            if (heir.FirstSeenAt <= old.ReadAt - Beside) continue;
            if (old.LinkedBy is LinkedBy.Hand or LinkedBy.Csv or LinkedBy.TakeOver) await Take(db, heir, old, now, ct);
            foreach (var heritage in heritages) await heritage.Inherit(db, heir, old, now, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task Take(TandemDb db, Offer heir, Offer old, DateTimeOffset now, CancellationToken ct)
    {
        if (heir.LinkedBy is not (null or LinkedBy.Matching or LinkedBy.BundlePlugin)) return;
        var parts = await db.LinkParts.AsNoTracking().Where(p => p.OfferKey == old.Key).ToListAsync(ct);
        await db.LinkParts.Where(p => p.OfferKey == heir.Key).ExecuteDeleteAsync(ct);
        db.LinkParts.AddRange(parts.Select(p => new LinkPart
        {
            OfferKey = heir.Key,
            ItemKey = p.ItemKey,
            SellerId = p.SellerId,
            Quantity = p.Quantity
        }));
        (heir.LinkedBy, heir.LinkBasis, heir.WhenUnlinked, heir.DecideDue) = (old.LinkedBy, null, old.WhenUnlinked, true);

        // Its parts stay: what it sold may not be in the shop yet. Nobody takes its link over again.
        old.LinkedBy = LinkedBy.Matching;
        db.Note(heir.SellerId, now, ActivitySubject.Offer, heir.Key, Reason.Of("link.inherited", ("ean", heir.Ean)));
    }
}
