namespace Tandem.Engine.Loop;

/// <summary>Which source has news.</summary>
/// <param name="OwnerId">The shop or the account.</param>
/// <param name="BolOrderId">For bol orders, the order that was named.</param>
[GenerateSerializer]
public sealed record SourceHint(
    [property: Id(0)] SourceKind Kind, [property: Id(1)] Guid OwnerId, [property: Id(2)] string? BolOrderId = null);

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
