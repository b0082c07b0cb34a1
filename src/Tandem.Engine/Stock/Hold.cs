using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// Units of an item in an unpaid shop order, which the shop keeps for the shopper without showing it in its stock.
/// </summary>
internal sealed class Hold
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public ShopId ShopId { get; set; }
    public long ShopOrderId { get; set; }
    public long ItemKey { get; set; }
    public int Quantity { get; set; }

    /// <summary>End of the shop's hold-stock window.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>
    /// When the order was seen to be paid or cancelled. It goes on counting until a reading of the item began after this moment,
    /// because an older reading may still show the units as free.
    /// </summary>
    public DateTimeOffset? ReleasedAt { get; set; }
}
