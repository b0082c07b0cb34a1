using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>Orders, refunds and notes as the shop shows them.</summary>
internal sealed class OrderJson(ShopState state)
{
    private static readonly string[] AddressKeys =
        ["first_name", "last_name", "company", "address_1", "address_2", "city", "state", "postcode", "country", "email",
            "phone"];

    private string Orders => state.BaseUrl + "/wp-json/wc/v3/orders";

    public JsonObject Order(ShopOrder order, int? dp = null)
    {
        var decimals = dp ?? state.Setup.Decimals;
        string Amount(decimal value) => ShopJson.Amount(value, decimals);
        var json = new JsonObject
        {
            ["id"] = order.Id,
            ["parent_id"] = order.ParentId,
            ["status"] = order.Status,
            ["currency"] = order.Currency,
            ["version"] = state.Setup.Version,
            ["prices_include_tax"] = true,
            ["date_created"] = ShopTime.Local(order.Created),
            ["date_modified"] = ShopTime.Local(order.Modified),
            ["discount_total"] = Amount(order.DiscountTotal),
            ["discount_tax"] = Amount(order.DiscountTax),
            ["shipping_total"] = Amount(order.ShippingTotal),
            ["shipping_tax"] = Amount(order.ShippingTax),
            ["cart_tax"] = Amount(order.CartTax),
            ["total"] = Amount(order.Total),
            ["total_tax"] = Amount(order.CartTax + order.ShippingTax),
            ["customer_id"] = order.CustomerId,
            ["order_key"] = order.Key,
            ["billing"] = Address(order.Billing, email: true),
            ["shipping"] = Address(order.Shipping, email: false),
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
            ["number"] = order.Number.ToString(CultureInfo.InvariantCulture),
            ["meta_data"] = ShopJson.Meta(order.Meta),
        };
        json["line_items"] = List(order.Lines, line => Line(line, decimals));
        json["tax_lines"] = List(order.TaxLines, line => TaxLine(line, decimals));
        json["shipping_lines"] = List(order.ShippingLines, cost => ShippingLine(cost, decimals));
        json["fee_lines"] = List(order.Fees, fee => FeeLine(fee, decimals));
        json["coupon_lines"] = new JsonArray();
        json["refunds"] = List(order.Refunds, refund => RefundOfOrder(refund, decimals));
        json["payment_url"] = $"{state.BaseUrl}/checkout/order-pay/{order.Id}/?pay_for_order=true&key={order.Key}";
        json["is_editable"] = order.Status is "pending" or "on-hold" or "auto-draft";
        json["needs_payment"] = order.Status is "pending" or "failed" && order.Total > 0;
        json["needs_processing"] = order.NeedsProcessing;
        json["date_created_gmt"] = ShopTime.Gmt(order.Created);
        json["date_modified_gmt"] = ShopTime.Gmt(order.Modified);
        json["date_completed_gmt"] = Gmt(order.Completed);
        json["date_paid_gmt"] = Gmt(order.Paid);
        json["currency_symbol"] = order.Currency == "EUR" ? "€" : order.Currency;
        json["_links"] = OrderLinks(order);
        return json;
    }

    /// <summary>A refund without an amount is answered with none when it is made, and with a dash when it is listed.</summary>
    public JsonObject Refund(ShopOrder order, ShopRefund refund, bool listed, int? dp = null)
    {
        var decimals = dp ?? state.Setup.Decimals;
        var self = $"{Orders}/{order.Id}/refunds";
        return new()
        {
            ["id"] = refund.Id,
            ["date_created"] = ShopTime.Local(refund.Created),
            ["date_created_gmt"] = ShopTime.Gmt(refund.Created),
            ["amount"] = refund.AmountGiven ? ShopJson.Amount(refund.Amount, decimals) : listed ? "-" : "",
            ["reason"] = refund.Reason,
            ["refunded_by"] = 1,
            ["refunded_payment"] = false,
            ["meta_data"] = ShopJson.Meta(refund.Meta),
            ["line_items"] = List(refund.Lines, line => Line(line, decimals)),
            ["shipping_lines"] = new JsonArray(),
            ["tax_lines"] = List(refund.TaxLines, line => TaxLine(line, decimals)),
            ["fee_lines"] = new JsonArray(),
            ["_links"] = ShopJson.Links($"{self}/{refund.Id}", self, $"{Orders}/{order.Id}", "GET", "DELETE"),
        };
    }

    public JsonObject Note(ShopOrder order, ShopNote note)
    {
        var self = $"{Orders}/{order.Id}/notes";
        return new()
        {
            ["id"] = note.Id,
            ["author"] = note.Author,
            ["date_created"] = ShopTime.Local(note.Created),
            ["date_created_gmt"] = ShopTime.Gmt(note.Created),
            ["note"] = note.Text,
            ["customer_note"] = note.ForCustomer,
            ["_links"] = ShopJson.Links($"{self}/{note.Id}", self, $"{Orders}/{order.Id}", "GET", "DELETE"),
        };
    }

    private JsonObject OrderLinks(ShopOrder order)
    {
        var self = $"{Orders}/{order.Id}";
        var links = ShopJson.Links(self, Orders, null, "GET", "POST", "PUT", "PATCH", "DELETE");
        links["email_templates"] =
            new JsonArray(new JsonObject { ["embeddable"] = true, ["href"] = self + "/actions/email_templates" });
        return links;
    }

    private static JsonArray List<T>(List<T> items, Func<T, JsonObject> show) => new([.. items.Select(show)]);

    private static JsonObject Address(SortedDictionary<string, string> address, bool email)
    {
        var json = new JsonObject();
        foreach (var key in AddressKeys)
        {
            if (email || key != "email")
                json[key] = address.GetValueOrDefault(key, "");
        }
        return json;
    }

    private JsonObject Line(ShopLine line, int decimals)
    {
        var product = line.Product;
        var parent = product?.Parent;
        return new()
        {
            ["id"] = line.Id,
            ["name"] = line.Name,
            ["product_id"] = (parent ?? product)?.Id ?? 0,
            ["variation_id"] = parent is null ? 0 : product!.Id,
            ["quantity"] = line.Quantity,
            ["tax_class"] = line.TaxClass,
            ["subtotal"] = ShopJson.Amount(line.Subtotal, decimals),
            ["subtotal_tax"] =
                ShopJson.Amount(line.Taxes.Sum(tax => Taxes.RoundTax(tax.Subtotal, state.Setup.Decimals)), decimals),
            ["total"] = ShopJson.Amount(line.Total, decimals),
            ["total_tax"] = ShopJson.Amount(line.Taxes.Sum(tax => Taxes.RoundTax(tax.Total, state.Setup.Decimals)), decimals),
            ["taxes"] = new JsonArray([.. line.Taxes.Select(tax => new JsonObject
            {
                ["id"] = tax.Rate.Id, ["total"] = TaxAmount(tax.Total, decimals),
                ["subtotal"] = TaxAmount(tax.Subtotal, decimals),
            })]),
            ["meta_data"] = LineMeta(line.Meta),
            ["sku"] = product?.Sku,
            ["global_unique_id"] = product?.Gtin,
            ["price"] = line.Quantity == 0 ? 0 : Plain(line.Total / line.Quantity),
            ["image"] = new JsonObject
            {
                ["id"] = product is null || parent is not null ? JsonValue.Create(0)
                : JsonValue.Create(""),
                ["src"] = ""
            },
            ["parent_name"] = parent?.Name,
        };
    }

    private static JsonArray LineMeta(List<ShopMeta> meta) => new([.. meta.Select(each => new JsonObject
    {
        ["id"] = each.Id, ["key"] = each.Key, ["value"] = each.Value?.DeepClone(),
        ["display_key"] = each.Key == "pa_maat" ? "Maat" : each.Key,
        ["display_value"] = each.Key == "pa_maat" ? each.Text.ToUpperInvariant() : each.Value?.DeepClone(),
    })]);

    private static JsonObject TaxLine(ShopTaxLine line, int decimals) => new()
    {
        ["id"] = line.Id,
        ["rate_code"] = line.Rate.Code,
        ["rate_id"] = line.Rate.Id,
        ["label"] = line.Rate.Name,
        ["compound"] = false,
        ["tax_total"] = ShopJson.Amount(line.Cart, decimals),
        ["shipping_tax_total"] = ShopJson.Amount(line.Shipping, decimals),
        ["rate_percent"] = Plain(line.Rate.Percent),
        ["meta_data"] = new JsonArray(),
    };

    private static JsonObject ShippingLine(ShopCost cost, int decimals) => new()
    {
        ["id"] = cost.Id,
        ["method_title"] = cost.Name,
        ["method_id"] = cost.MethodId,
        ["instance_id"] = "",
        ["total"] = ShopJson.Amount(cost.Total, decimals),
        ["total_tax"] = CostTax(cost, decimals),
        ["taxes"] = CostTaxes(cost, decimals),
        ["tax_status"] = cost.TaxStatus,
        ["meta_data"] = LineMeta(cost.Meta),
    };

    private static JsonObject FeeLine(ShopCost fee, int decimals) => new()
    {
        ["id"] = fee.Id,
        ["name"] = fee.Name,
        ["tax_class"] = fee.TaxClass,
        ["tax_status"] = fee.TaxStatus,
        ["amount"] = ShopJson.Price(fee.Total),
        ["total"] = ShopJson.Amount(fee.Total, decimals),
        ["total_tax"] = CostTax(fee, decimals),
        ["taxes"] = CostTaxes(fee, decimals),
        ["meta_data"] = LineMeta(fee.Meta),
    };

    private static JsonObject RefundOfOrder(ShopRefund refund, int decimals) => new()
    {
        ["id"] = refund.Id,
        ["reason"] = refund.Reason,
        ["total"] = ShopJson.Amount(-refund.Amount, decimals),
        ["total_tax"] = ShopJson.Amount(refund.TaxLines.Sum(line => line.Cart + line.Shipping), decimals),
    };

    private static string CostTax(ShopCost cost, int decimals) =>
        ShopJson.Amount(cost.Taxes.Sum(tax => Taxes.RoundTax(tax.Total)), decimals);

    private static JsonArray CostTaxes(ShopCost cost, int decimals) => new([.. cost.Taxes.Select(tax => new JsonObject
    {
        ["id"] = tax.Rate.Id, ["total"] = TaxAmount(tax.Total, decimals), ["subtotal"] = "",
    })]);

    // More decimals show what is stored; two show what counts.
    private static string TaxAmount(decimal value, int decimals) =>
        ShopJson.Amount(decimals <= 2 ? Taxes.RoundTax(value, decimals) : value, decimals);

    /// <summary>A number without needless decimals, as PHP writes a float.</summary>
    private static decimal Plain(decimal value) =>
        Math.Round(value, 6, MidpointRounding.AwayFromZero) / 1.000000000000000000000000000000000m;

    private static string? Local(DateTimeOffset? moment) => moment is { } known ? ShopTime.Local(known) : null;

    private static string? Gmt(DateTimeOffset? moment) => moment is { } known ? ShopTime.Gmt(known) : null;
}
