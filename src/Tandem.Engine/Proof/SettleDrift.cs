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

    /// <summary>Of differences: those that are over, and those in doubt that have stood long enough to be judged.</summary>
    public Task Differences(SellerWork work, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var now = clock.GetUtcNow();
        await EndOver(db, work.Seller, now, ct);
        await Judge(db, work.Seller, now, ct);
    }, ct);

    /// <summary>Asks bol of some offers that it hides why: of those in turn, so that each comes round.</summary>
    /// <param name="after">The key that was asked last; 0: from the first on.</param>
    /// <returns>The same for the next time.</returns>
    public async Task<long> Hidden(SellerWork work, SellerView view, long after, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var asked = await InTurn(work, view, after, now, ct);
        var reasons = await WhyNotForSale(work, view, asked, ct);
        var keys = reasons.Keys.ToList();
        if (keys.Count > 0)
        {
            await work.Owner.Write(async db =>
            {
                var drifts = await db.Drifts.Where(d => keys.Contains(d.Key)
                    && (d.State == DriftState.Open || d.State == DriftState.Doubted)).ToListAsync(ct);
                var offerKeys = drifts.ConvertAll(d => d.OfferKey);
                var offers = await db.Offers.AsNoTracking().Where(o => offerKeys.Contains(o.Key))
                    .ToDictionaryAsync(o => o.Key, ct);
                foreach (var drift in drifts)
                    await SettleHidden(db, drift, offers[drift.OfferKey], reasons[drift.Key], now, ct);
            }, ct);
        }

        return asked.Count == 0 ? 0 : asked[^1].Drift;
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

    private static async Task EndOver(TandemDb db, SellerId seller, DateTimeOffset now, CancellationToken ct)
    {
        var over = await (
            from drift in db.Drifts
            join offer in db.Offers on drift.OfferKey equals offer.Key
            where drift.SellerId == seller && drift.State == DriftState.Open && drift.Cause != DriftCause.NotForSale
                && (offer.Target == null || offer.Shows == offer.Target || offer.Confirmed == offer.Target)
            orderby drift.Key
            select new { drift, offer.Target, offer.ConfirmedAt }).Take(AtOnce * 10).ToListAsync(ct);
        foreach (var found in over)
        {
            if (found.Target is null) End(found.drift, DriftState.LeftAlone, now);
            else End(found.drift, DriftState.Repaired, found.ConfirmedAt > found.drift.SeenAt ? found.ConfirmedAt.Value : now);
        }
    }

    private static async Task Judge(TandemDb db, SellerId seller, DateTimeOffset now, CancellationToken ct)
    {
        var standing = now - DriftRule.SalesLag;
        var drifts = await db.Drifts.Where(d => d.SellerId == seller && d.State == DriftState.Doubted
            && d.Cause != DriftCause.NotForSale && d.SeenAt <= standing).OrderBy(d => d.Key).Take(AtOnce * 10).ToListAsync(ct);
        if (drifts.Count == 0) return;

        var keys = drifts.Select(d => d.OfferKey).Distinct().ToList();
        var offers = await db.Offers.AsNoTracking().Where(o => keys.Contains(o.Key)).ToDictionaryAsync(o => o.Key, ct);
        var earliest = drifts.Min(d => d.ExpectedSince) ?? now;
        var lines = await db.OrderLines.AsNoTracking()
            .Where(l => l.OfferKey != null && keys.Contains(l.OfferKey.Value) && l.PlacedAt >= earliest)
            .Select(l => new { OfferKey = l.OfferKey!.Value, l.PlacedAt, l.Quantity, l.Cancelled }).ToListAsync(ct);
        foreach (var drift in drifts)
        {
            var since = lines.FindAll(l => l.OfferKey == drift.OfferKey && l.PlacedAt >= drift.ExpectedSince
                && l.PlacedAt <= drift.SeenAt);
            var facts = new ShownFacts(
                drift.Expected!.Value, drift.ExpectedSince ?? drift.SeenAt, drift.Shown, drift.RemoteAt,
                since.Sum(l => l.Quantity), since.Sum(l => l.Cancelled));
            if (DriftRule.Judge(facts) is not { } found || (found.MayBeSales && drift.Shown > drift.Expected))
                db.Drifts.Remove(drift);
            else await Open(db, drift, offers[drift.OfferKey], now, ct);
        }
    }

    private static async Task SettleHidden(TandemDb db, Drift drift, Offer offer, string why, DateTimeOffset now,
        CancellationToken ct)
    {
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

    private static async Task<List<Hid>> InTurn(SellerWork work, SellerView view, long after, DateTimeOffset now,
        CancellationToken ct)
    {
        var standing = now - DriftRule.SalesLag;
        var accounts = view.ReadAccounts.Select(a => a.Id).ToList();
        await using var db = work.Read();
        var hidden =
            from drift in db.Drifts
            join offer in db.Offers on drift.OfferKey equals offer.Key
            where drift.SellerId == work.Seller && drift.Cause == DriftCause.NotForSale && accounts.Contains(offer.AccountId)
                && (drift.State == DriftState.Open || (drift.State == DriftState.Doubted && drift.SeenAt <= standing))
            orderby drift.Key
            select new { drift.Key, offer.OfferId, offer.AccountId };
        var found = await hidden.Where(h => h.Key > after).Take(AtOnce).ToListAsync(ct);
        if (found.Count < AtOnce && after > 0)
            found.AddRange(await hidden.Where(h => h.Key <= after).Take(AtOnce - found.Count).ToListAsync(ct));
        return found.ConvertAll(h => new Hid(h.Key, h.OfferId, h.AccountId));
    }

    /// <summary>
    /// What bol gives as reasons; empty where it gives none any more. Stock that is out is no reason to report. What cannot be
    /// asked has its next turn.
    /// </summary>
    private static async Task<Dictionary<long, string>> WhyNotForSale(SellerWork work, SellerView view, List<Hid> hidden,
        CancellationToken ct)
    {
        var found = new Dictionary<long, string>();
        var away = new HashSet<AccountId>();
        foreach (var hid in hidden.Where(h => !away.Contains(h.Account)))
        {
            try
            {
                var bol = work.Bol(view.Accounts.First(a => a.Id == hid.Account));
                found[hid.Drift] = Codes(await bol.GetNotForSaleReasons(hid.OfferId, ct));
            }
            catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out _))
            {
                if (RemoteFailure.KindOf(failure) != FailureKind.Refused) away.Add(hid.Account);
            }
        }

        return found;
    }

    private static string Codes(BolNotForSaleReasons? answer) => string.Join(", ", (answer?.Countries ?? [])
        .SelectMany(c => c.Reasons ?? []).Where(r => r.Category != "STOCK").Select(r => $"{r.Category} {r.Code}".Trim())
        .Distinct().Take(8));

    /// <summary>An offer that bol hides.</summary>
    private sealed record Hid(long Drift, string OfferId, AccountId Account);
}
