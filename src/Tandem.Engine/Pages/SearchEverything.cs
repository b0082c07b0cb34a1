using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Pages;

/// <summary>Something that was found.</summary>
/// <param name="What"><c>order</c>, <c>item</c> or <c>offer</c>; its key is of the same.</param>
/// <param name="By">By what it was found: <c>bol, shop, tracking, ean, sku, offer, name</c>.</param>
/// <param name="Exact">The key itself was typed, and not a part of it.</param>
public sealed record Hit(string What, long Key, string Title, string Detail, string By, bool Exact);

/// <summary>An order of the shop that a customer's name was found in. Never stored.</summary>
/// <param name="OrderKey">The bol order that it is; null: the shop's own.</param>
public sealed record CustomerHit(string Name, string ShopOrderNumber, long? OrderKey, Uri InShop);

/// <summary>
/// One question for everything. Keys are looked up by index, whole or by their beginning, so that the answer takes as long with a
/// hundred thousand rows as with ten; only names are read through, and only as far as the page needs.
/// </summary>
public sealed class SearchEverything(Database database, Remotes remotes)
{
    private const int Shortest = 2;
    internal const int ShortestName = 3;
    private const int Longest = 80;
    private const int Most = 6;

    // Sorts behind every sign that a key goes on with.
    private const char Last = '\uffff';

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What carries this key, or begins with it; of a name that holds these words only where no key is found.</summary>
    public async Task<IReadOnlyList<Hit>> Find(SellerId seller, string? text, CancellationToken ct)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length is < Shortest or > Longest) return [];
        await using var db = database.Read();
        var keys = await Keys(db, seller, typed, ct);
        if (keys.Exists(h => h.Exact)) return Distinct(keys.Where(h => h.Exact));
        if (typed.Length >= ShortestName) keys.AddRange(await Names(db, seller, typed, ct));
        return Distinct(keys);
    }

    /// <summary>Asks all the seller's shops at once for a customer's name. The answer is shown and forgotten.</summary>
    /// <returns>Null where no shop could be asked.</returns>
    public async Task<IReadOnlyList<CustomerHit>?> Customers(SellerId seller, string name, CancellationToken ct)
    {
        if (name.Trim().Length is < ShortestName or > Longest) return [];
        List<Shop> shops;
        await using (var db = database.Read())
            shops = await db.Shops.Where(s => s.SellerId == seller).OrderBy(s => s.Rank).ToListAsync(ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var answers = await Task.WhenAll(shops.Select(shop => Customers(shop, name.Trim(), patience.Token, ct)));
        return Array.TrueForAll(answers, answer => answer is null) ? null : [.. answers.SelectMany(answer => answer ?? [])];
    }

    /// <returns>Null where this shop does not answer, or its keys cannot be opened: others may.</returns>
    private async Task<IReadOnlyList<CustomerHit>?> Customers(Shop shop, string name, CancellationToken patience,
        CancellationToken ct)
    {
        try
        {
            var page = await remotes.Of(shop).GetOrders(
                new WooOrderQuery { Search = name, PerPage = Most, OrderBy = "date", Order = "desc" }, patience);
            var ids = page.Items.Select(o => o.Id).ToList();
            await using var db = database.Read();
            var ours = await db.Orders.Where(o => o.ShopId == shop.Id && ids.Contains(o.ShopOrderId))
                .ToDictionaryAsync(o => o.ShopOrderId!.Value, o => o.Key, ct);
            return [.. page.Items.Where(o => o.Id is not null).Select(o => new CustomerHit(
                $"{o.Billing?.FirstName} {o.Billing?.LastName}".Trim(), o.Number ?? $"{o.Id}",
                ours.TryGetValue(o.Id!.Value, out var key) ? key : null,
                ShopAddress.OrderPage(new Uri(shop.Url), o.Id.Value)))];
        }
        catch (Exception end) when (end is WooFailure or CryptographicException
            || end is OperationCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<List<Hit>> Keys(TandemDb db, SellerId seller, string typed, CancellationToken ct)
    {
        var plain = typed.TrimStart('#');
        var capitals = plain.ToUpperInvariant();
        string[] forms = [.. new[] { typed, plain, capitals, plain.ToLowerInvariant() }.Distinct(StringComparer.Ordinal)];
        var hits = await Orders(db, seller, forms, plain, capitals, ct);
        hits.AddRange(await Parcels(db, seller, typed, ct));
        hits.AddRange(await Items(db, seller, forms, plain, capitals, ct));
        if (Guid.TryParse(plain, out var offer))
        {
            var id = offer.ToString();
            hits.AddRange((await db.Offers.Where(o => o.OfferId == id && o.SellerId == seller).Take(1).ToListAsync(ct))
                .Select(o => new Hit("offer", o.Key, o.Reference ?? o.OfferId, o.Ean ?? "", "offer", true)));
        }

        return hits;
    }

    private static async Task<List<Hit>> Orders(TandemDb db, SellerId seller, string[] forms, string plain, string capitals,
        CancellationToken ct)
    {
        var hits = new List<Hit>();
        var end = capitals + Last;
        foreach (var account in await db.Accounts.Where(a => a.SellerId == seller).Select(a => a.Id).ToListAsync(ct))
        {
            var byBol = await db.Orders.Where(o => o.AccountId == account && o.SellerId == seller
                && string.Compare(o.BolOrderId, capitals) >= 0 && string.Compare(o.BolOrderId, end) < 0)
                .OrderBy(o => o.BolOrderId).Take(Most).ToListAsync(ct);
            hits.AddRange(byBol.Where(o => o.BolOrderId.StartsWith(capitals, StringComparison.OrdinalIgnoreCase))
                .Select(o => Of(o, "bol", forms.Contains(o.BolOrderId, StringComparer.OrdinalIgnoreCase))));
        }

        var byNumber = await db.Orders.Where(o => o.SellerId == seller && o.ShopOrderNumber != null
            && forms.Contains(o.ShopOrderNumber)).OrderByDescending(o => o.Key).Take(Most).ToListAsync(ct);
        hits.AddRange(byNumber.Select(o => Of(o, "shop", true)));
        if (long.TryParse(plain, System.Globalization.CultureInfo.InvariantCulture, out var id))
        {
            foreach (var shop in await db.Shops.Where(s => s.SellerId == seller).Select(s => s.Id).ToListAsync(ct))
                hits.AddRange((await db.Orders.Where(o => o.ShopId == shop && o.ShopOrderId == id && o.SellerId == seller)
                    .Take(1).ToListAsync(ct)).Select(o => Of(o, "shop", true)));
        }

        return hits;
    }

    private static async Task<List<Hit>> Parcels(TandemDb db, SellerId seller, string typed, CancellationToken ct)
    {
        var keys = await OrderQuery.SentWith(db, seller, typed, ct);
        return (await db.Orders.Where(o => o.SellerId == seller && keys.Contains(o.Key)).ToListAsync(ct))
            .ConvertAll(o => Of(o, "tracking", true));
    }

    private static async Task<List<Hit>> Items(TandemDb db, SellerId seller, string[] forms, string plain, string capitals,
        CancellationToken ct)
    {
        var hits = new List<Hit>();
        if (Gtin.TryParse(plain) is { } gtin)
        {
            hits.AddRange((await db.Items.Where(i => i.SellerId == seller && i.Gtin == gtin.Digits && !i.Gone).OrderBy(i => i.Key)
                .Take(Most).ToListAsync(ct)).Select(i => Of(i, "ean", true)));
            if (hits.Count == 0)
                hits.AddRange((await db.Offers.Where(o => o.SellerId == seller && o.Gtin == gtin.Digits && !o.Gone)
                    .OrderBy(o => o.Key).Take(Most).ToListAsync(ct))
                    .Select(o => new Hit("offer", o.Key, o.Reference ?? o.OfferId, o.Ean ?? "", "ean", true)));
        }

        hits.AddRange((await db.Items.Where(i => i.SellerId == seller && i.Sku != null && forms.Contains(i.Sku) && !i.Gone)
            .OrderBy(i => i.Key).Take(Most).ToListAsync(ct)).Select(i => Of(i, "sku", true)));
        foreach (var start in new[] { plain, capitals }.Distinct(StringComparer.Ordinal))
        {
            var end = start + Last;
            hits.AddRange((await db.Items.Where(i => i.SellerId == seller && i.Sku != null
                && string.Compare(i.Sku, start) >= 0 && string.Compare(i.Sku, end) < 0 && !i.Gone)
                .OrderBy(i => i.Sku).Take(Most).ToListAsync(ct))
                .Where(i => i.Sku!.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Select(i => Of(i, "sku", false)));
        }

        return hits;
    }

    private static async Task<IEnumerable<Hit>> Names(TandemDb db, SellerId seller, string typed, CancellationToken ct)
    {
        var part = LikePattern.InWords(typed);
        var named = db.Items.Where(i => i.SellerId == seller && !i.Gone && EF.Functions.Like(i.Words, part, "\\"))
            .OrderBy(i => i.Name).ThenBy(i => i.Key).Select(i => i.Key).Take(Most);
        var keys = await named.ToListAsync(ct);
        return (await db.Items.Where(i => keys.Contains(i.Key)).ToListAsync(ct)).OrderBy(i => keys.IndexOf(i.Key))
            .Select(i => Of(i, "name", false));
    }

    private static Hit Of(Order order, string by, bool exact) =>
        new("order", order.Key, order.BolOrderId, order.NumberInShop ?? "", by, exact);

    private static Hit Of(Catalog.Item item, string by, bool exact) =>
        new("item", item.Key, item.Name,
            string.Join(" · ", new[] { item.Sku, item.GtinText }.Where(t => !string.IsNullOrEmpty(t))), by, exact);

    private static List<Hit> Distinct(IEnumerable<Hit> hits) =>
        [.. hits.OrderByDescending(h => h.Exact).DistinctBy(h => (h.What, h.Key)).Take(3 * Most)];
}
