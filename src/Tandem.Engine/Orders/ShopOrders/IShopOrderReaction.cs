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

    /// <summary>Orders that are none of bol's and of which it must know when they are gone for good: no list tells.</summary>
    IQueryable<long>? Watched(TandemDb db, Shop shop) => null;

    /// <summary>These are not in the shop any more, also not in its bin.</summary>
    Task Gone(TandemDb db, Shop shop, IReadOnlyCollection<long> orders, DateTimeOffset now, CancellationToken ct) =>
        Task.CompletedTask;
}
