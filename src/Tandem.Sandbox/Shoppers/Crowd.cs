using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Ledger;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers;

/// <summary>
/// Invented people who buy on both sides, and the warehouse that sends what they bought. One seed makes one crowd.
/// </summary>
internal sealed class Crowd(SandboxOptions options, SimulatedShop shop, GroundTruth truth, BolTill till, CancelBook cancels)
{
    private readonly Random random = new(options.Seed + 2);
    private readonly PriorityQueue<Action, DateTimeOffset> later = new();
    private readonly Lock gate = new();
    private readonly HashSet<long> refilling = [];
    private readonly HashSet<long> halfSent = [];
    private readonly IReadOnlyList<LedgerItem> items = truth.Items;
    private volatile bool open = options.StartShoppers;
    private volatile bool hasCome = options.StartShoppers;
    private DateTimeOffset next;
    private int placed;
    private ChangesOfMind? minds;
    private double perMinute = options.OrdersPerMinute;

    /// <summary>Orders a minute, both sides together, from the next one on.</summary>
    public double OrdersPerMinute
    {
        set
        {
            lock (gate) (perMinute, next) = (value, options.Clock.GetUtcNow());
        }
    }

    /// <summary>No more orders will come, and nobody still has something in mind.</summary>
    public bool IsDone
    {
        get
        {
            lock (gate) return (options.Orders is { } most && placed >= most) && later.Count == 0;
        }
    }

    /// <summary>The shoppers have been let in, perhaps a while ago.</summary>
    public bool HasCome => hasCome;

    public void Start()
    {
        hasCome = true;
        lock (gate) (open, next) = (true, options.Clock.GetUtcNow());
    }

    public void Stop() => open = false;

    public async Task Run(CancellationToken ct)
    {
        shop.OrderChanged += Pack;
        minds = new ChangesOfMind(options.CancelShare, shop, cancels, till, Later, Chance);
        shop.OrderChanged += minds.Look;
        next = options.Clock.GetUtcNow();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(500), options.Clock);
        while (await tick.WaitForNextTickAsync(ct))
        {
            foreach (var act in Due()) act();
        }
    }

    private List<Action> Due()
    {
        var acts = new List<Action>();
        lock (gate)
        {
            var now = options.Clock.GetUtcNow();
            while (later.TryPeek(out var act, out var at) && at <= now)
            {
                later.Dequeue();
                acts.Add(act);
            }
            while (open && next <= now && (options.Orders is not { } most || placed < most))
            {
                placed++;
                acts.Add(Buy);
                next += TimeSpan.FromMinutes(-Math.Log(1 - random.NextDouble()) / perMinute);
            }
        }
        return acts;
    }

    /// <summary>Has something happen after so many minutes.</summary>
    public void After(double minutes, Action act)
    {
        lock (gate) later.Enqueue(act, options.Clock.GetUtcNow() + TimeSpan.FromMinutes(minutes));
    }

    private void Later(double minutesFrom, double minutesTo, Action act)
    {
        lock (gate)
            later.Enqueue(act, options.Clock.GetUtcNow()
                + TimeSpan.FromMinutes(minutesFrom + ((minutesTo - minutesFrom) * random.NextDouble())));
    }

    private bool Chance(double chance)
    {
        lock (gate) return random.NextDouble() < chance;
    }

    private void Buy()
    {
        // Whoever finds the shelf empty takes something else, as people do; after many empty shelves the order waits.
        for (var tries = 0; tries < 20; tries++)
        {
            if (Chance(options.BolShare) ? BuyAtBol() : BuyInShop()) return;
        }
        Later(1, 3, Buy);
    }

    private bool BuyAtBol()
    {
        if (Chance(options.LvbShare))
        {
            if (till.Sell(random, [(till.Fulfilled(), 1)]) is not { } sold) return false;
            After(3, () => till.SendFromWarehouse(sold));
            return true;
        }

        if (Chance(0.01)) return till.Sell(random, [(till.Stray(), 1)]) is not null;
        List<(SimOffer Offer, int Units)> lines = options.BundleShare > 0 && Chance(options.BundleShare)
            ? [(till.Bundle(), 1)] : Basket().ConvertAll(each => (each.Item.Offer!, each.Units));
        if (till.Sell(random, lines) is not { } order) return false;
        minds!.Bought(order);
        foreach (var part in lines.SelectMany(line => truth.PartsOf(line.Offer))) Refill(part.Item);
        return true;
    }

    private bool BuyInShop()
    {
        var basket = Basket();
        var lines = basket.ConvertAll(each => (each.Item.ProductId, each.Units));
        if (Chance(0.1))
        {
            if (!shop.TryStartCheckout(lines, out var started)) return false;
            truth.SoldInShop(started, lines);
            if (Chance(0.85)) Later(0.5, 5, () => shop.Pay(started));
            else Later(1, 6, () => GiveUp(started, lines));
        }
        else
        {
            if (!shop.TryCheckout(lines, out var paid)) return false;
            truth.SoldInShop(paid, lines);
            if (Chance(0.04)) Later(0.1, 1, () => Cancel(paid, lines));
        }
        foreach (var (item, _) in basket) Refill(item);
        return true;
    }

    private void GiveUp(long order, List<(long ProductId, int Units)> lines)
    {
        shop.Abandon(order);
        foreach (var (product, units) in lines) truth.Arrived(product, units);
    }

    private void Cancel(long order, List<(long ProductId, int Units)> lines)
    {
        if (shop.StatusOf(order) != "processing" || cancels.IsInHand(order)) return;
        shop.CustomerCancels(order);
        foreach (var (product, units) in lines) truth.Arrived(product, units);
    }

    /// <summary>A few products are loved by many: they sell out, and then both sides race for the last one.</summary>
    private List<(LedgerItem Item, int Units)> Basket()
    {
        lock (gate)
        {
            var count = random.NextDouble() < 0.75 ? 1 : random.Next(2, 4);
            var chosen = new Dictionary<LedgerItem, int>();
            for (var i = 0; i < count; i++)
            {
                var item = items[(int)(Math.Pow(random.NextDouble(), 2) * items.Count)];
                chosen[item] = random.NextDouble() < 0.85 ? 1 : random.Next(2, 4);
            }
            return [.. chosen.Select(each => (each.Key, each.Value))];
        }
    }

    /// <summary>The buyer of the shop orders anew when the shelf is nearly empty.</summary>
    private void Refill(LedgerItem item)
    {
        if (item.Left > 3) return;
        lock (gate)
        {
            if (!refilling.Add(item.ProductId)) return;
        }
        Later(1, 6, () =>
        {
            lock (gate) refilling.Remove(item.ProductId);
            var units = options.StockPerItem;
            truth.Arrived(item.ProductId, units);
            shop.Deliver(item.ProductId, units);
        });
    }

    private void Pack(ShopOrderChange change)
    {
        if (!options.WarehouseSends || change.Order.Status != "processing" || change.Before == "processing") return;
        Later(1, 8, () => Send(change.Order.Id));
    }

    private void Send(long orderId)
    {
        if (shop.StatusOf(orderId) != "processing") return;
        if (till.LabelFor(shop.BolOrderOf(orderId)) is { } needed)
        {
            // Without bol's label on the box there is nothing to send; the label's code is in the order once it was printed.
            if (!shop.HasTracking(orderId)) Later(1, 3, () => Send(orderId));
            else if (needed == LabelNeed.All) shop.Complete(orderId);
            else shop.Complete(orderId, "postnl", $"3SDEMO{orderId:D7}", asNote: false);
            return;
        }

        new Packers(shop, till, Chance, Later, halfSent).Send(orderId);
    }
}
