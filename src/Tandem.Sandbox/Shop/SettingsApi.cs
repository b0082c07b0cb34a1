using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>/settings/{group}, /taxes, /system_status and the indexes: all read only.</summary>
internal sealed class SettingsApi(ShopState state, Taxes taxes)
{
    private static readonly (string Id, string Label, string Type, string Default, string Value)[] General =
    [
        ("woocommerce_store_address", "Address line 1", "text", "", "Teststraat 1"),
        ("woocommerce_store_city", "City", "text", "", "Utrecht"),
        ("woocommerce_default_country", "Country / State", "select", "US:CA", "NL"),
        ("woocommerce_store_postcode", "Postcode / ZIP", "text", "", "3511AA"),
        ("woocommerce_allowed_countries", "Selling location(s)", "select", "all", "all"),
        ("woocommerce_default_customer_address", "Default customer location", "select", "base", "base"),
        ("woocommerce_calc_taxes", "Enable taxes", "checkbox", "no", "yes"),
        ("woocommerce_enable_coupons", "Enable coupons", "checkbox", "yes", "yes"),
        ("woocommerce_currency", "Currency", "select", "USD", "EUR"),
        ("woocommerce_currency_pos", "Currency position", "select", "left", "left"),
        ("woocommerce_price_thousand_sep", "Thousand separator", "text", ",", "."),
        ("woocommerce_price_decimal_sep", "Decimal separator", "text", ".", ","),
        ("woocommerce_price_num_decimals", "Number of decimals", "number", "2", "2"),
    ];

    private static readonly (string Id, string Label, string Type, string Default, string Value)[] Tax =
    [
        ("woocommerce_prices_include_tax", "Prices entered with tax", "radio", "no", "yes"),
        ("woocommerce_tax_based_on", "Calculate tax based on", "select", "shipping", "shipping"),
        ("woocommerce_shipping_tax_class", "Shipping tax class", "select", "inherit", "inherit"),
        ("woocommerce_tax_round_at_subtotal", "Rounding", "checkbox", "no", "no"),
        ("woocommerce_tax_classes", "Additional tax classes", "textarea", "", ""),
        ("woocommerce_tax_display_shop", "Display prices in the shop", "select", "excl", "incl"),
        ("woocommerce_tax_display_cart", "Display prices during cart and checkout", "select", "excl", "incl"),
        ("woocommerce_price_display_suffix", "Price display suffix", "text", "", ""),
        ("woocommerce_tax_total_display", "Display tax totals", "select", "itemized", "itemized"),
    ];

    private static readonly (string Id, string Label, string Type, string Default, string Value)[] Products =
    [
        ("woocommerce_weight_unit", "Weight unit", "select", "kg", "kg"),
        ("woocommerce_dimension_unit", "Dimensions unit", "select", "cm", "cm"),
        ("woocommerce_manage_stock", "Manage stock", "checkbox", "yes", "yes"),
        ("woocommerce_hold_stock_minutes", "Hold stock (minutes)", "number", "60", "60"),
        ("woocommerce_notify_low_stock", "Notifications", "checkbox", "yes", "no"),
        ("woocommerce_notify_no_stock", "", "checkbox", "yes", "no"),
        ("woocommerce_notify_low_stock_amount", "Low stock threshold", "number", "2", "2"),
        ("woocommerce_notify_no_stock_amount", "Out of stock threshold", "number", "0", "0"),
        ("woocommerce_hide_out_of_stock_items", "Out of stock visibility", "checkbox", "no", "no"),
        ("woocommerce_stock_format", "Stock display format", "select", "", ""),
    ];

    public static readonly (string Slug, string Name)[] Classes =
        [("standard", "Standard rate"), ("reduced-rate", "Reduced rate"), ("zero-rate", "Zero rate")];

    private string Api => state.BaseUrl + "/wp-json/wc/v3";

    public ShopAnswer GeneralGroup(ShopRequest request) => Group("general", General);
    public ShopAnswer TaxGroup(ShopRequest request) => Group("tax", Tax);
    public ShopAnswer ProductsGroup(ShopRequest request) => Group("products", Products);

    public ShopAnswer ListTaxes(ShopRequest request) => Listing.Page(request, taxes.Rates, Rate);

    public ShopAnswer AddTax(ShopRequest request)
    {
        string Text(string name) => request.Body[name]?.ToString() ?? "";
        return new(201,
            Rate(taxes.Add(Text("country"), ShopJson.ReadAmount(request.Body["rate"]) ?? 0, Text("name"), Text("class"))));
    }

    private JsonObject Rate(TaxRate rate) => new()
    {
        ["id"] = rate.Id,
        ["country"] = rate.Country,
        ["state"] = "",
        ["postcode"] = "",
        ["city"] = "",
        ["rate"] = ShopJson.Amount(rate.Percent, 4),
        ["name"] = rate.Name,
        ["priority"] = 1,
        ["compound"] = false,
        ["shipping"] = true,
        ["order"] = 1,
        ["class"] = rate.Class.Length == 0 ? "standard" : rate.Class,
        ["postcodes"] = new JsonArray(),
        ["cities"] = new JsonArray(),
        ["_links"] = ShopJson.Links($"{Api}/taxes/{rate.Id}", Api + "/taxes", null, "GET", "POST", "PUT", "PATCH", "DELETE"),
    };

    public ShopAnswer ListTaxClasses(ShopRequest request) => Listing.Page(request, Classes, each => new JsonObject
    {
        ["slug"] = each.Slug,
        ["name"] = each.Name,
        ["_links"] = new JsonObject { ["collection"] = new JsonArray(new JsonObject { ["href"] = Api + "/taxes/classes" }) },
    });

    public ShopAnswer SystemStatus(ShopRequest request) => ShopAnswer.Ok(new JsonObject
    {
        ["environment"] = new JsonObject
        {
            ["home_url"] = state.BaseUrl,
            ["site_url"] = state.BaseUrl,
            ["version"] = state.Setup.Version,
            ["wp_version"] = "6.9.1",
            ["wp_multisite"] = false,
            ["wp_debug_mode"] = false,
            ["wp_cron"] = !state.Setup.Troubles.CronOff,
            ["language"] = "nl_NL",
            ["php_version"] = state.Setup.Troubles.PhpVersion,
            ["default_timezone"] = "UTC",
        },
        ["settings"] = new JsonObject
        {
            ["api_enabled"] = false,
            ["force_ssl"] = false,
            ["currency"] = state.Setup.Troubles.Currency,
            ["currency_symbol"] = "&euro;",
            ["currency_position"] = "left",
            ["thousand_separator"] = ".",
            ["decimal_separator"] = ",",
            ["number_of_decimals"] = state.Setup.Decimals,
            ["geolocation_enabled"] = false,
            ["woocommerce_com_connected"] = "no",
            ["order_datastore"] = state.Setup.Troubles.WithoutHpos ? "WC_Order_Data_Store_CPT"
                : @"Automattic\WooCommerce\Internal\DataStores\Orders\OrdersTableDataStore",
            ["HPOS_enabled"] = !state.Setup.Troubles.WithoutHpos,
            ["HPOS_sync_enabled"] = false,
            ["enabled_features"] = new JsonArray("analytics", "marketplace", "order_attribution", "custom_order_tables"),
        },
    });

    /// <summary>The one part that needs no key.</summary>
    public ShopAnswer Index(ShopRequest request, bool ofNamespace, IEnumerable<string> templates)
    {
        var routes = new JsonObject();
        foreach (var template in templates.Distinct(StringComparer.Ordinal))
            routes["/wc/v3/" + template.Replace("{", "(?P<", StringComparison.Ordinal)
                .Replace("}", ">[\\d]+)", StringComparison.Ordinal)] = new JsonObject { ["namespace"] = "wc/v3" };
        if (ofNamespace)
            return ShopAnswer.Ok(new JsonObject { ["namespace"] = "wc/v3", ["routes"] = routes });
        return ShopAnswer.Ok(new JsonObject
        {
            ["name"] = "Simulated shop",
            ["description"] = "",
            ["url"] = request.BaseUrl,
            ["home"] = request.BaseUrl,
            ["gmt_offset"] = "1",
            ["timezone_string"] = "Europe/Amsterdam",
            ["namespaces"] = new JsonArray("oembed/1.0", "wc/store", "wc/store/v1", "wc/v1", "wc/v2", "wc/v3", "wp/v2"),
            ["authentication"] = new JsonObject(),
            ["routes"] = routes,
        });
    }

    private static string Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private ShopAnswer Group(string group, (string Id, string Label, string Type, string Default, string Value)[] settings)
    {
        var list = new JsonArray();
        foreach (var (id, label, type, usual, value) in settings)
        {
            list.Add(new JsonObject
            {
                ["id"] = id,
                ["label"] = label,
                ["description"] = "",
                ["type"] = type,
                ["default"] = usual,
                ["tip"] = "",
                ["value"] = id switch
                {
                    "woocommerce_hold_stock_minutes" => Digits(state.Setup.HoldStockMinutes),
                    "woocommerce_price_num_decimals" => Digits(state.Setup.Decimals),
                    "woocommerce_manage_stock" when state.Setup.Troubles.WithoutStock => "no",
                    "woocommerce_calc_taxes" when state.Setup.Troubles.WithoutTaxes => "no",
                    "woocommerce_currency" => state.Setup.Troubles.Currency,
                    _ => value,
                },
                ["_links"] = ShopJson.Links($"{Api}/settings/{group}/{id}", $"{Api}/settings/{group}", null, "GET", "POST", "PUT",
                    "PATCH"),
            });
        }
        return ShopAnswer.Ok(list);
    }
}
