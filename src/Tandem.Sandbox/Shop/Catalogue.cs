namespace Tandem.Sandbox.Shop;

/// <summary>The products: by id, by SKU and by GTIN, and in the order of their last change.</summary>
internal sealed class Catalogue(ShopState state, Action<ShopStockChange> stockChanged, Action<string, long> raise)
{
    private readonly Dictionary<long, ShopProduct> byId = [];
    private readonly Dictionary<string, ShopProduct> bySku = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ShopProduct> byGtin = [];

    public Terms Terms { get; } = new(state);

    /// <summary>Simple products and variable parents, by id.</summary>
    public List<ShopProduct> Products { get; } = [];

    /// <summary>Of all parents, by id.</summary>
    public List<ShopProduct> Variations { get; } = [];
    public TouchLog<ShopProduct> ProductLog { get; } = new();
    public TouchLog<ShopProduct> VariationLog { get; } = new();
    public IEnumerable<ShopProduct> All => byId.Values;

    public ShopProduct? Find(long id) => byId.GetValueOrDefault(id);
    public ShopProduct? BySku(string sku) => bySku.GetValueOrDefault(sku.Trim());
    public ShopProduct? ByGtin(string gtin) => byGtin.GetValueOrDefault(gtin.Trim());

    public ShopProduct Add(ShopProductSeed seed)
    {
        var parent = seed.ParentId is { } id ? Find(id) ?? throw new ArgumentException($"No product {id}", nameof(seed)) : null;
        var product = Add(TypeOf(seed, parent), parent, seed.Name);
        product.RegularPrice = seed.Variable ? null : seed.Price;
        product.TaxClass = parent is not null && parent.TaxClass == seed.TaxClass ? null : seed.TaxClass;
        product.ManageStock = seed.ManageStock;
        product.Stock = seed.ManageStock ? seed.Stock ?? 0 : null;
        product.Option = seed.Option;
        product.Backorders = seed.Backorders;
        if (seed.Categories.Count > 0)
        {
            product.Categories.Clear();
            product.Categories.AddRange(seed.Categories.Select(Terms.Named));
        }
        product.Tags.AddRange(seed.Tags.Select(Terms.Named));
        product.Attributes.AddRange(seed.Attributes);
        product.BundledItems = seed.BundledItems;
        if (seed.Pictured) product.Picture = $"{product.Slug}.png";
        foreach (var (key, value) in seed.Meta)
            product.Meta.Add(new(state.Next("meta"), key, value.DeepClone()));
        SetSku(product, seed.Sku ?? "");
        SetGtin(product, seed.Gtin ?? "");
        raise(parent is null ? "product.created" : "product.updated", product.Id);
        return product;
    }

    public ShopProduct Add(string type, ShopProduct? parent, string name)
    {
        var now = state.Now;
        var product = new ShopProduct { Id = state.Next("post"), Type = type, Parent = parent, Created = now, Name = name };
        product.Slug = $"{Slug(name)}-{product.Id}";
        byId.Add(product.Id, product);
        if (parent is null)
            product.Categories.Add(Terms.Uncategorized);
        parent?.Variations.Add(product);
        (parent is null ? Products : Variations).Add(product);
        (parent is null ? ProductLog : VariationLog).Add(product, now);
        return product;
    }

    /// <summary>
    /// As "Duplicate" makes it: a draft with a SKU of its own, and every custom field of the first, the EAN of a plugin too.
    /// </summary>
    public ShopProduct Duplicate(ShopProduct original, bool publish)
    {
        var copy = Add(original.Type, original.Parent, original.Name + " (Copy)");
        (copy.Status, copy.RegularPrice, copy.TaxClass) =
            (publish ? "publish" : "draft", original.RegularPrice, original.TaxClass);
        (copy.ManageStock, copy.Stock, copy.Backorders) = (original.ManageStock, original.Stock, original.Backorders);
        foreach (var meta in original.Meta) copy.Meta.Add(new(state.Next("meta"), meta.Key, meta.Value?.DeepClone()));
        if (original.Gtin.Length > 0) copy.Meta.Add(new(state.Next("meta"), "_ean", original.Gtin));
        SetSku(copy, original.Sku.Length == 0 ? "" : original.Sku + "-1");
        raise("product.created", copy.Id);
        return copy;
    }

    /// <summary>As WPML and Polylang make it: the same SKU and GTIN, and one stock.</summary>
    public ShopProduct Translate(ShopProduct original)
    {
        var now = state.Now;
        var product = new ShopProduct
        {
            Id = state.Next("post"),
            Type = original.Type,
            Parent = original.Parent,
            Created = now,
            Name = original.Name
                + " (EN)",
            RegularPrice = original.RegularPrice,
            TaxClass = original.TaxClass,
            ManageStock = original.ManageStock,
            Sku = original.Sku,
            Gtin = original.Gtin,
            TranslationOf = original,
        };
        product.Slug = $"{Slug(product.Name)}-{product.Id}";
        byId.Add(product.Id, product);
        product.Categories.AddRange(original.Categories);
        Products.Add(product);
        ProductLog.Add(product, now);
        raise("product.created", product.Id);
        return product;
    }

    public void Delete(ShopProduct product)
    {
        foreach (var variation in product.Variations.ToList())
            Delete(variation);
        byId.Remove(product.Id);
        Forget(bySku, product.Sku, product);
        Forget(byGtin, product.Gtin, product);
        product.Parent?.Variations.Remove(product);
        (product.Parent is null ? Products : Variations).Remove(product);
        (product.Parent is null ? ProductLog : VariationLog).Remove(product);
    }

    public void SetSku(ShopProduct product, string sku)
    {
        Forget(bySku, product.Sku, product);
        product.Sku = sku;
        if (sku.Length > 0)
            bySku[sku] = product;
    }

    public void SetGtin(ShopProduct product, string gtin)
    {
        Forget(byGtin, product.Gtin, product);
        product.Gtin = gtin;
        if (gtin.Length > 0)
            byGtin[gtin] = product;
    }

    /// <summary>Sets the stock of what keeps it, says so, and counts as a change of the product.</summary>
    public void SetStock(ShopProduct product, int? stock, string cause, long? orderId)
    {
        var before = product.Stock;
        product.Stock = stock;
        if (before != stock)
            stockChanged(new(product.Id, before, stock, state.Clock.GetUtcNow(), cause, orderId));
    }

    public void ChangeStock(ShopProduct product, int by, string cause, long? orderId)
    {
        SetStock(product, (product.Stock ?? 0) + by, cause, orderId);
        Touched(product);
    }

    /// <summary>A change of a variation changes its parent's date too, but only the variation is heard of.</summary>
    public void Touched(ShopProduct product)
    {
        var now = state.Now;
        if (product.Parent is { } parent)
        {
            VariationLog.Touch(product, now);
            ProductLog.Touch(parent, now);
        }
        else
        {
            ProductLog.Touch(product, now);
        }
        raise("product.updated", product.Id);
    }

    private static string TypeOf(ShopProductSeed seed, ShopProduct? parent) => parent is not null ? "variation"
        : seed.Variable ? "variable"
        : seed.BundledItems.Count > 0 ? "bundle"
        : seed.WpcBundle ? "woosb" : "simple";

    private static void Forget(Dictionary<string, ShopProduct> index, string key, ShopProduct product)
    {
        if (key.Length > 0 && index.GetValueOrDefault(key) == product)
            index.Remove(key);
    }

    private static string Slug(string name) =>
        string.Join('-', name.ToLowerInvariant().Split([' ', '/', '&', '?', '#'], StringSplitOptions.RemoveEmptyEntries));
}
