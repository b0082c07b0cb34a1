using System.Globalization;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>A month, a quarter or a year of returns; its days are Dutch ones.</summary>
public sealed record VatPeriod
{
    private VatPeriod(int year, int? quarter, int? month) => (Year, Quarter, Month) = (year, quarter, month);

    public int Year { get; }

    /// <summary>1 to 4; null: it is a month or a whole year.</summary>
    public int? Quarter { get; }

    /// <summary>1 to 12; null: it is a quarter or a whole year.</summary>
    public int? Month { get; }

    public DateOnly First => new(Year, Month ?? ((Quarter ?? 1) * 3) - 2, 1);

    /// <summary>The first day after it.</summary>
    public DateOnly Until => First.AddMonths(Month is not null ? 1 : Quarter is not null ? 3 : 12);

    public VatPeriod Previous => Like(First.AddDays(-1));

    public VatPeriod Next => Like(Until);

    public static VatPeriod MonthOf(DateOnly day) => new(day.Year, null, day.Month);

    public static VatPeriod QuarterOf(DateOnly day) => new(day.Year, (day.Month + 2) / 3, null);

    public static VatPeriod YearOf(DateOnly day) => new(day.Year, null, null);

    /// <summary>As <see cref="ToString"/> writes it, of this century and the next; null: it is none.</summary>
    public static VatPeriod? TryParse(string? text)
    {
        if (text is not { Length: 4 or 7 }
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2199) return null;
        if (text.Length == 4) return new(year, null, null);
        if (text[4] != '-') return null;
        if (text[5] == 'Q') return text[6] is >= '1' and <= '4' ? new(year, text[6] - '0', null) : null;
        return int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            ? new(year, null, month) : null;
    }

    /// <summary><c>2026</c>, <c>2026-Q4</c> or <c>2026-11</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Year:0000}{(Quarter is { } quarter ? $"-Q{quarter}" : Month is { } month ? $"-{month:00}" : "")}");

    private VatPeriod Like(DateOnly day) => Month is not null ? MonthOf(day) : Quarter is not null ? QuarterOf(day) : YearOf(day);
}
