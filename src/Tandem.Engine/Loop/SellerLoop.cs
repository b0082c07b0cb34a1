using Microsoft.Extensions.Logging;

namespace Tandem.Engine.Loop;

/// <summary>
/// Runs the lanes of one seller side by side until it is stopped or another owner takes over. Nothing waits in memory: what is
/// due is asked of the database each turn, and a wake only makes a turn come sooner.
/// </summary>
internal sealed class SellerLoop(IEnumerable<ILane> lanes, TimeProvider clock, ILogger<SellerLoop> log)
{
    // Bounds what a lost wake can cost.
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    // A rest after which nothing was written for the seller is followed by another without a turn, for an hour at most.
    private const int RestsInARow = 12;

    // The lane whose turn it is, in everything that the turn does.
    private static readonly AsyncLocal<Lane> Turn = new();
    private readonly Dictionary<Lane, WakeSignal> _signals = lanes.ToDictionary(l => l.Kind, _ => new WakeSignal());

    public void Wake(Lane which)
    {
        foreach (var (lane, bell) in _signals)
            if (which.HasFlag(lane)) bell.Ring();
    }

    /// <summary>Wakes every lane that the news gives work.</summary>
    public void Hear(SellerWork work, SourceHint hint)
    {
        foreach (var lane in lanes)
            if (lane.Hear(work, hint)) Wake(lane.Kind);
    }

    /// <summary>Ends when the token is cancelled, or with <see cref="OwnershipLost"/>.</summary>
    public async Task Run(SellerWork work, CancellationToken ct)
    {
        work.Owner.Planned = WakeWriters;
        work.WakeNow = Wake;
        using var all = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = lanes.Select(lane => Task.Run(() => Run(lane, work, all.Token), CancellationToken.None)).ToList();
        try
        {
            await await Task.WhenAny(running);
        }
        finally
        {
            await all.CancelAsync();
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// What a transaction planned is work for the lane that writes it, whoever planned it; a lane sees to its own in its turn.
    /// </summary>
    private void WakeWriters(IReadOnlyCollection<IntentKind> planned)
    {
        foreach (var lane in lanes)
            if (lane.Kind != Turn.Value && lane.Writes.Any(planned.Contains)) Wake(lane.Kind);
    }

    private async Task Run(ILane lane, SellerWork work, CancellationToken ct)
    {
        Turn.Value = lane.Kind;
        var failures = 0;
        (long Own, long Outside)? seen = null;
        while (!ct.IsCancellationRequested)
        {
            DateTimeOffset? next;
            try
            {
                // The turn that failed may have failed between a call and the note of its answer.
                if (failures > 0) await work.Owner.MarkUnknown(lane.Writes, clock.GetUtcNow(), ct);
                var result = await lane.Run(work, ct);
                Wake(result.Wake);
                next = result.NextDue;
                failures = 0;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (OwnershipLost)
            {
                throw;
            }
            catch (Exception bug)
            {
                // The one catch of the loop: a bug in one lane must not stop the others, and must be seen.
                failures++;
                log.LogError(bug, "Lane {Lane} of seller {Seller} failed", lane.Kind, work.Seller);
                next = clock.GetUtcNow() + BackOff.After(failures, Random.Shared.NextDouble());
            }

            seen = await Rest(_signals[lane.Kind], work, next, seen, ct);
        }
    }

    /// <summary>Until the lane is rung or has something due, or something was written for the seller meanwhile.</summary>
    /// <param name="seen">What had been written before its last turn that nothing called for.</param>
    private async Task<(long Own, long Outside)?> Rest(WakeSignal signal, SellerWork work, DateTimeOffset? next,
        (long Own, long Outside)? seen, CancellationToken ct)
    {
        for (var rests = 1; !await signal.IsCalled(next, clock, LongestRest, ct); rests++)
        {
            var written = await VersionOf(work, ct);
            if (written is null || written != seen || rests == RestsInARow) return written;
        }

        return seen;
    }

    /// <returns>Null where it cannot be read: the turn that follows says why.</returns>
    private async Task<(long Own, long Outside)?> VersionOf(SellerWork work, CancellationToken ct)
    {
        try
        {
            return await work.Owner.Version(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "What was written for seller {Seller} cannot be read", work.Seller);
            return null;
        }
    }

    /// <summary>
    /// Rung any number of times, it wakes its lane once; rung during a turn, it makes the next turn follow at once.
    /// </summary>
    private sealed class WakeSignal
    {
        private readonly SemaphoreSlim _rung = new(0, 1);

        public void Ring()
        {
            try
            {
                if (_rung.CurrentCount == 0) _rung.Release();
            }
            catch (SemaphoreFullException)
            {
                // Two rang at once: rung is rung.
            }
        }

        /// <returns>Whether it was rung or its moment came; false: it rested as long as it may.</returns>
        public async Task<bool> IsCalled(DateTimeOffset? moment, TimeProvider clock, TimeSpan longest, CancellationToken ct)
        {
            var rest = moment is null ? longest : moment.Value - clock.GetUtcNow();
            var reaches = moment is not null && rest <= longest;
            if (!reaches) rest = longest;
            if (rest <= TimeSpan.Zero)
            {
                await _rung.WaitAsync(0, ct);
                return true;
            }

            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var rung = _rung.WaitAsync(end.Token);
            await Task.WhenAny(rung, Task.Delay(rest, clock, end.Token));
            await end.CancelAsync();
            await rung.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return reaches || rung.IsCompletedSuccessfully;
        }
    }
}
