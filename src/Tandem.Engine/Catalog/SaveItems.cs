using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Proof;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Catalog;

/// <summary>Takes over what the shop answered, and marks what must be matched or decided again because of it.</summary>
internal static class SaveItems
{
    /// <param name="began">When the reading began.</param>
    /// <returns>True where something changed that matching or stock depends on.</returns>
    public static async Task<bool> Save(
        TandemDb db, Shop shop, IReadOnlyList<WooProduct> products, DateTimeOffset began, CancellationToken ct)
    {
        var productIds = products.Select(ProductId).Distinct().ToList();
        var known = (await db.Items.Where(i => i.ShopId == shop.Id && productIds.Contains(i.ProductId)).ToListAsync(ct))
            .ToDictionary(i => (i.ProductId, i.VariationId));
        var leftGtins = new List<string>();
        var touched = new List<long>();
        var moves = new List<ItemMove>();
        var changed = false;

        foreach (var product in products)
        {
            var isItem = product.Type is not ("variable" or "grouped" or "external");
            var id = (ProductId(product), product.Type == "variation" ? product.Id : 0);
            if (!known.TryGetValue(id, out var item))
            {
                if (!isItem) continue;
                item = new Item { SellerId = shop.SellerId, ShopId = shop.Id, ProductId = id.Item1, VariationId = id.Item2, Name = "", MatchDue = true };
                db.Items.Add(item);
                known[id] = item;
                changed = true;
            }
            else if (began < item.ReadAt)
            {
                continue;
            }

            var move = new ItemMove(item, item.Quantity, item.ReadAt);
            changed |= Take(item, product, gone: !isItem || product.Status == "trash", began, leftGtins, touched);
            if (move.Before != item.Quantity) moves.Add(move);
        }

        if (leftGtins.Count > 0) await RematchGroups(db, shop.SellerId, leftGtins, ct);
        if (touched.Count > 0 || moves.Count > 0)
        {
            await db.SaveChangesAsync(ct);
            await EnterItemMoves.Enter(db, moves, touched, began, ct);
            await db.TouchItems(touched, ct);
        }

        return changed || touched.Count > 0;
    }

    /// <summary>The shop no longer knows these items.</summary>
    public static async Task MarkGone(TandemDb db, IReadOnlyList<Item> items, DateTimeOffset began, CancellationToken ct)
    {
        var keys = items.Select(i => i.Key).ToList();
        await db.Items.Where(i => keys.Contains(i.Key)).ExecuteUpdateAsync(i => i
            .SetProperty(x => x.Gone, true)
            .SetProperty(x => x.MatchDue, true)
            .SetProperty(x => x.ReadDueSince, (DateTimeOffset?)null)
            .SetProperty(x => x.ReadAt, began), ct);
        await db.TouchItems(keys, ct);
    }

    private static long ProductId(WooProduct product) =>
        product.Type == "variation" ? product.ParentId ?? 0 : product.Id;

    private static bool Take(
        Item item, WooProduct product, bool gone, DateTimeOffset began, List<string> leftGtins, List<long> touched)
    {
        var gtin = Gtin.TryParse(product.GlobalUniqueId)?.Digits;
        var kept = product.ManageStock switch
        {
            WooManageStock.Yes => StockKept.Here,
            WooManageStock.Parent => StockKept.AtParent,
            _ => StockKept.Nowhere,
        };

        var rematch = item.Gtin != gtin || item.GtinText != product.GlobalUniqueId || item.Sku != product.Sku || item.Gone != gone;
        if (rematch)
        {
            if (item.Gtin is not null && item.Gtin != gtin) leftGtins.Add(item.Gtin);
            item.MatchDue = true;
        }

        var waited = item.ReadDueSince is not null;
        var restock = item.Quantity != product.StockQuantity || item.StockKept != kept || item.Gone != gone;
        if (item.Key != 0 && (restock || waited)) touched.Add(item.Key);

        item.Name = product.Name ?? "";
        item.Sku = product.Sku;
        item.GtinText = product.GlobalUniqueId;
        item.Gtin = gtin;
        item.TaxClass = product.TaxClass ?? "";
        item.PriceCents = product.Price is { } price ? Money.FromEuros(price).Cents : null;
        item.StockKept = kept;
        item.Quantity = product.StockQuantity;
        item.InStock = product.StockStatus != "outofstock";
        item.ModifiedAt = product.DateModifiedGmt;
        item.Gone = gone;
        item.ReadAt = began;
        if (item.ReadDueSince < began) item.ReadDueSince = null;
        return rematch;
    }

    private static async Task RematchGroups(TandemDb db, SellerId seller, List<string> gtins, CancellationToken ct)
    {
        await db.Items.Where(i => i.SellerId == seller && gtins.Contains(i.Gtin!)).ExecuteUpdateAsync(i => i.SetProperty(x => x.MatchDue, true), ct);
        await db.Offers.Where(o => o.SellerId == seller && gtins.Contains(o.Gtin!)).ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, true), ct);
    }
}
