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

    [Fact]
    public void Country_IsTheNetherlands_WhereNoneIsNamed() => Assert.Equal(("NL", "NL", "BE", "BE"),
        (default(Country).Code, Country.Netherlands.Code, Country.Belgium.Code, Country.Belgium.ToString()));

    [Fact]
    public void Money_OfTwoAmounts_IsOrderedAsTheirCents() => Gen.Select(Gen.Int[-5, 5], Gen.Int[-5, 5]).Sample((one, other) =>
    {
        var (a, b) = (new Money(one), new Money(other));
        Assert.Equal([(one < other), (one > other), (one <= other), (one >= other)], [(a < b), (a > b), (a <= b), (a >= b)]);
        Assert.Equal((one + other, one - other), ((a + b).Cents, (a - b).Cents));
        Assert.Equal(Math.Sign(one - other), Math.Sign(a.CompareTo(b)));
        Assert.Equal((one / 100m, 0), (a.Euros, Money.Zero.Cents));
    });

    [Fact]
    public void Quantity_IsItsUnits() =>
        Assert.Equal((0, 7, 7, "7"), (Quantity.Of(0).Units, Quantity.Of(7).Units, Quantity.AtLeastZero(7).Units,
            Quantity.Of(7).ToString()));

    [Fact]
    public void Sku_KeepsItsSpelling_AndEqualOnesAreFoundByEither()
    {
        var sku = Sku.TryParse(" ab-1 ")!;
        Assert.Equal(("ab-1", "ab-1"), (sku.Text, sku.ToString()));
        Assert.Contains(Sku.TryParse("AB-1")!, new HashSet<Sku> { sku });
        Assert.False(sku.Equals(null));
    }

    [Theory]
    [InlineData("4006381333932", 1)]
    [InlineData("036000291450", 2)]
    public void Gtin_WithAWrongCheckDigit_SaysTheRightOne(string text, int expected) =>
        Assert.Equal(expected, Gtin.Read(text).ExpectedCheckDigit);

    [Theory]
    [InlineData("96385074", "00000096385074")]
    [InlineData("10614141000415", "10614141000415")]
    public void Gtin_IsKeptInFourteenDigits(string text, string digits) => Assert.Equal(digits, Gtin.TryParse(text)!.Digits);

    [Theory]
    [InlineData("gewoon", "gewoon")]
    [InlineData("tab\t, regel\r\nen \U0001F600", "tab\t, regel\r\nen \U0001F600")]
    [InlineData("a\0b\u0007", "a\uFFFDb\uFFFD")]
    [InlineData("\0", "\uFFFD")]
    [InlineData("\u007f\u0085", "\uFFFD\uFFFD")]
    [InlineData("", "")]
    public void Text_IsWhatEveryDatabaseHolds(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));

    [Fact]
    public void Text_WithHalfACharacter_HasASignForIt()
    {
        var (high, low) = ('\uD83D', '\uDE00');
        Assert.Equal("\uFFFD", PlainText.Of($"{high}"));
        Assert.Equal("\uFFFDx", PlainText.Of($"{low}x"));
        Assert.Equal($"\uFFFD{high}{low}\uFFFD", PlainText.Of($"{high}{high}{low}{low}"));
        Assert.Equal($"x\uFFFD", PlainText.Of($"x{high}"));
    }

    [Theory]
    [InlineData("Bestelling {order} van {shop}.", "Bestelling A1 van {shop}.")]
    [InlineData("{order}{order}", "A1A1")]
    [InlineData("{order", "{order")]
    [InlineData("order}", "order}")]
    [InlineData("} {order}", "} A1")]
    [InlineData("{}", "{}")]
    [InlineData("{name}", "{order}")] // what a value looks like is not filled again
    [InlineData("zonder", "zonder")]
    [InlineData("", "")]
    public void Sentence_IsFilledOnce(string sentence, string filled) => Assert.Equal(filled,
        Sentence.Fill(sentence, name => name switch { "order" => "A1", "name" => "{order}", _ => null }));

    [Theory]
    [InlineData(" #1001 ", "1001")]
    [InlineData("##1001", "1001")]
    [InlineData("# 1001", "1001")]
    [InlineData("WEB-1#", "WEB-1#")]
    [InlineData("#", null)]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void ShopNumber_IsWhatPeopleSee(string? text, string? number) => Assert.Equal(number, ShopNumber.In(text));

    /// <summary>An id is written without anything that an address or a file name could not hold, and read back.</summary>
    [Fact]
    public void Id_IsWrittenInHexadecimalDigitsAlone()
    {
        const string Text = "018f6d2c4b7a7e1f8a3b0c1d2e3f4a5b";
        var value = Guid.Parse(Text);
        Assert.Equal((Text, Text, Text), ($"{new ShopId(value)}", $"{new SellerId(value)}", $"{new AccountId(value)}"));
        Assert.Equal((new ShopId(value), new SellerId(value), new AccountId(value)),
            (ShopId.TryParse(Text), SellerId.TryParse(Text), AccountId.TryParse(Text)));
        Assert.Equal((null, null, null), (ShopId.TryParse("x"), SellerId.TryParse(null), AccountId.TryParse("")));
    }

    [Fact]
    public void ShopNumber_HasAtMostSixtyFourSigns()
    {
        Assert.Equal(new string('9', 64), ShopNumber.In(new string('9', 64)));
        Assert.Equal(new string('9', 64), ShopNumber.In(new string('9', 65)));
    }

    [Fact]
    public void Reason_KeepsItsFigures_AndIsReadBack()
    {
        var reason = Reason.Of("stock.capped", ("cap", 4), ("item", "Mok"), ("by", 1.5m), ("none", null));
        Assert.Equal("stock.capped cap=4, item=Mok, by=1.5, none=", reason.ToString());
        Assert.Equal(("4", "", ""), (reason["cap"], reason["none"], reason["other"]));
        Assert.Equal(reason.ToString(), Reason.FromJson(reason.ToJson())!.ToString());
        Assert.Null(Reason.FromJson(null));
    }

    [Theory]
    [InlineData("2026-02-04T23:30:00Z", "2026-02-05T00:30:00+01:00", "2026-02-05")]
    [InlineData("2026-07-04T21:59:00Z", "2026-07-04T23:59:00+02:00", "2026-07-04")]
    public void DutchTime_IsWhatAClockShowsThere(string moment, string local, string day)
    {
        var at = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        var there = DateTimeOffset.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((there.DateTime, there.Offset), (DutchTime.Local(at).DateTime, DutchTime.Local(at).Offset));
        Assert.Equal(day, DutchTime.DayOf(at).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((at, TimeSpan.Zero), (DutchTime.MomentOf(there.DateTime), DutchTime.MomentOf(there.DateTime).Offset));
    }
}
