using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Connections;

/// <summary>Takes Tandem's webhooks away at a shop or at bol, before the keys for that are removed.</summary>
public sealed class RemoveHooks(Database database, Remotes remotes)
{
    /// <param name="part">Null: of the whole seller.</param>
    /// <exception cref="WooCommerce.WooFailure">The shop cannot be reached, or does not let it.</exception>
    /// <exception cref="Bol.BolFailure">As for a shop.</exception>
    public async Task Of(SellerId seller, SellerPart? part, CancellationToken ct)
    {
        await using var db = database.Read();
        foreach (var shop in await db.Shops.Where(s => s.SellerId == seller).ToListAsync(ct))
            if (part is null || part.Id == shop.Id.Value) await KeepHooks.RemoveAtShop(remotes.Of(shop), shop.Id, ct);
        foreach (var account in await db.Accounts.Where(a => a.SellerId == seller).ToListAsync(ct))
            if (part is null || part.Id == account.Id.Value) await KeepHooks.RemoveAtBol(remotes.Of(account), account.Id, ct);
    }
}
