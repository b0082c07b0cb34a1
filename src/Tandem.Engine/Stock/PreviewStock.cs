using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// Shows which offers a change of the settings would give another number, before it is saved, with the functions that the live
/// loop decides with. Writes nothing; looks at some offers at a time and keeps none of them.
/// </summary>
public sealed class PreviewStock(Database database, TimeProvider clock)
{
    // Few at first, so that there is something to see at once.
    private const int OffersAtFirst = 500;
    private const int OffersAtOnce = 5000;
    private static readonly int Readers = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>If this were said in this place. The answer grows; the last one is complete.</summary>
    /// <param name="rows">How many offers to name.</param>
    public IAsyncEnumerable<StockPreview> Of(SellerId seller, SettingPlace place, StockSay say, int rows, CancellationToken ct) =>
        Look(seller, db => ChangeStockSettings.About(db, seller, place), (inputs, _) => (inputs, inputs.With(place, say)),
            withPaces: false, rows, ct);

    /// <summary>If adaptive safety stock were applied in this way, or where its mode is off: not at all.</summary>
    /// <param name="rows">How many offers to name.</param>
    public IAsyncEnumerable<StockPreview> Of(SellerId seller, AdaptiveSay say, int rows, CancellationToken ct) =>
        Look(seller, db => db.Offers.Where(o => o.SellerId == seller && !o.Gone), (inputs, row) => (
            inputs.With(Adaptive.AppliedBy(row)),
            inputs.With(say.Mode == AdaptiveMode.Off ? null : Adaptive.AllowedBy(say, row))), withPaces: true, rows, ct);

    private async IAsyncEnumerable<StockPreview> Look(
        SellerId sellerId, Func<TandemDb, IQueryable<Offer>> about,
        Func<StockInputs, Seller, (StockInputs Before, StockInputs After)> change, bool withPaces, int rows,
        [EnumeratorCancellation] CancellationToken ct)
    {
        Seller? seller;
        List<long> keys;
        await using (var db = database.Read())
        {
            seller = await db.Sellers.SingleOrDefaultAsync(s => s.Id == sellerId, ct);
            if (seller is null) yield break;
            keys = await about(db).Select(o => o.Key).ToListAsync(ct);
            keys.Sort();
        }

        // Nearly all of it is reading rows, which one core does slower than a person's patience lasts; the answers stay in turn.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var ahead = new Queue<Task<Sum>>();
        var sum = new Sum(rows);
        try
        {
            foreach (var piece in Pieces(keys))
            {
                ahead.Enqueue(Task.Run(() => Piece(seller, piece, change, withPaces, rows, stop.Token), stop.Token));
                if (ahead.Count < Readers) continue;
                sum.Add(await ahead.Dequeue());
                yield return sum.SoFar(keys.Count);
            }

            while (ahead.TryDequeue(out var next))
            {
                sum.Add(await next);
                yield return sum.SoFar(keys.Count);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)Task.WhenAll(ahead)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (keys.Count == 0) yield return sum.SoFar(0);
    }

    private async Task<Sum> Piece(
        Seller seller, List<long> keys, Func<StockInputs, Seller, (StockInputs Before, StockInputs After)> change, bool withPaces,
        int rows, CancellationToken ct)
    {
        await using var db = database.Read();
        var sum = new Sum(rows) { Looked = keys.Count };
        var offers = await Lean(db.Offers.Where(o => EF.Parameter(keys).Contains(o.Key))).ToListAsync(ct);
        var inputs = withPaces
            ? await StockInputs.ReadWithPaces(db, seller, offers, clock.GetUtcNow(), ct)
            : await StockInputs.Read(db, seller, offers, clock.GetUtcNow(), ct);
        var (now, then) = change(inputs, seller);
        foreach (var offer in offers.OrderBy(o => o.Key)) sum.Add(offer, now.FactsOf(offer), then.FactsOf(offer));
        return sum;
    }

    private static IEnumerable<List<long>> Pieces(List<long> keys)
    {
        for (var (from, take) = (0, OffersAtFirst); from < keys.Count; (from, take) = (from + take, OffersAtOnce))
            yield return keys.GetRange(from, Math.Min(take, keys.Count - from));
    }

    /// <summary>Only what is decided from: the rest of a hundred thousand offers takes longer to read than all else.</summary>
    private static IQueryable<Offer> Lean(IQueryable<Offer> offers) => offers.Select(o => new Offer
    {
        Key = o.Key,
        OfferId = o.OfferId,
        Ean = o.Ean,
        Gtin = o.Gtin,
        Lvb = o.Lvb,
        Gone = o.Gone,
        UnseenUnits = o.UnseenUnits,
        Verdict = o.Verdict,
        LinkedBy = o.LinkedBy,
        Shows = o.Shows,
        Steered = o.Steered,
        Chosen = o.Chosen,
        WhenUnlinked = o.WhenUnlinked,
        SalesRate = o.SalesRate,
    });

    private sealed class Sum(int most)
    {
        private readonly Dictionary<StockDiff, int> _counts = [];
        private readonly List<PreviewRow> _rows = [];
        private long _units;

        public int Looked { get; set; }

        public void Add(Sum more)
        {
            Looked += more.Looked;
            _units += more._units;
            foreach (var (diff, offers) in more._counts) _counts[diff] = _counts.GetValueOrDefault(diff) + offers;
            _rows.AddRange(more._rows.Take(most - _rows.Count));
        }

        public void Add(Offer offer, StockFacts now, StockFacts then)
        {
            var (before, after) = (StockRule.Decide(now, explain: false), StockRule.Decide(then, explain: false));
            if (before.Target == after.Target) return;
            var diff = DiffRule.Of(before.Target, after.Target);
            _counts[diff] = _counts.GetValueOrDefault(diff) + 1;
            _units += (after.Target ?? 0) - (before.Target ?? 0);
            if (_rows.Count >= most) return;
            var item = then.Parts.Count > 0 ? then.Parts[0] : null;
            _rows.Add(new PreviewRow(offer.Key, item?.ItemKey, item?.Name ?? offer.Ean ?? offer.OfferId, before.Target,
                after.Target, diff, StockRule.Decide(then).Reason));
        }

        public StockPreview SoFar(int total) => new(Looked, total, new Dictionary<StockDiff, int>(_counts), _units, [.. _rows]);
    }
}
