using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>Tells the shop what became of its orders at bol. Only orders that changed are looked at.</summary>
internal static class FollowFlow
{
    private const int OrdersAtOnce = 200;

    /// <returns>Whether there is something to tell.</returns>
    public static async Task<bool> Run(SellerWork work, SellerView view, DateTimeOffset now, CancellationToken ct)
    {
        await using (var db = work.Read())
        {
            if (!await db.Orders.AnyAsync(o => o.SellerId == work.Seller && o.FlowDueAt <= now, ct)) return false;
        }

        var flow = view.Seller.Get<FlowSettings>();
        var live = view.Seller.Writes(Module.Shipments);
        return await work.Owner.Write(async db =>
        {
            var told = false;
            var orders = await db.Orders.Where(o => o.SellerId == work.Seller && o.FlowDueAt <= now).OrderBy(o => o.FlowDueAt)
                .Take(OrdersAtOnce).ToListAsync(ct);
            var keys = orders.ConvertAll(o => o.Key);
            var ours = await db.Intents
                .Where(i => i.Kind == IntentKind.Ship && i.State != IntentState.Refused && keys.Contains(i.Subject))
                .Select(i => i.Subject).Distinct().ToListAsync(ct);
            foreach (var order in orders)
            {
                order.FlowDueAt = null;
                var shop = view.Shops.FirstOrDefault(s => s.Id == order.ShopId);
                if (!live || FlowRule.Decide(order, StatusesOf(shop), ours.Contains(order.Key), flow) is not { } change) continue;
                await TellShop.Intend(db, order, "shipped", change, Reason.Of("flow.shipped"), 60, now, ct);
                told = true;
            }

            return told;
        }, ct);
    }

    private static IEnumerable<string> StatusesOf(Shop? shop) =>
        shop?.OrderStatuses is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.Keys : [];
}
