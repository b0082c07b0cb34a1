using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>Says which of many orders may not be reported as shipped with the others. Pure.</summary>
/// <remarks>
/// Stricter than for one order, whose parcels a person has before them: nobody looks at each of hundreds, and a second click
/// must not make second parcels.
/// </remarks>
internal static class ShipManyRule
{
    /// <returns>Why not; null: it may.</returns>
    public static Reason? Objection(ShipFacts facts)
    {
        var order = facts.Order;
        var open = order.Lines.FindAll(l => CancelRule.Left(l) > 0);
        if (order.State == OrderState.Seen) return Reason.Of("many.not-in-shop");
        if (open.Count == 0)
            return Reason.Of(order.Lines.Exists(l => l.Fulfilment == Fulfilment.Lvb && l.Open > 0) ? "many.by-bol"
                : "many.nothing-open");
        if (order.State == OrderState.Skipped) return Reason.Of("many.left-out");
        if (CancelRule.Blocks(order)) return Reason.Of("many.request");
        if (order is { ShipsThoughClosed: false } && CancelRule.IsClosed(order.ShopStatus)) return Reason.Of("many.closed");
        var own = open.FindAll(l => l.Fulfilment == Fulfilment.Own && l.Imported is not null);
        if (own.Count == 0)
            return Reason.Of(open.Exists(l => l.Fulfilment == Fulfilment.Vvb) ? "many.needs-label" : "many.not-in-shop");
        if (own.Exists(facts.IsHeld)) return Reason.Of("many.cancelling");
        if (ShipRule.Untold(facts.Parcels.Where(p => p.Trust == ParcelTrust.Sure), facts).Any()) return Reason.Of("many.told");
        if (own.Sum(l => ShipRule.Free(l, facts.Made)) > 0) return null;
        return Reason.Of(facts.Made.Any(m => m.State == IntentState.Refused) ? "many.refused"
            : facts.Made.Any(m => m.State != IntentState.Confirmed) ? "many.told" : "many.nothing-open");
    }
}
