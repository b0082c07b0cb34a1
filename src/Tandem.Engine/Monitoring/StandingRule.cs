namespace Tandem.Engine.Monitoring;

/// <summary>How a seller stands, in one sentence.</summary>
/// <param name="State">fine, attention, stale, waiting, observing, paused or part-paused.</param>
/// <param name="TrueAt">When it was last true; null: nothing was read yet, or nothing is.</param>
/// <param name="About">Of data that is behind: the source that is behind most.</param>
public sealed record Standing(string State, DateTimeOffset? TrueAt, Freshness? About = null);

/// <summary>What may honestly be said of a seller. Pure.</summary>
public static class StandingRule
{
    /// <summary>A reading that is this much overdue is behind.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(2);

    /// <summary>A source that is read at least so often tells of now; a slower one is there for completeness.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(15);

    /// <summary>The worst first: what cannot be trusted goes before what asks for a person.</summary>
    public static Standing Of(StandingPage page, DateTimeOffset now)
    {
        var sources = page.Sources.Select(source => (Source: source, Word: WordFor(source, now))).ToList();
        if (page.PausedSince is { } paused) return new Standing("paused", paused);
        if (sources.Where(s => s.Word is "failing" or "late").Select(s => s.Source).ToList() is { Count: > 0 } behind)
        {
            var worst = behind.MinBy(s => s.SucceededAt ?? DateTimeOffset.MinValue)!;
            return new Standing("stale", worst.SucceededAt, worst);
        }

        if (sources.Count == 0 || sources.Exists(s => s.Word == "never")) return new Standing("waiting", null);
        var trueAt = TrueAt([.. sources.Where(s => s.Word == "ok").Select(s => s.Source)]);

        // What is paused is told first: "both sides are up to date" would not be true of it, and questions have their own list.
        return sources.Exists(s => s.Word == "paused") ? new Standing("part-paused", trueAt)
            : page.Questions > 0 ? new Standing("attention", trueAt)
            : !page.Live ? new Standing("observing", trueAt)
            : new Standing("fine", trueAt);
    }

    /// <summary>paused, never, failing, late or ok.</summary>
    public static string WordFor(Freshness source, DateTimeOffset now) =>
        source.Paused ? "paused"
        : source.Failures > 0 ? "failing" : source.SucceededAt is null ? "never" : now - source.DueAt > Overdue ? "late" : "ok";

    /// <summary>A sentence about all is as old as the oldest of the readings that keep it true.</summary>
    private static DateTimeOffset? TrueAt(IReadOnlyList<Freshness> read)
    {
        var quick = read.Where(s => s.DueAt - s.SucceededAt <= Often).ToList();
        return (quick.Count > 0 ? quick : read).Min(s => s.SucceededAt);
    }
}
