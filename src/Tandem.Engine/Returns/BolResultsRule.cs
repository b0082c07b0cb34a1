using Tandem.Engine.Orders.ShopOrders;

namespace Tandem.Engine.Returns;

/// <summary>Units that bol handled and of which nothing is decided here.</summary>
internal readonly record struct HandledElsewhere(int Units, ReturnOutcome Outcome);

/// <summary>Compares what bol shows of a return with what was decided here. Pure.</summary>
internal static class BolResultsRule
{
    /// <summary>What somebody decided at bol.</summary>
    /// <param name="units">Units of the return: no more than these are refunded, however often it was handled anew.</param>
    /// <param name="since">Since when returns are Tandem's business: what was handled before is history.</param>
    public static IEnumerable<HandledElsewhere> New(
        int units, IEnumerable<ReturnResult> results, IReadOnlyCollection<ReturnDecision> decisions, DateTimeOffset since)
    {
        var refundable = Math.Max(0,
            units - decisions.Where(d => d.Counts && OutcomeRule.Refunds(d.Outcome)).Sum(d => d.Units));
        foreach (var same in results.Where(r => r.Units > 0 && r.Processing != "PENDING").GroupBy(KindOf, StringComparer.Ordinal))
        {
            var outcome = OutcomeRule.Of(same.Last().Handling, same.Last().Processing);
            var older = same.Where(r => r.At < since).Sum(r => r.Units);
            var ours = decisions.Where(d => d.Counts && NameOf(d.Outcome) == same.Key).Sum(d => d.Units);
            var left = same.Sum(r => r.Units) - older - ours;
            if (OutcomeRule.Refunds(outcome)) refundable -= left = Math.Clamp(left, 0, refundable);
            if (left > 0) yield return new HandledElsewhere(left, outcome);
        }
    }

    /// <summary>Units that bol shows as handled in this way and that no other decision accounts for.</summary>
    public static int Shown(IEnumerable<ReturnResult> results, string handling, IReadOnlyCollection<ReturnDecision> others) =>
        results.Where(r => r.Handling == handling).Sum(r => r.Units)
        - others.Where(d => d is { Counts: true, AtBol: true } && OutcomeRule.HandlingOf(d.Outcome) == handling)
            .Sum(d => d.Units);

    private static string KindOf(ReturnResult result) => NameOf(OutcomeRule.Of(result.Handling, result.Processing));

    private static string NameOf(ReturnOutcome outcome) => OutcomeRule.HandlingOf(outcome) ?? outcome.ToString();
}
