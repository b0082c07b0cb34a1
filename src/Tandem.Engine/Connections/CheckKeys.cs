using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>
/// Tries keys before they are saved: whether they open anything, and whether it is what they are meant for. Reads only.
/// </summary>
public sealed class CheckKeys(Database database, BolClients bol, WooClients woo)
{
    private const int ProductsToCompare = 20;

    /// <summary>
    /// Whether these keys open a shop that may be written: the same one where they replace others, else one that no seller has.
    /// </summary>
    /// <returns>Why they cannot be used; null: they can.</returns>
    public Task<Reason?> OfShop(ShopId? replaced, WooCredentials keys, CancellationToken ct) =>
        TryShop(replaced, keys, ofNewSeller: false, ct);

    /// <summary>As <see cref="OfShop"/>, for a shop of a seller who is added with it.</summary>
    public Task<Reason?> OfNewSellersShop(WooCredentials keys, CancellationToken ct) =>
        TryShop(null, keys, ofNewSeller: true, ct);

    private async Task<Reason?> TryShop(ShopId? replaced, WooCredentials keys, bool ofNewSeller, CancellationToken ct)
    {
        var name = $"check:{Guid.NewGuid():N}";
        try
        {
            var client = ofNewSeller ? woo.ForStranger(keys) : woo.For(name, keys);
            await client.GetSystemStatus(ct);
            await client.GetOrders(new WooOrderQuery { PerPage = 1 }, ct);
            await client.ProveWrites(ct);
            if (replaced is { } shop && await IsAnother(client, shop, ct) is { } another) return another;
            return await IsKnown(keys.Shop, replaced, ct);
        }
        catch (WooFailure failure)
        {
            return KeyProblem.Of(failure, keys.Shop);
        }
        finally
        {
            woo.Forget(name);
        }
    }

    /// <summary>Whether these keys open a bol account that is known already, of whichever seller.</summary>
    /// <returns>Null where it is new, or bol could not be asked: then its offers and orders will tell.</returns>
    public async Task<Reason?> OfKnownAccount(BolCredentials keys, CancellationToken ct)
    {
        await using (var db = database.Read())
            if (!await db.Accounts.AnyAsync(ct)) return null;
        return await OfAccount(null, keys, ct) is { Code: "keys.same-retailer" } same ? same : null;
    }

    /// <summary>
    /// Whether these keys open a bol account, the same one where they replace others, and none that is known already.
    /// </summary>
    /// <inheritdoc cref="OfShop"/>
    public async Task<Reason?> OfAccount(AccountId? replaced, BolCredentials keys, CancellationToken ct)
    {
        var name = $"check:{Guid.NewGuid():N}";
        try
        {
            var client = bol.For(name, keys);
            var offers = (await client.GetOffers(new BolOfferQuery { PageSize = 100 }, ct)).Offers ?? [];
            var orders = (await client.GetOrders(new BolOrderQuery { FulfilmentMethod = "ALL", Status = "ALL" }, ct)).Orders
                ?? [];
            return await IsAnother(
                replaced, [.. offers.Select(o => o.OfferId).OfType<string>()],
                [.. orders.Select(o => o.OrderId).OfType<string>()], ct);
        }
        catch (BolFailure failure)
        {
            return KeyProblem.Of(failure);
        }
        finally
        {
            bol.Forget(name);
        }
    }

    /// <summary>
    /// Two that write one shop would both import its orders and set its stock. Whose it is is not told: that may be another's.
    /// </summary>
    private async Task<Reason?> IsKnown(Uri address, ShopId? besides, CancellationToken ct)
    {
        await using var db = database.Read();
        var others = await db.Shops.Where(s => s.Id != besides).Select(s => s.Url).ToListAsync(ct);
        return others.Exists(url => ShopAddress.AreSame(new Uri(url), address)) ? Reason.Of("keys.same-shop") : null;
    }

    private async Task<Reason?> IsAnother(WooClient client, ShopId shop, CancellationToken ct)
    {
        List<long> known;
        await using (var db = database.Read())
        {
            known = await db.Items.Where(i => i.ShopId == shop && !i.Gone && i.VariationId == 0).OrderByDescending(i => i.Key)
                .Select(i => i.ProductId).Take(ProductsToCompare).ToListAsync(ct);
        }

        if (known.Count == 0) return null;
        var found = (await client.GetProducts(new WooProductQuery { Include = known, Status = "any" }, ct)).Items;
        return found.Count * 2 < known.Count ? Reason.Of("keys.other-shop", ("found", found.Count), ("known", known.Count))
            : null;
    }

    /// <summary>
    /// bol gives an offer and an order one id, whoever asks: what two accounts both show belongs to one retailer.
    /// </summary>
    private async Task<Reason?> IsAnother(AccountId? replaced, List<string> offers, List<string> orders, CancellationToken ct)
    {
        await using var db = database.Read();
        var ofOffers = await db.Offers.Where(o => offers.Contains(o.OfferId)).Select(o => o.AccountId).Distinct().ToListAsync(ct);
        var ofOrders = await db.Orders.Where(o => orders.Contains(o.BolOrderId)).Select(o => o.AccountId).Distinct()
            .ToListAsync(ct);
        var same = ofOffers.Union(ofOrders).ToList();
        var others = same.FindAll(a => a != replaced);
        if (await db.Accounts.AnyAsync(a => others.Contains(a.Id), ct)) return Reason.Of("keys.same-retailer");

        if (replaced is not { } account || same.Contains(account)) return null;
        return offers.Count > 0 && await db.Offers.AnyAsync(o => o.AccountId == account && !o.Gone, ct)
            ? Reason.Of("keys.other-retailer") : null;
    }
}
