namespace Tandem.Web.Pages.Words;

/// <summary>Words of the setup, step by step, in Dutch and English.</summary>
internal static class WizardWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["business.no-name"] = ("Vul de naam van je bedrijf in.", "Enter the name of your business."),
            ["business.no-street"] = ("Vul straat en huisnummer in.", "Enter street and number."),
            ["business.no-city"] = ("Vul je plaats in.", "Enter your city."),
            ["business.postcode.nl"] = ("Een postcode bestaat uit vier cijfers en twee letters, zoals 3511 AB.",
                "A Dutch postcode has four digits and two letters, such as 3511 AB."),
            ["business.postcode.be"] = ("Een Belgische postcode bestaat uit vier cijfers.",
                "A Belgian postcode has four digits."),
            ["business.vat.nl"] = (
                "Dit btw-id klopt niet. Het ziet eruit als NL123456782B01; je vindt het bij Mijn Belastingdienst.",
                "This VAT id is not right. It looks like NL123456782B01; you find it at Mijn Belastingdienst."),
            ["business.vat.be"] = ("Dit btw-nummer klopt niet. Het ziet eruit als BE0123456749.",
                "This VAT number is not right. It looks like BE0123456749."),
            ["business.register.nl"] = ("Een KvK-nummer bestaat uit acht cijfers.", "A KvK number has eight digits."),
            ["business.register.be"] = ("Dit ondernemingsnummer klopt niet. Het bestaat uit tien cijfers, zoals 0123.456.749.",
                "This enterprise number is not right. It has ten digits, such as 0123.456.749."),
            ["authorize.no-address"] = (
                "Tandem heeft geen openbaar adres (TANDEM_PUBLICURL), dus je webshop kan de sleutels niet zelf sturen. Plak ze hieronder.",
                "Tandem has no public address (TANDEM_PUBLICURL), so your shop cannot send the keys itself. Paste them below."),
            ["authorize.no-https"] = (
                "WooCommerce stuurt sleutels alleen naar een https-adres, en dat van Tandem (TANDEM_PUBLICURL) is dat niet. "
                + "Plak ze hieronder.",
                "WooCommerce sends keys to an https address only, and the one of Tandem (TANDEM_PUBLICURL) is not. Paste them "
                + "below."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["wizard"] = ("Instellen", "Setup"),
            ["wizard.steps"] = ("Stappen", "Steps"),
            ["wizard.of"] = ("stap {step} van 7", "step {step} of 7"),
            ["wizard.next"] = ("Volgende", "Next"),
            ["wizard.back"] = ("Vorige stap", "Previous step"),
            ["wizard.discard"] = ("Wis mijn invoer en begin opnieuw", "Clear my entries and start over"),
            ["wizard.resume"] = ("Verder met instellen", "Continue with the setup"),
            ["wizard.nothing"] = ("Er is nog niets veranderd in je webshop of bij bol.", "Nothing has changed in your shop or at bol yet."),
            ["wizard.something"] = ("Tandem werkt nu bij wat je live hebt gezet, en niets anders.",
                "Tandem now updates what you have put live, and nothing else."),
            ["first.business"] = ("Bedrijfsgegevens ingevuld", "Business data filled in"),
            ["wizard.step.Business"] = ("Bedrijf", "Business"),
            ["wizard.step.Shop"] = ("Webshop", "Shop"),
            ["wizard.step.Bol"] = ("bol", "bol"),
            ["wizard.step.Match"] = ("Koppelingen", "Links"),
            ["wizard.step.Choices"] = ("Keuzes", "Choices"),
            ["wizard.step.DryRun"] = ("Controle", "Check"),
            ["wizard.step.Live"] = ("Live", "Live"),
            ["wizard.title.Business"] = ("Je bedrijf", "Your business"),
            ["wizard.title.Shop"] = ("Je webshop", "Your shop"),
            ["wizard.title.Bol"] = ("Je bol-account", "Your bol account"),
            ["wizard.title.Match"] = ("Wat bij elkaar hoort", "What belongs together"),
            ["wizard.title.Choices"] = ("Je keuzes", "Your choices"),
            ["wizard.title.DryRun"] = ("Wat er zou veranderen", "What would change"),
            ["wizard.title.Live"] = ("Live zetten", "Go live"),
            ["wizard.lead.Business"] = (
                "Het kost ongeveer een kwartier, en je kunt op elk moment stoppen. Later ga je verder waar je was, ook in een "
                + "andere browser.",
                "It takes about 15 minutes, and you can stop at any time. You continue later where you were, also in another "
                + "browser."),
            ["wizard.lead.Shop"] = (
                "Tandem krijgt een sleutel van WooCommerce en controleert daarna of je webshop er klaar voor is.",
                "Tandem gets a key from WooCommerce and then checks whether your shop is ready."),
            ["wizard.lead.Bol"] = ("Je maakt bij bol een sleutel aan voor Tandem. Tandem test die voordat er iets mee gebeurt.",
                "You create a key for Tandem at bol. Tandem tests it before anything is done with it."),
            ["wizard.lead.Match"] = (
                "Tandem leest beide kanten en koppelt op EAN. Wat niet automatisch lukt, staat hier; wat het meest helpt eerst.",
                "Tandem reads both sides and links by EAN. What cannot be linked automatically is listed here, most helpful "
                + "first."),
            ["wizard.lead.Choices"] = ("De veilige keuze staat al ingevuld. Twijfel je, laat het dan zo.",
                "The safe choice is already filled in. When in doubt, leave it as it is."),
            ["wizard.lead.DryRun"] = ("De eerste synchronisatie, zonder iets te wijzigen: wat bol nu toont en wat bol zou tonen.",
                "The first sync, without changing anything: what bol shows now and what it would show."),
            ["wizard.lead.Live"] = ("Begin klein: een paar artikelen, dan bestellingen, dan verzendingen. Terug kan altijd.",
                "Start small: a few items, then orders, then shipments. You can always go back."),
            ["wizard.language"] = ("Taal:", "Language:"),
            ["wizard.field.Business"] = ("Bedrijfsnaam", "Business name"),
            ["wizard.field.Street"] = ("Straat en huisnummer", "Street and number"),
            ["wizard.field.Postcode"] = ("Postcode", "Postcode"),
            ["wizard.field.City"] = ("Plaats", "City"),
            ["wizard.field.Country"] = ("Land", "Country"),
            ["wizard.field.VatNumber.NL"] = ("Btw-id", "VAT id"),
            ["wizard.field.VatNumber.BE"] = ("Btw-nummer", "VAT number"),
            ["wizard.field.RegisterNumber.NL"] = ("KvK-nummer", "KvK number"),
            ["wizard.field.RegisterNumber.BE"] = ("Ondernemingsnummer (optioneel)", "Enterprise number (optional)"),
            ["wizard.fields-wrong"] = ("Nog niet alles is goed ingevuld. Kijk de velden hierboven na.",
                "Not everything is filled in correctly yet. Check the fields above."),
            ["wizard.business.why"] = ("Voor later, op facturen. Tandem deelt deze gegevens met niemand.",
                "For invoices, later. Tandem shares this with nobody."),
            ["wizard.fit"] = ("Heb je dit nodig?", "Do you need this?"),
            ["wizard.fit.text"] = (
                "Eerlijk gezegd: met een paar bestellingen per week, of een handvol artikelen, kun je voorraad en bestellingen net zo snel met "
                + "de hand bijhouden. Een koppeling loont zodra je elke dag overtypt, of een laatste exemplaar twee keer verkoopt.",
                "Honestly: with a few orders a week, or a handful of items, keeping stock and orders by hand is just as quick. A connector "
                + "pays once you retype every day, or sell a last item twice."),
            ["wizard.practice"] = ("Eerst oefenen", "Practise first"),
            ["wizard.practice.text"] = (
                "Doorloop deze stappen met een nagebootste webshop en een nagebootst bol-account. Geef op de opdrachtregel:",
                "Go through these steps with a simulated shop and a simulated bol account. On the command line:"),
            ["wizard.practice.more"] = ("Je krijgt een adres en sleutels om in te vullen. Na afloop blijft er niets van over.",
                "It gives you an address and keys to fill in. Nothing of it is kept afterwards."),
            ["wizard.approve"] = ("Laat WooCommerce een sleutel geven", "Let WooCommerce provide a key"),
            ["wizard.approve.text"] = ("Je gaat even naar je eigen webshop, klikt daar op Goedkeuren en komt hier terug.",
                "You go to your own shop for a moment, click Approve there and come back here."),
            ["wizard.approve.go"] = ("Koppelen via WooCommerce", "Connect through WooCommerce"),
            ["wizard.approve.denied"] = ("In je webshop is geen toestemming gegeven. Probeer het opnieuw, of plak de sleutels.",
                "Permission was not given in your shop. Try again, or paste the keys."),
            ["wizard.approve.nothing"] = (
                "Je webshop heeft geen sleutels gestuurd, of te laat. Waarschijnlijk kan je webshop Tandem niet bereiken. Plak "
                + "de sleutels.",
                "Your shop sent no keys, or sent them too late. It probably cannot reach Tandem. Paste the keys."),
            ["wizard.paste"] = ("Sleutels zelf plakken", "Paste the keys yourself"),
            ["wizard.check"] = ("Opslaan en controleren", "Save and check"),
            ["wizard.check-again"] = ("Opnieuw controleren", "Check again"),
            ["wizard.other-shop"] = ("Andere webshop of sleutels", "Another shop or keys"),
            ["wizard.checks"] = ("Is je webshop er klaar voor?", "Is your shop ready?"),
            ["wizard.checks.fine"] = ("Je webshop is er klaar voor.", "Your shop is ready."),
            ["wizard.checks.wrong"] = ("Wat rood is, gaat mis zodra je live gaat. Je kunt verder en het later herstellen.",
                "What is red goes wrong once you go live. You can continue and fix it later."),
            ["wizard.checks.stop"] = ("Zo kan Tandem nog niet met je webshop werken. Los eerst op wat rood is.",
                "Tandem cannot work with your shop like this yet. First fix what is red."),
            ["wizard.verdict.Fine"] = ("in orde", "OK"),
            ["wizard.verdict.Look"] = ("bekijk dit", "check this"),
            ["wizard.verdict.Wrong"] = ("niet goed", "not right"),
            ["wizard.verdict.CannotTell"] = ("onbekend", "unknown"),
            ["wizard.bol.rights"] = (
                "Je hebt een actief verkoopaccount nodig. Rechten kiezen hoeft niet: bol geeft deze sleutels automatisch "
                + "toegang tot aanbod, bestellingen en verzendingen. Wat Tandem daarvan gebruikt, zet je straks per onderdeel "
                + "aan.",
                "You need an active seller account. You do not have to choose any rights: bol gives these keys access to "
                + "offers, orders and shipments automatically. What Tandem uses of it you switch on part by part later."),
            ["wizard.bol.test"] = ("Tandem leest eerst je aanbod en je bestellingen, om te zien of de sleutels werken.",
                "Tandem first reads your offers and orders, to check that the keys work."),
            ["wizard.bol.go"] = ("Controleren en inlezen", "Check and read"),
            ["wizard.bol.connected"] = ("Je bol-account is verbonden. Sleutels vervangen doe je bij Instellingen → Kanalen.",
                "Your bol account is connected. You replace keys under Settings → Channels."),
            ["wizard.shop-first"] = ("Je webshop antwoordt niet meer goed. Ga terug naar stap 2 om te zien wat er is.",
                "Your shop no longer answers correctly. Go back to step 2 to see what is wrong."),
            ["wizard.not-yet"] = ("Een eerdere stap is nog niet klaar. Ga terug en vul aan wat ontbreekt.",
                "An earlier step is not finished yet. Go back and complete what is missing."),
            ["wizard.match.found"] = ("Gevonden", "Found"),
            ["wizard.match.reading"] = (
                "Tandem leest nu je webshop en je bol-account. Dit duurt even bij veel artikelen; je kunt deze pagina gerust "
                + "verlaten.",
                "Tandem is reading your shop and your bol account. This takes a while with many items; you can leave this page."),
            ["wizard.match.linked"] = ("gekoppeld", "linked"),
            ["wizard.match.mend"] = ("op te lossen", "to fix"),
            ["wizard.match.clean"] = ("Alles wat gekoppeld kan worden, is gekoppeld.", "Everything that can be linked is linked."),
            ["wizard.match.first"] = ("Dit helpt het meest, van boven naar beneden", "This helps most, from top to bottom"),
            ["wizard.match.at-once"] = (
                "De meeste artikelen hebben geen EAN in het veld van WooCommerce. Staat de EAN ergens anders? Kies dat veld, "
                + "dan is dit in één keer opgelost.",
                "Most items have no EAN in the WooCommerce field. Is it somewhere else? Choose that field, and this is fixed "
                + "at once."),
            ["wizard.match.go"] = ("Oplossen", "Fix"),
            ["wizard.match.later"] = ("Dit hoeft nu nog niet. Wat niet gekoppeld is, wordt niet bijgewerkt.",
                "None of this has to be done now. What is not linked is not updated."),
            ["wizard.match.all"] = ("Alle koppelingen", "All links"),
            ["wizard.choice.safety"] = ("Veiligheidsvoorraad, stuks per artikel", "Safety stock, units per item"),
            ["wizard.choice.safety.text"] = (
                "bol toont zoveel stuks minder dan je hebt, voor als webshop en bol tegelijk de laatste verkopen. Eén is voor "
                + "de meeste webshops genoeg.",
                "bol shows this many units fewer than you have, in case shop and bol sell the last one at the same time. One "
                + "is enough for most shops."),
            ["wizard.choice.own"] = ("Bestellingen die je zelf verzendt, in je webshop zetten", "Put orders that you ship yourself into your shop"),
            ["wizard.choice.own.text"] = ("Dan pak je alles in vanaf één lijst, en klopt je voorraad vanzelf.",
                "Then you pack everything from one list, and your stock stays right by itself."),
            ["wizard.choice.vvb"] = ("Bestellingen met Verzenden via bol (VVB) in je webshop zetten",
                "Put orders with Verzenden via bol (VVB) into your shop"),
            ["wizard.choice.vvb.text"] = ("Ook die liggen bij jou op de plank en tellen mee voor je voorraad.",
                "Those are on your shelf too, and count for your stock."),
            ["wizard.choice.lvb"] = ("Bestellingen met Logistiek via bol (LVB) in je webshop zetten",
                "Put orders with Logistiek via bol (LVB) into your shop"),
            ["wizard.choice.lvb.text"] = (
                "Niet nodig: bol verzendt ze uit het eigen magazijn. Handig als je alle omzet in je webshop wilt zien; je "
                + "voorraad verandert er nooit door.",
                "Not needed: bol ships them from its own warehouse. Useful if you want to see all turnover in your shop; it "
                + "never changes your stock."),
            ["wizard.choice.mute"] = ("Je webshop mailt jou niet over bol-bestellingen",
                "Your shop does not e-mail you about bol orders"),
            ["wizard.choice.mute.text"] = ("De klant krijgt nooit mail van je webshop: dat doet bol al.",
                "The customer never gets e-mail from your shop: bol already does that."),
            ["wizard.choice.accept"] = ("Annuleringen van klanten accepteren zolang er niets is verzonden",
                "Accept customers' cancellations as long as nothing has been shipped"),
            ["wizard.choice.accept.text"] = ("Uit: Tandem zet de bestelling in de wacht en vraagt het je.",
                "Off: Tandem puts the order on hold and asks you."),
            ["wizard.choice.tracking"] = ("Een track & trace-code telt als verzonden", "A tracking code counts as shipped"),
            ["wizard.choice.tracking.text"] = ("Uit: een bestelling is verzonden zodra je die in WooCommerce op Afgerond zet.",
                "Off: an order is shipped once you set it to Completed in WooCommerce."),
            ["wizard.choice.without"] = ("Na vier uur ook zonder code als verzonden melden",
                "After four hours, report it as shipped without a code too"),
            ["wizard.choice.without.text"] = ("Zo weet bol het op tijd. De code volgt zodra die er is.",
                "That way bol knows in time. The code follows as soon as it is there."),
            ["wizard.choices.later"] = ("Alles is later te wijzigen bij Voorraad en bij Instellingen, ook per artikel.",
                "Everything can be changed later under Stock and Settings, also for single items."),
            ["wizard.choices.go"] = ("Opslaan en verder", "Save and continue"),
            ["wizard.dry-run.what"] = ("Per bol-artikel", "Per offer"),
            ["wizard.dry-run.busy"] = ("Nog niet alles is berekend; de cijfers werken zichzelf bij.",
                "Not everything has been calculated yet; the figures update themselves."),
            ["wizard.dry-run.most"] = ("De grootste veranderingen", "The biggest changes"),
            ["wizard.overkill"] = (
                "Je hebt maar een handvol bol-artikelen. Komen er ook maar een paar bestellingen per week, dan is een koppeling "
                + "eigenlijk te veel van het goede: met de hand bijhouden is dan goedkoper.",
                "You have only a handful of offers. If there are only a few orders a week too, a connector is more than you "
                + "need: keeping track by hand costs you less."),
            ["wizard.take-over"] = ("Gebruik je nu een andere koppeling?", "Are you using another connector now?"),
            ["wizard.take-over.text"] = (
                "Laat nooit twee koppelingen hetzelfde doen. Kies hieronder welke koppeling je nu gebruikt, en zet daar per "
                + "onderdeel uit wat je hier live zet.",
                "Never let two connectors do the same thing. Choose below which one you use now, and switch off there, part by "
                + "part, what you put live here."),
            ["wizard.take-over.allround"] = ("Allround Connect", "Allround Connect"),
            ["wizard.take-over.allround.steps"] = (
                "Laat de plugin nog staan: Tandem heeft de bol-id's uit je artikelen overgenomen.|Zet vóór je voorraad hier "
                + "live zet, de voorraadsynchronisatie van de plugin uit. Publiceer of verwijder er geen artikelen meer "
                + "mee.|Zet vóór je bestellingen live zet, het ophalen van bestellingen daar uit.|Deactiveer de plugin zodra de "
                + "eerste bestellingen en verzendingen goed zijn gegaan. Verwijder de plugin nog niet.",
                "Keep the plugin for now: Tandem has taken over bol's ids from your products.|Before stock goes live here, "
                + "switch off the plugin's stock synchronisation. Publish or remove no products with it any more.|Before "
                + "orders go live, switch off its import of orders.|Deactivate the plugin once the first orders and shipments "
                + "went well. Do not delete it yet."),
            ["wizard.take-over.woosa"] = ("Woosa", "Woosa"),
            ["wizard.take-over.woosa.steps"] = (
                "Tandem leest de bol-id's die Woosa bij je artikelen bewaarde.|Zet vóór je voorraad live zet, bij Woosa het "
                + "bijwerken van voorraad uit; trek geen artikelen terug, want dan verdwijnen ze bij bol.|Zet vóór je "
                + "bestellingen live zet, daar het importeren uit.|Trek Woosa's toegang tot bol in als alles een week goed "
                + "loopt, en deactiveer de plugin.",
                "Tandem reads bol's ids that Woosa kept with your products.|Before stock goes live, switch off updating stock "
                + "in Woosa; do not unpublish products, because that removes them from bol.|Before orders go live, switch off "
                + "importing there.|Withdraw Woosa's access to bol once everything has gone well for a week, and deactivate "
                + "the plugin."),
            ["wizard.take-over.effectconnect"] = ("EffectConnect", "EffectConnect"),
            ["wizard.take-over.effectconnect.steps"] = (
                "Zet in EffectConnect vóór voorraad het bijwerken van aanbod voor het bol-kanaal op pauze; verwijder het kanaal "
                + "niet.|Reserveringen die EffectConnect op je voorraad hield, vervallen daarmee: kijk bij Controle of de "
                + "aantallen kloppen.|Zet vóór bestellingen het importeren in de plugin uit.|Zeg het kanaal op als alle oude "
                + "bestellingen zijn verzonden.",
                "Before stock, pause updating offers for the bol channel in EffectConnect; do not remove the "
                + "channel.|Reservations that EffectConnect kept on your stock end with that: see in the Check step whether "
                + "the numbers are right.|Before orders, switch off importing in the plugin.|Cancel the channel once all old "
                + "orders have been shipped."),
            ["wizard.take-over.bridgesync"] = ("BridgeSync", "BridgeSync"),
            ["wizard.take-over.bridgesync.steps"] = (
                "Zet vóór voorraad de automatische voorraadsynchronisatie van de plugin uit.|Zet vóór bestellingen het ophalen van bestellingen "
                + "uit, en vóór verzendingen het doorgeven daarvan.|Facturen die de plugin al bij bol zette, blijven daar staan. Laat de "
                + "plugin facturen maken tot je dat elders hebt geregeld.|Deactiveer de plugin daarna.",
                "Before stock, switch off the plugin's automatic stock synchronisation.|Before orders, switch off fetching orders, and before "
                + "shipments passing them on.|Invoices that the plugin put at bol stay there. Let it make invoices until you have arranged that "
                + "elsewhere.|Deactivate the plugin after that."),
            ["wizard.take-over.channable"] = ("Channable, Koongo of ChannelEngine", "Channable, Koongo or ChannelEngine"),
            ["wizard.take-over.channable.steps"] = (
                "Haal bij het bol-kanaal eerst voorraad uit wat er wordt bijgewerkt. Prijzen en productinformatie kun je daar laten.|Zet vóór "
                + "bestellingen de bestelkoppeling van bol naar je webshop uit, op een rustig moment: wat daar al binnen was, handel je daar af.|"
                + "Verwijder het kanaal niet voordat die bestellingen zijn verzonden: een kanaal verwijderen kan aanbod bij bol beëindigen.",
                "In the bol channel first take stock out of what is updated. Prices and product information may stay there.|Before orders, "
                + "switch off the order connection from bol to your shop, at a quiet moment: what came in there is finished there.|Do not "
                + "remove the channel before those orders were shipped: removing a channel may end offers at bol."),
            ["wizard.take-over.other"] = ("Iets anders, of een bestand", "Something else, or a file"),
            ["wizard.take-over.other.steps"] = (
                "Koppelingen die je daar met de hand legde, kun je als bestand inlezen bij Koppelingen → Importeren.|Zet daar "
                + "per onderdeel uit wat je hier live zet: eerst voorraad, dan bestellingen, dan verzendingen.|Bestellingen van "
                + "vóór dat moment handel je af waar ze binnenkwamen. Tandem haalt ze niet nog eens op.",
                "Links that you made there by hand can be read from a file under Links → Import.|Switch off there, part by "
                + "part, what you put live here: stock first, then orders, then shipments.|Finish orders from before that "
                + "moment where they came in. Tandem does not fetch them again."),
            ["wizard.live.pick"] = ("Kiezen", "Choose"),
            ["wizard.live.few"] = ("Kies er een paar die je goed kent. De rest verandert niet.",
                "Choose a few that you know well. The rest does not change."),
            ["wizard.live.stock.go"] = ("Zet voorraad van {n} bol-artikelen live", "Go live with stock of {n} offers"),
            ["wizard.live.stock.go.one"] = ("Zet voorraad van 1 bol-artikel live", "Go live with stock of 1 offer"),
            ["wizard.live.stock.sure"] = (
                "Vanaf nu past Tandem de voorraad van deze {n} bol-artikelen bij bol aan. Werkt een andere koppeling ze nog "
                + "bij? Zet dat eerst uit.",
                "From now on Tandem updates the stock of these {n} offers at bol. Does another connector still update them? "
                + "Switch that off first."),
            ["wizard.live.stock.sure.one"] = (
                "Vanaf nu past Tandem de voorraad van dit bol-artikel bij bol aan. Werkt een andere koppeling het nog bij? Zet "
                + "dat eerst uit.",
                "From now on Tandem updates the stock of this offer at bol. Does another connector still update it? Switch "
                + "that off first."),
            ["wizard.live.yes"] = ("Ja, zet live", "Yes, go live"),
            ["wizard.live.Orders.go"] = ("Zet bestellingen live", "Go live with orders"),
            ["wizard.live.Shipments.go"] = ("Zet verzendingen live", "Go live with shipments"),
            ["wizard.live.Returns.go"] = ("Zet retouren live", "Go live with returns"),
            ["wizard.live.watch-stock"] = ("{live} live. Van de {of} die je hier ziet, toont bol bij {right} het juiste aantal.",
                "{live} live. Of the {of} you see here, bol shows the right number for {right}."),
            ["wizard.live.widen"] = ("Uitbreiden naar meer artikelen", "Extend to more items"),
            ["wizard.live.first-orders"] = ("De eerste bestellingen", "The first orders"),
            ["wizard.live.no-orders"] = ("Er is nog geen nieuwe bol-bestelling. Zodra er een binnenkomt, zie je die hier.",
                "No new bol order yet. As soon as one comes in, you see it here."),
            ["wizard.finish"] = ("Klaar", "Done"),
            ["wizard.finish-observing"] = ("Voorlopig alleen meekijken", "Only observe for now"),
        };
}
