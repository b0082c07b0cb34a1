namespace Tandem.Sandbox.Shop;

/// <summary>A simple product, a variable parent or a variation, as the shop keeps it.</summary>
internal sealed class ShopProduct : ITouched
{
    public required long Id { get; init; }
    public required string Type { get; init; }
    public required DateTimeOffset Created { get; init; }
    public ShopProduct? Parent { get; init; }

    public string Name { get; set; } = "";
    public string Slug { get; set; } = "";
    public string Status { get; set; } = "publish";
    public string Description { get; set; } = "";
    public string ShortDescription { get; set; } = "";
    public string Weight { get; set; } = "";
    public string Sku { get; set; } = "";
    public string Gtin { get; set; } = "";

    /// <summary>The file of its picture among the uploads; null: it has none.</summary>
    public string? Picture { get; set; }

    /// <summary>Including VAT; null is "no price".</summary>
    public decimal? RegularPrice { get; set; }
    public decimal? SalePrice { get; set; }

    public string TaxStatus { get; set; } = "taxable";

    /// <summary>Of a variation null: as its parent.</summary>
    public string? TaxClass { get; set; } = "";

    public bool Virtual { get; set; }
    public bool ManageStock { get; set; }
    public int? Stock { get; set; }
    public string UnmanagedStatus { get; set; } = "instock";
    public string Backorders { get; set; } = "no";
    public int TotalSales { get; set; }

    /// <summary>Of a variation: the value of the one attribute.</summary>
    public string? Option { get; set; }
    public List<ShopProduct> Variations { get; } = [];
    public List<ShopMeta> Meta { get; } = [];

    /// <summary>Of a simple product or a parent; a variation has none of its own.</summary>
    public List<ShopTerm> Categories { get; } = [];

    /// <inheritdoc cref="Categories"/>
    public List<ShopTerm> Tags { get; } = [];

    /// <summary>What is told about it besides what variations differ by.</summary>
    public List<ShopAttribute> Attributes { get; } = [];

    /// <summary>What the plugin WooCommerce Product Bundles adds to a product of the type bundle.</summary>
    public IReadOnlyList<ShopBundledItem> BundledItems { get; set; } = [];

    public DateTimeOffset Modified { get; set; }
    public int Place { get; set; }

    public bool IsVariation => Type == "variation";
    public bool Trashed => Status == "trash";
    public decimal? OwnPrice => SalePrice ?? RegularPrice;
    public decimal? Price => Type == "variable" ? Variations.Min(each => each.OwnPrice) : OwnPrice;

    /// <summary>A variation whose parent keeps the stock shows what the parent says about backorders.</summary>
    public string BackordersUsed => ManageStock ? Backorders : StockKeeper?.Backorders ?? Backorders;
    public string TaxClassUsed => TaxClass ?? Parent?.TaxClass ?? "";

    /// <summary>The product whose stock counts: itself, the parent that keeps it for its variations, or nobody.</summary>
    public ShopProduct? StockKeeper => TranslationOf is { } original ? original.StockKeeper
        : ManageStock ? this : Parent is { ManageStock: true } ? Parent : null;

    /// <summary>The product that this is a translation of: a plugin keeps their stock the same.</summary>
    public ShopProduct? TranslationOf { get; init; }

    public string StockStatus
    {
        get
        {
            if (StockKeeper is { } keeper)
                return keeper.Stock > 0 ? "instock" : keeper.Backorders == "no" ? "outofstock" : "onbackorder";
            if (Type != "variable" || Variations.Count == 0)
                return UnmanagedStatus;
            return Variations.Exists(each => each.StockStatus == "instock") ? "instock" : "outofstock";
        }
    }
}
