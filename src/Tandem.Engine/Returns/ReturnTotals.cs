namespace Tandem.Engine.Returns;

/// <summary>How often everything together came back in a period.</summary>
/// <param name="Sold">Units of orders placed in the period, less what was cancelled.</param>
/// <param name="Units">Units of returns registered in the period, less those of which nothing came.</param>
/// <param name="Returns">How many returns those are of.</param>
/// <param name="KnownSince">The first day of which an order is known, where that is within the period; null: it is not.</param>
/// <param name="Reasons">Most units first.</param>
public sealed record ReturnTotals(DateOnly From, DateOnly Until, int Sold, int Units, int Returns, DateOnly? KnownSince,
    IReadOnlyList<ReasonUnits> Reasons)
{
    /// <summary>Units returned of a hundred units sold; null: none were sold in the period.</summary>
    public decimal? Percent => PercentOf(Units, Sold);

    internal static decimal? PercentOf(int units, int sold) => sold <= 0 ? null : 100m * units / sold;
}
