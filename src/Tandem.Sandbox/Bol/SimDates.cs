namespace Tandem.Sandbox.Bol;

/// <summary>The dates that bol gives an order: Dutch days, counted from the day on which it was placed.</summary>
internal static class SimDates
{
    public const int DaysToDeliver = 2;

    /// <summary>Three days after the promise (facts/bol §4).</summary>
    public const int DaysToExpiry = 5;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Day(DateTimeOffset from, int days) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, Zone).DateTime).AddDays(days);

    /// <summary>The end of the day on which the customer must have it.</summary>
    public static DateTimeOffset PromisedBy(SimOrder order)
    {
        var end = Day(order.PlacedAt, DaysToDeliver + 1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(end, Zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
