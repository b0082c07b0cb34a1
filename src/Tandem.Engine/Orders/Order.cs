using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>A bol order and how far it has come. Holds nothing of its customer.</summary>
internal sealed class Order
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }
    public required string BolOrderId { get; set; }
    public DateTimeOffset PlacedAt { get; set; }
    public DateTimeOffset FirstSeenAt { get; set; }

    /// <summary>The newest change that a reading has shown.</summary>
    public DateTimeOffset? ChangedAt { get; set; }
    public OrderState State { get; set; }
    public Reason? StateReason { get; set; }
    public ShopId? ShopId { get; set; }
    public long? ShopOrderId { get; set; }
    public string? ShopStatus { get; set; }

    /// <summary>When the shop had answered that the order exists: a stock reading that began later contains it.</summary>
    public DateTimeOffset? ImportedAt { get; set; }
    public long? TotalCentsInclVat { get; set; }
    public DateOnly? DeliverBy { get; set; }

    /// <summary>The shop has completed it and its tracking must be looked for.</summary>
    public DateTimeOffset? TrackingDueAt { get; set; }
    public DateTimeOffset? CompletedInShopAt { get; set; }
    public List<OrderLine> Lines { get; } = [];
}
