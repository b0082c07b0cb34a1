namespace Tandem.Engine.Invoices;

/// <summary>Which of its rates; what goods fall under it is for the seller to say (facts/vat.md §2).</summary>
internal enum RateKind
{
    Standard,
    Reduced1,
    Reduced2,
    Reduced3,
    SuperReduced,
    Parking,
    Zero,
}
