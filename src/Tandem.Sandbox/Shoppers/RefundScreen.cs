using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Sandbox.Ledger;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers;

/// <summary>The shop's own page for refunds, as its people press it. What it makes is written in the ledger.</summary>
internal sealed class RefundScreen(SimulatedShop shop, RefundBook book)
{
    /// <summary>Units of lines, at what they cost.</summary>
    /// <param name="back">The box "put back in stock" is ticked, as it is by default.</param>
    public bool Refund(ShopOrderFact order, IReadOnlyList<(ShopLineFact Line, int Units)> lines, bool back, string reason,
        RefundMeaning meaning)
    {
        if (lines.Count == 0 || shop.Staff("GET", $"orders/{order.Id}?dp=6")?["line_items"]?.AsArray() is not { } shown)
            return false;
        var rows = new JsonArray();
        var amount = 0m;
        foreach (var (line, units) in lines)
        {
            if (shown.FirstOrDefault(each => (long)each!["id"]! == line.Id) is not { } found) return false;
            var (row, cents) = Row(found, units);
            rows.Add(row);
            amount += cents;
        }

        if (Post(order.Id, amount, reason, back, rows) is not { } refund) return false;
        foreach (var (line, units) in lines)
            book.Made(new(refund, order.Id, order.BolOrderId, line.Id, line.BolOrderItemId, units, meaning));
        return true;
    }

    /// <summary>An amount, without saying of what.</summary>
    public bool Refund(ShopOrderFact order, decimal amount, string reason)
    {
        if (Post(order.Id, amount, reason, back: false, []) is not { } refund) return false;
        book.Made(new(refund, order.Id, order.BolOrderId, 0, null, 0, RefundMeaning.Leave));
        return true;
    }

    /// <summary>Sets the order to refunded: the shop refunds what is left of it, of no line, and puts nothing back.</summary>
    public void Close(ShopOrderFact order, RefundMeaning meaning)
    {
        book.Made(new(null, order.Id, order.BolOrderId, 0, null, 0, meaning));
        shop.Staff("PUT", $"orders/{order.Id}", new JsonObject { ["status"] = "refunded" });
    }

    private long? Post(long order, decimal amount, string reason, bool back, JsonArray lines) =>
        (long?)shop.Staff("POST", $"orders/{order}/refunds", new JsonObject
        {
            ["amount"] = Text(amount),
            ["reason"] = reason,
            ["api_refund"] = false,
            ["api_restock"] = back,
            ["line_items"] = lines,
        })?["id"];

    private static (JsonObject Row, decimal Amount) Row(JsonNode line, int units)
    {
        var quantity = (int)line["quantity"]!;
        var taxes = line["taxes"]!.AsArray().Select(tax => new JsonObject
        {
            ["id"] = (long)tax!["id"]!,
            ["refund_total"] = Text(Share(tax["total"], units, quantity)),
        }).ToList();
        var net = Share(line["total"], units, quantity);
        var row = new JsonObject
        {
            ["id"] = (long)line["id"]!,
            ["quantity"] = units,
            ["refund_total"] = Text(net),
            ["refund_tax"] = new JsonArray([.. taxes]),
        };
        return (row, net + taxes.Sum(tax => Amount(tax["refund_total"])));
    }

    private static decimal Share(JsonNode? whole, int units, int of) => decimal.Round(Amount(whole) * units / of, 2);

    private static decimal Amount(JsonNode? text) => decimal.Parse(text!.ToString(), CultureInfo.InvariantCulture);

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
