using Tandem.Engine.Orders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Deadlines;

/// <summary>Watches bol's dates. All days are Dutch days. Pure.</summary>
/// <remarks>
/// bol's promise is a day on which the customer has the parcel. Carriers here deliver the next day and collect nothing on
/// Sundays, so the last moment to hand it over is the end of the day before the promised one, or of the Saturday before where
/// that is a Sunday; an order that was placed only then has the promised day itself (same-day and evening deliveries).
/// </remarks>
public static class GuardRule
{

    /// <summary>
    /// Sent in the shop, and after this long still not confirmed at bol: something is wrong. bol itself may take hours
    /// (facts/bol.md §6), which is rare.
    /// </summary>
    private static readonly TimeSpan ConfirmedWithin = TimeSpan.FromHours(1);

    /// <param name="done">Nothing of it is left to ship.</param>
    public static Countdown Of(DateTimeOffset placedAt, DateOnly? deliverBy, DateOnly? expiresOn, bool done, DateTimeOffset now,
        int alarmHours)
    {
        var handOver = deliverBy is { } day ? HandOverBy(placedAt, day) : (DateTimeOffset?)null;
        var promised = deliverBy is { } promise ? EndOf(promise) : (DateTimeOffset?)null;

        // bol names a day, not an hour: only its first moment is sure.
        var expires = expiresOn is { } last ? DutchTime.StartOf(last) : (DateTimeOffset?)null;
        var alarm = TimeSpan.FromHours(alarmHours);
        var state = done ? DeadlineState.Done
            : now >= expires ? DeadlineState.Expired
            : now >= expires - alarm ? DeadlineState.ExpiresSoon
            : now >= promised ? DeadlineState.Late
            : now >= handOver ? DeadlineState.HandOverMissed
            : now >= handOver - alarm ? DeadlineState.Soon
            : DeadlineState.Fine;
        return new Countdown(handOver, promised, expires, state);
    }

    /// <summary>The last moment at which a carrier that delivers the next day can take it.</summary>
    public static DateTimeOffset HandOverBy(DateTimeOffset placedAt, DateOnly deliverBy)
    {
        var day = deliverBy.AddDays(-1);
        if (day.DayOfWeek == DayOfWeek.Sunday) day = day.AddDays(-1);
        return EndOf(day < DutchTime.DayOf(placedAt) ? deliverBy : day);
    }

    /// <summary>The latest of bol's promises for which a parcel must be handed over on this day, or on one before it.</summary>
    public static DateOnly LastPromiseOf(DateOnly day) => day.AddDays(day.DayOfWeek == DayOfWeek.Saturday ? 2 : 1);

    /// <summary>When the state is next due to change by itself; null: it will not.</summary>
    internal static DateTimeOffset? NextLook(Countdown countdown, int alarmHours, DateTimeOffset now)
    {
        var alarm = TimeSpan.FromHours(alarmHours);
        return countdown.State == DeadlineState.Done ? null : new[]
        {
            countdown.HandOverBy - alarm, countdown.HandOverBy, countdown.PromisedBy, countdown.ExpiresAt - alarm,
            countdown.ExpiresAt,
        }.Where(at => at > now).Min();
    }

    /// <summary>The shop has sent it and waited for its code for as long as it may, and bol still does not show it.</summary>
    internal static DateTimeOffset? UnconfirmedFrom(Order order, ShippingSettings shipping) =>
        order.CompletedInShopAt is { } sent && order.Lines.Exists(l => ShipRule.ToDeliver(l) > l.Shipped)
            ? ShipRule.TrackingUntil(order, sent, shipping) + ConfirmedWithin : null;

    /// <summary>
    /// Whether there is anything left to guard: units of own shipping or of bol's labels that somebody must send.
    /// </summary>
    internal static bool Guards(Order order) =>
        order.State is OrderState.Seen or OrderState.Imported
        && order.Lines.Exists(l => l.Fulfilment != Fulfilment.Lvb && l.Open > l.Shipped);

    private static DateTimeOffset EndOf(DateOnly day) => DutchTime.StartOf(day.AddDays(1));
}
