namespace Tandem.Engine.Alerts;

/// <summary>What came of a look at the causes.</summary>
/// <param name="Rows">Those that are other than they were, to be kept.</param>
/// <param name="Tell">What is told now, in one message.</param>
/// <param name="Next">When what is not told for the hour may be; null: nothing waits.</param>
internal sealed record AlertPlan(IReadOnlyList<Alert> Rows, IReadOnlyList<AlertLine> Tell, DateTimeOffset? Next);

/// <summary>What is told, what is told again, and what is over. Pure.</summary>
internal static class AlertRule
{
    /// <param name="former">What is known from before, whether it stands or not.</param>
    /// <param name="canTell">Whether anybody is there to be told.</param>
    public static AlertPlan Decide(IReadOnlyList<AlertFact> facts, IReadOnlyList<Alert> former, AlertSettings settings,
        bool canTell, DateTimeOffset now)
    {
        var before = former.ToDictionary(a => a.Cause, StringComparer.Ordinal);
        var rows = facts.Select(fact => Standing(fact, before.GetValueOrDefault(fact.Cause), now)).ToList();
        var there = facts.Select(f => f.Cause).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in former.Where(a => !there.Contains(a.Cause)))
            rows.Add(gone.ClearedAt is not null ? gone
                : gone with { ClearedAt = now, OwesEnd = (gone.ToldAt is not null || gone.OwesEnd) && settings.TellEnds });

        var tell = new List<AlertLine>();
        var quietUntil = QuietRule.EndOf(settings.QuietFrom, settings.QuietUntil, now);
        var waits = false;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!canTell || MoveOf(rows[i]) is not { } move) continue;
            if (quietUntil is not null && !(settings.UrgentAlways && rows[i].Urgent && move != AlertMove.Cleared))
            {
                waits = true;
                continue;
            }

            tell.Add(LineOf(rows[i], move));
            rows[i] = move == AlertMove.Cleared ? rows[i] with { OwesEnd = false }
                : rows[i] with { ToldAt = now, Told = rows[i].Told.And(rows[i].Weight), OwesEnd = false };
        }

        return new AlertPlan(
            [.. rows.Where(row => !before.TryGetValue(row.Cause, out var was) || was != row)],
            [.. tell.OrderBy(l => l.Move == AlertMove.Cleared).ThenByDescending(l => l.Urgent).ThenBy(l => l.Kind)],
            waits ? quietUntil : null);
    }

    public static AlertLine LineOf(Alert row, AlertMove move) => new(
        move, row.Kind, row.Topic, row.Name, row.Weight.Count, row.Since, row.Deadline, row.Weight.Passed, row.Urgent);

    private static Alert Standing(AlertFact fact, Alert? was, DateTimeOffset now)
    {
        // Whoever was not told that it was over need not hear that the same is there again; but what began later is another.
        var goesOn = was is { ClearedAt: null } || (was is { OwesEnd: true } && fact.Since <= was.Since);
        return new Alert
        {
            SellerId = was?.SellerId ?? default,
            Cause = fact.Cause,
            Kind = fact.Kind,
            Topic = fact.Topic,
            Name = fact.Name,
            Weight = fact.Weight,
            Deadline = fact.Deadline,
            Since = goesOn && was!.Since < fact.Since ? was.Since : fact.Since > now ? now : fact.Since,
            Urgent = fact.Urgent,
            ToldAt = goesOn ? was!.ToldAt : null,
            Told = goesOn ? was!.Told.FallenTo(fact.Weight) : default,

            // Untold, it hides no end: when it goes before anybody heard of it, that of the former is still to be told.
            OwesEnd = was is { OwesEnd: true } && !(goesOn && was.ToldAt is not null),
        };
    }

    private static AlertMove? MoveOf(Alert row) =>
        row.ClearedAt is not null ? row.OwesEnd ? AlertMove.Cleared : null
        : row.ToldAt is null ? AlertMove.Raised
        : row.Weight.IsWorseThan(row.Told) ? AlertMove.Worse : null;
}
