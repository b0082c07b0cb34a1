using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Offers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Proof;

/// <summary>
/// Notes what another tool told bol while Tandem only observed, beside what Tandem would have told it at that moment.
/// </summary>
internal static class EnterShadows
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static async Task Enter(TandemDb db, IReadOnlyList<OfferLook> looks, CancellationToken ct)
    {
        // Without a moment of bol there is nothing to judge by.
        var theirs = looks.Where(l => l.ModifiedAt is not null && l.Offer.DecidedAt is not null).ToList();
        if (theirs.Count == 0) return;

        var keys = theirs.ConvertAll(l => l.Offer.Key);
        var (from, until) = (theirs.Min(l => l.ModifiedAt!.Value) - Longest, theirs.Max(l => l.ModifiedAt!.Value));
        var decided = (await db.StockEntries.AsNoTracking()
            .Where(e => e.OfferKey != null && keys.Contains(e.OfferKey.Value) && e.Cause == StockCause.Decision && e.At > from
                && e.At <= until)
            .Select(e => new { OfferKey = e.OfferKey!.Value, e.At, e.After }).ToListAsync(ct)).ToLookup(e => e.OfferKey);
        foreach (var look in theirs)
        {
            var last = decided[look.Offer.Key].Where(d => d.At <= look.ModifiedAt).MaxBy(d => d.At);
            db.ShadowEntries.Add(new ShadowEntry
            {
                SellerId = look.Offer.SellerId,
                OfferKey = look.Offer.Key,
                At = look.ModifiedAt!.Value,
                Theirs = look.Amount!.Value,
                Ours = last is null ? look.Offer.Target : last.After,
            });
        }
    }
}
