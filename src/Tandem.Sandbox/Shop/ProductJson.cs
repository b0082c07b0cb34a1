using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>
/// Products and variations as the shop shows them. A write is answered in the "edit" context, which differs in a few fields.
/// </summary>
internal sealed class ProductJson(ShopState state)
{
    private static readonly string[] AllMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    private string Site => state.BaseUrl;
    private string Api => state.BaseUrl + "/wp-json/wc/v3";

    /// <summary>As /products shows it: also a variation, found by its id, SKU or GTIN.</summary>
    public JsonObject Product(ShopProduct product, bool edit = false)
    {
        var name = FullName(product);
        var json = new JsonObject
        {
            ["id"] = product.Id,
            ["name"] = name,
            ["slug"] = product.Slug,
            ["permalink"] = Permalink(product),
        };
        Dates(json, product);
        json["type"] = product.Type;
        json["status"] = product.Status;
        json["featured"] = false;
        json["catalog_visibility"] = "visible";
        json["description"] = product.Description;
        json["short_description"] = product.ShortDescription;
        json["sku"] = product.Sku;
        Prices(json, product);
        json["purchasable"] = Purchasable(product);
        json["total_sales"] = product.IsVariation ? JsonValue.Create("0") : JsonValue.Create(product.TotalSales);
        Downloads(json, product);
        json["external_url"] = "";
        json["button_text"] = "";
        Tax(json, product, edit);
        Stock(json, product, withStatus: false);
        json["sold_individually"] = false;
        Shipping(json, product);
        Social(json, product, edit);
        Relations(json, product);
        json["menu_order"] = 0;
        json["price_html"] = PriceHtml(product);
        json["related_ids"] = new JsonArray();
        json["meta_data"] = ShopJson.Meta(product.Meta);
        json["stock_status"] = product.StockStatus;
        json["has_options"] = product.Type == "variable";
        if (product.BundledItems.Count > 0)
            json["bundled_items"] = Bundled(product);
        json["post_password"] = "";
        json["global_unique_id"] = product.Gtin;
        if (edit)
        {
            json["permalink_template"] = Site + "/product/%pagename%/";
            json["generated_slug"] = product.Slug;
        }
        json["_links"] = ShopJson.Links($"{Api}/products/{product.Id}", Api + "/products",
            product.Parent is { } parent ? $"{Api}/products/{parent.Id}" : null, AllMethods);
        return json;
    }

    /// <summary>As /products/{id}/variations shows it.</summary>
    public JsonObject Variation(ShopProduct variation, bool edit = false, bool topLevel = false)
    {
        var json = new JsonObject { ["id"] = variation.Id, ["type"] = "variation" };
        Dates(json, variation);
        json["description"] = variation.Description;
        json["permalink"] = Permalink(variation);
        json["sku"] = variation.Sku;
        json["global_unique_id"] = variation.Gtin;
        Prices(json, variation);
        json["status"] = variation.Status;
        json["purchasable"] = Purchasable(variation);
        Downloads(json, variation);
        Tax(json, variation, edit);
        Stock(json, variation, withStatus: true);
        json["weight"] = variation.Weight;
        json["dimensions"] = Dimensions();
        json["shipping_class"] = "";
        json["shipping_class_id"] = 0;
        json["image"] = Image(variation);
        json["gallery_image_ids"] = new JsonArray();
        json["attributes"] = Attributes(variation);
        json["menu_order"] = 0;
        json["meta_data"] = ShopJson.Meta(variation.Meta);
        json["name"] = variation.Option ?? "";
        json["parent_id"] = variation.Parent!.Id;
        json["_links"] = VariationLinks(variation, topLevel);
        return json;
    }

    public static string FullName(ShopProduct product) =>
        product is { Parent: { } parent, Option: { Length: > 0 } option } ? $"{parent.Name} - {option}" : product.Name;

    /// <summary>The list over all products links to a parent 0: the resource does not know whose list it is.</summary>
    private JsonObject VariationLinks(ShopProduct variation, bool topLevel)
    {
        var collection = topLevel ? Api + "/variations" : $"{Api}/products/{variation.Parent!.Id}/variations";
        var up = $"{Api}/products/{(topLevel ? 0 : variation.Parent!.Id)}";
        var links = ShopJson.Links($"{collection}/{variation.Id}", collection, up, AllMethods);
        if (topLevel)
            links["self"]![0]!.AsObject().Remove("targetHints");
        return links;
    }

    private static void Dates(JsonObject json, ShopProduct product)
    {
        json["date_created"] = ShopTime.Local(product.Created);
        json["date_created_gmt"] = ShopTime.Gmt(product.Created);
        json["date_modified"] = ShopTime.Local(product.Modified);
        json["date_modified_gmt"] = ShopTime.Gmt(product.Modified);
    }

    private static void Prices(JsonObject json, ShopProduct product)
    {
        json["price"] = ShopJson.Price(product.Price);
        json["regular_price"] = ShopJson.Price(product.RegularPrice);
        json["sale_price"] = ShopJson.Price(product.SalePrice);
        json["date_on_sale_from"] = null;
        json["date_on_sale_from_gmt"] = null;
        json["date_on_sale_to"] = null;
        json["date_on_sale_to_gmt"] = null;
        json["on_sale"] = product.SalePrice is not null;
    }

    private static bool Purchasable(ShopProduct product) => product.Price is not null && product.Status == "publish";

    private static void Downloads(JsonObject json, ShopProduct product)
    {
        json["virtual"] = product.Virtual;
        json["downloadable"] = false;
        json["downloads"] = new JsonArray();
        json["download_limit"] = -1;
        json["download_expiry"] = -1;
    }

    private static void Tax(JsonObject json, ShopProduct product, bool edit)
    {
        json["tax_status"] = product.TaxStatus;
        json["tax_class"] = edit && product.IsVariation ? product.TaxClass ?? "parent" : product.TaxClassUsed;
    }

    private static void Stock(JsonObject json, ShopProduct product, bool withStatus)
    {
        var keeper = product.StockKeeper;
        json["manage_stock"] = keeper is null || keeper == product || product.TranslationOf is not null
            ? JsonValue.Create(product.ManageStock) : JsonValue.Create("parent");
        json["stock_quantity"] = keeper?.Stock;
        if (withStatus)
            json["stock_status"] = product.StockStatus;
        json["backorders"] = product.BackordersUsed;
        json["backorders_allowed"] = product.BackordersUsed != "no";
        json["backordered"] = product.StockStatus == "onbackorder";
        json["low_stock_amount"] = null;
    }

    private static void Shipping(JsonObject json, ShopProduct product)
    {
        json["weight"] = product.Weight;
        json["dimensions"] = Dimensions();
        json["shipping_required"] = !product.Virtual;
        json["shipping_taxable"] = !product.Virtual && product.TaxStatus != "none";
        json["shipping_class"] = "";
        json["shipping_class_id"] = 0;
    }

    private static void Social(JsonObject json, ShopProduct product, bool edit)
    {
        json["reviews_allowed"] = !product.IsVariation;
        json["average_rating"] = edit ? "0" : "0.00";
        json["rating_count"] = 0;
        json["upsell_ids"] = new JsonArray();
        json["cross_sell_ids"] = new JsonArray();
    }

    private void Relations(JsonObject json, ShopProduct product)
    {
        json["parent_id"] = product.Parent?.Id ?? 0;
        json["purchase_note"] = "";
        json["categories"] = TermList(product.Categories);
        json["brands"] = new JsonArray();
        json["tags"] = TermList(product.Tags);
        json["images"] = Image(product) is { } image ? new JsonArray(image) : new JsonArray();
        json["attributes"] = Attributes(product);
        json["default_attributes"] = new JsonArray();
        json["variations"] = new JsonArray([.. product.Variations.Select(each => JsonValue.Create(each.Id))]);
        json["grouped_products"] = new JsonArray();
    }

    private JsonObject? Image(ShopProduct product) => product.Picture is not { } file ? null : new JsonObject
    {
        ["id"] = product.Id + 1_000_000,
        ["date_created"] = ShopTime.Local(product.Created),
        ["date_created_gmt"] = ShopTime.Gmt(product.Created),
        ["date_modified"] = ShopTime.Local(product.Created),
        ["date_modified_gmt"] = ShopTime.Gmt(product.Created),
        ["src"] = $"{Site}{Uploads.Root}/{file}",
        ["name"] = product.Slug,
        ["alt"] = "",
    };

    private static JsonArray Attributes(ShopProduct product)
    {
        if (product is { IsVariation: true, Option: { } option })
            return [new JsonObject { ["id"] = 1, ["name"] = "Maat", ["slug"] = "pa_maat", ["option"] = option }];
        if (product.Type != "variable")
            return new JsonArray([.. product.Attributes.Select((each, place) => Told(each, place))]);
        var options = product.Variations.Select(each => each.Option).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return
        [
            new JsonObject
            {
                ["id"] = 1, ["name"] = "Maat", ["slug"] = "pa_maat", ["position"] = 0, ["visible"] = true, ["variation"] = true,
                ["options"] = new JsonArray([.. options.Select(each => JsonValue.Create(each))]),
            },
            .. product.Attributes.Select((each, place) => Told(each, place + 1)),
        ];
    }

    /// <summary>An attribute of the product alone has the id 0, and its name for a slug.</summary>
    private static JsonNode Told(ShopAttribute attribute, int place) => new JsonObject
    {
        ["id"] = 0,
        ["name"] = attribute.Name,
        ["slug"] = attribute.Name,
        ["position"] = place,
        ["visible"] = true,
        ["variation"] = false,
        ["options"] = new JsonArray([.. attribute.Options.Select(each => JsonValue.Create(each))]),
    };

    // WordPress keeps names escaped, and the API shows them so.
    private static JsonArray TermList(IEnumerable<ShopTerm> terms) => new([.. terms.Select(each => (JsonNode)new JsonObject
    {
        ["id"] = each.Id, ["name"] = each.Name.Replace("&", "&amp;", StringComparison.Ordinal), ["slug"] = each.Slug,
    })]);

    private static JsonArray Bundled(ShopProduct product) =>
        new([.. product.BundledItems.Select((each, place) => (JsonNode)new JsonObject
        {
            ["bundled_item_id"] = (product.Id * 100) + place, ["product_id"] = each.ProductId, ["menu_order"] = place,
            ["quantity_min"] = each.Quantity, ["quantity_max"] = each.Quantity, ["quantity_default"] = each.Quantity,
            ["priced_individually"] = false, ["shipped_individually"] = false, ["optional"] = each.Optional,
            ["override_variations"] = false, ["allowed_variations"] = new JsonArray(), ["stock_status"] = "in_stock",
        })]);

    private static JsonObject Dimensions() => new() { ["length"] = "", ["width"] = "", ["height"] = "" };

    private string Permalink(ShopProduct product) => product.Parent is { } parent
        ? $"{Site}/product/{parent.Slug}/?attribute_pa_maat={Uri.EscapeDataString((product.Option ?? "").ToLowerInvariant())}"
        : $"{Site}/product/{product.Slug}/";

    private static string PriceHtml(ShopProduct product) => product.Price is not { } price ? ""
        : "<span class=\"woocommerce-Price-amount amount\"><bdi><span class=\"woocommerce-Price-currencySymbol\" "
            + "translate=\"no\">&euro;</span>"
            + ShopJson.Amount(price).Replace(".", ",", StringComparison.Ordinal) + "</bdi></span>";
}
