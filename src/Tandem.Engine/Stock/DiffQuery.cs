using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>An offer with what becomes of its number.</summary>
internal sealed class Diffed
{
    public required Offer Offer { get; init; }

    /// <summary>What shoppers see at bol now; null: not known.</summary>
    public required int? Now { get; init; }

    /// <summary>As a number: SQL sorts and counts by it.</summary>
    public required int Diff { get; init; }
}

/// <summary>
/// The dry run in SQL: every offer of a seller with what becomes of its number, as <see cref="DiffRule"/> says it.
/// </summary>
internal static class DiffQuery
{
    private const int KeysAtOnce = 1000;

    /// <summary>A column of the offers, so that a list of all of them is read in its order.</summary>
    public const string Column = "Diff";

    /// <summary>As <see cref="DiffRule"/> says it, of what is known once an offer is decided.</summary>
    public static string Sql =>
        $"""
        CASE WHEN "DecidedAt" IS NULL THEN {(int)StockDiff.Undecided}
        WHEN "Target" IS NULL THEN {(int)StockDiff.LeftAlone}
        WHEN "Shows" = "Target" THEN {(int)StockDiff.Unchanged}
        WHEN "Target" = 0 THEN {(int)StockDiff.ToZero}
        WHEN "Shows" = 0 THEN {(int)StockDiff.ComesOnline}
        WHEN abs("Target" - "Shows") >= {DiffRule.LargeUnits} AND abs("Target" - "Shows") * 2 > "Shows"
        THEN {(int)StockDiff.Large} ELSE {(int)StockDiff.Small} END
        """.ReplaceLineEndings(" ");

    public static IQueryable<Diffed> Of(TandemDb db, Seller seller, DiffFilter filter)
    {
        var offers = db.Offers.Where(o => o.SellerId == seller.Id && !o.Gone);
        var isLive = seller.Writes(Module.Stock);
        if (filter.Live is { } live)
            offers = isLive && !seller.OnlyChosen(Module.Stock) ? offers.Where(o => live) : isLive
                ? offers.Where(o => o.Chosen == live) : offers.Where(o => !live);
        offers = OfferSearch.Found(db, seller.Id, offers, filter.Search);

        var diffs = offers.Select(o => new Diffed { Offer = o, Now = o.Shows, Diff = EF.Property<int>(o, Column) });
        if (filter.Diff is not { } wanted) return diffs;
        var number = (int)wanted;
        return diffs.Where(d => d.Diff == number);
    }

    /// <summary>How many of the picked offers fall under each change. A long list of keys is asked for in pieces.</summary>
    public static async Task<Dictionary<StockDiff, int>> Count(TandemDb db, Seller seller, OfferPick pick, CancellationToken ct)
    {
        var counts = new Dictionary<StockDiff, int>();
        foreach (var query in Pieces(Of(db, seller, pick.Filter ?? new DiffFilter()), pick))
        {
            foreach (var group in await query.GroupBy(d => d.Diff).Select(g => new { g.Key, Offers = g.Count() }).ToListAsync(ct))
                counts[(StockDiff)group.Key] = counts.GetValueOrDefault((StockDiff)group.Key) + group.Offers;
        }

        return counts;
    }

    /// <summary>The picked offers, as queries of which none has too many parameters.</summary>
    public static IEnumerable<IQueryable<Diffed>> Pieces(IQueryable<Diffed> diffs, OfferPick pick) =>
        pick.Keys is null ? [diffs] : pick.Keys.Distinct().Chunk(KeysAtOnce)
            .Select(keys => diffs.Where(d => keys.Contains(d.Offer.Key)));
}
