using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>What a body does to an order, its status aside.</summary>
internal sealed class OrderEdit(ShopState state, Catalogue catalogue, OrderBook book, Taxes taxes)
{
    /// <summary>Statuses that a plugin of this shop adds; WooCommerce itself gives them no meaning.</summary>
    public static readonly IReadOnlyList<(string Slug, string Name)> OfPlugins =
        [("ingepakt", "Ingepakt"), ("verzonden", "Verzonden")];

    public static readonly string[] Statuses =
        ["auto-draft", "pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "checkout-draft",
            .. OfPlugins.Select(each => each.Slug)];

    // What an older shop leaves alone when an order is edited: tried on 8.5.2, 9.0.2, 9.1.4, 10.0.2 and 10.5.0.
    private static readonly Version EditsMoveStock = new(9, 1);
    private static readonly Version LinesThatComeAndGoMoveStock = new(9, 3);
    private readonly Version version = Version.Parse(state.Setup.Version);

    private static readonly Schema Meta = new Schema().Integers("id").Strings("key");

    private static readonly Schema Address = new Schema().Strings("first_name", "last_name", "company", "address_1", "address_2",
        "city", "state", "postcode", "country", "phone").Email("email");

    private static readonly Schema Whole = new Schema()
        .Word("status", Statuses)
        .Word("currency", "EUR", "USD", "GBP", "CHF", "SEK", "DKK", "NOK", "PLN")
        .Integers("customer_id", "parent_id").Booleans("set_paid")
        .Strings("transaction_id", "payment_method", "payment_method_title", "customer_note", "created_via")
        .Object("billing", Address).Object("shipping", Address).List("meta_data", Meta)
        .List("line_items", new Schema().Integers("id", "product_id", "variation_id", "quantity")
            .Strings("subtotal", "total", "tax_class").List("meta_data", Meta))
        .List("shipping_lines", new Schema().Integers("id").Strings("total", "method_id").List("meta_data", Meta))
        .List("fee_lines", new Schema().Integers("id").Strings("total", "tax_class").Word("tax_status", "taxable", "none")
            .List("meta_data", Meta));

    public static void Demand(JsonObject body) => Whole.Demand(body);

    public void Apply(ShopOrder order, JsonObject body, bool create)
    {
        order.TransactionId = Text(body, "transaction_id") ?? order.TransactionId;
        order.PaymentMethod = Text(body, "payment_method") ?? order.PaymentMethod;
        order.PaymentMethodTitle = Text(body, "payment_method_title") ?? order.PaymentMethodTitle;
        order.CustomerNote = Text(body, "customer_note") ?? order.CustomerNote;
        order.Currency = Text(body, "currency") is { Length: > 0 } currency ? currency : order.Currency;
        if (body["customer_id"] is { } customer)
            order.CustomerId = ShopJson.ReadId(customer);
        if (create)
            order.CreatedVia = Text(body, "created_via") is { Length: > 0 } via ? via : "rest-api";
        Merge(order.Billing, body["billing"]);
        Merge(order.Shipping, body["shipping"]);
        foreach (var posted in Items(body, "line_items"))
            Line(order, posted, create);
        foreach (var posted in Items(body, "shipping_lines"))
            Cost(order.ShippingLines, posted, "method_title");
        foreach (var posted in Items(body, "fee_lines"))
            Cost(order.Fees, posted, "name");
        ShopJson.UpdateMeta(order.Meta, body["meta_data"], state);
        if (create)
            FeePlugin.Add(order, state, catalogue, LineOf);
        taxes.Calculate(order);
    }

    /// <summary>A line for a product at its own price, as a checkout makes it.</summary>
    public ShopLine LineOf(ShopProduct? product, int quantity)
    {
        var line = new ShopLine
        {
            Id = state.Next("item"),
            Product = product,
            Quantity = quantity,
            Name = product is null ? "" : ProductJson.FullName(product),
            TaxClass = product?.TaxClassUsed ?? "",
        };
        var price = product?.Price ?? 0;
        line.Total = line.Subtotal =
            quantity * (product?.TaxStatus == "taxable" ? taxes.WithoutTax(price, line.TaxClass) : price);
        if (product is { IsVariation: true, Option: { } option })
            line.Meta.Add(new(state.Next("meta"), "pa_maat", option.ToLowerInvariant()));
        return line;
    }

    private void Line(ShopOrder order, JsonObject posted, bool create)
    {
        var id = create ? 0 : ShopJson.ReadId(posted["id"]);
        var line = id == 0 ? null : order.Lines.Find(each => each.Id == id)
            ?? throw new Refused(400, "woocommerce_rest_invalid_item_id", "Order item ID provided is not associated with order.");
        if (line is not null && IsRemoval(posted))
        {
            if (version >= LinesThatComeAndGoMoveStock)
                book.Adjust(order, line, 0);
            order.Lines.Remove(line);
            return;
        }
        if (posted["quantity"] is { } zero && ShopJson.ReadInteger(zero) == 0)
            throw new Refused(500, "internal_server_error", "<p>There has been a critical error on this website.</p>");
        if (line is null)
        {
            line = LineOf(Product(posted), posted["quantity"] is { } quantity ? ShopJson.ReadInteger(quantity) : 1);
            order.Lines.Add(line);
        }
        else if (posted["quantity"] is { } changed)
        {
            line.Quantity = ShopJson.ReadInteger(changed);
        }
        line.Name = Text(posted, "name") is { Length: > 0 } name ? name : line.Name;
        if (Text(posted, "tax_class") is { } taxClass)
        {
            // The standard class has no name here, whatever it is called in the settings.
            if (taxClass.Length > 0 && !SettingsApi.Classes.Any(each => each.Slug == taxClass && taxClass != "standard"))
                throw new Refused(400, "order_item_product_invalid_tax_class", "Invalid tax class");
            line.TaxClass = taxClass;
        }
        Amounts(line, posted);
        ShopJson.UpdateMeta(line.Meta, posted["meta_data"], state);
        if (!create && version >= (id == 0 ? LinesThatComeAndGoMoveStock : EditsMoveStock))
            book.Adjust(order, line, line.Quantity);
    }

    /// <summary>A total above the subtotal lifts the subtotal with it; below, it is a discount.</summary>
    private static void Amounts(ShopLine line, JsonObject posted)
    {
        if (ShopJson.ReadAmount(posted["subtotal"]) is { } subtotal)
            line.Subtotal = subtotal;
        if (ShopJson.ReadAmount(posted["total"]) is not { } total)
            return;
        line.Total = total;
        if (Math.Abs(line.Subtotal) < Math.Abs(total))
            line.Subtotal = total;
    }

    private static bool IsRemoval(JsonObject posted) =>
        posted.ContainsKey("product_id") && posted["product_id"] is null
        || posted["quantity"] is { } quantity && ShopJson.ReadInteger(quantity) == 0;

    /// <summary>A product that is named and does not exist is none, in silence; no name at all is refused.</summary>
    private ShopProduct? Product(JsonObject posted)
    {
        if (ShopJson.ReadId(posted["variation_id"]) is var variation and > 0)
            return catalogue.Find(variation);
        if (ShopJson.ReadId(posted["product_id"]) is var product and > 0)
            return catalogue.Find(product);
        if (Text(posted, "sku") is { Length: > 0 } sku)
            return catalogue.BySku(sku);
        throw new Refused(400, "woocommerce_rest_required_product_reference", "Product ID or SKU is required.");
    }

    private void Cost(List<ShopCost> costs, JsonObject posted, string nameKey)
    {
        var id = ShopJson.ReadId(posted["id"]);
        var cost = id == 0 ? null : costs.Find(each => each.Id == id)
            ?? throw new Refused(400, "woocommerce_rest_invalid_item_id", "Order item ID provided is not associated with order.");
        if (cost is not null && (IsNull(posted, nameKey) || IsNull(posted, "method_id")))
        {
            costs.Remove(cost);
            return;
        }
        if (cost is null)
        {
            if (nameKey == "name" && Text(posted, "name") is not { Length: > 0 })
                throw new Refused(400, "woocommerce_rest_invalid_fee_item", "Fee name is required.");
            if (nameKey != "name" && Text(posted, "method_id") is not { Length: > 0 })
                throw new Refused(400, "woocommerce_rest_invalid_shipping_item", "Shipping method ID is required.");
            costs.Add(cost = new() { Id = state.Next("item") });
        }
        cost.Name = Text(posted, nameKey) ?? cost.Name;
        cost.MethodId = Text(posted, "method_id") ?? cost.MethodId;
        cost.TaxClass = Text(posted, "tax_class") ?? cost.TaxClass;
        cost.TaxStatus = Text(posted, "tax_status") ?? cost.TaxStatus;
        cost.Total = ShopJson.ReadAmount(posted["total"]) ?? cost.Total;
        ShopJson.UpdateMeta(cost.Meta, posted["meta_data"], state);
    }

    private static void Merge(SortedDictionary<string, string> address, JsonNode? posted)
    {
        if (posted is not JsonObject members)
            return;
        foreach (var (key, value) in members)
            address[key] = value?.ToString() ?? "";
    }

    private static IEnumerable<JsonObject> Items(JsonObject body, string name) =>
        body[name] is JsonArray list ? list.OfType<JsonObject>() : [];

    private static bool IsNull(JsonObject posted, string name) => posted.ContainsKey(name) && posted[name] is null;

    private static string? Text(JsonObject body, string name) => body[name]?.ToString();
}
