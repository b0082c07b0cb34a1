namespace Tandem.Engine.Catalog;

/// <summary>
/// How fast something sells: units an hour, forgotten over a third of an hour and over a week. The first follows a rush, the
/// second knows what is usual.
/// </summary>
/// <param name="At">The moment that both numbers are of.</param>
internal sealed record SalesRate(double Fast, double Slow, DateTimeOffset At)
{
    private const double FastHours = 1.0 / 3;
    private const double SlowHours = 7 * 24;

    public static SalesRate None { get; } = new(0, 0, DateTimeOffset.UnixEpoch);

    /// <summary>With a sale taken in. One that is older than what is known counts as of now.</summary>
    public SalesRate Sold(int units, DateTimeOffset at)
    {
        var then = at > At ? at : At;
        var (fast, slow) = Decayed(then);
        return new SalesRate(fast + (units / FastHours), slow + (units / SlowHours), then);
    }

    /// <summary>Units an hour that may be expected now: the faster of the two.</summary>
    public double PerHour(DateTimeOffset now)
    {
        var (fast, slow) = Decayed(now);
        return Math.Max(fast, slow);
    }

    private (double Fast, double Slow) Decayed(DateTimeOffset now)
    {
        var hours = Math.Max(0, (now - At).TotalHours);
        return (Fast * Math.Exp(-hours / FastHours), Slow * Math.Exp(-hours / SlowHours));
    }
}
