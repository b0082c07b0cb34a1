using Tandem.Engine.Stock;

namespace Tandem.Engine.Proof;

/// <summary>Something that is known to have moved an item's stock.</summary>
/// <param name="Delta">Units that it adds; negative for a sale.</param>
/// <param name="Certain">The reading must contain it, whatever the difference is: it was booked between the last reading and this
/// one.</param>
internal sealed record KnownCause(StockCause Cause, int Delta, string Reference, DateTimeOffset At, bool Certain);

/// <summary>A part of a difference, and what it is put down to.</summary>
internal sealed record CausedChange(StockCause Cause, int Delta, string? Reference);

/// <summary>Divides the difference between two readings of an item's stock over what is known to have happened. Pure.</summary>
internal static class CauseRule
{
    /// <summary>
    /// What is certain is taken whole. What only may be in it is taken, oldest first, while it fits in what is left. The rest
    /// nobody announced: down is a correction, up a delivery. The parts always sum to the difference.
    /// </summary>
    /// <returns>The parts, and which of the known causes are among them.</returns>
    public static (IReadOnlyList<CausedChange> Parts, IReadOnlyList<KnownCause> Booked) Split(
        int difference, IEnumerable<KnownCause> known)
    {
        var parts = new List<CausedChange>();
        var booked = new List<KnownCause>();
        var left = difference;
        foreach (var cause in known.OrderByDescending(c => c.Certain).ThenBy(c => c.At))
        {
            var fits = Math.Sign(cause.Delta) == Math.Sign(left) && Math.Abs(cause.Delta) <= Math.Abs(left);
            if (cause.Delta == 0 || !(cause.Certain || fits)) continue;
            booked.Add(cause);
            parts.Add(new CausedChange(cause.Cause, cause.Delta, cause.Reference));
            left -= cause.Delta;
        }

        if (left != 0) parts.Add(new CausedChange(left < 0 ? StockCause.Correction : StockCause.Delivery, left, null));
        return (parts, booked);
    }
}
