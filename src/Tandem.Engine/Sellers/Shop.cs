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

    /// <summary>The statuses that orders of this shop can have, those of plugins too, as JSON: slug to name.</summary>
    public string? OrderStatuses { get; set; }

    /// <summary>
    /// Where GTINs are: <c>meta:key</c> or <c>attribute:name</c>; null: WooCommerce's own field, then the keys of well-known
    /// plugins.
    /// </summary>
    public string? GtinKey { get; set; }

    /// <summary>What <see cref="GtinKey"/> was when the whole catalogue was last read; read again where it differs.</summary>
    public string? GtinKeyRead { get; set; }

    /// <summary>Of several shops with the same article the lowest rank leads.</summary>
    public int Rank { get; set; }

    /// <summary>When an answer of the shop last looked as if it came from a cache.</summary>
    public DateTimeOffset? CachedAt { get; set; }
}
