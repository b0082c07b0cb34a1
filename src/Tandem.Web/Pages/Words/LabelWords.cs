namespace Tandem.Web.Pages.Words;

/// <summary>The words about bol's labels, packing slips and bol's warehouse, in Dutch and English.</summary>
internal static class LabelWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["label.none-offered"] = ("bol heeft geen label voor deze regels.", "bol has no label for these lines."),
            ["label.choose"] = ("Kies zelf een label.", "Choose a label yourself."),
            ["label.none-fits"] = ("Geen van de labels past bij je regel. Kies zelf een label.",
                "None of the labels fits your rule. Choose a label yourself."),
            ["label.too-dear"] = ("Het label kost {price}; je regel koopt tot {limit}.",
                "The label costs {price}, and your rule buys up to {limit}."),
            ["label.cheapest"] = ("Het goedkoopste label: {label}, {price}.", "The cheapest label: {label}, {price}."),
            ["label.recommended"] =
                ("Het label dat bol aanraadt: {label}, {price}.", "The label that bol recommends: {label}, {price}."),
            ["label.by-hand"] = ("Gekozen op het scherm: {label}, {price}.", "Chosen on the screen: {label}, {price}."),
            ["label.blocked"] = (
                "De klant wil annuleren. Beantwoord dat eerst; tot dan wordt er niets gekocht of geprint.",
                "The customer wants to cancel. Answer that first; until then nothing is bought or printed."),
            ["label.cancelling"] = (
                "Er loopt een annulering. Tot die is afgehandeld wordt er geen label gekocht.",
                "A cancellation is in progress. No label is bought until it is settled."),
            ["label.expired"] = ("Dit aanbod van bol is verlopen. Kies opnieuw.", "This offer of bol has expired. Choose again."),
            ["label.changed"] = ("bol biedt nu andere labels aan. Kies opnieuw.", "bol offers other labels now. Choose again."),
            ["label.not-needed"] = ("Er is geen label meer nodig: het is verzonden, geannuleerd of er is al een label.",
                "No label is needed any more: it was shipped, cancelled or has a label."),
            ["label.observing"] = (
                "Tandem kijkt alleen mee: verzendingen staan nog niet live. Er is niets gekocht.",
                "Tandem only observes: shipments are not live yet. Nothing was bought."),
            ["label.never-came"] = ("De aanvraag is nooit bij bol aangekomen; er is niets gekocht.",
                "The request never reached bol; nothing was bought."),
            ["label.not-bought"] =
                ("Nagekeken bij bol: dit label is niet gekocht.", "Looked up at bol: this label was not bought."),
            ["label.used-at-bol"] = ("Nagekeken bij bol: het label is er en wordt daar gebruikt.",
                "Looked up at bol: the label is there and is used there."),
            ["label.wait-for-bol"] = ("Nog even geduld: bol kan het nog zelf laten weten.",
                "Please wait a little: bol may still tell."),
            ["label.bought"] = ("Label gekocht voor bestelling {order}: {carrier} {number}, {price} excl. btw.",
                "Label bought for order {order}: {carrier} {number}, {price} excl. VAT."),
            ["label.tell-shop"] = ("De code van het label gaat naar de webshop.", "The label's code goes to the shop."),
            ["label.note"] =
                ("Het label van bol is gekocht: {carrier}, code {number}.", "bol's label was bought: {carrier}, code {number}."),
            ["attention.label-choice"] = (
                "Bestelling {order} wacht op een label: geen van de labels van bol past bij je regel. Kies er een bij Labels.",
                "Order {order} waits for a label: none of bol's labels fits your rule. Choose one at Labels."),
            ["attention.label-refused"] = (
                "bol heeft geen label gemaakt voor bestelling {order}: {words} Er is niets gekocht. Kies opnieuw een label bij "
                + "Labels.",
                "bol made no label for order {order}: {words} Nothing was bought. Choose a label again at Labels."),
            ["attention.label-unknown"] = (
                "Het is niet zeker of het label voor bestelling {order} is gekocht: het antwoord van bol ging verloren. Kijk "
                + "in je bol-account bij deze bestelling, en geef op de pagina van de bestelling aan of er een label is. "
                + "Tandem koopt het niet nog eens.",
                "It is not certain whether the label for order {order} was bought: bol's answer was lost. Look in your bol "
                + "account at this order, and say on the order's page whether there is a label. Tandem does not buy it "
                + "again."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["labels"] = ("Labels", "Labels"),
            ["labels.text"] = (
                "Bestellingen die je met een label van bol verstuurt (Verzenden via bol). Een label kost geld: Tandem koopt "
                + "er alleen een als je erop klikt, of volgens de regel die je bij de instellingen kiest.",
                "Orders that you send with a label of bol (Shipping via bol). A label costs money: Tandem buys one only "
                + "when you click, or by the rule that you choose in the settings."),
            ["labels.observing"] = ("Verzendingen staan nog niet live. Je ziet wat er te koop is; er wordt niets gekocht.",
                "Shipments are not live yet. You see what is on offer; nothing is bought."),
            ["labels.would-buy"] = ("Live zou jouw regel dit label kopen", "Live, your rule would buy this label"),
            ["labels.waiting"] = ("Wacht op een label", "Waiting for a label"),
            ["labels.waiting.none"] = ("Geen bestellingen die op een label wachten.", "No orders wait for a label."),
            ["labels.to-print"] = ("Gekocht, nog niet geprint", "Bought, not printed yet"),
            ["labels.to-print.none"] = ("Geen labels om te printen.", "No labels to print."),
            ["labels.printed"] = ("Onlangs geprint", "Recently printed"),
            ["labels.printed.none"] = ("Nog niets geprint.", "Nothing printed yet."),
            ["labels.option"] = ("Label, prijs excl. btw", "Label, price excl. VAT"),
            ["labels.select"] = ("Kies bestelling", "Select order"),
            ["labels.select-all"] = ("Alles kiezen", "Select all"),
            ["labels.best"] = ("aangeraden", "recommended"),
            ["labels.late"] = ("komt te laat aan", "arrives too late"),
            ["labels.hand-over"] = ("inleveren voor", "hand over before"),
            ["labels.pick-up"] = ("ophalen voor", "picked up before"),
            ["labels.excl"] = ("excl. btw", "excl. VAT"),
            ["labels.asking"] = ("Labels worden opgevraagd…", "Asking for labels…"),
            ["labels.buy"] = ("Koop label", "Buy label"),
            ["labels.buy-selected"] = ("Koop {n} labels voor {total} excl. btw", "Buy {n} labels for {total} excl. VAT"),
            ["labels.buy-selected.one"] = ("Koop 1 label voor {total} excl. btw", "Buy 1 label for {total} excl. VAT"),
            ["labels.buy-none"] = ("Kies bestellingen om labels te kopen", "Select orders to buy labels"),
            ["labels.under-way"] = ("{n} labels worden gekocht.", "{n} labels are being bought."),
            ["labels.under-way.one"] = ("1 label wordt gekocht.", "1 label is being bought."),
            ["labels.paper"] = ("Papier", "Paper"),
            ["labels.paper.A4"] = ("A4, vier op een vel", "A4, four to a sheet"),
            ["labels.paper.Label"] = ("Etiketten van 10 × 15 cm", "Labels of 10 × 15 cm"),
            ["labels.with-slips"] = ("Met pakbon achter elk label", "With a packing slip after each label"),
            ["labels.print"] = ("Print {n} labels", "Print {n} labels"),
            ["labels.print.one"] = ("Print 1 label", "Print 1 label"),
            ["labels.print-slips"] = ("Alleen pakbonnen", "Packing slips only"),
            ["order.print-slip"] = ("Print pakbon", "Print packing slip"),
            ["labels.print-pick"] = ("Picklijst", "Pick list"),
            ["labels.print-one"] = ("Print label", "Print label"),
            ["labels.again"] = ("Print opnieuw", "Print again"),
            ["labels.mark"] = ("Markeer {n} als geprint", "Mark {n} as printed"),
            ["labels.unmark"] = ("Toch niet geprint", "Not printed after all"),
            ["labels.bought-at"] = ("Gekocht", "Bought"),
            ["labels.printed-at"] = ("Geprint", "Printed"),
            ["labels.code"] = ("Track & trace", "Track & trace"),
            ["labels.no-code"] = ("zonder code", "without a code"),
            ["labels.price"] = ("Prijs excl. btw", "Price excl. VAT"),
            ["labels.what"] = ("Wat", "What"),
            ["labels.stuck"] = ("Nakijken bij bol", "Look up at bol"),
            ["labels.stuck.text"] = (
                "Het antwoord van bol ging verloren. Kijk in je bol-account bij deze bestelling of er een label is gekocht.",
                "bol's answer was lost. Look in your bol account whether a label was bought for this order."),
            ["labels.stuck.none"] = ("Er is geen label: opnieuw kiezen", "There is no label: choose again"),
            ["labels.stuck.there"] =
                ("Er is een label: ik verstuur deze bestelling bij bol", "There is a label: I ship this order at bol"),
            ["labels.card"] = ("Label van bol", "bol's label"),
            ["labels.all"] = ("Alle labels", "All labels"),
            ["label-choice"] = ("Labels van bol kopen", "Buying bol's labels"),
            ["label-choice.text"] = (
                "Voor bestellingen met Verzenden via bol. Een label kost geld; zonder regel koopt Tandem niets uit zichzelf.",
                "For orders with Shipping via bol. A label costs money; without a rule Tandem buys nothing by itself."),
            ["label-choice.which"] = ("Welk label", "Which label"),
            ["label-choice.Ask"] = ("Ik kies zelf", "I choose myself"),
            ["label-choice.Cheapest"] = ("Het goedkoopste dat op tijd aankomt", "The cheapest that arrives in time"),
            ["label-choice.Recommended"] = ("Wat bol aanraadt", "What bol recommends"),
            ["label-choice.most"] = ("Maximaal per label, € excl. btw", "At most per label, € excl. VAT"),
            ["label-choice.wrong"] = ("Vul een bedrag in van 0 tot 100 euro.", "Fill in an amount from 0 to 100 euros."),
            ["label-choice.save"] = ("Opslaan", "Save"),
            ["label-choice.saved"] = ("Opgeslagen.", "Saved."),
            ["source.replenishments"] = ("aanvullingen (LVB)", "replenishments (LVB)"),
            ["kind.Label"] = ("label kopen bij bol", "buying a label at bol"),
            ["lvb-page"] = ("Magazijn van bol", "bol's warehouse"),
            ["lvb-page.text"] = (
                "Wat bij bol ligt (Logistiek via bol), naast je eigen voorraad. Bestellingen hieruit verstuurt bol zelf; ze "
                + "raken je eigen voorraad niet.",
                "What lies at bol (Logistics via bol), beside your own stock. bol sends these orders itself; they never "
                + "touch your own stock."),
            ["lvb-page.stock"] = ("Voorraad bij bol", "Stock at bol"),
            ["lvb-page.stock.none"] = ("Bij bol ligt niets van jou.", "Nothing of yours lies at bol."),
            ["lvb-page.orders"] = ("Bestellingen die bol verstuurt", "Orders that bol sends"),
            ["lvb-page.orders.none"] = ("Nog geen bestellingen uit het magazijn van bol.", "No orders from bol's warehouse yet."),
            ["lvb-page.replenishments"] = ("Aanvullingen onderweg naar bol", "Replenishments on their way to bol"),
            ["lvb-page.replenishments.none"] = ("Geen aanvullingen bekend.", "No replenishments known."),
            ["column.sellable"] = ("Verkoopbaar", "For sale"),
            ["column.graded"] = ("Niet verkoopbaar", "Not for sale"),
            ["column.own-stock"] = ("Eigen voorraad", "Own stock"),
            ["column.read"] = ("Gelezen", "Read"),
            ["column.reference"] = ("Referentie", "Reference"),
            ["column.announced"] = ("Aangemeld", "Announced"),
            ["column.received"] = ("Ontvangen", "Received"),
            ["column.created"] = ("Gemaakt", "Created"),
            ["column.article"] = ("Artikel", "Item"),
            ["replenishment.ANNOUNCED"] = ("aangemeld", "announced"),
            ["replenishment.IN_TRANSIT"] = ("onderweg", "in transit"),
            ["replenishment.ARRIVED_AT_WH"] = ("aangekomen", "arrived"),
            ["replenishment.IN_PROGRESS_AT_WH"] = ("wordt verwerkt", "being processed"),
            ["replenishment.DONE"] = ("klaar", "done"),
            ["replenishment.CANCELLED"] = ("geannuleerd", "cancelled"),
            ["lvb-state.open"] = ("bij bol", "at bol"),
            ["lvb-state.sent"] = ("verzonden", "sent"),
            ["lvb-state.cancelled"] = ("geannuleerd", "cancelled"),
            ["print.slip"] = ("Pakbon", "Packing slip"),
            ["print.pick"] = ("Picklijst", "Pick list"),
            ["print.order"] = ("Bestelling", "Order"),
            ["print.shop-order"] = ("Webshopnummer", "Shop order"),
            ["print.deliver-by"] = ("Bezorgen uiterlijk", "Deliver by"),
            ["print.units"] = ("Aantal", "Units"),
            ["print.article"] = ("Artikel", "Item"),
            ["print.code"] = ("Artikelcode", "SKU"),
            ["print.page"] = ("pagina", "page"),
            ["print.orders"] = ("bestellingen", "orders"),
            ["print.not-printed.title"] = ("Niet geprint", "Not printed"),
            ["print.nothing"] = ("Er is niets te printen.", "There is nothing to print."),
            ["print.not-printed"] = ("Niet geprint: {order}. {why}", "Not printed: {order}. {why}"),
        };
}
