namespace Tandem.Web.Pages.Words;

/// <summary>Words about connecting shops and bol accounts and about going live, in Dutch and English.</summary>
internal static class SetupWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["setup.no-address"] = ("Vul het adres van je webshop in, bijvoorbeeld https://webshop.example.",
                "Enter your shop's address, for example https://shop.example."),
            ["setup.no-shop-keys"] = ("Vul beide sleutels van WooCommerce in: de eerste begint met ck_, de tweede met cs_.",
                "Enter both WooCommerce keys: the first begins with ck_, the second with cs_."),
            ["setup.keys-swapped"] = ("De sleutels zijn omgewisseld: ck_ hoort in het eerste veld, cs_ in het tweede.",
                "The keys are swapped: ck_ belongs in the first field, cs_ in the second."),
            ["setup.no-bol-keys"] = ("Vul de client-id en het secret van je bol-account in.",
                "Enter the client id and secret of your bol account."),
            ["setup.shop-known"] = ("Deze webshop is al verbonden.", "This shop is already connected."),
            ["keys.redirect"] = ("Dit adres stuurt door naar {address}. Vul dat adres in als adres van je webshop.",
                "This address redirects to {address}. Enter that as your shop's address."),
            ["keys.http"] = ("Je webshop werkt met https. Vul {address} in als adres van je webshop.",
                "Your shop uses https. Enter {address} as your shop's address."),
            ["keys.no-rest-api"] = (
                "Op {address} is geen REST API van WordPress te vinden. Klopt het adres, ook de map waarin de webshop staat? "
                + "Zet dan in WordPress bij Instellingen → Permalinks de structuur op Berichtnaam, en probeer het opnieuw.",
                "There is no WordPress REST API at {address}. Is the address right, including the folder that the shop is in? "
                + "Then set the permalinks to Post name in WordPress (Settings → Permalinks), and try again."),
            ["keys.no-woocommerce"] = (
                "Op {address} staat WordPress, maar WooCommerce antwoordt niet. Kijk bij Plugins of WooCommerce aanstaat en "
                + "bijgewerkt is, en probeer het opnieuw.",
                "WordPress runs at {address}, but WooCommerce does not answer. Check under Plugins that WooCommerce is on and "
                + "up to date, and try again."),
            ["keys.no-host"] = ("Het adres {address} bestaat niet. Controleer of er een typefout in staat.",
                "The address {address} does not exist. Check it for typing errors."),
            ["keys.certificate"] = (
                "Het certificaat van {address} wordt niet vertrouwd. Opent je browser dit adres zonder waarschuwing? Zo niet, "
                + "vraag dan je hostingpartij om het te herstellen. Voor een eigen testwebshop: "
                + "TANDEM_UNTRUSTEDSHOPCERTIFICATES=true.",
                "The certificate of {address} is not trusted. Does your browser open this address without a warning? If not, "
                + "ask your host to fix it. For a test shop of your own: TANDEM_UNTRUSTEDSHOPCERTIFICATES=true."),
            ["keys.unreachable"] = (
                "{address} is niet bereikbaar. Controleer het adres en of je webshop in je browser opent, en probeer het "
                + "opnieuw.",
                "{address} cannot be reached. Check the address and whether your shop opens in your browser, and try again."),
            ["keys.odd-answer"] = (
                "{address} antwoordt, maar niet zoals WooCommerce. Staat je webshop in onderhoud, of schrijft een plugin of cache iets "
                + "in /wp-json/? Zet dat uit en probeer het opnieuw.",
                "{address} answers, but not as WooCommerce does. Is your shop under maintenance, or does a plugin or cache write into "
                + "/wp-json/? Switch that off and try again."),
            ["keys.blocked"] = (
                "Je webshop laat Tandem niet toe, of iets houdt Tandem tegen: een firewall, een beveiligingsplugin of een "
                + "inlogpagina. Geef de sleutel een gebruiker die beheerder is, en laat /wp-json/wc/ door.",
                "Your shop does not let Tandem in, or something in front of it blocks Tandem: a firewall, a security plugin or "
                + "a login page. Give the key a user who is an administrator, and let /wp-json/wc/ through."),
            ["keys.unknown"] = (
                "Je webshop accepteert de sleutel niet. Kopieer de consumer key en het consumer secret van dezelfde sleutel "
                + "opnieuw. Klopt het dan nog niet, vraag dan je hostingpartij of de header Authorization wordt doorgelaten.",
                "Your shop does not accept the key. Copy the consumer key and consumer secret of the same key again. If it is "
                + "still wrong, ask your host whether the Authorization header is let through."),
            ["keys.too-busy"] = ("Je webshop krijgt te veel verzoeken. Wacht een minuut en probeer het opnieuw.",
                "Your shop gets too many requests. Wait a minute and try again."),
            ["keys.bol-unknown"] = (
                "bol accepteert de sleutel niet. Kopieer de client-id en het secret van dezelfde sleutel voor de Retailer API "
                + "opnieuw.",
                "bol does not accept the key. Copy the client id and secret of the same key for the Retailer API again."),
            ["keys.bol-too-busy"] = ("bol krijgt te veel verzoeken. Wacht een minuut en probeer het opnieuw.",
                "bol gets too many requests. Wait a minute and try again."),
            ["keys.bol-unreachable"] = ("bol is nu niet bereikbaar. Probeer het over een paar minuten opnieuw.",
                "bol cannot be reached now. Try again in a few minutes."),
            ["setup.account-known"] = ("Dit bol-account is al verbonden.", "This bol account is already connected."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["setup"] = ("Webshop en bol verbinden", "Connect your shop and bol"),
            ["setup.shop.url"] = ("Adres van je webshop", "Your shop's address"),
            ["setup.shop.key"] = ("Consumer key", "Consumer key"),
            ["setup.shop.secret"] = ("Consumer secret", "Consumer secret"),
            ["setup.shop.where"] = ("Waar vind ik deze sleutels?", "Where do I find these keys?"),
            ["setup.shop.where.steps"] = (
                "Ga in WordPress naar WooCommerce → Instellingen → Geavanceerd → REST API.|Klik op Sleutel "
                + "toevoegen.|Omschrijving: Tandem. Gebruiker: een beheerder. Rechten: lezen/schrijven.|Klik op API-sleutel "
                + "genereren en kopieer beide sleutels.",
                "In WordPress go to WooCommerce → Settings → Advanced → REST API.|Click Add key.|Description: Tandem. User: an "
                + "administrator. Permissions: read/write.|Click Generate API key and copy both keys."),
            ["setup.bol.id"] = ("Client-id", "Client id"),
            ["setup.bol.secret"] = ("Secret", "Secret"),
            ["setup.bol.where"] = ("Waar vind ik deze gegevens?", "Where do I find these?"),
            ["setup.bol.where.steps"] = (
                "Log in op je verkoopaccount bij bol.|Ga naar Instellingen → Diensten → API instellingen.|Kies bij Client "
                + "credentials voor de Retailer API voor Aanmaken en noem ze Tandem.|Kopieer client-id en secret.",
                "Sign in to your seller account at bol.|Go to Instellingen → Diensten → API instellingen.|Under Client credentials "
                + "voor de Retailer API choose Aanmaken and call them Tandem.|Copy client id and secret."),
            ["setup.busy"] = ("Bezig met controleren…", "Checking…"),
            ["channels"] = ("Kanalen", "Channels"),
            ["channels.text"] = ("De webshops en bol-accounts die Tandem voor je leest en bijwerkt.",
                "The shops and bol accounts that Tandem reads and updates for you."),
            ["channels.shop"] = ("webshop", "shop"),
            ["channels.account"] = ("bol-account", "bol account"),
            ["channels.runs"] = ("Wordt gelezen en bijgewerkt.", "Is read and updated."),
            ["channels.paused"] = ("Gepauzeerd: wordt niet gelezen en niet bijgewerkt.", "Paused: neither read nor updated."),
            ["channels.keys"] = ("Sleutels vervangen", "Replace keys"),
            ["channels.keys.text"] = (
                "Tandem test de nieuwe sleutels en gebruikt ze daarna meteen. Artikelen, koppelingen en bestellingen blijven "
                + "zoals ze zijn.",
                "Tandem tests the new keys and then uses them at once. Items, links and orders stay as they are."),
            ["channels.keys.save"] = ("Controleren en vervangen", "Check and replace"),
            ["channels.keys.saved"] = ("Sleutels vervangen. Tandem leest nu alles opnieuw.",
                "Keys replaced. Tandem now reads everything again."),
            ["channels.keys.saved-later"] = ("Sleutels vervangen. Tandem gebruikt ze zodra je hervat.",
                "Keys replaced. Tandem uses them once you resume."),
            ["channels.pause.shop"] = (
                "Deze webshop wordt dan niet gelezen en niet bijgewerkt, en zolang komt er geen bol-bestelling in een van je "
                + "webshops. bol verkoopt door met de aantallen die het nu toont. Verzendingen die al zijn begonnen, gaan door.",
                "This shop is then neither read nor updated, and meanwhile no bol order goes into any of your shops. bol keeps "
                + "selling with the numbers that it shows now. Shipments that have already begun go on."),
            ["channels.pause.account"] = (
                "Dit bol-account wordt dan niet gelezen en niet bijgewerkt: nieuwe bestellingen komen niet in je webshop, en "
                + "bol verkoopt door met de aantallen die het nu toont. Verzendingen die al zijn begonnen, gaan door.",
                "This bol account is then neither read nor updated: new orders do not go into your shop, and bol keeps selling "
                + "with the numbers that it shows now. Shipments that have already begun go on."),
            ["channels.pause.sure"] = ("Ja, pauzeren", "Yes, pause"),
            ["channels.all-paused"] = (
                "Alles is gepauzeerd: er wordt niets gelezen en niets gewijzigd, en bol blijft verkopen wat het toont.",
                "Everything is paused: nothing is read or changed, and bol keeps selling what it shows."),
            ["channels.resume-all"] = ("Alles hervatten", "Resume everything"),
            ["channels.resumed-with-all"] = ("Hervat, maar alles staat nog op pauze.", "Resumed, but everything is still paused."),
            ["channels.resumed-later"] = ("Hervat. Tandem leest binnen een minuut weer.",
                "Resumed. Tandem reads again within a minute."),
            ["channels.pause"] = ("Pauzeren", "Pause"),
            ["channels.resume"] = ("Hervatten", "Resume"),
            ["channels.was-paused"] = ("Gepauzeerd.", "Paused."),
            ["channels.resumed"] = ("Hervat. Tandem leest nu alles opnieuw.", "Resumed. Tandem now reads everything again."),
            ["channels.add"] = ("Kanaal toevoegen", "Add a channel"),
            ["channels.add.text"] = (
                "Een tweede webshop of bol-account met dezelfde voorraad. Staat een artikel in meerdere webshops, dan geldt de "
                + "voorraad van de webshop die je het eerst hebt verbonden.",
                "A second shop or bol account with the same stock. Where an item is in several shops, the stock of the shop that "
                + "you connected first counts."),
            ["channels.add.shop"] = ("Webshop toevoegen", "Add a shop"),
            ["channels.add.account"] = ("bol-account toevoegen", "Add a bol account"),
            ["channels.add.save"] = ("Controleren en toevoegen", "Check and add"),
            ["channels.added"] = ("Toegevoegd. Tandem leest het nu in.", "Added. Tandem is reading it now."),
            ["channels.name"] = ("Naam", "Name"),
            ["channels.back"] = ("Annuleren", "Cancel"),
            ["channels.remove"] = ("Verwijderen", "Remove"),
            ["channels.remove.text"] = (
                "Verwijderen doe je op de opdrachtregel; daar zie je eerst wat de gevolgen zijn. Tijdelijk stoppen kan "
                + "hierboven met Pauzeren.",
                "You remove a channel on the command line, which first shows the consequences. To stop temporarily, use Pause "
                + "above."),
            ["live.title"] = ("Live zetten", "Go live"),
            ["live.text"] = (
                "Tot je iets live zet, kijkt Tandem alleen mee. Begin met de voorraad van een paar artikelen, dan bestellingen, "
                + "dan verzendingen.",
                "Until you put something live, Tandem only observes. Begin with the stock of a few items, then orders, then "
                + "shipments."),
            ["live.observes"] = ("kijkt mee", "observes"),
            ["live.on"] = ("live", "live"),
            ["live.chosen"] = ("live voor een selectie", "live for a selection"),
            ["live.go"] = ("Zet live", "Go live"),
            ["live.stop"] = ("Alleen meekijken", "Only observe"),
            ["live.gone"] = ("Live. Tandem begint nu.", "Live. Tandem starts now."),
            ["live.paused"] = ("live, gepauzeerd", "live, paused"),
            ["live.gone-later"] = ("Live zodra je hervat: alles is nu gepauzeerd.",
                "Live once you resume: everything is paused now."),
            ["live.stopped"] = ("Tandem kijkt weer alleen mee. Wat al bij bol is aangevraagd, wordt nog gevolgd.",
                "Tandem only observes again. What was already submitted is still followed."),
            ["live.Stock.text"] = (
                "Je ziet per bol-artikel wat er zou veranderen, en kiest welke je live zet. Daarna werkt Tandem die automatisch "
                + "bij.",
                "You see for each offer what would change, and choose which ones go live. From then on Tandem updates those "
                + "automatically."),
            ["live.Stock.go"] = ("Controleren en live zetten", "Check and go live"),
            ["live.Orders.text"] = (
                "Nieuwe bol-bestellingen komen automatisch in je webshop, met de juiste btw, en verlagen daar de voorraad. "
                + "Oudere bestellingen komen niet automatisch mee; die kun je bij Bestellingen kiezen.",
                "New bol orders go into your shop automatically, with the right VAT, and lower its stock. Older orders are not "
                + "included automatically; you can pick them under Orders."),
            ["live.Orders.sure"] = (
                "Vanaf nu maakt Tandem van elke nieuwe bol-bestelling een bestelling in je webshop. Gebruik je nog een andere "
                + "koppeling? Zet daar het importeren van bestellingen eerst uit, anders komen ze dubbel binnen.",
                "From now on Tandem creates an order in your shop for each new bol order. Do you still use another connector? "
                + "Switch off its import of orders first, or they come in twice."),
            ["live.Orders.stop"] = (
                "Nieuwe bol-bestellingen komen dan niet meer in je webshop. Ze blijven in je verkoopaccount staan.",
                "New bol orders then no longer go into your shop. They stay in your seller account."),
            ["live.Shipments.text"] = (
                "Zet je een bol-bestelling in WooCommerce op Afgerond, dan meldt Tandem de verzending bij bol, met track & "
                + "trace.",
                "When you set a bol order to Completed in WooCommerce, Tandem confirms the shipment to bol, with track & trace."),
            ["live.Shipments.sure"] = (
                "Vanaf nu meldt Tandem verzendingen bij bol zodra ze in je webshop als verzonden gelden. Zet dat in een andere "
                + "koppeling eerst uit.",
                "From now on Tandem confirms shipments to bol as soon as they count as shipped in your shop. Switch that off "
                + "in another connector first."),
            ["live.Shipments.stop"] = ("Verzendingen meld je dan weer zelf bij bol, op tijd.",
                "You then confirm shipments to bol yourself again, on time."),
            ["live.Returns.text"] = (
                "Wat je van een retour beslist, hier of bij bol, boekt Tandem aan beide kanten: de uitkomst bij bol, en de "
                + "terugbetaling en de voorraad in je webshop.",
                "What you decide of a return, here or at bol, Tandem books on both sides: the result at bol, and the refund and "
                + "the stock in your shop."),
            ["live.Returns.sure"] = (
                "Vanaf nu boekt Tandem terugbetalingen van retouren in je webshop, zonder geld over te maken: dat doet bol. "
                + "Zet dat in een andere koppeling eerst uit.",
                "From now on Tandem books refunds of returns in your shop, without transferring money: bol does that. Switch "
                + "that off in another connector first."),
            ["live.Returns.stop"] = ("Retouren behandel je dan weer zelf, bij bol en in je webshop.",
                "You then handle returns yourself again, at bol and in your shop."),
        };
}
