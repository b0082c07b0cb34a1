using Tandem.Engine.Values;

namespace Tandem.Engine.Catalog;

/// <summary>
/// A variable product: it sells nothing itself, and its variations take their name, categories and tags from it.
/// </summary>
internal sealed class ParentProduct
{
    public SellerId SellerId { get; set; }
    public ShopId ShopId { get; set; }
    public long ProductId { get; set; }

    /// <summary>Null: read before names were kept.</summary>
    public string? Name { get; set; }

    /// <summary>Where the shop has the picture that its variations show which have none of their own.</summary>
    public string? Picture { get; set; }
    public string Categories { get; set; } = "";
    public string Tags { get; set; } = "";
    public bool Unpublished { get; set; }
}
