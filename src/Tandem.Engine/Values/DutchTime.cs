namespace Tandem.Engine.Values;

/// <summary>The clock and the calendar of the Netherlands: bol's days are Dutch ones, and so are the seller's. Pure.</summary>
public static class DutchTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The same moment with what a clock in the Netherlands shows.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The day that it is there.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>The moment, in UTC, at which this day begins there.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => MomentOf(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The moment, in UTC, at which a clock there shows this.</summary>
    public static DateTimeOffset MomentOf(DateTime local) =>
        new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
}
