using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>
/// Looks up whose webhook it is. Remembered for a minute, also that it is nobody's: a webhook costs hardly a query, and keys that
/// were replaced on another node are known here within that minute.
/// </summary>
public sealed class HookOwners(Database database, Credentials credentials, BolClients bol, WooClients woo, TimeProvider clock)
{
    private const int MostRemembered = 20_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, (ShopHookOwner? Owner, DateTimeOffset Until)> _shops = new();
    private readonly ConcurrentDictionary<Guid, (BolHookOwner? Owner, DateTimeOffset Until)> _accounts = new();

    public Task<ShopHookOwner?> OfShop(Guid id, CancellationToken ct) => Known(_shops, id, async () =>
    {
        await using var db = database.Read();
        var shopId = new ShopId(id);
        return await db.Shops.SingleOrDefaultAsync(s => s.Id == shopId, ct) is { } shop ? Owner(shop) : null;
    });

    public Task<BolHookOwner?> OfAccount(Guid id, CancellationToken ct) => Known(_accounts, id, async () =>
    {
        await using var db = database.Read();
        var accountId = new AccountId(id);
        return await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, ct) is { } account ? Owner(account) : null;
    });

    public async Task<(IReadOnlyList<ShopHookOwner> Shops, IReadOnlyList<BolHookOwner> Accounts)> All(CancellationToken ct)
    {
        await using var db = database.Read();
        var shops = await db.Shops.ToListAsync(ct);
        var accounts = await db.Accounts.ToListAsync(ct);
        return ([.. shops.Select(Owner)], [.. accounts.Select(Owner)]);
    }

    private async Task<T?> Known<T>(
        ConcurrentDictionary<Guid, (T? Owner, DateTimeOffset Until)> known, Guid id, Func<Task<T?>> read)
        where T : class
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(id, out var found) && now < found.Until) return found.Owner;
        var owner = await read();

        // Ids that somebody makes up must not fill the memory.
        if (known.Count >= MostRemembered) known.Clear();
        known[id] = (owner, now + Remembered);
        return owner;
    }

    private ShopHookOwner Owner(Shop shop) => new(
        shop.SellerId, shop.Id, credentials.Open(shop.HookSecret),
        woo.For(shop.Id.ToString(), credentials.OpenShop(shop.Url, shop.Secret)));

    private BolHookOwner Owner(Account account) => new(
        account.SellerId, account.Id, bol.For(account.Id.ToString(), credentials.OpenBol(account.Secret)));
}
