using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Ledger;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers;

/// <summary>
/// The shop's people, who refund by hand what customers of bol send back: before bol knows of it, while it is on its way, or
/// after somebody handled it at bol.
/// </summary>
internal sealed class ShopReturns(SimulatedShop shop, RefundScreen screen, RefundBook refunds, GroundTruth truth)
{
    /// <summary>Units of the line were refunded by hand: nothing more comes back of it.</summary>
    public bool IsTouched(string order, SimOrderItem item) => refunds.IsTouched(order, item.Id);

    /// <summary>Refunds units of a line by hand.</summary>
    /// <param name="order">bol's order.</param>
    /// <param name="back">They are here, and are put on the shelf and back in stock.</param>
    /// <returns>False where the shop does not have so many of it.</returns>
    public bool Refund(string order, SimOrderItem item, int units, bool back)
    {
        if (Order(order) is not { } fact || Lines(fact, item, units) is not { Count: > 0 } lines
            || !screen.Refund(fact, lines, back, "retour", RefundMeaning.Returned)) return false;
        if (!back) return true;
        foreach (var (line, each) in lines.Where(line => line.Line.ProductId > 0)) truth.Arrived(line.ProductId, each);
        return true;
    }

    /// <summary>Sets the whole order to refunded, where all that it holds comes back.</summary>
    public bool Close(string order, SimOrderItem item, int units)
    {
        if (Order(order) is not { Refunds: 0, Status: "completed" } fact || item.Quantity != units
            || fact.Lines.Any(line => line.BolOrderItemId != item.Id)) return false;
        screen.Close(fact, RefundMeaning.Returned);
        return true;
    }

    /// <summary>Something for the trouble; the goods are another matter.</summary>
    public void Console(string order)
    {
        if (Order(order) is { } fact) screen.Refund(fact, 1m, "voor het ongemak");
    }

    /// <summary>Removes the connector's refund of a line, by mistake; what it put back stays in stock.</summary>
    public void Remove(string order, SimOrderItem item)
    {
        var fact = shop.OrderFacts().FirstOrDefault(each => each.BolOrderId == order);
        var lines = fact?.Lines.Where(line => line.BolOrderItemId == item.Id).Select(line => line.Id).ToList();
        var refund = fact?.RefundFacts.FirstOrDefault(each => each.Reason.Contains($"[bol {item.Id}/r", StringComparison.Ordinal)
            && each.Lines.Any(line => lines!.Contains(line.Line)));
        if (refund is not null) shop.Staff("DELETE", $"orders/{fact!.Id}/refunds/{refund.Id}?force=true");
    }

    private ShopOrderFact? Order(string bolOrderId) =>
        shop.OrderFacts().FirstOrDefault(fact => fact.BolOrderId == bolOrderId && fact.Status is "completed" or "processing");

    private List<(ShopLineFact Line, int Units)> Lines(ShopOrderFact fact, SimOrderItem item, int units)
    {
        var parts = truth.PartsOf(item.Offer);
        var lines = fact.Lines.Where(line => line.BolOrderItemId == item.Id)
            .Select(line => (Line: line, Units: units
                * (parts.FirstOrDefault(part => part.Item.ProductId == line.ProductId)?.Units ?? 1))).ToList();
        return lines.TrueForAll(each => each.Line.Quantity - each.Line.Refunded >= each.Units) ? lines : [];
    }
}
