using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Import;

/// <summary>Which lines of a bol order go into which shop, and as which of its products.</summary>
internal static class ImportLines
{
    /// <summary>
    /// One shop takes the whole order: the one that its earlier attempt went to, else the one that sells most of its lines. What
    /// that shop does not have, in whole or in part, goes in as a flagged line.
    /// </summary>
    /// <param name="sent">Units by order item that the shop's order was made with, or may have been; null: what is open
    /// now.</param>
    /// <param name="list">What a unit cost before discounts, VAT included, by bol's id of the line; a line without one had
    /// none.</param>
    public static async Task<(Shop Shop, List<ImportLine> Lines)> Of(
        TandemDb db, SellerView view, Order order, IReadOnlyDictionary<string, int>? sent,
        IReadOnlyDictionary<string, Money> list, CancellationToken ct)
    {
        int Units(OrderLine line) => sent is null ? line.Open : sent.GetValueOrDefault(line.OrderItemId);
        var open = ImportRule.LinesFor(order, Units);
        var offers = open.Select(l => l.OfferKey).OfType<long>().Distinct().ToList();
        var parts = (await (
            from part in db.LinkParts
            join item in db.Items on part.ItemKey equals item.Key
            where offers.Contains(part.OfferKey)
            orderby part.ItemKey
            select new Part(part.OfferKey, part.Quantity, item.ShopId, item.Gone, item.ProductId, item.VariationId, item.TaxClass,
                item.PriceCents)).ToListAsync(ct))
            .ToLookup(p => p.OfferKey);
        var byGtin =
            await ClassesByGtin(db, view.Seller.Id, open.Where(l => l.OfferKey is null || !parts.Contains(l.OfferKey.Value)), ct);

        var shop = view.Shops.FirstOrDefault(s => s.Id == order.ShopId)
            ?? view.Shops.OrderBy(s => s.Rank).MaxBy(s => open.Count(l => SoldBy(l, s).Count > 0))!;

        // Remembered before anything is sent: a later attempt must look for the order where this one puts it.
        order.ShopId = shop.Id;
        var taxes = TaxTable.FromJson(shop.Taxes);
        var rest = await Rest(db, order, ct);
        return (shop,
            [.. open.SelectMany(line =>
                Split(line, Units(line), rest.GetValueOrDefault(line.OrderItemId), SoldBy(line, shop), Unnamed(line), list))]);

        // Where the order may not name the product, the VAT is still that of the product.
        List<(string Class, long Weight)> Unnamed(OrderLine line)
        {
            var known = line.OfferKey is { } key && parts[key].ToList() is { Count: > 0 } linked
                ? linked.Select(p => (Class: taxes.ClassFor(p.TaxClass), Weight: (p.PriceCents ?? 0) * p.Quantity))
                : [(taxes.ClassFor(Gtin.TryParse(line.Ean) is { } gtin ? byGtin.GetValueOrDefault(gtin.Digits, "") : ""), 1L)];
            return [.. known.GroupBy(k => k.Class).Select(same => (same.Key, same.Sum(k => k.Weight)))];
        }

        IReadOnlyList<Part> SoldBy(OrderLine line, Shop shop)
        {
            // Goods in bol's warehouse are not the shop's: an order that named its product would take them from its stock.
            if (line.Fulfilment == Fulfilment.Lvb) return [];
            var all = line.OfferKey is { } key ? parts[key].ToList() : [];
            return all.TrueForAll(p => p.ShopId == shop.Id && !p.Gone) ? all : [];
        }
    }

    /// <summary>Units of lines without a product that went off the shop's order before their product became known.</summary>
    private static async Task<Dictionary<string, int>> Rest(TandemDb db, Order order, CancellationToken ct)
    {
        var rest = order.Lines.Where(l => l.RestUnits > 0)
            .ToDictionary(l => l.OrderItemId, l => l.RestUnits, StringComparer.Ordinal);
        if (!order.Lines.Exists(l => l is { UnknownProduct: true, Imported: not null })) return rest;
        var off = await db.Adjustments.Where(a => a.OrderKey == order.Key && a.OrderItemId != null && !a.StillDelivered)
            .ToListAsync(ct);
        foreach (var line in order.Lines.Where(l => l is { UnknownProduct: true, Imported: not null }))
            rest[line.OrderItemId] = AdjustmentRule.Off(line.OrderItemId, off);
        return rest;
    }

    /// <summary>
    /// The tax class of the seller's item with the same GTIN, for lines whose offer is linked to none (bol's own stock, often).
    /// </summary>
    private static async Task<Dictionary<string, string>> ClassesByGtin(TandemDb db, SellerId seller,
        IEnumerable<OrderLine> lines, CancellationToken ct)
    {
        var gtins = lines.Select(l => Gtin.TryParse(l.Ean)?.Digits).OfType<string>().Distinct().ToList();
        if (gtins.Count == 0) return [];
        var items = await db.Items.Where(i => i.SellerId == seller && gtins.Contains(i.Gtin!)).OrderBy(i => i.Gone)
            .ThenBy(i => i.Key)
            .Select(i => new { i.Gtin, i.TaxClass }).ToListAsync(ct);
        return items.GroupBy(i => i.Gtin!).ToDictionary(g => g.Key, g => g.First().TaxClass);
    }

    private static IEnumerable<ImportLine> Split(
        OrderLine line, int units, int rest, IReadOnlyList<Part> parts, IReadOnlyList<(string Class, long Weight)> unnamed,
        IReadOnlyDictionary<string, Money> list)
    {
        var total = Money.FromEuros(new Money(line.TotalCentsInclVat ?? 0).Euros * units / Math.Max(1, line.Quantity));
        var title = line.Title ?? line.Ean ?? line.OrderItemId;
        Money? before = list.TryGetValue(line.OrderItemId, out var unit) && unit.Cents * units > total.Cents
            ? new Money(unit.Cents * units) : null;
        List<long> weights = parts.Count > 0 ? [.. parts.Select(p => (p.PriceCents ?? 0) * p.Quantity)]
            : [.. unnamed.Select(u => u.Weight)];
        var shares = DivideRule.Divide(total, weights);
        var befores = before is { } whole ? DivideRule.Divide(whole, weights) : null;
        if (parts.Count == 0)
            return unnamed.Select((u, i) => new ImportLine(line.OrderItemId, title, line.Ean, null, 0, units, u.Class, shares[i],
                befores?[i], line.Fulfilment)
            { Units = units });
        if (rest == 0)
        {
            return parts.Select((p, i) => new ImportLine(
                line.OrderItemId, title, line.Ean, p.ProductId, p.VariationId, units * p.Quantity, p.TaxClass, shares[i],
                befores?[i], line.Fulfilment)
            { Units = units });
        }

        // What went off stays on the line that it was refunded from: a new line would take stock for it.
        var held = Math.Max(0, units - rest);
        var (of, ofBefore) =
            (DivideRule.Divide(total, [held, rest]), before is { } full ? DivideRule.Divide(full, [held, rest]) : null);
        var (shared, sharedBefore) =
            (DivideRule.Divide(of[0], weights), ofBefore is null ? null : DivideRule.Divide(ofBefore[0], weights));
        var named = held == 0 ? [] : parts.Select((p, i) => new ImportLine(
            line.OrderItemId, title, line.Ean, p.ProductId, p.VariationId, held * p.Quantity, p.TaxClass, shared[i],
            sharedBefore?[i], line.Fulfilment)
        { Units = units });
        return named.Append(new ImportLine(
            line.OrderItemId, title, line.Ean, null, 0, rest, parts[0].TaxClass, of[1], ofBefore?[1],
            line.Fulfilment)
        { Units = units, IsRest = true });
    }

    private sealed record Part(
        long OfferKey, int Quantity, ShopId ShopId, bool Gone, long ProductId, long VariationId, string TaxClass,
        long? PriceCents);
}
