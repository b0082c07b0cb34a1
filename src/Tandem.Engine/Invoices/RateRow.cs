using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>One rate of a country.</summary>
/// <param name="Until">The last day on which it holds; null: until a law changes it.</param>
/// <param name="Source">Where it was read.</param>
internal sealed record RateRow(Country Country, RateKind Kind, VatRate Rate, DateOnly From, DateOnly? Until, string Source)
{
    public bool Holds(DateOnly day) => day >= From && (Until is not { } until || day <= until);
}
