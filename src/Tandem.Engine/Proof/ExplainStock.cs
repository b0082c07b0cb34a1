using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Offers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Proof;

/// <summary>
/// Answers why bol showed a number at a moment, from the ledger, and asks the rule of today about the same facts.
/// </summary>
public sealed class ExplainStock(Database database)
{
    private const int EntriesAtMost = 200;
    private const int OffersAtMost = 20;

    // What happened before the moment and was heard of later is in the ledger at the moment of hearing.
    private static readonly TimeSpan HeardLate = TimeSpan.FromHours(2);
    private static readonly StockCause[] Showing = [StockCause.Push, StockCause.Drift, StockCause.BolOrder];

    /// <summary>For each offer that sells the item.</summary>
    public async Task<IReadOnlyList<StockMoment>> OfItem(SellerId seller, long itemKey, DateTimeOffset at, CancellationToken ct)
    {
        await using var db = database.Read();
        var offers = await (
            from part in db.LinkParts
            join offer in db.Offers on part.OfferKey equals offer.Key
            where part.ItemKey == itemKey && offer.SellerId == seller
            orderby offer.Key
            select offer).Take(OffersAtMost).ToListAsync(ct);
        var found = new List<StockMoment>();
        foreach (var offer in offers) found.Add(await Explain(db, offer, at, ct));
        return found;
    }

    /// <returns>Null where the seller has no such offer.</returns>
    public async Task<StockMoment?> OfOffer(SellerId seller, long offerKey, DateTimeOffset at, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Offers.SingleOrDefaultAsync(o => o.Key == offerKey && o.SellerId == seller, ct) is { } offer
            ? await Explain(db, offer, at, ct) : null;
    }

    private static async Task<StockMoment> Explain(TandemDb db, Offer offer, DateTimeOffset at, CancellationToken ct)
    {
        var late = at + HeardLate;
        var entries = await db.StockEntries.Where(e => e.OfferKey == offer.Key && e.At <= late && Showing.Contains(e.Cause))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Key).Take(EntriesAtMost).ToListAsync(ct);
        var known = entries.Where(e => Moment(e) <= at).ToList();
        var set = known.Where(e => e.Cause != StockCause.BolOrder).OrderByDescending(Moment).ThenByDescending(e => e.Key)
            .FirstOrDefault();
        var sold = known.Where(e => e.Cause == StockCause.BolOrder && (set is null || Moment(e) > Moment(set)))
            .Sum(e => (e.Before ?? 0) - (e.After ?? 0));
        var name = offer.Ean ?? offer.OfferId;
        if (set?.After is not { } number)
        {
            var first = entries.Where(e => Moment(e) > at && e.Cause != StockCause.BolOrder).OrderBy(Moment).FirstOrDefault();
            return first?.Before is { } stood
                ? new StockMoment(offer.Key, name, at, stood, Reason.Of("proof.before", ("at", Iso(at)), ("shown", stood)), null,
                    null, null, null)
                : new StockMoment(offer.Key, name, at, null, Reason.Of("proof.unknown", ("at", Iso(at))), null, null, null, null);
        }

        var shown = Math.Max(0, number - sold);
        if (set.Cause == StockCause.Drift)
        {
            var drift = Reason.Of("proof.drift", ("at", Iso(at)), ("shown", shown), ("since", Iso(Moment(set))), ("set", number),
                ("sold", sold));
            return new StockMoment(offer.Key, name, at, shown, drift, null, null, null, null);
        }

        var sent = Moment(set);
        var decision = await db.StockEntries.Where(e => e.OfferKey == offer.Key && e.At <= sent && e.Cause == StockCause.Decision)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Key).FirstOrDefaultAsync(ct);
        var today = decision?.Facts is { } facts ? StockRule.Decide(StockFacts.FromJson(facts)) : null;
        return new StockMoment(
            offer.Key, name, at, shown, Sentence(at, shown, sent, number, sold, today?.Reason), decision?.At, decision?.After,
            today?.Reason, today?.Target);
    }

    private static Reason Sentence(DateTimeOffset at, int shown, DateTimeOffset sent, int number, int sold, Reason? why) =>
        why is null || why["available"].Length == 0
            ? Reason.Of("proof.sent", ("at", Iso(at)), ("shown", shown), ("sent", Iso(sent)), ("set", number), ("sold", sold))
            : Reason.Of(
                "proof.sum", ("at", Iso(at)), ("shown", shown), ("sent", Iso(sent)), ("set", number), ("sold", sold),
                ("item", why["item"]),
                ("available", why["available"]), ("promised", why["promised"]), ("held", why["held"]), ("safety", why["safety"]));

    /// <summary>
    /// By bol's clock. A lost write is not of the moment at which bol last saw a change, but of when it was found.
    /// </summary>
    private static DateTimeOffset Moment(StockEntry entry) =>
        entry.Cause == StockCause.Drift && entry.Reference == nameof(DriftCause.WriteLost) ? entry.At : entry.RemoteAt
            ?? entry.At;

    private static string Iso(DateTimeOffset moment) => moment.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
