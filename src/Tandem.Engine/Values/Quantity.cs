namespace Tandem.Engine.Values;

/// <summary>A number of units, never below zero.</summary>
public readonly record struct Quantity
{
    private Quantity(int units) => Units = units;

    public int Units { get; }

    /// <exception cref="ArgumentOutOfRangeException">The number is below zero.</exception>
    public static Quantity Of(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        return new Quantity(units);
    }

    /// <summary>The number itself, or zero where it is below zero.</summary>
    public static Quantity AtLeastZero(long units) => new((int)Math.Clamp(units, 0, int.MaxValue));

    public override string ToString() => Units.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
