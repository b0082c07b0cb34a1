using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.WooCommerce;

namespace Tandem.Engine.Proof;

/// <summary>The stock that the shop's orders took may have been read before they were known: it is put down to them.</summary>
internal sealed class BookShopSales : IShopOrderReaction
{
    public async Task React(TandemDb db, Shop shop, IReadOnlyList<WooOrder> shown, DateTimeOffset now, CancellationToken ct)
    {
        var orders = shown.Select(o => o.Id).OfType<long>().ToList();
        var items = await db.ShopSales
            .Where(s => s.ShopId == shop.Id && orders.Contains(s.ShopOrderId) && (s.BookedAt == null || s.Returned > 0))
            .Select(s => s.ItemKey).Distinct().ToListAsync(ct);
        if (items.Count > 0) await BookCauses.Run(db, items, new Dictionary<long, DateTimeOffset>(), now, ct);
    }
}
