using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>
/// What a feature takes from the shop's orders, those of its own shoppers too: in the transaction that takes them over, before
/// bol's orders among them are.
/// </summary>
internal interface IShopOrderReaction
{
    Task React(TandemDb db, Shop shop, IReadOnlyList<WooOrder> shown, DateTimeOffset now, CancellationToken ct);
}
