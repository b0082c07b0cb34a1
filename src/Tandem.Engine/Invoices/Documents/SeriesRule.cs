using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>How numbers are written, and which of them are of one series (facts/vat.md §1). Pure.</summary>
internal static partial class SeriesRule
{
    private const int LongestPrefix = 24;

    /// <summary>
    /// A year in the prefix makes a series of each year; a month does not: its numbers go on, so that none is there twice.
    /// </summary>
    public static string SeriesOf(string prefix, DateOnly day) => prefix
        .Replace("{yyyy}", day.Year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{yy}", (day.Year % 100).ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static string NumberOf(string series, int digits, long sequence, DateOnly day) =>
        series.Replace("{mm}", day.Month.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        + sequence.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    /// <summary>The first number of a new series: the seller's own first one, and later 1.</summary>
    public static long FirstOf(long first, bool hasEarlier) => hasEarlier ? 1 : first;

    public static Reason? Wrong(string prefix, int digits, long first) =>
        prefix.Length > LongestPrefix || !Prefix().IsMatch(prefix) || digits is < 1 or > 12
            || first is < 1 or > 999_999_999_999 ? Reason.Of("invoice.pattern", ("given", prefix)) : null;

    [GeneratedRegex(@"^([A-Za-z0-9._/-]|\{yyyy\}|\{yy\}|\{mm\})*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();
}
