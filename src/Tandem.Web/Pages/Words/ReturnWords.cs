using Tandem.Engine.Orders.ShopOrders;

namespace Tandem.Web.Pages.Words;

/// <summary>
/// The words about returns, in Dutch and English. bol's own words about them are <see cref="ReturnTerms"/>.
/// </summary>
internal static class ReturnWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["return.registered"] = (
                "De klant stuurt {units} × {name} retour (RMA {rma}): {returnReason}. Aangemeld {at}.",
                "The customer sends back {units} × {name} (RMA {rma}): {returnReason}. Registered {at}."),
            ["return.handled"] = ("Retour RMA {rma} is bij bol behandeld: {returnResults} ({at}).",
                "Return RMA {rma} was handled at bol: {returnResults} ({at})."),
            ["return.tell"] = ("Zet de retour als notitie bij de bestelling in de webshop.",
                "Put the return on the shop's order as a note."),
            ["return.tell-handled"] = ("Zet de uitkomst van de retour als notitie bij de bestelling in de webshop.",
                "Put what became of the return on the shop's order as a note."),
            ["return.status"] = (
                "Alles is terug en behandeld: geef de bestelling in de webshop de status die je daarvoor koos.",
                "All is back and handled: give the order in the shop the status that you chose for that."),
            ["attention.return-waits"] = (
                "Retour RMA {rma} van {order} is op {since} aangemeld en nog niet behandeld; de klant had 14 dagen om te "
                + "sturen. Is het pakket er, boek de retour dan nu; anders vervalt de retour.",
                "Return RMA {rma} of {order} was registered on {since} and is not handled; the customer had 14 days to send "
                + "it. If the parcel is there, book the return now; else the return lapses."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["return-step.Announced"] = ("aangekondigd", "announced"),
            ["return-step.Received"] = ("binnen", "received"),
            ["return-step.Inspected"] = ("bekeken", "inspected"),
            ["return-step.Decided"] = ("wordt geboekt", "being booked"),
            ["return-step.Booked"] = ("geboekt", "booked"),
            ["return-step.Ended"] = ("vervallen", "lapsed"),
            ["return-outcome.Fine"] = ("in orde", "as sold"),
            ["return-outcome.Damaged"] = ("beschadigd", "damaged"),
            ["return-outcome.Refused"] = ("voldoet niet", "refused"),
            ["return-outcome.Exchange"] = ("omruilen", "exchange"),
            ["return-outcome.Repair"] = ("reparatie", "repair"),
            ["return-outcome.KeepsPaid"] = ("klant houdt het, betaald", "customer keeps it, paid"),
            ["return-outcome.KeepsFree"] = ("klant houdt het, gratis", "customer keeps it, free"),
            ["return-outcome.StillApproved"] = ("alsnog goedgekeurd", "approved after all"),
            ["return-outcome.Nothing"] = ("niets teruggekomen", "nothing came back"),
            ["return-outcome.Unclear"] = ("onbekende uitkomst", "unknown result"),
            ["return-condition.AsSold"] = ("zoals verkocht", "as sold"),
            ["return-condition.Used"] = ("gebruikt of zonder verpakking", "used or without packaging"),
            ["return-condition.Damaged"] = ("beschadigd", "damaged"),
            ["return-condition.Incomplete"] = ("niet compleet", "incomplete"),
            ["return-condition.Other"] = ("een ander artikel", "another item"),
            ["decision-source.Desk"] = ("hier beslist", "decided here"),
            ["decision-source.Rule"] = ("volgens je regel", "by your rule"),
            ["decision-source.Bol"] = ("bij bol behandeld", "handled at bol"),
            ["decision-source.Shop"] = ("in de webshop terugbetaald", "refunded in the shop"),
            ["source.returns"] = ("retouren", "returns"),
            ["return-mark.Registered"] = ("retour aangemeld", "return registered"),
            ["return-mark.Handled"] = ("retour behandeld", "return handled"),
            ["step.returned"] = ("Retour aangemeld bij bol", "Return registered at bol"),
            ["step.return-handled"] = ("Retour behandeld bij bol", "Return handled at bol"),
            ["return.title"] = ("Retour", "Return"),
            ["return.reason"] = ("Reden", "Reason"),
            ["return.at-bol"] = ("Aangemeld bij bol", "Registered at bol"),
            ["return.in-shop"] = ("Notitie in de webshop", "Note in the shop"),
            ["return.in-shop.open"] = ("nog niet", "not yet"),
            ["return.at-bol-handled"] = ("Behandeld bij bol", "Handled at bol"),
            ["return.handled-in-shop"] = ("Uitkomst in de webshop", "Result in the shop"),
            ["return.next.own"] = (
                "De klant stuurt het uiterlijk {day} op. Boek de retour binnen 7 dagen nadat het pakket binnen is, "
                + "en "
                + "niet eerder.",
                "The customer sends it by {day}. Book the return within 7 days after the parcel came in, and not "
                + "before."),
            ["return.next.late"] = (
                "De klant had tot {day} om te sturen. Is het pakket er, boek de retour dan nu; anders vervalt de "
                + "retour.",
                "The customer had until {day} to send it. If the parcel is there, book the return now; else the "
                + "return lapses."),
            ["return.next.lvb"] =
                ("bol ontvangt en behandelt dit in het eigen magazijn.", "bol receives and handles this in its own warehouse."),
            ["return.next.done"] = (
                "Klaar bij bol. Open de retour om te zien wat er in de webshop is geboekt.",
                "Done at bol. Open the return to see what was booked in the shop."),
            ["return.next.done-lvb"] =
                ("Klaar: bol heeft het in het eigen magazijn behandeld.", "Done: bol handled it in its own warehouse."),
            ["return.next.gone"] = ("bol toont deze retour niet meer. Er valt niets te behandelen.",
                "bol does not show this return any more. There is nothing to handle."),
            ["return.rule"] = ("De regel van bol", "bol's rule"),
            ["flow.returned"] = ("Status als alles retour en behandeld is", "Status once all is returned and handled"),
            ["flow.returned.text"] = (
                "Let op bij “terugbetaald”: WooCommerce boekt dan het hele bedrag als terugbetaald. De voorraad wordt daarbij "
                + "niet teruggezet.",
                "Mind “refunded”: WooCommerce then books the whole amount as refunded. It does not put stock back."),
        };
}
