using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// Shows which offers a change of the settings would give another number, before it is saved, with the functions that the live
/// loop decides with. Writes nothing; looks at a few hundred offers at a time and keeps none of them.
/// </summary>
public sealed class PreviewStock(Database database, TimeProvider clock)
{
    private const int OffersAtOnce = 500;

    /// <summary>If this were said in this place. The answer grows; the last one is complete.</summary>
    /// <param name="rows">How many offers to name.</param>
    public IAsyncEnumerable<StockPreview> Of(SellerId seller, SettingPlace place, StockSay say, int rows, CancellationToken ct) =>
        Look(seller, db => ChangeStockSettings.About(db, seller, place), (inputs, _) => (inputs, inputs.With(place, say)), rows, ct);

    /// <summary>If adaptive safety stock were applied in this way, or where its mode is off: not at all.</summary>
    /// <param name="rows">How many offers to name.</param>
    public IAsyncEnumerable<StockPreview> Of(SellerId seller, AdaptiveSay say, int rows, CancellationToken ct) =>
        Look(seller, db => db.Offers.Where(o => o.SellerId == seller && !o.Gone), (inputs, row) => (
            inputs.With(Adaptive.AppliedBy(row)),
            inputs.With(say.Mode == AdaptiveMode.Off ? null : new Adaptive(say.ChancePercent / 100, say.Most, row.WindowSeconds))), rows, ct);

    private async IAsyncEnumerable<StockPreview> Look(
        SellerId sellerId, Func<TandemDb, IQueryable<Offer>> about, Func<StockInputs, Seller, (StockInputs Before, StockInputs After)> change, int rows,
        [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = database.Read();
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == sellerId, ct) is not { } seller) yield break;
        var total = await about(db).CountAsync(ct);
        var sum = new Sum(rows);
        var after = 0L;
        var looked = 0;
        while (true)
        {
            var offers = await about(db).Where(o => o.Key > after).OrderBy(o => o.Key).Take(OffersAtOnce).ToListAsync(ct);
            if (offers.Count > 0)
            {
                var inputs = await StockInputs.ReadWithPaces(db, seller, offers.ConvertAll(o => o.Key), clock.GetUtcNow(), ct);
                var (now, then) = change(inputs, seller);
                foreach (var offer in offers) sum.Add(offer, StockRule.Decide(now.FactsOf(offer)), then.FactsOf(offer));
                looked += offers.Count;
                after = offers[^1].Key;
            }

            var last = offers.Count < OffersAtOnce;

            // Offers that came or went meanwhile: the end is the end.
            yield return sum.SoFar(looked, last ? looked : Math.Max(total, looked + 1));
            if (last) yield break;
        }
    }

    private sealed class Sum(int most)
    {
        private readonly Dictionary<StockDiff, int> _counts = [];
        private readonly List<PreviewRow> _rows = [];
        private long _units;

        public void Add(Offer offer, StockDecision before, StockFacts facts)
        {
            var after = StockRule.Decide(facts);
            if (before.Target == after.Target) return;
            var diff = DiffRule.Of(before.Target, after.Target);
            _counts[diff] = _counts.GetValueOrDefault(diff) + 1;
            _units += (after.Target ?? 0) - (before.Target ?? 0);
            if (_rows.Count >= most) return;
            var item = facts.Parts.Count > 0 ? facts.Parts[0] : null;
            _rows.Add(new PreviewRow(offer.Key, item?.ItemKey, item?.Name ?? offer.Ean ?? offer.OfferId, before.Target, after.Target, diff, after.Reason));
        }

        public StockPreview SoFar(int looked, int total) => new(looked, total, new Dictionary<StockDiff, int>(_counts), _units, [.. _rows]);
    }
}
