namespace Tandem.Web.Pages.Words;

/// <summary>What our clients of bol and WooCommerce say of a call that failed, in Dutch and English.</summary>
internal static class RemoteWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["remote-words.answered"] = ("Het antwoord was “{what}”.", "The answer was “{what}”."),
            ["remote-words.slow"] = ("Te veel verzoeken in korte tijd.", "Too many requests in a short time."),
            ["remote-words.unreachable"] = ("Er kwam geen verbinding tot stand.", "No connection could be made."),
            ["remote-words.no-answer"] = ("Er kwam niet op tijd antwoord.", "No answer came in time."),
            ["remote-words.broke"] = ("De verbinding viel weg.", "The connection broke."),
            ["remote-words.unreadable"] = ("Het antwoord is niet te lezen.", "The answer cannot be read."),
            ["remote-words.not-json"] = (
                "Het antwoord is niet te lezen: iets op de site (een plugin, een melding, een inlogpagina) schrijft erin.",
                "The answer cannot be read: something on the site (a plugin, a notice, a login page) writes into it."),
            ["remote-words.too-large"] = ("Het antwoord is te groot.", "The answer is too large."),
            ["remote-words.endless"] = ("Aan deze lijst komt geen einde.", "This list has no end."),
            ["remote-words.other-items"] = ("Het antwoord gaat over andere artikelen.", "The answer is about other items."),
            ["remote-words.login-away"] = ("De login van bol antwoordt niet goed.", "bol's login does not answer well."),
            ["remote-words.login-blocked"] = (
                "De login van bol is even geblokkeerd: er is te vaak om toegang gevraagd.",
                "bol's login is blocked for a while: access was asked for too often."),
            ["remote-words.no-such-id"] = ("Zo'n nummer bestaat bij bol niet.", "bol has no such number."),
            ["remote-words.not-said"] = ("bol zegt niet wat dit bol-artikel toont.", "bol does not say what this offer shows."),
            ["remote-words.label-not-ready"] = ("Dit label staat bij bol niet klaar.", "bol does not have this label ready."),
            ["remote-words.order-gone"] = ("bol toont deze bestelling niet meer.", "bol no longer shows this order."),
            ["remote-words.old-changes"] = (
                "De lijst met wijzigingen bevat alleen oudere dan gevraagd. Iets ertussen, zoals een proxy of cache, laat weg "
                + "wat achter het vraagteken van een adres staat.",
                "The list of changes only holds older ones than were asked for. Something in between, such as a proxy or a "
                + "cache, drops what stands behind the question mark of an address."),
            ["remote-words.cache"] = ("Een cache antwoordde in plaats van de webshop ({what}).",
                "A cache answered instead of the shop ({what})."),
            ["remote-words.no-rest-api"] = (
                "Er is geen REST API op /wp-json/. Zet in WordPress bij Instellingen → Permalinks de structuur op Berichtnaam.",
                "There is no REST API at /wp-json/. Set the permalinks to Post name in WordPress (Settings → Permalinks)."),
            ["remote-words.no-route"] = (
                "WordPress kent dit adres van WooCommerce niet: WooCommerce staat uit, wordt bijgewerkt of is te oud.",
                "WordPress does not know this address of WooCommerce: it is switched off, being updated, or too old."),
            ["remote-words.in-front"] = ("Iets anders dan WooCommerce antwoordde in plaats van de webshop.",
                "Something other than WooCommerce answered instead of the shop."),
            ["remote-words.closed"] = ("De webshop is even gesloten, zoals tijdens een update.",
                "The shop is closed for a moment, as during an update."),
            ["remote-words.no-access"] = ("De webshop, of iets ervoor, weigert toegang.",
                "The shop, or something in front of it, refuses access."),
            ["remote-words.redirect"] = ("De webshop stuurt dit adres door naar {what}.",
                "The shop sends this address on to {what}."),
            ["remote-words.private"] = ("Het adres leidt naar deze computer of het netwerk daarvan.",
                "The address leads to this machine or its network."),
            ["remote-words.no-host"] = ("Het adres bestaat niet.", "The address does not exist."),
            ["remote-words.certificate"] = ("Het certificaat wordt niet vertrouwd.", "The certificate is not trusted."),
        };
}
