using System.Globalization;

namespace Tandem.Engine.External;

/// <summary>What a text said about a number of units.</summary>
/// <param name="Units">Null: no whole number.</param>
/// <param name="Grouped">One dot with three digits behind it: thousands as the Dutch write them, or three decimals as programs
/// do.</param>
/// <param name="DotIsDecimal">The dot can only be a decimal point here.</param>
/// <param name="DotIsThousands">It can only stand between thousands here.</param>
internal readonly record struct UnitsReading(
    int? Units, bool Grouped = false, bool DotIsDecimal = false, bool DotIsThousands = false);

/// <summary>
/// What a dot means in a file: whether <c>3.000</c> is three in it, not three thousand. A number elsewhere in it shows so, or
/// all numbers of this kind are round thousands; in doubt the lower number counts. Pure.
/// </summary>
internal readonly record struct DotMeaning(bool AnyDecimal, bool AnyGrouped, bool AnyUneven, bool AnyThousands)
{
    public bool IsDecimal => AnyDecimal || (AnyGrouped && !AnyUneven && !AnyThousands);

    /// <summary>In one number it can only mean the one, in another only the other: nobody can tell what 3.000 is.</summary>
    public bool IsUnclear => AnyDecimal && AnyThousands;

    /// <summary>With one more number of the file.</summary>
    public DotMeaning And(UnitsReading reading) => reading is { Grouped: true, Units: > 0 }
        ? this with { AnyGrouped = true, AnyUneven = AnyUneven || reading.Units % 1000 != 0 }
        : this with
        {
            AnyDecimal = AnyDecimal || reading.DotIsDecimal,
            AnyThousands = AnyThousands || reading.DotIsThousands,
        };
}

/// <summary>
/// Reads numbers of units as people and programs write them: <c>1.234</c>, <c>3,0</c>, <c>1 234</c>, <c>12.00</c>,
/// <c>&gt;10</c>, and the words that feeds use. What is not exact counts as the least that it can mean. Pure.
/// </summary>
internal static class UnitsRule
{
    private const int Most = 99_999_999;

    private static readonly string[] None =
    [
        "uitverkocht", "nietopvoorraad", "nietleverbaar", "nietbeschikbaar", "geenvoorraad", "geen", "nee", "no", "false",
        "outofstock", "soldout", "notinstock", "notavailable", "unavailable", "nul", "zero",
    ];

    // How many is not said: one is certain.
    private static readonly string[] Some =
        ["opvoorraad", "voorradig", "leverbaar", "beschikbaar", "ja", "yes", "true", "instock", "available"];

    /// <summary>Below 0 counts as 0: nothing of it can be sold.</summary>
    public static UnitsReading Read(string? text)
    {
        var digits =
            new string(
                [.. (text ?? "").Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)]);
        if (Word(digits) is { } said) return new UnitsReading(said);
        if (digits is ['<', ..]) return digits[1..].TrimStart('=').Any(char.IsAsciiDigit) ? new UnitsReading(0) : default;
        if (digits is ['>', ..]) digits = digits[1..].TrimStart('=');

        // Some programs write the sign of what is owed behind the number, others a plus for "or more".
        var negative = digits.StartsWith('-') || (digits.Length > 1 && digits.EndsWith('-'));
        if (negative) digits = digits.Trim('-');
        else if (digits.StartsWith('+')) digits = digits[1..];
        else if (digits.EndsWith('+')) digits = digits[..^1];
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[0])
            || digits.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ','))) return default;

        var (dots, commas) = (digits.Count(c => c == '.'), digits.Count(c => c == ','));
        var read = (dots, commas) switch
        {
            (0, 0) => new UnitsReading(Whole(digits)),
            (0, 1) => new UnitsReading(Decimal(digits, ',')),
            (1, 0) => OneDot(digits),
            (0, _) => new UnitsReading(Thousands(digits, ',')),
            (_, 0) => OfThousands(Thousands(digits, '.'), '.'),
            _ => Both(digits, dots, commas),
        };
        return negative && read.Units is not null ? read with { Units = 0 } : read;
    }

    /// <summary>The number, once it is known for the whole file what a dot means.</summary>
    public static int? Settle(UnitsReading reading, bool dotsAreDecimals) =>
        !reading.Grouped || !dotsAreDecimals ? reading.Units : reading.Units / 1000;

    private static int? Word(string text)
    {
        var word = new string([.. text.Where(char.IsLetter).Select(char.ToLowerInvariant)]);
        if (word.Length == 0 || text.Any(char.IsDigit)) return null;
        return None.Contains(word) ? 0 : Some.Contains(word) ? 1 : null;
    }

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
        return OfThousands(Thousands(digits[..at], other), other) with { DotIsDecimal = last == '.' };
    }

    private static UnitsReading OfThousands(int? units, char separator) =>
        new(units, DotIsThousands: units is not null && separator == '.');

    /// <summary>
    /// Less than a whole unit is none. A comma with three digits behind it may be thousands: that is no number until a person
    /// says so.
    /// </summary>
    private static int? Decimal(string digits, char point)
    {
        var parts = digits.Split(point);
        return parts[1].Length != 3 || point == '.' || parts[1].All(c => c == '0') ? Whole(parts[0]) : null;
    }

    private static int? Thousands(string digits, char separator)
    {
        var groups = digits.Split(separator);
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3) ? Whole(string.Concat(groups)) : null;
    }

    private static int? Whole(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units <= Most ? units : null;
}
