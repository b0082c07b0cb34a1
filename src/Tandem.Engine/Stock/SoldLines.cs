using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Stock;

/// <summary>A line that bol sold of an offer from the seller's own stock.</summary>
internal sealed record SoldLine(long Key, long OfferKey, DateTimeOffset PlacedAt, int Quantity, int Cancelled);

/// <summary>What bol sold of some offers, of each since a moment of its own.</summary>
internal static class SoldLines
{
    public static async Task<List<SoldLine>> Since(
        TandemDb db, IReadOnlyDictionary<long, DateTimeOffset> since, DateTimeOffset now, CancellationToken ct)
    {
        var found = new List<SoldLine>();
        foreach (var (from, offers) in Together(since, now))
        {
            found.AddRange(await db.OrderLines
                .Where(l => l.OfferKey != null && offers.Contains(l.OfferKey.Value) && l.PlacedAt > from
                    && l.Fulfilment != Fulfilment.Lvb)
                .Select(l => new SoldLine(l.Key, l.OfferKey!.Value, l.PlacedAt, l.Quantity, l.Cancelled)).ToListAsync(ct));
        }

        return found.FindAll(l => l.PlacedAt > since[l.OfferKey]);
    }

    /// <summary>
    /// Offers that are read in one query, from the moment of the first of them. One query for all would go back to the moment of
    /// the offer that has rested longest, and read all that the others ever sold; in these none goes back more than four times as
    /// far as it has to. Pure.
    /// </summary>
    internal static IEnumerable<(DateTimeOffset From, IReadOnlyList<long> Offers)> Together(
        IReadOnlyDictionary<long, DateTimeOffset> since, DateTimeOffset now) =>
        since.GroupBy(s => (int)Math.Log(Math.Max(1, (now - s.Value).TotalHours), 4))
            .Select(group => (group.Min(s => s.Value), (IReadOnlyList<long>)[.. group.Select(s => s.Key)]));
}
