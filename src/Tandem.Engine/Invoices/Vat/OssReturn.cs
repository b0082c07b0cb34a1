using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>The One Stop Shop's return of a quarter (facts/vat.md §4).</summary>
public sealed record OssReturn(VatPeriod Quarter, IReadOnlyList<OssLine> Lines, IReadOnlyList<OssCorrection> Corrections)
{
    public Money Due => new(Lines.Sum(l => l.Vat.Cents) + Corrections.Sum(c => c.Vat.Cents));
}

/// <summary>Sales to consumers of a country, from a country, at a rate.</summary>
/// <param name="Percent">Of the country of the consumers.</param>
public sealed record OssLine(string Country, string From, decimal Percent, Money Net, Money Vat);

/// <summary>What credit notes of this quarter take off an earlier one.</summary>
public sealed record OssCorrection(VatPeriod Quarter, string Country, Money Net, Money Vat);
