using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Stock;

/// <summary>Takes over what the shop itself sold: how fast it sells, and why its stock changed. Nothing of the buyer.</summary>
internal static class SaveShopSales
{
    // Where the shop has taken the units off (facts/woocommerce.md §a); at the others it has given them back.
    private static readonly string[] Taken = ["processing", "on-hold", "completed", "refunded"];

    public static async Task Save(TandemDb db, Shop shop, IReadOnlyList<WooOrder> answers, DateTimeOffset now, CancellationToken ct)
    {
        var own = answers.Where(o => o.Id is not null && o.CreatedVia != ImportDraft.CreatedVia).GroupBy(o => o.Id!.Value).Select(g => g.Last()).ToList();
        if (own.Count == 0) return;
        var ids = own.ConvertAll(o => o.Id!.Value);
        var known = (await db.ShopSales.Where(s => s.ShopId == shop.Id && ids.Contains(s.ShopOrderId)).ToListAsync(ct)).ToLookup(s => s.ShopOrderId);
        var changed = new List<long>();
        foreach (var order in own.Where(o => known.Contains(o.Id!.Value)))
        {
            foreach (var sale in known[order.Id!.Value])
            {
                var returned = Taken.Contains(order.Status) ? 0 : sale.Units;
                if (returned != sale.Returned) changed.Add(sale.ItemKey);
                sale.Returned = returned;
            }
        }

        if (changed.Count > 0)
            await db.Items.Where(i => changed.Contains(i.Key) && i.ExternalQuantity != null).ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct);

        var fresh = own.FindAll(o => !known.Contains(o.Id!.Value) && Taken.Contains(o.Status));
        if (fresh.Count > 0) await Add(db, shop, fresh, now, ct);
    }

    private static async Task Add(TandemDb db, Shop shop, List<WooOrder> orders, DateTimeOffset now, CancellationToken ct)
    {
        var products = orders.SelectMany(o => o.LineItems ?? []).Select(l => l.ProductId ?? 0).Distinct().ToList();
        var items = (await db.Items.Where(i => i.ShopId == shop.Id && products.Contains(i.ProductId)).ToListAsync(ct)).ToDictionary(i => (i.ProductId, i.VariationId));
        foreach (var order in orders.OrderBy(o => o.DateCreatedGmt))
        {
            var lines = (order.LineItems ?? []).GroupBy(l => (l.ProductId ?? 0, l.VariationId ?? 0)).Select(g => (g.Key, Units: g.Sum(l => l.Quantity ?? 0)));
            foreach (var (product, units) in lines.Where(l => l.Units > 0))
            {
                if (!items.TryGetValue(product, out var item)) continue;
                var at = order.DateCreatedGmt ?? now;
                item.SalesRate = item.SalesRate.Sold(units, at);
                if (item.ExternalQuantity is not null) item.ExternalDue = true; // a number from outside does not know of it
                db.ShopSales.Add(new ShopSale
                {
                    ShopId = shop.Id,
                    ShopOrderId = order.Id!.Value,
                    ItemKey = item.Key,
                    SellerId = shop.SellerId,
                    Units = units,
                    At = at,
                    SeenAt = now,
                });
            }
        }
    }
}
