namespace Tandem.Web.Pages.Words;

/// <summary>Words about offers of which something is in doubt, in Dutch and English.</summary>
internal static class DoubtWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["stock.left-alone"] = (
                "Niet gekoppeld, en je liet het aantal bij bol staan: Tandem verandert er niets aan.",
                "Not linked, and you left bol's number as it is: Tandem changes nothing."),
            ["stock.unlinked"] = (
                "Aan geen artikel meer gekoppeld: bol toont 0, want Tandem weet niet meer hoeveel er zijn.",
                "No longer linked to an item: bol shows 0, because Tandem no longer knows how many there are."),
            ["stock.unpublished"] = (
                "{item} is in je webshop niet gepubliceerd: bol toont 0. Met een regel verkoop je het toch.",
                "{item} is not published in your shop: bol shows 0. A rule can sell it anyway."),
            ["stock.count-stopped"] = (
                "Je webshop houdt van {item} geen voorraad meer bij: bol toont 0 tot je het bijhouden weer aanzet of een regel "
                + "kiest.",
                "Your shop no longer keeps stock of {item}: bol shows 0 until you switch stock management on again or choose a "
                + "rule."),
            ["stock.shop-unread"] = (
                "De webshop van {item} is niet te lezen sinds {since}, en kan intussen verkocht hebben: bol toont 0 tot dat weer "
                + "lukt.",
                "The shop of {item} cannot be read since {since}, and may have sold meanwhile: bol shows 0 until it can be read "
                + "again."),
            ["seller.shop-unread"] = (
                "{name} is niet te lezen sinds {since}: wat daar vandaan komt, staat bij bol nu op 0.",
                "{name} cannot be read since {since}: what comes from there now shows 0 at bol."),
            ["seller.shop-read-again"] = (
                "{name} is weer te lezen: de aantallen bij bol worden opnieuw bepaald.",
                "{name} can be read again: the numbers at bol are decided anew."),
            ["stock.in-doubt"] = (
                "Het is niet zeker welk artikel dit is. Tot je kiest toont bol het laagste aantal dat nog klopt: {target} "
                + "({item}).",
                "It is not certain which item this is. Until you choose, bol shows the lowest number that still holds: {target} "
                + "({item})."),
            ["attention.unlinked"] = (
                "EAN {ean} is aan geen artikel meer gekoppeld en staat bij bol op 0. Koppel het opnieuw, laat het op 0, of laat "
                + "het aantal bij bol staan.",
                "EAN {ean} is no longer linked to an item and shows 0 at bol. Link it again, leave it at 0, or leave bol's "
                + "number as it is."),
            ["attention.unpublished"] = (
                "Aantal bol-artikelen op 0 omdat het artikel niet in je webshop is gepubliceerd: {count}. Publiceer wat je "
                + "wilt verkopen, of kies bij Regels dat het toch verkocht wordt.",
                "Not published in your shop and therefore at 0 at bol: {count} offers. Publish them, or choose under Rules "
                + "that they are sold anyway."),
            ["attention.count-stopped"] = (
                "Je webshop houdt van {item} geen voorraad meer bij; bol staat op 0. Zet het bijhouden weer aan, of kies een "
                + "regel voor dit artikel.",
                "Your shop no longer keeps stock of {item}; bol shows 0. Switch stock management on again, or choose a rule for "
                + "this item."),
            ["attention.stock-refused"] = (
                "bol neemt de voorraad van EAN {ean} niet aan: {words} Tandem blijft het proberen; kijk bij bol wat er met dit "
                + "bol-artikel is.",
                "bol does not accept the stock of EAN {ean}: {words} Tandem keeps trying; look at bol what is wrong with this "
                + "offer."),
            ["link.number-zero"] =
                ("EAN {ean} is niet gekoppeld en blijft bij bol op 0.", "EAN {ean} is not linked and stays at 0 at bol."),
            ["link.number-left"] = ("EAN {ean} is niet gekoppeld; het aantal bij bol blijft staan.",
                "EAN {ean} is not linked; bol's number stays as it is."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["link.unlink-zero"] = ("Ontkoppelen, bol op 0", "Unlink, bol at 0"),
            ["link.unlink-leave"] = ("Ontkoppelen, aantal bij bol laten staan", "Unlink, leave bol's number"),
            ["link.show-zero"] = ("Zet bol op 0", "Set bol to 0"),
            ["link.leave-number"] = ("Laat het aantal bij bol staan", "Leave bol's number as it is"),
            ["link.same-code"] = ("Met dezelfde artikelcode", "With the same code"),
            ["link.same-code.text"] = (
                "De SKU is gelijk aan de referentie bij bol, maar er is geen EAN die het bevestigt. Klopt het? Koppel het dan "
                + "hier, of "
                + "vul de EAN in je webshop in.",
                "The SKU equals bol's reference, but no EAN confirms it. Is it right? Link it here, or fill in the EAN in "
                + "your shop."),
            ["offer.same-code"] = ("Zelfde artikelcode, geen EAN:", "Same code, no EAN:"),
            ["bol.now"] = ("bol toont nu", "bol shows now"),
            ["verdict.GivesWay"] = ("niet gepubliceerd", "not published"),
            ["verdict.GivesWay.text"] = (
                "Dit artikel is niet gepubliceerd. Een ander artikel met dezelfde EAN is dat wel, en wordt verkocht.",
                "This item is not published. Another item with the same EAN is, and is the one that is sold."),
            ["verdict.Translation"] = ("vertaling", "translation"),
            ["verdict.Translation.text"] = (
                "Hetzelfde artikel in een andere taal: samen één voorraad, één koppeling.",
                "The same article in another language: one stock together, one link."),
            ["say.SellUnpublished"] = ("Niet gepubliceerd in de webshop", "Not published in the shop"),
            ["unpublished.False"] = ("niet bij bol verkopen", "do not sell at bol"),
            ["unpublished.True"] = ("toch bij bol verkopen", "sell at bol anyway"),
            ["source.item-bin"] = ("prullenbak van artikelen", "bin of items"),
            ["source.item-count"] = ("verwijderde artikelen", "removed items"),
        };
}
