using System.Globalization;

namespace Tandem.Sandbox.Shop;

/// <summary>Times as WordPress writes and reads them: without a zone, in the shop's own time or in UTC.</summary>
internal static class ShopTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static string Local(DateTimeOffset moment) => Text(TimeZoneInfo.ConvertTime(moment, Zone));

    public static string Gmt(DateTimeOffset moment) => Text(moment.ToUniversalTime());

    /// <summary>A time with a zone is exact; without one it is the shop's own time, unless the caller said UTC.</summary>
    public static DateTimeOffset? Parse(string text, bool gmt)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal, out var time))
            return null;
        if (time.Kind == DateTimeKind.Utc)
            return new DateTimeOffset(time);
        return gmt ? new DateTimeOffset(time, TimeSpan.Zero)
            : new DateTimeOffset(time, Zone.GetUtcOffset(time)).ToUniversalTime();
    }

    private static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
