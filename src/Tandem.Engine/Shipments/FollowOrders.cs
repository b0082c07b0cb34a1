using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments;

/// <summary>What a change of an order means for its parcels, its dates and what the shop is told.</summary>
internal sealed class FollowOrders : IOrderReaction
{
    public async Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        List<string> open =
        [
            .. changes.Where(c => CancelRule.IsClosed(c.Before.ShopStatus) && !CancelRule.IsClosed(c.Order.ShopStatus))
                .Select(c => OrderQuestions.ParcelOfClosed(c.Order.BolOrderId)),
            .. changes.Where(c => c.Order.State != c.Before.State && c.Order.State != OrderState.Imported)
                .SelectMany(c => OrderQuestions.UntilSent(c.Order.BolOrderId)),

            // Taken back in the shop: nothing of it has to come to bol any more.
            .. changes.Where(c => c.Before.CompletedInShopAt is not null && c.Order.CompletedInShopAt is null)
                .Select(c => OrderQuestions.Shipping(c.Order.BolOrderId)),
        ];
        if (open.Count > 0) await db.Clear(changes[0].Order.SellerId, now, open, ct);
        await FollowShop(db, [.. changes.Where(c => c.Shown is not null || c.StatusMoved || c.CameIn)], now, ct);
        foreach (var change in changes) Ring(change, now);
        await db.SaveChangesAsync(ct);
    }

    private static void Ring(OrderChange change, DateTimeOffset now)
    {
        var (order, before) = (change.Order, change.Before);
        if (order.State != before.State)
        {
            if (order.State == OrderState.Shipped) order.FlowDueAt = now;
            if (order.State == OrderState.Cancelled) order.TrackingDueAt = null;
        }

        // It was kept from being shipped until now.
        var letGo = (order.CancelAnswer == CancelAnswer.ShipAnyway && before.CancelAnswer != CancelAnswer.ShipAnyway)
            || order.ShipsThoughClosed != before.ShipsThoughClosed
            || (CancelRule.IsClosed(before.ShopStatus) && !CancelRule.IsClosed(order.ShopStatus))
            || order.Lines.Exists(l => l.TakenOut < change.Was(l).TakenOut || l.Away < change.Was(l).Away);
        if (letGo && order is { State: OrderState.Imported, ShopOrderId: not null }) order.TrackingDueAt = now;

        if (order.Lines.Exists(l => l.Shipped > change.Was(l).Shipped))
            (order.ShipmentsDueAt, order.ShipmentsLooks) = (now + ReadShipments.FirstLook, 0);

        var guards = GuardRule.Guards(order);
        if (guards) order.GuardAt ??= now;
        var looksNow = (order.DeliverBy, order.ExpiresOn) != (before.DeliverBy, before.ExpiresOn) || order.State != before.State
            || order.CompletedInShopAt != before.CompletedInShopAt;
        if (order.GuardAt is not null && looksNow) order.GuardAt = now;
    }

    /// <summary>The shop says that it was sent, or that it was not after all, or tells of a new parcel.</summary>
    private static async Task FollowShop(TandemDb db, List<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        if (changes.Count == 0) return;
        var seller = changes[0].Order.SellerId;
        var flow = (await OrderSettings.Of(db, seller, ct)).Flow;
        var keys = changes.ConvertAll(c => c.Order.Key);
        var known =
            (await db.Parcels.Where(p => keys.Contains(p.OrderKey)).Select(p => new { p.OrderKey, p.Number }).ToListAsync(ct))
            .ToLookup(p => p.OrderKey, p => p.Number);
        foreach (var change in changes)
        {
            var order = change.Order;
            var sent = change.Shown is { } whole ? SplitRule.IsSent(whole, flow.SentStatuses)
                : flow.SentStatuses.Contains(order.ShopStatus);
            if (change.Shown is { Parts: not null } parts)
            {
                var away = order.Lines.Sum(l => l.Away);
                order.Lines.ForEach(l => l.Away = sent ? SplitRule.Away(order, l, parts, flow.SentStatuses) : 0);

                // A further part left: its code has its own time to come.
                if (order.CompletedInShopAt is not null && order.Lines.Sum(l => l.Away) < away) order.CompletedInShopAt = now;
            }

            var look = change.Shown is { } shown ? MustLook(change, shown, sent, known[order.Key], flow) : change.CameIn && sent;
            if (look && !(order.TrackingDueAt <= now)) order.TrackingDueAt = now;
            if (!change.StatusMoved && !change.CameIn && !look) continue;
            if (sent && order.State is OrderState.Imported or OrderState.Shipped)
                order.CompletedInShopAt ??= now;

            // Taken back: it was not sent after all.
            else if (!sent && order is { ShopStatus: "processing" or "on-hold" or "pending", State: OrderState.Imported })
                order.CompletedInShopAt = null;
        }
    }

    /// <summary>Whether the order must be looked at for its parcels.</summary>
    /// <remarks>The newest change is listed again at every reading: it is looked at once, and not for ever.</remarks>
    private static bool MustLook(OrderChange change, ShownOrder shown, bool sent, IEnumerable<string> known, FlowSettings flow)
    {
        var order = change.Order;
        if (!sent && !flow.TrackingMeansSent) return false;
        var hasNewCode = (shown.Parts ?? []).Append(shown.Order).SelectMany(Tracking.InMeta)
            .Any(p => !TrackingCode.IsEanOf(order, p.Number) && !known.Contains(p.Number, StringComparer.OrdinalIgnoreCase));
        return order.State switch
        {
            OrderState.Imported => hasNewCode || (sent && (change.StatusMoved || order.TrackingDueAt is null)),

            // Shipped already: only a code that bol may not have yet is news.
            OrderState.Shipped => sent && hasNewCode,
            _ => false,
        };
    }
}
