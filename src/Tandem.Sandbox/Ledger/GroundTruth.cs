using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Ledger;

/// <summary>
/// What really happened, written down as it happens. It is told by the sandbox alone: the system under rehearsal neither reads
/// nor writes it.
/// </summary>
/// <param name="spoiled">What the remotes answered otherwise than asked, for who reads how units were lost.</param>
internal sealed class GroundTruth(SandboxOptions options, Func<IReadOnlyList<(DateTimeOffset At, string What)>> spoiled)
{
    // bol's list may be asked for changes once a minute (facts/bol.md §4): only then can a poller be sure to have seen an order.
    private static readonly TimeSpan BolPolling = TimeSpan.FromMinutes(1);
    // A shop may work on after it has hung up: whoever sends the order again before that may make it twice.
    private static readonly TimeSpan ShopMayStillWork = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(30);

    // What a connector that comes back may take to read what it missed: it does so in the order in which bol lets it.
    private static readonly TimeSpan CatchingUp = TimeSpan.FromMinutes(5);

    private const int MostPushes = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LedgerItem> byGtin = new(StringComparer.Ordinal);
    private readonly Dictionary<SimOffer, LedgerItem> byOffer = [];
    private readonly Dictionary<long, LedgerItem> byProduct = [];
    private readonly Dictionary<SimOffer, IReadOnlyList<LedgerPart>> bundles = [];
    private readonly List<double> propagation = [];
    private readonly List<string> notes = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset? Until)> downtimes = [];

    private readonly List<(DateTimeOffset At, int Amount)> pushes = [];

    /// <summary>The numbers that bol was given, the first hundred thousand of them.</summary>
    public IReadOnlyList<(DateTimeOffset At, int Amount)> Pushes
    {
        get
        {
            lock (gate) return [.. pushes];
        }
    }

    /// <summary>The times in which the connector was switched off, the last one perhaps still open.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset? Until)> Downtimes
    {
        get
        {
            lock (gate) return [.. downtimes];
        }
    }

    public int OversoldByConnector { get; private set; }
    public int OversoldUnavoidable { get; private set; }
    public int ShopOrders { get; private set; }
    public DateTimeOffset LastSaleAt { get; private set; }

    public void Add(LedgerItem item)
    {
        byGtin.Add(item.Gtin, item);
        byProduct.Add(item.ProductId, item);
        if (item.Offer is { } offer) byOffer.Add(offer, item);
    }

    /// <summary>An offer that sells several articles at once, each from its own place in the warehouse.</summary>
    public void AddBundle(SimOffer offer, IReadOnlyList<LedgerPart> parts) => bundles.Add(offer, parts);

    public IReadOnlyDictionary<SimOffer, IReadOnlyList<LedgerPart>> Bundles => bundles;

    /// <summary>
    /// What leaves the warehouse for one unit of an offer; nothing where it is not the seller's to send, or nobody knows it.
    /// </summary>
    public IReadOnlyList<LedgerPart> PartsOf(SimOffer offer) =>
        bundles.TryGetValue(offer, out var parts) ? parts : byOffer.TryGetValue(offer, out var item) ? [new LedgerPart(item, 1)]
            : [];

    public IReadOnlyList<LedgerItem> Items => [.. byGtin.Values];

    public LedgerItem? ByGtin(string gtin) => byGtin.GetValueOrDefault(gtin);

    public LedgerItem? ByProduct(long productId) => byProduct.GetValueOrDefault(productId);

    public void SoldAtBol(SimOrder order)
    {
        lock (gate)
        {
            foreach (var line in order.Items)
            {
                foreach (var (item, units) in PartsOf(line.Offer))
                    Sell(item, line.Offer, line.Quantity * units, order.Id, order.PlacedAt, order.ListedAt + BolPolling);
            }
        }
    }

    /// <summary>
    /// The connector was switched off: nobody can carry anything over until it is back, and a while after that.
    /// </summary>
    public void WentDown()
    {
        lock (gate) downtimes.Add((options.Clock.GetUtcNow(), null));
    }

    public void CameBack()
    {
        lock (gate)
        {
            if (downtimes is not [.., (var from, null)]) return;
            var now = options.Clock.GetUtcNow();
            downtimes[^1] = (from, now);
            foreach (var sale in byGtin.Values.SelectMany(item => item.Recent).Where(sale => sale.KnowableAt is null))
                sale.KnowableAt = now + CatchingUp;
        }
    }

    /// <summary>Whether the connector was off, or was still reading what it had missed, at some moment between these.</summary>
    public bool WasDownBetween(DateTimeOffset from, DateTimeOffset until)
    {
        lock (gate) return downtimes.Exists(down => down.From < until && !(down.Until + CatchingUp < from));
    }

    private bool IsDown => downtimes is [.., (_, null)];

    /// <summary>Whatever it hears first, a connector that has come back may take a while to act on.</summary>
    private DateTimeOffset? WhileCatchingUp(DateTimeOffset? knowable) =>
        downtimes is [.., (_, { } back)] && knowable < back + CatchingUp ? back + CatchingUp : knowable;

    /// <summary>bol's webhook about this order was taken in.</summary>
    public void Heard(string bolOrderId)
    {
        lock (gate)
        {
            var now = options.Clock.GetUtcNow();
            foreach (var sale in byGtin.Values.SelectMany(item => item.Recent)
                .Where(sale => sale.Via is not null && sale.OrderId == bolOrderId))
                if (sale.KnowableAt > now) sale.KnowableAt = WhileCatchingUp(now);
        }
    }

    /// <summary>The shop lost the request that would have told it of this bol order.</summary>
    public void ShopLost(string bolOrderId)
    {
        lock (gate)
        {
            var excused = options.Clock.GetUtcNow() + ShopMayStillWork;
            foreach (var sale in byGtin.Values.SelectMany(item => item.Recent)
                .Where(sale => sale.Via is not null && sale.OrderId == bolOrderId))
                if (sale.KnowableAt < excused) sale.KnowableAt = excused;
        }
    }

    public void SoldInShop(long orderId, IReadOnlyList<(long ProductId, int Quantity)> lines)
    {
        lock (gate)
        {
            ShopOrders++;
            var now = options.Clock.GetUtcNow();
            foreach (var (product, units) in lines)
            {
                if (byProduct.TryGetValue(product, out var item))
                    Sell(item, via: null, units, orderId.ToString(System.Globalization.CultureInfo.InvariantCulture), now, now);
            }
        }
    }

    /// <summary>
    /// The connector made an order for what a customer gets in exchange: its units leave the warehouse, and nobody bought them.
    /// </summary>
    public void Exchanged(ShopOrderFact order)
    {
        lock (gate)
        {
            var now = options.Clock.GetUtcNow();
            foreach (var line in order.Lines)
            {
                if (byProduct.TryGetValue(line.ProductId, out var item))
                    Sell(item, via: null, line.Quantity,
                        order.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), now,
                        now);
            }
        }
    }

    /// <summary>Units came in, or came back.</summary>
    public void Arrived(long productId, int units)
    {
        lock (gate)
        {
            if (byProduct.TryGetValue(productId, out var item)) item.Left += units;
        }
    }

    /// <summary>bol was given a number.</summary>
    public void Pushed(SimOffer offer)
    {
        lock (gate)
        {
            if (pushes.Count < MostPushes) pushes.Add((options.Clock.GetUtcNow(), offer.Amount));
            if (byOffer.TryGetValue(offer, out var item)) item.WrittenByOther = false;
        }

        Shown(offer);
    }

    /// <summary>Another program of the seller gave bol a number: what bol sells by it is not the connector's doing.</summary>
    public void PushedByOther(SimOffer offer)
    {
        lock (gate)
        {
            if (byOffer.TryGetValue(offer, out var item)) item.WrittenByOther = true;
        }

        Shown(offer);
    }

    /// <summary>bol shows another number: those who waited for it are up to date when it offers no more than there is.</summary>
    public void Shown(SimOffer offer)
    {
        lock (gate)
        {
            if (byOffer.TryGetValue(offer, out var item)) CatchUp(item);
        }
    }

    public IReadOnlyList<string> Notes()
    {
        lock (gate) return [.. notes];
    }

    public IReadOnlyList<double> Propagation()
    {
        lock (gate) return [.. propagation.Order()];
    }

    public IReadOnlyList<(LedgerItem Item, int Left)> Stock()
    {
        lock (gate) return [.. byGtin.Values.Select(item => (item, item.Left))];
    }

    /// <param name="via">The offer at bol; null: in the shop.</param>
    private void Sell(LedgerItem item, SimOffer? via, int units, string orderId, DateTimeOffset at, DateTimeOffset? knowable)
    {
        item.Recent.RemoveAll(sale => sale.KnowableAt is { } knownAt && at - knownAt > Forget);
        var others = item.Recent.Where(sale => sale.Via != via).Select(sale => new OtherSale(sale.Units, sale.KnowableAt));
        var oversell = RaceRule.Judge(units, item.Left, others, at, options.RaceWindow);
        if (via is not null && item.WrittenByOther) oversell = new Oversell(0, oversell.ByConnector + oversell.Unavoidable);
        if (oversell != default && item.Offer is not null)
        {
            OversoldByConnector += oversell.ByConnector;
            OversoldUnavoidable += oversell.Unavoidable;
            var recent = string.Join(", ", item.Recent.TakeLast(4).Select(sale =>
                $"{(sale.Via is null ? "shop" : "bol")} {sale.OrderId} "
                    + $"{sale.Units} {(at - sale.At).TotalSeconds:0} s before (knowable "
                        + $"{(at - sale.KnowableAt)?.TotalSeconds:0} s)"));
            notes.Add($"{at:HH:mm:ss} {item.Gtin}: {(via is null ? "shop" : "bol")} {orderId} sold {units} of {item.Left}; "
                + $"{oversell.ByConnector} by the connector, {oversell.Unavoidable} unavoidable; before: {recent}"
                + (oversell.ByConnector > 0 ? SpoiledBefore(at) : ""));
        }
        item.Left -= units;
        item.Recent.Add(
            new LedgerSale
            {
                Via = via,
                Units = units,
                OrderId = orderId,
                At = at,
                KnowableAt = IsDown ? null : WhileCatchingUp(knowable),
            });
        LastSaleAt = at;
        // bol takes the sales of an offer off by itself: only others have to be carried over.
        foreach (var one in byGtin.Values.Where(each => each.Shelf == item.Shelf))
        {
            if (one.Offer is { } offer && via != offer && offer.Corrected > Math.Max(0, one.Left)) one.Behind.Add(at);
            else CatchUp(one);
        }
    }

    private string SpoiledBefore(DateTimeOffset at)
    {
        var lately = spoiled().Where(s => s.At <= at && at - s.At < TimeSpan.FromMinutes(2)).OrderBy(s => s.At)
            .Select(s => $"{s.What} {(at - s.At).TotalSeconds:0} s").ToList();
        return lately.Count == 0 ? "; no request failed" : $"; failed before: {string.Join(", ", lately)}";
    }

    private void CatchUp(LedgerItem item)
    {
        if (item.Behind.Count == 0 || item.Offer!.Corrected > Math.Max(0, item.Left)) return;
        var now = options.Clock.GetUtcNow();
        propagation.AddRange(item.Behind.Select(since => (now - since).TotalMilliseconds));
        item.Behind.Clear();
    }
}
