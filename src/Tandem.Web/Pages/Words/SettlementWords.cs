namespace Tandem.Web.Pages.Words;

/// <summary>The words of bol's own invoices, in Dutch and English.</summary>
internal static class SettlementWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string Nl, string En)>(StringComparer.Ordinal)
        {
            ["attention.bol-invoice-unread"] = (
                "De specificatie van bol-factuur {invoice} ({name}) is niet te lezen. {words} Tandem probeert het nog een week. "
                + "Je vindt de factuur in je verkoopaccount bij Financiën; regels ervan tellen hier nog niet mee.",
                "The specification of bol invoice {invoice} ({name}) cannot be read. {words} Tandem keeps trying for a week. You "
                + "find the invoice in your seller account under Finance; its lines do not count here yet."),
            ["attention.bol-invoice-odd"] = (
                "Bij {count} van de regels van bol-factuur {invoice} ({name}) is geen bedrag te lezen (plaats {places}). De andere "
                + "regels tellen mee. Bekijk die regels in je verkoopaccount bij Financiën.",
                "On {count} of the lines of bol invoice {invoice} ({name}) no amount can be read (place {places}). The other lines "
                + "count. See those lines in your seller account under Finance."),
            ["attention.invoice-asked"] = (
                "De klant van {order} vraagt om een factuur en heeft die nog niet. Laat Tandem de factuur opnieuw uploaden, of "
                + "upload uiterlijk {at} zelf een factuur in je verkoopaccount, bij Bestellingen › Factuuraanvragen.",
                "The customer of {order} asks for an invoice and does not have it yet. Let Tandem upload the invoice again, or "
                + "upload one yourself by {at} in your seller account, at Orders › Invoice requests."),
            ["attention.invoice-incorrect"] = (
                "bol keurde de geüploade factuur van {order} af en zegt niet waarom. Laat Tandem dezelfde "
                + "factuur opnieuw uploaden, of upload zelf een goede in je verkoopaccount.",
                "bol rejected the uploaded invoice of {order} and does not say why. Let Tandem upload the "
                + "same invoice again, or upload a good one yourself in your seller account."),
            ["attention.invoice-unread"] = (
                "Wat bol over de factuuraanvraag van {order} zegt, is niet te lezen. {words} Tandem blijft het proberen. Kijk in "
                + "je verkoopaccount, bij Bestellingen › Factuuraanvragen, of de klant een factuur wil.",
                "What bol says about the invoice request of {order} cannot be read. {words} Tandem keeps trying. See in your "
                + "seller account, at Orders › Invoice requests, whether the customer wants an invoice."),
            ["attention.invoice-virus"] = (
                "bol vond een virus in de geüploade factuur van {order}. Controleer de computer waar het bestand vandaan komt "
                + "en upload een schone PDF in je verkoopaccount.",
                "bol found a virus in the uploaded invoice of {order}. Check the computer that the file came from and "
                + "upload a clean PDF in your seller account."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string Nl, string En)>(StringComparer.Ordinal)
        {
            ["source.settlement"] = ("facturen van bol", "bol's invoices"),
            ["source.invoice-requests"] = ("factuuraanvragen", "invoice requests"),
            ["answer.Invoices"] = ("Bekijk bestelling", "See the order"),
            ["settlement.title"] = ("Op je bol-factuur", "On your bol invoice"),
            ["settlement.text"] = ("Wat bol met je verrekende, excl. de btw van bol; een plus is voor jou.",
                "What bol settled with you, without bol's VAT; a plus is for you."),
            ["settlement.lvb"] = (
                "bol handelt deze retour af. In de webshop komt de terugbetaling, en de voorraad verandert daar niet.",
                "bol handles this return. The shop gets the refund, and its stock does not change."),
            ["settlement.none"] = ("Nog niets. bol factureert een of twee keer per maand.",
                "Nothing yet. bol invoices once or twice a month."),
            ["settlement.of"] = ("factuur {invoice}, {day}", "invoice {invoice}, {day}"),
            ["settlement-kind.Sale"] = ("Verkoopprijs", "Sale"),
            ["settlement-kind.SaleCorrection"] = ("Verkoopprijs teruggenomen", "Sale taken back"),
            ["settlement-kind.Commission"] = ("Commissie", "Commission"),
            ["settlement-kind.CommissionCorrection"] = ("Commissie terug", "Commission returned"),
            ["settlement-kind.Compensation"] = ("Vergoeding van bol", "Compensation by bol"),
            ["settlement-kind.Label"] = ("Verzend- of retourlabel", "Shipping or return label"),
            ["settlement-kind.Warehouse"] = ("Magazijn van bol", "bol's warehouse"),
            ["settlement-kind.Advertising"] = ("Adverteren", "Advertising"),
            ["settlement-kind.Other"] = ("Overig", "Other"),
            ["figures.compensated"] = ("Vergoed door bol", "Compensated by bol"),
            ["figures.compensated.vat"] = ("gemeten, excl. btw", "measured, excl. VAT"),
            ["figures.compensated.whole"] = ("Vergoed door bol, gemeten, excl. btw", "Compensated by bol, measured, excl. VAT"),
            ["figures.compensated.text"] = (
                "wat bol volgens zijn facturen van die maand betaalde voor retouren die het kwijtraakte of beschadigde.",
                "what bol paid, by its invoices of that month, for returns that it lost or damaged."),
            ["figures.besides"] = ("Ook op je bol-facturen", "Also on your bol invoices"),
            ["figures.besides.text"] = (
                "Vergoedingen die niet bij een bekende retour horen, en soorten regels die Tandem niet kent, van de laatste {n} "
                + "maanden. Ze tellen hierboven niet mee.",
                "Compensations that belong to no known return, and kinds of lines that Tandem does not know, of the last {n} months. "
                + "They do not count above."),
            ["figures.besides.kind"] = ("Soort", "Kind"),
            ["figures.besides.lines"] = ("Regels", "Lines"),
            ["figures.besides.amount"] = ("Bedrag, excl. btw", "Amount, excl. VAT"),
        };
}
