using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>/orders and /orders/{order_id}/notes.</summary>
internal sealed class OrdersApi(ShopState state, OrderBook book, OrderEdit edit, RefundsApi refunds, OrderJson json)
{
    private static readonly string[] Searched =
        ["first_name", "last_name", "company", "address_1", "address_2", "city", "state", "postcode", "country", "email",
            "phone"];

    public ShopAnswer List(ShopRequest request)
    {
        var items = Listing.Within(request, book.Orders, book.Log, each => each.Created);
        items = Listing.Named(request, WithStatus(request, items));
        if (request.List("created_via") is { Count: > 0 } makers)
            items = items.Where(each => makers.Contains(each.CreatedVia, StringComparer.Ordinal));
        if (request.List("customer") is [var customer, ..])
            items = items.Where(each => each.CustomerId.ToString(CultureInfo.InvariantCulture) == customer);
        if (request.List("product") is [var product, ..])
            items = items.Where(each => each.Lines.Exists(line => Is(line.Product, product)));
        if (request.Text("search") is { Length: > 0 } words)
            items = items.Where(each => Matches(each, words));
        var decimals = Decimals(request);
        return Listing.Page(request, Listing.Sorted(request, items, each => each.Created, each => each.Key),
            each => json.Order(each, decimals), forgetsTotal: true);
    }

    /// <summary>How many orders have which status: the only list of statuses with their names.</summary>
    public ShopAnswer Totals(ShopRequest request)
    {
        (string Slug, string Name)[] own =
        [
            ("pending", "Pending payment"), ("processing", "Processing"), ("on-hold", "On hold"), ("completed", "Completed"),
            ("cancelled", "Cancelled"), ("refunded", "Refunded"), ("failed", "Failed"), ("checkout-draft", "Draft"),
        ];
        return ShopAnswer.Ok(new JsonArray([.. own.Concat(OrderEdit.OfPlugins).Select(each => new JsonObject
        {
            ["slug"] = each.Slug,
            ["name"] = each.Name,
            ["total"] = book.Orders.Count(order => order.Status == each.Slug),
        })]));
    }

    public ShopAnswer Get(ShopRequest request) => ShopAnswer.Ok(json.Order(Existing(request.Ids["id"], 404), Decimals(request)));

    public ShopAnswer Create(ShopRequest request)
    {
        OrderEdit.Demand(request.Body);
        var order = Make(request.Body);
        return new(201, json.Order(order, Decimals(request))) { Location = $"{request.Api}/orders/{order.Id}" };
    }

    public ShopAnswer Update(ShopRequest request)
    {
        var order = Existing(request.Ids["id"], 404);
        OrderEdit.Demand(request.Body);
        return ShopAnswer.Ok(json.Order(Change(order, request.Body), Decimals(request)));
    }

    public ShopAnswer Delete(ShopRequest request) => ShopAnswer.Ok(Remove(Existing(request.Ids["id"], 404), request.Force));

    public ShopAnswer Batch(ShopRequest request) => Shop.Batch.Run(request.Body, new(
        item => json.Order(Make(item)),
        (id, item) => json.Order(Change(Existing(id, 400), item)),
        id => Remove(Existing(id, 404), force: true)));

    public ShopAnswer ListNotes(ShopRequest request)
    {
        var order = Existing(request.Ids["order_id"], 404);
        var kind = request.Word("type", "any", "any", "customer", "internal");
        var notes = order.Notes.Where(note => kind == "any" || note.ForCustomer == (kind == "customer")).Reverse();
        return ShopAnswer.Ok(new JsonArray([.. notes.Select(note => json.Note(order, note))]));
    }

    public ShopAnswer GetNote(ShopRequest request)
    {
        var order = Existing(request.Ids["order_id"], 404);
        return ShopAnswer.Ok(json.Note(order, Note(order, request.Ids["id"])));
    }

    public ShopAnswer CreateNote(ShopRequest request)
    {
        var order = Existing(request.Ids["order_id"], 404);
        if (request.Text("note") is not { Length: > 0 } text)
        {
            throw new Refused(400, "rest_missing_callback_param", "Missing parameter(s): note",
                data => data["params"] = new JsonArray("note"));
        }
        var author = ShopJson.ReadBoolean(request.Body["added_by_user"]) ? "tandem" : "WooCommerce";
        var note = AddNote(order, text, author, ShopJson.ReadBoolean(request.Body["customer_note"]));
        return new(201, json.Note(order, note)) { Location = $"{request.Api}/orders/{order.Id}/notes/{note.Id}" };
    }

    public ShopAnswer DeleteNote(ShopRequest request)
    {
        var order = Existing(request.Ids["order_id"], 404);
        var note = Note(order, request.Ids["id"]);
        if (!request.Force)
            throw new Refused(501, "woocommerce_rest_trash_not_supported", "Order notes do not support trashing.");
        order.Notes.Remove(note);
        return ShopAnswer.Ok(json.Note(order, note));
    }

    public ShopNote AddNote(ShopOrder order, string text, string author, bool forCustomer)
    {
        var note = new ShopNote(state.Next("note"), state.Now, author, text, forCustomer);
        order.Notes.Add(note);
        return note;
    }

    /// <summary>What a webhook carries of an order at the moment of its delivery.</summary>
    public JsonObject Payload(long id) => book.Find(id) is { } order ? json.Order(order) : Unknown(404).Body();

    private ShopOrder Make(JsonObject body)
    {
        if (body["id"] is { } id && ShopJson.ReadId(id) > 0)
            throw new Refused(400, "woocommerce_rest_shop_order_exists", "Cannot create existing shop_order.");
        var order = book.Draft();
        edit.Apply(order, body, create: true);
        book.Add(order);
        SetStatus(order, body);
        return order;
    }

    private ShopOrder Change(ShopOrder order, JsonObject body)
    {
        edit.Apply(order, body, create: false);
        SetStatus(order, body);
        book.Touched(order);
        return order;
    }

    /// <summary>A batch brings words that are no status: those are passed over, as the shop's data layer does.</summary>
    private void SetStatus(ShopOrder order, JsonObject body)
    {
        var status = body["status"]?.ToString();
        if (OrderEdit.Statuses.Contains(status))
            book.SetStatus(order, status!, "rest-order");
        if (status == "refunded")
            refunds.Complete(order);
        if (!ShopJson.ReadBoolean(body["set_paid"]))
            return;
        order.Paid ??= state.Now;
        if (order.Status is "pending" or "on-hold" or "failed" or "cancelled")
            book.SetStatus(order, order.NeedsProcessing ? "processing" : "completed", "rest-order");
    }

    private JsonObject Remove(ShopOrder order, bool force)
    {
        if (!force && order.Trashed)
            throw new Refused(410, "woocommerce_rest_already_trashed", "The shop_order has already been deleted.");
        if (force)
        {
            var before = json.Order(order);
            book.Delete(order);
            return before;
        }
        book.Trash(order);
        return json.Order(order);
    }

    private static IEnumerable<ShopOrder> WithStatus(ShopRequest request, IEnumerable<ShopOrder> items)
    {
        var wanted = request.List("status");
        foreach (var status in wanted)
        {
            if (status is not ("any" or "trash" or "draft") && !OrderEdit.Statuses.Contains(status))
            {
                throw Refused.BadParameter("status",
                    $"status[0] is not one of any, trash, {string.Join(", ", OrderEdit.Statuses[..^1])}, and "
                        + $"{OrderEdit.Statuses[^1]}.",
                    "rest_not_in_enum");
            }
        }
        return wanted.Count == 0 || wanted.Contains("any")
            ? items.Where(each => !each.Trashed) : items.Where(each => wanted.Contains(each.Status));
    }

    private static bool Is(ShopProduct? product, string id) => product is not null
        && (product.Id.ToString(CultureInfo.InvariantCulture) == id
            || product.Parent?.Id.ToString(CultureInfo.InvariantCulture) == id);

    /// <summary>
    /// The shop's search knows the number, the transaction, the addresses and the names of lines; no custom field.
    /// </summary>
    private static bool Matches(ShopOrder order, string words)
    {
        bool Has(string text) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
        return Has(order.Id.ToString(CultureInfo.InvariantCulture)) || Has(order.TransactionId)
            || Searched.Any(key => Has(order.Billing.GetValueOrDefault(key, ""))
            || Has(order.Shipping.GetValueOrDefault(key, "")))
            || order.Lines.Exists(line => Has(line.Name));
    }

    private static ShopNote Note(ShopOrder order, long id) => order.Notes.Find(each => each.Id == id)
        ?? throw new Refused(404, "woocommerce_rest_invalid_id", "Invalid resource ID.");

    private int Decimals(ShopRequest request) => request.Number("dp", state.Setup.Decimals, 0, 12);

    private ShopOrder Existing(long id, int status) => book.Find(id) ?? throw Unknown(status);

    private static Refused Unknown(int status) => new(status, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.");
}
