namespace Tandem.Sandbox.Bol;

/// <summary>The dates that bol gives an order: Dutch days, counted from the day on which it was placed.</summary>
internal static class SimDates
{
    /// <summary>Where bol makes the promise, and not the seller.</summary>
    public const int DaysToDeliver = 2;

    /// <summary>From the promise to the day on which bol cancels (facts/bol.md §4).</summary>
    public const int DaysOfGrace = 3;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Day(DateTimeOffset from, int days) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, Zone).DateTime).AddDays(days);

    /// <summary>The end of the day on which the customer must have the first of it.</summary>
    public static DateTimeOffset PromisedBy(SimOrder order) => Start(order, 1);

    /// <summary>The first moment of the day of expiry.</summary>
    public static DateTimeOffset ExpiresAt(SimOrder order) => Start(order, DaysOfGrace);

    private static DateTimeOffset Start(SimOrder order, int daysAfterPromise)
    {
        var day = Day(order.PlacedAt, order.Items.Min(item => item.DaysToDeliver) + daysAfterPromise)
            .ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(day, Zone.GetUtcOffset(day)).ToUniversalTime();
    }
}
