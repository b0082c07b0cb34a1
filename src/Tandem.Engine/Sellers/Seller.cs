using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>One business. Its settings, what of it is live, and who owns its loop.</summary>
internal sealed class Seller
{
    public SellerId Id { get; set; }
    public required string Name { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Raised by each owner that takes the seller over; every write of a loop checks it.</summary>
    public long Epoch { get; set; }
    public string? Owner { get; set; }
    public DateTimeOffset? OwnedSince { get; set; }

    /// <summary>Units of every item that are held back from bol, unless the item says otherwise.</summary>
    public int SafetyStock { get; set; }

    /// <summary>Since when a module writes; null while it only observes.</summary>
    public DateTimeOffset? StockLiveSince { get; set; }
    public DateTimeOffset? OrdersLiveSince { get; set; }
    public DateTimeOffset? ShipmentsLiveSince { get; set; }
}
