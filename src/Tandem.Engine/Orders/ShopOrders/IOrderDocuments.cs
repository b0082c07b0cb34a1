using Tandem.Engine.Storage;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>Knows the documents of an order that the shop is to be told of.</summary>
internal interface IOrderDocuments
{
    /// <summary>What the shop is to be told of a document, in a transaction of the seller's.</summary>
    /// <returns>Null where the seller does not want that, or not any more.</returns>
    Task<OrderDocument?> InShop(TandemDb db, long document, CancellationToken ct);
}
