using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>orders, their notes and refunds.</summary>
internal sealed class OrderRoutes(ShopState state, Catalogue catalogue, OrderBook book, Taxes taxes)
{
    private static readonly string[] Statuses = ["pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "auto-draft"];

    private static readonly Schema Address = new Schema().Strings("first_name", "last_name", "company", "address_1", "city", "postcode", "country");

    private static readonly Schema Fields = new Schema()
        .Strings("transaction_id", "created_via", "payment_method", "payment_method_title", "customer_note", "currency")
        .Word("status", Statuses)
        .Object("billing", new Schema().Strings("first_name", "last_name", "company", "address_1", "city", "postcode", "country").Email("email"))
        .Object("shipping", Address)
        .List("line_items", new Schema().Strings("name", "subtotal", "total").Integers("product_id", "variation_id", "quantity"))
        .List("fee_lines", new Schema().Strings("name", "total"))
        .List("shipping_lines", new Schema().Strings("method_id", "method_title", "total"));

    public ShopAnswer List(ShopRequest request)
    {
        var found = request.Time("modified_after") is { } after ? book.Log.After(after) : book.Orders;
        var status = request.List("status") is { Count: > 0 } asked ? asked : ["any"];
        found = found.Where(each => status.Contains("any") ? !each.Trashed : status.Contains(each.Status));
        if (request.Text("created_via") is { Length: > 0 } via) found = found.Where(each => via.Split(',').Contains(each.CreatedVia));
        if (request.Text("search") is { Length: > 0 } words) found = found.Where(each => Mentions(each, words));
        if (request.List("include") is { Count: > 0 } ids) found = found.Where(each => ids.Contains(each.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return ShopPage.Of(found, request, each => each.Id, each => each.Created, each => each.Modified, each => Show(each, request));
    }

    public ShopAnswer Get(ShopRequest request) => ShopAnswer.Ok(Show(Find(request), request));

    public ShopAnswer Create(ShopRequest request)
    {
        Fields.Demand(request.Body);
        var order = Create(request.Body);
        return new ShopAnswer(201, Show(order, request)) { Location = $"{request.Api}/orders/{order.Id}" };
    }

    public ShopAnswer Update(ShopRequest request)
    {
        Fields.Demand(request.Body);
        var order = book.Find(request.Ids["id"]) ?? throw NoSuchToChange();
        Update(order, request.Body);
        return ShopAnswer.Ok(Show(order, request));
    }

    public ShopAnswer Delete(ShopRequest request)
    {
        var order = Find(request);
        if (!request.Force && order.Trashed)
            throw new Refused(410, "woocommerce_rest_already_trashed", "The shop_order has already been deleted.");
        var shown = Show(order, request);
        if (request.Force) book.Delete(order);
        else book.Trash(order);
        return ShopAnswer.Ok(shown);
    }

    public ShopAnswer Batch(ShopRequest request) => ShopBatch.Run(request, body => Show(Create(body), request), body =>
    {
        var order = book.Find(ShopJson.ReadId(body["id"])) ?? throw NoSuchToChange();
        Update(order, body);
        return Show(order, request);
    }, id =>
    {
        var order = book.Find(id) ?? throw NoSuch();
        var shown = Show(order, request);
        book.Delete(order);
        return shown;
    });

    public ShopAnswer Notes(ShopRequest request)
    {
        var order = book.Find(request.Ids["id"]) ?? throw new Refused(404, "woocommerce_rest_shop_order_invalid_id", "Invalid order ID.");
        return ShopAnswer.Ok(OrderAnswers.Array(order.Notes.AsEnumerable().Reverse(), note => OrderAnswers.Note(order, note, request.Api)));
    }

    public ShopAnswer AddNote(ShopRequest request)
    {
        var order = book.Find(request.Ids["id"]) ?? throw new Refused(404, "woocommerce_rest_order_invalid_id", "Invalid order ID.");
        if (request.Body["note"] is not { } words)
        {
            throw new Refused(400, "rest_missing_callback_param", "Missing parameter(s): note", data => data["params"] = new JsonArray("note"));
        }
        var note = new ShopNote(state.Next("note"), state.Now, "WooCommerce", words.ToString(), ShopJson.ReadBoolean(request.Body["customer_note"]));
        order.Notes.Add(note);
        return new ShopAnswer(201, OrderAnswers.Note(order, note, request.Api)) { Location = $"{request.Api}/orders/{order.Id}/notes/{note.Id}" };
    }

    public ShopAnswer Refunds(ShopRequest request)
    {
        if (book.Find(request.Ids["id"]) is not { } order) return new ShopAnswer(200, new JsonArray()) { Total = 0, PerPage = 10 };
        var shown = OrderAnswers.Array(order.Refunds, refund => OrderAnswers.Refund(order, refund, request.Api));
        return new ShopAnswer(200, shown) { Total = order.Refunds.Count, PerPage = 10 };
    }

    public ShopAnswer Refund(ShopRequest request)
    {
        var order = book.Find(request.Ids["id"]) ?? throw Refused.Bare("woocommerce_rest_invalid_order_id", "Invalid order ID.", 404);
        var lines = (request.Body["line_items"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var given = ShopJson.ReadAmount(request.Body["amount"]);
        var amount = given ?? lines.Sum(item => ShopJson.ReadAmount(item["refund_total"]) ?? 0);
        if (amount < 0) throw Refused.Bare("woocommerce_rest_invalid_order_refund", "Refund amount must be greater than zero.", 400);
        if (amount > order.Total - order.Refunded) throw Refused.Bare("woocommerce_rest_cannot_create_order_refund", "Invalid refund amount.", 500);
        if (request.Body["api_refund"] is not { } paysBack || ShopJson.ReadBoolean(paysBack))
            throw Refused.Bare("woocommerce_rest_cannot_create_order_refund", "The payment gateway for this order does not exist.", 500);
        var restock = request.Body["api_restock"] is null || ShopJson.ReadBoolean(request.Body["api_restock"]);
        var refund = new ShopRefund
        {
            Id = state.Next("post"), Created = state.Now, Amount = amount, AmountGiven = given is not null || amount > 0, Reason = request.Body["reason"]?.ToString() ?? "",
            Lines = [.. lines.Select(item => RefundedLine(order, item, restock)).OfType<ShopLine>()],
            TaxLines = [], Meta = [new(state.Next("meta"), "_refund_type", amount >= order.Total ? "full" : "partial")],
        };
        order.Refunds.Add(refund);
        if (amount > 0 && order.Refunded >= order.Total) book.SetStatus(order, "refunded", "refund");
        book.Touched(order);
        return new ShopAnswer(201, OrderAnswers.Refund(order, refund, request.Api))
        {
            // WooCommerce shows its own route pattern here.
            Location = $@"{request.Api}/orders/(?P<order_id>[\d]+)/refunds/{refund.Id}",
        };
    }

    /// <summary>A line that the order does not have is passed over in silence.</summary>
    private ShopLine? RefundedLine(ShopOrder order, JsonObject item, bool restock)
    {
        if (order.Lines.Find(line => line.Id == ShopJson.ReadId(item["id"])) is not { } of) return null;
        var quantity = ShopJson.ReadInteger(item["quantity"]);
        var line = new ShopLine
        {
            Id = state.Next("item"), Product = of.Product, Name = of.Name, Quantity = quantity, TaxClass = of.TaxClass,
            Total = ShopJson.ReadAmount(item["refund_total"]) ?? 0, Subtotal = ShopJson.ReadAmount(item["refund_total"]) ?? 0,
        };
        foreach (var tax in (item["refund_tax"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (taxes.Rates.FirstOrDefault(rate => rate.Id == ShopJson.ReadId(tax["id"])) is { } rate && ShopJson.ReadAmount(tax["refund_total"]) is { } owed)
                line.Taxes.Add((rate, owed, owed));
        }
        line.Meta.Add(new(state.Next("meta"), "_refunded_item_id", of.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (restock && of.Product?.StockKeeper is { } keeper && OrderBook.Taken(of) is var taken && taken > 0)
        {
            var back = Math.Min(taken, quantity);
            catalogue.ChangeStock(keeper, back, "refund", order.Id);
            book.Take(of, taken - back);
        }
        return line;
    }

    private ShopOrder Create(JsonObject body)
    {
        var order = book.Draft();
        order.CreatedVia = "rest-api";
        Apply(order, body);
        taxes.Calculate(order);
        book.Add(order);
        var status = body["status"]?.ToString() ?? "pending";
        if (ShopJson.ReadBoolean(body["set_paid"]) && status == "pending") status = "processing";
        book.SetStatus(order, status, "rest-order");
        return order;
    }

    private void Update(ShopOrder order, JsonObject body)
    {
        Apply(order, body);
        if (body["line_items"] is not null || body["fee_lines"] is not null || body["shipping_lines"] is not null) taxes.Calculate(order);
        book.Touched(order);
        if (body["status"]?.ToString() is { } status) book.SetStatus(order, status, "rest-order");
    }

    private void Apply(ShopOrder order, JsonObject body)
    {
        if (body["created_via"] is { } via) order.CreatedVia = via.ToString();
        if (body["transaction_id"] is { } transaction) order.TransactionId = transaction.ToString();
        if (body["payment_method"] is { } method) order.PaymentMethod = method.ToString();
        if (body["payment_method_title"] is { } title) order.PaymentMethodTitle = title.ToString();
        if (body["customer_note"] is { } note) order.CustomerNote = note.ToString();
        if (body["currency"] is { } currency) order.Currency = currency.ToString();
        Fill(order.Billing, body["billing"]);
        Fill(order.Shipping, body["shipping"]);
        foreach (var item in Items(body, "line_items")) Line(order, item);
        foreach (var item in Items(body, "shipping_lines"))
        {
            order.ShippingLines.Add(new ShopCost
            {
                Id = state.Next("item"), Name = item["method_title"]?.ToString() ?? "", MethodId = item["method_id"]?.ToString() ?? "",
                Total = ShopJson.ReadAmount(item["total"]) ?? 0,
            });
        }
        foreach (var item in Items(body, "fee_lines"))
        {
            order.Fees.Add(new ShopCost
            {
                Id = state.Next("item"), Name = item["name"]?.ToString() ?? "Fee", TaxStatus = item["tax_status"]?.ToString() ?? "taxable",
                TaxClass = item["tax_class"]?.ToString() ?? "", Total = ShopJson.ReadAmount(item["total"]) ?? 0,
            });
        }
        ShopJson.UpdateMeta(order.Meta, body["meta_data"], state);
    }

    private void Line(ShopOrder order, JsonObject item)
    {
        if (ShopJson.ReadId(item["id"]) is > 0 and var id)
        {
            var had = order.Lines.Find(line => line.Id == id)
                ?? throw new Refused(400, "woocommerce_rest_invalid_item_id", "Order item ID provided is not associated with order.");
            Change(order, had, item);
            return;
        }
        if (item["product_id"] is null && item["variation_id"] is null && item["sku"] is null)
            throw new Refused(400, "woocommerce_rest_required_product_reference", "Product ID or SKU is required.");
        var product = ShopJson.ReadId(item["variation_id"]) is > 0 and var variation ? catalogue.Find(variation)
            : ShopJson.ReadId(item["product_id"]) is > 0 and var plain ? catalogue.Find(plain) : catalogue.BySku(item["sku"]?.ToString() ?? "");
        var line = new ShopLine { Id = state.Next("item"), Product = product, TaxClass = product?.TaxClassUsed ?? "" };
        line.Name = item["name"]?.ToString() ?? (product is null ? "" : product.IsVariation ? $"{product.Parent!.Name} - {product.Option}" : product.Name);
        line.Quantity = item["quantity"] is { } quantity ? ShopJson.ReadInteger(quantity) : 1;
        if (product is { IsVariation: true }) line.Meta.Add(new(state.Next("meta"), "maat", product.Option ?? ""));
        var net = product is { OwnPrice: { } price } ? taxes.WithoutTax(price, product.TaxClassUsed) * line.Quantity : 0;
        line.Subtotal = ShopJson.ReadAmount(item["subtotal"]) ?? net;
        line.Total = ShopJson.ReadAmount(item["total"]) ?? net;
        ShopJson.UpdateMeta(line.Meta, item["meta_data"], state);
        order.Lines.Add(line);
    }

    private void Change(ShopOrder order, ShopLine line, JsonObject item)
    {
        if (item["quantity"] is { } quantity)
        {
            line.Quantity = ShopJson.ReadInteger(quantity);
            book.Adjust(order, line, line.Quantity);
            if (line.Quantity == 0) order.Lines.Remove(line);
        }
        if (ShopJson.ReadAmount(item["subtotal"]) is { } subtotal) line.Subtotal = subtotal;
        if (ShopJson.ReadAmount(item["total"]) is { } total) line.Total = total;
        ShopJson.UpdateMeta(line.Meta, item["meta_data"], state);
    }

    private static void Fill(SortedDictionary<string, string> address, JsonNode? posted)
    {
        if (posted is not JsonObject members) return;
        foreach (var (field, value) in members) address[field] = value?.ToString() ?? "";
    }

    private static IEnumerable<JsonObject> Items(JsonObject body, string name) => (body[name] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The search is a partial one over many fields, as with the custom order tables.</summary>
    private static bool Mentions(ShopOrder order, string words) =>
        order.TransactionId.Contains(words, StringComparison.OrdinalIgnoreCase)
        || order.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == words
        || order.Billing.Values.Concat(order.Shipping.Values).Any(value => value.Contains(words, StringComparison.OrdinalIgnoreCase))
        || order.Lines.Exists(line => line.Name.Contains(words, StringComparison.OrdinalIgnoreCase));

    private ShopOrder Find(ShopRequest request) => book.Find(request.Ids["id"]) ?? throw NoSuch();

    private static Refused NoSuchToChange() => new(400, "woocommerce_rest_shop_order_invalid_id", "ID is invalid.");

    private static Refused NoSuch() => new(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.");

    private JsonObject Show(ShopOrder order, ShopRequest request) => OrderAnswers.Show(order, request.Api, state.Setup.Version);
}
