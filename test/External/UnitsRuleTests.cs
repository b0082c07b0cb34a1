using System.Globalization;
using CsCheck;
using Tandem.Engine.External;

namespace Tandem.Tests.External;

/// <summary>Numbers as people and programs write them.</summary>
public sealed class UnitsRuleTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData(" 12 ", 12)]
    [InlineData("0", 0)]
    [InlineData("3,0", 3)]
    [InlineData("3,000", 3)]
    [InlineData("12.00", 12)]
    [InlineData("1.234", 1234)]
    [InlineData("1.234,00", 1234)]
    [InlineData("1,234.00", 1234)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1 234", 1234)]
    [InlineData("0.000", 0)]
    [InlineData("-3", 0)]
    [InlineData("+7", 7)]
    [InlineData("2,5", 2)]
    [InlineData("2.5", 2)]
    [InlineData("1,234", null)]
    [InlineData("1.23,4", null)]
    [InlineData("12.34.567", null)]
    [InlineData("10+", 10)]
    [InlineData("> 10", 10)]
    [InlineData("op voorraad", 1)]
    [InlineData("8,71235E+12", null)]
    [InlineData("99999999999", null)]
    [InlineData("0-", 0)]
    [InlineData("5-", 0)]
    [InlineData(">=25", 25)]
    [InlineData("<5", 0)]
    [InlineData(">", null)]
    [InlineData("<", null)]
    [InlineData("--", null)]
    [InlineData("0.75", 0)]
    [InlineData("1.234,50", 1234)]
    [InlineData("12\u200b", 12)]
    [InlineData("Uitverkocht!", 0)]
    [InlineData("out of stock", 0)]
    [InlineData("OUT_OF_STOCK", 0)]
    [InlineData("nee", 0)]
    [InlineData("Ja", 1)]
    [InlineData("In stock", 1)]
    [InlineData("op voorraad: 3", null)]
    [InlineData("onbekend", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData(null, null)]
    [InlineData("+", null)]
    [InlineData("7-", 0)]
    [InlineData("1.", 1)]
    [InlineData("1,", 1)]
    [InlineData("1,200", null)] // not all of the three digits are a nought
    [InlineData("0001.234", 1)] // no thousand is written so
    [InlineData("1234,567,890", null)]
    [InlineData("1234.567,00", null)]
    [InlineData("1,234,567.00", 1234567)]
    [InlineData("1.234.567,00", 1234567)]
    [InlineData("1,234.567.890", null)]
    [InlineData("99999999", 99999999)]
    [InlineData("100000000", null)]
    public void Text_IsANumberOfUnits_OrNot(string? text, int? units) => Assert.Equal(units, UnitsRule.Read(text).Units);

    [Theory]
    [InlineData("Uitverkocht")]
    [InlineData("niet op voorraad")]
    [InlineData("Niet leverbaar")]
    [InlineData("niet beschikbaar")]
    [InlineData("geen voorraad")]
    [InlineData("Geen")]
    [InlineData("nee")]
    [InlineData("NO")]
    [InlineData("false")]
    [InlineData("out-of-stock")]
    [InlineData("Sold out")]
    [InlineData("not in stock")]
    [InlineData("not available")]
    [InlineData("unavailable")]
    [InlineData("nul")]
    [InlineData("zero")]
    public void Word_ForNone_IsNone(string word) => Assert.Equal(new UnitsReading(0), UnitsRule.Read(word));

    /// <summary>How many is not said: one is certain.</summary>
    [Theory]
    [InlineData("Op voorraad")]
    [InlineData("voorradig")]
    [InlineData("Leverbaar")]
    [InlineData("beschikbaar")]
    [InlineData("JA")]
    [InlineData("yes")]
    [InlineData("true")]
    [InlineData("In_Stock")]
    [InlineData("available")]
    public void Word_ForSome_IsOne(string word) => Assert.Equal(new UnitsReading(1), UnitsRule.Read(word));

    [Theory]
    [InlineData("1.234|5", false, 1234)] // a Dutch thousand
    [InlineData("0.000|1.234", true, 0)]
    [InlineData("-1.234|5", false, 0)] // below nothing: it says nothing of the dot
    [InlineData("1,234.00|3.250", true, 1234)] // a dot behind the thousands: a decimal point in the other number too
    [InlineData("1.234,00|3.250", false, 1234)]
    [InlineData("1.234|0.000", true, 1)] // elsewhere the dot is a decimal point: so 1.234 is one and a bit
    [InlineData("3.000|12.000|250.000", true, 3)] // all round: three decimals, and in doubt the lower number
    [InlineData("3.000|1.250", false, 3000)]
    [InlineData("3.000|7,00", true, 3)]
    [InlineData("3.000|1.234,00", false, 3000)] // a dot between thousands: between thousands in the other number too
    [InlineData("3.000|1.234.567", false, 3000)]
    [InlineData("3.000|12.34.567", true, 3)] // no number at all: it says nothing of the dot
    [InlineData("3.000|2.5", true, 3)]
    [InlineData("3|4", false, 3)]
    public void Dot_MeansTheSameInTheWholeFile(string texts, bool decimals, int? first)
    {
        var readings = texts.Split('|').Select(UnitsRule.Read).ToList();
        Assert.Equal(decimals, readings.Aggregate(default(DotMeaning), (dots, reading) => dots.And(reading)).IsDecimal);
        Assert.Equal(first, UnitsRule.Settle(readings[0], decimals));
    }

    [Theory]
    [InlineData("3.000|1.234,00|2.5", true)]
    [InlineData("3.000|1.234.567|1,234.00", true)]
    [InlineData("3.000|1.234,00|7", false)]
    [InlineData("3.000|2.5|7,00", false)]
    public void Dot_ThatMeansBothInOneFile_IsUnclear(string texts, bool unclear) => Assert.Equal(unclear,
        texts.Split('|').Select(UnitsRule.Read).Aggregate(default(DotMeaning), (dots, reading) => dots.And(reading)).IsUnclear);

    [Fact]
    public void Number_HoweverItIsWritten_IsReadBack() =>
        Gen.Select(Gen.Int[0, 9_999_999], Gen.Int[0, 5], (units, style) => (units, style)).Sample(c =>
        {
            var (nl, en) = (CultureInfo.GetCultureInfo("nl-NL"), CultureInfo.GetCultureInfo("en-GB"));
            var text = c.style switch
            {
                0 => c.units.ToString(CultureInfo.InvariantCulture),
                1 => c.units.ToString("N2", nl),
                2 => c.units.ToString("N2", en),
                3 => c.units.ToString("F1", CultureInfo.InvariantCulture),
                4 => c.units.ToString("F2", nl),
                _ => c.units.ToString("N0", nl),
            };
            Assert.Equal(c.units, UnitsRule.Read(text).Units);
        });

    [Fact]
    public void Reading_IsNeverBelowZero() => Gen.String.Sample(text => Assert.True(UnitsRule.Read(text).Units is null or >= 0));
}
