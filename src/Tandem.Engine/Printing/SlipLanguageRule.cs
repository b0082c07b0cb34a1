using System.Globalization;

namespace Tandem.Engine.Printing;

/// <summary>Which language a customer reads: what bol says of it, else that of where the parcel goes. Pure.</summary>
internal static class SlipLanguageRule
{
    /// <param name="said">bol's word (facts/bol.md §4): nl, nl-BE, fr or fr-BE.</param>
    /// <param name="country">Of two letters.</param>
    public static SlipLanguage Of(string? said, string? country, string? postcode) =>
        said?.Trim().ToLowerInvariant().Split('-')[0] switch
        {
            "fr" => SlipLanguage.French,
            "nl" => SlipLanguage.Dutch,
            _ => country?.Trim().ToUpperInvariant() switch
            {
                "FR" or "LU" => SlipLanguage.French,
                "BE" when IsWalloon(postcode) => SlipLanguage.French,
                "NL" or "BE" => SlipLanguage.Dutch,
                _ => SlipLanguage.Reader,
            },
        };

    /// <summary>
    /// Walloon Brabant, Liège, Namur, Hainaut and Luxembourg by the first two digits. Brussels speaks both, and a few communes
    /// beside the border another than their province.
    /// </summary>
    private static bool IsWalloon(string? postcode) =>
        int.TryParse(postcode?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is (>= 1300 and <= 1499) or (>= 4000 and <= 7999);
}
