namespace Tandem.Sandbox.Shop;

/// <summary>A stock level that changed. Cause: checkout, rest-order, rest-put, delivery, correction, cancel or refund.</summary>
internal sealed record ShopStockChange(
    long ProductId, int? Before, int? After, DateTimeOffset At, string Cause, long? OrderId);

/// <summary>An order that was made (<paramref name="Before"/> is null), or whose status changed.</summary>
internal sealed record ShopOrderChange(string? Before, ShopOrderFact Order, DateTimeOffset At);
