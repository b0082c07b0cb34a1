using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>An offer in the match report.</summary>
/// <param name="Linked">Whether it sells the item of its row, alone or in a bundle; false: it only carries the same GTIN.</param>
/// <param name="SameCode">No GTIN tells, but its reference is the SKU of its row: a hint.</param>
public sealed record MatchRowOffer(
    long Key, string OfferId, string? Ean, string? Reference, bool Lvb, MatchVerdict Verdict, bool Linked, bool SameCode = false);

/// <summary>A row of the match report: an item with its offers, or an offer that sells no item.</summary>
/// <param name="ItemKey">Null: an offer without an item.</param>
/// <param name="Gtin">What is wrong with the text, where something is.</param>
/// <param name="GtinFrom">The field or attribute that the GTIN was found in; null: WooCommerce's own.</param>
public sealed record MatchRow(
    long? ItemKey, string? Name, string? Sku, string? GtinText, string? GtinFrom, GtinReading Gtin, MatchVerdict Verdict,
    string? Shop, IReadOnlyList<MatchRowOffer> Offers);

/// <summary>
/// A page of the match report, with how many rows have each verdict, whatever is filtered; of each counted up to one more
/// than <see cref="CountedTo.Most"/>.
/// </summary>
public sealed record MatchReport(IReadOnlyDictionary<MatchVerdict, int> Counts, PageOf<MatchRow> Page);

/// <summary>What a reader of the report wants to see.</summary>
/// <param name="Search">Part of a name, SKU, GTIN, reference or offer id; empty for all.</param>
/// <param name="Verdicts">Only these; null for all.</param>
public sealed record MatchFilter(string? Search, IReadOnlyCollection<MatchVerdict>? Verdicts);

/// <summary>Reads the match report: both sides, everything that was found and everything that was not.</summary>
public sealed class MatchPages(Database database)
{
    /// <summary>What a person should look at.</summary>
    public static readonly IReadOnlyList<MatchVerdict> ForAPerson =
    [
        MatchVerdict.DuplicateGtin, MatchVerdict.DuplicateOffers, MatchVerdict.Changed, MatchVerdict.BundleUnclear,
        MatchVerdict.InvalidGtin, MatchVerdict.SkuDisagrees,
    ];

    /// <summary>
    /// What an offer can be that sells nothing. The many that sell something are others: they need not be looked at.
    /// </summary>
    private static readonly IReadOnlyList<MatchVerdict> OfNoLink =
    [
        .. Enum.GetValues<MatchVerdict>().Except(
            [MatchVerdict.Matched, MatchVerdict.SkuDisagrees, MatchVerdict.LinkedByHand]),
    ];

    /// <summary>Items by name, and after them the offers that sell none.</summary>
    public async Task<MatchReport> Report(SellerId seller, MatchFilter filter, int skip, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var (one, all) = (db.Sellers.Where(s => s.Id == seller), db.Items.Where(i => i.SellerId == seller && !i.Gone));
        var counts = (await Enum.GetValues<MatchVerdict>().Select(v => ((int)v, all.Where(i => i.Verdict == v)))
            .CountEach(one, ct))
            .Concat(await OfNoLink.Select(v => ((int)v, Unlinked(db, seller).Where(o => o.Verdict == v)))
                .CountEach(one, ct))
            .GroupBy(g => (MatchVerdict)g.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));

        var (items, offers) = (await Items(db, seller, filter, ct), Offers(db, seller, filter));
        var some = await ItemSearch.ByName(db, items, skip, take, ct);
        var left = take - some.Rows.Count;
        var others = left == 0 ? new PageOf<Offer>([], await offers.Take(CountedTo.Most + 1).CountAsync(ct))
            : await offers.OrderBy(o => o.Ean).ThenBy(o => o.Key).Page(skip - some.Total, left, ct);
        return new MatchReport(counts, new PageOf<MatchRow>(
            [.. await Rows(db, seller, some.Rows, ct), .. others.Rows.Select(Row)], some.Total + others.Total));
    }

    /// <summary>All rows of the report, in pieces, for a file.</summary>
    public async IAsyncEnumerable<MatchRow> All(SellerId seller, MatchFilter filter,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        const int piece = 1_000;
        await using var db = database.Read();
        var found = await Items(db, seller, filter, ct);
        for (var last = 0L; ;)
        {
            var items = await found.Where(i => i.Key > last).OrderBy(i => i.Key).Take(piece).ToListAsync(ct);
            foreach (var row in await Rows(db, seller, items, ct)) yield return row;
            if (items.Count < piece) break;
            last = items[^1].Key;
        }

        for (var last = 0L; ;)
        {
            var offers = await Offers(db, seller, filter).Where(o => o.Key > last).OrderBy(o => o.Key).Take(piece)
                .ToListAsync(ct);
            foreach (var offer in offers) yield return Row(offer);
            if (offers.Count < piece) break;
            last = offers[^1].Key;
        }
    }

    private static IQueryable<Offer> Unlinked(TandemDb db, SellerId seller) =>
        db.Offers.Where(o => o.SellerId == seller && !o.Gone && o.Verdict != MatchVerdict.Matched
            && o.Verdict != MatchVerdict.SkuDisagrees && o.Verdict != MatchVerdict.LinkedByHand
            && !db.LinkParts.Any(p => p.OfferKey == o.Key));

    private static Task<IQueryable<Item>> Items(TandemDb db, SellerId seller, MatchFilter filter, CancellationToken ct)
    {
        var items = db.Items.Where(i => i.SellerId == seller && !i.Gone);
        if (filter.Verdicts is { } verdicts) items = items.Where(i => verdicts.Contains(i.Verdict));
        return ItemSearch.Found(db, seller, items, filter.Search, ct);
    }

    private static IQueryable<Offer> Offers(TandemDb db, SellerId seller, MatchFilter filter)
    {
        var offers = Unlinked(db, seller);
        if (filter.Verdicts is { } verdicts) offers = offers.Where(o => verdicts.Contains(o.Verdict));
        return OfferSearch.ByCode(offers, filter.Search);
    }

    private static async Task<List<MatchRow>> Rows(TandemDb db, SellerId seller, IReadOnlyList<Item> items, CancellationToken ct)
    {
        if (items.Count == 0) return [];
        var keys = items.Select(i => i.Key).ToList();
        var gtins = items.Select(i => i.Gtin).OfType<string>().Distinct().ToList();
        var links = (await db.LinkParts.Where(p => keys.Contains(p.ItemKey)).ToListAsync(ct))
            .ToLookup(p => p.ItemKey, p => p.OfferKey);
        var linked = links.SelectMany(l => l).Distinct().ToList();

        // Two questions, each with its index: asked as one, all offers would be read.
        var all = db.Offers.Where(o => o.SellerId == seller && !o.Gone);
        var offers = (await all.Where(o => linked.Contains(o.Key)).ToListAsync(ct))
            .UnionBy(await all.Where(o => gtins.Contains(o.Gtin!)).ToListAsync(ct), o => o.Key).ToList();
        var (byKey, byGtin) = (offers.ToDictionary(o => o.Key), offers.ToLookup(o => o.Gtin));
        var shops = await db.Shops.Where(s => s.SellerId == seller).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        var codes = items.Where(i => i.Gtin is null && links[i.Key].FirstOrDefault() == 0)
            .Select(i => Sku.TryParse(i.Sku)?.Text.ToLowerInvariant()).OfType<string>().Distinct().ToList();
        var byCode = (codes.Count == 0 ? [] : await Unlinked(db, seller).Where(o => codes.Contains(o.Reference!.Trim().ToLower()))
            .ToListAsync(ct))
            .ToLookup(o => Sku.TryParse(o.Reference));
        return [.. items.Select(item =>
        {
            var sells = links[item.Key].Where(byKey.ContainsKey).Select(key => byKey[key]).ToList();
            var carries = item.Gtin is null ? [] : byGtin[item.Gtin].Except(sells);
            var hinted = item.Gtin is null && sells.Count == 0 && Sku.TryParse(item.Sku) is { } code ? byCode[code] : [];
            return new MatchRow(
                item.Key, item.Name, item.Sku, item.GtinText, item.GtinFrom, Gtin.Read(item.GtinText), item.Verdict,
                shops.Count > 1 ? shops[item.ShopId] : null,
                [.. sells.Select(o => Seen(o, true)), .. carries.OrderBy(o => o.Key).Select(o => Seen(o, false)),
                    .. hinted.OrderBy(o => o.Key).Select(o => Seen(o, false) with { SameCode = true })]);
        })];
    }

    private static MatchRow Row(Offer offer) =>
        new(null, null, null, offer.Ean, null, Gtin.Read(offer.Ean), offer.Verdict, null, [Seen(offer, false)]);

    private static MatchRowOffer Seen(Offer offer, bool linked) =>
        new(offer.Key, offer.OfferId, offer.Ean, offer.Reference, offer.Lvb, offer.Verdict, linked);
}
