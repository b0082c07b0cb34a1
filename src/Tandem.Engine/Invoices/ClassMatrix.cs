using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// Which rate of a country a tax class of the shop means. An empty cell is asked about: "reduced" is 9 % for a book in the
/// Netherlands, 6 % in Belgium, 7 % in Germany and 25 % in Denmark (facts/vat.md §2).
/// </summary>
internal sealed class ClassMatrix(IReadOnlyDictionary<(string Class, Country Country), RateKind?> cells)
{
    public const string Standard = "standard";

    /// <summary>
    /// What is filled in before the seller says anything: the standard rate everywhere, and WooCommerce's own other two classes
    /// in the Netherlands and Belgium.
    /// </summary>
    public static ClassMatrix Prefilled { get; } = new(new Dictionary<(string, Country), RateKind?>
    {
        [("reduced-rate", Country.Netherlands)] = RateKind.Reduced1,
        [("reduced-rate", Country.Belgium)] = RateKind.Reduced1,
        [("zero-rate", Country.Netherlands)] = RateKind.Zero,
        [("zero-rate", Country.Belgium)] = RateKind.Zero,
    });

    /// <summary>What is filled in, with what the seller said in its place.</summary>
    public static ClassMatrix Of(ClassRates said)
    {
        if (said.Cells.Count == 0) return Prefilled;
        var cells = new Dictionary<(string, Country), RateKind?>(Prefilled.All());
        foreach (var cell in said.Cells)
            if (Country.TryParse(cell.Country) is { } country)
                cells[(cell.Class, country)] = Enum.TryParse<RateKind>(cell.Kind, out var kind) ? kind : null;
        return new ClassMatrix(cells);
    }

    /// <summary>Null where nobody has said yet.</summary>
    public RateKind? Kind(string taxClass, Country country) =>
        cells.TryGetValue((taxClass, country), out var kind) ? kind : taxClass == Standard ? RateKind.Standard : null;

    private IEnumerable<KeyValuePair<(string, Country), RateKind?>> All() => cells;
}
