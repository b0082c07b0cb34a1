using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Returns;

/// <summary>
/// Lets decisions whose refund is not in the shop be refunded anew. One of which a part stands is divided: a refund is known by
/// its decision, so what is left of it needs one of its own.
/// </summary>
internal static class RefundAnew
{
    /// <param name="waived">Of this order; nothing of theirs is on its way.</param>
    public static async Task Run(TandemDb db, Order order, IReadOnlyList<ReturnDecision> waived, DateTimeOffset now,
        CancellationToken ct)
    {
        var mine = waived.Select(d => (long?)d.Key).ToList();
        var stands = await db.Adjustments.Where(a => a.OrderKey == order.Key && mine.Contains(a.DecisionKey))
            .ToDictionaryAsync(a => a.DecisionKey!.Value, ct);
        var keys = waived.ToDictionary(d => BookReturns.KeyOf(order, d.Key));
        var names = keys.Keys.ToList();
        foreach (var ended in await db.Intents.Where(i => i.SellerId == order.SellerId && names.Contains(i.BusinessKey)
            && (i.State == IntentState.Confirmed || i.State == IntentState.Refused)).ToListAsync(ct))
        {
            var decision = keys[ended.BusinessKey];
            if (stands.ContainsKey(decision.Key)) continue;

            // Its people removed the refund, and left in stock what it had put there.
            decision.Restocked |= ended.State == IntentState.Confirmed
                && JsonSerializer.Deserialize<ShopOrderChange>(ended.Payload)!.Refund is { Restock: true };
            db.Intents.Remove(ended);
        }

        foreach (var decision in waived)
        {
            (decision.Waived, decision.Booked) = (false, false);
            if (stands.GetValueOrDefault(decision.Key) is not { } row || row.Units >= decision.Units) continue;
            db.ReturnDecisions.Add(decision.Rest(decision.Units - row.Units, now));
            decision.Units = row.Units;
        }

        await db.SaveChangesAsync(ct);
    }
}
