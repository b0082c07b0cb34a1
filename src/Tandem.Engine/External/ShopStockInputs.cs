using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.External;

/// <summary>
/// Reads what the shop's stock of some items is decided from: sales of the article since their numbers were true, in whichever of
/// the seller's shops, and how far orders were read.
/// </summary>
internal sealed class ShopStockInputs
{
    private readonly Dictionary<long, int> _sold = [];
    private readonly HashSet<long> _live = [];
    private readonly Dictionary<SourceName, DateTimeOffset?> _ordersRead;
    private readonly PausedParts _paused;

    private ShopStockInputs(Dictionary<SourceName, DateTimeOffset?> ordersRead, PausedParts paused) =>
        (_ordersRead, _paused) = (ordersRead, paused);

    /// <param name="items">With the numbers that they are to be decided from.</param>
    /// <param name="fileAt">When numbers without a moment of their own were true.</param>
    public static async Task<ShopStockInputs> Read(
        TandemDb db, Seller seller, IReadOnlyCollection<Item> items, DateTimeOffset fileAt, int lagMinutes, CancellationToken ct)
    {
        var sources = items.Select(i => OrdersOf(i)).Distinct().ToList();
        var inputs = new ShopStockInputs(await db.Observations.Where(o => o.SellerId == seller.Id && sources.Contains(o.Source))
            .ToDictionaryAsync(o => o.Source, o => o.BeganAt, ct), seller.Get<PausedParts>());
        if (items.Count == 0) return inputs;

        var since = items.ToDictionary(i => i.Key, i => ShopStockRule.SoldFrom(i.ExternalAt ?? fileAt, lagMinutes));
        var earliest = since.Values.Min();
        var keys = since.Keys.ToList();
        var twins = await SameArticle.Of(db, seller.Id, keys, ct);
        var sellsFor = keys.SelectMany(k => twins[k].Prepend(k).Select(other => (From: other, For: k)))
            .ToLookup(p => p.From, p => p.For);
        var selling = sellsFor.Select(s => s.Key).ToList();
        var sales = await db.ShopSales.Where(s => selling.Contains(s.ItemKey) && s.At > earliest)
            .Select(s => new { s.ItemKey, s.At, Units = s.Units - s.Returned }).ToListAsync(ct);
        foreach (var sale in sales) Sold(sale.ItemKey, sale.At, sale.Units);

        var lines = await (
            from part in db.LinkParts
            join line in db.OrderLines on part.OfferKey equals line.OfferKey
            join order in db.Orders on line.OrderKey equals order.Key
            join item in db.Items on part.ItemKey equals item.Key
            where selling.Contains(part.ItemKey) && item.ShopId == order.ShopId && line.Imported != null && !line.UnknownProduct
                && line.Fulfilment != Fulfilment.Lvb && order.ImportedAt > earliest
            select new { part.ItemKey, At = order.ImportedAt!.Value, Units = line.Imported!.Value * part.Quantity })
                .ToListAsync(ct);
        foreach (var line in lines) Sold(line.ItemKey, line.At, line.Units);

        if (seller.Writes(Module.Stock))
        {
            // An offer is linked to the item of one shop; where it is chosen, the others must follow too.
            inputs._live.UnionWith(seller.OnlyChosen(Module.Stock)
                ? (await db.LinkParts
                    .Where(p => selling.Contains(p.ItemKey) && db.Offers.Any(o => o.Key == p.OfferKey && o.Chosen))
                    .Select(p => p.ItemKey).ToListAsync(ct))
                    .SelectMany(k => sellsFor[k])
                : keys);
        }

        return inputs;

        void Sold(long itemKey, DateTimeOffset at, int units)
        {
            foreach (var key in sellsFor[itemKey].Where(k => at > since[k]))
                inputs._sold[key] = inputs._sold.GetValueOrDefault(key) + units;
        }
    }

    /// <summary>Whether Tandem writes this item's stock, or only decides it: a shop that is paused is told nothing.</summary>
    public bool IsLive(Item item) => _live.Contains(item.Key) && !_paused.Has(item.ShopId);

    public ShopStockFacts FactsOf(Item item) => new(
        item.ExternalQuantity ?? 0, _sold.GetValueOrDefault(item.Key), item.Quantity, item.StockKept == StockKept.Here
            && !item.Gone,
        _ordersRead.GetValueOrDefault(OrdersOf(item)) >= item.ReadAt);

    private static SourceName OrdersOf(Item item) => ReadShopOrders.ChangesOf(item.ShopId);
}
