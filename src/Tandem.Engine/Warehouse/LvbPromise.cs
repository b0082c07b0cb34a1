using System.Globalization;

namespace Tandem.Engine.Warehouse;

/// <summary>What is promised to bol's customers of an offer that sells from own stock.</summary>
/// <param name="Schedule"><c>BOL_DELIVERY_PROMISE</c>, <c>MY_DELIVERY_PROMISE</c> (with days) or <c>SHIPPING_VIA_BOL</c>.</param>
/// <param name="UntilTime">Until when (HH:mm) an order counts for today.</param>
public sealed record LvbPromise(string Schedule, int? MinimumDays = null, int? MaximumDays = null, string? UntilTime = null)
{
    private static readonly string[] Known = ["BOL_DELIVERY_PROMISE", "MY_DELIVERY_PROMISE", "SHIPPING_VIA_BOL"];

    /// <summary>Whether bol can take it.</summary>
    public bool IsSound => Known.Contains(Schedule)
        && (UntilTime is null
        || TimeOnly.TryParseExact(UntilTime, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        && (Schedule != "MY_DELIVERY_PROMISE" || (MinimumDays is >= 0 && MaximumDays is <= 60 && MinimumDays <= MaximumDays));
}
