using System.Diagnostics;

namespace Tandem.Sandbox;

/// <summary>A clock that runs a number of times faster than real time, from an epoch on. Timers run on it too.</summary>
/// <param name="pace">Simulated seconds in a real one.</param>
/// <param name="epoch">When it showed the real time; processes that name the same epoch see the same time.</param>
public sealed class PacedClock(double pace, DateTimeOffset epoch) : TimeProvider
{
    private readonly DateTimeOffset _start = epoch + ((System.GetUtcNow() - epoch) * pace);
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Starts from the real time, now.</summary>
    public PacedClock(double pace)
        : this(pace, System.GetUtcNow())
    {
    }

    /// <summary>Simulated seconds in a real one.</summary>
    public double Pace => pace;

    public override long TimestampFrequency => Stopwatch.Frequency;

    public override DateTimeOffset GetUtcNow() => _start + (Stopwatch.GetElapsedTime(_began) * pace);

    public override long GetTimestamp() => (long)((Stopwatch.GetTimestamp() - _began) * pace);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private TimeSpan Scaled(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan || span == TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Max(1, span.TotalMilliseconds / pace));
}
