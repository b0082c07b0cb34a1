using System.Text.Json.Serialization;

namespace Tandem.Engine.Settlement;

/// <summary>How far bol's invoices were listed: those of these days again and again, those of before once.</summary>
/// <param name="ListedAt">When those of these days were last listed; null: never yet.</param>
/// <param name="Back">The last day of the period of before that is listed next; null: all was.</param>
internal sealed record SettlementCursor(DateTimeOffset? ListedAt, DateOnly? Back)
{
    // bol takes periods of at most 31 days (facts/bol.md §9).
    private const int DaysOfAList = 30;

    // A year that is closed and the one that runs, as the figures show months.
    private const int DaysBack = 400;

    [JsonIgnore]
    public bool IsBehind => Back is not null;

    public static (DateOnly From, DateOnly Until) PeriodUntil(DateOnly day) => (day.AddDays(-DaysOfAList), day);

    public static SettlementCursor Start(DateOnly today) => new(null, today.AddDays(-DaysOfAList));

    /// <summary>After a period of before was listed.</summary>
    public SettlementCursor GoneBack(DateOnly today) =>
        this with { Back = Back?.AddDays(-DaysOfAList) is { } next && next >= today.AddDays(-DaysBack) ? next : null };
}
