namespace Tandem.Web.Pages.Words;

/// <summary>The words about cancellations and customer questions, in Dutch and English.</summary>
internal static class CancelWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["cancel.asked"] = ("De klant wil {order} annuleren.", "The customer wants to cancel {order}."),
            ["cancel.accepted"] =
                ("Het annuleringsverzoek voor {order} is geaccepteerd.", "The request to cancel {order} was accepted."),
            ["cancel.accepted-by-rule"] = (
                "Het annuleringsverzoek voor {order} is volgens je regel geaccepteerd: er was nog niets verstuurd.",
                "The request to cancel {order} was accepted by your rule: nothing had been sent yet."),
            ["cancel.ship-anyway"] = ("Je verstuurt {order} toch: het annuleringsverzoek vervalt zodra bol de verzending kent.",
                "You send {order} anyway: the request to cancel lapses as soon as bol knows of the shipment."),
            ["cancel.sent-already"] = (
                "De klant wilde {order} annuleren, maar het pakket was al weg. Tandem meldt de verzending gewoon bij bol.",
                "The customer wanted to cancel {order}, but the parcel had left. Tandem reports the shipment to bol as usual."),
            ["cancel.both"] = ("De klant en de webshop wilden {order} allebei annuleren; Tandem doet dat ook bij bol.",
                "The customer and the shop both wanted to cancel {order}; Tandem does so at bol too."),
            ["cancel.withdrawn"] = (
                "Het annuleringsverzoek is er niet meer: de bestelling gaat gewoon door.",
                "The request to cancel is gone: the order goes on as usual."),
            ["cancel.overtaken"] = (
                "De verzending was er eerder dan het antwoord op het annuleringsverzoek: de bestelling is verzonden.",
                "The shipment came before the answer to the request to cancel: the order is shipped."),
            ["cancel.by-hand"] = ("Je annuleert bij bol: {code} (regels: {lines}).", "You cancel at bol: {code} (lines: "
                + "{lines})."),
            ["cancel.kept"] = ("Je levert {order} toch: de bestelling gaat in de webshop weer open.",
                "You deliver {order} after all: the order is opened again in the shop."),
            ["cancel.done"] = ("bol heeft {units} × {item} geannuleerd: {code}.",
                "bol has cancelled {units} × {item}: {code}."),
            ["cancel.too-late"] = ("Annuleren lukte niet meer: {item} was bij bol al verzonden.",
                "It was too late to cancel: {item} had been shipped at bol already."),
            ["cancel.hold"] = ("Zet de bestelling in de webshop in de wacht.", "Put the order in the shop on hold."),
            ["cancel.lift"] = ("Haal de bestelling in de webshop uit de wacht.", "Take the order in the shop off hold."),
            ["cancel.close"] = ("Annuleer de bestelling in de webshop; de webshop boekt de voorraad zelf terug.",
                "Cancel the order in the shop; the shop puts the stock back itself."),
            ["cancel.keep"] = ("Zet de bestelling in de webshop weer open.", "Open the order in the shop again."),
            ["cancel.refund"] = ("Betaal de geannuleerde stuks in de webshop terug en zet ze weer op voorraad.",
                "Refund the cancelled units in the shop, and put them back in stock."),
            ["cancel.why.Request"] = ("Annuleer bij bol: {code}.", "Cancel at bol: {code}."),
            ["cancel.why.Shop"] = ("Annuleer ook bij bol: {code}.", "Cancel at bol too: {code}."),
            ["cancel.why.Person"] = ("Annuleer bij bol, door jou gekozen: {code}.", "Cancel at bol, as you chose: {code}."),
            ["order.refund.Made"] = ("{units} × {item} is in de webshop terugbetaald ({total}) en ligt weer op voorraad.",
                "{units} × {item} was refunded in the shop ({total}) and is back in stock."),
            ["order.refund.Nothing"] = ("Van {item} viel in de webshop niets meer terug te betalen ({units} ×).",
                "Nothing of {item} was left to refund in the shop ({units} ×)."),
            ["order.refund.Sent"] = ("{units} × {item} is niet terugbetaald: de webshop had het al verstuurd.",
                "{units} × {item} was not refunded: the shop had sent it already."),
            ["cancel.end.sent"] = (
                "Bij bol geannuleerd, maar de webshop had {order} al verstuurd. De voorraad is niet teruggeboekt.",
                "Cancelled at bol, but the shop had sent {order} already. The stock was not put back."),
            ["attention.cancelled-after-sending"] = (
                "{order} is bij bol geannuleerd nadat de webshop had verstuurd: bol betaalt er niet voor. Vraag de klant om "
                + "het pakket te weigeren of terug te sturen, en boek de voorraad pas terug als het er is.",
                "{order} was cancelled at bol after the shop had sent it: bol does not pay for it. Ask the customer to "
                + "refuse or return the parcel, and put the stock back only once it is there."),
            ["attention.restocked-after-sending"] = (
                "{units} × {name} van {order} is bij bol geannuleerd, en Tandem betaalde het in de webshop "
                + "terug en zette het weer "
                + "op voorraad, net nadat de webshop het had verstuurd. Verlaag de voorraad met {units}, en "
                + "vraag de klant om het "
                + "pakket te weigeren of terug te sturen: bol betaalt er niet voor.",
                "{units} × {name} of {order} was cancelled at bol, and Tandem refunded it in the shop and put "
                + "it back in stock just "
                + "after the shop had sent it. Lower the stock by {units}, and ask the customer to refuse or "
                + "return the parcel: bol "
                + "does not pay for it."),
            ["attention.closed-after-sending"] = (
                "{order} is bij bol geannuleerd, en Tandem annuleerde de bestelling in de webshop net nadat die was verstuurd: "
                + "{units} × {name} staat weer op voorraad maar is weg. Zet de bestelling in de webshop weer "
                + "op Afgerond, dan gaat "
                + "de voorraad er weer af. Vraag de klant om het pakket te weigeren of terug te sturen: bol "
                + "betaalt er niet voor.",
                "{order} was cancelled at bol, and Tandem cancelled its order in the shop just after it was "
                + "sent: {units} × {name} "
                + "is back in stock but gone. Set the order in the shop to Completed again, then the stock is "
                + "taken out again. Ask "
                + "the customer to refuse or return the parcel: bol does not pay for it."),
            ["attention.sent-or-on-shelf"] = (
                "bol laat zien dat {units} × {name} van {order} is verzonden, maar in de webshop staat het "
                + "weer op voorraad. Tot je "
                + "kiest verkoopt Tandem deze stuks niet. Open de bestelling en kies: is het verstuurd, of ligt het er nog?",
                "bol shows that {units} × {name} of {order} was sent, but in the shop it is back in stock. "
                + "Until you choose Tandem "
                + "does not sell these units. Open the order and choose: was it sent, or is it still there?"),
            ["attention.take-off-in-shop"] = (
                "Van {order} is bij bol {units} × {name} geannuleerd. Dat geld was in de webshop al terug, "
                + "maar de stuks staan daar "
                + "nog in de bestelling. Kies in de webshop bij de bestelling Terugbetalen: aantal {units}, bedrag € 0, met "
                + "\"voorraad aanvullen\" aan.",
                "{units} × {name} of {order} was cancelled at bol. Its money was back in the shop already, "
                + "but the units still stand "
                + "in the order there. Choose Refund at the order in the shop: quantity {units}, amount € 0, with \"restock\" on."),
            ["attention.product-in-bin"] = (
                "Tandem moet de voorraad van {order} in de webshop opnieuw afboeken, maar {name} ligt in de "
                + "prullenbak of is weg. "
                + "Zet het product terug; dan gaat het vanzelf verder. Kan dat niet, pas dan zelf de voorraad aan.",
                "Tandem has to take the stock of {order} in the shop again, but {name} is in the bin or gone. "
                + "Put the product back; "
                + "then it goes on by itself. If that cannot be, change the stock yourself."),
            ["cancel.was-sent"] = ("Je hebt gezegd dat {order} is verstuurd: de voorraad gaat in de webshop weer af.",
                "You said that {order} was sent: its stock is taken out again in the shop."),
            ["cancel.on-shelf"] = ("Je hebt gezegd dat de teruggeboekte stuks van {order} er nog liggen: ze zijn weer te koop.",
                "You said that the units of {order} that are back in stock are still there: they are for sale again."),
            ["cancel.sent-after-all"] = ("Zet de bestelling in de webshop op verzonden.", "Set the order in the shop to sent."),
            ["attention.close-in-shop"] = (
                "{order} is bij bol geannuleerd. In de webshop is een deel terugbetaald zonder het op voorraad te leggen; bij "
                + "\"Geannuleerd\" zou WooCommerce ook die stuks weer verkopen. Zet de bestelling daarom zelf op Terugbetaald.",
                "{order} was cancelled at bol. In the shop a part was refunded without putting it back in stock; at "
                + "\"Cancelled\" WooCommerce would sell those units again too. So set the order to Refunded yourself."),
            ["attention.cancel-refused"] = (
                "bol wil {order} niet annuleren: {words} Tandem blijft het proberen; annuleer zo nodig in je verkoopaccount.",
                "bol does not want to cancel {order}: {words} Tandem keeps trying; cancel it in your seller account if need "
                + "be."),
            ["attention.cancel-too-late"] = (
                "{order} is in de webshop geannuleerd, maar was bij bol al verzonden: de klant krijgt het pakket en betaalt "
                + "ervoor. Zet de bestelling in de webshop weer op Afgerond als het pakket weg is.",
                "{order} was cancelled in the shop, but had been shipped at bol: the customer gets the parcel and pays for "
                + "it. Set the order to Completed in the shop again if the parcel has left."),
            ["cancel.removed"] = (
                "De bestelling is in de webshop definitief verwijderd, maar staat bij bol nog open. Annuleer bij bol, of "
                + "lever toch en meld de verzending hieronder.",
                "The order was removed from the shop for good, but is still open at bol. Cancel it at bol, or deliver it "
                + "after all and report the shipment on this page."),
            ["attention.deleted-in-shop"] = (
                "De bestelling van {order} is in de webshop definitief verwijderd, maar staat bij bol nog open. Annuleer bij "
                + "bol, of lever toch en meld de verzending hier. WooCommerce zet voorraad dan niet terug: controleer die. "
                + "Is de webshop uit een back-up teruggezet? Annuleer dan niets.",
                "The shop's order of {order} was removed for good, but is still open at bol. Cancel it at bol, or deliver "
                + "it and report the shipment here. WooCommerce does not put stock back then: check it. Was the shop put "
                + "back from a backup? Then cancel nothing."),
            ["cancel.delivers-all"] = (
                "Je hebt gekozen om alles van {order} te leveren, ook wat in de webshop is terugbetaald of verwijderd.",
                "You chose to deliver all of {order}, also what was refunded or removed in the shop."),
            ["cancel.ships-though-closed"] = (
                "Je hebt gezegd dat {order} onderweg is, hoewel de bestelling in de webshop gesloten is: Tandem meldt het "
                + "alleen bij bol.",
                "You said that {order} is on its way although its order in the shop is closed: only bol is told."),
            ["attention.split-cancelled"] = (
                "Van {order} is iets geannuleerd, of de klant vraagt daarom, en de bestelling is in de webshop gesplitst "
                + "({parts}). Kijk of daar een deel tegengehouden, geannuleerd of terugbetaald moet worden; daarna gaat deze vraag "
                + "vanzelf weg.",
                "Something of {order} was cancelled, or the customer asks for it, and its order was split in the shop ({parts}). "
                + "See whether a part must be held, cancelled or refunded there; then this question goes by itself."),
            ["attention.taken-out-in-shop"] = (
                "In de webshop is van {order} iets terugbetaald of verwijderd waar bol nog op wacht: {units} × {name}. Dat "
                + "deel wordt niet bij bol gemeld. Open de bestelling en kies: bij bol annuleren, of toch leveren.",
                "In the shop something of {order} was refunded or removed that bol still waits for: {units} × {name}. That "
                + "part is not reported to bol. Open the order and choose: cancel it at bol, or deliver it anyway."),
            ["attention.refunded-in-shop"] = (
                "Van {order} is in de webshop {total} terugbetaald, maar bij bol staat alles nog open. Open de bestelling en "
                + "kies wat je bij bol annuleert; is het iets anders, markeer dit dan als afgehandeld.",
                "{total} of {order} was refunded in the shop, but all of it is still open at bol. Open the order and choose "
                + "what you cancel at bol; if it is something else, mark this as resolved."),
            ["cancel.end.Request"] = (
                "{order} is geannuleerd op verzoek van de klant. Er hoeft niets meer te gebeuren.",
                "{order} was cancelled at the customer's request. Nothing more has to be done."),
            ["cancel.part.Request"] = ("{units} × {item} is geannuleerd op verzoek van de klant.",
                "{units} × {item} was cancelled at the customer's request."),
            ["cancel.end.Shop"] = ("{order} is geannuleerd omdat de webshop had geannuleerd. Er hoeft niets meer te gebeuren.",
                "{order} was cancelled because the shop had cancelled. Nothing more has to be done."),
            ["cancel.part.Shop"] = ("{units} × {item} is geannuleerd omdat de webshop had geannuleerd.",
                "{units} × {item} was cancelled because the shop had cancelled."),
            ["cancel.end.Person"] = ("{order} is door jou geannuleerd. Er hoeft niets meer te gebeuren.",
                "{order} was cancelled by you. Nothing more has to be done."),
            ["cancel.part.Person"] = ("{units} × {item} is door jou geannuleerd.", "You cancelled {units} × {item}."),
            ["cancel.end.RequestAtBol"] = (
                "{order} is geannuleerd op verzoek van de klant, buiten Tandem om. Er hoeft niets meer te gebeuren.",
                "{order} was cancelled at the customer's request, not through Tandem. Nothing more has to be done."),
            ["cancel.part.RequestAtBol"] = ("{units} × {item} is geannuleerd op verzoek van de klant, buiten Tandem om.",
                "{units} × {item} was cancelled at the customer's request, not through Tandem."),
            ["cancel.end.Expired"] = (
                "{order} is geannuleerd door bol: de uiterste datum was verlopen. Er hoeft niets meer te gebeuren.",
                "{order} was cancelled by bol: its deadline had passed. Nothing more has to be done."),
            ["cancel.part.Expired"] = ("{units} × {item} is geannuleerd door bol: de uiterste datum was verlopen.",
                "{units} × {item} was cancelled by bol: its deadline had passed."),
            ["cancel.end.AtBol"] = (
                "{order} is geannuleerd in het verkoopaccount of door bol zelf. Er hoeft niets meer te gebeuren.",
                "{order} was cancelled in the seller account or by bol itself. Nothing more has to be done."),
            ["cancel.part.AtBol"] = ("{units} × {item} is geannuleerd in het verkoopaccount of door bol zelf.",
                "{units} × {item} was cancelled in the seller account or by bol itself."),
            ["cancel.end.None"] = ("{order} is geannuleerd.", "{order} was cancelled."),
            ["cancel.part.None"] = ("{units} × {item} is geannuleerd.", "{units} × {item} was cancelled."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["kind.Cancel"] = ("annulering bij bol", "cancellation at bol"),
            ["kind.ShopOrder"] = ("bestelling in de webshop", "order in the shop"),
            ["cancel.title"] = ("Annuleren", "Cancelling"),
            ["cancel.asks-all"] = ("De klant wil deze bestelling annuleren.", "The customer wants to cancel this order."),
            ["cancel.asks-part"] =
                ("De klant wil een deel van deze bestelling annuleren:", "The customer wants to cancel a part of this order:"),
            ["cancel.held"] = (
                "De bestelling staat in de webshop in de wacht, en er wordt geen label of verzending voor gemaakt tot je "
                + "kiest.",
                "The order is on hold in the shop, and no label or shipment is made for it until you choose."),
            ["cancel.not-held"] = ("Er wordt geen label of verzending voor gemaakt tot je kiest.",
                "No label or shipment is made for it until you choose."),
            ["cancel.accept"] = ("Annulering accepteren", "Accept the cancellation"),
            ["cancel.accept.text"] = (
                "bol krijgt de annulering, de bestelling in de webshop wordt geannuleerd en de stuks gaan één keer terug op "
                + "voorraad.",
                "bol gets the cancellation, the order in the shop is cancelled and its units go back in stock once."),
            ["cancel.accept.part"] = (
                "bol krijgt de annulering van deze regels; in de webshop worden ze terugbetaald en gaan ze één keer terug op "
                + "voorraad. De rest kun je daarna versturen.",
                "bol gets the cancellation of these lines; in the shop they are refunded and go back in stock once. You can "
                + "send the rest afterwards."),
            ["cancel.ship"] = ("Toch verzenden", "Ship anyway"),
            ["cancel.ship.text"] = (
                "De bestelling gaat in de webshop uit de wacht. bol kent geen weigering: het verzoek vervalt zodra je "
                + "verzendt.",
                "The order is taken off hold in the shop. bol has no way to refuse: the request lapses when you ship."),
            ["cancel.in-shop"] = (
                "Deze bestelling is in de webshop op “{status}” gezet, maar bol wacht er nog op. Wat moet er bij bol "
                + "gebeuren?",
                "This order was set to “{status}” in the shop, but bol still waits for it. What should happen at bol?"),
            ["cancel.refunded-in-shop"] = (
                "Een deel van deze bestelling is in de webshop terugbetaald, maar bol wacht er nog op. Wil je dat deel bij "
                + "bol annuleren?",
                "A part of this order was refunded in the shop, but bol still waits for it. Do you want to cancel that part "
                + "at bol?"),
            ["cancel.taken-out"] = (
                "In de webshop is een deel van deze bestelling terugbetaald of verwijderd, maar bol wacht er nog op. Dat deel "
                + "wordt niet als verzonden gemeld tot je kiest.",
                "In the shop a part of this order was refunded or removed, but bol still waits for it. That part is not reported "
                + "as sent until you choose."),
            ["cancel.taken-out.units"] = ("niet meer in de webshop: {n}", "not in the shop any more: {n}"),
            ["cancel.ship-first"] = (
                "bol annuleert altijd alles wat van een regel nog open staat. Verzend dus eerst wat je van die regel wel levert.",
                "bol always cancels all that is still open of a line. So first send what you do deliver of that line."),
            ["cancel.deliver-all"] = ("Alles leveren", "Deliver everything"),
            ["cancel.deliver-all.text"] = (
                "Tandem meldt bij bol dat alles is verzonden. Heeft de webshop de stuks weer op voorraad gezet, dan haalt "
                + "Tandem ze er weer "
                + "af.",
                "Tandem reports to bol that all of it was sent. Where the shop put the units back in stock, Tandem takes them "
                + "out again."),
            ["cancel.sent-or-on-shelf"] = (
                "bol laat zien dat dit is verzonden, maar in de webshop staat het weer op voorraad. Wat klopt er? Tot je kiest "
                + "verkoopt Tandem deze stuks niet.",
                "bol shows that this was sent, but in the shop it is back in stock. Which is right? Until you "
                + "choose Tandem does not "
                + "sell these units."),
            ["cancel.was-sent"] = ("Het is verstuurd", "It was sent"),
            ["cancel.was-sent.text"] = ("De bestelling telt in de webshop als verzonden, en de voorraad gaat er weer af.",
                "The order counts as sent in the shop, and its stock is taken out again."),
            ["cancel.on-shelf"] = ("Het ligt er nog", "It is still there"),
            ["cancel.on-shelf.text"] = (
                "De stuks zijn weer te koop. bol denkt dat de klant ze krijgt: neem daarover contact op met bol of de klant.",
                "The units are for sale again. bol thinks that the customer gets them: contact bol or the customer about it."),
            ["cancel.on-shelf.split"] = (
                "De bestelling is in de webshop gesplitst. Is het verstuurd, verlaag dan zelf de voorraad en kies daarna dit.",
                "The order was split in the shop. If it was sent, lower the stock yourself and then choose this."),
            ["cancel.on-shelf.removed"] = (
                "De bestelling is in de webshop verwijderd. Is het verstuurd, verlaag dan zelf de voorraad en kies daarna dit.",
                "The order was removed from the shop. If it was sent, lower the stock yourself and then choose this."),
            ["cancel.asked-already"] = (
                "bol is al gevraagd om te annuleren: dat is niet meer terug te draaien. Wacht het antwoord van bol af.",
                "bol was asked to cancel already: that cannot be undone. Wait for bol's answer."),
            ["cancel.ship-though"] = ("Meld de verzending alleen bij bol", "Report the shipment to bol only"),
            ["cancel.ship-though.text"] = (
                "Het pakket is weg; de bestelling blijft in de webshop gesloten. Verlaag zelf de voorraad als de webshop de "
                + "stuks heeft teruggeboekt.",
                "The parcel has left; the order stays closed in the shop. Lower the stock yourself where the shop put the units "
                + "back."),
            ["cancel.which"] = ("Wat annuleer je bij bol?", "What do you cancel at bol?"),
            ["cancel.reason"] = ("Reden voor bol", "Reason for bol"),
            ["cancel.at-bol"] = ("Annuleer bij bol", "Cancel at bol"),
            ["cancel.at-bol.text"] = ("De klant krijgt bericht van bol. Dit is niet terug te draaien.",
                "bol tells the customer. This cannot be undone."),
            ["cancel.keep"] = ("Toch leveren", "Deliver after all"),
            ["cancel.keep.text"] = ("De bestelling gaat in de webshop weer open; WooCommerce boekt de voorraad opnieuw af.",
                "The order is opened again in the shop and takes its stock anew."),
            ["cancel.observing"] = (
                "Tandem kijkt nog alleen mee en stuurt niets. Annuleer of verzend zelf bij bol, of zet bestellingen live.",
                "Tandem only watches and sends nothing. Cancel or ship at bol yourself, or let orders go live."),
            ["cancel.nothing-left"] = (
                "Er valt niets meer te kiezen: het is intussen verzonden, geannuleerd of beantwoord.",
                "There is nothing left to choose: it was shipped, cancelled or answered meanwhile."),
            ["cancel.over"] = ("Er staat bij bol niets meer open.", "Nothing is open at bol any more."),
            ["cancel.answered-ship"] = ("Je verstuurt deze bestelling toch. Het verzoek vervalt zodra bol de verzending kent.",
                "You send this order anyway. The request lapses as soon as bol knows of the shipment."),
            ["cancel.under-way"] = ("Tandem is bezig met annuleren.", "Tandem is cancelling."),
            ["cancel.rest-goes"] = ("De annulering is klaar. Wat nog open staat, kun je gewoon versturen.",
                "The cancellation is done. You can send what is still open as usual."),
            ["customer.title"] = ("Vraag van de klant", "Customer question"),
            ["customer.text"] = (
                "Klanten van bol beantwoord je in je verkoopaccount: zoek bij Bestellingen naar {order} en kies E-mail "
                + "klant. Tandem bewaart daar niets van.",
                "Customers of bol are answered in your seller account: search {order} under Orders and choose Email "
                + "customer. Tandem keeps nothing of it."),
            ["customer.open"] = ("Open het verkoopaccount van bol", "Open bol's seller account"),
            ["cancel-settings"] = ("Annuleringen", "Cancellations"),
            ["cancel-settings.text"] = (
                "Na een verzoek van een klant gaat de bestelling in de webshop meteen in de wacht. Daarna beslis jij, of een "
                + "regel hieronder.",
                "A customer's request puts the order in the shop on hold at once. Then you decide, or a rule below."),
            ["cancel-settings.accept"] = ("Verzoek automatisch accepteren zolang er niets verstuurd is",
                "Accept requests automatically as long as nothing was sent"),
            ["cancel-settings.follow"] = ("Wat in de webshop wordt geannuleerd, ook bij bol automatisch annuleren",
                "Cancel at bol automatically what is cancelled in the shop"),
            ["cancel-settings.reason"] = ("Reden voor bol als niemand er een kiest", "Reason for bol where nobody chooses one"),
            ["cancel-settings.hold"] = ("Status in de webshop tijdens een verzoek", "Status in the shop during a request"),
            ["cancel-settings.hold.text"] = (
                "Zolang je niet hebt geantwoord, staat de bestelling op deze status. Van geannuleerde bestellingen krijgt de klant "
                + "bericht van bol.",
                "Until you answer, the order has this status. bol tells the customer about cancelled orders."),
            ["bol-reason.OUT_OF_STOCK"] = ("niet op voorraad", "out of stock"),
            ["bol-reason.REQUESTED_BY_CUSTOMER"] = ("op verzoek van de klant", "requested by the customer"),
            ["bol-reason.BAD_CONDITION"] = ("artikel beschadigd", "item damaged"),
            ["bol-reason.HIGHER_SHIPCOST"] = ("verzendkosten te hoog", "shipping costs too high"),
            ["bol-reason.INCORRECT_PRICE"] = ("verkeerde prijs", "wrong price"),
            ["bol-reason.NOT_AVAIL_IN_TIME"] = ("niet op tijd leverbaar", "not available in time"),
            ["bol-reason.NO_BOL_GUARANTEE"] = ("zonder garantie van bol", "without bol's guarantee"),
            ["bol-reason.ORDERED_TWICE"] = ("dubbel besteld", "ordered twice"),
            ["bol-reason.RETAIN_ITEM"] = ("ik houd het artikel zelf", "I keep the item myself"),
            ["bol-reason.TECH_ISSUE"] = ("technisch probleem", "technical problem"),
            ["bol-reason.UNFINDABLE_ITEM"] = ("artikel onvindbaar", "item cannot be found"),
            ["bol-reason.OTHER"] = ("andere reden", "another reason"),
        };
}
