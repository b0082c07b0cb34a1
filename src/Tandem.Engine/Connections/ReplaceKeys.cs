using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>
/// Puts other keys in the place of those of a shop or an account, after trying them. Everything else of it stays: items,
/// offers, orders and the address and secret of its webhooks. A running Tandem uses them from its next call on, and reads at
/// once.
/// </summary>
public sealed class ReplaceKeys(Database database, Credentials credentials, CheckKeys check, TimeProvider clock)
{
    /// <param name="keys">With the shop's address, which may be another one than before.</param>
    /// <returns>Why nothing was replaced; null: it was.</returns>
    public async Task<Reason?> OfShop(SellerId seller, ShopId shop, WooCredentials keys, CancellationToken ct)
    {
        if (await check.OfShop(shop, keys, ct) is { } problem) return problem;
        return await database.WriteFor<Reason?>(seller, async db =>
        {
            if (await db.Shops.SingleOrDefaultAsync(s => s.SellerId == seller && s.Id == shop, ct) is not { } row)
                return Reason.Of("keys.gone");
            (row.Url, row.Secret) = (ShopAddress.Of(keys.Shop).ToString(), credentials.Seal(keys));
            if (!CanOpen(row.HookSecret)) row.HookSecret = credentials.Seal(SellerBook.NewHookSecret());
            await Replaced(db, seller, new SellerPart(shop.Value, true, row.Name, false), ct);
            return null;
        }, ct);
    }

    /// <inheritdoc cref="OfShop"/>
    public async Task<Reason?> OfAccount(SellerId seller, AccountId account, BolCredentials keys, CancellationToken ct)
    {
        if (await check.OfAccount(account, keys, ct) is { } problem) return problem;
        return await database.WriteFor<Reason?>(seller, async db =>
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.SellerId == seller && a.Id == account, ct) is not { } row)
                return Reason.Of("keys.gone");
            row.Secret = credentials.Seal(keys);
            await Replaced(db, seller, new SellerPart(account.Value, false, row.Name, false), ct);
            return null;
        }, ct);
    }

    private async Task Replaced(TandemDb db, SellerId seller, SellerPart part, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        db.NoteChange(seller, now, SettingNotes.Keys, Reason.Of("seller.keys-replaced", ("name", part.Name)));
        await SellerParts.LookAgain(db, seller, part, now, ct);
    }

    /// <summary>
    /// Sealed by a key ring that was lost, the secret of its webhooks is lost too; the hooks are made anew with another.
    /// </summary>
    private bool CanOpen(string sealedSecret)
    {
        try
        {
            return credentials.Open(sealedSecret).Length > 0;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}
