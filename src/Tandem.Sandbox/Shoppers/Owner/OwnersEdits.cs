using System.Text.Json.Nodes;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers.Owner;

/// <summary>Quantities of lines that are changed in the shop's order: one fewer, one more, or the line away.</summary>
internal static class OwnersEdits
{
    public static void Change(OwnerDesk desk, ShopOrderFact order)
    {
        if (desk.LinesOf(order) is not { Count: > 0 } lines) return;
        var (line, item) = desk.Any(lines);
        var fewer = desk.Chance(0.6) || item.Left < OwnerDesk.Plenty;
        if (fewer && line.Quantity == 1 && order.Lines.Count == 1) return;
        var by = fewer ? -1 : 1;
        if (order.BolOrderId is { } bolOrder && fewer)
        {
            var delivers = desk.Chance(0.4) && item.Left >= OwnerDesk.Plenty;
            desk.Book.Means(bolOrder, delivers);
            if (Put(desk, order.Id, line, by) && !delivers) desk.Cancels.TakenOff(line, 1, back: true);
        }
        else if (Put(desk, order.Id, line, by))
        {
            desk.Truth.Arrived(item.ProductId, -by);
        }
    }

    private static bool Put(OwnerDesk desk, long order, ShopLineFact line, int by)
    {
        desk.Book.Edited(order);
        return desk.Shop.Staff("PUT", $"orders/{order}", new JsonObject
        {
            ["line_items"] = new JsonArray(new JsonObject { ["id"] = line.Id, ["quantity"] = line.Quantity + by }),
        }) is not null;
    }
}
