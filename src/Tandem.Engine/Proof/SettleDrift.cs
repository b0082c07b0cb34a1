using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Proof;

/// <summary>
/// Follows what the read-back found: is it drift or were it sales, what does bol say of what it hides, and is it over.
/// </summary>
internal sealed class SettleDrift(TimeProvider clock)
{
    private const int AtOnce = 100;

    public async Task Run(SellerWork work, SellerView view, CancellationToken ct)
    {
        var reasons = await WhyNotForSale(work, view, ct);
        await work.Owner.Write(db => Settle(db, work.Seller, reasons, ct), ct);
    }

    /// <summary>It is drift: it goes into the ledger, on the statement and into the trail.</summary>
    public static async Task Open(TandemDb db, Drift drift, Offer offer, DateTimeOffset now, CancellationToken ct)
    {
        // Hands off, not linked or not counted: there is no number of ours that would come in its place.
        drift.State = offer.Target is null ? DriftState.LeftAlone : DriftState.Open;
        if (drift.State == DriftState.LeftAlone) drift.EndedAt = now;
        (await db.Day(drift.SellerId, now, ct)).Drifts++;
        if (drift.Cause != DriftCause.NotForSale)
            db.Enter(offer, now, StockCause.Drift, drift.Expected, drift.Shown, drift.RemoteAt, drift.Cause.ToString());
        db.Note(drift.SellerId, now, ActivitySubject.Offer, offer.Key, drift.Cause switch
        {
            DriftCause.ChangedAtBol => Reason.Of("offer.drift-changed", ("expected", drift.Expected), ("shown", drift.Shown)),
            DriftCause.WriteLost => Reason.Of("offer.drift-lost", ("expected", drift.Expected), ("shown", drift.Shown)),
            _ => Reason.Of("offer.drift-hidden", ("detail", drift.Detail)),
        });
    }

    private async Task Settle(TandemDb db, SellerId seller, Dictionary<long, string> reasons, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var standing = now - DriftRule.SalesLag;
        var drifts = await db.Drifts
            .Where(d => d.SellerId == seller
                && (d.State == DriftState.Open || (d.State == DriftState.Doubted && d.SeenAt <= standing)))
            .OrderBy(d => d.Key).Take(AtOnce * 10).ToListAsync(ct);
        if (drifts.Count == 0) return;

        var keys = drifts.Select(d => d.OfferKey).Distinct().ToList();
        var offers = await db.Offers.AsNoTracking().Where(o => keys.Contains(o.Key)).ToDictionaryAsync(o => o.Key, ct);
        var earliest = drifts.Min(d => d.ExpectedSince) ?? now;
        var lines = await db.OrderLines.AsNoTracking()
            .Where(l => l.OfferKey != null && keys.Contains(l.OfferKey.Value) && l.PlacedAt >= earliest)
            .Select(l => new { OfferKey = l.OfferKey!.Value, l.PlacedAt, l.Quantity, l.Cancelled }).ToListAsync(ct);
        foreach (var drift in drifts)
        {
            var offer = offers[drift.OfferKey];
            if (drift.Cause == DriftCause.NotForSale)
            {
                await SettleHidden(db, drift, offer, reasons, now, ct);
            }
            else if (drift.State == DriftState.Open)
            {
                if (offer.Target is null) End(drift, DriftState.LeftAlone, now);
                else if (offer.Shows == offer.Target || offer.Confirmed == offer.Target)
                    End(drift, DriftState.Repaired, offer.ConfirmedAt > drift.SeenAt ? offer.ConfirmedAt.Value : now);
            }
            else
            {
                var since = lines.FindAll(l => l.OfferKey == drift.OfferKey && l.PlacedAt >= drift.ExpectedSince
                    && l.PlacedAt <= drift.SeenAt);
                var facts = new ShownFacts(
                    drift.Expected!.Value, drift.ExpectedSince ?? drift.SeenAt, drift.Shown, drift.RemoteAt,
                    since.Sum(l => l.Quantity), since.Sum(l => l.Cancelled));
                if (DriftRule.Judge(facts) is not { } found || (found.MayBeSales && drift.Shown > drift.Expected))
                    db.Drifts.Remove(drift);
                else await Open(db, drift, offer, now, ct);
            }
        }
    }

    private static async Task SettleHidden(TandemDb db, Drift drift, Offer offer, Dictionary<long, string> reasons,
        DateTimeOffset now, CancellationToken ct)
    {
        if (!reasons.TryGetValue(offer.Key, out var why)) return; // not asked this time
        if (why.Length > 0)
        {
            drift.Detail = why;
            if (drift.State == DriftState.Doubted) await Open(db, drift, offer, now, ct);
        }
        else if (drift.State == DriftState.Doubted)
        {
            db.Drifts.Remove(drift);
        }
        else
        {
            End(drift, DriftState.Repaired, now);
        }
    }

    private static void End(Drift drift, DriftState state, DateTimeOffset at) => (drift.State, drift.EndedAt) = (state, at);

    /// <summary>
    /// What bol gives as reasons; empty where it gives none any more. Stock that is out is no reason to report.
    /// </summary>
    private async Task<Dictionary<long, string>> WhyNotForSale(SellerWork work, SellerView view, CancellationToken ct)
    {
        var standing = clock.GetUtcNow() - DriftRule.SalesLag;
        await using var db = work.Read();
        var asked = await (
            from drift in db.Drifts
            join offer in db.Offers on drift.OfferKey equals offer.Key
            where drift.SellerId == work.Seller && drift.Cause == DriftCause.NotForSale
                && (drift.State == DriftState.Open || (drift.State == DriftState.Doubted && drift.SeenAt <= standing))
            orderby drift.Key
            select new { offer.Key, offer.OfferId, offer.AccountId }).Take(AtOnce).ToListAsync(ct);
        var found = new Dictionary<long, string>();
        foreach (var offer in asked)
        {
            var bol = work.Bol(view.Accounts.First(a => a.Id == offer.AccountId));
            var answer = await bol.GetNotForSaleReasons(offer.OfferId, ct);
            found[offer.Key] = Codes(answer);
        }

        return found;
    }

    private static string Codes(BolNotForSaleReasons? answer) => string.Join(", ", (answer?.Countries ?? [])
        .SelectMany(c => c.Reasons ?? []).Where(r => r.Category != "STOCK").Select(r => $"{r.Category} {r.Code}".Trim())
        .Distinct().Take(8));
}
