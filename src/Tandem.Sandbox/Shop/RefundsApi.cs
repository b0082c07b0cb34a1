using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>/orders/{order_id}/refunds. Quantities are not checked, and a repeated request refunds again.</summary>
internal sealed class RefundsApi(ShopState state, OrderBook book, Catalogue catalogue, Taxes taxes, OrderJson json)
{
    private const string Code = "woocommerce_rest_cannot_create_order_refund";

    public ShopAnswer List(ShopRequest request)
    {
        var order = Existing(request);
        var newestFirst = Enumerable.Reverse(order.Refunds).ToList();
        return Listing.Page(request, newestFirst, refund => json.Refund(order, refund, listed: true));
    }

    public ShopAnswer Get(ShopRequest request)
    {
        var order = Existing(request);
        return ShopAnswer.Ok(json.Refund(order, Refund(order, request.Ids["id"]), listed: true));
    }

    public ShopAnswer Delete(ShopRequest request)
    {
        var order = Existing(request);
        var refund = Refund(order, request.Ids["id"]);
        if (!request.Force)
            throw new Refused(501, "woocommerce_rest_trash_not_supported",
                "Refunds do not support trashing. Set \"force=true\" to delete.");
        order.Refunds.Remove(refund);
        order.Removed.Add(refund);
        book.Touched(order);
        return ShopAnswer.Ok(json.Refund(order, refund, listed: true));
    }

    public ShopAnswer Create(ShopRequest request)
    {
        var order = Existing(request);
        var body = request.Body;
        new Schema().Strings("amount", "reason").Booleans("api_refund", "api_restock")
            .List("line_items", new Schema().Integers("id", "quantity")).Demand(body);
        var (lines, taxed) = Lines(order, body);
        var given = body["amount"] is not null;
        var amount = ShopJson.ReadAmount(body["amount"]) ?? -lines.Sum(line => line.Total) - taxed.Sum(line => line.Cart);
        if (Taxes.Round(amount) > order.Total - order.Refunded || amount < 0)
            return Failed("Invalid refund amount.");
        var refund = Make(order, amount, given || lines.Count > 0, body["reason"]?.ToString() ?? "", lines, taxed);
        if (body["api_refund"] is not { } gateway || ShopJson.ReadBoolean(gateway))
            return Failed("The payment gateway for this order does not exist.");
        Book(order, refund, restock: body["api_restock"] is not { } restock || ShopJson.ReadBoolean(restock));
        return new(201,
            json.Refund(order, refund, listed: false))
        {
            Location =
                $"{request.Api}/orders/(?P<order_id>[\\d]+)/refunds/{refund.Id}"
        };
    }

    /// <summary>An order that is set to refunded gets a refund of what was left; its stock stays out.</summary>
    public void Complete(ShopOrder order)
    {
        if (order.Total - order.Refunded is var rest && rest > 0)
            order.Refunds.Add(Make(order, rest, amountGiven: true, "Order fully refunded.", [], []));
    }

    private void Book(ShopOrder order, ShopRefund refund, bool restock)
    {
        order.Refunds.Add(refund);
        if (restock)
            Restock(order, refund);
        if (order.Total > 0 && order.Refunded >= order.Total)
            book.SetStatus(order, "refunded", "refund");
        book.Touched(order);
    }

    private ShopRefund Make(
        ShopOrder order, decimal amount, bool amountGiven, string reason, List<ShopLine> lines, List<ShopTaxLine> taxed) => new()
        {
            Id = state.Next("post"),
            Created = state.Now,
            Amount = Taxes.Round(amount),
            AmountGiven = amountGiven,
            Reason = reason,
            Lines = lines,
            TaxLines = taxed,
            Meta = [new(state.Next("meta"), "_refund_type", amount >= order.Total - order.Refunded ? "full" : "partial")],
        };

    /// <summary>A line that the order does not have is passed over in silence.</summary>
    private (List<ShopLine> Lines, List<ShopTaxLine> Taxes) Lines(ShopOrder order, JsonObject body)
    {
        var lines = new List<ShopLine>();
        var taxed = new Dictionary<TaxRate, decimal>();
        foreach (var posted in body["line_items"] is JsonArray list ? list.OfType<JsonObject>() : [])
        {
            var id = ShopJson.ReadId(posted["id"]);
            if (order.Lines.Find(each => each.Id == id) is not { } sold)
                continue;
            var line = Line(sold, posted);
            lines.Add(line);
            foreach (var tax in line.Taxes)
                taxed[tax.Rate] = taxed.GetValueOrDefault(tax.Rate) + Taxes.RoundTax(tax.Total);
        }
        return (lines,
            [.. taxed.Select(each => new ShopTaxLine { Id = state.Next("item"), Rate = each.Key, Cart = each.Value })]);
    }

    private ShopLine Line(ShopLine sold, JsonObject posted)
    {
        var total = ShopJson.ReadAmount(posted["refund_total"]) ?? 0;
        var line = new ShopLine
        {
            Id = state.Next("item"),
            Product = sold.Product,
            Name = sold.Name,
            TaxClass = sold.TaxClass,
            Quantity = -ShopJson.ReadInteger(posted["quantity"]),
            Total = -total,
            Subtotal = -total,
        };
        line.Meta.Add(
            new(state.Next("meta"), "_refunded_item_id", sold.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var tax in posted["refund_tax"] is JsonArray list ? list.OfType<JsonObject>() : [])
        {
            var rateId = ShopJson.ReadId(tax["id"]);
            if (taxes.Rates.FirstOrDefault(each => each.Id == rateId) is { } rate
                && ShopJson.ReadAmount(tax["refund_total"]) is { } amount)
                line.Taxes.Add((rate, -amount, -amount));
        }
        return line;
    }

    private void Restock(ShopOrder order, ShopRefund refund)
    {
        foreach (var line in refund.Lines)
        {
            var sold =
                order.Lines.Find(each =>
                    each.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == line.Meta[0].Text);
            if (sold?.Product?.StockKeeper is not { } keeper || line.Quantity == 0 || OrderBook.Taken(sold) is var taken
                && taken == 0)
                continue;
            catalogue.ChangeStock(keeper, -line.Quantity, "refund", order.Id);
            book.Take(sold, taken + line.Quantity);
            refund.Restocked[sold.Id] = refund.Restocked.GetValueOrDefault(sold.Id) - line.Quantity;
            sold.Meta.RemoveAll(meta => meta.Key == "_restock_refunded_items");
            sold.Meta.Add(new(state.Next("meta"), "_restock_refunded_items",
                (-line.Quantity).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    private static ShopAnswer Failed(string message) =>
        new(500, new JsonObject { ["code"] = Code, ["message"] = message, ["data"] = 500 });

    private static ShopRefund Refund(ShopOrder order, long id) => order.Refunds.Find(each => each.Id == id)
        ?? throw new Refused(404, "woocommerce_rest_shop_order_refund_invalid_id", "Invalid ID.");

    private ShopOrder Existing(ShopRequest request) => book.Find(request.Ids["order_id"])
        ?? throw new Refused(404, "woocommerce_rest_invalid_order_id", "Invalid order ID.");
}
