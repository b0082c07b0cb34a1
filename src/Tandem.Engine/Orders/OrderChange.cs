using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>What the shop has just shown of an order.</summary>
/// <param name="Refunds">Its refunds, where they were read; null: nothing is known of them.</param>
/// <param name="Parts">Orders that the shop's people split off it, as they are now; null: they were not read.</param>
internal sealed record ShownOrder(
    WooOrder Order, IReadOnlyList<WooRefund>? Refunds = null, IReadOnlyList<WooOrder>? Parts = null);

/// <summary>An order about which something came in.</summary>
/// <param name="Before">As it was. A new order had no lines.</param>
/// <param name="Shown">Where it came from the shop: what that showed.</param>
internal sealed record OrderChange(Order Order, OrderImage Before, ShownOrder? Shown)
{
    /// <summary>The shop's status is another one than it was.</summary>
    public bool StatusMoved => Order.ShopStatus != Before.ShopStatus;

    /// <summary>It is in the shop since this change.</summary>
    public bool CameIn => Order.ShopOrderId is not null && Before.ShopOrderId is null;

    /// <summary>What a line was; the default where it is new.</summary>
    public LineImage Was(OrderLine line) => Before.Lines.GetValueOrDefault(line.OrderItemId);
}
