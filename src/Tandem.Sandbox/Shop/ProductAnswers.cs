using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>Products and variations as WooCommerce 11 shows them: every key that its answers have.</summary>
internal static class ProductAnswers
{
    public static JsonObject Show(ShopProduct product, string api) =>
        product.IsVariation ? Variation(product, api) : Product(product, api);

    private static JsonObject Product(ShopProduct product, string api)
    {
        var shop = api[..api.IndexOf("/wp-json", StringComparison.Ordinal)];
        var body = new JsonObject
        {
            ["id"] = product.Id,
            ["name"] = product.Name,
            ["slug"] = product.Slug,
            ["permalink"] = $"{shop}/product/{product.Slug}/",
        };
        Dates(body, product);
        body["type"] = product.Type;
        body["status"] = product.Status;
        body["featured"] = false;
        body["catalog_visibility"] = "visible";
        body["description"] = product.Description;
        body["short_description"] = product.ShortDescription;
        body["sku"] = product.Sku;
        Prices(body, product);
        body["total_sales"] = product.TotalSales;
        Delivery(body, product);
        body["external_url"] = "";
        body["button_text"] = "";
        body["tax_status"] = product.TaxStatus;
        body["tax_class"] = product.TaxClassUsed;
        body["manage_stock"] = product.ManageStock;
        Stock(body, product);
        body["sold_individually"] = false;
        body["weight"] = product.Weight;
        body["dimensions"] = Dimensions();
        body["shipping_required"] = !product.Virtual;
        body["shipping_taxable"] = product.TaxStatus == "taxable";
        body["shipping_class"] = "";
        body["shipping_class_id"] = 0;
        body["reviews_allowed"] = true;
        body["average_rating"] = "0.00";
        body["rating_count"] = 0;
        body["upsell_ids"] = new JsonArray();
        body["cross_sell_ids"] = new JsonArray();
        body["parent_id"] = 0;
        body["purchase_note"] = "";
        body["categories"] = new JsonArray(new JsonObject { ["id"] = 15, ["name"] = "Uncategorized", ["slug"] = "uncategorized" });
        foreach (var none in (string[])["brands", "tags", "images"]) body[none] = new JsonArray();
        body["attributes"] = product.Type == "variable" ? Attribute(product) : new JsonArray();
        body["default_attributes"] = new JsonArray();
        body["variations"] = List(product.Variations.Select(each => each.Id));
        body["grouped_products"] = new JsonArray();
        body["menu_order"] = 0;
        body["price_html"] = "";
        body["related_ids"] = new JsonArray();
        body["meta_data"] = ShopJson.Meta(product.Meta);
        body["stock_status"] = product.StockStatus;
        body["has_options"] = product.Type == "variable";
        body["post_password"] = "";
        body["global_unique_id"] = product.Gtin;
        body["_links"] = ShopJson.Links($"{api}/products/{product.Id}", $"{api}/products", null, "GET", "POST", "PUT", "PATCH", "DELETE");
        return body;
    }

    private static JsonObject Variation(ShopProduct product, string api)
    {
        var parent = product.Parent!;
        var body = new JsonObject { ["id"] = product.Id, ["type"] = "variation" };
        Dates(body, product);
        body["description"] = product.Description;
        body["permalink"] = $"{api[..api.IndexOf("/wp-json", StringComparison.Ordinal)]}/product/{parent.Slug}/?attribute_maat={product.Option}";
        body["sku"] = product.Sku;
        body["global_unique_id"] = product.Gtin;
        Prices(body, product);
        body["status"] = product.Status;
        Delivery(body, product);
        body["tax_status"] = product.TaxStatus;
        body["tax_class"] = product.TaxClassUsed;
        body["manage_stock"] = product.ManageStock ? true : parent.ManageStock ? JsonValue.Create("parent") : false;
        Stock(body, product);
        body["stock_status"] = product.StockStatus;
        body["weight"] = product.Weight;
        body["dimensions"] = Dimensions();
        body["shipping_class"] = "";
        body["shipping_class_id"] = 0;
        body["image"] = null;
        body["gallery_image_ids"] = new JsonArray();
        body["attributes"] = new JsonArray(new JsonObject { ["id"] = 0, ["name"] = "Maat", ["slug"] = "maat", ["option"] = product.Option ?? "" });
        body["menu_order"] = 0;
        body["meta_data"] = ShopJson.Meta(product.Meta);
        body["name"] = product.Option ?? "";
        body["parent_id"] = parent.Id;
        var collection = $"{api}/products/{parent.Id}/variations";
        body["_links"] = ShopJson.Links($"{collection}/{product.Id}", collection, $"{api}/products/{parent.Id}", "GET", "POST", "PUT", "PATCH", "DELETE");
        return body;
    }

    private static void Dates(JsonObject body, ShopProduct product)
    {
        body["date_created"] = ShopTime.Local(product.Created);
        body["date_created_gmt"] = ShopTime.Gmt(product.Created);
        body["date_modified"] = ShopTime.Local(product.Modified);
        body["date_modified_gmt"] = ShopTime.Gmt(product.Modified);
    }

    private static void Prices(JsonObject body, ShopProduct product)
    {
        body["price"] = ShopJson.Price(product.Price);
        body["regular_price"] = ShopJson.Price(product.RegularPrice);
        body["sale_price"] = ShopJson.Price(product.SalePrice);
        foreach (var date in (string[])["date_on_sale_from", "date_on_sale_from_gmt", "date_on_sale_to", "date_on_sale_to_gmt"]) body[date] = null;
        body["on_sale"] = product.SalePrice is not null;
        body["purchasable"] = product.Price is not null;
    }

    private static void Delivery(JsonObject body, ShopProduct product)
    {
        body["virtual"] = product.Virtual;
        body["downloadable"] = false;
        body["downloads"] = new JsonArray();
        body["download_limit"] = -1;
        body["download_expiry"] = -1;
    }

    /// <summary>A variation whose parent keeps the stock shows the parent's number.</summary>
    private static void Stock(JsonObject body, ShopProduct product)
    {
        body["stock_quantity"] = product.StockKeeper?.Stock;
        body["backorders"] = product.Backorders;
        body["backorders_allowed"] = product.Backorders != "no";
        body["backordered"] = product.StockStatus == "onbackorder";
        body["low_stock_amount"] = null;
    }

    private static JsonObject Dimensions() => new() { ["length"] = "", ["width"] = "", ["height"] = "" };

    private static JsonArray Attribute(ShopProduct product)
    {
        var options = new JsonArray();
        foreach (var variation in product.Variations) options.Add(variation.Option);
        return new JsonArray(new JsonObject
        {
            ["id"] = 0, ["name"] = "Maat", ["slug"] = "Maat", ["position"] = 0, ["visible"] = true, ["variation"] = true, ["options"] = options,
        });
    }

    private static JsonArray List(IEnumerable<long> ids)
    {
        var list = new JsonArray();
        foreach (var id in ids) list.Add(id);
        return list;
    }
}
