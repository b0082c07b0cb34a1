using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Proof;

/// <summary>
/// Compares what bol shows with what it confirmed. A difference at an offer whose stock Tandem writes is drift; at any other
/// it is another tool at work, of which shadow mode takes note. The repair is the ordinary loop's: the number that bol shows
/// is taken over, and decided about again.
/// </summary>
internal sealed class FindDrift : IOfferReaction
{
    async Task<IReadOnlyDictionary<long, int>> IOfferReaction.Rewritten(
        TandemDb db, IReadOnlyCollection<Offer> known, IReadOnlyList<BolOffer> answers, DateTimeOffset began,
        CancellationToken ct) => await Rewritten(db, known, answers, began, ct);

    public Task React(TandemDb db, OfferNews news, DateTimeOffset began, CancellationToken ct) =>
        news.Looks.Count == 0 ? Task.CompletedTask : Enter(db, news.Looks, began, ct);

    /// <summary>
    /// Offers of which bol shows the number that we wrote while it does not show the sales since: somebody wrote the same number
    /// again. Before the answers are taken over.
    /// </summary>
    /// <returns>For each such offer the units that bol had taken off.</returns>
    public static async Task<Dictionary<long, int>> Rewritten(
        TandemDb db, IReadOnlyCollection<Offer> known, IReadOnlyList<BolOffer> answers, DateTimeOffset began,
        CancellationToken ct)
    {
        var shown = answers.Where(a => a.Stock is { Amount: not null, CorrectedStock: not null, ManagedByRetailer: not false })
            .DistinctBy(a => a.OfferId)
            .ToDictionary(a => a.OfferId!, a => a.Stock!, StringComparer.Ordinal);
        var same = known.Where(o => !o.Lvb && o.ConfirmedAt < began && shown.TryGetValue(o.OfferId, out var stock)
            && stock.Amount == o.Confirmed).ToList();
        if (same.Count == 0) return [];

        var keys = same.ConvertAll(o => o.Key);
        var earliest = same.Min(o => o.ConfirmedAt)!.Value;
        var lines = (await db.OrderLines.AsNoTracking()
            .Where(l => l.OfferKey != null && keys.Contains(l.OfferKey.Value) && l.PlacedAt > earliest)
            .Select(l => new { OfferKey = l.OfferKey!.Value, l.PlacedAt, l.Quantity, l.Cancelled }).ToListAsync(ct))
            .ToLookup(l => l.OfferKey);
        return same.Select(o => (o.Key, Sold: DriftRule.Unsold(
                o.Confirmed!.Value, shown[o.OfferId].CorrectedStock!.Value, o.ConfirmedAt!.Value, began,
                lines[o.Key].Select(l => (l.PlacedAt, l.Quantity, l.Cancelled)))))
            .Where(o => o.Sold > 0).ToDictionary(o => o.Key, o => o.Sold);
    }

    /// <summary>
    /// After the answers were saved, in their transaction. Offers that bol fulfils (LVB) show bol's own stock and are not
    /// compared.
    /// </summary>
    public static async Task Enter(TandemDb db, IReadOnlyList<OfferLook> looks, DateTimeOffset began, CancellationToken ct)
    {
        var differing = looks.Where(l => l.Differs).ToList();
        var hidden = looks.Where(l => !l.ForSale && l.Offer.Target > 0).ToList();
        var keys = differing.Concat(hidden).Select(l => l.Offer.Key).Distinct().ToList();
        if (keys.Count == 0) return;

        var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == looks[0].Offer.SellerId, ct);
        var ours = differing.FindAll(l => seller.WritesStockOf(l.Offer));
        await EnterShadows.Enter(db, differing.FindAll(l => !seller.WritesStockOf(l.Offer) && l.Amount is not null), ct);
        var known = await db.Drifts.AsNoTracking()
            .Where(d => keys.Contains(d.OfferKey) && (d.State == DriftState.Open || d.State == DriftState.Doubted))
            .Select(d => new { d.OfferKey, d.Cause }).ToListAsync(ct);

        foreach (var look in hidden.Where(l => seller.WritesStockOf(l.Offer)
            && !known.Exists(k => k.OfferKey == l.Offer.Key && k.Cause == DriftCause.NotForSale)))
            db.Drifts.Add(Row(look, DriftCause.NotForSale, began));
        if (ours.Count > 0) await EnterDifferences(db, ours, began, ct);
    }

    private static async Task EnterDifferences(TandemDb db, List<OfferLook> ours, DateTimeOffset began, CancellationToken ct)
    {
        // A write of ours that is under way explains any number.
        var keys = ours.ConvertAll(l => l.Offer.Key);
        var writing = await db.Intents.Where(i => i.Kind == IntentKind.Stock && keys.Contains(i.Subject)
            && (i.State == IntentState.Sent || i.State == IntentState.Unknown || i.SettledAt >= began)).Select(i => i.Subject)
            .ToListAsync(ct);
        var earliest = ours.Min(l => l.ConfirmedSentAt ?? l.ConfirmedAt)!.Value;
        var lines = await db.OrderLines.AsNoTracking()
            .Where(l => l.OfferKey != null && keys.Contains(l.OfferKey.Value) && l.PlacedAt >= earliest)
            .Select(l => new { OfferKey = l.OfferKey!.Value, l.PlacedAt, l.Quantity, l.Cancelled }).ToListAsync(ct);
        foreach (var look in ours.Where(l => !writing.Contains(l.Offer.Key)))
        {
            var since =
                lines.FindAll(l => l.OfferKey == look.Offer.Key && l.PlacedAt >= (look.ConfirmedSentAt ?? look.ConfirmedAt));
            if (look.Sold is not null)
            {
                var again = Row(look, look.ModifiedAt > look.ConfirmedAt ? DriftCause.ChangedAtBol : DriftCause.WriteLost, began);
                db.Drifts.Add(again);
                await SettleDrift.Open(db, again, look.Offer, began, ct);
                continue;
            }

            var facts = new ShownFacts(look.Confirmed!.Value, look.ConfirmedAt!.Value, look.Amount, look.ModifiedAt,
                since.Sum(l => l.Quantity), since.Sum(l => l.Cancelled));
            if (DriftRule.Judge(facts) is not { } found) continue;

            var drift = Row(look, found.Cause, began);
            db.Drifts.Add(drift);
            if (!found.MayBeSales) await SettleDrift.Open(db, drift, look.Offer, began, ct);
        }
    }

    private static Drift Row(OfferLook look, DriftCause cause, DateTimeOffset began) => new()
    {
        SellerId = look.Offer.SellerId,
        OfferKey = look.Offer.Key,
        SeenAt = began,
        RemoteAt = look.ModifiedAt,
        Expected = look.Confirmed - (look.Sold ?? 0),
        ExpectedSince = look.ConfirmedSentAt ?? look.ConfirmedAt,
        Shown = look.Shown,
        Cause = cause,
        State = DriftState.Doubted,
    };
}
