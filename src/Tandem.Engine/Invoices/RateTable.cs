using System.Globalization;
using CsvHelper;
using Tandem.Engine.Files;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// The VAT rates of the member states, each with the days between which it holds and where it was read (facts/vat.md §2). A
/// changed law is a changed row of <c>vat-rates.csv</c>. A day without a row has no rate: that is never 0 %.
/// </summary>
internal sealed class RateTable(IReadOnlyList<RateRow> rows)
{
    private static readonly CsvReaderOptions Options = new() { HasHeader = false, TrackLineNumbers = true };
    private static readonly Lazy<RateTable> Built = new(Read);

    private readonly ILookup<Country, RateRow> _rows = rows.ToLookup(row => row.Country);

    /// <summary>As it comes with the program.</summary>
    public static RateTable Shipped => Built.Value;

    /// <summary>When the rows were last held against their sources; after half a year they want looking at again.</summary>
    public static DateOnly CheckedOn { get; } = new(2026, 11, 23);

    public IReadOnlyList<RateRow> Rows => rows;

    /// <summary>Whether the country levies the Union's VAT: the table has all 27 and no other.</summary>
    public bool IsMember(Country country) => _rows.Contains(country);

    public VatRate? Find(Country country, RateKind kind, DateOnly supplied)
    {
        var found = _rows[country].FirstOrDefault(row => row.Kind == kind && row.Holds(supplied));
        return found?.Rate;
    }

    /// <summary>Whether the country has this rate on that day, for whatever goods.</summary>
    public bool Has(Country country, VatRate rate, DateOnly supplied) =>
        _rows[country].Any(row => row.Rate == rate && row.Holds(supplied));

    private static RateTable Read()
    {
        using var stream = typeof(RateTable).Assembly.GetManifestResourceStream("vat-rates")
            ?? throw new InvalidOperationException("The VAT rates are not built in.");
        using var text = new StreamReader(stream);
        using var csv = CsvReader.FromText(text.ReadToEnd(), Options);
        return new RateTable([.. UploadedCsv.Rows(csv).Skip(1).Select(row => Row(row.Cells))]);
    }

    private static RateRow Row(string[] cells) => new(
        Country.TryParse(cells[0]) ?? throw new InvalidOperationException($"No country: {cells[0]}"),
        Enum.Parse<RateKind>(cells[1].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        VatRate.TryParse(cells[2]) ?? throw new InvalidOperationException($"No rate: {cells[2]}"),
        DateOnly.Parse(cells[3], CultureInfo.InvariantCulture),
        cells[4].Length == 0 ? null : DateOnly.Parse(cells[4], CultureInfo.InvariantCulture), cells[5]);
}
