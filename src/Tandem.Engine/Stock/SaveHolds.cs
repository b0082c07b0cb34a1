using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Links;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.WooCommerce;

namespace Tandem.Engine.Stock;

/// <summary>
/// Takes over what the shop keeps for unpaid orders of its own shoppers without showing it in its stock
/// (facts/woocommerce.md §f). Orders made over REST keep nothing.
/// </summary>
internal static class SaveHolds
{
    /// <summary>
    /// A draft of the block checkout keeps its units for ten minutes after each of its changes, whatever the shop's own setting
    /// (woocommerce/woocommerce#45245); not any more from the release after July 2024 (#49446).
    /// </summary>
    private static readonly TimeSpan DraftHolds = TimeSpan.FromMinutes(10);
    private static readonly Version DraftsHoldNothing = new(9, 3);

    public static async Task Save(TandemDb db, Shop shop, IReadOnlyList<WooOrder> answers, DateTimeOffset now,
        CancellationToken ct)
    {
        var ids = answers.Select(o => o.Id ?? 0).ToList();
        var known = (await db.Holds.Where(h => h.ShopId == shop.Id && ids.Contains(h.ShopOrderId)).ToListAsync(ct))
            .ToLookup(h => h.ShopOrderId);
        var unpaid = answers.DistinctBy(o => o.Id).Select(o => (Order: o, Until: Until(shop, o, now)))
            .Where(o => o.Until is not null).ToList();
        var items = await ItemsOf(db, shop, unpaid.Select(o => o.Order), ct);
        var touched = new HashSet<long>();
        foreach (var (order, until) in unpaid)
        {
            var lines = (order.LineItems ?? []).Where(l => items.ContainsKey((l.ProductId ?? 0, l.VariationId ?? 0)))
                .GroupBy(l => items[(l.ProductId ?? 0, l.VariationId ?? 0)])
                .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity ?? 0));
            foreach (var hold in known[order.Id ?? 0].Where(h => h.ReleasedAt is null))
            {
                if (!lines.Remove(hold.ItemKey, out var units)) continue;
                if (units != hold.Quantity) touched.Add(hold.ItemKey);
                hold.Quantity = units;
                if (until > hold.Until) hold.Until = until.Value;
            }

            if (until <= now) continue;
            foreach (var (item, units) in lines)
            {
                db.Holds.Add(new Hold
                {
                    SellerId = shop.SellerId,
                    ShopId = shop.Id,
                    ShopOrderId = order.Id ?? 0,
                    ItemKey = item,
                    Quantity = units,
                    Until = until!.Value
                });
                touched.Add(item);
            }
        }

        foreach (var hold in known.SelectMany(h => h).Where(h => h.ReleasedAt is null && !Holds(h)))
        {
            hold.ReleasedAt = now;
            touched.Add(hold.ItemKey);
        }

        if (touched.Count == 0) return;
        await db.SaveChangesAsync(ct);
        await db.TouchItems(touched, ct);
        await db.ReadItemsAgain(touched, now, ct);

        bool Holds(Hold hold) => unpaid.Exists(o => o.Order.Id == hold.ShopOrderId
            && (o.Order.LineItems
                ?? []).Any(l => items.GetValueOrDefault((l.ProductId ?? 0, l.VariationId ?? 0)) == hold.ItemKey));
    }

    /// <summary>Until when the shop keeps the units of an order; null: it keeps none.</summary>
    private static DateTimeOffset? Until(Shop shop, WooOrder order, DateTimeOffset now)
    {
        var ofShoppers = order.CreatedVia is "checkout" or "store-api";
        if (order.Status == "pending" && ofShoppers && shop.HoldStockMinutes > 0)
        {
            // An order of the block checkout was a draft first: its time begins when it was placed.
            var placed = order.CreatedVia == "store-api" ? order.DateModifiedGmt ?? order.DateCreatedGmt : order.DateCreatedGmt;
            return Earlier(placed, now) + TimeSpan.FromMinutes(shop.HoldStockMinutes);
        }

        return order.Status == "checkout-draft"
            && !(Version.TryParse(shop.Version?.Split('-')[0], out var version) && version >= DraftsHoldNothing)
            ? Earlier(order.DateModifiedGmt, now) + DraftHolds : null;
    }

    /// <summary>What is dated in the future holds no longer than what was placed now.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset? moment, DateTimeOffset now) => moment < now ? moment.Value : now;

    private static async Task<Dictionary<(long, long), long>> ItemsOf(TandemDb db, Shop shop, IEnumerable<WooOrder> orders,
        CancellationToken ct)
    {
        var products = orders.SelectMany(o => o.LineItems ?? []).Select(l => l.ProductId ?? 0).Distinct().ToList();
        if (products.Count == 0) return [];
        return (await db.Items.Where(i => i.ShopId == shop.Id && products.Contains(i.ProductId))
            .Select(i => new { i.ProductId, i.VariationId, i.Key }).ToListAsync(ct))
            .ToDictionary(i => (i.ProductId, i.VariationId), i => i.Key);
    }
}
