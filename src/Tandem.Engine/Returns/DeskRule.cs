using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Says why a decision at the desk cannot be. Pure.</summary>
internal static class DeskRule
{
    /// <param name="price">What the customer paid for all of it, VAT included; null: not known.</param>
    /// <param name="mayReplace">See <see cref="ReplacementRule.May"/>.</param>
    /// <returns>Null: it can be.</returns>
    public static Reason? Objection(ReturnLine line, IReadOnlyCollection<ReturnDecision> known,
        IReadOnlyList<ReturnChoice> choices,
        ReturnSettings settings, Money? price, ReturnActor by, bool mayReplace = false)
    {
        var chosen = choices.Where(c => c.Units != 0).ToList();
        if (line.Lvb) return Reason.Of("return.not.lvb");
        if (line.Gone) return Reason.Of("return.gone", ("rma", line.RmaId));
        if (chosen.Count == 0 || chosen.Exists(c => c.Units < 0 || OutcomeRule.HandlingOf(c.Outcome) is null))
            return Reason.Of("return.not.choice");
        var again = chosen.Exists(c => OutcomeRule.IsSecondThought(c.Outcome));
        var may = again ? MayStillApprove(known) : ReturnStepRule.Undecided(line, known);
        if (may == 0) return again ? Reason.Of("return.not.refused") : Reason.Of("return.not.open");
        if (again && chosen.Count > 1) return Reason.Of("return.not.choice");
        if (chosen.Sum(c => c.Units) != may) return Reason.Of("return.not.units", ("units", may));

        // What was not taken in cannot go back on the shelf.
        if (chosen.Exists(c => c.Restock && !OutcomeRule.MayRestock(c.Outcome))) return Reason.Of("return.not.choice");
        if (chosen.Exists(c => c.Replace && c.Outcome != ReturnOutcome.Exchange)) return Reason.Of("return.not.choice");
        if (!mayReplace && chosen.Exists(c => c.Replace)) return Reason.Of("return.not.replace");
        var tooMuch = settings.OwnerAbove is { } limit && (price is null || price.Value.Cents > limit.Cents)
            && chosen.Exists(c => OutcomeRule.Refunds(c.Outcome));
        return tooMuch && !by.AboveLimit ? Reason.Of("return.not.above", ("limit", settings.OwnerAbove!.Value)) : null;
    }

    /// <summary>Units that were refused and may be approved after all.</summary>
    public static int MayStillApprove(IReadOnlyCollection<ReturnDecision> known)
    {
        if (known.Any(d => d is { Counts: true, AtBol: false })) return 0;
        return Math.Max(0, known.Where(d => d is { Counts: true, Outcome: ReturnOutcome.Refused }).Sum(d => d.Units)
            - known.Where(d => d.Counts && OutcomeRule.IsSecondThought(d.Outcome)).Sum(d => d.Units));
    }
}
