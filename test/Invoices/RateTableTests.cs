using Tandem.Engine.Invoices;
using Tandem.Engine.Values;

namespace Tandem.Tests.Invoices;

/// <summary>Rates are data, with the days between which they hold.</summary>
public sealed class RateTableTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    [Theory]
    [InlineData("NL", "Standard", "2026-11-30", "21")]
    [InlineData("NL", "Reduced1", "2019-01-01", "9")]
    [InlineData("NL", "Reduced1", "2018-12-31", null)]
    [InlineData("NL", "Reduced2", "2026-11-30", null)]
    [InlineData("BE", "Reduced2", "2026-11-30", "12")]
    [InlineData("EE", "Standard", "2025-06-30", "22")]
    [InlineData("EE", "Standard", "2025-07-01", "24")]
    [InlineData("FI", "Standard", "2024-08-31", "24")]
    [InlineData("FI", "Standard", "2024-09-01", "25.5")]
    [InlineData("SK", "Standard", "2024-12-31", "20")]
    [InlineData("SK", "Standard", "2025-01-01", "23")]
    [InlineData("RO", "Standard", "2025-07-31", "19")]
    [InlineData("RO", "Standard", "2025-08-01", "21")]
    [InlineData("AT", "SuperReduced", "2026-06-30", null)]
    [InlineData("AT", "SuperReduced", "2026-07-01", "4.9")]
    [InlineData("CH", "Standard", "2026-11-30", null)]
    public void Rate_IsThatOfTheDay(string country, string kind, string day, string? expected) =>
        Assert.Equal(expected, RateTable.Shipped.Find(Country.TryParse(country)!.Value,
            Enum.Parse<RateKind>(kind), DateOnly.Parse(day))?.ToString());

    [Fact]
    public void EveryMemberState_HasItsStandardRate()
    {
        var countries = RateTable.Shipped.Rows.Select(row => row.Country).Distinct().ToList();
        Assert.Equal(27, countries.Count);
        Assert.All(countries, country => Assert.NotNull(RateTable.Shipped.Find(country, RateKind.Standard, Today)));
        Assert.DoesNotContain(countries, country => country.Code is "EL" or "GB" or "XI");
    }

    [Fact]
    public void Rows_NeverOverlap_AndNameTheirSource() =>
        Assert.All(RateTable.Shipped.Rows.GroupBy(row => (row.Country, row.Kind)), rates =>
        {
            Assert.All(rates, row => Assert.NotEmpty(row.Source));
            var inTime = rates.OrderBy(row => row.From).ToList();
            Assert.All(inTime.Zip(inTime.Skip(1)), pair => Assert.True(pair.First.Until < pair.Second.From, $"{rates.Key}"));
        });

    /// <summary>The rates that were found agree with the rates that the rules take, row by row.</summary>
    [Fact]
    public void Rows_AreThoseThatWereFound()
    {
        if (Conformance.TestFiles.Shared(Path.Combine("facts", "vat-rates.csv")) is not { } path)
        {
            Assert.Skip("The rates as they were found are not in ../shared/facts.");
            return;
        }

        var found = File.ReadAllLines(path).Skip(1).Select(line => line.Split(','))
            .Where(row => !row[1].StartsWith("region_", StringComparison.Ordinal))
            .Select(row => (Country.TryParse(row[0])!.Value, VatRate.TryParse(row[2])!.Value)).ToList();
        Assert.True(found.Count > 80);
        Assert.All(found, row => Assert.True(RateTable.Shipped.Has(row.Item1, row.Item2, Today), $"{row}"));
    }

    [Fact]
    public void Class_WithoutACell_MeansNothing()
    {
        var germany = Country.TryParse("DE")!.Value;
        Assert.Equal(RateKind.Standard, ClassMatrix.Prefilled.Kind("standard", germany));
        Assert.Null(ClassMatrix.Prefilled.Kind("reduced-rate", germany));
        Assert.Null(ClassMatrix.Prefilled.Kind("reduced-rate-12", Country.Belgium));
        Assert.Equal(RateKind.Reduced1, ClassMatrix.Prefilled.Kind("reduced-rate", Country.Belgium));
        Assert.Equal(RateKind.Zero, ClassMatrix.Prefilled.Kind("zero-rate", Country.Netherlands));
    }

    [Theory]
    [InlineData("NL123456782B90", "NL")]
    [InlineData("nl 1234.56.782 b90", "NL")]
    [InlineData("NL123456782", null)]
    [InlineData("BE0876543270", "BE")]
    [InlineData("BE0876543271", null)]
    [InlineData("BE2876543270", null)]
    [InlineData("EL123456789", "GR")]
    [InlineData("DE129273398", "DE")]
    [InlineData("129273398", null)]
    [InlineData("", null)]
    public void VatNumber_IsReadByItsForm(string text, string? country) =>
        Assert.Equal(country, VatNumber.TryParse(text)?.Country.Code);
}
