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
            if (Book(desk, order, line, units, back, RefundMeaning.Leave) && back) desk.Truth.Arrived(item.ProductId, units);
            return;
        }

        // What is put back may be bought at once: it is promised again only where there is plenty.
        var delivers = desk.Chance(0.4) && item.Left >= OwnerDesk.Plenty;
        desk.Book.Means(bolOrder, delivers);
        if (Book(desk, order, line, units, back, delivers ? RefundMeaning.Leave : RefundMeaning.Cancels) && !delivers)
            desk.Cancels.TakenOff(line, units, back);
    }

    /// <summary>
    /// Some time after it was sent a customer brings it back to the door, or gets money for what is broken: an amount, a line, or
    /// the whole order.
    /// </summary>
    public static void TakeBack(OwnerDesk desk, long id)
    {
        if (desk.Shop.StatusOf(id) != "completed") return;
        var order = desk.Shop.FactOf(id);
        var lines = desk.LinesOf(order)
            .Where(each => each.Line.BolOrderItemId is not { } bolLine || !desk.Till.ComesBack(bolLine)).ToList();
        if (lines.Count == 0) return;
        if (desk.Chance(0.2))
        {
            desk.Refunds.Refund(order, 1.50m, "te laat bezorgd");
            return;
        }

        if (desk.Chance(0.1) && order.Refunds == 0)
        {
            desk.Refunds.Close(order, RefundMeaning.Leave);
            return;
        }

        var (line, item) = desk.Any(lines);
        var back = desk.Chance(0.5);
        var units = back && desk.Chance(0.3) ? line.Quantity - line.Refunded : 1;
        if (Book(desk, order, line, units, back, back ? RefundMeaning.MakeAtBol : RefundMeaning.Leave) && back)
            desk.Truth.Arrived(item.ProductId, units);
    }

    private static bool Book(OwnerDesk desk, ShopOrderFact order, ShopLineFact line, int units, bool back,
        RefundMeaning meaning) => desk.Refunds.Refund(order, [(line, units)], back, back ? "toch niet nodig" : "kapot", meaning);
}
