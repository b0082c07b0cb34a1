using System.Text.Json.Serialization;
using Tandem.WooCommerce.Http;

namespace Tandem.WooCommerce;

/// <summary>Where the shop keeps the stock of a product or variation.</summary>
[JsonConverter(typeof(ManageStockConverter))]
public enum WooManageStock
{
    No,
    Yes,

    /// <summary>On the parent product (the text "parent" in the shop's answer).</summary>
    Parent,
}

/// <summary>A product or a variation, as the shop answers it.</summary>
public sealed record WooProduct
{
    public long Id { get; init; }
    public long? ParentId { get; init; }
    public string? Type { get; init; }
    public string? Status { get; init; }
    public string? Name { get; init; }
    public string? Sku { get; init; }
    public string? GlobalUniqueId { get; init; }
    public decimal? Price { get; init; }
    public decimal? RegularPrice { get; init; }
    public WooManageStock ManageStock { get; init; }
    public int? StockQuantity { get; init; }
    public string? StockStatus { get; init; }
    public string? Backorders { get; init; }
    public string? TaxStatus { get; init; }
    public string? TaxClass { get; init; }
    public DateTimeOffset? DateModifiedGmt { get; init; }
    public IReadOnlyList<long>? Variations { get; init; }
    public IReadOnlyList<WooMeta>? MetaData { get; init; }
    public string? Permalink { get; init; }

    /// <summary>Of a product; a variation shows none and shares those of its parent.</summary>
    public IReadOnlyList<WooTerm>? Categories { get; init; }

    /// <inheritdoc cref="Categories"/>
    public IReadOnlyList<WooTerm>? Tags { get; init; }

    public IReadOnlyList<WooAttribute>? Attributes { get; init; }

    /// <summary>Of a product, the one that stands for it first; of a variation that is asked for as a product, its own.</summary>
    public IReadOnlyList<WooImage>? Images { get; init; }

    /// <summary>Of a variation in a list of variations; null: it shows that of its parent.</summary>
    [JsonConverter(typeof(TolerantObject<WooImage>))]
    public WooImage? Image { get; init; }

    /// <summary>Only where the plugin WooCommerce Product Bundles is active; its products have the type "bundle".</summary>
    public IReadOnlyList<WooBundledItem>? BundledItems { get; init; }
}

/// <summary>A category or a tag. Names come with HTML entities, as WordPress keeps them.</summary>
public sealed record WooTerm
{
    public long Id { get; init; }
    public string? Name { get; init; }
    public string? Slug { get; init; }
}

/// <summary>A picture in the shop's media library.</summary>
public sealed record WooImage
{
    public string? Src { get; init; }
}

/// <summary>One product of a bundle (WooCommerce Product Bundles, its REST field <c>bundled_items</c>).</summary>
public sealed record WooBundledItem
{
    public long? ProductId { get; init; }
    public int? QuantityMin { get; init; }
    public int? QuantityMax { get; init; }
    public int? QuantityDefault { get; init; }

    /// <summary>The shopper may leave it out.</summary>
    public bool? Optional { get; init; }

    /// <summary>Only <see cref="AllowedVariations"/> may be chosen.</summary>
    public bool? OverrideVariations { get; init; }
    public IReadOnlyList<long>? AllowedVariations { get; init; }
}

/// <summary>What to change of a product or variation, or what to make one of; null is left alone.</summary>
public sealed record WooProductChange
{
    public long? Id { get; init; }
    public string? Name { get; init; }
    public string? Type { get; init; }
    public string? Status { get; init; }
    public string? Sku { get; init; }
    public string? GlobalUniqueId { get; init; }

    /// <summary>As the shop enters prices: VAT included where its setting says so.</summary>
    [JsonConverter(typeof(MoneyTextConverter))]
    public decimal? RegularPrice { get; init; }
    public string? TaxClass { get; init; }
    public bool? ManageStock { get; init; }
    public int? StockQuantity { get; init; }
    public IReadOnlyList<WooAttribute>? Attributes { get; init; }
    public IReadOnlyList<WooMeta>? MetaData { get; init; }
    public string? Backorders { get; init; }
    public IReadOnlyList<WooTerm>? Categories { get; init; }
    public IReadOnlyList<WooTerm>? Tags { get; init; }
}

/// <summary>An attribute of a product (with its options) or of a variation (with its one option).</summary>
public sealed record WooAttribute
{
    public long? Id { get; init; }
    public string? Name { get; init; }
    public bool? Variation { get; init; }
    public bool? Visible { get; init; }
    public IReadOnlyList<string>? Options { get; init; }
    public string? Option { get; init; }
}

/// <summary>What came of one item of a batch: the product, or why not.</summary>
public sealed record WooBatchResult(long Id, WooProduct? Product, string? ErrorCode, string? ErrorMessage);

/// <summary>Which products. Only filters that the shop really honours: an unknown one would return everything.</summary>
public sealed record WooProductQuery
{
    public int Page { get; init; } = 1;
    public int PerPage { get; init; } = 100;

    /// <summary>Changed in the second of this moment, or later.</summary>
    public DateTimeOffset? ModifiedAfter { get; init; }

    /// <summary>Changed before the second of this moment.</summary>
    public DateTimeOffset? ModifiedBefore { get; init; }
    public IReadOnlyCollection<long>? Include { get; init; }
    public string? Sku { get; init; }
    public string? GlobalUniqueId { get; init; }
    public string? Status { get; init; }
    public string OrderBy { get; init; } = "id";
    public string Order { get; init; } = "asc";
}

/// <summary>Which variations, over all products or of one.</summary>
public sealed record WooVariationQuery
{
    public int Page { get; init; } = 1;
    public int PerPage { get; init; } = 100;
    public long? ParentId { get; init; }

    /// <inheritdoc cref="WooProductQuery.ModifiedAfter"/>
    public DateTimeOffset? ModifiedAfter { get; init; }

    /// <inheritdoc cref="WooProductQuery.ModifiedBefore"/>
    public DateTimeOffset? ModifiedBefore { get; init; }
    public IReadOnlyCollection<long>? Include { get; init; }
    public string OrderBy { get; init; } = "id";
}
