using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// Parts of the Union where its VAT does not apply, or at rates of their own, and parts outside where it does for goods
/// (Directive 2006/112, art. 6 and 7; facts/vat.md §2). A person decides about them. Pure.
/// </summary>
internal static class TerritoryRule
{
    private static readonly (string Country, string Postcode, string Name)[] Special =
    [
        ("ES", "35", "Las Palmas"), ("ES", "38", "Santa Cruz de Tenerife"), ("ES", "51", "Ceuta"), ("ES", "52", "Melilla"),
        ("IT", "23041", "Livigno"), ("IT", "22061", "Campione d'Italia"),
        ("FI", "22", "Åland"),
        ("DE", "27498", "Helgoland"), ("DE", "78266", "Büsingen"),
        ("FR", "97", "Guadeloupe, Martinique, Guyane, Réunion, Mayotte"), ("FR", "98", "territoires d'outre-mer"),
        ("GR", "63086", "Agion Oros"), ("GR", "63087", "Agion Oros"),
        ("PT", "90", "Madeira"), ("PT", "91", "Madeira"), ("PT", "92", "Madeira"), ("PT", "93", "Madeira"),
        ("PT", "94", "Madeira"),
        ("PT", "95", "Açores"), ("PT", "96", "Açores"), ("PT", "97", "Açores"), ("PT", "98", "Açores"), ("PT", "99", "Açores"),
        ("GB", "BT", "Northern Ireland"), ("XI", "", "Northern Ireland"), ("MC", "", "Monaco"), ("IM", "", "Isle of Man"),
    ];

    /// <returns>The territory's name where a country and postcode are in one that a person must decide about.</returns>
    public static string? Decide(Country country, string? postcode)
    {
        var code = string.Concat((postcode ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Special.FirstOrDefault(s =>
            s.Country == country.Code && code.StartsWith(s.Postcode, StringComparison.Ordinal)).Name;
    }
}
