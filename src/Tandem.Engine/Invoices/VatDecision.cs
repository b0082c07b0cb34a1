using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>What <see cref="TreatmentRule"/> makes of a sale: never a guess.</summary>
internal abstract record VatDecision
{
    /// <summary>Every line has its category and rate.</summary>
    /// <param name="Lines">In the order of the sale; those of shipping after them.</param>
    /// <param name="Notes">What the seller should look at.</param>
    public sealed record Treated(VatTreatment Treatment, IReadOnlyList<FigureLine> Lines, IReadOnlyList<Reason> Notes)
        : VatDecision;

    /// <summary>Only a person can say.</summary>
    public sealed record Asks(Reason Question) : VatDecision;
}
