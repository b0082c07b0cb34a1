using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Stock;

/// <summary>Takes over what the shop itself sold: how fast it sells, and why its stock changed. Nothing of the buyer.</summary>
internal static class SaveShopSales
{
    public static async Task Save(TandemDb db, Shop shop, IReadOnlyList<WooOrder> answers, DateTimeOffset now,
        CancellationToken ct)
    {
        var own = answers.Where(o => o.Id is not null && o.CreatedVia != ImportDraft.CreatedVia).GroupBy(o => o.Id!.Value)
            .Select(g => g.Last()).ToList();
        if (own.Count == 0) return;
        var ids = own.ConvertAll(o => o.Id!.Value);
        var known = (await db.ShopSales.Where(s => s.ShopId == shop.Id && ids.Contains(s.ShopOrderId)).ToListAsync(ct))
            .ToLookup(s => s.ShopOrderId);
        var products = own.SelectMany(o => o.LineItems ?? []).Select(l => l.ProductId ?? 0).Distinct().ToList();
        var items = (await db.Items.Where(i => i.ShopId == shop.Id && products.Contains(i.ProductId)).ToListAsync(ct))
            .ToDictionary(i => (i.ProductId, i.VariationId));
        var changed = new List<long>();
        foreach (var order in own.OrderBy(o => o.DateCreatedGmt))
        {
            var left = ShopUnits.LeftAt(order, now);
            var taken = (order.LineItems ?? []).Where(l => items.ContainsKey((l.ProductId ?? 0, l.VariationId ?? 0)))
                .GroupBy(l => items[(l.ProductId ?? 0, l.VariationId ?? 0)])
                .ToDictionary(g => g.Key, g => g.Sum(l => ShopUnits.Taken(order, l)));
            foreach (var sale in known[order.Id!.Value])
            {
                var item = taken.Keys.FirstOrDefault(i => i.Key == sale.ItemKey);
                if (Follow(sale, item is null ? 0 : taken[item], left)) changed.Add(sale.ItemKey);
                if (item is not null) taken.Remove(item);
            }

            foreach (var (item, units) in taken.Where(t => t.Value > 0))
            {
                item.SalesRate = item.SalesRate.Sold(units, left);
                if (item.ExternalQuantity is not null) item.ExternalDue = true; // a number from outside does not know of it
                db.ShopSales.Add(new ShopSale
                {
                    ShopId = shop.Id,
                    ShopOrderId = order.Id!.Value,
                    Number = ShopNumber.In(order.Number),
                    ItemKey = item.Key,
                    SellerId = shop.SellerId,
                    Units = units,
                    At = left,
                    SeenAt = now,
                });
            }
        }

        if (changed.Count > 0)
            await db.Items.Where(i => changed.Contains(i.Key) && i.ExternalQuantity != null)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct);
    }

    /// <summary>More may have left since, all or some of it may have come back, and left again.</summary>
    /// <returns>True where anything changed.</returns>
    private static bool Follow(ShopSale sale, int units, DateTimeOffset left)
    {
        var returned = Math.Max(0, sale.Units - units);
        if (units <= sale.Units && returned == sale.Returned) return false;
        if (units > sale.Units - sale.Returned) sale.At = left;
        (sale.Units, sale.Returned) = (Math.Max(sale.Units, units), returned);
        return true;
    }
}
