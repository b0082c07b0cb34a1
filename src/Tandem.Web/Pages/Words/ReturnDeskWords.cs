namespace Tandem.Web.Pages.Words;

/// <summary>What the return desk says of what it did, could not do and asks. In Dutch and English.</summary>
internal static class ReturnDeskWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new[] { Done(), Refusals(), OfPhotos(), Questions(), OfExchanges() }.SelectMany(words => words)
            .ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, (string Nl, string En)> Done() => new(StringComparer.Ordinal)
    {
        ["return.decided.Fine"] = ("Retour RMA {rma}: {units} × in orde, geld terug.",
            "Return RMA {rma}: {units} × as sold, money back."),
        ["return.decided.Damaged"] = ("Retour RMA {rma}: {units} × beschadigd, geld terug, niet op voorraad.",
            "Return RMA {rma}: {units} × damaged, money back, not in stock."),
        ["return.decided.Refused"] = ("Retour RMA {rma}: {units} × voldoet niet aan de voorwaarden, geen geld terug.",
            "Return RMA {rma}: {units} × does not meet the conditions, no money back."),
        ["return.decided.Exchange"] = ("Retour RMA {rma}: {units} × omruilen.", "Return RMA {rma}: {units} × exchange."),
        ["return.decided.Replace"] = ("Retour RMA {rma}: {units} × omruilen, met een vervangende bestelling in de webshop.",
            "Return RMA {rma}: {units} × exchange, with a replacement order in the shop."),
        ["return.replace"] = ("Maak in de webshop een bestelling van {units} × {name} voor de omruiling, zonder kosten.",
            "Make an order of {units} × {name} in the shop for the exchange, at no charge."),
        ["return.replaced"] = ("Omruiling: {units} × {name} gaat naar de klant met bestelling {shopOrder}.",
            "Exchange: {units} × {name} goes to the customer with order {shopOrder}."),
        ["return.tell-replaced"] = ("Zet de vervangende bestelling als notitie bij de bestelling in de webshop.",
            "Put the replacement order on the shop's order as a note."),
        ["return.replaced-by-hand"] = ("Omruiling bij retour RMA {rma}: je regelt de vervangende bestelling zelf.",
            "Exchange for return RMA {rma}: you see to the replacement order yourself."),
        ["return.decided.Repair"] = ("Retour RMA {rma}: {units} × reparatie.", "Return RMA {rma}: {units} × repair."),
        ["return.decided.KeepsPaid"] = ("Retour RMA {rma}: de klant houdt {units} × en betaalt.",
            "Return RMA {rma}: the customer keeps {units} × and pays."),
        ["return.decided.KeepsFree"] = ("Retour RMA {rma}: de klant houdt {units} × en krijgt het geld terug.",
            "Return RMA {rma}: the customer keeps {units} × and gets the money back."),
        ["return.decided.StillApproved"] = ("Retour RMA {rma}: {units} × alsnog goedgekeurd, geld terug.",
            "Return RMA {rma}: {units} × approved after all, money back."),
        ["return.undone"] = ("Retour RMA {rma}: de keuze is ongedaan gemaakt.", "Return RMA {rma}: the choice was undone."),
        ["return.handle"] = ("Meld de uitkomst van retour RMA {rma} bij bol ({units} ×).",
            "Tell bol what became of return RMA {rma} ({units} ×)."),
        ["return.make"] = ("Maak bij bol een retour van {units} × van {order}.", "Make a return at bol of {units} × of {order}."),
        ["return.made"] = ("Je maakt bij bol een retour van {units} × {name}.", "You make a return at bol of {units} × {name}."),
        ["return.refund"] = ("Boek de retour van {units} × in de webshop.", "Book the return of {units} × in the shop."),
        ["return.refund.Made"] = ("Retour: {units} × {item} is in de webshop geboekt, {total} terugbetaald.",
            "Return: {units} × {item} was booked in the shop, {total} refunded."),
        ["return.refund.Restocked"] = (
            "Retour: {units} × {item} is in de webshop geboekt, {total} terugbetaald, en staat weer op voorraad.",
            "Return: {units} × {item} was booked in the shop, {total} refunded, and is back in stock."),
        ["return.refund.Nothing"] = ("Retour: van {units} × {item} viel in de webshop niets meer terug te betalen.",
            "Return: nothing of {units} × {item} was left to refund in the shop."),
        ["return.refund-left"] = ("Je hebt gezegd dat de terugbetaling in de webshop geen retour is: bij bol gebeurt niets.",
            "You said that the refund in the shop is no return: nothing happens at bol."),
        ["return.followed"] = (
            "De webshop heeft {units} × al terugbetaald: retour RMA {rma} wordt bij bol als ontvangen gemeld.",
            "The shop has refunded {units} × already: return RMA {rma} is reported to bol as received."),
        ["return.let-keep"] = (
            "Retour RMA {rma} ({total}) valt onder je grens van {limit}: de klant houdt het en krijgt het geld terug.",
            "Return RMA {rma} ({total}) is under your limit of {limit}: the customer keeps it and gets the money back."),
        ["return.handled-otherwise"] = ("Retour RMA {rma} was bij bol al anders behandeld: {returnResults}.",
            "Return RMA {rma} had been handled otherwise at bol: {returnResults}."),
        ["return.gone"] = ("bol kent retour RMA {rma} niet meer.", "bol does not know return RMA {rma} any more."),
    };

    private static Dictionary<string, (string Nl, string En)> Refusals() => new(StringComparer.Ordinal)
    {
        ["return.not.live"] = ("Retouren staan nog niet live: zet ze eerst live.",
            "Returns are not live yet: go live with them first."),
        ["return.unsound"] = ("Vul bedragen vanaf € 0 in, percentages van 0 tot en met 100, en 1 tot en met 365 dagen.",
            "Enter amounts from € 0, percentages from 0 to 100, and 1 to 365 days."),
        ["return.not.known"] = ("Deze retour is er niet.", "There is no such return."),
        ["return.not.lvb"] = ("bol behandelt deze retour in het eigen magazijn.",
            "bol handles this return in its own warehouse."),
        ["return.not.choice"] = ("Die keuze kan bij deze retour niet.", "That choice is not possible for this return."),
        ["return.not.units"] = ("Dat aantal klopt niet: kies er samen {units}.",
            "That number is not right: choose {units} in all."),
        ["return.not.open"] = ("Over deze retour is al beslist.", "This return has been decided already."),
        ["return.not.refused"] = ("Er is niets afgewezen dat je alsnog kunt goedkeuren.",
            "Nothing was refused that you could approve after all."),
        ["return.not.above"] = ("Boven {limit} beslist wie de instellingen mag wijzigen.",
            "Above {limit} only who may change settings decides."),
        ["return.not.replace"] = (
            "De webshop heeft deze bestelling of dit artikel niet: Tandem kan er geen vervangende bestelling van maken.",
            "The shop does not have this order or this item: Tandem cannot make a replacement order of it."),
        ["return.not.on-its-way"] = ("De bestelling is al onderweg naar de webshop. Wacht even en kijk dan opnieuw.",
            "The order is on its way to the shop already. Wait a moment, then look again."),
        ["return.not.undo"] = ("Dit is al naar bol gestuurd en kan niet meer ongedaan worden gemaakt.",
            "This was sent to bol already and cannot be undone."),
        ["return.not.waiting"] = ("Hier hoeft niets meer beslist te worden.", "Nothing is left to decide here."),
        ["return.not.stray"] = ("Deze retour heeft al een bestelling.", "This return has an order already."),
        ["return.not.order"] = ("Bestelling {order} is bij dit bol-account niet te vinden.",
            "Order {order} cannot be found at this bol account."),
        ["return.not.in-order"] = ("In bestelling {order} zit geen artikel met EAN {ean}.",
            "Order {order} holds no item with EAN {ean}."),
    };

    private static Dictionary<string, (string Nl, string En)> OfPhotos() => new(StringComparer.Ordinal)
    {
        ["return.photo.not"] = ("Dit is geen foto die Tandem kan lezen. Kies een JPEG, PNG of WebP.",
            "This is not a photo that Tandem can read. Choose a JPEG, PNG or WebP."),
        ["return.photo.too-large"] = ("Deze foto is te groot: maximaal {most} MB.", "This photo is too large: at most {most} MB."),
        ["return.photo.enough"] = ("Bij een retour passen maximaal {most} foto's. Verwijder er eerst een.",
            "A return holds at most {most} photos. Remove one first."),
        ["return.photo.too-many"] = ("Er zijn het afgelopen uur te veel foto's toegevoegd. Probeer het later opnieuw.",
            "Too many photos were added within the last hour. Try again later."),
        ["return.photo.broken"] = ("De foto kwam niet helemaal binnen. Probeer het opnieuw.",
            "The photo did not arrive completely. Try again."),
    };

    private static Dictionary<string, (string Nl, string En)> Questions() => new(StringComparer.Ordinal)
    {
        ["attention.return-shelf"] = (
            "Retour RMA {rma} van {order} is bij bol al behandeld ({units} ×). Zet je het weer op voorraad? Daarna betaalt "
            + "Tandem het in de webshop terug.",
            "Return RMA {rma} of {order} was handled at bol already ({units} ×). Do you put it back in stock? Then Tandem "
            + "refunds it in the shop."),
        ["attention.return-unclear"] = (
            "bol meldt bij retour RMA {rma} van {order} een uitkomst die Tandem niet kent. Kijk bij bol wat er is gebeurd, en "
            + "pas de webshop zo nodig zelf aan.",
            "bol reports a result for return RMA {rma} of {order} that Tandem does not know. See at bol what happened, and "
            + "change the shop yourself if need be."),
        ["attention.return-not-handled"] = (
            "Je keuze voor retour RMA {rma} van {order} is bij bol niet doorgegaan. Open de retour en kies opnieuw.",
            "Your choice for return RMA {rma} of {order} did not go through at bol. Open the return and choose again."),
        ["attention.return-refused"] = (
            "bol neemt de uitkomst van een retour van {order} niet aan: {words} Tandem blijft het proberen; behandel de retour "
            + "zo nodig in je verkoopaccount.",
            "bol does not accept what became of a return of {order}: {words} Tandem keeps trying; handle the return in your "
            + "seller account if need be."),
        ["attention.return-not-refunded"] = (
            "Van {order} is {name} retour, maar de terugbetaling in de webshop is niet gemaakt of is daar verwijderd. Opnieuw "
            + "terugbetalen?",
            "{name} of {order} was returned, but its refund in the shop was not made or was removed there. Refund it again?"),
        ["attention.refunded-not-returned"] = (
            "In de webshop is {units} × van {order} terugbetaald, maar bij bol is daarvan geen retour. Maak de retour bij bol, "
            + "of doe dat niet.",
            "{units} × of {order} was refunded in the shop, but bol has no return of it. Make the return at bol, or do not."),
        ["attention.amount-refunded"] = (
            "In de webshop is {total} van {order} terugbetaald, zonder aantal. bol kent alleen stuks: is het een retour, "
            + "maak die dan bij bol; anders hoeft er niets.",
            "{total} of {order} was refunded in the shop, without a number of units. bol knows only units: if it is a return, "
            + "make it at bol; else nothing has to be done."),
        ["attention.return-not-restocked"] = (
            "{name} van {order} is als in orde teruggenomen, maar de webshop had al terugbetaald zonder het op voorraad te "
            + "leggen. Verhoog de voorraad daar zelf, en markeer dit dan als afgehandeld.",
            "{name} of {order} was taken back as sold, but the shop had refunded it without putting it in stock. Raise the "
            + "stock there yourself, then mark this as resolved."),
    };

    private static Dictionary<string, (string Nl, string En)> OfExchanges() => new(StringComparer.Ordinal)
    {
        ["attention.replacement-shop"] = (
            "De vervangende bestelling bij {order} (RMA {rma}) is niet gemaakt: de webshop is verwijderd uit Tandem. Maak de "
            + "bestelling zelf.",
            "The replacement order for {order} (RMA {rma}) was not made: the shop was removed from Tandem. Make the order "
            + "yourself."),
        ["attention.replacement-gone"] = (
            "De vervangende bestelling bij {order} (RMA {rma}) is niet gemaakt: de bestelling staat in de prullenbak van de "
            + "webshop of is verwijderd, en daar staat het adres. Zet de bestelling terug en maak opnieuw, of regel het zelf.",
            "The replacement order for {order} (RMA {rma}) was not made: the order is in the shop's bin or was removed, and it "
            + "holds the address. Put it back and make the order again, or see to it yourself."),
        ["attention.replacement-address"] = (
            "De vervangende bestelling bij {order} (RMA {rma}) is niet gemaakt: het adres staat niet meer op de bestelling in de "
            + "webshop. Maak de bestelling zelf.",
            "The replacement order for {order} (RMA {rma}) was not made: the address is no longer on the shop's order. Make the "
            + "order yourself."),
        ["attention.replacement-closed"] = (
            "De vervangende bestelling {shopOrder} bij {order} (RMA {rma}) is in de webshop geannuleerd, terugbetaald of "
            + "verwijderd voordat die is verzonden: de klant krijgt niets. Laat een nieuwe maken, of geef aan dat het zo hoort.",
            "The replacement order {shopOrder} for {order} (RMA {rma}) was cancelled, refunded or removed in the shop before it "
            + "was sent: the customer gets nothing. Have a new one made, or say that it is meant to be so."),
        ["attention.replacement-lines"] = (
            "De vervangende bestelling bij {order} (RMA {rma}) is niet gemaakt: op de bestelling in de webshop is {name} niet "
            + "(meer) als artikel te vinden. Maak de bestelling zelf.",
            "The replacement order for {order} (RMA {rma}) was not made: {name} is not (or no longer) on the shop's order as an "
            + "item. Make the order yourself."),
        ["attention.replacement-product"] = (
            "De vervangende bestelling bij {order} (RMA {rma}) is niet gemaakt: {name} is uit de webshop verwijderd. Zet het "
            + "artikel terug en maak opnieuw, of regel het zelf.",
            "The replacement order for {order} (RMA {rma}) was not made: {name} was removed from the shop. Put the item back and "
            + "make the order again, or see to it yourself."),
        ["attention.replacement-stock"] = (
            "De vervangende bestelling bij {order} (RMA {rma}) is niet gemaakt: van {name} is er te weinig op voorraad. Vul de "
            + "voorraad aan en maak opnieuw, of regel het zelf.",
            "The replacement order for {order} (RMA {rma}) was not made: there is too little of {name} in stock. Add stock and "
            + "make the order again, or see to it yourself."),
        ["attention.replacement-refused"] = (
            "De webshop weigert de vervangende bestelling bij {order}: {words} Maak opnieuw als het is opgelost, of regel het "
            + "zelf.",
            "The shop refuses the replacement order for {order}: {words} Make it again once that is solved, or see to it "
            + "yourself."),
        ["attention.replacement-differs"] = (
            "De vervangende bestelling {shopOrder} bij {order} (RMA {rma}) staat in de webshop, maar niet zoals bedoeld: "
            + "{units} × {name}, zonder kosten. Pas de bestelling daar aan als dat nodig is.",
            "The replacement order {shopOrder} for {order} (RMA {rma}) is in the shop, but not as it should be: {units} × "
            + "{name}, at no charge. Change it there if need be."),
    };
}
