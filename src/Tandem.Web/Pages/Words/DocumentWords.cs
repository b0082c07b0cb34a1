namespace Tandem.Web.Pages.Words;

/// <summary>The words about documents that are made and kept. In Dutch and English.</summary>
internal static class DocumentWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["invoice.made"] = ("Factuur {number} gemaakt voor bestelling {order}, totaal {total}.",
                "Invoice {number} made for order {order}, total {total}."),
            ["invoice.credited"] = ("Creditnota {number} gemaakt bij factuur {invoice} van bestelling {order}, totaal {total}.",
                "Credit note {number} made for invoice {invoice} of order {order}, total {total}."),
            ["invoice.pattern"] = (
                "\"{given}\" kan niet: gebruik letters, cijfers, - _ . / en een jaar of maand tussen accolades, samen maximaal "
                + "24 tekens, en een eerste nummer vanaf 1.",
                "\"{given}\" cannot be used: use letters, digits, - _ . / and a year or month in braces, 24 characters at most "
                + "together, and a first number from 1."),
            ["invoice.settings-unsound"] = (
                "Kies een taal uit de lijst, bedragen vanaf € 0, en een jaar vanaf 2021 of geen jaar.",
                "Choose a language from the list, amounts from € 0, and a year from 2021 or no year."),
            ["invoice.no-buyer"] = (
                "Van bestelling {order} is niet bekend wie de koper is, en bol toont dat tot 30 dagen na de bestelling. Maak "
                + "deze factuur zelf.",
                "It is not known who bought order {order}, and bol shows that for 30 days after the order. Make this invoice "
                + "yourself."),
            ["invoice.no-price"] = ("Van bestelling {order} is de prijs nog niet bekend; de factuur wacht daarop.",
                "The price of order {order} is not known yet; the invoice waits for it."),
            ["invoice.no-business"] = (
                "Vul je bedrijfsgegevens in: zonder naam, adres, btw-nummer en KvK- of ondernemingsnummer kan er geen factuur "
                + "komen.",
                "Fill in your business details: without a name, address, VAT number and registration number there can be no "
                + "invoice."),
            ["invoice.failed"] = ("De factuur van bestelling {order} is niet gelukt. Tandem probeert het elk uur opnieuw.",
                "The invoice of order {order} failed. Tandem tries again every hour."),
            ["invoice.unreadable"] = (
                "Factuur {number} kan niet worden geopend: de sleutels naast de gegevens zijn andere dan toen. Zet die terug.",
                "Invoice {number} cannot be opened: the keys beside the data are not those of then. Put them back."),
            ["invoice.over-credited"] = (
                "Van bestelling {order} is {total} meer gecrediteerd dan er is terugbetaald. Maak voor dat bedrag zelf een "
                + "nieuwe factuur.",
                "Of order {order} {total} more was credited than was refunded. Make a new invoice for that amount yourself."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["topic.Invoices"] = ("Facturen", "Invoices"),
            ["module.Invoices"] = ("Facturen", "Invoices"),
            ["source.buyers"] = ("kopers voor facturen", "buyers for invoices"),
            ["source.document-tidying"] = ("oude documenten", "old documents"),
            ["live.Invoices.text"] = (
                "Tandem maakt facturen van wat vanaf nu wordt verzonden, en creditnota's van wat terugkomt. Van welke verkopen "
                + "kies je bij de instellingen.",
                "Tandem makes invoices of what is shipped from now on, and credit notes of what comes back. You choose of which "
                + "sales in the settings."),
            ["live.Invoices.sure"] = (
                "Een factuur kan daarna niet meer veranderen. Zet facturen maken in een andere koppeling eerst uit.",
                "An invoice cannot change after that. Switch making invoices off in another connector first."),
            ["live.Invoices.stop"] = ("Facturen en creditnota's maak je dan weer zelf.",
                "You then make invoices and credit notes yourself again."),
            ["setting-name.invoices"] = ("Facturen", "Invoices"),
            ["setting-name.invoices.look"] = ("Opmaak van facturen", "Look of invoices"),
            ["setting-name.invoices.When"] = ("facturen maken", "make invoices"),
            ["setting-name.invoices.When.0"] = ("niet", "no"),
            ["setting-name.invoices.When.1"] = (
                "zakelijk, naar het buitenland en op verzoek", "business, cross-border and on request"),
            ["setting-name.invoices.When.2"] = ("van elke verzending", "of every shipment"),
            ["setting-name.invoices.LanguageBelgium"] = ("taal voor België", "language for Belgium"),
            ["setting-name.invoices.LanguageElsewhere"] = ("taal voor andere landen", "language for other countries"),
            ["setting-name.invoices.InvoicePrefix"] = ("begin van het factuurnummer", "start of the invoice number"),
            ["setting-name.invoices.InvoiceDigits"] = ("cijfers in het factuurnummer", "digits in the invoice number"),
            ["setting-name.invoices.InvoiceFirst"] = ("eerste factuurnummer", "first invoice number"),
            ["setting-name.invoices.CreditPrefix"] = ("begin van het creditnotanummer", "start of the credit note number"),
            ["setting-name.invoices.CreditDigits"] = ("cijfers in het creditnotanummer", "digits in the credit note number"),
            ["setting-name.invoices.CreditFirst"] = ("eerste creditnotanummer", "first credit note number"),
            ["setting-name.invoices.SmallBusiness"] = ("kleineondernemersregeling", "small-business scheme"),
            ["setting-name.invoices.OssOptIn"] = ("OSS vanaf de eerste euro", "OSS from the first euro"),
            ["setting-name.invoices.ThresholdYear"] = ("verkopen buiten Tandem in het jaar", "sales outside Tandem in the year"),
            ["setting-name.invoices.ThresholdNet"] = ("naar andere EU-landen in dat jaar, excl. btw",
                "to other EU countries in that year, excl. VAT"),
            ["setting-name.invoices.ThresholdNetBefore"] = (
                "en in het jaar ervoor, excl. btw", "and in the year before, excl. VAT"),
        };
}
