using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// Everything that bears on the stock decision of some offers, read in a handful of queries: their items, the bol lines that
/// the items' readings cannot contain, and the holds. The live loop and the page that explains a number read it alike.
/// </summary>
internal sealed class StockInputs
{
    private readonly ILookup<long, LinkPart> _parts;
    private readonly Dictionary<long, Item> _items;
    private readonly Dictionary<(ShopId, long, long), Pool> _pools;
    private readonly int _safety;
    private readonly List<long> _settledLines = [];
    private readonly List<long> _spentHolds = [];

    private StockInputs(ILookup<long, LinkPart> parts, Dictionary<long, Item> items, int safety)
    {
        _parts = parts;
        _items = items;
        _safety = safety;
        _pools = items.Values.GroupBy(PoolKey).ToDictionary(g => g.Key, g => new Pool(g.Min(i => i.ReadAt)));
    }

    public static async Task<StockInputs> Read(TandemDb db, Seller seller, IReadOnlyCollection<long> offerKeys, CancellationToken ct)
    {
        var parts = await db.LinkParts.AsNoTracking().Where(p => offerKeys.Contains(p.OfferKey)).ToListAsync(ct);
        var linked = parts.Select(p => p.ItemKey).Distinct().ToList();
        var items = await db.Items.AsNoTracking().Where(i => linked.Contains(i.Key)).ToListAsync(ct);
        if (items.Exists(i => i.StockKept == StockKept.AtParent))
        {
            var products = items.Where(i => i.StockKept == StockKept.AtParent).Select(i => i.ProductId).Distinct().ToList();
            items = [.. items.UnionBy(
                await db.Items.AsNoTracking().Where(i => i.SellerId == seller.Id && products.Contains(i.ProductId) && i.StockKept == StockKept.AtParent).ToListAsync(ct),
                i => i.Key)];
        }

        var inputs = new StockInputs(parts.ToLookup(p => p.OfferKey), items.ToDictionary(i => i.Key), seller.SafetyStock);
        await inputs.ReadPromised(db, ct);
        await inputs.ReadHeld(db, ct);
        return inputs;
    }

    public IReadOnlyList<StockPart> PartsOf(long offerKey) =>
    [
        .. _parts[offerKey].Where(p => _items.ContainsKey(p.ItemKey)).Select(p =>
        {
            var item = _items[p.ItemKey];
            var pool = _pools[PoolKey(item)];
            return new StockPart(
                item.Key, item.Name, item.StockKept, item.Quantity, item.Gone, pool.Promised, pool.Held,
                item.SafetyStock ?? _safety, p.Quantity);
        }),
    ];

    /// <summary>Writes down which lines and holds no reading can miss any more, so that nothing ever looks at them again.</summary>
    public async Task Settle(TandemDb db, CancellationToken ct)
    {
        if (_settledLines.Count > 0)
            await db.OrderLines.Where(l => _settledLines.Contains(l.Key)).ExecuteUpdateAsync(l => l.SetProperty(x => x.InStockReading, true), ct);
        if (_spentHolds.Count > 0)
            await db.Holds.Where(h => _spentHolds.Contains(h.Key)).ExecuteDeleteAsync(ct);
    }

    private async Task ReadPromised(TandemDb db, CancellationToken ct)
    {
        var itemKeys = _items.Keys.ToList();
        var sold = await (
            from part in db.LinkParts
            join line in db.OrderLines on part.OfferKey equals line.OfferKey
            join order in db.Orders on line.OrderKey equals order.Key
            where itemKeys.Contains(part.ItemKey) && !line.InStockReading
            select new
            {
                part.ItemKey,
                PerOffer = part.Quantity,
                Parts = db.LinkParts.Count(p => p.OfferKey == part.OfferKey),
                line.Key,
                line.Quantity,
                line.Cancelled,
                line.Imported,
                line.UnknownProduct,
                order.ImportedAt,
            }).AsNoTracking().ToListAsync(ct);

        foreach (var line in sold.GroupBy(l => l.Key))
        {
            // A bundle of which other parts are not looked at here may be missed by their readings.
            var missed = line.Count() < line.First().Parts;
            foreach (var use in line)
            {
                var pool = _pools[PoolKey(_items[use.ItemKey])];
                var units = use.Imported ?? Math.Max(0, use.Quantity - use.Cancelled);
                // A line that went in without its product lowered nothing: it stays promised.
                if (units == 0 || (!use.UnknownProduct && use.ImportedAt is { } imported && imported < pool.ReadAt)) continue;
                pool.Promised += units * use.PerOffer;
                missed = true;
            }

            if (!missed) _settledLines.Add(line.Key);
        }
    }

    private async Task ReadHeld(TandemDb db, CancellationToken ct)
    {
        var itemKeys = _items.Keys.ToList();
        var holds = await db.Holds.AsNoTracking().Where(h => itemKeys.Contains(h.ItemKey)).ToListAsync(ct);
        foreach (var hold in holds)
        {
            var pool = _pools[PoolKey(_items[hold.ItemKey])];
            if (hold.ReleasedAt < pool.ReadAt) _spentHolds.Add(hold.Key);
            else pool.Held += hold.Quantity;
        }
    }

    private static (ShopId, long, long) PoolKey(Item item) =>
        (item.ShopId, item.ProductId, item.StockKept == StockKept.AtParent ? -1 : item.VariationId);

    /// <summary>Units that are counted together: one item, or the variations that share their parent's stock.</summary>
    private sealed class Pool(DateTimeOffset readAt)
    {
        /// <summary>The oldest reading of its items: what that cannot contain, nothing here does.</summary>
        public DateTimeOffset ReadAt { get; } = readAt;
        public int Promised { get; set; }
        public int Held { get; set; }
    }
}
