using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>products, variations and their batches.</summary>
internal sealed class ProductRoutes(Catalogue catalogue)
{
    private static readonly Schema Fields = new Schema()
        .Strings("name", "sku", "global_unique_id", "regular_price", "sale_price", "tax_class", "description")
        .Integers("stock_quantity", "parent_id").Booleans("manage_stock", "virtual").Word("status", "draft", "pending", "private", "publish")
        .Word("type", "simple", "grouped", "external", "variable");

    public ShopAnswer List(ShopRequest request)
    {
        var found = request.Time("modified_after") is { } after ? catalogue.ProductLog.After(after) : catalogue.Products;
        if (request.Text("sku") is { Length: > 0 } sku) found = Keyed(sku.Split(',').Select(catalogue.BySku), request);
        if (request.Text("global_unique_id") is { Length: > 0 } gtin) found = Keyed([catalogue.ByGtin(gtin)], request);
        return Page(Filter(found, request), request);
    }

    /// <summary>All variations of all parents.</summary>
    public ShopAnswer ListVariations(ShopRequest request)
    {
        var found = request.Time("modified_after") is { } after ? catalogue.VariationLog.After(after) : catalogue.Variations;
        return Page(Filter(found, request), request);
    }

    public ShopAnswer ListVariationsOf(ShopRequest request)
    {
        // A parent that is not there has no variations; it is no error.
        var found = catalogue.Find(request.Ids["parent"])?.Variations.AsEnumerable() ?? [];
        if (request.Time("modified_after") is { } after) found = found.Where(each => each.Modified > after);
        return Page(Filter(found, request), request);
    }

    public ShopAnswer Get(ShopRequest request) => ShopAnswer.Ok(ProductAnswers.Show(Named(request), request.Api));

    public ShopAnswer Create(ShopRequest request)
    {
        Fields.Demand(request.Body);
        var product = Create(request.Ids.TryGetValue("parent", out var parent) ? Parent(parent) : null, request.Body);
        var path = product.IsVariation ? $"products/{product.Parent!.Id}/variations/{product.Id}" : $"products/{product.Id}";
        return new ShopAnswer(201, ProductAnswers.Show(product, request.Api)) { Location = $"{request.Api}/{path}" };
    }

    public ShopAnswer Update(ShopRequest request)
    {
        Fields.Demand(request.Body);
        var product = Named(request);
        Update(product, request.Body);
        return ShopAnswer.Ok(ProductAnswers.Show(product, request.Api));
    }

    public ShopAnswer Delete(ShopRequest request)
    {
        var product = Named(request);
        var shown = ProductAnswers.Show(product, request.Api);
        if (!request.Force && product.Trashed)
            throw new Refused(410, "woocommerce_rest_already_trashed", "The product has already been deleted.");
        if (request.Force) catalogue.Delete(product);
        else product.Status = "trash";
        return ShopAnswer.Ok(shown);
    }

    public ShopAnswer Batch(ShopRequest request)
    {
        long? parent = request.Ids.TryGetValue("parent", out var id) ? id : null;
        return ShopBatch.Run(request, body => ProductAnswers.Show(Create(parent is { } known ? Parent(known) : null, body), request.Api), body =>
        {
            var product = Find(ShopJson.ReadId(body["id"]), parent, isChange: true);
            Update(product, body);
            return ProductAnswers.Show(product, request.Api);
        }, gone =>
        {
            var product = Find(gone, parent, isChange: false);
            var shown = ProductAnswers.Show(product, request.Api);
            catalogue.Delete(product);
            return shown;
        });
    }

    private ShopProduct Named(ShopRequest request)
    {
        long? parent = request.Ids.TryGetValue("parent", out var known) ? known : null;
        var id = request.Ids["id"];
        if (request.Method == "GET" && parent is null) return catalogue.Find(id) ?? throw NoSuch(404);
        return Find(id, parent, request.Method is "PUT" or "POST" or "PATCH");
    }

    /// <summary>A change of a product that is not there is a 400; of a variation it is a 404, as all else.</summary>
    private ShopProduct Find(long id, long? parent, bool isChange)
    {
        var product = catalogue.Find(id);
        if (parent is not null)
        {
            return product is { IsVariation: true } && product.Parent!.Id == parent
                ? product : throw new Refused(404, "woocommerce_rest_product_variation_invalid_id", "Invalid ID.");
        }
        if (product is null) throw NoSuch(isChange ? 400 : 404);
        if (!product.IsVariation) return product;
        throw new Refused(404, "woocommerce_rest_invalid_product_id",
            "To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.");
    }

    /// <summary>A variation of nothing is a fatal error of PHP.</summary>
    private ShopProduct Parent(long id) => catalogue.Find(id)
        ?? throw new Refused(500, "internal_server_error", "<p>There has been a critical error on this website.</p>");

    private static Refused NoSuch(int status) => new(status, "woocommerce_rest_product_invalid_id", "Invalid ID.");

    private ShopProduct Create(ShopProduct? parent, JsonObject body)
    {
        Unique(null, body);
        var type = parent is not null ? "variation" : body["type"]?.ToString() ?? "simple";
        var product = catalogue.Add(type, parent, body["name"]?.ToString() ?? "Product");
        if (parent is not null) product.TaxClass = null;
        Apply(product, body);
        catalogue.Created(product);
        return product;
    }

    private void Update(ShopProduct product, JsonObject body)
    {
        Unique(product, body);
        Apply(product, body);
        catalogue.Touched(product);
    }

    private void Unique(ShopProduct? self, JsonObject body)
    {
        if (body["sku"]?.ToString() is { Length: > 0 } sku && catalogue.BySku(sku) is { } taken && taken != self)
        {
            throw new Refused(400, "product_invalid_sku", "Invalid or duplicated SKU.", data =>
            {
                data["resource_id"] = taken.Id;
                data["unique_sku"] = sku + "-1";
            });
        }
        if (body["global_unique_id"]?.ToString() is { Length: > 0 } gtin && catalogue.ByGtin(gtin) is { } had && had != self)
        {
            throw new Refused(400, "product_invalid_global_unique_id", "Invalid or duplicated GTIN, UPC, EAN or ISBN.",
                data => data["resource_id"] = had.Id);
        }
    }

    private void Apply(ShopProduct product, JsonObject body)
    {
        if (body["name"] is { } name) product.Name = name.ToString();
        if (body["sku"] is { } sku) catalogue.SetSku(product, sku.ToString());
        if (body["global_unique_id"] is { } gtin) catalogue.SetGtin(product, gtin.ToString());
        if (body["regular_price"] is { } price) product.RegularPrice = ShopJson.ReadAmount(price);
        if (body["sale_price"] is { } sale) product.SalePrice = ShopJson.ReadAmount(sale);
        if (body["tax_class"] is { } tax) product.TaxClass = tax.ToString() == "standard" ? "" : tax.ToString();
        if (body["description"] is { } words) product.Description = words.ToString();
        if (body["status"] is { } status) product.Status = status.ToString();
        if (body["virtual"] is { } virtually) product.Virtual = ShopJson.ReadBoolean(virtually);
        if (body["manage_stock"] is { } manage) product.ManageStock = ShopJson.ReadBoolean(manage);
        if (body["stock_status"] is { } stockStatus) product.UnmanagedStatus = stockStatus.ToString();
        if (body["attributes"] is JsonArray { Count: > 0 } attributes) product.Option = attributes[0]!["option"]?.ToString() ?? product.Option;
        ShopJson.UpdateMeta(product.Meta, body["meta_data"], catalogue.State);
        // Without stock management the number is not kept.
        if (!product.ManageStock) catalogue.SetStock(product, null, "rest-put", null);
        else if (body.ContainsKey("stock_quantity")) catalogue.SetStock(product, ShopJson.ReadInteger(body["stock_quantity"]), "rest-put", null);
        else if (product.Stock is null) catalogue.SetStock(product, 0, "rest-put", null);
    }

    // A search by SKU or GTIN finds variations too, but still heeds what changed when.
    private static IEnumerable<ShopProduct> Keyed(IEnumerable<ShopProduct?> found, ShopRequest request)
    {
        var after = request.Time("modified_after");
        return found.OfType<ShopProduct>().Where(each => after is null || each.Modified > after);
    }

    private static IEnumerable<ShopProduct> Filter(IEnumerable<ShopProduct> found, ShopRequest request)
    {
        var status = request.Text("status") ?? "any";
        if (request.List("include") is { Count: > 0 } include) found = found.Where(each => include.Contains(each.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (request.Text("type") is { Length: > 0 } type) found = found.Where(each => each.Type == type);
        if (request.Text("search") is { Length: > 0 } words) found = found.Where(each => each.Name.Contains(words, StringComparison.OrdinalIgnoreCase));
        return found.Where(each => status == "any" ? !each.Trashed : each.Status == status);
    }

    private static ShopAnswer Page(IEnumerable<ShopProduct> found, ShopRequest request) =>
        ShopPage.Of(found, request, each => each.Id, each => each.Created, each => each.Modified, each => ProductAnswers.Show(each, request.Api));
}
