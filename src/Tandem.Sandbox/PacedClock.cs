using System.Diagnostics;

namespace Tandem.Sandbox;

/// <summary>A clock that runs a number of times faster than real time, from an epoch on. Timers run on it too.</summary>
/// <param name="pace">Simulated seconds in a real one.</param>
/// <param name="epoch">When it showed the real time; processes that name the same epoch see the same time.</param>
public sealed class PacedClock(double pace, DateTimeOffset epoch) : TimeProvider
{
    // Replaced as a whole when the pace changes: whoever reads the time never mixes two of them.
    private volatile Stretch _stretch = new(epoch + ((System.GetUtcNow() - epoch) * pace), 0, Stopwatch.GetTimestamp(), pace);

    /// <summary>Starts from the real time, now.</summary>
    public PacedClock(double pace)
        : this(pace, System.GetUtcNow())
    {
    }

    /// <summary>
    /// Simulated seconds in a real one. Timers that were set before a change keep the pace that they were set at.
    /// </summary>
    public double Pace
    {
        get => _stretch.Pace;
        set
        {
            var now = Stopwatch.GetTimestamp();
            var before = _stretch;
            _stretch = new Stretch(before.Time(now), before.Ticks(now), now, value);
        }
    }

    public override long TimestampFrequency => Stopwatch.Frequency;

    public override DateTimeOffset GetUtcNow() => _stretch.Time(Stopwatch.GetTimestamp());

    public override long GetTimestamp() => _stretch.Ticks(Stopwatch.GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private TimeSpan Scaled(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan || span == TimeSpan.Zero ? span
            : TimeSpan.FromMilliseconds(Math.Max(1, span.TotalMilliseconds / Pace));

    /// <summary>A while at one pace: what the clock and the counter showed when it began.</summary>
    private sealed record Stretch(DateTimeOffset Start, long StartTicks, long Began, double Pace)
    {
        public DateTimeOffset Time(long now) => Start + (Stopwatch.GetElapsedTime(Began, now) * Pace);

        public long Ticks(long now) => StartTicks + (long)((now - Began) * Pace);
    }
}
