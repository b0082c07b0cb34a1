using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Catalog;

/// <summary>Reads a shop's products and variations: all of them in turns, what changed often, and single ones at once.</summary>
internal sealed class ReadItems(ItemChanges changes, TimeProvider clock, Checkpoints checkpoints)
{
    private const int PagesInATurn = 25;
    private static readonly TimeSpan Unreadable = TimeSpan.FromMinutes(15);

    // After so long nobody knows any more what the shop has of it.
    private static readonly TimeSpan CountsFor = TimeSpan.FromHours(1);

    private static readonly TimeSpan ChangesEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan EverythingEvery = TimeSpan.FromHours(24);
    private static readonly TimeSpan BinEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CountEvery = TimeSpan.FromHours(1);

    public static SourceName ChangesOf(Shop shop) => ChangesOf(shop.Id);

    public static SourceName ChangesOf(ShopId shop) => SourceName.Of(shop, "items");

    /// <summary>The bin, which the list of what changed leaves out.</summary>
    public static SourceName BinOf(Shop shop) => SourceName.Of(shop.Id, "item-bin");

    /// <summary>How many there are: what is removed for good is in no list at all.</summary>
    public static SourceName CountOf(Shop shop) => SourceName.Of(shop.Id, "item-count");

    public static SourceName EverythingOf(Shop shop) => SourceName.Of(shop.Id, "all-items");

    /// <summary>A part of the whole catalogue.</summary>
    public async Task<Reading> Everything(SellerWork work, Shop shop, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        var (variations, page, passBegan, gtinKey) = observation.At<CataloguePass>()
            ?? new CataloguePass(false, 1, began, shop.GtinKey);
        var remote = work.Shop(shop);
        var flat = await remote.HasTopLevelVariations(ct);

        // The next page is on its way while this one is saved: a first reading takes as long as the shop needs, not longer.
        var coming = Fetch(remote, variations, page, flat, ct);
        try
        {
            for (var turn = 1; ; turn++)
            {
                var (found, listed, pages, readFrom) = await coming;
                var isLast = page >= pages || listed == 0;
                page++;
                if (isLast && !variations && flat) (variations, page, isLast) = (true, 1, false);
                var goesOn = !isLast && turn < PagesInATurn;
                if (goesOn) coming = Fetch(remote, variations, page, flat, ct);
                await Save(work, shop, found, readFrom, ct);
                if (goesOn) continue;
                if (!isLast) return new Reading(new CataloguePass(variations, page, passBegan, gtinKey), TimeSpan.Zero);

                await EndPass(work, shop, passBegan, gtinKey, ct);
                work.MakeDue(CountOf(shop));
                return new Reading(null, EverythingEvery);
            }
        }
        finally
        {
            await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(List<WooProduct> Found, int Listed, int Pages, DateTimeOffset ReadFrom)> Fetch(WooClient remote,
        bool variations, int page, bool flat, CancellationToken ct)
    {
        var readFrom = clock.GetUtcNow();
        WooPage<WooProduct> answer = variations
            ? await remote.GetVariations(new WooVariationQuery { Page = page }, ct)
            : await remote.GetProducts(new WooProductQuery { Page = page, Status = "any" }, ct);
        var found = new List<WooProduct>(answer.Items);
        if (!variations && !flat) found.AddRange(await VariationsOneByOne(remote, answer.Items, ct));

        // A proxy that strips the header must not end the pass after one page: as long as pages are full there may be another.
        var pages = answer.TotalPages ?? (answer.Listed < ReadChanges.PageSize ? page : page + 1);
        return (found, answer.Listed, pages, readFrom);
    }

    private static Task EndPass(SellerWork work, Shop shop, DateTimeOffset passBegan, string? gtinKey, CancellationToken ct) =>
        work.Owner.Write(async db =>
        {
            await db.Items.Where(i => i.ShopId == shop.Id && !i.Gone && i.ReadAt < passBegan)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadDueSince, passBegan), ct);
            await db.Shops.Where(s => s.Id == shop.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.GtinKeyRead, gtinKey), ct);
        }, ct);

    /// <summary>What changed since the newest change that was seen.</summary>
    public async Task<Reading> Changes(SellerWork work, Shop shop, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        var remote = work.Shop(shop);
        var known = observation.At<NewestItems>() ?? NewestItems.Both(
            NewestChange.Of(observation) ?? await NewestOf(remote, ct) ?? began - TimeSpan.FromDays(1));
        var flat = await remote.HasTopLevelVariations(ct);

        var products = await ReadChanges.Since(known.Product, began, async page =>
        {
            var readFrom = clock.GetUtcNow();
            var answer = await remote.GetProducts(ChangedIn(page, "any"), ct);
            var found = new List<WooProduct>(answer.Items);
            if (!flat) found.AddRange(await VariationsOneByOne(remote, answer.Items, ct));
            await Save(work, shop, found, readFrom, ct, news: true);
            return answer;
        }, product => product.DateModifiedGmt, ct);

        var variations = !flat ? products : await ReadChanges.Since(known.Variation, began, async page =>
        {
            var readFrom = clock.GetUtcNow();
            var answer = await remote.GetVariations(
                new WooVariationQuery
                {
                    Page = page.Number,
                    ModifiedAfter = page.From,
                    ModifiedBefore = page.Before,
                    OrderBy = page.OrderBy
                }, ct);
            await Save(work, shop, answer.Items, readFrom, ct, news: true);
            return answer;
        }, variation => variation.DateModifiedGmt, ct);

        return new Reading(new NewestItems(products, variations), ChangesEvery,
            News: products > known.Product || variations > known.Variation);
    }

    private static WooProductQuery ChangedIn(ChangesPage page, string status) => new()
    {
        Page = page.Number,
        ModifiedAfter = page.From,
        ModifiedBefore = page.Before,
        OrderBy = page.OrderBy,
        Status = status,
    };

    /// <summary>Products that were thrown away since the last look.</summary>
    public async Task<Reading> Bin(SellerWork work, Shop shop, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        var known = NewestChange.Of(observation) ?? began - TimeSpan.FromDays(1);
        var remote = work.Shop(shop);
        var newest = await ReadChanges.Since(known, began, async page =>
        {
            var readFrom = clock.GetUtcNow();
            var answer = await remote.GetProducts(ChangedIn(page, "trash"), ct);
            await Save(work, shop, answer.Items, readFrom, ct, news: true);
            return answer;
        }, product => product.DateModifiedGmt, ct);
        return new Reading(new NewestChange(newest), BinEvery);
    }

    /// <summary>
    /// Fewer than are known here: something was removed, and only a reading of everything tells what. What comes is known and
    /// counted, so that it hides nothing that goes.
    /// </summary>
    public async Task<Reading> Count(SellerWork work, Shop shop, Observation observation, CancellationToken ct)
    {
        var remote = work.Shop(shop);
        var flat = await remote.HasTopLevelVariations(ct);
        var total = (await remote.GetProducts(new WooProductQuery { PerPage = 1, Status = "any" }, ct)).Total;
        var variations = flat ? (await remote.GetVariations(new WooVariationQuery { PerPage = 1 }, ct)).Total : 0;
        var everything = EverythingOf(shop);
        await using var db = work.Read();
        var pass = await db.Observations.Where(o => o.SellerId == work.Seller && o.Source == everything)
            .Select(o => new { o.SucceededAt, o.Cursor }).SingleOrDefaultAsync(ct);
        var last = observation.At<ItemCount>();
        if (total is null || variations is null || pass is not { SucceededAt: { } passEnded, Cursor: null })
            return new Reading(last, CountEvery);

        var known = await db.Items.CountAsync(i => i.ShopId == shop.Id && !i.Gone && (flat || i.VariationId == 0), ct)
            + await db.ParentProducts.CountAsync(p => p.ShopId == shop.Id, ct);
        var more = total.Value + variations.Value - known;
        if (last?.PassEnded != passEnded) return new Reading(new ItemCount(more, passEnded), CountEvery);
        if (more < last.More)
        {
            // As a row: whoever takes over must find it too.
            var now = clock.GetUtcNow();
            await work.Owner.Write(rows => rows.Observations.Where(o => o.SellerId == work.Seller && o.Source == everything)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.DueAt, now), ct), ct);
            work.MakeDue(everything);
        }

        return new Reading(last, CountEvery);
    }

    /// <summary>
    /// A webhook named these products, and the list of what changed does not know of it: they may be in the bin, or gone. They
    /// are asked for by name.
    /// </summary>
    /// <returns>True where any is to be read again.</returns>
    public async Task<bool> LookAt(SellerWork work, Shop shop, IReadOnlyDictionary<long, DateTimeOffset> told,
        CancellationToken ct)
    {
        if (told.Count == 0) return false;
        var ids = told.Keys.ToList();
        List<long> behind;
        await using (var db = work.Read())
        {
            var named = await db.Items
                .Where(i => i.ShopId == shop.Id && !i.Gone && (ids.Contains(i.ProductId) || ids.Contains(i.VariationId)))
                .Select(i => new { i.Key, i.ProductId, i.VariationId, i.ModifiedAt }).ToListAsync(ct);
            behind = [.. named.Where(i => told.TryGetValue(i.VariationId == 0 ? i.ProductId : i.VariationId, out var changed)
                ? !(i.ModifiedAt >= changed) : told.GetValueOrDefault(i.ProductId) == SellerWork.NotSaid).Select(i => i.Key)];
        }

        if (behind.Count == 0) return false;
        var since = clock.GetUtcNow() - TimeSpan.FromMilliseconds(1);
        await work.Owner.Write(db => db.Items.Where(i => behind.Contains(i.Key) && i.ReadDueSince == null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadDueSince, since), ct), ct);
        return true;
    }

    /// <summary>
    /// Reads the items that something has happened to since their last reading; those that the shop does not return are gone.
    /// </summary>
    /// <returns>True where it ended the wait of any of them: there may be more.</returns>
    public async Task<bool> Again(SellerWork work, Shop shop, CancellationToken ct)
    {
        // What happened in this very moment, or by a clock that is ahead, no reading that begins now can be sure to contain:
        // later.
        var began = clock.GetUtcNow();
        List<Item> due;
        await using (var db = work.Read())
            due = await db.Items.Where(i => i.SellerId == work.Seller && i.ReadDueSince < began && i.ShopId == shop.Id)
                .OrderBy(i => i.ReadDueSince).Take(100).ToListAsync(ct);
        if (due.Count == 0) return false;

        var remote = work.Shop(shop);
        var (found, unread) = await Ask(remote, due, ct);
        await Save(work, shop, found, began, ct);
        var (missing, unreadable) = (Missing(due, found), new List<Item>());
        if (unread > 0) (missing, unreadable) = await OneByOne(work, shop, missing, began, ct);
        if (missing.Count > 0) await work.Owner.Write(db => SaveItems.MarkGone(db, changes, missing, began, ct), ct);
        if (unreadable.Count > 0) await AskLater(work, unreadable, began, ct);

        // A reading that ended no wait would be made over and over.
        var keys = due.ConvertAll(i => i.Key);
        await using (var db = work.Read())
            return await db.Items.CountAsync(i => keys.Contains(i.Key) && i.ReadDueSince < began, ct) < due.Count;
    }

    /// <returns>What the shop has of these, and how many entries of its answer could not be read.</returns>
    private static async Task<(List<WooProduct> Found, int Unread)> Ask(WooClient remote, IReadOnlyList<Item> items,
        CancellationToken ct)
    {
        var (found, unread) = (new List<WooProduct>(), 0);
        var products = items.Where(i => i.VariationId == 0).Select(i => i.ProductId).ToList();
        if (products.Count > 0)
        {
            var page = await remote.GetProducts(new WooProductQuery { Include = products, Status = "any" }, ct);
            found.AddRange(page.Items);
            unread += page.Unread;
        }

        var variations = items.Where(i => i.VariationId != 0).Select(i => i.VariationId).ToList();
        if (variations.Count > 0 && await remote.HasTopLevelVariations(ct))
        {
            var page = await remote.GetVariations(new WooVariationQuery { Include = variations }, ct);
            found.AddRange(page.Items);
            unread += page.Unread;
        }
        else
        {
            foreach (var variation in variations)
            {
                try
                {
                    if (await remote.GetProduct(variation, ct) is { } single) found.Add(single);
                }
                catch (WooUnavailable failure) when (failure.Unreadable)
                {
                    // It may stay so: what comes after it is not to wait for that.
                    unread++;
                }
            }
        }

        return (found, unread);
    }

    /// <summary>
    /// What answers under another parent, or is a product by now, is another item: the one that was asked for is gone.
    /// </summary>
    private static List<Item> Missing(IEnumerable<Item> asked, IEnumerable<WooProduct> found)
    {
        var returned = found.Select(SaveItems.IdOf).ToHashSet();
        return [.. asked.Where(i => !returned.Contains((i.ProductId, i.VariationId)))];
    }

    /// <summary>An entry that could not be read may be any of those that are missing: each is asked for by itself.</summary>
    private async Task<(List<Item> Gone, List<Item> Unreadable)> OneByOne(SellerWork work, Shop shop, List<Item> missing,
        DateTimeOffset began, CancellationToken ct)
    {
        var (gone, unreadable) = (new List<Item>(), new List<Item>());
        var remote = work.Shop(shop);
        foreach (var item in missing)
        {
            var (found, unread) = await Ask(remote, [item], ct);
            await Save(work, shop, found, began, ct);
            if (unread > 0) unreadable.Add(item);
            else gone.AddRange(Missing([item], found));
        }

        return (gone, unreadable);
    }

    /// <summary>
    /// What cannot be read now will hardly be readable in a moment; after a while its last number does not count, and there is
    /// none of it: not even of a bundle that it is in.
    /// </summary>
    private Task AskLater(SellerWork work, List<Item> unreadable, DateTimeOffset began, CancellationToken ct)
    {
        var (asked, later, limit) = (unreadable.ConvertAll(i => i.Key), began + Unreadable, began - CountsFor);
        return work.Owner.Write(async db =>
        {
            // Another reading that began later knows better.
            var keys = await db.Items.Where(i => asked.Contains(i.Key) && i.ReadAt <= began).Select(i => i.Key).ToListAsync(ct);
            await db.Items.Where(i => keys.Contains(i.Key))
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadDueSince, later), ct);
            await db.Items.Where(i => keys.Contains(i.Key) && i.UnreadableSince == null)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.UnreadableSince, began), ct);
            var old = db.Items.Where(i => keys.Contains(i.Key) && i.UnreadableSince <= limit
                && (i.Quantity > 0 || i.InStock || i.Backordered));
            var doubtful = await old.Select(i => i.Key).ToListAsync(ct);
            if (doubtful.Count == 0) return;
            await db.Items.Where(i => doubtful.Contains(i.Key)).ExecuteUpdateAsync(i => i
                .SetProperty(x => x.Quantity, x => x.Quantity == null ? x.Quantity : 0)
                .SetProperty(x => x.InStock, false)
                .SetProperty(x => x.Backordered, false), ct);
            await changes.Tell(db, new ItemNews(work.Seller, [], doubtful, [], []), began, ct);
        }, ct);
    }

    private async Task Save(SellerWork work, Shop shop, IReadOnlyList<WooProduct> found, DateTimeOffset began,
        CancellationToken ct, bool news = false)
    {
        if (found.Count == 0) return;
        await checkpoints.Reached("items.read", ct);
        await work.Owner.Write(db => SaveItems.Save(db, changes, shop, found, began, ct, news), ct);
        await checkpoints.Reached("items.saved", ct);
    }

    private static async Task<List<WooProduct>> VariationsOneByOne(WooClient remote, IReadOnlyList<WooProduct> products,
        CancellationToken ct)
    {
        var found = new List<WooProduct>();
        foreach (var parent in products.Where(p => p.Type == "variable"))
            found.AddRange((await remote.GetVariationsOf(parent.Id, ct))
                .Select(v => v with { Type = "variation", ParentId = parent.Id }));
        return found;
    }

    /// <summary>
    /// Where changes begin, in the shop's own clock: what is older is read with everything, which begins after this. A change
    /// of a variation shows in its parent too.
    /// </summary>
    private static async Task<DateTimeOffset?> NewestOf(WooClient remote, CancellationToken ct)
    {
        var page =
            await remote.GetProducts(new WooProductQuery { PerPage = 1, OrderBy = "modified", Order = "desc", Status = "any" },
                ct);
        var newest = page.Items.Select(p => p.DateModifiedGmt).FirstOrDefault();
        return newest > page.At ? page.At : newest;
    }
}
