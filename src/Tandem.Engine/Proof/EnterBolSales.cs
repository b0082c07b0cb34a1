using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Proof;

/// <summary>A line that bol has sold, or of which it has cancelled units, since it was last looked at.</summary>
internal sealed record BolMove(Order Order, OrderLine Line, bool Cancelled);

/// <summary>Enters what bol's own sales did to the numbers that it shows, with bol's clock beside ours.</summary>
internal sealed class EnterBolSales : IOrderReaction
{
    public Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        List<BolMove> moves =
        [
            .. from change in changes
               from line in change.Order.Lines
               where line.OfferKey is not null && line.Fulfilment != Fulfilment.Lvb
               let isNew = !change.Before.Lines.ContainsKey(line.OrderItemId)
               where isNew || line.Cancelled > change.Was(line).Cancelled
               select new BolMove(change.Order, line, Cancelled: !isNew),
        ];
        return moves.Count == 0 ? Task.CompletedTask : Enter(db, moves, now, ct);
    }

    private static async Task Enter(TandemDb db, List<BolMove> moves, DateTimeOffset now, CancellationToken ct)
    {
        var keys = moves.Select(m => m.Line.OfferKey).OfType<long>().Distinct().ToList();
        if (keys.Count == 0) return;

        var offers = await db.Offers.Where(o => keys.Contains(o.Key)).ToDictionaryAsync(o => o.Key, ct);
        var written = offers.Values.Where(o => o.ConfirmedSentAt is not null)
            .ToDictionary(o => o.Key, o => o.ConfirmedSentAt!.Value);
        var fresh = moves.Where(m => !m.Cancelled).Select(m => m.Line.Key).ToHashSet();
        var sold = (await SoldLines.Since(db, written, now, ct)).Where(l => !fresh.Contains(l.Key))
            .GroupBy(l => l.OfferKey).ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity));

        foreach (var move in moves.Where(m => m.Line.OfferKey is not null).OrderBy(m => m.Line.PlacedAt))
        {
            var offer = offers[move.Line.OfferKey!.Value];

            // What a sale from before our write did is not known: that write has replaced it.
            int? before = offer.Confirmed is { } confirmed && move.Line.PlacedAt > offer.ConfirmedSentAt
                ? Math.Max(0, confirmed - sold.GetValueOrDefault(offer.Key)) : null;
            if (move.Cancelled)
            {
                // Whether bol adds the units back by itself is not known.
                db.Enter(offer, now, StockCause.Cancellation, before, null, move.Order.ChangedAt, move.Order.BolOrderId);
                continue;
            }

            db.Enter(offer, now, StockCause.BolOrder, before, before is null ? null
                : Math.Max(0, before.Value - move.Line.Quantity), move.Line.PlacedAt, move.Order.BolOrderId);
            if (before is not null) sold[offer.Key] = sold.GetValueOrDefault(offer.Key) + move.Line.Quantity;
        }
    }
}
