using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>settings, taxes and system_status: what a connector asks to know the shop.</summary>
internal sealed class SettingRoutes(ShopState state, Taxes taxes)
{
    public ShopAnswer Settings(ShopRequest request, string group)
    {
        (string Id, string Value)[] values = group switch
        {
            "general" =>
            [
                ("woocommerce_default_country", "NL"), ("woocommerce_calc_taxes", "yes"), ("woocommerce_currency", "EUR"),
                ("woocommerce_price_thousand_sep", "."), ("woocommerce_price_decimal_sep", ","), ("woocommerce_price_num_decimals", "2"),
            ],
            "tax" =>
            [
                ("woocommerce_prices_include_tax", "yes"), ("woocommerce_tax_based_on", "shipping"), ("woocommerce_shipping_tax_class", "inherit"),
                ("woocommerce_tax_round_at_subtotal", "no"), ("woocommerce_tax_display_shop", "incl"), ("woocommerce_tax_total_display", "itemized"),
            ],
            "products" =>
            [
                ("woocommerce_manage_stock", "yes"),
                ("woocommerce_hold_stock_minutes", state.Setup.HoldStockMinutes.ToString(CultureInfo.InvariantCulture)),
                ("woocommerce_notify_no_stock_amount", "0"), ("woocommerce_hide_out_of_stock_items", "no"),
            ],
            _ => throw new Refused(404, "rest_setting_setting_group_invalid", "Invalid setting group."),
        };
        return ShopAnswer.Ok(OrderAnswers.Array(values, each => new JsonObject
        {
            ["id"] = each.Id, ["label"] = each.Id, ["description"] = "", ["type"] = "text", ["default"] = "", ["tip"] = "", ["value"] = each.Value,
            ["_links"] = ShopJson.Links($"{request.Api}/settings/{group}/{each.Id}", $"{request.Api}/settings/{group}", null, "GET", "POST", "PUT", "PATCH"),
        }));
    }

    public ShopAnswer Rates(ShopRequest request)
    {
        var shown = OrderAnswers.Array(taxes.Rates, rate => new JsonObject
        {
            ["id"] = rate.Id, ["country"] = rate.Country, ["state"] = "", ["postcode"] = "", ["city"] = "",
            ["rate"] = rate.Percent.ToString("F4", CultureInfo.InvariantCulture), ["name"] = rate.Name, ["priority"] = 1, ["compound"] = false,
            ["shipping"] = true, ["order"] = 1, ["class"] = rate.Class.Length == 0 ? "standard" : rate.Class,
            ["postcodes"] = new JsonArray(), ["cities"] = new JsonArray(),
            ["_links"] = ShopJson.Links($"{request.Api}/taxes/{rate.Id}", $"{request.Api}/taxes", null, "GET", "POST", "PUT", "PATCH", "DELETE"),
        });
        return new ShopAnswer(200, shown) { Total = taxes.Rates.Count, PerPage = 100 };
    }

    public static ShopAnswer Classes(ShopRequest request)
    {
        (string Slug, string Name)[] classes = [("standard", "Standard rate"), ("reduced-rate", "Reduced rate"), ("zero-rate", "Zero rate")];
        var shown = OrderAnswers.Array(classes, each => new JsonObject
        {
            ["slug"] = each.Slug, ["name"] = each.Name,
            ["_links"] = new JsonObject { ["collection"] = new JsonArray(new JsonObject { ["href"] = $"{request.Api}/taxes/classes" }) },
        });
        return new ShopAnswer(200, shown) { Total = classes.Length, PerPage = 100 };
    }

    public ShopAnswer Status() => ShopAnswer.Ok(new JsonObject
    {
        ["environment"] = new JsonObject { ["version"] = state.Setup.Version, ["wp_version"] = "6.9.1" },
        ["settings"] = new JsonObject
        {
            ["api_enabled"] = false, ["force_ssl"] = false, ["currency"] = "EUR", ["currency_symbol"] = "&euro;", ["currency_position"] = "left",
            ["thousand_separator"] = ".", ["decimal_separator"] = ",", ["number_of_decimals"] = 2, ["geolocation_enabled"] = false,
            ["HPOS_enabled"] = true, ["HPOS_sync_enabled"] = false,
        },
    });
}
