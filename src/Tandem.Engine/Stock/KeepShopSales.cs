using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.WooCommerce;

namespace Tandem.Engine.Stock;

/// <summary>Keeps what the shop holds for unpaid orders, and what it sold itself.</summary>
internal sealed class KeepShopSales : IShopOrderReaction
{
    public async Task React(TandemDb db, Shop shop, IReadOnlyList<WooOrder> shown, DateTimeOffset now, CancellationToken ct)
    {
        await SaveHolds.Save(db, shop, shown, now, ct);

        // What was split off an order of bol is no sale of the shop.
        await SaveShopSales.Save(
            db, shop, [.. shown.Where(o => !(o.LineItems ?? []).Any(l => ImportCheck.OrderItemId(l) is not null))], now, ct);
        await db.SaveChangesAsync(ct);
    }
}
