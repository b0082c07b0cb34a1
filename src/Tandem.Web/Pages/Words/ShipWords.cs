namespace Tandem.Web.Pages.Words;

/// <summary>The words about shipments, parcels and deadlines, in Dutch and English.</summary>
internal static class ShipWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["ship.not-sent"] = ("De webshop heeft deze bestelling nog niet verzonden.",
                "The shop has not sent this order yet."),
            ["ship.cancellation-unanswered"] = (
                "De klant wil annuleren. Tandem verzendt pas als daar een antwoord op is.",
                "The customer wants to cancel. Tandem ships only once that is answered."),
            ["ship.without-tracking"] = (
                "De track & trace kwam niet op tijd: de verzending is zonder code bij bol gemeld. Komt de code nog, dan vult "
                + "Tandem die aan.",
                "No track & trace came in time: the shipment was reported to bol without it. Tandem adds the code if it still "
                + "comes."),
            ["ship.under-way"] = ("Een eerdere verzendmelding van deze bestelling is nog in verwerking bij bol.",
                "An earlier shipment of this order is still in progress at bol."),
            ["ship.code-may-come"] = ("Zonder track & trace verzonden; Tandem kijkt of de code nog komt.",
                "Sent without track & trace; Tandem looks whether the code still comes."),
            ["ship.code-came"] =
                ("De track & trace kwam later en wordt bij bol aangevuld.", "The track & trace came later and is added at bol."),
            ["ship.no-shipment-lacks-a-code"] = (
                "Alle zendingen bij bol hebben al een code; bol toont er één per zending.",
                "All shipments at bol have a code already; bol shows one for each."),
            ["flow.shipped"] = ("Bij bol is alles verzonden.", "Everything is shipped at bol."),
            ["shop-note.shipped-at-bol"] =
                ("bol laat zien dat {order} helemaal is verzonden.", "bol shows that {order} was shipped in full."),
            ["order.code-told"] =
                ("Track & trace {number} van {order} staat nu bij bol.", "Track & trace {number} of {order} is at bol now."),
            ["parcel.found"] = ("Pakket {number} gevonden, vervoerder {carrier}.", "Found parcel {number}, carrier {carrier}."),
            ["parcel.no-order"] = ("Er staat geen bestelnummer bij.", "It has no order number."),
            ["parcel.confirmed"] = ("Bevestigd: {number} is de track & trace.", "Confirmed: {number} is the track & trace."),
            ["parcel.denied"] = ("{number} uit een notitie is geen track & trace.", "{number} of a note is no track & trace."),
            ["parcel.no-code"] = (
                "Er staat geen track & trace bij. Vul hem in, of geef aan dat dit pakket er geen heeft.",
                "It has no track & trace. Fill it in, or say that this parcel has none."),
            ["parcel.code-is-ean"] = ("{number} is de EAN van een artikel in deze bestelling, geen track & trace.",
                "{number} is the EAN of an article of this order, not a track & trace."),
            ["parcel.held"] = (
                "Bij {order} loopt een annulering. Het pakket is bewaard; bol hoort ervan zodra duidelijk is dat je de "
                + "bestelling verzendt.",
                "A cancellation of {order} is open. The parcel is kept; bol hears of it once it is clear that you send the "
                + "order."),
            ["attention.maybe-code"] = (
                "In een notitie bij bestelling {order} staat {number}, zonder vervoerder. Is dat de track & trace? Beantwoord "
                + "het op de pagina van de bestelling; tot dan hoort bol er niets van.",
                "A note on order {order} has {number}, without a carrier. Is that the track & trace? Answer it on the order's "
                + "page; bol hears nothing of it until then."),
            ["attention.code-corrected"] = (
                "De track & trace van bestelling {order} is in de webshop veranderd van {old} in {number}. bol houdt de code die "
                + "het eerst kwam: geef je klant de nieuwe door, en markeer dit als afgehandeld.",
                "The track & trace of order {order} was changed in the shop from {old} to {number}. bol keeps the code that came "
                + "first: give your customer the new one, and mark this as resolved."),
            ["parcel.unknown-order"] = ("Bestelling {order} is niet bekend. Gebruik het nummer van bol of van de webshop.",
                "Order {order} is not known. Use bol's number or the shop's."),
            ["parcel.two-orders"] = ("Nummer {order} hoort bij meer dan één bestelling. Gebruik het nummer van bol.",
                "Number {order} belongs to more than one order. Use bol's number."),
            ["parcel.id-not-number"] = (
                "{order} is geen bestelnummer van je webshop, wel het id van de bestelling met nummer {number}. Bedoel je die, "
                + "gebruik dan {number} of het nummer van bol, {bolOrder}.",
                "{order} is no order number of your shop, but the id of the order with number {number}. If you mean that one, "
                + "use {number} or bol's number, {bolOrder}."),
            ["parcel.bad-code"] = (
                "{number} kan geen track & trace zijn: 2 tot 40 letters en cijfers, met ten minste één cijfer.",
                "{number} cannot be a track & trace: 2 to 40 letters and digits, with a digit at least."),
            ["parcel.nothing-of-yours"] = (
                "Van {order} verzend je niets zelf: het gaat via bol, of het is nog niet in de webshop.",
                "You ship nothing of {order} yourself: it goes via bol, or it is not in the shop yet."),
            ["parcel.nothing-open"] = ("Van {order} staat niets meer open.", "Nothing of {order} is open any more."),
            ["parcel.order-closed"] = (
                "Het pakket is bewaard, maar {order} is in de webshop gesloten (“{status}”). Open de bestelling en kies: "
                + "toch leveren, alleen bij bol melden of bij bol annuleren.",
                "The parcel was kept, but {order} is closed in the shop (“{status}”). Open the order and choose: deliver "
                + "after all, report to bol only, or cancel at bol."),
            ["attention.parcel-of-closed"] = (
                "Voor {order} is pakket {number} gemeld, maar de bestelling is in de webshop gesloten (“{status}”). Open de "
                + "bestelling en kies: toch leveren, alleen bij bol melden of bij bol annuleren.",
                "Parcel {number} was reported for {order}, but the order is closed in the shop (“{status}”). Open it and "
                + "choose: deliver after all, report to bol only, or cancel at bol."),
            ["parcel.unknown-line"] = ("Regel {line} hoort niet bij deze bestelling, of je verzendt die niet zelf.",
                "Line {line} is not of this order, or you do not ship it yourself."),
            ["parcel.bad-quantity"] =
                ("Het aantal van {line} klopt niet: 1 tot en met {most}.", "The quantity of {line} is not right: 1 to {most}."),
            ["parcel-file.no-columns"] = (
                "Het bestand heeft een kolom met het bestelnummer en een met de track & trace nodig. Gevonden: {found}.",
                "The file needs a column with the order number and one with the track & trace. Found: {found}."),
            ["attention.unknown-carrier"] = (
                "Tandem kent vervoerder {carrier} niet; bij bol is {carrierCode} gemeld. Kies de juiste code bij de "
                + "instellingen voor "
                + "bestellingen.",
                "Tandem does not know carrier {carrier}; bol was told {carrierCode}. Choose the right code in the settings for "
                + "orders."),
            ["attention.code-refused"] = (
                "bol weigert de track & trace van {order}: {words} Vul hem aan in je verkoopaccount, of probeer het opnieuw "
                + "op de pagina van de bestelling.",
                "bol refuses the track & trace of {order}: {words} Add it in your seller account, or try again on the "
                + "order's page."),
            ["attention.deadline-soon"] = (
                "Draag {order} uiterlijk {at} over aan de vervoerder om op tijd te komen. Verzend de bestelling nu.",
                "Hand {order} over to the carrier by {at} to arrive in time. Ship it now."),
            ["attention.deadline-missed"] = (
                "{order} is te laat voor gewone bezorging; de uiterste leverdatum bij bol is {at}. Verzend de bestelling "
                + "meteen, liefst met een koerier.",
                "{order} is too late for ordinary delivery; bol promised it by {at}. Ship it at once, a courier is best."),
            ["attention.deadline-late"] = (
                "De uiterste leverdatum van {order} is voorbij en de bestelling is nog niet verzonden. bol annuleert op "
                + "{at}. Verzend of annuleer de bestelling.",
                "The delivery date of {order} has passed and it is not shipped. bol cancels it on {at}. Ship it or cancel "
                + "it."),
            ["attention.deadline-expires"] = ("bol annuleert {order} op {at}. Verzend de bestelling nu, of annuleer.",
                "bol cancels {order} on {at}. Ship it now, or cancel it."),
            ["attention.deadline-expired"] = (
                "De termijn van {order} is op {at} verlopen. Verzend de bestelling niet meer voordat je bij bol hebt gekeken.",
                "The deadline of {order} passed at {at}. Do not send it before you have looked at bol."),
            ["attention.sent-not-confirmed"] = (
                "{order} staat sinds {since} als verzonden in de webshop, maar bol bevestigt het niet. Kijk op de pagina van de "
                + "bestelling wat bol zegt, en probeer het opnieuw.",
                "{order} has been marked as sent in the shop since {since}, but bol does not confirm it. See on the order's "
                + "page what bol "
                + "says, and try again."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["kind.Transport"] = ("track & trace naar bol", "track & trace to bol"),
            ["parcels"] = ("Pakketten", "Parcels"),
            ["parcels.none"] = ("Nog geen pakket bekend.", "No parcel known yet."),
            ["parcels.no-code"] = ("zonder track & trace", "without track & trace"),
            ["parcels.not-told"] = ("nog niet gemeld bij bol", "not reported to bol yet"),
            ["parcels.try-again"] = ("Nu opnieuw proberen", "Try again now"),
            ["parcels.waits"] = ("Tandem wacht op track & trace tot", "Tandem waits for track & trace until"),
            ["parcels.add"] = ("Pakket toevoegen", "Add a parcel"),
            ["parcels.carrier"] = ("Vervoerder", "Carrier"),
            ["parcels.code"] = ("Track & trace", "Track & trace"),
            ["parcels.what"] = ("Wat zit erin?", "What is in it?"),
            ["parcels.ship"] = ("Verzending melden bij bol", "Confirm shipment to bol"),
            ["parcels.without"] = ("Dit pakket heeft geen code", "This parcel has no code"),
            ["parcels.held"] = (
                "Er loopt een annulering. Een pakket dat je nu toevoegt wordt bewaard; bol hoort ervan zodra duidelijk is dat je "
                + "de bestelling verzendt.",
                "A cancellation is open. A parcel that you add now is kept; bol hears of it once it is clear that you send the "
                + "order."),
            ["parcels.guess"] = ("Is dit de track & trace?", "Is this the track & trace?"),
            ["parcels.guess.yes"] = ("Ja, gebruik deze", "Yes, use it"),
            ["parcels.guess.no"] = ("Nee", "No"),
            ["parcel-state.Held"] = ("Bewaard tot de annulering is afgehandeld.", "Kept until the cancellation is settled."),
            ["parcels.nothing-in-it"] = ("Kies wat er in het pakket zit.", "Choose what is in the parcel."),
            ["parcel-state.Accepted"] = ("Toegevoegd. Tandem meldt het bij bol.", "Added. Tandem tells bol."),
            ["parcel-state.Known"] = ("Dit pakket was al bekend.", "This parcel was known already."),
            ["parcel-state.Unknown"] = ("Deze bestelling is niet bekend.", "This order is not known."),
            ["parcel-state.Invalid"] = ("Dit kan niet kloppen.", "This cannot be right."),
            ["parcel-state.Waits"] = ("Wacht op je antwoord: de bestelling is in de webshop gesloten.",
                "Waits for your answer: the order is closed in the shop."),
            ["parcels.at-bol"] = ("Zendingen bij bol", "Shipments at bol"),
            ["parcel-state.Done"] = ("Er staat niets meer open.", "Nothing is open any more."),
            ["parcel-source.ShopMeta"] = ("uit de webshop", "from the shop"),
            ["parcel-source.ShopNote"] = ("uit een notitie in de webshop", "from a note in the shop"),
            ["parcel-source.Csv"] = ("uit een bestand", "from a file"),
            ["parcel-source.Screen"] = ("op dit scherm toegevoegd", "added on this screen"),
            ["parcel-source.Api"] = ("via de API", "over the API"),
            ["parcel-source.Label"] = ("label van bol", "label of bol"),
            ["parcel-source.Untracked"] = ("zonder code verzonden", "sent without a code"),
            ["deadline.Done"] = ("klaar", "done"),
            ["deadline.Fine"] = ("verzend binnen {left}", "ship within {left}"),
            ["deadline.Soon"] = ("verzend binnen {left}", "ship within {left}"),
            ["deadline.HandOverMissed"] = ("te laat voor de vervoerder; nog {left} tot de uiterste leverdatum",
                "too late for the carrier; {left} to the delivery date"),
            ["deadline.Late"] = ("te laat; bol annuleert over {left}", "late; bol cancels in {left}"),
            ["deadline.ExpiresSoon"] = ("bol annuleert over {left}", "bol cancels in {left}"),
            ["deadline.Expired"] = ("termijn verlopen", "deadline passed"),
            ["deadline.hand-over"] = ("Uiterlijk overdragen aan vervoerder", "Hand over to the carrier by"),
            ["deadline.promised"] = ("Uiterste leverdatum bij bol", "Promised by bol for"),
            ["deadline.expires"] = ("bol annuleert vanaf", "bol cancels from"),
            ["left.minutes"] = ("{n} min", "{n} min"),
            ["left.hours"] = ("{n} uur", "{n} h"),
            ["left.days"] = ("{n} dagen", "{n} days"),
            ["left.days.one"] = ("1 dag", "1 day"),
            ["flow"] = ("Verzenden en status", "Shipping and status"),
            ["flow.sent"] = ("Wanneer is een bestelling verzonden?", "When is an order sent?"),
            ["flow.sent.text"] = (
                "Krijgt een bestelling in de webshop een van deze statussen, dan meldt Tandem de verzending bij bol.",
                "When an order gets one of these statuses in the shop, Tandem tells bol that it is sent."),
            ["flow.tracking-means-sent"] = ("Ook zodra er een track & trace is, welke status de bestelling ook heeft",
                "Also as soon as there is a track & trace, whatever the status"),
            ["flow.shipped"] = ("Status als alles bij bol verzonden is", "Status once everything is shipped at bol"),
            ["flow.cancelled"] = ("Status als alles bij bol geannuleerd is", "Status once everything is cancelled at bol"),
            ["flow.cancelled.text"] = (
                "Kies je een eigen status, dan zet Tandem de bestelling eerst op “Geannuleerd”, zodat WooCommerce de voorraad "
                + "terugzet.",
                "With a status of your own, Tandem first sets the order to “Cancelled”, so that WooCommerce puts the stock "
                + "back."),
            ["flow.leave-alone"] = ("niets veranderen", "change nothing"),
            ["flow.notes"] = ("Taal van notities in de webshop", "Language of notes in the shop"),
            ["flow.wait"] = ("Uren wachten op track & trace", "Hours to wait for track & trace"),
            ["flow.alarm"] = ("Alarm, uren voor de uiterste tijd", "Alarm, hours before the last moment"),
            ["flow.default"] = ("Vervoerder als die niet bekend is", "Carrier where it is not known"),
            ["flow.without"] = ("Daarna zonder track & trace melden", "After that, tell bol without track & trace"),
            ["flow.without.text"] = ("Komt de code later, dan vult Tandem hem aan. Staat dit uit, dan vraagt Tandem het je.",
                "When the code comes later, Tandem adds it. With this off, Tandem asks you."),
            ["flow.carriers"] = ("Je vervoerders", "Your carriers"),
            ["flow.carriers.text"] = (
                "PostNL, DHL, DPD, GLS, UPS, bpost en FedEx kent Tandem al. Vul hier alleen in wat anders moet.",
                "Tandem knows PostNL, DHL, DPD, GLS, UPS, bpost and FedEx. Put here only what must be different."),
            ["flow.code"] = ("Code bij bol", "Code at bol"),
            ["flow.remove"] = ("Verwijderen", "Remove"),
            ["flow.add-carrier"] = ("Vervoerder toevoegen", "Add a carrier"),
            ["flow.nothing-is-sent"] = ("Kies ten minste één status, of zet track & trace aan: anders meldt Tandem nooit een "
                + "verzending bij bol.",
                "Choose at least one status, or switch track & trace on: otherwise Tandem never reports a shipment to bol."),
            ["parcel-file"] = ("Track & trace importeren", "Import track & trace"),
            ["parcel-file.text"] = (
                "Kies een CSV met per regel een bestelnummer (van bol of van de webshop), een track & trace en een "
                + "vervoerder. Tandem meldt de verzending bij bol. Noemt een regel ook een EAN en een aantal, dan gaat "
                + "alleen dat mee.",
                "Choose a CSV with an order number (bol's or the shop's), a track & trace and a carrier on each line. "
                + "Tandem tells bol. Where a line names an EAN and a quantity too, only that goes along."),
            ["parcel-file.taken"] = ("{n} pakketten toegevoegd.", "{n} parcels added."),
            ["parcel-file.taken.one"] = ("1 pakket toegevoegd.", "1 parcel added."),
            ["parcel-file.known"] = ("{n} waren al bekend.", "{n} were known already."),
            ["parcel-file.known.one"] = ("1 was al bekend.", "1 was known already."),
            ["parcel-file.problems"] = ("Regels die niet kloppen", "Lines that are not right"),
            ["parcel-file.problems.text"] = (
                "Deze regels zijn overgeslagen; de andere zijn verwerkt. Het bestand mag daarna opnieuw.",
                "These lines were skipped; the others were taken. The file may be sent again after that."),
            ["parcel-file.too-large"] = ("Dit bestand is te groot: maximaal 2 MB.", "This file is too large: at most 2 MB."),
        };
}
