namespace Tandem.Engine.Loop;

/// <summary>Which source has news.</summary>
/// <param name="OwnerId">The shop or the account.</param>
/// <param name="BolOrderId">For bol orders, the order that was named.</param>
/// <param name="ProductId">For items, the product that was named, and when it was changed: what a fresh reading must
/// know.</param>
/// <param name="ProcessStatusId">For bol's processes, the one that came to its end.</param>
[GenerateSerializer]
public sealed record SourceHint(
    [property: Id(0)] SourceKind Kind, [property: Id(1)] Guid OwnerId, [property: Id(2)] string? BolOrderId = null,
    [property: Id(3)] long? ProductId = null, [property: Id(4)] DateTimeOffset? ChangedAt = null,
    [property: Id(5)] string? ProcessStatusId = null);

/// <summary>What has news.</summary>
public enum SourceKind
{
    ShopItems,
    ShopOrders,
    BolOrders,
    BolProcesses,

    /// <summary>The external source of stock: its settings changed, or numbers were pushed.</summary>
    ExternalStock,
}
