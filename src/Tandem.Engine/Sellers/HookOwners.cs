using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Sellers;

/// <summary>Looks up whose webhook it is. Remembered: a webhook costs no query once its owner is known.</summary>
public sealed class HookOwners(Database database, Credentials credentials, BolClients bol, WooClients woo)
{
    private readonly ConcurrentDictionary<Guid, ShopHookOwner> _shops = new();
    private readonly ConcurrentDictionary<Guid, BolHookOwner> _accounts = new();

    public async Task<ShopHookOwner?> OfShop(Guid id, CancellationToken ct)
    {
        if (_shops.TryGetValue(id, out var known)) return known;
        await using var db = database.Read();
        var shopId = new ShopId(id);
        return await db.Shops.SingleOrDefaultAsync(s => s.Id == shopId, ct) is { } shop ? _shops.GetOrAdd(id, Owner(shop)) : null;
    }

    public async Task<BolHookOwner?> OfAccount(Guid id, CancellationToken ct)
    {
        if (_accounts.TryGetValue(id, out var known)) return known;
        await using var db = database.Read();
        var accountId = new AccountId(id);
        return await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, ct) is { } account ? _accounts.GetOrAdd(id, Owner(account)) : null;
    }

    public async Task<(IReadOnlyList<ShopHookOwner> Shops, IReadOnlyList<BolHookOwner> Accounts)> All(CancellationToken ct)
    {
        await using var db = database.Read();
        var shops = await db.Shops.ToListAsync(ct);
        var accounts = await db.Accounts.ToListAsync(ct);
        return ([.. shops.Select(Owner)], [.. accounts.Select(Owner)]);
    }

    private ShopHookOwner Owner(Shop shop) => new(
        shop.SellerId, shop.Id, credentials.Open(shop.HookSecret), woo.For(shop.Id.ToString(), credentials.OpenShop(shop.Url, shop.Secret)));

    private BolHookOwner Owner(Account account) => new(
        account.SellerId, account.Id, bol.For(account.Id.ToString(), credentials.OpenBol(account.Secret)));
}
