using System.Globalization;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>A VAT rate in thousandths of a per cent: 21 % is 21,000, 25.5 % is 25,500. From 0 up to 100 %.</summary>
internal readonly record struct VatRate : IComparable<VatRate>
{
    private const int Whole = 100_000;

    private VatRate(int thousandths) => Thousandths = thousandths;

    public int Thousandths { get; }

    public bool IsZero => Thousandths == 0;

    /// <summary>Null where it is no percentage from 0 up to 100, or has more than three decimals.</summary>
    public static VatRate? Of(decimal percent) =>
        percent is >= 0 and < 100 && decimal.Truncate(percent * 1000) == percent * 1000
            ? new VatRate((int)(percent * 1000)) : null;

    /// <summary>As in <c>25.5</c>: digits, and a point before decimals.</summary>
    public static VatRate? TryParse(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? Of(percent) : null;

    /// <summary>
    /// The VAT within an amount that includes it: gross × r / (100 + r), to the cent, half a cent away from zero
    /// (facts/vat.md §5).
    /// </summary>
    public Money VatIn(Money inclVat) => Cents((Int128)inclVat.Cents * Thousandths, Whole + Thousandths);

    /// <summary>The VAT on an amount without it: net × r / 100, to the cent, half a cent away from zero.</summary>
    public Money VatOn(Money exclVat) => Cents((Int128)exclVat.Cents * Thousandths, Whole);

    public int CompareTo(VatRate other) => Thousandths.CompareTo(other.Thousandths);

    /// <summary>Per cent, without zeros that say nothing: <c>21</c>, <c>25.5</c>.</summary>
    public override string ToString() => (Thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    // Whole numbers: a tie (0.42 at 12 % holds 4.5 cents) is seen exactly.
    private static Money Cents(Int128 above, Int128 below)
    {
        var rounded = (Int128.Abs(above) * 2 + below) / (below * 2);
        return new Money((long)(above < 0 ? -rounded : rounded));
    }
}
