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

    /// <summary>A person chose to import it although it is older than the moment from which orders are imported.</summary>
    public bool PickedByHand { get; set; }
    public ShopId? ShopId { get; set; }
    public long? ShopOrderId { get; set; }
    public string? ShopStatus { get; set; }

    /// <summary>When the shop had answered that the order exists: a stock reading that began later contains it.</summary>
    public DateTimeOffset? ImportedAt { get; set; }
    public long? TotalCentsInclVat { get; set; }

    /// <summary>The first promise among what must still be sent; with nothing left, the last that was known.</summary>
    public DateOnly? DeliverBy { get; set; }

    /// <summary>The first day, of the same lines, on which bol cancels by itself what is still open.</summary>
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>When the deadline guard looks next; null where there is nothing left to guard.</summary>
    public DateTimeOffset? GuardAt { get; set; }

    /// <summary>When its status in the shop and at bol must be compared; null: they agree.</summary>
    public DateTimeOffset? FlowDueAt { get; set; }

    /// <summary>When a customer's request to cancel was first seen, and what was answered.</summary>
    public DateTimeOffset? CancelAskedAt { get; set; }
    public CancelAnswer CancelAnswer { get; set; }

    /// <summary>The shop's status from before a request put the order on hold.</summary>
    public string? StatusBeforeHold { get; set; }

    /// <summary>The shop has completed it and its tracking must be looked for.</summary>
    public DateTimeOffset? TrackingDueAt { get; set; }
    public DateTimeOffset? CompletedInShopAt { get; set; }
    public List<OrderLine> Lines { get; } = [];
}
