using Tandem.Engine.Values;

namespace Tandem.Engine.Catalog;

/// <summary>A category or a tag of a shop, for settings that are about all of it.</summary>
internal sealed class ProductGroup
{
    public ShopId ShopId { get; set; }
    public ProductGroupKind Kind { get; set; }
    public long GroupId { get; set; }
    public SellerId SellerId { get; set; }
    public required string Name { get; set; }
}

/// <summary>What kind of group.</summary>
public enum ProductGroupKind
{
    Category,
    Tag,
}
