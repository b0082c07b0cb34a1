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

        var numbers = rows.Select(r => r.Reference).OfType<string>().Distinct().ToList();
        var accounts = await db.Accounts.Where(a => a.SellerId == seller).Select(a => a.Id).ToListAsync(ct);
        var orders = await db.Orders.Where(o => accounts.Contains(o.AccountId) && numbers.Contains(o.BolOrderId))
            .Select(o => new { o.BolOrderId, o.Key }).ToListAsync(ct);
        return
        [
            .. rows.Select(e => new LedgerRow(
                e.Key, e.At, e.RemoteAt, e.OfferKey is { } offer ? offers.GetValueOrDefault(offer) : null, e.Cause, e.Before,
                e.After, e.Reference, orders.Find(o => o.BolOrderId == e.Reference)?.Key)),
        ];
    }

    private static Task<List<StockEntry>> Newest(IQueryable<StockEntry> entries, DateTimeOffset? until, int take,
        CancellationToken ct) =>
        entries.Where(e => until == null || e.At < until).OrderByDescending(e => e.At).ThenByDescending(e => e.Key).Take(take)
            .ToListAsync(ct);
}
