using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
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
    private readonly ILookup<long, long> _candidates;
    private readonly Dictionary<long, Item> _items;
    private readonly Seller _seller;
    private readonly Dictionary<(ShopId, long, long), Pool> _pools = [];
    private readonly DateTimeOffset _now;
    private readonly Adaptive _allowed;
    private readonly AdaptiveMode _mode;
    private readonly UnreadShops _unread;
    private Adaptive? _adaptive;
    private readonly List<long> _settledLines = [];
    private readonly List<long> _spentHolds = [];
    private Dictionary<(ShopId, string, string), StockSettings> _shared = [];
    private Dictionary<long, long> _bundles = [];
    private Dictionary<SettingPlace, string> _names = [];

    private ILookup<(SettingScope, ShopId?, long), StockSetting> _settings = Enumerable.Empty<StockSetting>()
        .ToLookup(_ => default((SettingScope, ShopId?, long)));

    private StockInputs(ILookup<long, LinkPart> parts, ILookup<long, long> candidates, Dictionary<long, Item> items,
        Seller seller, DateTimeOffset now)
    {
        (_parts, _candidates, _items, _seller) = (parts, candidates, items, seller);
        _adaptive = Adaptive.AppliedBy(seller);
        _allowed = Adaptive.AllowedBy(seller);
        _mode = seller.Get<AdaptiveSay>().Mode;
        _unread = seller.Get<UnreadShops>();
        _now = now;
        foreach (var item in items.Values)
        {
            if (!_pools.TryGetValue(PoolKey(item), out var pool)) _pools[PoolKey(item)] = pool = new Pool { Newest = item };
            if (Weight(item).CompareTo(Weight(pool.Newest)) > 0) pool.Newest = item;
            pool.ShopPerHour += item.SalesRate.PerHour(now);
            if (!item.Gone && item.ShopTarget < (pool.ShopTarget ?? int.MaxValue)) pool.ShopTarget = item.ShopTarget;
        }
    }

    /// <param name="now">The moment that paces are taken at.</param>
    public static Task<StockInputs> Read(
        TandemDb db, Seller seller, IReadOnlyCollection<Offer> offers, DateTimeOffset now, CancellationToken ct) =>
        Read(db, seller, offers, now, seller.Get<AdaptiveSay>().Mode != AdaptiveMode.Off, ct);

    /// <summary>With what adaptive safety stock needs, also where it is off.</summary>
    public static Task<StockInputs> ReadWithPaces(
        TandemDb db, Seller seller, IReadOnlyCollection<Offer> offers, DateTimeOffset now, CancellationToken ct) =>
        Read(db, seller, offers, now, withPaces: true, ct);

    private static async Task<StockInputs> Read(
        TandemDb db, Seller seller, IReadOnlyCollection<Offer> offers, DateTimeOffset now, bool withPaces, CancellationToken ct)
    {
        var offerKeys = offers.Select(o => o.Key).ToList();
        var sold = await (
            from part in db.LinkParts
            join item in Lean(db.Items) on part.ItemKey equals item.Key
            where EF.Parameter(offerKeys).Contains(part.OfferKey)
            select new { part.OfferKey, part.Quantity, Item = item }).AsNoTracking().ToListAsync(ct);
        var parts = sold.ConvertAll(s => new LinkPart { OfferKey = s.OfferKey, ItemKey = s.Item.Key, Quantity = s.Quantity })
            .ToLookup(p => p.OfferKey);
        var items = sold.Select(s => s.Item).DistinctBy(i => i.Key).ToList();
        var (candidates, others) = await Candidates(db, seller, offers, parts, ct);
        var bundles = await BundleItems.Of(db, seller, offers, ct);
        var bundleKeys = bundles.Values.ToList();
        if (bundleKeys.Count > 0)
            others.AddRange(await Lean(db.Items.Where(i => bundleKeys.Contains(i.Key))).AsNoTracking().ToListAsync(ct));
        items = [.. items.UnionBy(others, i => i.Key)];
        items = [.. items.UnionBy(await CountedWith(db, seller, items, ct), i => i.Key)];

        var inputs = new StockInputs(parts, candidates, items.ToDictionary(i => i.Key), seller, now) { _bundles = bundles };
        await inputs.ReadPromised(db, ct);
        await inputs.ReadHeld(db, ct);
        await inputs.ReadSettings(db, seller, offerKeys, ct);
        if (withPaces) await inputs.ReadPaces(db, ct);
        return inputs;
    }

    /// <summary>Offers of which it is doubtful what they sell, with the items that carry their GTIN and are not linked.</summary>
    private static async Task<(ILookup<long, long> OfOffer, List<Item> Items)> Candidates(
        TandemDb db, Seller seller, IReadOnlyCollection<Offer> offers, ILookup<long, LinkPart> parts, CancellationToken ct)
    {
        var doubtful = offers.Where(o => o.Gtin is not null && LinkRule.IsDoubtful(o.Verdict)).ToList();
        if (doubtful.Count == 0) return (Array.Empty<long>().ToLookup(k => k), []);
        var gtins = doubtful.Select(o => o.Gtin!).Distinct().ToList();
        var found = await db.Items
            .Where(i => i.SellerId == seller.Id && !i.Gone && gtins.Contains(i.Gtin!)
                && !BundleItems.GivenWay.Contains(i.Verdict))
            .Select(i => new { i.Key, i.Gtin }).ToListAsync(ct);
        var pairs = (
            from offer in doubtful
            join item in found on offer.Gtin equals item.Gtin
            where !parts[offer.Key].Any(p => p.ItemKey == item.Key)
            select (Offer: offer.Key, Item: item.Key)).ToList();
        var keys = pairs.Select(p => p.Item).Distinct().ToList();
        return (pairs.ToLookup(p => p.Offer, p => p.Item), await Lean(db.Items.Where(i => keys.Contains(i.Key))).AsNoTracking()
            .ToListAsync(ct));
    }

    /// <summary>
    /// What shares the stock of one of these items: variations of a parent that keeps it, and the same article in other
    /// languages.
    /// </summary>
    private static async Task<List<Item>> CountedWith(TandemDb db, Seller seller, List<Item> items, CancellationToken ct)
    {
        var found = new List<Item>();
        var languages = items.Select(i => i.SameAs).OfType<long>().Distinct().ToList();
        if (languages.Count > 0)
            found.AddRange(await Lean(db.Items
                .Where(i => i.SellerId == seller.Id && languages.Contains(i.SameAs!.Value) && !i.Gone)).AsNoTracking()
                .ToListAsync(ct));
        var products = items.Concat(found).Where(i => i.StockKept == StockKept.AtParent).Select(i => i.ProductId).Distinct()
            .ToList();
        if (products.Count > 0)
        {
            found.AddRange(await Lean(db.Items
                .Where(i => i.SellerId == seller.Id && EF.Parameter(products).Contains(i.ProductId)
                    && i.StockKept == StockKept.AtParent && !i.Gone))
                .AsNoTracking().ToListAsync(ct));
        }

        return [.. found.DistinctBy(i => i.Key)];
    }

    /// <summary>Everything that the offer's number is decided from.</summary>
    public StockFacts FactsOf(Offer offer)
    {
        var parts = PartsOf(offer);
        var steered = offer.Steered && _seller.WritesStockOf(offer);
        var inDoubt = LinkRule.IsDoubtful(offer.Verdict);
        return new StockFacts(
            offer.Lvb, offer.Gone, offer.UnseenUnits, _adaptive, parts, steered, !IsLinked(offer.Key)
                && offer.WhenUnlinked == WhenUnlinked.LeaveNumber, inDoubt,
            inDoubt && !steered ? offer.Shows ?? 0 : null);
    }

    /// <summary>Whether it sells anything, by a link and not by a guess.</summary>
    public bool IsLinked(long offerKey) => _parts[offerKey].Any(p => _items.ContainsKey(p.ItemKey));

    /// <summary>
    /// What adaptive safety stock would hold back of the offer and does not; null where that is nothing, or is done already.
    /// </summary>
    public Reason? ProposalFor(Offer offer)
    {
        if (_mode != AdaptiveMode.Propose) return null;
        var proposed = StockRule.Decide(With(_allowed).FactsOf(offer));
        return proposed.Reason["adaptive"].Length > 0 && proposed.Target != StockRule.Decide(FactsOf(offer)).Target
            ? proposed.Reason with { Code = "stock.adaptive-proposed" } : null;
    }

    /// <summary>The same facts with something else said in one place. Nothing is saved.</summary>
    public StockInputs With(SettingPlace place, StockSay say)
    {
        var others = _settings.SelectMany(s => s).Where(s => s.ToPlace() != place);
        var other = (StockInputs)MemberwiseClone();
        other._shared = [];
        other._settings = Lookup(say.SaysNothing ? others
            : others.Append(new StockSetting { Scope = place.Scope, ShopId = place.Shop, Target = place.Target }.Take(say)));
        return other;
    }

    /// <summary>The same facts under other adaptive safety stock; null: none.</summary>
    public StockInputs With(Adaptive? adaptive)
    {
        var other = (StockInputs)MemberwiseClone();
        other._adaptive = adaptive;
        return other;
    }

    private List<StockPart> PartsOf(Offer offer) =>
    [
        .. _parts[offer.Key].Where(p => _items.ContainsKey(p.ItemKey))
            .Select(p => Part(offer, _items[p.ItemKey], p.Quantity, candidate: false)),
        .. BundleOf(offer),
        .. _candidates[offer.Key].Where(_items.ContainsKey).Select(key => Part(offer, _items[key], 1, candidate: true)),
    ];

    private IEnumerable<StockPart> BundleOf(Offer offer)
    {
        if (!_bundles.TryGetValue(offer.Key, out var key)) yield break;
        var item = _items[key];
        if (BundleItems.Limit(Part(offer, item, 1, candidate: false), item.StockOfParts) is { } limit) yield return limit;
    }

    private StockPart Part(Offer offer, Item item, int perOffer, bool candidate)
    {
        var pool = _pools[PoolKey(item)];
        var own = offer.SalesRate.PerHour(_now) * perOffer;

        // The newest reading speaks for the whole pool: its units are the same ones, whichever of its items is asked.
        return new StockPart(
            item.Key, item.Name, item.StockKept, _seller.WritesStockOf(offer) ? pool.Counted : pool.Newest.Quantity, item.InStock,
            item.Backordered, item.Gone, pool.Promised, pool.Held, perOffer,
            Settings(offer.Key, item, perOffer), new Demand(own, pool.ShopPerHour + Math.Max(0, pool.BolPerHour - own)),
            pool.Newest.ReadAt, pool.Newest.Key, candidate, item.Unpublished, _unread.Of(item.ShopId));
    }

    /// <summary>
    /// What is said about it; worked out once for all items of the same categories and tags of which nothing is said by itself.
    /// </summary>
    private StockSettings Settings(long offerKey, Item item, int perOffer)
    {
        List<StockSetting> own =
            [.. _settings[(SettingScope.Offer, null, offerKey)], .. _settings[(SettingScope.Item, null, item.Key)]];
        if (own.Count > 0) return SettingsRule.Resolve([.. own, .. SharedOf(item)], perOffer, _names);
        var key = (item.ShopId, item.Categories, item.Tags);
        return _shared.TryGetValue(key, out var shared) ? shared
            : _shared[key] = SettingsRule.Resolve(SharedOf(item), perOffer, _names);
    }

    private List<StockSetting> SharedOf(Item item) =>
    [
        .. Ids(item.Categories).SelectMany(id => _settings[(SettingScope.Category, item.ShopId, id)]),
        .. Ids(item.Tags).SelectMany(id => _settings[(SettingScope.Tag, item.ShopId, id)]),
        .. _settings[(SettingScope.Seller, null, 0)],
    ];

    /// <summary>
    /// Writes down which lines and holds no reading can miss any more, so that nothing ever looks at them again.
    /// </summary>
    public async Task Settle(TandemDb db, CancellationToken ct)
    {
        if (_settledLines.Count > 0)
            await db.OrderLines.Where(l => _settledLines.Contains(l.Key))
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.InStockReading, true), ct);
        if (_spentHolds.Count > 0)
            await db.Holds.Where(h => _spentHolds.Contains(h.Key)).ExecuteDeleteAsync(ct);
    }

    private async Task ReadPromised(TandemDb db, CancellationToken ct)
    {
        var sold = await UnreadLine.Of(db, [.. _items.Keys], _seller.Writes(Module.Orders), ct);
        foreach (var line in sold.GroupBy(l => l.Key))
        {
            // A bundle of which other parts are not looked at here may be missed by their readings.
            var missed = line.Count() < line.First().Parts;
            foreach (var use in line)
            {
                var item = _items[use.ItemKey];
                var pool = _pools[PoolKey(item)];
                var units = use.MissedBy(pool.Newest.ReadAt);
                if (units == 0) continue;
                pool.Promised += units * use.PerOffer;
                if (!use.IsTaken(pool.Newest.ReadAt) && use is { Imported: not null, UnknownProduct: false }
                    && use.ShopId == item.ShopId)
                    pool.PromisedInShop += units * use.PerOffer;
                missed = true;
            }

            // The bundle product counts what is sold of it too, where it has a count of its own.
            if (_bundles.TryGetValue(line.First().OfferKey, out var bundle))
            {
                var pool = _pools[PoolKey(_items[bundle])];
                pool.Promised += line.First().MissedBy(pool.Newest.ReadAt);
            }

            if (!missed) _settledLines.Add(line.Key);
        }
    }

    private async Task ReadHeld(TandemDb db, CancellationToken ct)
    {
        var itemKeys = _items.Keys.ToList();
        var holds = await db.Holds.AsNoTracking().Where(h => EF.Parameter(itemKeys).Contains(h.ItemKey)).ToListAsync(ct);
        foreach (var hold in holds)
        {
            var pool = _pools[PoolKey(_items[hold.ItemKey])];
            if (hold.ReleasedAt < pool.Newest.ReadAt) _spentHolds.Add(hold.Key);
            else pool.Held += hold.Quantity;
        }
    }

    private async Task ReadSettings(TandemDb db, Seller seller, IReadOnlyCollection<long> offerKeys, CancellationToken ct)
    {
        var itemKeys = _items.Keys.ToList();
        var found = await db.StockSettings.AsNoTracking().Where(s => s.SellerId == seller.Id
            && ((s.Scope == SettingScope.Offer && EF.Parameter(offerKeys).Contains(s.Target))
                || (s.Scope == SettingScope.Item && EF.Parameter(itemKeys).Contains(s.Target))
                || (s.Scope != SettingScope.Offer && s.Scope != SettingScope.Item))).ToListAsync(ct);
        _settings = Lookup(found);
        var groups = found.FindAll(s => s.Scope is SettingScope.Category or SettingScope.Tag
            && (s.Safety is not null || s.SafetyPercent is not null)).ConvertAll(s => s.ToPlace());
        if (groups.Count > 0) _names = await SettingNames.Of(db, seller.Id, groups, ct);
    }

    /// <summary>Only what is decided from: an item has twice as much to read.</summary>
    private static IQueryable<Item> Lean(IQueryable<Item> items) => items.Select(i => new Item
    {
        Key = i.Key,
        ShopId = i.ShopId,
        ProductId = i.ProductId,
        VariationId = i.VariationId,
        Name = i.Name,
        StockKept = i.StockKept,
        StockOfParts = i.StockOfParts,
        Quantity = i.Quantity,
        InStock = i.InStock,
        Backordered = i.Backordered,
        ShopTarget = i.ShopTarget,
        Gone = i.Gone,
        Unpublished = i.Unpublished,
        SameAs = i.SameAs,
        Categories = i.Categories,
        Tags = i.Tags,
        SalesRate = i.SalesRate,
        ReadAt = i.ReadAt,
    });

    private static ILookup<(SettingScope, ShopId?, long), StockSetting> Lookup(IEnumerable<StockSetting> settings) =>
        settings.ToLookup(s => (s.Scope, s.ShopId, s.Target));

    /// <summary>How fast each pool is sold by all offers that sell from it.</summary>
    private async Task ReadPaces(TandemDb db, CancellationToken ct)
    {
        var itemKeys = _items.Keys.ToList();
        var sellers = await (
            from part in db.LinkParts
            join offer in db.Offers on part.OfferKey equals offer.Key
            where EF.Parameter(itemKeys).Contains(part.ItemKey) && !offer.Lvb && !offer.Gone
            select new { part.ItemKey, part.Quantity, offer.SalesRate }).AsNoTracking().ToListAsync(ct);
        foreach (var use in sellers)
            _pools[PoolKey(_items[use.ItemKey])].BolPerHour += use.SalesRate.PerHour(_now) * use.Quantity;
    }

    private static IEnumerable<long> Ids(string groups) =>
        groups.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));

    private static (bool, bool, DateTimeOffset, long) Weight(Item item) =>
        (!item.Gone, item.Quantity is not null, item.ReadAt, item.Key);

    private (ShopId, long, long) PoolKey(Item item)
    {
        // Of an article in several languages the one that stands for all says where it is counted.
        var one = item.SameAs is { } same && _items.TryGetValue(same, out var first) ? first : item;
        return (one.ShopId, one.ProductId, one.StockKept == StockKept.AtParent ? -1 : one.VariationId);
    }

    /// <summary>
    /// Units that are counted together: one item, the variations that share their parent's stock, one article in several
    /// languages.
    /// </summary>
    private sealed class Pool
    {
        /// <summary>The item of it that was read last, of those that are there and counted.</summary>
        public required Item Newest { get; set; }
        public int Promised { get; set; }

        /// <summary>Of the promised units those of orders that are in the shop, though not in its reading.</summary>
        public int PromisedInShop { get; set; }

        /// <summary>What the shop should show because of an external number; null: no such number has a say.</summary>
        public int? ShopTarget { get; set; }

        /// <summary>
        /// What the shop shows, or the less that it should show: what is not there is not sold because the shop was not told
        /// yet. What the shop should show has the orders in it off already.
        /// </summary>
        public int? Counted => Newest.Quantity is { } shown && ShopTarget is { } target
            ? Math.Min(shown, target + PromisedInShop) : Newest.Quantity;
        public int Held { get; set; }
        public double ShopPerHour { get; set; }
        public double BolPerHour { get; set; }
    }
}
