using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments;

/// <summary>What of a shop order's change matters to its shipment.</summary>
internal sealed class ShopNews
{
    private readonly FlowSettings _flow;
    private readonly ILookup<long, string> _known;

    private ShopNews(FlowSettings flow, ILookup<long, string> known) => (_flow, _known) = (flow, known);

    public static async Task<ShopNews> Of(TandemDb db, Shop shop, List<Order> orders, CancellationToken ct)
    {
        var settings = await OrderSettings.Of(db, shop.SellerId, ct);
        var keys = orders.ConvertAll(o => o.Key);
        var known = await db.Parcels.Where(p => keys.Contains(p.OrderKey)).Select(p => new { p.OrderKey, p.Number }).ToListAsync(ct);
        return new ShopNews(settings.Flow, known.ToLookup(p => p.OrderKey, p => p.Number));
    }

    /// <summary>Whether the order must be looked at for its parcels.</summary>
    /// <remarks>The newest change is listed again at every reading: it is looked at once, and not for ever.</remarks>
    public bool MustLook(Order order, WooOrder answer)
    {
        var sent = _flow.SentStatuses.Contains(answer.Status);
        if (!sent && !_flow.TrackingMeansSent) return false;
        var hasNewCode = Tracking.InMeta(answer).Any(p => !TrackingCode.IsEanOf(order, p.Number) && !_known[order.Key].Contains(p.Number, StringComparer.OrdinalIgnoreCase));
        return order.State switch
        {
            OrderState.Imported or OrderState.NeedsAttention => hasNewCode || (sent && (answer.Status != order.ShopStatus || order.TrackingDueAt is null)),

            // Shipped already: only a code that bol may not have yet is news.
            OrderState.Shipped => sent && hasNewCode,
            _ => false,
        };
    }

    public void Take(Order order, string? status, bool look, DateTimeOffset now)
    {
        if (look) order.TrackingDueAt = now;
        if (_flow.SentStatuses.Contains(status) && order.State is OrderState.Imported or OrderState.NeedsAttention or OrderState.Shipped)
        {
            order.CompletedInShopAt ??= now;
            if (order.GuardAt is not null) order.GuardAt = now;
        }
        else if (status is "processing" or "on-hold" or "pending" && order.State == OrderState.Imported)
        {
            // Taken back: it was not sent after all.
            order.CompletedInShopAt = null;
        }
    }
}
