namespace Tandem.Engine.Shipments.Deadlines;

/// <summary>The day it is in the Netherlands: bol's days are Dutch ones. Pure.</summary>
internal static class DutchDay
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Of(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Amsterdam).DateTime);
}
