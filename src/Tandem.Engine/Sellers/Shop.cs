using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>One WooCommerce site of a seller.</summary>
internal sealed class Shop
{
    public ShopId Id { get; set; }
    public SellerId SellerId { get; set; }
    public required string Name { get; set; }
    public required string Url { get; set; }

    /// <summary>Consumer key and secret, encrypted.</summary>
    public required string Secret { get; set; }

    /// <summary>The secret that its webhooks are signed with, encrypted.</summary>
    public required string HookSecret { get; set; }

    /// <summary>Minutes that an unpaid order keeps its units; 0 where the shop holds nothing.</summary>
    public int HoldStockMinutes { get; set; }
    public string Currency { get; set; } = "EUR";

    /// <summary>Tax rates of the shop as last read, as JSON (see Orders/TaxTable).</summary>
    public string? Taxes { get; set; }
    public string? Version { get; set; }
}
