using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>
/// What a body does to a product. Single writes are checked against the schema first; items of a batch are not.
/// </summary>
internal sealed class ProductEdit(ShopState state, Catalogue catalogue)
{
    private static readonly Schema Common = new Schema()
        .Strings("name", "slug", "description", "short_description", "sku", "global_unique_id", "regular_price", "sale_price",
            "tax_class", "weight")
        .Integers("stock_quantity", "menu_order", "inventory_delta")
        .Booleans("virtual", "downloadable")
        .Word("tax_status", "taxable", "shipping", "none")
        .Word("stock_status", "instock", "outofstock", "onbackorder")
        .Word("backorders", "no", "notify", "yes")
        .Word("status", "draft", "pending", "private", "publish", "future", "auto-draft", "trash")
        .List("meta_data", new Schema().Integers("id").Strings("key"));

    private static readonly Schema ProductSchema = new Schema()
        .Word("type", "external", "grouped", "simple", "variable").Booleans("manage_stock");

    public static void Demand(JsonObject body, bool variation)
    {
        Common.Demand(body);
        if (!variation)
            ProductSchema.Demand(body);
    }

    /// <summary>What even a batch refuses: a SKU or GTIN that is another product's.</summary>
    public void Check(JsonObject body, ShopProduct? product)
    {
        if (Text(body, "sku") is { Length: > 0 } sku && catalogue.BySku(sku) is { } holder && holder != product)
        {
            if (holder.Trashed)
            {
                throw new Refused(400, "woocommerce_rest_product_not_created",
                    $"The product with SKU ({sku}) you are trying to insert is already present in the lookup table");
            }
            throw new Refused(400, "product_invalid_sku", "Invalid or duplicated SKU.", data =>
            {
                data["resource_id"] = holder.Id;
                data["unique_sku"] = UniqueSku(sku);
            });
        }
        if (Text(body, "global_unique_id") is { Length: > 0 } gtin && catalogue.ByGtin(Gtin(gtin)) is { } owner
            && owner != product)
        {
            throw new Refused(400, "product_invalid_global_unique_id", "Invalid or duplicated GTIN, UPC, EAN or ISBN.",
                data => data["resource_id"] = owner.Id);
        }
    }

    public void Apply(ShopProduct product, JsonObject body)
    {
        product.Name = Text(body, "name") ?? product.Name;
        product.Slug = Text(body, "slug") is { Length: > 0 } slug ? slug : product.Slug;
        product.Status = Text(body, "status") is { Length: > 0 } status ? status : product.Status;
        product.Description = Text(body, "description") ?? product.Description;
        product.ShortDescription = Text(body, "short_description") ?? product.ShortDescription;
        product.Weight = Text(body, "weight") ?? product.Weight;
        product.TaxStatus = Text(body, "tax_status") ?? product.TaxStatus;
        product.Backorders = Text(body, "backorders") ?? product.Backorders;
        if (Text(body, "tax_class") is { } taxClass)
            product.TaxClass = taxClass == "parent" ? null : taxClass == "standard" ? "" : taxClass;
        if (body["virtual"] is { } isVirtual)
            product.Virtual = ShopJson.ReadBoolean(isVirtual);
        if (body.ContainsKey("regular_price"))
            product.RegularPrice = ShopJson.ReadAmount(body["regular_price"]);
        if (body.ContainsKey("sale_price"))
            product.SalePrice = ShopJson.ReadAmount(body["sale_price"]);
        if (Text(body, "sku") is { } sku)
            catalogue.SetSku(product, sku.Trim());
        if (Text(body, "global_unique_id") is { } gtin)
            catalogue.SetGtin(product, Gtin(gtin));
        if (product.IsVariation && body["attributes"] is JsonArray attributes)
            product.Option = attributes.OfType<JsonObject>().Select(each => Text(each, "option"))
                .FirstOrDefault(each => each is not null) ?? product.Option;
        else if (!product.IsVariation && body["attributes"] is JsonArray told)
            Attributes(product, told);
        if (!product.IsVariation)
        {
            catalogue.Terms.Put(product.Categories, body["categories"], categories: true);
            catalogue.Terms.Put(product.Tags, body["tags"], categories: false);
        }
        Stock(product, body);
        ShopJson.UpdateMeta(product.Meta, body["meta_data"], state);
    }

    /// <summary>What variations differ by follows from the variations themselves; the rest is kept as it was sent.</summary>
    private static void Attributes(ShopProduct product, JsonArray told)
    {
        product.Attributes.Clear();
        product.Attributes.AddRange(
            from each in told.OfType<JsonObject>()
            where !ShopJson.ReadBoolean(each["variation"]) && Text(each, "name") is { Length: > 0 }
            select new ShopAttribute(Text(each, "name")!,
                [.. (each["options"] as JsonArray ?? []).Select(option => option?.ToString() ?? "")]));
    }

    /// <summary>A quantity sent to a product that keeps no stock is taken in silence and dropped; null is 0.</summary>
    private void Stock(ShopProduct product, JsonObject body)
    {
        if (body["manage_stock"] is { } manage)
        {
            product.ManageStock = ShopJson.ReadBoolean(manage);
            if (!product.ManageStock)
                catalogue.SetStock(product, null, "rest-put", null);
        }
        if (!product.ManageStock)
        {
            product.UnmanagedStatus = Text(body, "stock_status") ?? product.UnmanagedStatus;
            return;
        }
        if (body.ContainsKey("stock_quantity"))
            catalogue.SetStock(product, ShopJson.ReadInteger(body["stock_quantity"]), "rest-put", null);
        else if (body["inventory_delta"] is { } delta)
            catalogue.SetStock(product, (product.Stock ?? 0) + ShopJson.ReadInteger(delta), "rest-put", null);
        else if (product.Stock is null)
            catalogue.SetStock(product, 0, "rest-put", null);
    }

    private string UniqueSku(string sku)
    {
        for (var number = 1; ; number++)
        {
            var free = sku + "-" + number.ToString(CultureInfo.InvariantCulture);
            if (catalogue.BySku(free) is null)
                return free;
        }
    }

    private static string? Text(JsonObject body, string name) => body[name]?.ToString();

    private static string Gtin(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
