using Tandem.Engine.Orders.Cancel;

namespace Tandem.Engine.Orders;

/// <summary>What of a line bears on others, at one moment.</summary>
internal readonly record struct LineImage(
    int Quantity, int Shipped, int Cancelled, bool CancellationRequested, int? Imported, long? OfferKey, bool UnknownProduct,
    int TakenOut, int PutBack, int Away, int Doubted);

/// <summary>What of an order bears on others, at one moment.</summary>
internal sealed record OrderImage(
    OrderState State, long? ShopOrderId, string? ShopStatus, DateTimeOffset? ImportedAt, DateTimeOffset? CompletedInShopAt,
    CancelAnswer CancelAnswer,
    DateTimeOffset? CancelAskedAt, string? StatusBeforeHold, bool ShipsThoughClosed, DateOnly? DeliverBy, DateOnly? ExpiresOn,
    IReadOnlyDictionary<string, LineImage> Lines)
{
    public static OrderImage Of(Order order) => new(
        order.State, order.ShopOrderId, order.ShopStatus, order.ImportedAt, order.CompletedInShopAt, order.CancelAnswer,
        order.CancelAskedAt, order.StatusBeforeHold, order.ShipsThoughClosed, order.DeliverBy, order.ExpiresOn,
        order.Lines.ToDictionary(l => l.OrderItemId, l => new LineImage(
            l.Quantity, l.Shipped, l.Cancelled, l.CancellationRequested, l.Imported, l.OfferKey, l.UnknownProduct, l.TakenOut,
            l.PutBack, l.Away, l.Doubted), StringComparer.Ordinal));

    /// <summary>Nothing in it is different.</summary>
    public bool IsLike(OrderImage other) => this with { Lines = other.Lines } == other && Lines.Count == other.Lines.Count
        && Lines.All(l => other.Lines.TryGetValue(l.Key, out var same) && same == l.Value);
}
