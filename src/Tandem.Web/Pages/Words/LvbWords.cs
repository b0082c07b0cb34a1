namespace Tandem.Web.Pages.Words;

/// <summary>The words about one offer that may go over from bol's warehouse to own stock. In Dutch and English.</summary>
internal static class LvbWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["lvb-offer.text"] = (
                "Heeft bol hier niets meer van, dan kan Tandem deze aanbieding uit uw eigen voorraad laten verkopen, en weer "
                + "terug zodra bol er heeft.",
                "When bol has none of this left, Tandem can let this offer sell from your own stock, and back again once bol has "
                + "some."),
            ["lvb-offer.since"] = ("Verkoopt uit eigen voorraad sinds {when}.", "Sells from own stock since {when}."),
            ["lvb-offer.may"] = ("Overgaan op eigen voorraad", "Go over to own stock"),
            ["lvb-offer.as-all"] = ("zoals bij alle aanbiedingen", "as for all offers"),
            ["lvb-offer.yes"] = ("ja", "yes"),
            ["lvb-offer.no"] = ("nee", "no"),
            ["lvb-offer.stays"] = ("Nee: deze aanbieding blijft dan uit eigen voorraad verkopen tot u dat bij bol verandert.",
                "No: this offer then goes on selling from own stock until you change that at bol."),
            ["lvb-offer.all"] = ("Voor alle aanbiedingen, en de levertijd", "For all offers, and the delivery promise"),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["lvb.offer-may"] = ("Deze aanbieding mag overgaan op eigen voorraad als LVB op is.",
                "This offer may go over to own stock when LVB runs out."),
            ["lvb.offer-may-not"] = ("Deze aanbieding gaat niet over op eigen voorraad als LVB op is.",
                "This offer does not go over to own stock when LVB runs out."),
            ["lvb.offer-as-all"] = ("Of deze aanbieding overgaat op eigen voorraad, is weer zoals bij alle aanbiedingen.",
                "Whether this offer goes over to own stock is as for all offers again."),
        };
}
