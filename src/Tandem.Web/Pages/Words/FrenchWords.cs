namespace Tandem.Web.Pages.Words;

/// <summary>In French what a customer reads: the words on packing slips, by the keys of <see cref="ScreenWords"/>.</summary>
internal static class FrenchWords
{
    public static readonly IReadOnlyDictionary<string, string> All =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["print.slip"] = "Bon de livraison",
            ["print.order"] = "Commande",
            ["print.shop-order"] = "Numéro de la boutique",
            ["print.deliver-by"] = "Livraison au plus tard le",
            ["print.sender"] = "Expéditeur :",
            ["print.units"] = "Quantité",
            ["print.article"] = "Article",
            ["country.NL"] = "Pays-Bas",
            ["country.BE"] = "Belgique",
            ["country.DE"] = "Allemagne",
            ["country.LU"] = "Luxembourg",
            ["country.FR"] = "France",
            ["country.AT"] = "Autriche",
            ["country.BG"] = "Bulgarie",
            ["country.CY"] = "Chypre",
            ["country.CZ"] = "Tchéquie",
            ["country.DK"] = "Danemark",
            ["country.EE"] = "Estonie",
            ["country.ES"] = "Espagne",
            ["country.FI"] = "Finlande",
            ["country.GR"] = "Grèce",
            ["country.HR"] = "Croatie",
            ["country.HU"] = "Hongrie",
            ["country.IE"] = "Irlande",
            ["country.IT"] = "Italie",
            ["country.LT"] = "Lituanie",
            ["country.LV"] = "Lettonie",
            ["country.MT"] = "Malte",
            ["country.PL"] = "Pologne",
            ["country.PT"] = "Portugal",
            ["country.RO"] = "Roumanie",
            ["country.SE"] = "Suède",
            ["country.SI"] = "Slovénie",
            ["country.SK"] = "Slovaquie",
            ["country.GB"] = "Royaume-Uni",
            ["country.CH"] = "Suisse",
            ["country.NO"] = "Norvège",
        };
}
