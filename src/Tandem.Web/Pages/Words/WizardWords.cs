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
            ["business.postcode.nl"] = ("Een postcode is vier cijfers en twee letters, zoals 3511 AB.",
                "A Dutch postcode is four digits and two letters, such as 3511 AB."),
            ["business.postcode.be"] = ("Een Belgische postcode is vier cijfers.", "A Belgian postcode is four digits."),
            ["business.vat.nl"] = ("Dit btw-id klopt niet. Het ziet eruit als NL123456782B01; je vindt het bij Mijn Belastingdienst.",
                "This VAT id is not right. It looks like NL123456782B01."),
            ["business.vat.be"] = ("Dit btw-nummer klopt niet. Het ziet eruit als BE0123456749.",
                "This VAT number is not right. It looks like BE0123456749."),
            ["business.register.nl"] = ("Een KvK-nummer is acht cijfers.", "A KvK number is eight digits."),
            ["business.register.be"] = ("Dit ondernemingsnummer klopt niet: tien cijfers, zoals 0123.456.749.",
                "This enterprise number is not right: ten digits, such as 0123.456.749."),
            ["authorize.no-address"] = (
                "Tandem heeft geen openbaar adres (TANDEM_PUBLICURL), dus je webshop kan de sleutels niet zelf sturen. Plak ze hieronder.",
                "Tandem has no public address (TANDEM_PUBLICURL), so your shop cannot send the keys itself. Paste them below."),
            ["authorize.no-https"] = (
                "WooCommerce stuurt sleutels alleen naar een https-adres, en dat van Tandem (TANDEM_PUBLICURL) is dat niet. Plak ze "
                + "hieronder.",
                "WooCommerce sends keys to an https address only, and Tandem's (TANDEM_PUBLICURL) is none. Paste them below."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["wizard"] = ("Instellen", "Setup"),
            ["wizard.steps"] = ("Stappen", "Steps"),
            ["wizard.of"] = ("stap {step} van 7", "step {step} of 7"),
            ["wizard.next"] = ("Volgende", "Next"),
            ["wizard.back"] = ("Vorige stap", "Previous step"),
            ["wizard.discard"] = ("Wis wat ik invulde en begin opnieuw", "Erase what I filled in and begin anew"),
            ["wizard.resume"] = ("Verder met instellen", "Go on with the setup"),
            ["wizard.nothing"] = ("Er is nog niets veranderd in je webshop of bij bol.", "Nothing has changed in your shop or at bol yet."),
            ["wizard.something"] = ("Tandem werkt nu bij wat je live hebt gezet, en niets anders.",
                "Tandem now updates what you let go live, and nothing else."),
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
                "Ongeveer een kwartier, en je kunt op elk moment stoppen: je gaat verder waar je was, ook in een andere browser.",
                "About a quarter of an hour, and you can stop at any moment: you go on where you were, in another browser too."),
            ["wizard.lead.Shop"] = ("Tandem krijgt een sleutel van WooCommerce en kijkt daarna of alles klaar is om te koppelen.",
                "Tandem gets a key of WooCommerce and then looks whether all is ready."),
            ["wizard.lead.Bol"] = ("Je maakt bij bol een sleutel voor Tandem. Die wordt geprobeerd voordat er iets mee gebeurt.",
                "You make a key for Tandem at bol. It is tried before anything is done with it."),
            ["wizard.lead.Match"] = ("Tandem leest beide kanten en koppelt op EAN. Wat niet vanzelf gaat, staat hier, met het nuttigste eerst.",
                "Tandem reads both sides and links by EAN. What does not go by itself is here, the most useful first."),
            ["wizard.lead.Choices"] = ("De veilige keuze staat al ingevuld. Twijfel je, laat het dan zo.",
                "The safe choice is filled in already. When in doubt, leave it."),
            ["wizard.lead.DryRun"] = ("De eerste synchronisatie, alleen op papier: wat bol nu toont en wat bol zou tonen.",
                "The first synchronisation, on paper only: what bol shows now and what it would show."),
            ["wizard.lead.Live"] = ("Begin klein: een paar artikelen, dan bestellingen, dan verzendingen. Terug kan altijd.",
                "Begin small: a few items, then orders, then shipments. You can always go back."),
            ["wizard.language"] = ("Taal:", "Language:"),
            ["wizard.field.Business"] = ("Bedrijfsnaam", "Business name"),
            ["wizard.field.Street"] = ("Straat en huisnummer", "Street and number"),
            ["wizard.field.Postcode"] = ("Postcode", "Postcode"),
            ["wizard.field.City"] = ("Plaats", "City"),
            ["wizard.field.Country"] = ("Land", "Country"),
            ["wizard.field.VatNumber.NL"] = ("Btw-id", "VAT id"),
            ["wizard.field.VatNumber.BE"] = ("Btw-nummer", "VAT number"),
            ["wizard.field.RegisterNumber.NL"] = ("KvK-nummer", "KvK number"),
            ["wizard.field.RegisterNumber.BE"] = ("Ondernemingsnummer (mag leeg)", "Enterprise number (may stay empty)"),
            ["wizard.fields-wrong"] = ("Niet alles is goed ingevuld.", "Not everything is filled in right."),
            ["wizard.business.why"] = ("Voor op facturen, straks. Tandem deelt deze gegevens met niemand.",
                "For invoices, later. Tandem shares these with nobody."),
            ["wizard.fit"] = ("Heb je dit nodig?", "Do you need this?"),
            ["wizard.fit.text"] = (
                "Eerlijk gezegd: met een paar bestellingen per week, of een handvol artikelen, kun je voorraad en bestellingen net zo snel met "
                + "de hand bijhouden. Een koppeling loont zodra je elke dag overtypt, of een laatste exemplaar twee keer verkoopt.",
                "Honestly: with a few orders a week, or a handful of items, keeping stock and orders by hand is just as quick. A connector "
                + "pays once you retype every day, or sell a last item twice."),
            ["wizard.practice"] = ("Eerst oefenen", "Practise first"),
            ["wizard.practice.text"] = ("Loop deze stappen met een nagebootste webshop en een nagebootst bol-account. Geef op de opdrachtregel:",
                "Walk these steps with a simulated shop and a simulated bol account. On the command line:"),
            ["wizard.practice.more"] = ("Je krijgt een adres en sleutels om in te vullen. Na afloop blijft er niets van over.",
                "It gives you an address and keys to fill in. Nothing of it is kept."),
            ["wizard.approve"] = ("Laat WooCommerce een sleutel geven", "Let WooCommerce give a key"),
            ["wizard.approve.text"] = ("Je gaat even naar je eigen webshop, klikt daar op Goedkeuren en komt hier terug.",
                "You go to your own shop for a moment, click Approve there and come back here."),
            ["wizard.approve.go"] = ("Koppelen via WooCommerce", "Connect through WooCommerce"),
            ["wizard.approve.denied"] = ("Er is in je webshop niet goedgekeurd. Probeer het opnieuw, of plak de sleutels.",
                "It was not approved in your shop. Try again, or paste the keys."),
            ["wizard.approve.nothing"] = (
                "Je webshop heeft geen sleutels gestuurd, of te laat: waarschijnlijk kan hij Tandem niet bereiken. Plak de sleutels.",
                "Your shop has sent no keys, or too late: it probably cannot reach Tandem. Paste the keys."),
            ["wizard.paste"] = ("Sleutels zelf plakken", "Paste the keys yourself"),
            ["wizard.check"] = ("Bewaren en controleren", "Save and check"),
            ["wizard.check-again"] = ("Opnieuw controleren", "Check again"),
            ["wizard.other-shop"] = ("Andere webshop of sleutels", "Another shop or keys"),
            ["wizard.checks"] = ("Is je webshop er klaar voor?", "Is your shop ready?"),
            ["wizard.checks.fine"] = ("Je webshop is er klaar voor.", "Your shop is ready."),
            ["wizard.checks.wrong"] = ("Wat rood is, gaat mis zodra je live gaat. Je kunt verder en het later herstellen.",
                "What is red goes wrong once you go live. You can go on and mend it later."),
            ["wizard.checks.stop"] = ("Zo kan Tandem nog niet met je webshop werken.", "Tandem cannot work with your shop like this yet."),
            ["wizard.verdict.Fine"] = ("in orde", "fine"),
            ["wizard.verdict.Look"] = ("bekijk dit", "look at this"),
            ["wizard.verdict.Wrong"] = ("niet goed", "not right"),
            ["wizard.verdict.CannotTell"] = ("onbekend", "unknown"),
            ["wizard.bol.rights"] = (
                "Je hebt een actief verkoopaccount nodig. Rechten kiezen hoeft niet: bol geeft deze sleutels vanzelf toegang tot aanbod, "
                + "bestellingen en verzendingen. Wat Tandem daarvan gebruikt, zet je straks per onderdeel aan.",
                "You need an active seller account. There are no rights to choose: bol gives these keys access to offers, orders and "
                + "shipments by itself. What Tandem uses of it you switch on part by part later."),
            ["wizard.bol.test"] = ("Tandem leest eerst je aanbod en je bestellingen, om te zien of de sleutels werken.",
                "Tandem first reads your offers and orders, to see whether the keys work."),
            ["wizard.bol.go"] = ("Controleren en inlezen", "Check and read"),
            ["wizard.bol.connected"] = ("Je bol-account is verbonden. Sleutels vervangen doe je bij Kanalen.",
                "Your bol account is connected. Keys are replaced under Channels."),
            ["wizard.shop-first"] = ("Je webshop antwoordt niet meer goed. Ga terug naar stap 2.",
                "Your shop no longer answers as it should. Go back to step 2."),
            ["wizard.not-yet"] = ("Er ontbreekt nog iets uit de stappen hiervoor.", "Something from the steps before is still missing."),
            ["wizard.match.found"] = ("Gevonden", "Found"),
            ["wizard.match.reading"] = ("Tandem leest nu je webshop en je bol-account. Dit duurt even bij veel artikelen; je mag weggaan.",
                "Tandem is reading your shop and your bol account. This takes a while with many items; you may leave."),
            ["wizard.match.linked"] = ("gekoppeld", "linked"),
            ["wizard.match.mend"] = ("te herstellen", "to mend"),
            ["wizard.match.clean"] = ("Alles wat gekoppeld kan worden, is gekoppeld.", "Everything that can be linked is linked."),
            ["wizard.match.first"] = ("Dit helpt het meest, van boven naar beneden", "This helps most, from top to bottom"),
            ["wizard.match.at-once"] = (
                "De meeste artikelen hebben geen EAN in het veld van WooCommerce. Staat die ergens anders? Kies dat veld, dan is dit in één "
                + "keer klaar.",
                "Most items have no EAN in WooCommerce's field. Is it elsewhere? Choose that field, and this is done at once."),
            ["wizard.match.go"] = ("Herstellen", "Mend"),
            ["wizard.match.later"] = ("Niets hiervan hoeft nu. Wat niet gekoppeld is, wordt niet bijgewerkt.",
                "None of this has to be done now. What is not linked is not updated."),
            ["wizard.match.all"] = ("Alle koppelingen", "All links"),
            ["wizard.choice.safety"] = ("Veiligheidsvoorraad, stuks per artikel", "Safety stock, units of each item"),
            ["wizard.choice.safety.text"] = (
                "Zoveel toont bol er minder dan je hebt, voor als beide kanten tegelijk de laatste verkopen. Eén is voor de meeste webshops "
                + "genoeg.",
                "So many fewer are shown at bol than you have, for when both sides sell the last one at once. One is enough for most shops."),
            ["wizard.choice.own"] = ("Bestellingen die je zelf verzendt, in je webshop zetten", "Put orders that you ship yourself into your shop"),
            ["wizard.choice.own.text"] = ("Dan pak je alles in vanaf één lijst, en klopt je voorraad vanzelf.",
                "Then you pack everything from one list, and your stock is right by itself."),
            ["wizard.choice.vvb"] = ("Bestellingen met Verzenden via bol, in je webshop zetten", "Put orders with Verzenden via bol into your shop"),
            ["wizard.choice.vvb.text"] = ("Ook die liggen bij jou op de plank en tellen mee voor je voorraad.",
                "Those are on your shelf too, and count for your stock."),
            ["wizard.choice.lvb"] = ("Bestellingen met Logistiek via bol, in je webshop zetten", "Put orders with Logistiek via bol into your shop"),
            ["wizard.choice.lvb.text"] = ("Niet nodig: bol verzendt ze uit het eigen magazijn. Handig als je alle omzet in je webshop wilt zien; "
                + "voorraad verandert er nooit door.",
                "Not needed: bol ships them from its own warehouse. Useful if you want all turnover in your shop; stock is never changed by "
                + "it."),
            ["wizard.choice.mute"] = ("Je webshop mailt jou niet over bol-bestellingen", "Your shop sends you no mail about bol orders"),
            ["wizard.choice.mute.text"] = ("De koper krijgt nooit mail van je webshop: dat doet bol al.",
                "The buyer never gets mail from your shop: bol does that already."),
            ["wizard.choice.accept"] = ("Annuleringen van klanten accepteren zolang er niets is verzonden",
                "Accept customers' cancellations as long as nothing was sent"),
            ["wizard.choice.accept.text"] = ("Uit: Tandem houdt de bestelling vast en vraagt het je.", "Off: Tandem holds the order and asks you."),
            ["wizard.choice.tracking"] = ("Een track & trace-code telt als verzonden", "A tracking code counts as sent"),
            ["wizard.choice.tracking.text"] = ("Uit: een bestelling is verzonden zodra je hem in WooCommerce op Afgerond zet.",
                "Off: an order is sent once you set it to Completed in WooCommerce."),
            ["wizard.choice.without"] = ("Na vier uur ook zonder code als verzonden melden", "After four hours confirm it as sent without a code too"),
            ["wizard.choice.without.text"] = ("Zo is bol op tijd. De code gaat er achteraan zodra die er is.",
                "So bol knows in time. The code follows once it is there."),
            ["wizard.choices.later"] = ("Alles is later te wijzigen bij Voorraad en bij Instellingen, ook per artikel.",
                "All of it can be changed later under Stock and Settings, for single items too."),
            ["wizard.choices.go"] = ("Opslaan en verder", "Save and go on"),
            ["wizard.dry-run.what"] = ("Per bol-artikel", "For each offer"),
            ["wizard.dry-run.busy"] = ("Nog niet alles is uitgerekend; de cijfers werken zichzelf bij.",
                "Not everything is worked out yet; the figures update themselves."),
            ["wizard.dry-run.most"] = ("De grootste veranderingen", "The largest changes"),
            ["wizard.overkill"] = (
                "Je hebt maar een handvol bol-artikelen. Komen er ook maar een paar bestellingen per week, dan is een koppeling eigenlijk te "
                + "veel van het goede: met de hand bijhouden kost je minder.",
                "You have only a handful of offers. If there are only a few orders a week too, a connector is more than you need: keeping "
                + "them by hand costs you less."),
            ["wizard.take-over"] = ("Gebruik je nu een andere koppeling?", "Do you use another connector now?"),
            ["wizard.take-over.text"] = (
                "Laat nooit twee koppelingen hetzelfde doen. Kies hieronder waar je vandaan komt, en zet daar per onderdeel uit wat je hier "
                + "live zet.",
                "Never let two connectors do the same. Choose below where you come from, and switch off there, part by part, what you let go "
                + "live here."),
            ["wizard.take-over.allround"] = ("Allround Connect", "Allround Connect"),
            ["wizard.take-over.allround.steps"] = (
                "Laat de plugin nog staan: Tandem heeft de bol-id's uit je artikelen overgenomen.|Zet vóór je voorraad hier live zet, de "
                + "voorraadsynchronisatie van de plugin uit. Publiceer of verwijder er geen artikelen meer mee.|Zet vóór je bestellingen live "
                + "zet, het ophalen van bestellingen daar uit.|Deactiveer de plugin zodra de eerste bestellingen en zendingen goed gingen. "
                + "Verwijder hem nog niet.",
                "Leave the plugin where it is: Tandem has taken over bol's ids from your products.|Before stock goes live here, switch off the "
                + "plugin's stock synchronisation. Publish or remove no products with it any more.|Before orders go live, switch off its "
                + "import of orders.|Deactivate the plugin once the first orders and shipments went well. Do not delete it yet."),
            ["wizard.take-over.woosa"] = ("Woosa", "Woosa"),
            ["wizard.take-over.woosa.steps"] = (
                "Tandem leest de bol-id's die Woosa bij je artikelen bewaarde.|Zet vóór je voorraad live zet, bij Woosa het bijwerken van "
                + "voorraad uit; trek geen artikelen terug, want dan verdwijnen ze bij bol.|Zet vóór je bestellingen live zet, daar het "
                + "importeren uit.|Trek Woosa's toegang tot bol in als alles een week goed loopt, en deactiveer de plugin.",
                "Tandem reads bol's ids that Woosa kept with your products.|Before stock goes live, switch off updating stock in Woosa; unpublish "
                + "no products, for then they leave bol.|Before orders go live, switch off importing there.|Withdraw Woosa's access to bol once "
                + "all went well for a week, and deactivate the plugin."),
            ["wizard.take-over.effectconnect"] = ("EffectConnect", "EffectConnect"),
            ["wizard.take-over.effectconnect.steps"] = (
                "Zet in EffectConnect vóór voorraad het bijwerken van aanbod voor het bol-kanaal op pauze; verwijder het kanaal niet.|Reserveringen "
                + "die EffectConnect op je voorraad hield, vervallen daarmee: kijk in de controle of de aantallen kloppen.|Zet vóór "
                + "bestellingen het importeren in de plugin uit.|Zeg het kanaal op als alle oude bestellingen zijn verzonden.",
                "Before stock, pause updating offers for the bol channel in EffectConnect; do not remove the channel.|Reservations that "
                + "EffectConnect kept on your stock end with that: see in the check whether the numbers are right.|Before orders, switch off "
                + "importing in the plugin.|Cancel the channel once all old orders were shipped."),
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
                "Koppelingen die je daar met de hand legde, kun je als bestand inlezen bij Koppelingen → Importeren.|Zet daar per onderdeel uit "
                + "wat je hier live zet: eerst voorraad, dan bestellingen, dan verzendingen.|Bestellingen van vóór dat moment handel je af waar ze "
                + "binnenkwamen. Tandem haalt ze niet nog eens op.",
                "Links that you made there by hand can be read from a file under Links → Import.|Switch off there, part by part, what you let "
                + "go live here: stock first, then orders, then shipments.|Orders from before that moment you finish where they came in. Tandem "
                + "does not fetch them again."),
            ["wizard.live.pick"] = ("Kiezen", "Choose"),
            ["wizard.live.few"] = ("Kies er een paar die je goed kent. De rest verandert niet.", "Choose a few that you know well. The rest does not change."),
            ["wizard.live.stock.go"] = ("Zet voorraad van {n} bol-artikelen live", "Let stock of {n} offers go live"),
            ["wizard.live.stock.go.one"] = ("Zet voorraad van 1 bol-artikel live", "Let stock of 1 offer go live"),
            ["wizard.live.stock.sure"] = (
                "Vanaf nu schrijft Tandem de voorraad van deze {n} bol-artikelen bij bol. Werkt een andere koppeling ze nog bij? Zet dat eerst uit.",
                "From now on Tandem writes the stock of these {n} offers at bol. Does another connector still update them? Switch that off first."),
            ["wizard.live.stock.sure.one"] = (
                "Vanaf nu schrijft Tandem de voorraad van dit bol-artikel bij bol. Werkt een andere koppeling het nog bij? Zet dat eerst uit.",
                "From now on Tandem writes the stock of this offer at bol. Does another connector still update it? Switch that off first."),
            ["wizard.live.yes"] = ("Ja, zet live", "Yes, go live"),
            ["wizard.live.Orders.go"] = ("Zet bestellingen live", "Let orders go live"),
            ["wizard.live.Shipments.go"] = ("Zet verzendingen live", "Let shipments go live"),
            ["wizard.live.watch-stock"] = ("{live} live; van de getoonde {of} staat bij bol het juiste aantal bij {right}.",
                "{live} live; of the {of} shown, bol has the right number for {right}."),
            ["wizard.live.widen"] = ("Uitbreiden naar meer artikelen", "Widen to more items"),
            ["wizard.live.first-orders"] = ("De eerste bestellingen", "The first orders"),
            ["wizard.live.no-orders"] = ("Nog geen nieuwe bol-bestelling. Zodra er een komt, zie je hem hier.",
                "No new bol order yet. As soon as one comes, you see it here."),
            ["wizard.finish"] = ("Klaar", "Done"),
            ["wizard.finish-observing"] = ("Voorlopig alleen meekijken", "Only observe for now"),
        };
}
