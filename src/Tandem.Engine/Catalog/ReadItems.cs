using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.WooCommerce;

namespace Tandem.Engine.Catalog;

/// <summary>Reads a shop's products and variations: all of them in turns, what changed often, and single ones at once.</summary>
internal sealed class ReadItems(TimeProvider clock, Checkpoints checkpoints)
{
    private const int PagesInATurn = 25;
    private static readonly TimeSpan ChangesEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan EverythingEvery = TimeSpan.FromHours(24);

    public static string ChangesOf(Shop shop) => $"shop:{shop.Id}:items";

    public static string EverythingOf(Shop shop) => $"shop:{shop.Id}:all-items";

    /// <summary>A part of the whole catalogue. The cursor is <c>phase|page|moment at which this pass began|where GTINs were then</c>.</summary>
    public async Task<Reading> Everything(SellerWork work, Shop shop, Observation observation, DateTimeOffset began, CancellationToken ct)
    {
        var (phase, page, passBegan, gtinKey) = Parse(observation.Cursor, began, shop.GtinKey ?? "");
        var remote = work.Shop(shop);
        var flat = await remote.HasTopLevelVariations(ct);

        // The next page is on its way while this one is saved: a first reading takes as long as the shop needs, not longer.
        var coming = Fetch(remote, phase, page, flat, ct);
        try
        {
            for (var turn = 1; ; turn++)
            {
                var (found, pages, readFrom) = await coming;
                var isLast = page >= pages || found.Count == 0;
                page++;
                if (isLast && phase == "products" && flat) (phase, page, isLast) = ("variations", 1, false);
                var goesOn = !isLast && turn < PagesInATurn;
                if (goesOn) coming = Fetch(remote, phase, page, flat, ct);
                await Save(work, shop, found, readFrom, ct);
                if (goesOn) continue;
                if (!isLast) return new Reading($"{phase}|{page}|{passBegan:O}|{gtinKey}", TimeSpan.Zero);

                await EndPass(work, shop, passBegan, gtinKey, ct);
                return new Reading($"done|0|{passBegan:O}|", EverythingEvery);
            }
        }
        finally
        {
            await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(List<WooProduct> Found, int Pages, DateTimeOffset ReadFrom)> Fetch(WooClient remote, string phase, int page, bool flat, CancellationToken ct)
    {
        var readFrom = clock.GetUtcNow();
        WooPage<WooProduct> answer = phase == "products"
            ? await remote.GetProducts(new WooProductQuery { Page = page, Status = "any" }, ct)
            : await remote.GetVariations(new WooVariationQuery { Page = page }, ct);
        var found = new List<WooProduct>(answer.Items);
        if (phase == "products" && !flat) found.AddRange(await VariationsOneByOne(remote, answer.Items, ct));
        return (found, answer.TotalPages ?? 0, readFrom);
    }

    private static Task EndPass(SellerWork work, Shop shop, DateTimeOffset passBegan, string gtinKey, CancellationToken ct) => work.Owner.Write(async db =>
    {
        await db.Items.Where(i => i.ShopId == shop.Id && !i.Gone && i.ReadAt < passBegan)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadDueSince, passBegan), ct);
        await db.Shops.Where(s => s.Id == shop.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.GtinKeyRead, gtinKey.Length == 0 ? null : gtinKey), ct);
    }, ct);

    /// <summary>
    /// What changed since the newest change that was seen. The cursor is <c>newest product|newest variation</c> in the shop's own clock:
    /// of two lists that are read one after the other, none says how far the other was read.
    /// </summary>
    public async Task<Reading> Changes(SellerWork work, Shop shop, Observation observation, DateTimeOffset began, CancellationToken ct)
    {
        var remote = work.Shop(shop);
        List<DateTimeOffset> known = observation.Cursor is { } text
            ? [.. text.Split('|').Select(moment => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture))]
            : [await NewestOf(remote, ct) ?? began - TimeSpan.FromDays(1)];
        var flat = await remote.HasTopLevelVariations(ct);

        var products = await ReadChanges.Since(known[0], async page =>
        {
            var readFrom = clock.GetUtcNow();
            var answer = await remote.GetProducts(
                new WooProductQuery { Page = page.Number, ModifiedAfter = page.From, ModifiedBefore = page.Before, OrderBy = page.OrderBy, Status = "any" }, ct);
            var found = new List<WooProduct>(answer.Items);
            if (!flat) found.AddRange(await VariationsOneByOne(remote, answer.Items, ct));
            await Save(work, shop, found, readFrom, ct);
            return answer;
        }, product => product.DateModifiedGmt, ct);

        var variations = !flat ? products : await ReadChanges.Since(known[^1], async page =>
        {
            var readFrom = clock.GetUtcNow();
            var answer = await remote.GetVariations(
                new WooVariationQuery { Page = page.Number, ModifiedAfter = page.From, ModifiedBefore = page.Before, OrderBy = page.OrderBy }, ct);
            await Save(work, shop, answer.Items, readFrom, ct);
            return answer;
        }, variation => variation.DateModifiedGmt, ct);

        return new Reading($"{products:O}|{variations:O}", ChangesEvery, News: products > known[0] || variations > known[^1]);
    }

    /// <summary>Reads the items that something has happened to since their last reading; those that the shop does not return are gone.</summary>
    /// <returns>True where anything was read.</returns>
    public async Task<bool> Again(SellerWork work, Shop shop, CancellationToken ct)
    {
        List<Item> due;
        await using (var db = work.Read())
            due = await db.Items.Where(i => i.SellerId == work.Seller && i.ReadDueSince != null && i.ShopId == shop.Id).OrderBy(i => i.ReadDueSince).Take(100).ToListAsync(ct);
        if (due.Count == 0) return false;

        var remote = work.Shop(shop);
        var began = clock.GetUtcNow();
        var found = new List<WooProduct>();
        var products = due.Where(i => i.VariationId == 0).Select(i => i.ProductId).ToList();
        if (products.Count > 0)
            found.AddRange((await remote.GetProducts(new WooProductQuery { Include = products, Status = "any" }, ct)).Items);

        var variations = due.Where(i => i.VariationId != 0).Select(i => i.VariationId).ToList();
        if (variations.Count > 0 && await remote.HasTopLevelVariations(ct))
        {
            found.AddRange((await remote.GetVariations(new WooVariationQuery { Include = variations }, ct)).Items);
        }
        else
        {
            foreach (var variation in variations)
                if (await remote.GetProduct(variation, ct) is { } single) found.Add(single);
        }

        await Save(work, shop, found, began, ct);
        var returned = found.Select(p => p.Id).ToHashSet();
        var gone = due.Where(i => !returned.Contains(i.VariationId == 0 ? i.ProductId : i.VariationId)).ToList();
        if (gone.Count > 0) await work.Owner.Write(db => SaveItems.MarkGone(db, gone, began, ct), ct);
        return true;
    }

    private async Task Save(SellerWork work, Shop shop, IReadOnlyList<WooProduct> found, DateTimeOffset began, CancellationToken ct)
    {
        if (found.Count == 0) return;
        await checkpoints.Reached("items.read", ct);
        await work.Owner.Write(db => SaveItems.Save(db, shop, found, began, ct), ct);
        await checkpoints.Reached("items.saved", ct);
    }

    private static async Task<List<WooProduct>> VariationsOneByOne(WooClient remote, IReadOnlyList<WooProduct> products, CancellationToken ct)
    {
        var found = new List<WooProduct>();
        foreach (var parent in products.Where(p => p.Type == "variable"))
            found.AddRange((await remote.GetVariationsOf(parent.Id, ct)).Select(v => v with { Type = "variation", ParentId = parent.Id }));
        return found;
    }

    /// <summary>
    /// Where changes begin, in the shop's own clock: what is older is read with everything, which begins after this. A change of a
    /// variation shows in its parent too.
    /// </summary>
    private static async Task<DateTimeOffset?> NewestOf(WooClient remote, CancellationToken ct) =>
        (await remote.GetProducts(new WooProductQuery { PerPage = 1, OrderBy = "modified", Order = "desc", Status = "any" }, ct)).Items
            .Select(p => p.DateModifiedGmt).FirstOrDefault();

    private static (string Phase, int Page, DateTimeOffset Began, string GtinKey) Parse(string? cursor, DateTimeOffset now, string gtinKey) =>
        cursor?.Split('|', 4) is [("products" or "variations") and var phase, var page, var began, .. var rest]
            ? (phase, int.Parse(page, CultureInfo.InvariantCulture), DateTimeOffset.Parse(began, CultureInfo.InvariantCulture), rest is [var key] ? key : "")
            : ("products", 1, now, gtinKey);
}
