using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Sandbox.Ledger;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers.Owner;

/// <summary>Refunds by the button in the shop: part or whole, before and after sending, the units put back or not.</summary>
internal static class OwnersRefunds
{
    /// <summary>Before it is sent. Of an order of bol the units are cancelled there too, or delivered all the same.</summary>
    public static void Refund(OwnerDesk desk, ShopOrderFact order)
    {
        if (desk.LinesOf(order) is not { Count: > 0 } lines) return;
        var (line, item) = desk.Any(lines);
        var units = desk.Chance(0.5) ? line.Quantity - line.Refunded : 1;
        var back = desk.Chance(0.7);
        if (order.BolOrderId is not { } bolOrder)
        {
            if (Book(desk, order.Id, line.Id, units, back) && back) desk.Truth.Arrived(item.ProductId, units);
            return;
        }

        // What is put back may be bought at once: it is promised again only where there is plenty.
        var delivers = desk.Chance(0.4) && item.Left >= OwnerDesk.Plenty;
        desk.Book.Means(bolOrder, delivers);
        if (Book(desk, order.Id, line.Id, units, back) && !delivers) desk.Cancels.TakenOff(line, units, back);
    }

    /// <summary>Some time after it was sent a customer brings it back to the door, or gets money for what is broken.</summary>
    public static void TakeBack(OwnerDesk desk, long id)
    {
        if (desk.Shop.StatusOf(id) != "completed") return;
        var order = desk.Shop.FactOf(id);
        if (desk.LinesOf(order) is not { Count: > 0 } lines) return;
        var (line, item) = desk.Any(lines);
        var back = desk.Chance(0.5);
        if (Book(desk, id, line.Id, 1, back) && back) desk.Truth.Arrived(item.ProductId, 1);
    }

    private static bool Book(OwnerDesk desk, long order, long lineId, int units, bool back)
    {
        if (desk.Shop.Staff("GET", $"orders/{order}?dp=6")?["line_items"]?.AsArray()
            .FirstOrDefault(each => (long)each!["id"]! == lineId) is not { } line) return false;
        var quantity = (int)line["quantity"]!;
        var taxes = line["taxes"]!.AsArray().Select(tax => new JsonObject
        {
            ["id"] = (long)tax!["id"]!,
            ["refund_total"] = Text(Share(tax["total"], units, quantity)),
        }).ToList();
        var net = Share(line["total"], units, quantity);
        return desk.Shop.Staff("POST", $"orders/{order}/refunds", new JsonObject
        {
            ["amount"] = Text(net + taxes.Sum(tax => Amount(tax["refund_total"]))),
            ["reason"] = back ? "toch niet nodig" : "kapot",
            ["api_refund"] = false,
            ["api_restock"] = back,
            ["line_items"] = new JsonArray(new JsonObject
            {
                ["id"] = lineId,
                ["quantity"] = units,
                ["refund_total"] = Text(net),
                ["refund_tax"] = new JsonArray([.. taxes]),
            }),
        }) is not null;
    }

    private static decimal Share(JsonNode? whole, int units, int of) =>
        decimal.Round(Amount(whole) * units / of, 2);

    private static decimal Amount(JsonNode? text) => decimal.Parse(text!.ToString(), CultureInfo.InvariantCulture);

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
