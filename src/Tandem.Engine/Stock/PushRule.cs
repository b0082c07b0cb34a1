namespace Tandem.Engine.Stock;

/// <summary>Whether bol must be told, and how urgent that is. Pure.</summary>
internal static class PushRule
{
    /// <summary>
    /// What bol shows by now: it takes its own sales since our last write off by itself (managedByRetailer, facts/bol.md §7).
    /// Null where that cannot be known, which always means: tell it again.
    /// </summary>
    /// <param name="soldSince">Units on known bol lines placed after that write.</param>
    /// <param name="cancelledSince">A line since then was cancelled: whether bol adds it back is not known.</param>
    public static int? ShownByNow(int? confirmed, int soldSince, bool cancelledSince) =>
        confirmed is null || cancelledSince ? null : Math.Max(0, confirmed.Value - soldSince);

    /// <summary>
    /// What shoppers see at bol: what was read or written last, less what was sold after that. Null where neither is known.
    /// </summary>
    /// <param name="read">What a reading showed for sale, and when it began.</param>
    /// <param name="written">What bol last acknowledged, and when that was sent; the same moment where it was only read.</param>
    /// <param name="sold">Units on known lines, with when they were placed.</param>
    public static int? Shows(
        (int? Units, DateTimeOffset? At) read, (int? Units, DateTimeOffset? At) written,
        IEnumerable<(int Units, DateTimeOffset At)> sold)
    {
        var (units, at) = read.Units is null || (written.Units is not null && written.At > read.At) ? written : read;
        return units is null ? null : Math.Max(0, units.Value - sold.Where(s => s.At > at).Sum(s => s.Units));
    }

    /// <summary>Whether a number may go out: it is at most what the facts of this second allow.</summary>
    public static bool Allows(StockDecision now, int target) => target <= now.Target;

    /// <summary>Smaller goes first: to zero, then down by the largest share, up from zero, up.</summary>
    public static int Priority(int target, int? shown)
    {
        if (target == 0) return 0;
        if (shown is null) return 20;
        if (target < shown) return 10 + (int)(9L * target / shown.Value);
        return shown == 0 ? 60 : 70;
    }

    /// <summary>
    /// Units that bol has sold and Tandem has not heard of: what bol took off since its last update, less the lines placed
    /// since then that are known.
    /// </summary>
    public static int Unseen(int amount, int corrected, int knownSince) => Math.Max(0, amount - corrected - knownSince);
}
