namespace Tandem.Engine.Loop;

/// <summary>How long to leave a source or an intent alone after failures.</summary>
internal static class BackOff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Doubles from two seconds to a quarter of an hour; the jitter (0 to 1) spreads it over the upper half.</summary>
    public static TimeSpan After(int failures, double jitter)
    {
        var ceiling = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Clamp(failures, 1, 12))));
        return ceiling * (0.5 + (0.5 * jitter));
    }
}
