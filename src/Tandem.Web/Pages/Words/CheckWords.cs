namespace Tandem.Web.Pages.Words;

/// <summary>What the check list of a shop says, and what to do about it, in Dutch and English.</summary>
internal static class CheckWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["check.reach"] = ("De webshop is bereikbaar.", "The shop can be reached."),
            ["check.reach.not"] = ("De webshop antwoordt niet, of niet zoals WooCommerce dat doet.",
                "The shop does not answer, or not as WooCommerce does."),
            ["check.reach.not.do"] = (
                "Controleer het adres, en of de site in een browser opent. Staat WooCommerce aan en is de site niet in onderhoud? Probeer "
                + "het dan over een paar minuten opnieuw.",
                "Check the address, and whether the site opens in a browser. Is WooCommerce active and the site not in maintenance? Then "
                + "try again in a few minutes."),
            ["check.reach.redirect"] = ("De webshop stuurt door naar een ander adres.", "The shop sends on to another address."),
            ["check.reach.redirect.do"] = ("Vul het adres in waar je op uitkomt, meestal met https of www.",
                "Use the address that you end up at, usually with https or www."),
            ["check.reach.blocked"] = ("Iets voor de webshop houdt Tandem tegen.", "Something in front of the shop keeps Tandem out."),
            ["check.reach.blocked.do"] = (
                "Vraag je hoster of een firewall of beveiligingsplugin /wp-json/wc/ afschermt, en laat verzoeken met een sleutel door.",
                "Ask your host whether a firewall or security plugin shuts off /wp-json/wc/, and let requests with a key pass."),
            ["check.reach.certificate"] = ("Het certificaat van de webshop is niet geldig.", "The shop's certificate is not valid."),
            ["check.reach.certificate.do"] = (
                "Vraag je hoster om een geldig certificaat voor dit adres. Voor een eigen testwebshop: "
                + "TANDEM_UNTRUSTEDSHOPCERTIFICATES=true.",
                "Ask your host for a certificate that is valid for this address. For a test shop of your own: "
                + "TANDEM_UNTRUSTEDSHOPCERTIFICATES=true."),
            ["check.permalinks"] = ("Permalinks staan goed.", "Permalinks are right."),
            ["check.permalinks.plain"] = ("De webshop heeft geen API op /wp-json/: de permalinks staan op Eenvoudig.",
                "The shop has no API at /wp-json/: its permalinks are set to Plain."),
            ["check.permalinks.plain.do"] = ("WordPress → Instellingen → Permalinks: kies Berichtnaam en sla op.",
                "WordPress → Settings → Permalinks: choose Post name and save."),
            ["check.key"] = ("De sleutel opent de webshop.", "The key opens the shop."),
            ["check.key.unknown"] = ("De webshop kent deze sleutel niet.", "The shop does not know this key."),
            ["check.key.unknown.do"] = (
                "Maak een nieuwe sleutel met lees- en schrijfrechten (WooCommerce → Instellingen → Geavanceerd → REST API). Klopt de "
                + "sleutel, vraag je hoster dan of de Authorization-header wordt doorgegeven.",
                "Make a key with read and write rights (WooCommerce → Settings → Advanced → REST API). If the key is right, ask your host "
                + "whether the Authorization header is passed on."),
            ["check.key.secret"] = ("De consumer key of het consumer secret klopt niet.", "The consumer key or its secret is not right."),
            ["check.key.secret.do"] = (
                "Kopieer beide opnieuw, of maak een nieuwe sleutel met lees- en schrijfrechten (WooCommerce → Instellingen → Geavanceerd "
                + "→ REST API).",
                "Copy both again, or make a new key with read and write rights (WooCommerce → Settings → Advanced → REST API)."),
            ["check.key.refused"] = ("De webshop geeft deze sleutel geen toegang.", "The shop gives this key no access."),
            ["check.key.refused.do"] = (
                "De gebruiker van de sleutel moet beheerder zijn. Is dat zo, dan houdt een beveiligingsplugin of firewall "
                + "de sleutel tegen.",
                "The key's user must be an administrator or shop manager. If so, a security plugin or firewall stands in the way."),
            ["check.writes"] = ("Schrijven kan: een wijziging van niets kwam bij WooCommerce zelf aan, en is daar geweigerd.",
                "Writing works: a change of nothing reached WooCommerce itself, and was refused there."),
            ["check.writes.read-only"] = ("De sleutel mag alleen lezen.", "The key may only read."),
            ["check.writes.read-only.do"] = ("Geef de sleutel lees- en schrijfrechten (WooCommerce → Instellingen → Geavanceerd → REST API).",
                "Give the key read and write rights (WooCommerce → Settings → Advanced → REST API)."),
            ["check.writes.blocked"] = ("Lezen kan, maar een firewall of beveiligingsplugin houdt schrijven tegen.",
                "Reading works, but a firewall or security plugin blocks writing."),
            ["check.writes.blocked.do"] = (
                "Vraag je hoster om POST en PUT naar /wp-json/wc/ door te laten voor verzoeken met een sleutel. Bij een beveiligingsplugin: "
                + "zet de REST API van WooCommerce op de lijst met uitzonderingen.",
                "Ask your host to let POST and PUT to /wp-json/wc/ pass for requests with a key. In a security plugin: put WooCommerce's "
                + "REST API on its list of exceptions."),
            ["check.writes.unknown"] = ("Of schrijven kan, was nu niet te zeggen.", "Whether writing works could not be told now."),
            ["check.versions"] = ("WooCommerce {woo}, WordPress {wp}, PHP {php}.", "WooCommerce {woo}, WordPress {wp}, PHP {php}."),
            ["check.versions.unknown"] = ("De webshop noemt zijn versie niet.", "The shop does not tell its version."),
            ["check.versions.old.do"] = ("Tandem werkt met WooCommerce 8.0 of nieuwer. Maak een back-up en werk WooCommerce bij.",
                "Tandem works with WooCommerce 8.0 or newer. Make a backup and update WooCommerce."),
            ["check.versions.gtin.do"] = (
                "Het werkt. Vanaf WooCommerce 9.2 heeft elk artikel een eigen EAN-veld; tot dan leest Tandem de EAN uit het veld van een "
                + "plugin.",
                "It works. From WooCommerce 9.2 on each product has an EAN field of its own; until then Tandem reads the EAN from a "
                + "plugin's field."),
            ["check.versions.php.do"] = ("Het werkt. Vraag je hoster om een nieuwere PHP: deze krijgt geen beveiligingsupdates meer.",
                "It works. Ask your host for a newer PHP: this one gets no security updates any more."),
            ["check.hpos"] = ("Bestellingen staan in de snelle opslag (HPOS).", "Orders are in the fast storage (HPOS)."),
            ["check.hpos.off"] = ("Bestellingen staan in de oude opslag van WordPress.", "Orders are in WordPress' old storage."),
            ["check.hpos.off.do"] = (
                "Het werkt, maar bestellingen terugvinden duurt langer. WooCommerce → Instellingen → Geavanceerd → Functies: kies "
                + "hoogwaardige orderopslag.",
                "It works, but finding orders takes longer. WooCommerce → Settings → Advanced → Features: choose high-performance order "
                + "storage."),
            ["check.hpos.unknown"] = ("Hoe de webshop bestellingen opslaat, zegt hij niet.", "The shop does not say how it stores orders."),
            ["check.stock"] = ("Voorraadbeheer staat aan.", "Stock management is on."),
            ["check.stock.off"] = ("Voorraadbeheer staat uit: WooCommerce telt geen voorraad.",
                "Stock management is off: WooCommerce counts no stock."),
            ["check.stock.off.do"] = ("WooCommerce → Instellingen → Producten → Voorraad: zet Voorraadbeheer aan, en vul per artikel het aantal in.",
                "WooCommerce → Settings → Products → Inventory: enable stock management, and fill in the number of each product."),
            ["check.stock.some"] = ("Voorraadbeheer staat aan, maar {without} van de {of} bekeken artikelen tellen hun voorraad niet.",
                "Stock management is on, but {without} of the {of} products looked at do not count their stock."),
            ["check.stock.some.do"] = (
                "Zet bij artikelen die je ook via bol verkoopt Voorraad beheren aan. Bij de voorraadregels kun je ook kiezen hoeveel er "
                + "zonder telling te zien is.",
                "Switch on Track stock for products that you also sell at bol. In the stock rules you can also choose how many are shown "
                + "without a count."),
            ["check.taxes.with"] = ("Btw wordt berekend, met {rates} tarieven; prijzen zijn inclusief btw.",
                "VAT is calculated, with {rates} rates; prices include VAT."),
            ["check.taxes.without"] = ("Btw wordt berekend, met {rates} tarieven; prijzen zijn exclusief btw.",
                "VAT is calculated, with {rates} rates; prices exclude VAT."),
            ["check.taxes.off"] = ("De webshop berekent geen btw: bol-bestellingen komen zonder btw binnen.",
                "The shop calculates no VAT: bol orders come in without VAT."),
            ["check.taxes.off.do"] = (
                "WooCommerce → Instellingen → Algemeen: zet Belastingen aan en vul je tarieven in. Doe je mee aan de KOR, dan kan dit zo "
                + "blijven.",
                "WooCommerce → Settings → General: enable taxes and fill in your rates. If you use the small businesses scheme, this may "
                + "stay as it is."),
            ["check.taxes.gap"] = ("Er is geen btw-tarief voor {country} in klasse {class}: zo'n bestelling komt zonder btw binnen.",
                "There is no VAT rate for {country} in class {class}: such an order comes in without VAT."),
            ["check.taxes.gap.do"] = ("WooCommerce → Instellingen → Belasting: voeg het tarief van {country} toe voor klasse {class}.",
                "WooCommerce → Settings → Tax: add the rate of {country} for class {class}."),
            ["check.taxes.gap.unsold.do"] = (
                "Verkoop je via bol ook aan {country}: voeg bij WooCommerce → Instellingen → Belasting het tarief toe voor klasse {class}. "
                + "Anders kan dit zo blijven.",
                "If you sell to {country} through bol as well: add the rate for class {class} in WooCommerce → Settings → Tax. Else leave "
                + "it as it is."),
            ["check.decimals"] = ("Prijzen hebben centen.", "Prices have cents."),
            ["check.decimals.few"] = ("Prijzen tonen {decimals} decimalen, dus totalen worden afgerond en wijken af van bol.",
                "Prices show {decimals} decimals, so totals are rounded and differ from bol's."),
            ["check.decimals.few.do"] = ("WooCommerce → Instellingen → Algemeen → Aantal decimalen: 2.",
                "WooCommerce → Settings → General → Number of decimals: 2."),
            ["check.currency"] = ("De webshop rekent in euro.", "The shop counts in euros."),
            ["check.currency.other"] = ("De webshop rekent in {currency}, bol in euro.", "The shop counts in {currency}, bol in euros."),
            ["check.currency.other.do"] = ("Koppel een webshop in euro: bedragen van bol-bestellingen kloppen anders niet.",
                "Connect a shop in euros: amounts of bol orders would not be right otherwise."),
            ["check.cron"] = ("Taken van de webshop (WP-Cron) lopen.", "The shop's tasks (WP-Cron) run."),
            ["check.cron.off"] = ("WP-Cron is uitgezet; de webshop heeft dan een eigen cronjob nodig.",
                "WP-Cron is switched off; the shop then needs a cron job of its own."),
            ["check.cron.off.do"] = (
                "Vraag je hoster of wp-cron.php elke minuut wordt aangeroepen. Zonder dat komen berichten van de webshop laat, en blijven "
                + "onbetaalde bestellingen voorraad vasthouden.",
                "Ask your host whether wp-cron.php is called every minute. Without that the shop's messages come late, and unpaid orders "
                + "keep holding stock."),
            ["check.cron.asleep"] = ("Taken van de webshop lopen niet: {late} onbetaalde bestellingen hadden al geannuleerd moeten zijn.",
                "The shop's tasks do not run: {late} unpaid orders should have been cancelled by now."),
            ["check.cron.asleep.do"] = (
                "Laat je hoster wp-cron.php elke minuut aanroepen met een echte cronjob. WooCommerce → Status → Geplande acties toont wat "
                + "te laat is.",
                "Let your host call wp-cron.php every minute with a real cron job. WooCommerce → Status → Scheduled actions shows what is "
                + "late."),
            ["check.cron.unknown"] = ("De webshop zegt niet of zijn taken lopen.", "The shop does not say whether its tasks run."),
            ["check.cache"] = ("Er zit geen cache tussen.", "No cache stands in between."),
            ["check.cache.hit"] = ("Een cache antwoordt in plaats van de webshop ({sign}).",
                "A cache answers in the shop's place ({sign})."),
            ["check.cache.hit.do"] = (
                "Sluit /wp-json/wc/ uit van de cache, in de cacheplugin of bij je hoster of CDN. Tot dan leest Tandem niets: oude voorraad "
                + "lijkt anders actueel.",
                "Exclude /wp-json/wc/ from the cache, in the cache plugin or at your host or CDN. Until then Tandem reads nothing: old "
                + "stock would look up to date."),
            ["check.webhooks"] = ("Webhooks kunnen worden gemaakt.", "Webhooks can be made."),
            ["check.webhooks.closed"] = ("Webhooks zijn afgeschermd.", "Webhooks are closed."),
            ["check.webhooks.closed.do"] = (
                "Het werkt zonder: Tandem vraagt dan steeds wat er is veranderd. Sneller is het als de sleutel van een beheerder is en niets "
                + "/wp-json/wc/v3/webhooks tegenhoudt.",
                "It works without: Tandem then keeps asking what has changed. It is faster if the key is an administrator's and nothing "
                + "blocks /wp-json/wc/v3/webhooks."),
            ["check.clock"] = ("De klok van de webshop loopt gelijk.", "The shop's clock is right."),
            ["check.clock.off"] = ("De klok van de webshop wijkt {minutes} minuten af van die van Tandem.",
                "The shop's clock differs by {minutes} minutes from Tandem's."),
            ["check.clock.off.do"] = ("Laat op beide servers de tijd automatisch gelijkzetten (NTP).",
                "Let both servers keep their time automatically (NTP)."),
            ["check.clock.unknown"] = ("De webshop zegt niet hoe laat het is.", "The shop does not say what time it is."),
        };
}
