using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// Holds each number against the facts of its own second, in the transaction that marks it as sent: what an order or a reading
/// has changed since it was decided is not sent, but decided again.
/// </summary>
internal static class CheckPushes
{
    private static readonly TimeSpan DecideFirst = TimeSpan.FromSeconds(2);

    /// <summary>Takes out of the list what may not be sent.</summary>
    /// <returns>For each offer the facts that its number was held against.</returns>
    public static async Task<IReadOnlyDictionary<long, StockFacts>> Keep(
        TandemDb db, SellerId sellerId, List<Intent> rows, Func<Intent, int> target, DateTimeOffset now, CancellationToken ct)
    {
        if (rows.Count == 0) return new Dictionary<long, StockFacts>();
        var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == sellerId, ct);
        var keys = rows.ConvertAll(r => r.Subject);
        var offers = await db.Offers.Where(o => keys.Contains(o.Key)).ToDictionaryAsync(o => o.Key, ct);
        var inputs = await StockInputs.Read(db, seller, offers.Values, now, ct);
        var facts = offers.ToDictionary(o => o.Key, o => inputs.FactsOf(o.Value));
        var day = await db.Day(sellerId, now, ct);
        day.Checked += rows.Count;
        day.HeldBack += rows.RemoveAll(row =>
        {
            var offer = offers[row.Subject];
            if (seller.WritesStockOf(offer) && PushRule.Allows(StockRule.Decide(facts[offer.Key]), target(row))) return false;
            offer.DecideDue = true;

            // Not due until it was decided again: else it would be asked for over and over before that.
            row.Postpone(now + DecideFirst);
            return true;
        });
        return facts;
    }
}
