namespace Tandem.Engine.Loop;

/// <summary>Reads the sources of a lane whose time has come, in the order in which they were registered.</summary>
internal sealed class WatchSources(Observations observations, IEnumerable<ISource> sources, TimeProvider clock)
{
    // A remote that took so long to say nothing is left alone for the rest of the turn: the others wait for it as it is.
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RestWhileHanging = TimeSpan.FromSeconds(15);

    private readonly ILookup<Lane, ISource> _sources = sources.ToLookup(s => s.Lane);

    public async Task<LaneResult> Run(Lane lane, SellerWork work, CancellationToken ct)
    {
        SourcesNow? now;
        await using (var db = work.Read()) now = await SourcesNow.Read(db, work.Seller, ct);
        if (now is null) return default;
        if (work.Watched(lane) is { } watched && watched.OutsideWrites == now.OutsideWrites
            && !IsDue(lane, work, now, watched.Names))
            return new LaneResult(watched.Names.Count == 0 ? null : watched.Names.Min(now.DueAt));

        var view = await work.View(ct);
        var wake = Lane.None;
        var names = new List<SourceName>();
        var due = new List<DateTimeOffset>();
        var hanging = new List<SourceName>();
        foreach (var source in _sources[lane])
        {
            if (source.IsTold(work, now)) wake |= await source.ReadTold(work, view, ct);
            foreach (var run in source.Runs(work, view))
            {
                names.Add(run.Name);
                var began = clock.GetUtcNow();
                if (hanging.Exists(run.Name.IsBeside))
                {
                    due.Add(began + RestWhileHanging);
                    continue;
                }

                var before = work.Owner.News;
                var (dueAt, wasRead) = await observations.Run(work, now.Of(run.Name), run, ct);
                due.Add(dueAt);
                if (!wasRead && clock.GetUtcNow() - began > Hanging) hanging.Add(run.Name);

                // A reading that found nothing gives nobody work; another lane that wrote meanwhile only makes one ring too many.
                if (wasRead && work.Owner.News != before) wake |= run.Wakes;
            }
        }

        work.Watches(lane, now.OutsideWrites, names);
        return new LaneResult(due.Count == 0 ? null : due.Min(), wake);
    }

    /// <summary>Tells every source of the lane, for one piece of news may concern several.</summary>
    public bool Hear(Lane lane, SellerWork work, SourceHint hint) =>
        _sources[lane].Aggregate(seed: false, (heard, source) => source.Hear(work, hint) || heard);

    private bool IsDue(Lane lane, SellerWork work, SourcesNow now, IReadOnlyList<SourceName> names)
    {
        var moment = clock.GetUtcNow();
        return names.Any(name => now.DueAt(name) <= moment || (work.IsDue(name) && work.PollState.HintCounts(name, moment)))
            || _sources[lane].Any(source => source.IsTold(work, now));
    }
}
