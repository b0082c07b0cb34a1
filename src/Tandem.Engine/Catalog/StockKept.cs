namespace Tandem.Engine.Catalog;

/// <summary>Where the shop keeps an item's stock.</summary>
public enum StockKept
{
    /// <summary>The shop does not count this item.</summary>
    Nowhere,

    /// <summary>On the item itself.</summary>
    Here,

    /// <summary>On the parent product, shared with its other variations.</summary>
    AtParent,
}
