using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>/products, /products/{id}/variations and /variations.</summary>
internal sealed class ProductsApi(Catalogue catalogue, ProductEdit edit, ProductJson json, Action<string, long> raise)
{
    public ShopAnswer List(ShopRequest request)
    {
        request.Word("type", "", "", "external", "grouped", "simple", "variable");
        var items = request.Text("sku") is { Length: > 0 } || request.Text("global_unique_id") is { Length: > 0 }
            ? Coded(request) : Listing.Within(request, catalogue.Products, catalogue.ProductLog, each => each.Created);
        if (request.Text("type") is { Length: > 0 } type)
            items = items.Where(each => each.Type == type);
        if (request.List("parent") is { Count: > 0 } parents)
            items = items.Where(each =>
                parents.Contains(each.Parent?.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "0"));
        return Listing.Page(request, Sorted(request, Filtered(request, items), "popularity", "price", "rating", "menu_order"),
            each => json.Product(each));
    }

    public ShopAnswer Get(ShopRequest request) => ShopAnswer.Ok(json.Product(Existing(request.Ids["id"], 404)));

    public ShopAnswer Create(ShopRequest request)
    {
        ProductEdit.Demand(request.Body, variation: false);
        return Made(json.Product(CreateProduct(request.Body), edit: true), request.Api + "/products/");
    }

    public ShopAnswer Update(ShopRequest request)
    {
        var product = Writable(request.Ids["id"], 404);
        ProductEdit.Demand(request.Body, variation: false);
        return ShopAnswer.Ok(json.Product(Change(product, request.Body), edit: true));
    }

    public ShopAnswer Delete(ShopRequest request) =>
        ShopAnswer.Ok(DeleteProduct(Writable(request.Ids["id"], 404), request.Force));

    public ShopAnswer Batch(ShopRequest request) => Shop.Batch.Run(request.Body, new(
        item => json.Product(CreateProduct(item), edit: true),
        (id, item) => json.Product(Change(Writable(id, 400), item), edit: true),
        id => DeleteProduct(Writable(id, 404), force: true)));

    public ShopAnswer ListVariations(ShopRequest request)
    {
        var parent = Parent(request);
        var items = Listing.Within(request, catalogue.Variations, catalogue.VariationLog, each => each.Created)
            .Where(each => each.Parent == parent);
        return Listing.Page(request, Sorted(request, FilteredCodes(request, Filtered(request, items)), "menu_order"),
            each => json.Variation(each));
    }

    public ShopAnswer ListAllVariations(ShopRequest request)
    {
        var items = Listing.Within(request, catalogue.Variations, catalogue.VariationLog, each => each.Created);
        if (request.List("parent") is { Count: > 0 } parents)
            items = items.Where(each =>
                parents.Contains(each.Parent!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return Listing.Page(request, Sorted(request, FilteredCodes(request, Filtered(request, items)), "menu_order"),
            each => json.Variation(each, topLevel: true));
    }

    public ShopAnswer GetVariation(ShopRequest request) =>
        ShopAnswer.Ok(json.Variation(Variation(Parent(request), request.Ids["id"], 404)));

    public ShopAnswer CreateVariation(ShopRequest request)
    {
        var parent = Parent(request);
        ProductEdit.Demand(request.Body, variation: true);
        return Made(json.Variation(CreateVariation(parent, request.Body), edit: true),
            $"{request.Api}/products/{parent.Id}/variations/");
    }

    public ShopAnswer UpdateVariation(ShopRequest request)
    {
        var variation = Variation(Parent(request), request.Ids["id"], 404);
        ProductEdit.Demand(request.Body, variation: true);
        return ShopAnswer.Ok(json.Variation(Change(variation, request.Body), edit: true));
    }

    public ShopAnswer DeleteVariation(ShopRequest request) =>
        ShopAnswer.Ok(RemoveVariation(Variation(Parent(request), request.Ids["id"], 404), request.Force));

    public ShopAnswer BatchVariations(ShopRequest request)
    {
        var parent = Parent(request);
        return Shop.Batch.Run(request.Body, new(
            item => json.Variation(CreateVariation(parent, item), edit: true),
            (id, item) => json.Variation(Change(Variation(parent, id, 404), item), edit: true),
            id => RemoveVariation(Variation(parent, id, 404), force: true)));
    }

    /// <summary>What a webhook carries of a product at the moment of its delivery.</summary>
    public JsonObject Payload(long id) => catalogue.Find(id) is { } product ? json.Product(product) : Unknown(404).Body();

    private ShopProduct CreateProduct(JsonObject body)
    {
        edit.Check(body, null);
        var type = body["type"]?.ToString() == "variable" ? "variable" : "simple";
        var product = catalogue.Add(type, null, body["name"]?.ToString() ?? "Product");
        edit.Apply(product, body);
        raise("product.created", product.Id);
        return product;
    }

    private ShopProduct CreateVariation(ShopProduct parent, JsonObject body)
    {
        edit.Check(body, null);
        var variation = catalogue.Add("variation", parent, parent.Name);
        variation.TaxClass = null;
        edit.Apply(variation, body);
        raise("product.created", variation.Id);
        return variation;
    }

    private ShopProduct Change(ShopProduct product, JsonObject body)
    {
        edit.Check(body, product);
        edit.Apply(product, body);
        catalogue.Touched(product);
        return product;
    }

    private JsonObject DeleteProduct(ShopProduct product, bool force)
    {
        Remove(product, force, "product");
        return json.Product(product);
    }

    private JsonObject RemoveVariation(ShopProduct variation, bool force)
    {
        Remove(variation, force, "product_variation");
        return json.Variation(variation);
    }

    private void Remove(ShopProduct product, bool force, string kind)
    {
        if (!force && product.Trashed)
            throw new Refused(410, "woocommerce_rest_already_trashed", $"The {kind} has already been deleted.");
        if (force)
        {
            catalogue.Delete(product);
        }
        else
        {
            product.Status = "trash";
            catalogue.Touched(product);
        }
        raise("product.deleted", product.Id);
    }

    private IEnumerable<ShopProduct> Coded(ShopRequest request) =>
        FilteredCodes(request, Changed(request, catalogue.All));

    private static IEnumerable<ShopProduct> Changed(ShopRequest request, IEnumerable<ShopProduct> items) =>
        request.Time("modified_after") is { } moment ? items.Where(each => each.Modified > moment) : items;

    private static IEnumerable<ShopProduct> FilteredCodes(ShopRequest request, IEnumerable<ShopProduct> items)
    {
        if (request.List("sku") is { Count: > 0 } skus)
            items = items.Where(each => each.Sku.Length > 0 && skus.Contains(each.Sku, StringComparer.OrdinalIgnoreCase));
        if (request.List("global_unique_id") is { Count: > 0 } gtins)
            items = items.Where(each => each.Gtin.Length > 0 && gtins.Contains(each.Gtin, StringComparer.Ordinal));
        return items;
    }

    private static IEnumerable<ShopProduct> Filtered(ShopRequest request, IEnumerable<ShopProduct> items)
    {
        var status = request.Word("status", "any", "any", "future", "trash", "draft", "pending", "private", "publish");
        items = status == "any" ? items.Where(each => !each.Trashed) : items.Where(each => each.Status == status);
        if (request.Text("stock_status") is { Length: > 0 } stock)
            items = items.Where(each => each.StockStatus == stock);
        if (request.Text("search") is { Length: > 0 } words)
        {
            items = items.Where(each => each.Name.Contains(words, StringComparison.OrdinalIgnoreCase)
                || each.Description.Contains(words, StringComparison.OrdinalIgnoreCase));
        }
        return Listing.Named(request, items);
    }

    private static IReadOnlyList<ShopProduct> Sorted(ShopRequest request, IEnumerable<ShopProduct> items,
        params ReadOnlySpan<string> more) =>
        Listing.Sorted(request, items, each => each.Created, each => each.Name, more);

    private ShopProduct Existing(long id, int status) => catalogue.Find(id) ?? throw Unknown(status);

    private ShopProduct Writable(long id, int status)
    {
        var product = Existing(id, status);
        return !product.IsVariation ? product : throw new Refused(404, "woocommerce_rest_invalid_product_id",
            "To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.");
    }

    private ShopProduct Parent(ShopRequest request) =>
        catalogue.Find(request.Ids["product_id"]) is { IsVariation: false } parent ? parent
            : throw new Refused(404, "woocommerce_rest_product_invalid_id", "Invalid product ID.");

    private ShopProduct Variation(ShopProduct parent, long id, int status) =>
        catalogue.Find(id) is { } variation && variation.Parent == parent ? variation
            : throw new Refused(status, "woocommerce_rest_product_variation_invalid_id", "Invalid ID.");

    private static Refused Unknown(int status) => new(status, "woocommerce_rest_product_invalid_id", "Invalid ID.");

    private static ShopAnswer Made(JsonObject body, string collection) =>
        new(201, body) { Location = collection + body["id"]!.ToString() };
}
