using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Ledger;

/// <summary>Tells of an article whose number is wrong what happened to each of its orders, on both sides.</summary>
internal static class StockStory
{
    private const int Most = 25;

    /// <summary>One line an order; those to which nothing unusual happened are only counted.</summary>
    public static IReadOnlyList<string> Of(LedgerItem item, BolState bol, IReadOnlyList<ShopOrderFact> shop, OwnerBook owner)
    {
        var inShop = shop.ToLookup(fact => fact.BolOrderId ?? "", StringComparer.Ordinal);
        var told = new List<string>();
        var usual = 0;
        foreach (var order in bol.Orders)
        {
            var lines = order.Items.Where(line => line.Offer == item.Offer || inShop[order.Id].Any(fact =>
                fact.Lines.Any(had => had.ProductId == item.ProductId && had.BolOrderItemId == line.Id))).ToList();
            if (lines.Count == 0) continue;
            var made = bol.Shipments.Where(shipment => shipment.Order == order).ToList();
            var facts = inShop[order.Id].ToList();
            var isUsual = !made.Exists(shipment => shipment.ByHand) && lines.TrueForAll(line => line.Cancelled == 0)
                && facts is [{ Status: "completed" or "processing", Refunds: 0 }] && !owner.IsEdited(facts[0].Id)
                && TakesAll(facts[0], item);
            if (isUsual) usual++;
            else told.Add(Line(order, lines, made, facts, item, owner));
        }

        foreach (var own in shop.Where(fact => fact.BolOrderId is null && fact.Lines.Any(had => had.ProductId == item.ProductId)))
        {
            if (own.Status is "completed" or "processing" && own.Refunds == 0 && !owner.IsEdited(own.Id) && TakesAll(own, item))
                usual++;
            else told.Add($"{item.Gtin}: of the shop itself, {InShop(own, item, owner)}");
        }

        if (usual > 0) told.Add($"{item.Gtin}: {usual} more orders of it, with nothing unusual");
        return [.. told.Take(Most)];
    }

    private static string Line(SimOrder order, List<SimOrderItem> lines, List<SimShipment> made, List<ShopOrderFact> facts,
        LedgerItem item, OwnerBook owner)
    {
        var atBol = string.Join(", ", lines.Select(line =>
        {
            var byHand = made.Where(shipment => shipment.ByHand).SelectMany(shipment => shipment.Lines)
                .Where(sent => sent.Item == line).Sum(sent => sent.Quantity);
            return $"{line.Quantity} sold, {line.Shipped} shipped ({byHand} by hand), {line.Cancelled} cancelled";
        }));
        var inShop = facts.Count == 0 ? "not in the shop"
            : string.Join(", ", facts.Select(fact => InShop(fact, item, owner)));
        return $"{item.Gtin}: bol {order.Id}, {atBol}; shop {inShop}";
    }

    /// <summary>All that stands on the order is out of the shop's stock.</summary>
    private static bool TakesAll(ShopOrderFact fact, LedgerItem item) =>
        fact.Lines.Where(had => had.ProductId == item.ProductId).All(had => had.Taken == had.Quantity);

    private static string InShop(ShopOrderFact fact, LedgerItem item, OwnerBook owner)
    {
        var units = fact.Lines.Where(had => had.ProductId == item.ProductId).ToList();
        return $"{fact.Id} {fact.Status}: {units.Sum(had => had.Quantity)} on it, {units.Sum(had => had.Taken)} out of stock, "
            + $"{units.Sum(had => had.Refunded)} refunded in {fact.RefundsOfConnector} refunds of ours and "
            + $"{fact.Refunds - fact.RefundsOfConnector} by hand" + (owner.IsEdited(fact.Id) ? ", edited by hand" : "");
    }
}
