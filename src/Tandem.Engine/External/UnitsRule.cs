using System.Globalization;

namespace Tandem.Engine.External;

/// <summary>What a text said about a number of units.</summary>
/// <param name="Units">Null: no whole number.</param>
/// <param name="Grouped">One dot with three digits behind it: thousands as the Dutch write them, or three decimals as programs do.</param>
/// <param name="DotIsDecimal">The dot can only be a decimal point here.</param>
internal readonly record struct UnitsReading(int? Units, bool Grouped = false, bool DotIsDecimal = false);

/// <summary>Reads numbers of units as people and programs write them: <c>1.234</c>, <c>3,0</c>, <c>1 234</c>, <c>12.00</c>. Pure.</summary>
internal static class UnitsRule
{
    private const int Most = 99_999_999;

    /// <summary>Below 0 counts as 0: nothing of it can be sold.</summary>
    public static UnitsReading Read(string? text)
    {
        var digits = new string([.. (text ?? "").Where(c => !char.IsWhiteSpace(c))]);
        var negative = digits.StartsWith('-');
        if (negative || digits.StartsWith('+')) digits = digits[1..];
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[0]) || digits.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ','))) return default;

        var (dots, commas) = (digits.Count(c => c == '.'), digits.Count(c => c == ','));
        var read = (dots, commas) switch
        {
            (0, 0) => new UnitsReading(Whole(digits)),
            (0, 1) => new UnitsReading(Decimal(digits, ',')),
            (1, 0) => OneDot(digits),
            (0, _) => new UnitsReading(Thousands(digits, ',')),
            (_, 0) => new UnitsReading(Thousands(digits, '.')),
            _ => Both(digits, dots, commas),
        };
        return negative && read.Units is not null ? read with { Units = 0 } : read;
    }

    /// <summary>
    /// Whether <c>3.000</c> is three in this file, not three thousand: a number elsewhere in it shows so, or all numbers of
    /// this kind are round thousands. In doubt the lower number counts.
    /// </summary>
    public static bool DotsAreDecimals(IReadOnlyCollection<UnitsReading> readings)
    {
        var grouped = readings.Where(r => r is { Grouped: true, Units: > 0 }).ToList();
        return readings.Any(r => r.DotIsDecimal) || (grouped.Count > 0 && grouped.TrueForAll(r => r.Units % 1000 == 0));
    }

    /// <summary>The number, once it is known for the whole file what a dot means.</summary>
    public static int? Settle(UnitsReading reading, bool dotsAreDecimals) =>
        !reading.Grouped || !dotsAreDecimals ? reading.Units : reading.Units % 1000 == 0 ? reading.Units / 1000 : null;

    private static UnitsReading OneDot(string digits)
    {
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        return dot is >= 1 and <= 3 && digits.Length - dot == 4 && digits[0] != '0'
            ? new UnitsReading(Thousands(digits, '.'), Grouped: true)
            : new UnitsReading(Decimal(digits, '.'), DotIsDecimal: true);
    }

    private static UnitsReading Both(string digits, int dots, int commas)
    {
        var (last, other) = digits.LastIndexOf('.') > digits.LastIndexOf(',') ? ('.', ',') : (',', '.');
        if ((last == '.' ? dots : commas) > 1) return default;
        var at = digits.LastIndexOf(last);
        var whole = digits[(at + 1)..].All(c => c == '0') ? Thousands(digits[..at], other) : null;
        return new UnitsReading(whole, DotIsDecimal: last == '.');
    }

    private static int? Decimal(string digits, char point)
    {
        var parts = digits.Split(point);
        return parts[1].All(c => c == '0') ? Whole(parts[0]) : null;
    }

    private static int? Thousands(string digits, char separator)
    {
        var groups = digits.Split(separator);
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3) ? Whole(string.Concat(groups)) : null;
    }

    private static int? Whole(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units <= Most ? units : null;
}
