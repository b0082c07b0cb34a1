namespace Tandem.Engine.Proof;

/// <summary>What bol shows of an offer, beside what it was last confirmed to show.</summary>
/// <param name="Confirmed">The number of our last acknowledged write, or of the reading since.</param>
/// <param name="ConfirmedAt">When bol answered that write.</param>
/// <param name="Amount">What bol shows now; null where it counts open orders itself (managedByRetailer is off).</param>
/// <param name="ModifiedAt">When bol last saw the offer changed.</param>
/// <param name="Sold">Units on known bol lines since that write.</param>
/// <param name="Cancelled">Units of those that were cancelled: bol may have added them again.</param>
internal sealed record ShownFacts(int Confirmed, DateTimeOffset ConfirmedAt, int? Amount, DateTimeOffset? ModifiedAt, int Sold,
    int Cancelled);

/// <summary>Whether bol shows another number than it should, and why. Pure.</summary>
internal static class DriftRule
{
    /// <summary>
    /// bol's order list may show a sale a minute late (facts/bol.md §14). A number that is too low is therefore believed to be
    /// drift only when it has stood for twice that.
    /// </summary>
    public static readonly TimeSpan SalesLag = TimeSpan.FromMinutes(2);

    // bol tells moments in whole seconds, by its own clock.
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Units that bol has sold of its own number and shows for sale again (managedByRetailer: it takes off what it sold since the
    /// last update, facts/bol.md §7). Only sales that it has certainly taken off count; what was cancelled it may have added
    /// itself.
    /// </summary>
    /// <param name="corrected">What bol still sells, by a reading that began then.</param>
    /// <returns>0: what it shows is what it confirmed, less its sales.</returns>
    public static int Unsold(
        int confirmed, int corrected, DateTimeOffset confirmedAt, DateTimeOffset began,
        IEnumerable<(DateTimeOffset At, int Units, int Cancelled)> lines)
    {
        var sure = lines.Where(l => l.At > confirmedAt + ClockDoubt && l.At <= began - SalesLag).ToList();
        var most = Math.Max(0, confirmed - sure.Sum(l => l.Units)) + sure.Sum(l => l.Cancelled);
        return Math.Max(0, Math.Min(confirmed, corrected) - most);
    }

    /// <returns>Null: no drift. Otherwise its cause, and whether sales that are not known yet may still explain it.</returns>
    public static (DriftCause Cause, bool MayBeSales)? Judge(ShownFacts facts)
    {
        var low = Math.Max(0, facts.Confirmed - facts.Sold);
        if (facts.Amount >= low && facts.Amount <= facts.Confirmed) return null;
        var cause = facts.ModifiedAt > facts.ConfirmedAt + ClockDoubt ? DriftCause.ChangedAtBol : DriftCause.WriteLost;

        // No sale raises a number, and no sale takes the counting from us.
        return (cause, facts.Amount < low || (facts.Amount <= facts.Confirmed + facts.Cancelled && facts.Cancelled > 0));
    }
}
