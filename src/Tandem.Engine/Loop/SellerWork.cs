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
    private readonly ConcurrentDictionary<string, bool> _dueNow = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(AccountId Account, string BolOrderId)> _orderHints = new();

    private readonly ConcurrentDictionary<(Guid Shop, long Product), DateTimeOffset> _told = new();

    public Ownership Owner => owner;

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

    /// <summary>A hint that a source has news. Lost hints cost a delay, so they live in memory.</summary>
    public void MakeDue(string source) => _dueNow[source] = true;

    public bool TakeDue(string source) => _dueNow.TryRemove(source, out _);

    /// <summary>A webhook said that a product was changed at this moment: a reading that knows only an older change comes from a cache.</summary>
    public void Told(Guid shop, long product, DateTimeOffset changedAt) => _told[(shop, product)] = changedAt;

    public IReadOnlyDictionary<long, DateTimeOffset> TakeTold(ShopId shop)
    {
        var told = new Dictionary<long, DateTimeOffset>();
        foreach (var key in _told.Keys.Where(k => k.Shop == shop.Value))
            if (_told.TryRemove(key, out var at)) told[key.Product] = at;
        return told;
    }

    public void HintOrder(AccountId account, string bolOrderId) => _orderHints.Enqueue((account, bolOrderId));

    public IReadOnlyList<(AccountId Account, string BolOrderId)> TakeOrderHints()
    {
        var hints = new List<(AccountId, string)>();
        while (_orderHints.TryDequeue(out var hint)) hints.Add(hint);
        return [.. hints.Distinct()];
    }
}

/// <summary>The seller with its shops and accounts, read once for a turn of a lane.</summary>
internal sealed record SellerView(Seller Seller, IReadOnlyList<Shop> Shops, IReadOnlyList<Account> Accounts);
