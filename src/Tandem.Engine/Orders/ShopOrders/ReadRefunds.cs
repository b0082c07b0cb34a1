using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>
/// Reads the refunds of the shop's orders that the ledger does not have: the list of orders tells only their sums.
/// </summary>
internal static class ReadRefunds
{
    /// <summary>What the shop shows of the orders among these that are bol's, by the shop's id.</summary>
    public static async Task<IReadOnlyDictionary<long, ShownOrder>> Of(SellerWork work, Shop shop,
        IReadOnlyList<WooOrder> answers, CancellationToken ct)
    {
        var shown = answers.Where(a => a.Id is not null).GroupBy(a => a.Id!.Value)
            .ToDictionary(g => g.Key, g => new ShownOrder(g.Last()));
        var refunded = shown.Where(s => s.Value.Order.Refunds?.Any(r => !RefundRule.IsOurs(r.Reason)) == true).Select(s => s.Key)
            .ToList();
        if (refunded.Count == 0) return shown;
        List<(long ShopOrder, long? Refund)> known;
        await using (var db = work.Read())
        {
            var rows = await (
                from order in db.Orders
                where order.ShopId == shop.Id && order.ShopOrderId != null && refunded.Contains(order.ShopOrderId.Value)
                join row in db.Adjustments on order.Key equals row.OrderKey into off
                from row in off.DefaultIfEmpty()
                select new { order.ShopOrderId, RefundId = row == null ? null : row.RefundId }).ToListAsync(ct);
            known = rows.ConvertAll(r => (r.ShopOrderId!.Value, r.RefundId));
        }

        foreach (var order in known.GroupBy(k => k.ShopOrder, k => k.Refund))
        {
            var notes = shown[order.Key].Order.Refunds!.Where(r => !RefundRule.IsOurs(r.Reason)).Select(r => r.Id);
            if (notes.All(order.Contains)) continue;
            try
            {
                shown[order.Key] = shown[order.Key] with { Refunds = await work.Shop(shop).GetRefunds(order.Key, ct) };
            }
            catch (WooFailure failure) when (failure is WooRefused or WooNotFound)
            {
                // One order that the shop will not tell of must not keep the others from being read.
            }
        }

        return shown;
    }
}
