using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>The hours in which nobody wants to be told. Pure.</summary>
internal static class QuietRule
{
    /// <returns>When the quiet that is now ends; null: it is not quiet.</returns>
    public static DateTimeOffset? EndOf(TimeOnly? from, TimeOnly? until, DateTimeOffset now)
    {
        if (from is not { } start || until is not { } end || start == end) return null;
        var local = DutchTime.Local(now).DateTime;
        if (!TimeOnly.FromDateTime(local).IsBetween(start, end)) return null;
        var ends = local.Date + end.ToTimeSpan();
        var moment = DutchTime.MomentOf(ends > local ? ends : ends.AddDays(1));

        // An end that the clock skips, or that lies in the hour that comes twice, must not leave it quiet for ever.
        return moment > now ? moment : now.AddHours(1);
    }

    /// <summary>Eight on the Monday of this week, or of the one before where that is still to come.</summary>
    public static DateTimeOffset LastMonday(DateTimeOffset now)
    {
        var day = DutchTime.DayOf(now);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var eight = At(monday);
        return eight > now ? At(monday.AddDays(-7)) : eight;

        static DateTimeOffset At(DateOnly monday) => DutchTime.MomentOf(monday.ToDateTime(new TimeOnly(8, 0)));
    }
}
