using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>Why a number changed.</summary>
public enum StockCause
{
    /// <summary>The first number that Tandem ever read.</summary>
    FirstSeen,

    /// <summary>An order of the shop itself.</summary>
    ShopOrder,

    /// <summary>An order of bol: at bol, or imported into the shop.</summary>
    BolOrder,
    Cancellation,
    Return,

    /// <summary>Changed by a person or another program, downward.</summary>
    Correction,

    /// <summary>Changed by a person or another program, upward.</summary>
    Delivery,

    /// <summary>Tandem decided on another number for bol.</summary>
    Decision,

    /// <summary>bol acknowledged a number of ours.</summary>
    Push,

    /// <summary>bol shows another number than the one it acknowledged.</summary>
    Drift,

    /// <summary>Set by the external source.</summary>
    External,
}

/// <summary>One change of a number: of an item's stock in the shop, or of what an offer should show or shows at bol.</summary>
internal sealed class StockEntry
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }

    /// <summary>The item whose stock changed; null for entries about an offer.</summary>
    public long? ItemKey { get; set; }

    /// <summary>The offer whose number changed; null for entries about an item.</summary>
    public long? OfferKey { get; set; }

    /// <summary>By our clock.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>By the remote's clock, where it said.</summary>
    public DateTimeOffset? RemoteAt { get; set; }
    public StockCause Cause { get; set; }
    public int? Before { get; set; }
    public int? After { get; set; }

    /// <summary>The number of the order, or who changed it; never a person.</summary>
    public string? Reference { get; set; }

    /// <summary>For decisions: what it was decided from (<see cref="StockFacts"/> as JSON).</summary>
    public string? Facts { get; set; }
}
