namespace Tandem.Web.Pages.Words;

/// <summary>The words about one offer that may go over from bol's warehouse to own stock. In Dutch and English.</summary>
internal static class LvbWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["lvb-offer.text"] = (
                "Heeft bol hier niets meer van, dan kan Tandem dit bol-artikel uit je eigen voorraad laten verkopen, en "
                + "terugzetten zodra bol er weer heeft.",
                "When bol has none of this left, Tandem can let this offer sell from your own stock, and back again once "
                + "bol has some."),
            ["lvb-offer.since"] = ("Verkoopt uit eigen voorraad sinds {when}.", "Sells from own stock since {when}."),
            ["lvb-offer.may"] = ("Verkopen uit eigen voorraad zodra LVB op is", "Sell from own stock when LVB runs out"),
            ["lvb-offer.as-all"] = ("zoals bij alle bol-artikelen", "as for all offers"),
            ["lvb-offer.yes"] = ("ja", "yes"),
            ["lvb-offer.no"] = ("nee", "no"),
            ["lvb-offer.stays"] = ("Nee: dit bol-artikel blijft dan uit eigen voorraad verkopen tot je dat bij bol verandert.",
                "No: this offer then goes on selling from own stock until you change that at bol."),
            ["lvb-offer.all"] = ("Voor alle bol-artikelen, en de levertijd", "For all offers, and the delivery promise"),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["lvb.offer-may"] = ("Dit bol-artikel mag uit eigen voorraad verkopen zodra LVB op is.",
                "This offer may go over to own stock when LVB runs out."),
            ["lvb.offer-may-not"] = ("Dit bol-artikel verkoopt niet uit eigen voorraad als LVB op is.",
                "This offer does not go over to own stock when LVB runs out."),
            ["lvb.offer-as-all"] = ("Of dit bol-artikel uit eigen voorraad mag verkopen, is weer zoals bij alle bol-artikelen.",
                "Whether this offer goes over to own stock is as for all offers again."),
        };
}
