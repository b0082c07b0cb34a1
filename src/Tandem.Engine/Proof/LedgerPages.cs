using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Proof;

/// <summary>One change of a number in an item's ledger.</summary>
/// <param name="Offer">The offer whose number it is; null for the item's own stock.</param>
/// <param name="RemoteAt">By the clock of the side that it is about.</param>
/// <param name="OrderKey">The bol order of the reference.</param>
public sealed record LedgerRow(
    long Key, DateTimeOffset At, DateTimeOffset? RemoteAt, string? Offer, StockCause Cause, int? Before, int? After,
    string? Reference, long? OrderKey);

/// <summary>Reads an item's ledger back.</summary>
public sealed class LedgerPages(Database database)
{
    private const int MostCurves = 3;
    private const int MostPoints = 1000;

    /// <summary>The entries of the item and of the offers that sell it, newest first.</summary>
    /// <param name="until">Only entries from before this moment; null for the newest.</param>
    public async Task<IReadOnlyList<LedgerRow>> Of(SellerId seller, long itemKey, DateTimeOffset? until, int take,
        CancellationToken ct)
    {
        await using var db = database.Read();
        take = Math.Clamp(take, 1, 500);
        var offers = await (
            from part in db.LinkParts
            join offer in db.Offers on part.OfferKey equals offer.Key
            where part.ItemKey == itemKey && offer.SellerId == seller
            select new { offer.Key, Name = offer.Ean ?? offer.OfferId }).ToDictionaryAsync(o => o.Key, o => o.Name, ct);
        var keys = offers.Keys.ToList();
        var own = await Newest(db.StockEntries.Where(e => e.SellerId == seller && e.ItemKey == itemKey), until, take, ct);
        var theirs =
            await Newest(db.StockEntries.Where(e => e.OfferKey != null && keys.Contains(e.OfferKey.Value)), until, take, ct);
        var rows = own.Concat(theirs).OrderByDescending(e => e.At).ThenByDescending(e => e.Key).Take(take).ToList();

        var orders = await OrdersOf(db, seller, rows, ct);
        return [.. rows.Select(e => Row(e, e.OfferKey is { } offer ? offers.GetValueOrDefault(offer) : null, orders))];
    }

    /// <summary>The bol orders that these entries name, by their number.</summary>
    internal static async Task<Dictionary<string, long>> OrdersOf(
        TandemDb db, SellerId seller, IReadOnlyList<StockEntry> rows, CancellationToken ct)
    {
        var numbers = rows.Select(r => r.Reference).OfType<string>().Distinct().ToList();
        var accounts = await db.Accounts.Where(a => a.SellerId == seller).Select(a => a.Id).ToListAsync(ct);
        var orders = await db.Orders.Where(o => accounts.Contains(o.AccountId) && numbers.Contains(o.BolOrderId))
            .Select(o => new { o.BolOrderId, o.Key }).ToListAsync(ct);
        return orders.DistinctBy(o => o.BolOrderId).ToDictionary(o => o.BolOrderId, o => o.Key);
    }

    internal static LedgerRow Row(StockEntry entry, string? offer, Dictionary<string, long> orders) => new(
        entry.Key, entry.At, entry.RemoteAt, offer, entry.Cause, entry.Before, entry.After, entry.Reference,
        entry.Reference is { } number && orders.TryGetValue(number, out var key) ? key : null);

    /// <summary>
    /// How the item's stock and what bol showed of it went, the shop first. Sold by many offers, the first of them.
    /// </summary>
    /// <param name="from">Since when; a day with very many changes may begin later.</param>
    public async Task<IReadOnlyList<StockCurve>> Curves(
        SellerId seller, long itemKey, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var db = database.Read();
        if (await db.Items.SingleOrDefaultAsync(i => i.Key == itemKey && i.SellerId == seller, ct) is not { } item) return [];
        var offers = await (
            from part in db.LinkParts
            join offer in db.Offers on part.OfferKey equals offer.Key
            where part.ItemKey == itemKey && offer.SellerId == seller && !offer.Lvb && !offer.Gone
            orderby offer.Key
            select offer).Take(MostCurves).ToListAsync(ct);
        var curves = new List<StockCurve>();
        var own = await Since(db.StockEntries.Where(e => e.ItemKey == itemKey && e.SellerId == seller), from, ct);
        curves.Add(StockCurve.Of(null, own, item.Quantity, from, until));
        foreach (var offer in offers)
        {
            var theirs = await Since(db.StockEntries.Where(e => e.OfferKey == offer.Key && e.Cause != StockCause.Decision), from,
                ct);
            curves.Add(StockCurve.Of(offer.Ean ?? offer.OfferId, theirs, offer.Shows, from, until));
        }

        return [.. curves.Where(c => c.Points.Count > 0)];
    }

    private static async Task<List<(DateTimeOffset At, int? Before, int? After)>> Since(
        IQueryable<StockEntry> entries, DateTimeOffset from, CancellationToken ct)
    {
        var rows = await entries.Where(e => e.At >= from).OrderByDescending(e => e.At).ThenByDescending(e => e.Key)
            .Take(MostPoints).Select(e => new { e.At, e.Before, e.After }).ToListAsync(ct);
        rows.Reverse();
        return rows.ConvertAll(r => (r.At, r.Before, r.After));
    }

    private static Task<List<StockEntry>> Newest(IQueryable<StockEntry> entries, DateTimeOffset? until, int take,
        CancellationToken ct) =>
        entries.Where(e => until == null || e.At < until).OrderByDescending(e => e.At).ThenByDescending(e => e.Key).Take(take)
            .ToListAsync(ct);
}
