using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Loop;

/// <summary>What every lane of one seller works with: the right to write, the remotes, and hints of what changed.</summary>
internal sealed class SellerWork(Ownership owner, Remotes remotes)
{
    private readonly ConcurrentDictionary<SourceName, bool> _dueNow = new();
    private readonly ConcurrentQueue<(AccountId Account, string BolOrderId)> _orderHints = new();

    private readonly ConcurrentDictionary<(Guid Shop, long Product), DateTimeOffset> _told = new();

    // How often each decision failed in a row.
    private readonly ConcurrentDictionary<string, int> _failed = new(StringComparer.Ordinal);

    // Which sources a lane watches, so that a turn in which none is due need not ask what there is.
    private readonly ConcurrentDictionary<Lane, (long OutsideWrites, IReadOnlyList<SourceName> Names)> _watched = new();

    // Sources that were found overdue, and when that was seen first.
    private readonly ConcurrentDictionary<SourceName, (DateTimeOffset DueAt, DateTimeOffset SeenAt)> _overdue = new();

    public Ownership Owner => owner;

    /// <summary>Rings lanes that have work, before the turn that found it is over.</summary>
    public Action<Lane>? WakeNow { get; set; }

    public PollState PollState { get; } = new();

    public SellerId Seller => owner.Seller;

    public TandemDb Read() => owner.Read();

    public BolClient Bol(Account account) => remotes.Of(account);

    public WooClient Shop(Shop shop) => remotes.Of(shop);

    public async Task<SellerView> View(CancellationToken ct)
    {
        await using var db = Read();
        return new SellerView(
            await db.Sellers.SingleAsync(s => s.Id == Seller, ct),
            await db.Shops.Where(s => s.SellerId == Seller).ToListAsync(ct),
            await db.Accounts.Where(a => a.SellerId == Seller).ToListAsync(ct));
    }

    /// <summary>
    /// The sources that the lane watched last, and what others had written by then; null: not looked at yet.
    /// </summary>
    public (long OutsideWrites, IReadOnlyList<SourceName> Names)? Watched(Lane lane) =>
        _watched.TryGetValue(lane, out var watched) ? watched : null;

    public void Watches(Lane lane, long outsideWrites, IReadOnlyList<SourceName> names) =>
        _watched[lane] = (outsideWrites, names);

    /// <returns>How often it has failed in a row.</returns>
    public int DecisionFailed(string decision) => _failed.AddOrUpdate(decision, 1, (_, failures) => failures + 1);

    /// <returns>True where it failed before, or this owner does not know whether it did.</returns>
    public bool DecisionWorks(string decision)
    {
        var before = _failed.TryGetValue(decision, out var failures) ? failures : (int?)null;
        _failed[decision] = 0;
        return before != 0;
    }

    /// <returns>When it was first seen that this source should have been read at this moment and was not.</returns>
    public DateTimeOffset OverdueSeen(SourceName source, DateTimeOffset dueAt, DateTimeOffset now) =>
        _overdue.AddOrUpdate(source, (dueAt, now), (_, known) => known.DueAt == dueAt ? known : (dueAt, now)).SeenAt;

    /// <summary>A hint that a source has news. Lost hints cost a delay, so they live in memory.</summary>
    public void MakeDue(SourceName source) => _dueNow[source] = true;

    /// <summary>Whether it was hinted at since it was last read.</summary>
    public bool IsDue(SourceName source) => _dueNow.ContainsKey(source);

    public bool TakeDue(SourceName source) => _dueNow.TryRemove(source, out _);

    /// <summary>Of a product that a webhook named without saying when it was changed: it was removed.</summary>
    public static readonly DateTimeOffset NotSaid = DateTimeOffset.MaxValue;

    /// <summary>
    /// A webhook said that a product was changed at this moment: a reading that knows only an older change comes from a cache.
    /// </summary>
    public void Told(Guid shop, long product, DateTimeOffset? changedAt) => _told[(shop, product)] = changedAt ?? NotSaid;

    public IReadOnlyDictionary<long, DateTimeOffset> TakeTold(ShopId shop)
    {
        var told = new Dictionary<long, DateTimeOffset>();
        foreach (var key in _told.Keys.Where(k => k.Shop == shop.Value))
            if (_told.TryRemove(key, out var at)) told[key.Product] = at;
        return told;
    }

    public bool HasOrderHints => !_orderHints.IsEmpty;

    public void HintOrder(AccountId account, string bolOrderId) => _orderHints.Enqueue((account, bolOrderId));

    public IReadOnlyList<(AccountId Account, string BolOrderId)> TakeOrderHints()
    {
        var hints = new List<(AccountId, string)>();
        while (_orderHints.TryDequeue(out var hint)) hints.Add(hint);
        return [.. hints.Distinct()];
    }
}

/// <summary>The seller with its shops and accounts, read once for a turn of a lane.</summary>
internal sealed record SellerView(Seller Seller, IReadOnlyList<Shop> Shops, IReadOnlyList<Account> Accounts)
{
    /// <returns>Null where it is not there any more.</returns>
    public Account? Account(Guid id) => Accounts.FirstOrDefault(a => a.Id.Value == id);

    /// <inheritdoc cref="Account"/>
    public Shop? Shop(Guid id) => Shops.FirstOrDefault(s => s.Id.Value == id);

    /// <summary>Those that are read: a person may have paused some.</summary>
    public IEnumerable<Shop> ReadShops => Shops.Where(s => !Seller.Get<PausedParts>().Has(s.Id));

    /// <summary>The others: nothing new begins there.</summary>
    public IReadOnlyList<ShopId> PausedShops => [.. Shops.Except(ReadShops).Select(s => s.Id)];

    /// <inheritdoc cref="ReadShops"/>
    public IReadOnlyList<Account> ReadAccounts => [.. Accounts.Where(a => !Seller.Get<PausedParts>().Has(a.Id))];
}
