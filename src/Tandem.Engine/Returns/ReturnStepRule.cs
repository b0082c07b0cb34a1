namespace Tandem.Engine.Returns;

/// <summary>Says how far a return is, from what was decided of it. Pure.</summary>
internal static class ReturnStepRule
{
    public static ReturnStep Of(ReturnLine line, IReadOnlyCollection<ReturnDecision> decisions)
    {
        var counting = decisions.Where(d => d.Counts).ToList();

        // What bol calls handled is over there, also where fewer came than were announced.
        if ((Undecided(line, counting) > 0 && !line.Handled) || counting.Count == 0)
        {
            return line.Gone ? ReturnStep.Ended
                // Handled before Tandem was to write anything: there is nothing to do.
                : line.Handled && counting.Count == 0 ? ReturnStep.Booked
                : line.Condition is not null ? ReturnStep.Inspected
                : line.ReceivedAt is not null ? ReturnStep.Received : ReturnStep.Announced;
        }

        if (!counting.TrueForAll(d => d is { AtBol: true, Booked: true })) return ReturnStep.Decided;
        return counting.TrueForAll(d => d.Outcome == ReturnOutcome.Nothing) ? ReturnStep.Ended : ReturnStep.Booked;
    }

    /// <summary>Units of which nobody has decided yet what becomes of them.</summary>
    public static int Undecided(ReturnLine line, IEnumerable<ReturnDecision> decisions)
    {
        var decided = decisions.Where(d => d.Counts && !OutcomeRule.IsSecondThought(d.Outcome)).Sum(d => d.Units);

        // Approved after all without a refusal that was seen: it speaks for its units too.
        var after = decisions.Where(d => d.Counts && OutcomeRule.IsSecondThought(d.Outcome)).Sum(d => d.Units);
        return Math.Max(0, line.Units - Math.Max(decided, after));
    }
}
