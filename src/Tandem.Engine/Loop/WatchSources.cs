using Microsoft.Extensions.Logging;

namespace Tandem.Engine.Loop;

/// <summary>
/// Reads the sources of a lane whose time has come: those of one remote in the order in which they were registered, and the
/// remotes one after the other, as long as each answers. The others do not wait for one that takes its time.
/// </summary>
internal sealed class WatchSources(Observations observations, IEnumerable<ISource> sources, TimeProvider clock,
    ILogger<WatchSources> log)
{
    // After so long the next remote's turn begins beside this one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // A remote that took so long to say nothing is left alone for the rest of the turn.
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RestWhileHanging = TimeSpan.FromSeconds(15);

    private readonly ILookup<Lane, ISource> _sources = sources.ToLookup(s => s.Lane);

    public async Task<LaneResult> Run(Lane lane, SellerWork work, CancellationToken ct)
    {
        SourcesNow? now;
        await using (var db = work.Read()) now = await SourcesNow.Read(db, work.Seller, clock.GetUtcNow(), ct);
        if (now is null) return default;
        if (work.Watched(lane) is { } watched && watched.OutsideWrites == now.OutsideWrites
            && !IsDue(lane, work, now, watched.Names))
            return new LaneResult(watched.Names.Count == 0 ? null : watched.Names.Min(now.DueAt));

        var view = await work.View(ct);
        var runs = _sources[lane].SelectMany(s => s.Runs(work, view)).ToList();

        // What is named is read first, whatever else is due of the same remote; but it holds up nothing for long.
        var results = await SideBySide(
        [
            .. _sources[lane].Where(s => s.IsTold(work, now))
                .Select(s => (Func<Task<LaneResult>>)(() => ReadTold(s, work, view, ct))),
            .. runs.GroupBy(r => (r.Name.Side, r.Name.Part))
                .Select(remote => (Func<Task<LaneResult>>)(() => ReadRemote(work, now, remote, ct))),
        ], ct);

        work.Watches(lane, now.OutsideWrites, [.. runs.Select(r => r.Name)]);
        return new LaneResult(results.Min(r => r.NextDue), results.Aggregate(Lane.None, (all, r) => all | r.Wake));
    }

    private async Task<LaneResult> ReadTold(ISource source, SellerWork work, SellerView view, CancellationToken ct)
    {
        try
        {
            return new LaneResult(null, await source.ReadTold(work, view, ct));
        }
        catch (Exception bug) when (bug is not OwnershipLost
            && !(bug is OperationCanceledException && ct.IsCancellationRequested))
        {
            // It has no observation to fail; the sources that are read by their time go on, and fail by themselves.
            log.LogError(bug, "What {Source} of seller {Seller} was told of could not be read", source.GetType().Name,
                work.Seller);
            return new LaneResult(clock.GetUtcNow() + RestWhileHanging, Lane.Decide);
        }
    }

    /// <summary>One after the other, but for what takes long.</summary>
    private async Task<List<LaneResult>> SideBySide(IEnumerable<Func<Task<LaneResult>>> parts, CancellationToken ct)
    {
        var begun = new List<Task<LaneResult>>();
        foreach (var part in parts)
        {
            var one = part();
            begun.Add(one);
            if (one.IsCompleted) continue;
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(one, Task.Delay(Patience, clock, enough.Token));
            await enough.CancelAsync();
        }

        return [.. await Task.WhenAll(begun)];
    }

    private async Task<LaneResult> ReadRemote(
        SellerWork work, SourcesNow now, IEnumerable<SourceReading> runs, CancellationToken ct)
    {
        var wake = Lane.None;
        var due = new List<DateTimeOffset>();
        var hangs = false;
        foreach (var run in runs)
        {
            var began = clock.GetUtcNow();
            if (hangs)
            {
                due.Add(began + RestWhileHanging);
                continue;
            }

            var before = work.Owner.News;
            var (dueAt, wasRead) = await observations.Run(work, now.Of(run.Name), run, ct);
            due.Add(dueAt);
            hangs = !wasRead && clock.GetUtcNow() - began > Hanging;

            // A reading that found nothing gives nobody work; another lane that wrote meanwhile only makes one ring too many.
            // It does not wait for remotes that take their time.
            if (!wasRead || work.Owner.News == before) continue;
            wake |= run.Wakes;
            work.WakeNow?.Invoke(run.Wakes);
        }

        return new LaneResult(due.Min(), wake);
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
