using Tandem.Engine.Values;

namespace Tandem.Engine.Warehouse;

/// <summary>What lies in bol's own warehouse of one GTIN (LVB), as last read.</summary>
internal sealed class LvbStock
{
    public AccountId AccountId { get; set; }
    public required string Gtin { get; set; }
    public SellerId SellerId { get; set; }
    public string? Title { get; set; }
    public int Regular { get; set; }
    public int Graded { get; set; }
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>Since the beginning of which reading there has been nothing to sell; null: there is.</summary>
    public DateTimeOffset? EmptySince { get; set; }
}
