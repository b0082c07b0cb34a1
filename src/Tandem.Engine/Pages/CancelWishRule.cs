using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Shipments;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>Says whether the seller may cancel a line at bol of his own accord. Pure.</summary>
internal static class CancelWishRule
{
    /// <returns>Why not; null: it may be cancelled.</returns>
    public static Reason? Objection(ShipFacts facts, OrderLine line, FlowSettings flow)
    {
        var order = facts.Order;
        if (line.Fulfilment == Fulfilment.Lvb) return Reason.Of("no-cancel.by-bol");
        if (CancelRule.Left(line) == 0) return Reason.Of(line.Shipped > 0 ? "no-cancel.shipped" : "no-cancel.gone");
        if (facts.Cancelling?.Contains(line.OrderItemId) == true) return Reason.Of("no-cancel.under-way");
        if (CancelRule.IsAsked(line) && order.CancelAnswer == CancelAnswer.None) return Reason.Of("no-cancel.request");

        // Whoever cancels what is on its way to a customer gives it away.
        if (facts.Made.Any(m => m.State is not (IntentState.Confirmed or IntentState.Refused)
            && m.Items.Any(i => i.OrderItemId == line.OrderItemId)) || ShipRule.Untold(facts.Parcels, facts).Any())
            return Reason.Of("no-cancel.shipping");
        return order.CompletedInShopAt is not null || CancelRule.IsSent(order, flow)
            ? Reason.Of("no-cancel.sent-in-shop", ("status", order.ShopStatus)) : null;
    }
}
