using System.Text.RegularExpressions;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>A VAT number by its form: whether it is anybody's only VIES knows (facts/vat.md §3).</summary>
internal sealed partial record VatNumber
{
    private VatNumber(Country country, string text) => (Country, Text) = (country, text);

    /// <summary>Greece writes <c>EL</c> in its numbers and is <c>GR</c> here.</summary>
    public Country Country { get; }

    /// <summary>With its country's letters, without spaces and dots.</summary>
    public string Text { get; }

    /// <summary>
    /// Null where it cannot be one; of the Netherlands and Belgium the form and Belgium's check digits are looked at.
    /// </summary>
    public static VatNumber? TryParse(string? text)
    {
        var bare = string.Concat((text ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (!Any().IsMatch(bare) || Country.TryParse(bare[..2] == "EL" ? "GR" : bare[..2]) is not { } country) return null;
        return country.Code switch
        {
            "NL" when !Dutch().IsMatch(bare[2..]) => null,
            "BE" when !IsEnterprise(bare[2..]) => null,
            _ => new VatNumber(country, bare),
        };
    }

    /// <summary>A Belgian enterprise number: ten digits of which the last two are 97 less the rest of the others by 97.</summary>
    public static bool IsEnterprise(string digits) =>
        Enterprise().IsMatch(digits) && 97 - (int.Parse(digits[..8], System.Globalization.CultureInfo.InvariantCulture) % 97)
            == int.Parse(digits[8..], System.Globalization.CultureInfo.InvariantCulture);

    public override string ToString() => Text;

    [GeneratedRegex("^[A-Z]{2}[A-Z0-9]{2,12}$")]
    private static partial Regex Any();

    [GeneratedRegex("^[0-9]{9}B[0-9]{2}$")]
    private static partial Regex Dutch();

    [GeneratedRegex("^[01][0-9]{9}$")]
    private static partial Regex Enterprise();
}
