using CsCheck;
using Tandem.Engine.Values;

namespace Tandem.Tests.Values;

/// <summary>The small values: what they accept, refuse and hold equal.</summary>
public sealed class ValuesTests
{
    [Theory]
    [InlineData("4006381333931", "4006381333931")] // The example of the EAN-13 article in many textbooks.
    [InlineData("036000291452", "0036000291452")] // UPC-A
    [InlineData("96385074", "0000096385074")] // EAN-8
    [InlineData("10614141000415", "10614141000415")] // GTIN-14
    [InlineData("4006-3813 33931", "4006381333931")]
    [InlineData("'4006381333931", "4006381333931")]
    [InlineData("\u20194006381333931", "4006381333931")]
    [InlineData("4006381333931.0", "4006381333931")]
    [InlineData("4006381333931,00 ", "4006381333931")]
    [InlineData("\ufeff4006381\u00a0333931\u200b", "4006381333931")]
    [InlineData("\t4006381\u2011333931\r\n", "4006381333931")]
    [InlineData("400\u202f638\u2009133\u00ad3931", "4006381333931")]
    public void Gtin_ReadsEveryLength(string text, string shown) => Assert.Equal(shown, Gtin.TryParse(text)!.ToString());

    [Theory]
    [InlineData(null, GtinProblem.Missing)]
    [InlineData("  ", GtinProblem.Missing)]
    [InlineData("400638133393", GtinProblem.WrongCheckDigit)]
    [InlineData("4006381333932", GtinProblem.WrongCheckDigit)]
    [InlineData("12345", GtinProblem.WrongLength)]
    [InlineData("123456789012345", GtinProblem.WrongLength)]
    [InlineData("40063813E3931", GtinProblem.NotDigits)]
    [InlineData("4006381333931.5", GtinProblem.NotDigits)]
    [InlineData("4006381.333931", GtinProblem.NotDigits)]
    [InlineData("4006381333931.0.0", GtinProblem.NotDigits)]
    [InlineData("4.00638E+12", GtinProblem.NotDigits)]
    [InlineData("4006'381333931", GtinProblem.NotDigits)]
    [InlineData(".0", GtinProblem.NotDigits)]
    public void Gtin_SaysWhatIsWrong(string? text, GtinProblem problem)
    {
        var reading = Gtin.Read(text);
        Assert.Null(reading.Gtin);
        Assert.Equal(problem, reading.Problem);
    }

    [Fact]
    public void Gtin_OfTwelveDigits_EqualsItsThirteen() =>
        Assert.Equal(Gtin.TryParse("036000291452"), Gtin.TryParse("0036000291452"));

    [Fact]
    public void Gtin_WithOneDigitChanged_IsRefused() =>
        Gen.Select(Gen.Int[0, 9].Array[12], Gen.Int[0, 12], Gen.Int[1, 9]).Sample((digits, at, shift) =>
        {
            var body = string.Concat(digits);
            var number = body + Gtin.CheckDigit(body);
            Assert.NotNull(Gtin.TryParse(number));
            var changed = number.ToCharArray();
            changed[at] = (char)('0' + ((changed[at] - '0' + shift) % 10));
            Assert.Null(Gtin.TryParse(new string(changed)));
        });

    [Theory]
    [InlineData("ab-1", " AB-1 ", true)]
    [InlineData("ab-1", "ab1", false)]
    public void Sku_IsComparedAsTheShopDoes(string one, string two, bool same) =>
        Assert.Equal(same, Sku.TryParse(one) == Sku.TryParse(two));

    [Fact]
    public void Sku_OfBlanks_IsNone() => Assert.Null(Sku.TryParse("  "));

    [Theory]
    [InlineData("12.345", 1235)]
    [InlineData("-12.345", -1235)]
    [InlineData("0.004", 0)]
    public void Money_RoundsHalfACentAwayFromZero(string euros, long cents) =>
        Assert.Equal(cents, Money.FromEuros(decimal.Parse(euros, System.Globalization.CultureInfo.InvariantCulture)).Cents);

    [Fact]
    public void Money_AddsAndOrders()
    {
        Assert.Equal(new Money(30), new Money(10) + new Money(20));
        Assert.True(new Money(1) < new Money(2));
        Assert.Equal("0.05", new Money(5).ToString());
    }

    [Fact]
    public void Quantity_IsNeverBelowZero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantity.Of(-1));
        Assert.Equal(0, Quantity.AtLeastZero(-5).Units);
        Assert.Equal(int.MaxValue, Quantity.AtLeastZero(long.MaxValue).Units);
    }

    [Theory]
    [InlineData("nl", "NL")]
    [InlineData(" BE ", "BE")]
    [InlineData("NLD", null)]
    [InlineData("N1", null)]
    [InlineData(null, null)]
    public void Country_IsTwoLetters(string? text, string? code) => Assert.Equal(code, Country.TryParse(text)?.Code);
}
