namespace Tandem.Engine.Invoices.Vat;

/// <summary>The matrix of tax classes and countries, as its screen shows it.</summary>
/// <param name="Countries">Those that are said something about; two letters.</param>
/// <param name="Others">The other member states.</param>
public sealed record MatrixPage(IReadOnlyList<string> Classes, IReadOnlyList<string> Countries, IReadOnlyList<string> Others)
{
    /// <summary>For each class and country the name of the kind of rate; null: a person is asked.</summary>
    public required IReadOnlyDictionary<(string Class, string Country), string?> Chosen { get; init; }

    /// <summary>The rates that each member state has today.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<RateChoice>> Choices { get; init; }
}

/// <summary>A rate that can be chosen.</summary>
/// <param name="Kind">Its name, for ever.</param>
public sealed record RateChoice(string Kind, decimal Percent);
