using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>What a document says in numbers. Net and VAT add up to gross to the cent, per rate and in all.</summary>
/// <param name="LineNetsExclVat">One for each line; those of a rate add up to its net.</param>
/// <param name="Breakdown">The highest rate first.</param>
internal sealed record Figures(IReadOnlyList<Money> LineNetsExclVat, IReadOnlyList<RateFigures> Breakdown)
{
    public Money Net { get; } = Sum(Breakdown, rate => rate.Net);

    public Money Vat { get; } = Sum(Breakdown, rate => rate.Vat);

    public Money Gross { get; } = Sum(Breakdown, rate => rate.Gross);

    /// <summary>Whether a receiver that computes VAT anew from the net would find another amount for some rate.</summary>
    public bool StrictDiffers => Breakdown.Any(rate => rate.StrictVat != rate.Vat);

    /// <summary>BT-114 of the strict model: what brings net and recomputed VAT back to the gross that was paid.</summary>
    public Money StrictRounding { get; } = Sum(Breakdown, rate => rate.Vat - rate.StrictVat);

    private static Money Sum(IEnumerable<RateFigures> rates, Func<RateFigures, Money> of) =>
        new(rates.Sum(rate => of(rate).Cents));
}

/// <summary>The figures of one category and rate.</summary>
/// <param name="Net">Without VAT.</param>
internal sealed record RateFigures(VatCategory Category, VatRate Rate, Money Net, Money Vat)
{
    public Money Gross => Net + Vat;

    /// <summary>The VAT as computed from the net, for receivers that do so (facts/vat.md §5, model B).</summary>
    public Money StrictVat => Rate.VatOn(Net);
}

/// <summary>A line as the figures see it.</summary>
/// <param name="Total">After discount, with or without VAT as the document says.</param>
internal sealed record FigureLine(VatCategory Category, VatRate Rate, Money Total);

/// <summary>What earlier credit notes of the same invoice gave back of one rate.</summary>
internal sealed record CreditedBefore(VatCategory Category, VatRate Rate, Money GrossInclVat, Money Vat);
