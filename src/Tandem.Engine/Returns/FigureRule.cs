using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>What a return counts for in the figures, and what returns are thought to cost. Pure.</summary>
internal static class FigureRule
{
    private static readonly ReturnOutcome[] ByParcel =
    [
        ReturnOutcome.Fine, ReturnOutcome.Damaged, ReturnOutcome.Refused, ReturnOutcome.Exchange, ReturnOutcome.Repair,
        ReturnOutcome.StillApproved,
    ];

    /// <summary>
    /// Units of which nothing came: they were never sent, the customer took the return back, or bol does not know it any more.
    /// </summary>
    public static int CameToNothing(ReturnLine line)
    {
        if (!line.Handled) return line.Gone ? line.Units : 0;
        var results = ReturnRule.ResultsOf(line);
        var other = results.Where(r => OutcomeRule.Of(r.Handling, r.Processing) != ReturnOutcome.Nothing).ToList();
        if (other.Count == 0) return results.Count > 0 ? line.Units : 0;
        var nothing = results.Sum(r => r.Units) - other.Sum(r => r.Units);
        return Math.Clamp(line.Units - other.Sum(r => r.Units), 0, Math.Clamp(nothing, 0, line.Units));
    }

    /// <summary>A parcel of it came in, as bol's results say: somebody paid for its way back and took it in.</summary>
    public static bool CameIn(ReturnLine line) => line.Handled
        && ReturnRule.ResultsOf(line).Any(r => ByParcel.Contains(OutcomeRule.Of(r.Handling, r.Processing)));

    /// <summary>What parcels that came in cost at the seller's amounts, VAT left out: label and work.</summary>
    public static Money Work(int parcels, ReturnSettings settings) =>
        new(parcels * (settings.LabelCost.Cents + settings.HandlingCost.Cents));

    /// <summary>
    /// What articles lost, VAT left out, whole cents: of damaged ones what they do not bring again by the seller's percentage, of
    /// those that customers keep for nothing all of it.
    /// </summary>
    /// <param name="damagedCents">What customers paid for the damaged ones, VAT left out.</param>
    /// <param name="keptCents">The same of those that customers keep for nothing.</param>
    public static Money Lost(long damagedCents, long keptCents, ReturnSettings settings) =>
        new(keptCents + (long)Math.Round(damagedCents * (100 - settings.ValueDamaged) / 100m, MidpointRounding.AwayFromZero));
}
