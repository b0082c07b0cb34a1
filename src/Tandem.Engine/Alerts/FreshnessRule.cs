using Tandem.Engine.Loop;

namespace Tandem.Engine.Alerts;

/// <summary>A source that should have been read by now, and from when that counts. Pure.</summary>
/// <param name="Since">What is known of it is as old as this.</param>
/// <param name="Steps">1 when its target went by once, then 2, 4, 8 and so on.</param>
/// <param name="Next">When it would be worse by a step.</param>
internal readonly record struct StaleSource(DateTimeOffset Since, int Steps, DateTimeOffset Next);

/// <summary>Within which time each source is to be read, and whether it was. Pure.</summary>
internal static class FreshnessRule
{
    /// <summary>Due and not read is behind only after this.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);
    private const int UsualMinutes = 60;
    private const int MostSteps = 1 << 10;

    // A few turns of each, so that one that fails is no news yet. Those that are not here are read within minutes.
    private static readonly Dictionary<string, int> Targets = new(StringComparer.Ordinal)
    {
        ["shop:orders"] = 15,
        ["shop:items"] = 15,
        ["shop:settings"] = 24 * 60,
        ["shop:all-items"] = 48 * 60,
        ["shop:item-count"] = 4 * 60,
        ["shop:deleted-orders"] = 4 * 60,
        ["bol:orders"] = 15,
        ["bol:shipments"] = 30,
        ["bol:offer-changes"] = 30,
        ["bol:offers"] = 4 * 60,
        ["bol:lvb"] = 4 * 60,
        ["bol:returns"] = 24 * 60,
        ["bol:replenishments"] = 24 * 60,
        ["tandem:tidying"] = 48 * 60,
    };

    public static string NameOf(string side, string what) => $"{side}:{what}";

    /// <summary>In minutes, where the seller chose nothing.</summary>
    public static int Usual(string name) => Targets.GetValueOrDefault(name, UsualMinutes);

    /// <param name="readingSince">Nobody read before, for Tandem was off: of a source that does not fail, that time does
    /// not count.</param>
    /// <returns>Null while it is as it should be; then <paramref name="next"/> is when that may change.</returns>
    public static StaleSource? Look(Observation source, TimeSpan target, DateTimeOffset readingSince, DateTimeOffset now,
        out DateTimeOffset? next)
    {
        var read = Max(source.SucceededAt, source.BeganAt);
        var since = source.Failures > 0 ? read ?? readingSince : Max(read, readingSince)!.Value;
        var due = source.Failures > 0 ? DateTimeOffset.MinValue : source.DueAt + Grace;
        var from = since + target > due ? since + target : due;
        if (now < from)
        {
            next = from;
            return null;
        }

        var steps = 1;
        while (steps < MostSteps && now >= since + (target * 2 * steps)) steps *= 2;
        next = steps < MostSteps ? since + (target * 2 * steps) : null;
        return new StaleSource(since, steps, next ?? DateTimeOffset.MaxValue);
    }

    private static DateTimeOffset? Max(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other > one ? other : one;
}
