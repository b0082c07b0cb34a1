using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>What returns of one month came to: what was measured, and what is thought.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Sold">Measured: units of orders placed in it, less what was cancelled.</param>
/// <param name="Units">Measured: units of returns registered in it, less those of which nothing came.</param>
/// <param name="Refunded">Measured, VAT included: what the shop gave back in it for returns.</param>
/// <param name="CameIn">
/// Measured: returns of which a parcel came in and was handled in it, without those of bol's warehouse.
/// </param>
/// <param name="Work">Thought, VAT left out: the label and the work of those, at the seller's amounts of today.</param>
/// <param name="Lost">
/// Thought, VAT left out: what damaged articles and those that customers keep for nothing lost, at the seller's percentage of
/// today.
/// </param>
/// <param name="Compensated">
/// Measured, VAT left out: what bol paid, by its invoices of the month, for returned articles that it lost or damaged.
/// </param>
/// <param name="Unpriced">Decisions about such articles of which the price is not known: not in <paramref name="Lost"/>.</param>
public sealed record MonthOfReturns(DateOnly Month, int Sold, int Units, Money Refunded, int CameIn, Money Work, Money Lost,
    Money Compensated, int Unpriced)
{
    /// <summary>Units returned of a hundred units sold; null: none were sold in it.</summary>
    public decimal? Percent => ReturnTotals.PercentOf(Units, Sold);

    /// <summary>Thought, VAT left out: work and loss together.</summary>
    public Money Estimate => new(Work.Cents + Lost.Cents);

    /// <summary>Something of it is to be shown.</summary>
    public bool HasAny => Units > 0 || CameIn > 0 || Unpriced > 0 || Refunded.Cents > 0 || Estimate.Cents > 0
        || Compensated.Cents != 0;
}
