using Tandem.Engine.Orders.ShopOrders;

namespace Tandem.Engine.Returns;

/// <summary>Units that bol handled and of which nothing is decided here.</summary>
internal readonly record struct HandledElsewhere(int Units, ReturnOutcome Outcome);

/// <summary>Compares what bol shows of a return with what was decided here. Pure.</summary>
internal static class BolResultsRule
{
    /// <summary>What somebody decided at bol.</summary>
    /// <param name="since">Since when returns are Tandem's business: what was handled before is history.</param>
    public static IEnumerable<HandledElsewhere> New(
        IEnumerable<ReturnResult> results, IReadOnlyCollection<ReturnDecision> decisions, DateTimeOffset since) =>
        from result in results
        where result.Units > 0 && result.Processing != "PENDING"
        let outcome = OutcomeRule.Of(result.Handling, result.Processing)
        group result by OutcomeRule.HandlingOf(outcome) ?? outcome.ToString() into same
        let older = same.Where(r => r.At < since).Sum(r => r.Units)
        let ours = decisions.Where(d => d.Counts && NameOf(d) == same.Key).Sum(d => d.Units)
        let left = same.Sum(r => r.Units) - older - ours
        where left > 0
        let last = same.Last()
        select new HandledElsewhere(left, OutcomeRule.Of(last.Handling, last.Processing));

    /// <summary>Units that bol shows as handled in this way and that no other decision accounts for.</summary>
    public static int Shown(IEnumerable<ReturnResult> results, string handling, IReadOnlyCollection<ReturnDecision> others) =>
        results.Where(r => r.Handling == handling).Sum(r => r.Units)
        - others.Where(d => d is { Counts: true, AtBol: true } && OutcomeRule.HandlingOf(d.Outcome) == handling).Sum(d => d.Units);

    private static string NameOf(ReturnDecision decision) =>
        OutcomeRule.HandlingOf(decision.Outcome) ?? decision.Outcome.ToString();
}
