namespace Tandem.Engine.Stock;

/// <summary>How long either side may sell without knowing of the other. Pure.</summary>
internal static class WindowRule
{
    private const double Percentile = 0.95;

    /// <summary>Assumed until enough was measured.</summary>
    public static readonly TimeSpan Unmeasured = TimeSpan.FromSeconds(60);

    private const int Enough = 20;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(5);

    /// <summary>Beyond a day more lateness changes nothing: everything that sells is held back by then.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <param name="toBol">How long shop sales took until bol showed them.</param>
    /// <param name="toShop">How long bol sales took until the shop had them.</param>
    /// <param name="oldestPicture">Age of the oldest picture of either side.</param>
    /// <param name="oldestUnsent">Age of the oldest number that bol has not acknowledged.</param>
    public static TimeSpan Decide(IReadOnlyList<TimeSpan> toBol, IReadOnlyList<TimeSpan> toShop, TimeSpan oldestPicture,
        TimeSpan oldestUnsent)
    {
        var longest = new[] { Of(toBol), Of(toShop), oldestPicture, oldestUnsent, Least }.Max();
        return longest < Most ? longest : Most;
    }

    private static TimeSpan Of(IReadOnlyList<TimeSpan> times) =>
        times.Count < Enough ? Unmeasured : times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * Percentile)));
}
