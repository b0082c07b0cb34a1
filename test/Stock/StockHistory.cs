using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Tests.Storage;
using Tandem.WooCommerce;

namespace Tandem.Tests.Stock;

/// <summary>
/// A shop and a bol account that exist only here, a database that hears of them late, and what really may be promised.
/// </summary>
internal sealed class StockHistory : IAsyncDisposable
{
    private const int Safety = 1;

    // Product ids; S and M are variations of 30 and share its stock.
    private static readonly (long Product, long Variation, string Pool)[] Goods =
        [(10, 0, "mug"), (20, 0, "plate"), (30, 31, "shirt"), (30, 32, "shirt")];

    private static readonly (string Offer, (int Good, int Units)[] Parts)[] Offers =
        [("mug", [(0, 1)]), ("plate", [(1, 1)]), ("set", [(1, 1), (0, 4)]), ("shirt S", [(2, 1)]), ("shirt M", [(3, 1)])];

    private readonly World _world;
    private readonly Random _random;
    private readonly DecideStock _decide;
    private readonly Dictionary<string, int> _shop = new(StringComparer.Ordinal) { ["mug"] = 30, ["plate"] = 12, ["shirt"] = 9 };
    private readonly List<Reading> _readings = [];
    private readonly List<Sold> _sold = [];
    private readonly List<Kept> _kept = [];
    private readonly Dictionary<int, Reading> _newest = [];
    private readonly Dictionary<string, long> _offerKeys = new(StringComparer.Ordinal);
    private readonly List<long> _itemKeys = [];
    private SellerWork _work;
    private int _orders;

    private StockHistory(World world, int seed)
    {
        (_world, _random, _work) = (world, new Random(seed), world.Work);
        _decide = new DecideStock(world.Clock, new Checkpoints());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _world.Now;

    public static async Task<StockHistory> Begin(Engine.Storage.DatabaseKind kind, int seed)
    {
        var history = new StockHistory(await World.Create(kind), seed);
        await history.Fill();
        return history;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>Something happens to one side, or Tandem hears of something.</summary>
    /// <returns>What.</returns>
    public async Task<string> Happen(CancellationToken ct)
    {
        _world.Clock.Advance(TimeSpan.FromSeconds(_random.Next(1, 40)));
        var what = _random.Next(12);
        switch (what)
        {
            case 0 or 1:
                var (pool, units) = (Pools[_random.Next(3)], _random.Next(1, 4));
                if (_shop[pool] - KeptOf(pool) >= units) _shop[pool] -= units;
                return "the shop sells";
            case 2 or 3:
                await SellAtBol(ct);
                return "bol sells";
            case 4:
                await Import(ct);
                return "an order is imported";
            case 5 or 6:
                Look();
                return "a reading begins";
            case 7:
                await TakeReading(ct);
                return "a reading is taken over";
            case 8:
                await StartCheckout(ct);
                return "a checkout starts";
            case 9:
                await EndCheckout(ct);
                return "a checkout ends";
            case 10:
                return await Cancel(ct);
            default:
                if (_random.Next(3) > 0)
                {
                    var corrected = Pools[_random.Next(3)];
                    _shop[corrected] = Math.Max(KeptOf(corrected), _shop[corrected] + _random.Next(-6, 10));
                    return "stock is corrected or comes back";
                }

                _work = new SellerWork((await Ownership.Take(_world.Database, _work.Seller, "another", Now, ct))!, null!);
                return "the owner dies";
        }
    }

    /// <summary>Decides, and has bol acknowledge what was intended.</summary>
    /// <returns>For each push its number, what may be promised at most, and what the facts beside it give.</returns>
    public async Task<List<(string Offer, int Target, int Allowed, int? Explained)>> Push(CancellationToken ct)
    {
        await _decide.Expire(_work, ct);
        var seller = (await _work.View(ct)).Seller;
        while (await _decide.Run(_work, seller, ct))
        {
        }

        var result = new List<(string, int, int, int?)>();
        foreach (var intent in await _world.Read(db => db.Intents
            .Where(i => i.Kind == IntentKind.Stock && i.State == IntentState.Planned).ToListAsync(ct)))
        {
            var name = _offerKeys.Single(o => o.Value == intent.Subject).Key;
            var target = StockHistoryTests.Payload(intent);
            result.Add((name, target, Allowed(name), await StockHistoryTests.Replayed(_world, intent.Subject)));
            await Acknowledge(intent, target, ct);
        }

        return result;
    }

    /// <summary>Nothing happens any more, and Tandem hears of everything.</summary>
    public async Task<List<(string Offer, int? Target, int Exact, Reason? Why)>> Rest(CancellationToken ct)
    {
        while (_sold.Exists(s => s.ImportedAt is null && s.Open > 0)) await Import(ct);
        while (_kept.Exists(k => k.EndedAt is null)) await EndCheckout(ct);
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        _readings.Clear();
        Look();
        await TakeReading(ct);
        await Push(ct);
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Push(ct);
        var offers = await _world.Read(db => db.Offers.ToDictionaryAsync(o => o.OfferId, ct));
        return [.. Offers.Select(o => (o.Offer, offers[o.Offer].Target,
            o.Parts.Min(p => Math.Max(0, _shop[Goods[p.Good].Pool] - Safety) / p.Units), offers[o.Offer].TargetReason))];
    }

    private static readonly string[] Pools = ["mug", "plate", "shirt"];

    /// <summary>
    /// By what Tandem has heard: the newest reading of each pool, less every line that it cannot contain, less what is kept.
    /// </summary>
    private int Allowed(string offer) => Offers.Single(o => o.Offer == offer).Parts.Min(part =>
    {
        var pool = Goods[part.Good].Pool;
        var members = Enumerable.Range(0, Goods.Length).Where(i => Goods[i].Pool == pool).ToList();
        var newest = members.Select(i => _newest[i]).MaxBy(r => r.Began)!;
        var began = newest.Began;
        var promised = _sold.Where(s => s.ImportedAt is null || s.ImportedAt >= began).Sum(s => s.UnitsOf(pool));
        var kept = _kept.Where(k => k.Pool == pool && k.Until > Now && (k.SeenEndAt is null || k.SeenEndAt >= began))
            .Sum(k => k.Units);
        return Math.Max(0, newest.Shop[pool] - promised - kept - Safety) / part.Units;
    });

    private int KeptOf(string pool) => _kept.Where(k => k.Pool == pool && k.EndedAt is null).Sum(k => k.Units);

    private async Task SellAtBol(CancellationToken ct)
    {
        var (offer, parts) = Offers[_random.Next(Offers.Length)];
        var shown = await _world.Read(db => db.Offers.Where(o => o.OfferId == offer).Select(o => o.Confirmed).SingleAsync(ct))
            ?? 0;
        shown -= _sold.Where(s => s.Offer == offer && s.PlacedAt > _acknowledged.GetValueOrDefault(offer)).Sum(s => s.Units);
        var units = _random.Next(1, 3);
        if (shown < units) return;
        var sold = new Sold(offer, [.. parts.Select(p => (Goods[p.Good].Pool, p.Units))], units, Now) { Id = $"A{++_orders}" };
        _sold.Add(sold);
        await Hear(sold, ct);
    }

    private readonly Dictionary<string, DateTimeOffset> _acknowledged = new(StringComparer.Ordinal);

    private Task Hear(Sold sold, CancellationToken ct) =>
        _work.Owner.Write(db => SaveOrders.Save(db, _world.Changes, _world.Account,
        [new SeenOrder(sold.Id, sold.PlacedAt,
            [new SeenLine(sold.Id + "-1", sold.Offer, null, null, false, false, sold.Units, 0, sold.Cancelled, false, Now, 1000,
                null)])], Now, ct), ct);

    private async Task Import(CancellationToken ct)
    {
        if (_sold.FirstOrDefault(s => s.ImportedAt is null && s.Open > 0) is not { } sold) return;

        // The shop never looks at its stock when an order comes over REST.
        foreach (var (pool, per) in sold.Parts) _shop[pool] -= per * sold.Open;
        _world.Clock.Advance(TimeSpan.FromSeconds(_random.Next(0, 5)));
        sold.ImportedAt = Now;
        await _work.Owner.Write(async db =>
        {
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == sold.Id, ct);
            (order.State, order.ImportedAt) = (OrderState.Imported, Now);
            order.Lines[0].Imported = order.Lines[0].Open;
            await db.SaveChangesAsync(ct);
            await db.ReadItemsAgain([.. Offers.Single(o => o.Offer == sold.Offer).Parts.Select(p => _itemKeys[p.Good])], Now, ct);
            await db.TouchOffers([_offerKeys[sold.Offer]], ct);
        }, ct);
    }

    private void Look() => _readings.Add(new Reading(Now, new Dictionary<string, int>(_shop, StringComparer.Ordinal)));

    /// <summary>Any reading that ever began, once more or for the first time, for all items or only some.</summary>
    private async Task TakeReading(CancellationToken ct)
    {
        if (_readings.Count == 0) Look();
        var reading = _readings[_random.Next(_readings.Count)];
        var chosen = Enumerable.Range(0, Goods.Length).Where(_ => _readings.Count == 1 || _random.Next(3) > 0).ToList();
        foreach (var good in chosen.Where(i => _newest[i].Began <= reading.Began)) _newest[good] = reading;
        await _work.Owner.Write(db =>
            SaveItems.Save(db, _world.ItemChanges, _world.Shop, chosen.ConvertAll(i => Answer(i, reading.Shop)),
                reading.Began, ct), ct);
    }

    private async Task StartCheckout(CancellationToken ct)
    {
        var good = _random.Next(Goods.Length);
        var pool = Goods[good].Pool;
        if (_shop[pool] - KeptOf(pool) < 2) return;
        var kept = new Kept(pool, _random.Next(1, 3), ++_orders, Now.AddMinutes(60));
        _kept.Add(kept);
        await _work.Owner.Write(async db =>
        {
            db.Holds.Add(new Hold
            {
                SellerId = _work.Seller,
                ShopId = _world.Shop.Id,
                ShopOrderId = kept.Id,
                ItemKey = _itemKeys[good],
                Quantity = kept.Units,
                Until = kept.Until
            });
            await db.TouchItems([_itemKeys[good]], ct);
        }, ct);
    }

    /// <summary>Paid, or given up.</summary>
    private async Task EndCheckout(CancellationToken ct)
    {
        if (_kept.FirstOrDefault(k => k.EndedAt is null) is not { } kept) return;
        if (_random.Next(2) == 0) _shop[kept.Pool] -= kept.Units;
        kept.EndedAt = Now;
        _world.Clock.Advance(TimeSpan.FromSeconds(_random.Next(0, 20)));
        kept.SeenEndAt = Now;
        await _work.Owner.Write(async db =>
        {
            var holds = await db.Holds.Where(h => h.ShopOrderId == kept.Id).ToListAsync(ct);
            foreach (var hold in holds) hold.ReleasedAt = Now;
            await db.TouchItems(holds.ConvertAll(h => h.ItemKey), ct);
            await db.ReadItemsAgain(holds.ConvertAll(h => h.ItemKey), Now, ct);
        }, ct);
    }

    private async Task<string> Cancel(CancellationToken ct)
    {
        if (_sold.FindLast(s => s.Open > 0) is not { } sold) return "nobody cancels";
        if (sold.ImportedAt is not null)
        {
            // The warehouse cancels in the shop, which puts the units back.
            foreach (var (pool, per) in sold.Parts) _shop[pool] += per * sold.Units;
            sold.CancelledInShop = true;
            return "an imported order is cancelled in the shop";
        }

        sold.Cancelled = _random.Next(sold.Cancelled + 1, sold.Units + 1);
        await Hear(sold, ct);
        return "bol cancels before the import";
    }

    private Task Acknowledge(Intent intent, int target, CancellationToken ct) => _work.Owner.Write(async db =>
    {
        var offer = await db.Offers.SingleAsync(o => o.Key == intent.Subject, ct);
        (offer.Confirmed, offer.ConfirmedSentAt, offer.ConfirmedAt, offer.DecideDue) = (target, Now, Now, true);
        _acknowledged[offer.OfferId] = Now;
        await db.Intents.Where(i => i.Key == intent.Key)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.State, IntentState.Confirmed), ct);
    }, ct);

    private static WooProduct Answer(int good, Dictionary<string, int> shop)
    {
        var (product, variation, pool) = Goods[good];
        return new WooProduct
        {
            Id = variation == 0 ? product : variation,
            ParentId = variation == 0 ? 0 : product,
            Type = variation == 0 ? "simple" : "variation",
            Name = pool,
            Status = "publish",
            ManageStock = variation == 0 ? WooManageStock.Yes : WooManageStock.Parent,
            StockQuantity = shop[pool],
            StockStatus = "instock",
        };
    }

    private async Task Fill()
    {
        await _world.Book.GoLive(_work.Seller, [Module.Stock], Token);
        await _world.Settings.Set(_work.Seller, new SettingPlace(SettingScope.Seller), new StockSay(Safety: Safety), Token);
        Look();
        var first = _readings[0];
        await _work.Owner.Write(async db =>
        {
            await SaveItems.Save(db, _world.ItemChanges, _world.Shop,
                [.. Enumerable.Range(0, Goods.Length).Select(i => Answer(i, first.Shop))], Now,
                Token);
            await db.SaveChangesAsync(Token);
            foreach (var (product, variation, _) in Goods)
                _itemKeys.Add((await db.Items.SingleAsync(i => i.ProductId == product && i.VariationId == variation, Token)).Key);
            foreach (var (name, parts) in Offers)
            {
                var offer = new Offer
                {
                    SellerId = _work.Seller,
                    AccountId = _world.Account.Id,
                    OfferId = name,
                    Confirmed = 0,
                    ConfirmedSentAt = Now,
                    ConfirmedAt = Now,
                    Verdict = MatchVerdict.LinkedByHand,
                    DecideDue = true,
                };
                db.Offers.Add(offer);
                await db.SaveChangesAsync(Token);
                _offerKeys[name] = offer.Key;
                db.LinkParts
                    .AddRange(
                        parts.Select(p => new LinkPart
                        {
                            OfferKey = offer.Key,
                            ItemKey = _itemKeys[p.Good],
                            SellerId = _work.Seller,
                            Quantity = p.Units
                        }));
            }
        }, Token);
        for (var i = 0; i < Goods.Length; i++) _newest[i] = first;
    }

    private sealed record Reading(DateTimeOffset Began, Dictionary<string, int> Shop);

    private sealed record Kept(string Pool, int Units, long Id, DateTimeOffset Until)
    {
        public DateTimeOffset? EndedAt { get; set; }
        public DateTimeOffset? SeenEndAt { get; set; }
    }

    private sealed record Sold(string Offer, IReadOnlyList<(string Pool, int Per)> Parts, int Units, DateTimeOffset PlacedAt)
    {
        public required string Id { get; init; }
        public int Cancelled { get; set; }
        public bool CancelledInShop { get; set; }
        public DateTimeOffset? ImportedAt { get; set; }
        public int Open => CancelledInShop ? 0 : Units - Cancelled;

        public int UnitsOf(string pool) => Parts.Where(p => p.Pool == pool).Sum(p => p.Per) * (Units - Cancelled);
    }
}
