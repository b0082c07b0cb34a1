using Tandem.Engine.Loop;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Orders;

/// <summary>What waits for a paused shop: new orders for it, and none for another.</summary>
internal static class HeldByShop
{
    /// <param name="open">Writes whose subject is an order of bol.</param>
    /// <returns>Without what is planned for a shop that is paused.</returns>
    public static IQueryable<Intent> Without(TandemDb db, SellerView view, IQueryable<Intent> open)
    {
        var paused = view.PausedShops;
        return paused.Count == 0 ? open : open.Where(i => i.State != IntentState.Planned
            || !db.Orders.Any(o => o.Key == i.Subject && o.ShopId != null && paused.Contains(o.ShopId.Value)));
    }
}
