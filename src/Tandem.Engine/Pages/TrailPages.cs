using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Proof;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>
/// Reads what happened and how numbers changed, newest first, by words and days. A page goes on from the key of the last row of
/// the page before, so the thousandth takes no longer than the first.
/// </summary>
public sealed class TrailPages(Database database, SearchEverything search)
{
    private const int RowsAtOnce = 500;
    private const int NamesAtMost = 100;

    /// <param name="before">The key of the oldest row that is shown already; null for the newest.</param>
    public async Task<IReadOnlyList<ActivityRow>> Activities(
        SellerId seller, TrailFilter filter, long? before, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = await Activities(db, seller, filter, await About(db, seller, filter.Search, ct), before, take, ct);
        return await ActivityPages.Named(db, rows, ct);
    }

    /// <param name="before">The key of the oldest row that is shown already; null for the newest.</param>
    public async Task<IReadOnlyList<TrailMove>> Moves(
        SellerId seller, TrailFilter filter, long? before, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = await Moves(db, seller, filter, await About(db, seller, filter.Search, ct), before, take, ct);
        return await Named(db, seller, rows, ct);
    }

    /// <summary>All of it, a few hundred at a time, for a file.</summary>
    public async IAsyncEnumerable<ActivityRow> AllActivities(
        SellerId seller, TrailFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = database.Read();
        var about = await About(db, seller, filter.Search, ct);
        long? before = null;
        while (true)
        {
            var rows = await Activities(db, seller, filter, about, before, RowsAtOnce, ct);
            foreach (var row in await ActivityPages.Named(db, rows, ct)) yield return row;
            if (rows.Count < RowsAtOnce) yield break;
            before = rows[^1].Key;
        }
    }

    /// <inheritdoc cref="AllActivities"/>
    public async IAsyncEnumerable<TrailMove> AllMoves(
        SellerId seller, TrailFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = database.Read();
        var about = await About(db, seller, filter.Search, ct);
        long? before = null;
        while (true)
        {
            var rows = await Moves(db, seller, filter, about, before, RowsAtOnce, ct);
            foreach (var row in await Named(db, seller, rows, ct)) yield return row;
            if (rows.Count < RowsAtOnce) yield break;
            before = rows[^1].Key;
        }
    }

    private static async Task<List<Activity>> Activities(
        TandemDb db, SellerId seller, TrailFilter filter, Subjects? about, long? before, int take, CancellationToken ct)
    {
        var (from, until) = Span(filter);
        var all = db.Activities.Where(a => a.SellerId == seller);
        if (from is not null) all = all.Where(a => a.At >= from);
        if (until is not null) all = all.Where(a => a.At < until);
        if (before is { } key
            && await db.Activities.SingleOrDefaultAsync(a => a.Key == key && a.SellerId == seller, ct) is { } last)
            all = all.Where(a => a.At <= last.At && (a.At < last.At || a.Key < key));
        if (about is null)
        {
            // Of the seller itself there are few: an index finds them, where a walk back in time might not.
            if (filter.Subject == ActivitySubject.Seller) all = all.Where(a => a.SubjectKey == 0);
            if (filter.Subject is { } wanted) all = all.Where(a => a.Subject == wanted);
            return await Newest(all, take, ct);
        }

        // One question for each kind: together they would be answered by reading everything.
        var found = new List<Activity>();
        foreach (var (subject, keys) in about.ByKind.Where(k => filter.Subject is null || filter.Subject == k.Kind))
        {
            if (keys.Count > 0)
                found.AddRange(await Newest(all.Where(a => a.Subject == subject && keys.Contains(a.SubjectKey)), take, ct));
        }

        return [.. found.OrderByDescending(a => a.At).ThenByDescending(a => a.Key).Take(take)];
    }

    private static Task<List<Activity>> Newest(IQueryable<Activity> rows, int take, CancellationToken ct) =>
        rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Key).Take(Math.Clamp(take, 1, RowsAtOnce)).ToListAsync(ct);

    private static async Task<List<StockEntry>> Moves(
        TandemDb db, SellerId seller, TrailFilter filter, Subjects? about, long? before, int take, CancellationToken ct)
    {
        var (from, until) = Span(filter);
        var all = db.StockEntries.Where(e => e.SellerId == seller);
        if (from is not null) all = all.Where(e => e.At >= from);
        if (until is not null) all = all.Where(e => e.At < until);
        if (before is { } key
            && await db.StockEntries.SingleOrDefaultAsync(e => e.Key == key && e.SellerId == seller, ct) is { } last)
            all = all.Where(e => e.At <= last.At && (e.At < last.At || e.Key < key));
        if (about is null) return await Newest(all, take, ct);

        var found = new List<StockEntry>();
        if (about.Items.Count > 0)
            found.AddRange(await Newest(all.Where(e => e.ItemKey != null && about.Items.Contains(e.ItemKey.Value)), take, ct));
        if (about.Offers.Count > 0)
            found.AddRange(await Newest(all.Where(e => e.OfferKey != null && about.Offers.Contains(e.OfferKey.Value)), take, ct));
        if (about.Numbers.Count > 0)
        {
            // By what the order sold: nobody looks through the whole ledger for its number.
            var ofOrder = all.Where(e => e.Reference != null && about.Numbers.Contains(e.Reference));
            found.AddRange(await Newest(ofOrder
                .Where(e => e.OfferKey != null && about.OffersOfOrders.Contains(e.OfferKey.Value)), take, ct));
            found.AddRange(await Newest(ofOrder
                .Where(e => e.ItemKey != null && about.ItemsOfOrders.Contains(e.ItemKey.Value)), take, ct));
        }

        return [.. found.DistinctBy(e => e.Key).OrderByDescending(e => e.At).ThenByDescending(e => e.Key).Take(take)];
    }

    private static Task<List<StockEntry>> Newest(IQueryable<StockEntry> rows, int take, CancellationToken ct) =>
        rows.OrderByDescending(e => e.At).ThenByDescending(e => e.Key).Take(Math.Clamp(take, 1, RowsAtOnce)).ToListAsync(ct);

    private static (DateTimeOffset? From, DateTimeOffset? Until) Span(TrailFilter filter) => (
        filter.From is { Year: > 1 } from ? DutchTime.StartOf(from) : null,
        filter.To is { Year: < 9999 } to ? DutchTime.StartOf(to.AddDays(1)) : null);

    /// <returns>Null where nothing is searched for.</returns>
    private async Task<Subjects?> About(TandemDb db, SellerId seller, string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var hits = await search.Find(seller, text, ct);
        var items = hits.Where(h => h.What == "item").Select(h => h.Key).ToList();
        if (text.Trim().Length >= SearchEverything.ShortestName && !hits.Any(h => h.Exact))
        {
            var part = LikePattern.InWords(text);
            var named = db.Items.Where(i => i.SellerId == seller && EF.Functions.Like(i.Words, part, "\\"));
            items.AddRange(await named.Where(i => !i.Gone).OrderBy(i => i.Name).ThenBy(i => i.Key).Select(i => i.Key)
                .Take(NamesAtMost).ToListAsync(ct));

            // What is gone has a past too.
            items.AddRange(await named.Where(i => i.Gone).OrderBy(i => i.Key).Select(i => i.Key).Take(NamesAtMost)
                .ToListAsync(ct));
            items = [.. items.Distinct()];
        }

        var offers = await db.LinkParts.Where(p => items.Contains(p.ItemKey)).Select(p => p.OfferKey).Distinct().ToListAsync(ct);
        offers.AddRange(hits.Where(h => h.What == "offer").Select(h => h.Key));
        var orders = hits.Where(h => h.What == "order").ToList();
        var orderKeys = orders.ConvertAll(o => o.Key);
        var sold = await db.OrderLines.Where(l => orderKeys.Contains(l.OrderKey) && l.OfferKey != null)
            .Select(l => l.OfferKey!.Value).Distinct().ToListAsync(ct);
        var soldItems = await db.LinkParts.Where(p => sold.Contains(p.OfferKey)).Select(p => p.ItemKey).Distinct()
            .ToListAsync(ct);
        return new Subjects(items, offers, orderKeys, orders.ConvertAll(o => o.Title), sold, soldItems);
    }

    private static async Task<IReadOnlyList<TrailMove>> Named(
        TandemDb db, SellerId seller, List<StockEntry> rows, CancellationToken ct)
    {
        var itemKeys = rows.Select(r => r.ItemKey).OfType<long>().Distinct().ToList();
        var items = await db.Items.Where(i => itemKeys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, i => i.Name, ct);
        var offers = await OfferNames.Of(db, [.. rows.Select(r => r.OfferKey).OfType<long>().Distinct()], ct);
        var orders = await LedgerPages.OrdersOf(db, seller, rows, ct);
        return
        [
            .. rows.Select(e => new TrailMove(
                LedgerPages.Row(e, e.OfferKey is { } offer ? offers.Ean(offer) : null, orders),
                e.OfferKey is { } key ? offers.Name(key) : items.GetValueOrDefault(e.ItemKey ?? 0, ""),
                e.OfferKey is { } sold ? offers.Item(sold) : e.ItemKey, e.OfferKey)),
        ];
    }

    /// <summary>What words are about.</summary>
    private sealed record Subjects(
        List<long> Items, List<long> Offers, List<long> Orders, List<string> Numbers, List<long> OffersOfOrders,
        List<long> ItemsOfOrders)
    {
        public IEnumerable<(ActivitySubject Kind, List<long> Keys)> ByKind =>
            [(ActivitySubject.Item, Items), (ActivitySubject.Offer, Offers), (ActivitySubject.Order, Orders)];
    }
}
