namespace Tandem.Engine.Returns;

/// <summary>
/// Sales, and how many of them came back: lines of orders, not units, so that one customer who sends ten of a thing back counts
/// once.
/// </summary>
/// <param name="Sales">Lines that were not cancelled.</param>
/// <param name="Returned">Those of them of which a return was registered that did not come to nothing.</param>
internal sealed record ReturnSales(int Sales, int Returned)
{
    /// <summary>All but these.</summary>
    public ReturnSales Without(ReturnSales some) => new(Sales - some.Sales, Returned - some.Returned);

    /// <summary>Percent, to one decimal; 0 where nothing was sold.</summary>
    public decimal Percent => Sales <= 0 ? 0 : Math.Round(100m * Returned / Sales, 1, MidpointRounding.AwayFromZero);
}
