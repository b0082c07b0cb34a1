using System.Globalization;

namespace Tandem.Engine.Values;

/// <summary>
/// A Global Trade Item Number, always valid, held in its 14-digit form so that a 12-digit UPC equals its 13-digit EAN.
/// </summary>
/// <remarks>Lengths 8, 12, 13 and 14; the last digit is the GS1 check digit (GS1 General Specifications, section 7.9).</remarks>
public sealed record Gtin
{
    private Gtin(string digits) => Digits = digits;

    /// <summary>Fourteen digits, padded with zeros on the left.</summary>
    public string Digits { get; }

    /// <summary>
    /// Reads a number as shops and spreadsheets write it: white, invisible signs and dashes may stand anywhere, a quotation
    /// mark before it (Excel's mark of a text) and <c>.0</c> behind it (a number that became a decimal).
    /// </summary>
    public static GtinReading Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new GtinReading(null, GtinProblem.Missing);

        Span<char> digits = stackalloc char[14];
        var length = 0;
        var decimals = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.DashPunctuation)
                continue;
            if (length == 0 && c is ('\'' or '\u2018' or '\u2019')) continue;
            if (length > 0 && !decimals && c is ('.' or ','))
            {
                decimals = true;
                continue;
            }

            if (decimals && c == '0') continue;
            if (decimals || !char.IsAsciiDigit(c)) return new GtinReading(null, GtinProblem.NotDigits);
            if (length == 14) return new GtinReading(null, GtinProblem.WrongLength);
            digits[length++] = c;
        }

        if (length is not (8 or 12 or 13 or 14)) return new GtinReading(null, GtinProblem.WrongLength);

        var number = digits[..length];
        var expected = CheckDigit(number[..^1]);
        return number[^1] - '0' == expected
            ? new GtinReading(new Gtin(new string(number).PadLeft(14, '0')), GtinProblem.None)
            : new GtinReading(null, GtinProblem.WrongCheckDigit, expected);
    }

    /// <summary>The valid number in the text, or null.</summary>
    public static Gtin? TryParse(string? text) => Read(text).Gtin;

    /// <summary>The GS1 check digit that belongs behind these digits: weights 3 and 1 from the right.</summary>
    public static int CheckDigit(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
            sum += (body[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        return (10 - (sum % 10)) % 10;
    }

    /// <summary>The 13-digit form that people know from the barcode, or 14 digits where the number needs them.</summary>
    public override string ToString() => Digits[0] == '0' ? Digits[1..] : Digits;
}
