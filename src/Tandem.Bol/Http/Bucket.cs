namespace Tandem.Bol;

/// <summary>
/// One budget: no more than so many requests in any window, however bol cuts its windows. A request takes a place from
/// before it is sent until one window after its answer, since it counts at bol from some moment in between.
/// </summary>
internal sealed class Bucket(Limit limit, TimeProvider clock)
{
    // Bounds the bookkeeping when someone publishes a limit of a million.
    private const int Largest = 1000;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly List<DateTimeOffset> resting = [];
    private Limit followed = limit;
    private int capacity = Math.Clamp(limit.Capacity, 1, Largest);
    private int underWay;
    private DateTimeOffset closedUntil;
    private TaskCompletionSource left = Signal();

    /// <summary>Takes over new numbers from the published table.</summary>
    public void Follow(Limit current)
    {
        lock (gate)
        {
            // By value: what a header has corrected since stays until the table really changes.
            if ((followed.Capacity, followed.Window) == (current.Capacity, current.Window)) return;
            followed = current;
            capacity = Math.Clamp(current.Capacity, 1, Largest);
        }
    }

    /// <summary>
    /// Waits in line for a place; <see cref="BolRateLimited"/> when it would take longer than asked.
    /// </summary>
    public async Task Enter(TimeSpan longestWait, CancellationToken ct)
    {
        var since = clock.GetUtcNow();
        await turn.WaitAsync(ct);
        try
        {
            while (true)
            {
                var (entered, freeAt, change) = TryEnter();
                if (entered) return;
                if (freeAt is not { } at)
                {
                    await change.WaitAsync(ct);
                    continue;
                }
                if (at - since > longestWait) throw new BolRateLimited(at) { Own = "slow" };
                await Task.Delay(RoundedUp(at - clock.GetUtcNow()), clock, ct);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The request is over; its answer may tell that others use this budget too.</summary>
    public void Leave(RateHeaders? rates)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            underWay--;
            Rest(now + followed.Window);
            if (rates?.Limit is { } said) capacity = Math.Clamp(said, 1, Largest);
            if (rates?.Remaining is { } remaining)
            {
                Forgive(now);
                var mine = capacity - underWay - resting.Count;
                var until = rates.ResetAt(now, followed.Window) ?? now + followed.Window;
                // More is gone than was taken here: another program spends from the same budget.
                for (var others = mine - remaining; others > 0; others--) Rest(until);
            }
            Interlocked.Exchange(ref left, Signal()).TrySetResult();
        }
    }

    /// <summary>bol said 429: nobody enters before the moment that is returned.</summary>
    public DateTimeOffset Close(RateHeaders rates)
    {
        lock (gate)
        {
            var until = rates.RetryAt(clock.GetUtcNow(), followed.Window);
            if (until > closedUntil) closedUntil = until;
            return closedUntil;
        }
    }

    private (bool Entered, DateTimeOffset? FreeAt, Task Change) TryEnter()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            Forgive(now);
            if (now < closedUntil) return (false, closedUntil, left.Task);
            var excess = underWay + resting.Count - capacity;
            if (excess < 0)
            {
                underWay++;
                return (true, null, left.Task);
            }
            return (false, excess < resting.Count ? resting[excess] : null, left.Task);
        }
    }

    private void Forgive(DateTimeOffset now)
    {
        var over = resting.FindIndex(moment => moment > now);
        resting.RemoveRange(0, over < 0 ? resting.Count : over);
    }

    private void Rest(DateTimeOffset until)
    {
        var place = resting.BinarySearch(until);
        resting.Insert(place < 0 ? ~place : place, until);
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A timer counts whole milliseconds and would wake just too early.
    private static TimeSpan RoundedUp(TimeSpan wait) =>
        wait <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}
