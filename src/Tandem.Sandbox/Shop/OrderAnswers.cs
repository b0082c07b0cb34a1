using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>Orders, refunds and notes as WooCommerce 11 shows them.</summary>
internal static class OrderAnswers
{
    private static readonly string[] AddressFields =
        ["first_name", "last_name", "company", "address_1", "address_2", "city", "state", "postcode", "country", "email", "phone"];

    public static JsonObject Show(ShopOrder order, string api, string version)
    {
        var shop = api[..api.IndexOf("/wp-json", StringComparison.Ordinal)];
        var needsPayment = order.Status is "pending" or "failed" && order.Total > 0;
        return new JsonObject
        {
            ["id"] = order.Id,
            ["parent_id"] = 0,
            ["status"] = order.Status,
            ["currency"] = order.Currency,
            ["version"] = version,
            ["prices_include_tax"] = true,
            ["date_created"] = ShopTime.Local(order.Created),
            ["date_modified"] = ShopTime.Local(order.Modified),
            ["discount_total"] = ShopJson.Amount(order.DiscountTotal),
            ["discount_tax"] = ShopJson.Amount(order.DiscountTax),
            ["shipping_total"] = ShopJson.Amount(order.ShippingTotal),
            ["shipping_tax"] = ShopJson.Amount(order.ShippingTax),
            ["cart_tax"] = ShopJson.Amount(order.CartTax),
            ["total"] = ShopJson.Amount(order.Total),
            ["total_tax"] = ShopJson.Amount(order.CartTax + order.ShippingTax),
            ["customer_id"] = order.CustomerId,
            ["order_key"] = order.Key,
            ["billing"] = Address(order.Billing, billing: true),
            ["shipping"] = Address(order.Shipping, billing: false),
            ["payment_method"] = order.PaymentMethod,
            ["payment_method_title"] = order.PaymentMethodTitle,
            ["transaction_id"] = order.TransactionId,
            ["customer_ip_address"] = "",
            ["customer_user_agent"] = "",
            ["created_via"] = order.CreatedVia,
            ["customer_note"] = order.CustomerNote,
            ["date_completed"] = Local(order.Completed),
            ["date_paid"] = Local(order.Paid),
            ["cart_hash"] = "",
            ["number"] = order.Id.ToString(CultureInfo.InvariantCulture),
            ["meta_data"] = ShopJson.Meta(order.Meta),
            ["line_items"] = Array(order.Lines, line => Line(line, 1)),
            ["tax_lines"] = Array(order.TaxLines, TaxLine),
            ["shipping_lines"] = Array(order.ShippingLines, Shipping),
            ["fee_lines"] = Array(order.Fees, Fee),
            ["coupon_lines"] = new JsonArray(),
            ["refunds"] = Array(order.Refunds, refund => new JsonObject
            {
                ["id"] = refund.Id, ["reason"] = refund.Reason, ["total"] = "-" + ShopJson.Amount(refund.Amount),
            }),
            ["payment_url"] = $"{shop}/checkout/order-pay/{order.Id}/?pay_for_order=true&key={order.Key}",
            ["is_editable"] = order.Status is "pending" or "on-hold" or "auto-draft",
            ["needs_payment"] = needsPayment,
            ["needs_processing"] = order.NeedsProcessing,
            ["date_created_gmt"] = ShopTime.Gmt(order.Created),
            ["date_modified_gmt"] = ShopTime.Gmt(order.Modified),
            ["date_completed_gmt"] = Gmt(order.Completed),
            ["date_paid_gmt"] = Gmt(order.Paid),
            ["currency_symbol"] = "€",
            ["_links"] = Links(order, api),
        };
    }

    public static JsonObject Refund(ShopOrder order, ShopRefund refund, string api) => new()
    {
        ["id"] = refund.Id,
        ["date_created"] = ShopTime.Local(refund.Created),
        ["date_created_gmt"] = ShopTime.Gmt(refund.Created),
        ["amount"] = refund.AmountGiven ? ShopJson.Amount(refund.Amount) : "",
        ["reason"] = refund.Reason,
        ["refunded_by"] = 1,
        ["refunded_payment"] = false,
        ["meta_data"] = ShopJson.Meta(refund.Meta),
        ["line_items"] = Array(refund.Lines, line => Line(line, -1)),
        ["shipping_lines"] = new JsonArray(),
        ["tax_lines"] = Array(refund.TaxLines, TaxLine),
        ["fee_lines"] = new JsonArray(),
        ["_links"] = ShopJson.Links($"{api}/orders/{order.Id}/refunds/{refund.Id}", $"{api}/orders/{order.Id}/refunds", $"{api}/orders/{order.Id}", "GET", "DELETE"),
    };

    public static JsonObject Note(ShopOrder order, ShopNote note, string api) => new()
    {
        ["id"] = note.Id,
        ["author"] = note.Author,
        ["date_created"] = ShopTime.Local(note.Created),
        ["date_created_gmt"] = ShopTime.Gmt(note.Created),
        ["note"] = note.Text,
        ["customer_note"] = note.ForCustomer,
        ["_links"] = ShopJson.Links($"{api}/orders/{order.Id}/notes/{note.Id}", $"{api}/orders/{order.Id}/notes", $"{api}/orders/{order.Id}", "GET", "DELETE"),
    };

    public static JsonArray Array<T>(IEnumerable<T> things, Func<T, JsonNode> show)
    {
        var list = new JsonArray();
        foreach (var thing in things) list.Add(show(thing));
        return list;
    }

    private static JsonObject Links(ShopOrder order, string api)
    {
        var links = ShopJson.Links($"{api}/orders/{order.Id}", $"{api}/orders", null, "GET", "POST", "PUT", "PATCH", "DELETE");
        links["email_templates"] = new JsonArray(new JsonObject { ["embeddable"] = true, ["href"] = $"{api}/orders/{order.Id}/actions/email_templates" });
        return links;
    }

    private static JsonObject Address(SortedDictionary<string, string> address, bool billing)
    {
        var body = new JsonObject();
        foreach (var field in AddressFields)
        {
            if (field != "email" || billing) body[field] = address.GetValueOrDefault(field) ?? "";
        }
        return body;
    }

    private static JsonObject Line(ShopLine line, int sign)
    {
        var product = line.Product;
        var meta = ShopJson.Meta(line.Meta);
        foreach (var each in meta.OfType<JsonObject>())
        {
            each["display_key"] = each["key"]!.ToString();
            each["display_value"] = each["value"]?.DeepClone();
        }
        return new JsonObject
        {
            ["id"] = line.Id,
            ["name"] = line.Name,
            ["product_id"] = product?.Parent?.Id ?? product?.Id ?? 0,
            ["variation_id"] = product is { IsVariation: true } ? product.Id : 0,
            ["quantity"] = sign * line.Quantity,
            ["tax_class"] = line.TaxClass,
            ["subtotal"] = ShopJson.Amount(sign * line.Subtotal),
            ["subtotal_tax"] = ShopJson.Amount(sign * line.Taxes.Sum(tax => Taxes.RoundTax(tax.Subtotal))),
            ["total"] = ShopJson.Amount(sign * line.Total),
            ["total_tax"] = ShopJson.Amount(sign * line.Taxes.Sum(tax => Taxes.RoundTax(tax.Total))),
            ["taxes"] = Array(line.Taxes, tax => new JsonObject
            {
                ["id"] = tax.Rate.Id, ["total"] = ShopJson.Price(sign * Math.Round(tax.Total, 6)), ["subtotal"] = ShopJson.Price(sign * Math.Round(tax.Subtotal, 6)),
            }),
            ["meta_data"] = meta,
            ["sku"] = product?.Sku,
            ["global_unique_id"] = product?.Gtin ?? "",
            ["price"] = line.Quantity == 0 ? 0 : Math.Round(line.Total / line.Quantity, 6),
            ["image"] = new JsonObject { ["id"] = "", ["src"] = "" },
            ["parent_name"] = product?.Parent?.Name,
        };
    }

    private static JsonObject TaxLine(ShopTaxLine line) => new()
    {
        ["id"] = line.Id,
        ["rate_code"] = line.Rate.Code,
        ["rate_id"] = line.Rate.Id,
        ["label"] = line.Rate.Name,
        ["compound"] = false,
        ["tax_total"] = ShopJson.Amount(line.Cart),
        ["shipping_tax_total"] = ShopJson.Amount(line.Shipping),
        ["rate_percent"] = line.Rate.Percent,
        ["meta_data"] = new JsonArray(),
    };

    private static JsonObject Shipping(ShopCost cost) => new()
    {
        ["id"] = cost.Id,
        ["method_title"] = cost.Name,
        ["method_id"] = cost.MethodId,
        ["instance_id"] = "",
        ["total"] = ShopJson.Amount(cost.Total),
        ["total_tax"] = ShopJson.Amount(cost.Taxes.Sum(tax => Taxes.RoundTax(tax.Total))),
        ["taxes"] = CostTaxes(cost),
        ["tax_status"] = "taxable",
        ["meta_data"] = ShopJson.Meta(cost.Meta),
    };

    private static JsonObject Fee(ShopCost cost) => new()
    {
        ["id"] = cost.Id,
        ["name"] = cost.Name,
        ["tax_class"] = cost.TaxClass,
        ["tax_status"] = cost.TaxStatus,
        ["amount"] = ShopJson.Price(cost.Total),
        ["total"] = ShopJson.Amount(cost.Total),
        ["total_tax"] = ShopJson.Amount(cost.Taxes.Sum(tax => Taxes.RoundTax(tax.Total))),
        ["taxes"] = CostTaxes(cost),
        ["meta_data"] = ShopJson.Meta(cost.Meta),
    };

    private static JsonArray CostTaxes(ShopCost cost) => Array(cost.Taxes, tax => new JsonObject
    {
        ["id"] = tax.Rate.Id, ["total"] = ShopJson.Price(Math.Round(tax.Total, 6)), ["subtotal"] = "",
    });

    private static string? Local(DateTimeOffset? moment) => moment is { } at ? ShopTime.Local(at) : null;

    private static string? Gmt(DateTimeOffset? moment) => moment is { } at ? ShopTime.Gmt(at) : null;
}
