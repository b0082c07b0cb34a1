using Tandem.Engine.Sellers;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>
/// Which rate of a country the shop's tax classes mean, where the seller said so: it stands before what is filled in
/// (<see cref="ClassMatrix"/>).
/// </summary>
public sealed record ClassRates : ISettings<ClassRates>
{
    public static string Name => "invoices.classes";

    public static ClassRates Usual { get; } = new();

    public IReadOnlyList<ClassRate> Cells { get; init; } = [];
}

/// <summary>A cell of the matrix.</summary>
/// <param name="Class">As the shop names it; the standard one is <c>standard</c>.</param>
/// <param name="Country">Two letters.</param>
/// <param name="Kind">A name of <see cref="RateKind"/>; null: a person is asked.</param>
public sealed record ClassRate(string Class, string Country, string? Kind);
