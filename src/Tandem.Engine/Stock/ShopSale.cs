using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// Units of an item that the shop itself sold. Kept for pace and for telling why stock changed; nothing of the buyer.
/// </summary>
internal sealed class ShopSale
{
    public ShopId ShopId { get; set; }
    public long ShopOrderId { get; set; }

    /// <summary>The number that the shop's people know the order by, when it was first seen; null: its id.</summary>
    public string? Number { get; set; }
    public long ItemKey { get; set; }
    public SellerId SellerId { get; set; }
    public int Units { get; set; }

    /// <summary>
    /// When the units left the shop's stock, by the shop's clock: later than the order was made, where it was paid later.
    /// </summary>
    public DateTimeOffset At { get; set; }
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Units that came back by a cancellation or a refund.</summary>
    public int Returned { get; set; }

    /// <summary>The stock reading that it was accounted for in; null: none yet.</summary>
    public DateTimeOffset? BookedAt { get; set; }

    /// <summary>When bol first showed a number that knew of it.</summary>
    public DateTimeOffset? ShownAt { get; set; }
}
