using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>Decides what the shop is told once bol shows that all of an order was shipped. Pure.</summary>
internal static class FlowRule
{
    private static readonly HashSet<string> Ended =
        new(["cancelled", "refunded", "failed", "trash", CancelRule.Deleted, "auto-draft", "checkout-draft"],
            StringComparer.Ordinal);
    private static readonly string[] OpenInEveryShop = ["pending", "processing", "on-hold"];

    /// <param name="shopStatuses">All statuses that the shop knows, those of plugins too.</param>
    /// <param name="byTandem">Tandem told bol of it; else somebody did so in bol's own pages.</param>
    /// <returns>Null where the shop has nothing to be told.</returns>
    public static ShopOrderChange? Decide(Order order, IEnumerable<string> shopStatuses, bool byTandem, FlowSettings flow)
    {
        if (order is not { State: OrderState.Shipped, ShopId: { } shop, ShopOrderId: { } shopOrder }) return null;
        var status = flow.ShippedStatus.Length > 0 && flow.ShippedStatus != order.ShopStatus ? flow.ShippedStatus : null;
        var note = byTandem ? null : Reason.Of("shop-note.shipped-at-bol", ("order", order.BolOrderId));
        if (status is null && note is null) return null;
        var from = shopStatuses.Concat(OpenInEveryShop).Concat(flow.SentStatuses).Append(order.ShopStatus ?? "")
            .Where(s => s.Length > 0 && !Ended.Contains(s) && (s != "completed" || flow.SentStatuses.Contains(s)))
            .Distinct(StringComparer.Ordinal).ToList();
        return new ShopOrderChange(shop.Value, shopOrder, status, status is null ? null : from, note, Of: Module.Shipments);
    }
}
