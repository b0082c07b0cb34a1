namespace Tandem.Sandbox.Shop;

/// <summary>A product to put in the simulated shop: simple, a variable parent, or a variation of one.</summary>
internal sealed record ShopProductSeed
{
    public required string Name { get; init; }
    public string? Sku { get; init; }
    public string? Gtin { get; init; }

    /// <summary>Including VAT.</summary>
    public decimal Price { get; init; }

    /// <summary>Empty for the standard rate, or <c>reduced-rate</c>.</summary>
    public string TaxClass { get; init; } = "";

    public int? Stock { get; init; }
    public bool ManageStock { get; init; }

    /// <summary>The variable product of which this is a variation.</summary>
    public long? ParentId { get; init; }

    /// <summary>The value of the one attribute (Maat) by which variations differ.</summary>
    public string? Option { get; init; }

    /// <summary>A variable parent, which keeps no stock of its own.</summary>
    public bool Variable { get; init; }

    /// <summary>Names of categories; none is the default one.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>no, notify or yes.</summary>
    public string Backorders { get; init; } = "no";
    public IReadOnlyList<ShopAttribute> Attributes { get; init; } = [];

    /// <summary>Custom fields; a value is a text, or JSON as a plugin keeps it.</summary>
    public IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonNode> Meta { get; init; } =
        new Dictionary<string, System.Text.Json.Nodes.JsonNode>();

    /// <summary>It has a picture of its own.</summary>
    public bool Pictured { get; init; }

    /// <summary>Makes it a bundle of WooCommerce Product Bundles.</summary>
    public IReadOnlyList<ShopBundledItem> BundledItems { get; init; } = [];

    /// <summary>Makes it a bundle of WPC Product Bundles, whose parts are in a custom field.</summary>
    public bool WpcBundle { get; init; }
}
