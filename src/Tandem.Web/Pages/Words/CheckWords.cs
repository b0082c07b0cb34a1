namespace Tandem.Web.Pages.Words;

/// <summary>What the check list of a shop says, and what to do about it, in Dutch and English.</summary>
internal static class CheckWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["check.reach"] = ("De webshop is bereikbaar.", "The shop can be reached."),
            ["check.permalinks"] = ("De permalinks staan goed.", "The permalinks are set correctly."),
            ["check.key"] = ("De sleutel werkt.", "The key works."),
            ["check.key.unknown"] = ("De webshop kent deze sleutel niet.", "The shop does not know this key."),
            ["check.key.unknown.do"] = (
                "Maak een nieuwe sleutel met lees- en schrijfrechten (WooCommerce → Instellingen → Geavanceerd → REST API). "
                + "Klopt de sleutel, vraag je hostingpartij dan of de Authorization-header wordt doorgegeven.",
                "Make a new key with read and write rights (WooCommerce → Settings → Advanced → REST API). If the key is "
                + "right, ask your host whether the Authorization header is passed on."),
            ["check.key.secret"] = ("De consumer key of het consumer secret klopt niet.",
                "The consumer key or the consumer secret is not right."),
            ["check.key.secret.do"] = (
                "Kopieer beide opnieuw, of maak een nieuwe sleutel met lees- en schrijfrechten (WooCommerce → Instellingen → Geavanceerd "
                + "→ REST API).",
                "Copy both again, or make a new key with read and write rights (WooCommerce → Settings → Advanced → REST API)."),
            ["check.key.refused"] = ("De webshop geeft deze sleutel geen toegang.", "The shop gives this key no access."),
            ["check.key.refused.do"] = (
                "De gebruiker van de sleutel moet beheerder zijn. Is dat zo, dan houdt een beveiligingsplugin of firewall de "
                + "sleutel tegen.",
                "The key's user must be an administrator. If that is so, a security plugin or firewall blocks the key."),
            ["check.writes"] = ("Schrijven kan: een testverzoek dat niets wijzigt, kwam bij WooCommerce aan.",
                "Writing works: a test request that changes nothing reached WooCommerce."),
            ["check.writes.read-only"] = ("De sleutel mag alleen lezen.", "The key may only read."),
            ["check.writes.read-only.do"] = ("Geef de sleutel lees- en schrijfrechten (WooCommerce → Instellingen → Geavanceerd → REST API).",
                "Give the key read and write rights (WooCommerce → Settings → Advanced → REST API)."),
            ["check.writes.blocked"] = ("Lezen kan, maar een firewall of beveiligingsplugin houdt schrijven tegen.",
                "Reading works, but a firewall or security plugin blocks writing."),
            ["check.writes.blocked.do"] = (
                "Vraag je hostingpartij om POST en PUT naar /wp-json/wc/ door te laten voor verzoeken met een sleutel. Bij een "
                + "beveiligingsplugin: zet de REST API van WooCommerce op de lijst met uitzonderingen.",
                "Ask your host to let POST and PUT to /wp-json/wc/ pass for requests with a key. In a security plugin: put "
                + "WooCommerce's REST API on its list of exceptions."),
            ["check.writes.unknown"] = ("Of schrijven kan, was nu niet te controleren.",
                "Whether writing works could not be checked now."),
            ["check.versions"] = ("WooCommerce {woo}, WordPress {wp}, PHP {php}.", "WooCommerce {woo}, WordPress {wp}, PHP {php}."),
            ["check.versions.unknown"] = ("De webshop meldt de versie niet.", "The shop does not report its version."),
            ["check.versions.old.do"] = ("Tandem werkt met WooCommerce 8.0 of nieuwer. Maak een back-up en werk WooCommerce bij.",
                "Tandem works with WooCommerce 8.0 or newer. Make a backup and update WooCommerce."),
            ["check.versions.gtin.do"] = (
                "Het werkt. Vanaf WooCommerce 9.2 heeft elk artikel een eigen EAN-veld; tot dan leest Tandem de EAN uit het "
                + "veld van een plugin.",
                "It works. From WooCommerce 9.2 on each product has its own EAN field; until then Tandem reads the EAN from a "
                + "plugin's field."),
            ["check.versions.php.do"] = (
                "Het werkt. Vraag je hostingpartij om een nieuwere PHP: deze krijgt geen beveiligingsupdates meer.",
                "It works. Ask your host for a newer PHP: this one no longer gets security updates."),
            ["check.hpos"] = ("Bestellingen staan in de snelle opslag (HPOS).", "Orders are in the fast storage (HPOS)."),
            ["check.hpos.off"] = ("Bestellingen staan in de oude opslag van WordPress.", "Orders are in WordPress' old storage."),
            ["check.hpos.off.do"] = (
                "Het werkt, maar bestellingen terugvinden duurt langer. WooCommerce → Instellingen → Geavanceerd → Functies: kies "
                + "hoogwaardige orderopslag.",
                "It works, but finding orders takes longer. WooCommerce → Settings → Advanced → Features: choose high-performance order "
                + "storage."),
            ["check.hpos.unknown"] = ("De webshop meldt niet hoe bestellingen worden opgeslagen.",
                "The shop does not report how it stores orders."),
            ["check.stock"] = ("Voorraadbeheer staat aan.", "Stock management is on."),
            ["check.stock.off"] = ("Voorraadbeheer staat uit: WooCommerce houdt geen voorraad bij.",
                "Stock management is off: WooCommerce does not track stock."),
            ["check.stock.off.do"] = (
                "WooCommerce → Instellingen → Producten → Voorraad: zet Voorraadbeheer aan, en vul per artikel het aantal in.",
                "WooCommerce → Settings → Products → Inventory: enable stock management, and enter the quantity of each "
                + "product."),
            ["check.stock.some"] = (
                "Voorraadbeheer staat aan, maar bij {without} van de {of} bekeken artikelen houdt WooCommerce geen voorraad bij.",
                "Stock management is on, but WooCommerce does not track the stock of {without} of the {of} products checked."),
            ["check.stock.some.do"] = (
                "Zet Voorraad beheren aan bij artikelen die je ook via bol verkoopt. Of kies bij Veiligheidsvoorraad en regels "
                + "de voorraad als WooCommerce niet bijhoudt.",
                "Switch on Track stock for products that you also sell at bol. Or choose under Safety stock and rules the "
                + "stock where WooCommerce does not track it."),
            ["check.taxes.with"] = ("Btw wordt berekend (aantal tarieven: {rates}); prijzen zijn inclusief btw.",
                "VAT is calculated (number of rates: {rates}); prices include VAT."),
            ["check.taxes.without"] = ("Btw wordt berekend (aantal tarieven: {rates}); prijzen zijn exclusief btw.",
                "VAT is calculated (number of rates: {rates}); prices exclude VAT."),
            ["check.taxes.off"] = ("De webshop berekent geen btw: bol-bestellingen komen zonder btw binnen.",
                "The shop does not calculate VAT: bol orders come in without VAT."),
            ["check.taxes.off.do"] = (
                "WooCommerce → Instellingen → Algemeen: zet Belastingen aan en vul je tarieven in. Doe je mee aan de KOR, dan "
                + "kan dit zo blijven.",
                "WooCommerce → Settings → General: enable taxes and fill in your rates. If you use the small businesses scheme "
                + "(KOR), you can leave it like this."),
            ["check.taxes.gap"] = ("Er is geen btw-tarief voor {country} in klasse {class}: zo'n bestelling komt zonder btw binnen.",
                "There is no VAT rate for {country} in class {class}: such an order comes in without VAT."),
            ["check.taxes.gap.do"] = ("WooCommerce → Instellingen → Belasting: voeg het tarief van {country} toe voor klasse {class}.",
                "WooCommerce → Settings → Tax: add the rate of {country} for class {class}."),
            ["check.taxes.gap.unsold.do"] = (
                "Verkoop je via bol ook aan {country}? Voeg dan bij WooCommerce → Instellingen → Belasting het tarief toe voor "
                + "klasse {class}. Anders kan dit zo blijven.",
                "Do you also sell to {country} through bol? Then add the rate for class {class} in WooCommerce → Settings → "
                + "Tax. Otherwise leave it as it is."),
            ["check.decimals"] = ("Prijzen hebben twee decimalen.", "Prices have two decimals."),
            ["check.decimals.few"] = (
                "Het aantal decimalen van prijzen is {decimals}: totalen worden afgerond en wijken af van bol.",
                "The number of decimals of prices is {decimals}: totals are rounded and differ from bol."),
            ["check.decimals.few.do"] = ("WooCommerce → Instellingen → Algemeen → Aantal decimalen: 2.",
                "WooCommerce → Settings → General → Number of decimals: 2."),
            ["check.currency"] = ("De webshop rekent in euro.", "The shop uses euros."),
            ["check.currency.other"] = ("De webshop rekent in {currency}, bol in euro.",
                "The shop uses {currency}, bol uses euros."),
            ["check.currency.other.do"] = (
                "Verbind een webshop die in euro rekent: anders kloppen de bedragen van bol-bestellingen niet.",
                "Connect a shop that uses euros: otherwise the amounts of bol orders are not right."),
            ["check.cron"] = ("Geplande taken van de webshop (WP-Cron) lopen.", "The shop's scheduled tasks (WP-Cron) run."),
            ["check.cron.off"] = ("WP-Cron is uitgezet; de webshop heeft dan een eigen cronjob nodig.",
                "WP-Cron is switched off; the shop then needs a cron job of its own."),
            ["check.cron.off.do"] = (
                "Vraag je hostingpartij of wp-cron.php elke minuut wordt aangeroepen. Zonder dat komen berichten van de webshop "
                + "laat, en houden onbetaalde bestellingen voorraad gereserveerd.",
                "Ask your host whether wp-cron.php is called every minute. Without that the shop's messages arrive late, and "
                + "unpaid orders keep stock reserved."),
            ["check.cron.asleep"] = (
                "Geplande taken van de webshop lopen niet. Onbetaalde bestellingen die al geannuleerd hadden moeten zijn: "
                + "{late}.",
                "The shop's scheduled tasks do not run. Unpaid orders that should have been cancelled by now: {late}."),
            ["check.cron.asleep.do"] = (
                "Vraag je hostingpartij om wp-cron.php elke minuut aan te roepen met een echte cronjob. WooCommerce → Status → "
                + "Geplande acties toont wat te laat is.",
                "Ask your host to call wp-cron.php every minute with a real cron job. WooCommerce → Status → Scheduled actions "
                + "shows what is late."),
            ["check.cron.unknown"] = ("De webshop meldt niet of geplande taken lopen.",
                "The shop does not report whether its scheduled tasks run."),
            ["check.cache"] = ("Er zit geen cache tussen.", "There is no cache in between."),
            ["check.cache.hit"] = ("Een cache antwoordt in plaats van de webshop ({sign}).",
                "A cache answers instead of the shop ({sign})."),
            ["check.cache.hit.do"] = (
                "Sluit /wp-json/wc/ uit van de cache, in de cacheplugin of bij je hostingpartij of CDN. Tot dan leest Tandem "
                + "niets: anders lijkt oude voorraad actueel.",
                "Exclude /wp-json/wc/ from the cache, in the cache plugin or at your host or CDN. Until then Tandem reads "
                + "nothing: otherwise old stock looks up to date."),
            ["check.webhooks"] = ("Webhooks kunnen worden aangemaakt.", "Webhooks can be created."),
            ["check.webhooks.closed"] = ("De webshop laat Tandem geen webhooks aanmaken.",
                "The shop does not let Tandem create webhooks."),
            ["check.webhooks.closed.do"] = (
                "Het werkt zonder: Tandem vraagt dan zelf steeds op wat er is veranderd. Het gaat sneller als de sleutel van "
                + "een beheerder is en niets /wp-json/wc/v3/webhooks tegenhoudt.",
                "It works without: Tandem then keeps asking what has changed. It is faster if the key is an administrator's "
                + "and nothing blocks /wp-json/wc/v3/webhooks."),
            ["check.clock"] = ("De klok van de webshop loopt gelijk.", "The shop's clock is right."),
            ["check.clock.off"] = ("De klok van de webshop wijkt {minutes} min af van die van Tandem.",
                "The shop's clock differs from Tandem's by {minutes} min."),
            ["check.clock.off.do"] = ("Laat de tijd op beide servers automatisch gelijkzetten (NTP).",
                "Have the time on both servers set automatically (NTP)."),
            ["check.clock.unknown"] = ("De webshop meldt niet hoe laat het is.", "The shop does not report the time."),
        };
}
