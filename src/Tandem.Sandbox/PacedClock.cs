using System.Diagnostics;

namespace Tandem.Sandbox;

/// <summary>A clock that runs a number of times faster than real time, from the moment it is made. Timers run on it too.</summary>
public sealed class PacedClock(double pace) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _began = Stopwatch.GetTimestamp();

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
