namespace Tandem.Web.Pages.Words;

/// <summary>The words about orders, their import and their settings, in Dutch and English.</summary>
internal static class OrderWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["order.right-as-it-is"] = (
                "Je hebt gezegd dat de bestelling in de webshop klopt zoals die is.",
                "You said that the shop's order is right as it is."),
            ["attention.amounts-differ"] = (
                "Het totaal van {order} in de webshop is afgerond goed ({shop}), maar het bedrag van deze regels niet: {what}. "
                + "De bestelling wordt gewoon verwerkt. Kijk de btw-tarieven in WooCommerce na en kies dan bij de bestelling "
                + "Vergelijk en herstel, of Het klopt zo.",
                "The rounded total of {order} in the shop is right ({shop}), but the amount of these lines is not: {what}. The "
                + "order is processed as usual. Check the VAT rates in WooCommerce, then choose Compare and repair at the "
                + "order, or It is right as it is."),
            ["attention.more-in-shop"] = (
                "In de webshop staan bij {order} nu {inShop} stuks van {name}; bij bol zijn er {sold} verkocht. Tandem meldt "
                + "er {sold} bij bol. Zet het aantal in de webshop terug, of markeer dit als afgehandeld als het zo klopt.",
                "The shop's order of {order} now holds {inShop} units of {name}; bol sold {sold}. Tandem reports {sold} to "
                + "bol. Put the number in the shop back, or mark this as resolved if it is right."),
            ["order.own-off"] = ("Niet in de webshop gezet: bestellingen die je zelf verzendt staan uit.",
                "Not put in the shop: orders that you send yourself are switched off."),
            ["order.vvb-off"] = ("Niet in de webshop gezet: bestellingen met een label van bol (VVB) staan uit.",
                "Not put in the shop: orders with bol's label (VVB) are switched off."),
            ["order.picked"] = ("Met de hand gekozen om alsnog in de webshop te zetten.",
                "Picked by hand to be imported anyway."),
            ["order.repair"] = ("Gevraagd om de bestelling in de webshop te herstellen.",
                "Asked to repair the order in the shop."),
            ["order.repaired"] = (
                "Bestelling {shopOrder} in de webshop is vergeleken met bol en hersteld; totaal {total}.",
                "Order {shopOrder} in the shop was compared with bol and repaired; total {total}."),
            ["pick.no-such-order"] = ("Deze bestelling is er niet (meer).", "This order is not there (any more)."),
            ["pick.split"] = ("Deze bestelling is in de webshop gesplitst. Pas de delen daar zelf aan.",
                "This order was split in the shop. Change its parts there yourself."),
            ["pick.not-left-out"] = ("Deze bestelling is wel overgenomen, of er is niets van over.",
                "This order was not skipped, or nothing of it is left."),
            ["pick.not-live"] = (
                "Bestellingen staan nog niet live: Tandem zet nu niets in de webshop. Zet ze eerst live, bij Instellingen → "
                + "Live zetten.",
                "Orders are not live yet: Tandem puts nothing in the shop now. Put them live first, under Settings → Go live."),
            ["pick.offer-not-known"] = (
                "Tandem kent het bol-artikel van deze regel nog niet. Wacht tot bol is gelezen en probeer het dan opnieuw.",
                "Tandem does not know the offer of this line yet. Wait until bol was read and try again."),
            ["pick.not-in-shop"] = (
                "Deze bestelling staat nog niet in de webshop, of er wordt nu aan gewerkt. Probeer het zo opnieuw.",
                "This order is not in the shop yet, or is being worked on now. Try again in a moment."),
            ["attention.shop-order-refused"] = (
                "De webshop wil deze bestelling niet bijwerken: {words} Kijk in de webshop of de bestelling er nog is. Tandem "
                + "probeert het nog een paar keer; lukt het dan niet, laat het dan opnieuw proberen op de pagina van de "
                + "bestelling.",
                "The shop does not want to update this order: {words} Look in the shop whether the order is still there. Tandem "
                + "tries a few times more; if that fails too, have it try again on the page of the order."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["order-state.Cancelled"] = ("geannuleerd", "cancelled"),
            ["step.label"] = ("Label van bol gekocht", "bol's label bought"),
            ["step.cancelled"] = ("Geannuleerd", "Cancelled"),
            ["order-next"] = ("Wat nu:", "Next:"),
            ["orders.tabs"] = ("Bestellingen naar wat ze nodig hebben", "Orders by what they need"),
            ["order-tab.All"] = ("Alle", "All"),
            ["order-tab.NeedsAttention"] = ("Vraagt aandacht", "Needs attention"),
            ["order-tab.CancellationRequests"] = ("Annuleringsverzoeken", "Cancellation requests"),
            ["order-tab.ToShip"] = ("Te verzenden", "To ship"),
            ["order-tab.WaitingForTracking"] = ("Wacht op track & trace", "Waiting for tracking"),
            ["order-tab.PendingAtBol"] = ("In behandeling bij bol", "Pending at bol"),
            ["order-tab.Shipped"] = ("Verzonden", "Shipped"),
            ["order-tab.Cancelled"] = ("Geannuleerd", "Cancelled"),
            ["order-tab.LeftOut"] = ("Niet in de webshop", "Not in the shop"),
            ["orders.none.All"] = ("Er zijn nog geen bestellingen van bol.", "There are no orders of bol yet."),
            ["orders.none.NeedsAttention"] = ("Niets vraagt je aandacht.", "Nothing needs your attention."),
            ["orders.none.CancellationRequests"] = ("Geen klant wacht op antwoord.", "No customer waits for an answer."),
            ["orders.none.ToShip"] = ("Alles is verzonden.", "Everything has been sent."),
            ["orders.none.WaitingForTracking"] = ("Geen bestelling wacht op een code.", "No order waits for a code."),
            ["orders.none.PendingAtBol"] = ("bol heeft alles bevestigd.", "bol has confirmed everything."),
            ["orders.none.Shipped"] = ("Er is nog niets verzonden.", "Nothing has been shipped yet."),
            ["orders.none.Cancelled"] = ("Er is niets geannuleerd.", "Nothing was cancelled."),
            ["orders.none.LeftOut"] = ("Elke bestelling staat in de webshop.", "Every order is in the shop."),
            ["orders.due-today"] = ("Alleen wat vandaag mee moet met de vervoerder.", "Only what must go to the carrier today."),
            ["orders.due-none"] = ("Vandaag hoeft er niets meer mee.", "Nothing more has to go today."),
            ["orders.due-all"] = ("Toon alles wat te verzenden is", "Show all that is to ship"),
            ["column.deadline"] = ("Uiterste leverdatum", "Deliver by"),
            ["import"] = ("Bestellingen in de webshop zetten", "Putting orders in the shop"),
            ["import.which"] = ("Welke bestellingen, en met welke status", "Which orders, and in which status"),
            ["import.own"] = ("Die je zelf verzendt", "Those that you send yourself"),
            ["import.vvb"] = ("Met een label van bol (VVB)", "With bol's label (VVB)"),
            ["import.lvb"] = ("Uit het magazijn van bol (LVB)", "From bol's warehouse (LVB)"),
            ["import.lvb.text"] = (
                "Uit: alleen in Tandem zichtbaar. Aan: in de webshop zonder verwijzing naar het artikel, zodat je voorraad "
                + "nooit daalt.",
                "Off: shown in Tandem only. On: in the shop without naming the product, so that your stock never falls."),
            ["import.status.own"] = ("Status bij eigen verzending", "Status when you send"),
            ["import.status.vvb"] = ("Status bij VVB", "Status with VVB"),
            ["import.status.lvb"] = ("Status bij LVB", "Status with LVB"),
            ["import.payment"] = ("Naam van de betaalmethode", "Name of the payment method"),
            ["import.shipping"] = ("Naam van de verzendmethode", "Name of the shipping method"),
            ["import.since"] = ("Alleen besteld vanaf (leeg: sinds live)", "Only placed from (empty: since going live)"),
            ["import.note"] =
                ("Zet de bezorgdatum als notitie bij de bestelling", "Put the delivery date on the order as a note"),
            ["import.email"] = ("Geef het e-mailadres van bol door", "Pass on bol's e-mail address"),
            ["import.email.text"] = ("Het is een doorstuuradres. De webshop mailt de koper dan zelf, naast de mails van bol.",
                "It is a relay address. The shop then mails the buyer itself, besides bol's own mails."),
            ["import.mute"] = ("Geen e-mail van de webshop aan jou over elke bol-bestelling",
                "Keep the shop from mailing you about each bol order"),
            ["import.titles-missing"] = ("Vul een naam in voor de betaalmethode en de verzendmethode.",
                "Enter a name for the payment method and the shipping method."),
            ["import.left-out"] = ("Niet in de webshop", "Not in the shop"),
            ["import.left-out.text"] = (
                "Je kunt deze bestelling alsnog in de webshop zetten. Doe dat alleen als je die niet zelf al hebt ingevoerd.",
                "You can still put this order in the shop. Only do so if you have not typed it in yourself already."),
            ["import.pick"] = ("Toch in de webshop zetten", "Import anyway"),
            ["import.repair"] = ("Herstellen", "Repair"),
            ["import.unknown.text"] = (
                "Dit artikel was bij de import niet bekend. Kies wat er is verkocht: het bol-artikel wordt eraan gekoppeld "
                + "en de regel in de webshop hersteld.",
                "This product was not known when the order was imported. Choose what was sold: the offer is linked to it "
                + "and the line in the shop repaired."),
            ["import.differs.text"] = (
                "Vergelijk en herstel zet de regels van bol goed in de webshop, en de status als de voorraad nog niet is "
                + "afgeboekt. Andere regels blijven staan.",
                "Compare and repair sets bol's lines right in the shop, and the status where its stock was not taken yet. "
                + "Other lines stay."),
            ["import.untaxed.text"] = (
                "Deze bestelling staat zonder btw in de webshop, omdat daar geen btw-tarief is voor het land en de "
                + "belastingklasse. Voeg het toe in WooCommerce (Instellingen → Belasting) en kies daarna Vergelijk en herstel: dan "
                + "krijgt de bestelling de btw alsnog, en het totaal blijft gelijk.",
                "This order is in the shop without VAT, because the shop has no rate for the country and the tax class. Add it "
                + "in WooCommerce (Settings → Tax) and then choose Compare and repair: the order gets its VAT, and its total "
                + "stays the same."),
            ["line.no-vat-rate"] = ("zonder btw: geen tarief in de webshop", "no VAT: the shop has no rate"),
            ["line.vat"] = ("incl. {percent}% btw: {vat}", "incl. {percent}% VAT: {vat}"),
            ["import.mend"] = ("Vergelijk en herstel", "Compare and repair"),
            ["import.right"] = ("Het klopt zo", "It is right as it is"),
            ["import.right.text"] = (
                "Bijvoorbeeld als een plugin kosten of een cadeau heeft toegevoegd. De bestelling loopt intussen gewoon door.",
                "For example where a plugin added a fee or a gift. The order goes on meanwhile."),
            ["import.right.saved"] = ("Opgeslagen.", "Saved."),
            ["order.questions"] = ("Vraagt aandacht", "Needs attention"),
            ["import.under-way"] = ("Tandem is ermee bezig.", "Tandem is working on it."),
            ["orders.settings"] = ("Instellingen voor bestellingen", "Settings for orders"),
        };
}
