using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Pages;

namespace Tandem.Engine.Alerts;

/// <summary>Causes that are there now, grouped so that one trouble is one alert. Pure.</summary>
internal static class AlertFacts
{
    /// <summary>A failure of a minute is no refusal yet.</summary>
    private const int RefusedAfter = 3;

    /// <summary>So much news, over so long, that one late webhook is not enough.</summary>
    private const int UntoldAtLeast = 3;
    private static readonly TimeSpan UntoldFor = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan HookMayTake = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(1);

    // That a side is read again, or that a webhook came, is no news for the loop, so it is looked for.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    /// <summary>bol may take hours over a process (facts/bol.md §6); after this somebody should know.</summary>
    private static readonly TimeSpan SettledWithin = TimeSpan.FromHours(3);
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);
    private static readonly TimeSpan Near = TimeSpan.FromHours(4);

    /// <summary>What was found after this, bol did not tell of.</summary>
    public static DateTimeOffset UntoldFrom(DateTimeOffset? told, DateTimeOffset now) =>
        told + HookMayTake is { } after && after > now - LooksBack ? after : now - LooksBack;

    /// <returns>Also when any of it could be other by itself, without news; null: not by itself.</returns>
    public static (IReadOnlyList<AlertFact> Facts, DateTimeOffset? Next) Of(AlertInputs inputs, AlertSettings settings,
        DateTimeOffset now)
    {
        var moments = new List<DateTimeOffset>();
        var sides = Sides(inputs, settings, now, moments);
        var facts = new List<AlertFact>(sides);
        facts.AddRange(Writes(inputs, now, moments));
        facts.AddRange(Hooks(inputs, now, moments));
        facts.AddRange(Questions(inputs, [.. sides.Select(s => s.Cause)], now, moments));
        if (sides.Count > 0) moments.Add(now + LookAgain);
        return (facts, moments.Where(m => m > now).Select(m => (DateTimeOffset?)m).Min());
    }

    private static string SilentCause(string side, Guid part) => $"silent:{side}:{part:N}";

    private static string RefusedCause(string side, Guid part) => $"refused:{side}:{part:N}";

    private static List<AlertFact> Sides(AlertInputs inputs, AlertSettings settings, DateTimeOffset now,
        List<DateTimeOffset> moments)
    {
        var facts = new List<AlertFact>();
        foreach (var side in inputs.Sources.Where(o => o.Part == Guid.Empty || inputs.Parts.ContainsKey(o.Part))
            .GroupBy(o => (o.Source.Side, o.Part)))
        {
            var name = inputs.Parts.GetValueOrDefault(side.Key.Part, "");
            var refused = side.Where(o => o.Problem?.Code == "remote.unauthorized" && o.Failures >= RefusedAfter).ToList();
            if (refused.Count > 0)
            {
                facts.Add(new AlertFact(RefusedCause(side.Key.Side, side.Key.Part), AlertKind.Refused, side.Key.Side, name,
                    new AlertWeight(1), refused.Min(o => o.SucceededAt) ?? now, Urgent: true));
                continue;
            }

            var stale = new List<StaleSource>();
            foreach (var source in side)
            {
                var known = FreshnessRule.NameOf(source.Source.Side, source.Source.What);
                var target = TimeSpan.FromMinutes(settings.Targets.GetValueOrDefault(known, FreshnessRule.Usual(known)));
                if (FreshnessRule.Look(source, target, inputs.ReadingSince, now, out var next) is { } late) stale.Add(late);
                if (next is { } moment) moments.Add(moment);
            }

            if (stale.Count > 0)
            {
                facts.Add(new AlertFact(SilentCause(side.Key.Side, side.Key.Part), AlertKind.Silent, side.Key.Side, name,
                    new AlertWeight(stale.Max(s => s.Steps)), stale.Min(s => s.Since), side.Key.Side is "shop" or "bol"));
            }
        }

        return facts;
    }

    /// <summary>Those that got no end, and those that a person was asked about because they do not get through.</summary>
    private static IEnumerable<AlertFact> Writes(AlertInputs inputs, DateTimeOffset now, List<DateTimeOffset> moments)
    {
        moments.AddRange(inputs.Writes.Select(w => w.LeftAt + SettledWithin));
        var open = inputs.Writes.Where(w => now >= w.LeftAt + SettledWithin).ToLookup(w => w.Kind.ToString());
        var asked = inputs.Questions.Where(IsOfWrites).ToLookup(q => q.Write);
        foreach (var kind in open.Select(g => g.Key).Union(asked.Select(g => g.Key)))
        {
            var since = open[kind].Select(w => w.LeftAt).Concat(asked[kind].Select(q => q.RaisedAt)).Min();
            yield return new AlertFact($"unsettled:{kind}", AlertKind.Unsettled, kind, "",
                new AlertWeight(Math.Max(open[kind].Count(), asked[kind].Count())), since, Urgent: false);
        }
    }

    private static IEnumerable<AlertFact> Hooks(AlertInputs inputs, DateTimeOffset now, List<DateTimeOffset> moments)
    {
        foreach (var (part, news) in inputs.Untold)
        {
            if (!inputs.Parts.TryGetValue(part, out var name) || news.Count < UntoldAtLeast) continue;
            moments.Add(news.First + UntoldFor);
            if (now < news.First + UntoldFor) continue;

            moments.Add(now + LookAgain);
            var side = inputs.Sources.First(o => o.Part == part).Source.Side;
            yield return new AlertFact($"hooks:{part:N}", AlertKind.Hooks, side, name, new AlertWeight(1), news.First,
                Urgent: false);
        }
    }

    private static IEnumerable<AlertFact> Questions(AlertInputs inputs, HashSet<string> sides, DateTimeOffset now,
        List<DateTimeOffset> moments)
    {
        // Of a remote that is not read its own alert tells, and of writes that do not get through theirs.
        bool IsTold(OpenQuestion q) => IsOfWrites(q) || (q.Code == "attention.not-read" && new[] { "shop", "bol" }.Any(side =>
            sides.Contains(SilentCause(side, q.Part)) || sides.Contains(RefusedCause(side, q.Part))));

        foreach (var group in inputs.Questions.Where(q => !IsTold(q)).GroupBy(q => QuestionRule.TopicOf(q.Code)))
        {
            var deadlines = group.SelectMany(q => q.Deadlines).ToList();
            foreach (var at in deadlines) moments.AddRange([at - Soon, at - Near, at]);

            // Of each question the first deadline says how near it is; each that went by makes it worse.
            var first = group.Where(q => q.Deadlines.Count > 0).Select(q => q.Deadlines[0]).ToList();
            var passed = deadlines.Count(at => at <= now);
            var weight = new AlertWeight(group.Count(), first.Count(at => at - Soon <= now), first.Count(at => at - Near <= now),
                passed);
            yield return new AlertFact($"question:{group.Key}", AlertKind.Question, group.Key.ToString(), "", weight,
                group.Min(q => q.RaisedAt), group.Key == QuestionTopic.Cancellation || weight.Near > 0,
                deadlines.Where(at => at > now).Select(at => (DateTimeOffset?)at).Min());
        }
    }

    private static bool IsOfWrites(OpenQuestion question) => question.Write.Length > 0;
}
