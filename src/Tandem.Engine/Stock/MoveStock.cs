using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Links;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Stock;

/// <summary>What a change of an order means for stock: which numbers are decided again, and which items are read again.</summary>
internal sealed class MoveStock : IOrderReaction
{
    public async Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        var touched = new HashSet<long>();
        var readAgain = new HashSet<long>();
        foreach (var change in changes)
        {
            foreach (var line in change.Order.Lines.Where(l => l.Fulfilment != Fulfilment.Lvb))
            {
                var was = change.Was(line);
                var moved = line.PutBack != was.PutBack || line.Imported != was.Imported
                    || line.UnknownProduct != was.UnknownProduct || line.Doubted != was.Doubted;
                if (moved) Promise(line, was, now);
                if (line.OfferKey is not { } offer) continue;
                if (moved || was.OfferKey != offer || was.Cancelled != line.Cancelled || was.Quantity != line.Quantity)
                    touched.Add(offer);
                if (moved || SentUnseen(line, was)) readAgain.Add(offer);
                if (was.OfferKey is { } former && former != offer) touched.Add(former);
            }
        }

        if (readAgain.Count > 0)
        {
            touched.UnionWith(readAgain);
            var items = await db.LinkParts.Where(p => readAgain.Contains(p.OfferKey)).Select(p => p.ItemKey).Distinct()
                .ToListAsync(ct);
            await db.ReadItemsAgain(items, now, ct);
        }

        await db.SaveChangesAsync(ct);
        await db.TouchOffers(touched, ct);
    }

    /// <summary>Sent without the shop having taken it: from its next reading on the shop's own count is believed again.</summary>
    private static bool SentUnseen(OrderLine line, LineImage was) =>
        line.Shipped > was.Shipped && (line.Imported is null || line.UnknownProduct);

    /// <summary>No reading from before can contain what the shop took or put back just now.</summary>
    private static void Promise(OrderLine line, LineImage was, DateTimeOffset now)
    {
        if (line.Imported is null) return;
        line.InStockReading = false;
        if (was.Imported is null || was.UnknownProduct || line.PutBack < was.PutBack) line.TakenAt = now;
    }
}
