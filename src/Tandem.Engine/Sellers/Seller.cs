using Tandem.Engine.Offers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>What adaptive safety stock may do.</summary>
public enum AdaptiveMode
{
    Off,

    /// <summary>Says what it would hold back.</summary>
    Propose,

    /// <summary>Holds it back.</summary>
    Apply,
}


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

    /// <summary>Stock is live for chosen offers only.</summary>
    public bool OnlyChosen { get; set; }

    public AdaptiveMode AdaptiveMode { get; set; }

    /// <summary>The chance of an oversell that adaptive safety stock puts up with.</summary>
    public double AdaptiveChance { get; set; } = 0.001;

    /// <summary>Units of an item that adaptive safety stock may hold back at most.</summary>
    public int AdaptiveMost { get; set; } = 5;

    /// <summary>How long a sale of one side may stay unknown to the other, as measured; grows while a side is late.</summary>
    public double WindowSeconds { get; set; } = 60;

    public DateTimeOffset? WindowMeasuredAt { get; set; }

    /// <summary>Days that the stock ledger is kept.</summary>
    public int LedgerDays { get; set; } = 90;

    /// <summary>Offers that bol fulfils may go over to own stock when bol has none left.</summary>
    public bool LvbFallback { get; set; }

    /// <summary>Own units that must be free before an offer goes over.</summary>
    public int LvbFallbackUnits { get; set; } = 1;

    /// <summary>The delivery promise of an offer that goes over, as JSON (<c>Offers/LvbPromise</c>); null: none is set, so none goes over.</summary>
    public string? LvbPromise { get; set; }

    /// <summary>What was chosen about orders, as JSON (<c>Orders/OrderSettings</c>); null: all as it is by itself.</summary>
    public string? OrderSettings { get; set; }

    /// <summary>Since when a module writes; null while it only observes.</summary>
    public DateTimeOffset? StockLiveSince { get; set; }
    public DateTimeOffset? OrdersLiveSince { get; set; }
    public DateTimeOffset? ShipmentsLiveSince { get; set; }

    /// <summary>Whether Tandem writes this offer's stock, or only decides it.</summary>
    public bool WritesStockOf(Offer offer) => StockLiveSince is not null && (!OnlyChosen || offer.Chosen);
}
