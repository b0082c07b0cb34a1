using Tandem.Engine.Values;

namespace Tandem.Engine.Warehouse;

/// <summary>Goods on their way to bol's warehouse, as bol last told.</summary>
internal sealed class Replenishment
{
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }

    /// <summary>bol's id.</summary>
    public required string ReplenishmentId { get; set; }
    public required string Reference { get; set; }
    public required string State { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>Units of all lines together.</summary>
    public int Announced { get; set; }
    public int Received { get; set; }
    public int Lines { get; set; }

    /// <summary>Gone from bol's list at the last reading.</summary>
    public bool Gone { get; set; }
}
