namespace Tandem.Engine.Returns;

/// <summary>Units that came back for one of bol's reasons.</summary>
/// <param name="Why">The main reason in bol's Dutch words; empty: none is known.</param>
public sealed record ReasonUnits(string Why, int Units);

/// <summary>How often one article came back in a period.</summary>
/// <param name="Ean">Null: bol named none.</param>
/// <param name="Title">As it was last sold; null: no sale of it is known.</param>
/// <param name="ItemKey">The item of the shop that it sells, where it sells a single one.</param>
/// <param name="Sold">Units of orders placed in the period, less what was cancelled.</param>
/// <param name="Units">Units of returns registered in the period, less those of which nothing came.</param>
/// <param name="Returns">How many returns those are of.</param>
/// <param name="Asked">It comes back unusually often: that is asked.</param>
/// <param name="Reasons">Most units first.</param>
public sealed record ItemReturns(string? Ean, string? Title, long? ItemKey, int Sold, int Units, int Returns, bool Asked,
    IReadOnlyList<ReasonUnits> Reasons)
{
    /// <summary>Units returned of a hundred units sold; null: none were sold in the period.</summary>
    public decimal? Percent => ReturnTotals.PercentOf(Units, Sold);
}
