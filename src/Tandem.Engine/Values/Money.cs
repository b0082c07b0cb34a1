using System.Globalization;

namespace Tandem.Engine.Values;

/// <summary>Whole euro cents. The name of the property that holds it says whether VAT is in or out.</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static Money Zero => default;

    /// <summary>Euros to cents, half a cent rounded away from zero.</summary>
    public static Money FromEuros(decimal euros) => new((long)decimal.Round(euros * 100m, MidpointRounding.AwayFromZero));

    public decimal Euros => Cents / 100m;

    public static Money operator +(Money a, Money b) => new(a.Cents + b.Cents);

    public static Money operator -(Money a, Money b) => new(a.Cents - b.Cents);

    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;

    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;

    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;

    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    public override string ToString() => Euros.ToString("0.00", CultureInfo.InvariantCulture);
}
