using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>One offer of the dry run.</summary>
/// <param name="ItemKey">The item that it sells, the first where it sells several; null where it sells none.</param>
/// <param name="Parts">How many different items it sells.</param>
/// <param name="Now">What shoppers see at bol now; null: not known.</param>
/// <param name="Then">What they would see; null: Tandem leaves it alone, or has not decided yet.</param>
/// <param name="Live">Whether Tandem writes it.</param>
public sealed record DiffRow(
    long OfferKey, string OfferId, string? Ean, string? Reference, long? ItemKey, string? ItemName, string? Sku, int Parts,
    int? Now, int? Then, StockDiff Diff, Reason? Why, bool Live);

/// <summary>The head of the dry run.</summary>
/// <param name="Counts">Offers that are not live, by what becomes of them.</param>
public sealed record DryRunHead(DateTimeOffset? StockLiveSince, bool OnlyChosen, int LiveOffers, int OtherOffers,
    IReadOnlyDictionary<StockDiff, int> Counts);

/// <summary>Reads the first sync as a difference per offer: what bol shows now, what Tandem would show, and why.</summary>
public sealed class DryRunPages(Database database)
{
    private const int RowsAtOnce = 500;

    /// <returns>Null where there is no such seller.</returns>
    public async Task<DryRunHead?> Head(SellerId sellerId, CancellationToken ct)
    {
        await using var db = database.Read();
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == sellerId, ct) is not { } seller) return null;
        var counts = await DiffQuery.Count(db, seller, new OfferPick(Filter: new DiffFilter(Live: false)), ct);
        var live = await DiffQuery.Of(db, seller, new DiffFilter(Live: true)).CountAsync(ct);
        return new DryRunHead(seller.LiveSince(Module.Stock), seller.OnlyChosen(Module.Stock), live, counts.Values.Sum(), counts);
    }

    /// <summary>What would become of a selection.</summary>
    public async Task<IReadOnlyDictionary<StockDiff, int>> Count(SellerId sellerId, OfferPick pick, CancellationToken ct)
    {
        await using var db = database.Read();
        var seller = await db.Sellers.SingleAsync(s => s.Id == sellerId, ct);
        return await DiffQuery.Count(db, seller, pick, ct);
    }

    /// <summary>The riskiest change first.</summary>
    public async Task<PageOf<DiffRow>> List(SellerId sellerId, DiffFilter filter, int skip, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var seller = await db.Sellers.SingleAsync(s => s.Id == sellerId, ct);
        var page = await DiffQuery.Of(db, seller, filter).OrderBy(d => d.Diff).ThenBy(d => d.Offer.Key).Page(skip, take, ct);
        return page.As(await Rows(db, seller, page.Rows, ct));
    }

    /// <summary>All of them, a few hundred at a time, for a file. Empty where there is no such seller.</summary>
    public async IAsyncEnumerable<DiffRow> All(SellerId sellerId, DiffFilter filter, [EnumeratorCancellation]
    CancellationToken ct)
    {
        await using var db = database.Read();
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == sellerId, ct) is not { } seller) yield break;
        var after = 0L;
        while (true)
        {
            var page = await DiffQuery.Of(db, seller, filter).Where(d => d.Offer.Key > after).OrderBy(d => d.Offer.Key)
                .Take(RowsAtOnce).ToListAsync(ct);
            foreach (var row in await Rows(db, seller, page, ct)) yield return row;
            if (page.Count < RowsAtOnce) yield break;
            after = page[^1].Offer.Key;
        }
    }

    private static async Task<IReadOnlyList<DiffRow>> Rows(TandemDb db, Seller seller, IReadOnlyList<Diffed> page,
        CancellationToken ct)
    {
        var keys = page.Select(d => d.Offer.Key).ToList();
        var parts = (await (
            from part in db.LinkParts
            join item in db.Items on part.ItemKey equals item.Key
            where keys.Contains(part.OfferKey)
            orderby item.Key
            select new { part.OfferKey, item.Key, item.Name, item.Sku }).ToListAsync(ct)).ToLookup(p => p.OfferKey);
        return
        [
            .. page.Select(d =>
            {
                var first = parts[d.Offer.Key].FirstOrDefault();
                return new DiffRow(
                    d.Offer.Key, d.Offer.OfferId, d.Offer.Ean, d.Offer.Reference, first?.Key, first?.Name, first?.Sku,
                    parts[d.Offer.Key].Count(), d.Now,
                    d.Offer.Target, (StockDiff)d.Diff, d.Offer.TargetReason, seller.WritesStockOf(d.Offer));
            }),
        ];
    }
}
