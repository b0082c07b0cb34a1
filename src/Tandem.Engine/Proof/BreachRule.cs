using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;

namespace Tandem.Engine.Proof;

/// <summary>Units of an item that were gone already at the second of a push, and of which Tandem heard only later.</summary>
/// <param name="At">When they went, by the clock of the side that they went at.</param>
internal sealed record HeardLater(long ItemKey, StockCause Cause, int Units, string? Reference, DateTimeOffset At);

/// <summary>Whether a push promised more than there was, with what is known by now. Pure.</summary>
internal static class BreachRule
{
    /// <summary>
    /// Safety stock is not counted: that it was used up is what it is for. A fixed number, assumed stock and backorders are the
    /// seller's own word.
    /// </summary>
    /// <param name="facts">What the number was held against when it was sent.</param>
    /// <returns>Units of the offer that were promised and not there, with what made it so; null: none.</returns>
    public static (int Units, HeardLater Because)? Judge(StockFacts facts, int pushed, IReadOnlyCollection<HeardLater> later)
    {
        if (facts.Parts.Any(p => p.Settings.Fixed is not null)) return null;
        (int Units, HeardLater Because)? worst = null;
        foreach (var part in facts.Parts.Where(p => !p.Candidate && p.Kept != StockKept.Nowhere && p.Quantity is not null
            && !(p.Backordered && p.Settings.Backorders is not null)))
        {
            // What the reading contained is not missing from it.
            var missed = later.Where(l => l.ItemKey == part.ItemKey && (l.Cause == StockCause.BolOrder || !(l.At < part.ReadAt)))
                .ToList();
            if (missed.Count == 0) continue;

            // An unpaid order was held; paid, it is a sale of the same units.
            var gone = Math.Max(part.Held, missed.Sum(l => l.Units));
            var free = Math.Max(0, part.Quantity!.Value - part.Promised - gone) / StockRule.UnitsOf(facts, part);
            var over = pushed - Math.Max(0, free - facts.Unseen);
            if (over > 0 && !(over <= worst?.Units)) worst = (over, missed.MinBy(l => l.At)!);
        }

        return worst;
    }
}
