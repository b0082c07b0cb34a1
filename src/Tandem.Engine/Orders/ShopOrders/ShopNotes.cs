using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>The notes that Tandem puts on orders in the shop, in Dutch and English. Pure.</summary>
internal static class ShopNotes
{
    private static readonly Dictionary<string, (string Nl, string En)> Texts = new(StringComparer.Ordinal)
    {
        ["note.deadline-and-expiry"] = (
            "bol-bestelling {order}: uiterlijk {day} bij de klant. Is er op {expiry} niets verzonden, dan annuleert bol.",
            "bol order {order}: with the customer on {day} at the latest. If nothing was sent by {expiry}, bol cancels it."),
        ["note.deadline"] = ("bol-bestelling {order}: uiterlijk {day} bij de klant.",
            "bol order {order}: with the customer on {day} at the latest."),
        ["note.exact"] = ("bol-bestelling {order}: te bezorgen op {day}.", "bol order {order}: to be delivered on {day}."),
        ["note.no-deadline"] = ("bol-bestelling {order}.", "bol order {order}."),
        ["note.lvb"] = ("bol-bestelling {order}: bol verstuurt deze zelf uit het eigen magazijn.",
            "bol order {order}: bol sends this one from its own warehouse."),
        ["shop-note.shipped-at-bol"] = (
            "bol laat zien dat bestelling {order} helemaal is verzonden. Dat is in het verkoopaccount van bol gemeld.",
            "bol shows that order {order} was shipped in full. That was reported in bol's seller account."),
        ["label.note"] =
            ("Het label van bol is gekocht: {carrier}, code {number}.", "bol's label was bought: {carrier}, code {number}."),
        ["cancel.asked"] = (
            "De klant heeft op {at} bij bol gevraagd om te annuleren. Verstuur deze bestelling nog niet en beantwoord de vraag "
            + "in Tandem.",
            "The customer asked at bol on {at} to cancel. Do not send this order yet, and answer the request in Tandem."),
        ["cancel.lifted"] = (
            "Het annuleringsverzoek van {at} is beantwoord: de bestelling mag worden verstuurd.",
            "The cancellation request of {at} was answered: the order may be sent."),
        ["cancel.part"] = (
            "Een deel van deze bestelling is op {at} bij bol geannuleerd en hier terugbetaald. De rest mag worden verstuurd.",
            "A part of this order was cancelled at bol on {at} and refunded here. The rest may be sent."),
        ["cancel.withdrawn"] = (
            "Het annuleringsverzoek van {at} is vervallen: de bestelling mag worden verstuurd.",
            "The cancellation request of {at} has lapsed: the order may be sent."),
        ["cancel.shipped"] = (
            "De bestelling is bij bol al verzonden gemeld: het annuleringsverzoek van {at} is vervallen.",
            "The order was reported as sent at bol already: the cancellation request of {at} has lapsed."),
        ["cancel.kept"] = (
            "In Tandem is op {at} gekozen om deze bestelling toch te leveren.",
            "On {at} somebody chose in Tandem to deliver this order after all."),
        ["cancel.was-sent"] = (
            "In Tandem is op {at} gezegd dat deze bestelling is verstuurd.",
            "On {at} somebody said in Tandem that this order was sent."),
        ["return.note.registered"] = (
            "Klant stuurt {units} × {title} retour. Reden: {returnReason}. RMA {rma}, aangemeld {at}.",
            "Customer sends back {units} × {title}. Reason: {returnReason}. RMA {rma}, registered {at}."),
        ["return.note.handled"] = (
            "Retour RMA {rma} ({title}) is bij bol behandeld: {returnResults}. Behandeld {at}. Tandem past voorraad en "
            + "terugbetaling hier niet aan.",
            "Return RMA {rma} ({title}) was handled at bol: {returnResults}. Handled {at}. Tandem changes no stock and no refund "
            + "here."),
        ["return.note.replacement"] = (
            "Kosteloze omruiling: {units} × {title} voor de klant van bestelling {shopOrder} (bol {order}, retour RMA {rma}). "
            + "Dit pakket hoef je niet bij bol te melden.",
            "Exchange at no charge: {units} × {title} for the customer of order {shopOrder} (bol {order}, return RMA {rma}). "
            + "This parcel does not have to be reported to bol."),
        ["return.note.replaced"] = (
            "Omruiling: de klant krijgt {units} × {title} opnieuw, met bestelling {shopOrder}.",
            "Exchange: the customer gets {units} × {title} again, with order {shopOrder}."),
        ["document.note.invoice"] = ("Factuur {number} is gemaakt.", "Invoice {number} was made."),
        ["document.note.invoice-link"] = ("Factuur {number} is gemaakt: {link}", "Invoice {number} was made: {link}"),
        ["document.note.credit"] = ("Creditnota {number} is gemaakt.", "Credit note {number} was made."),
        ["document.note.credit-link"] = ("Creditnota {number} is gemaakt: {link}", "Credit note {number} was made: {link}"),
        ["cancel.closed.Request"] = (
            "Geannuleerd bij bol, op verzoek van de klant.", "Cancelled at bol, at the customer's request."),
        ["cancel.closed.Shop"] = ("Ook bij bol geannuleerd.", "Cancelled at bol too."),
        ["cancel.closed.Person"] = ("Geannuleerd bij bol, via Tandem.", "Cancelled at bol, through Tandem."),
        ["cancel.closed.RequestAtBol"] = (
            "Geannuleerd bij bol, op verzoek van de klant en buiten Tandem om.",
            "Cancelled at bol, at the customer's request and not through Tandem."),
        ["cancel.closed.Expired"] = (
            "Door bol geannuleerd: de uiterste datum was verlopen.", "Cancelled by bol: its deadline had passed."),
        ["cancel.closed.AtBol"] = (
            "Geannuleerd bij bol, in het verkoopaccount of door bol zelf.",
            "Cancelled at bol, in the seller account or by bol itself."),
    };

    public static IReadOnlyDictionary<string, (string Nl, string En)> All => Texts;

    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such note: a bug.</exception>
    public static string Write(Reason note, string language)
    {
        var text = language == "en" ? Texts[note.Code].En : Texts[note.Code].Nl;
        return Sentence.Fill(
            text, name => note.Facts.TryGetValue(name, out var value) ? AsText(Fact(name, value, language)) : null);
    }

    // WooCommerce shows notes as HTML, and titles are written by others.
    private static string AsText(string value) =>
        value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Fact(string name, string value, string language) => name switch
    {
        "returnReason" => ReturnTerms.Reason(value, language),
        "returnResults" => ReturnTerms.Results(value, language),
        _ => value,
    };
}
