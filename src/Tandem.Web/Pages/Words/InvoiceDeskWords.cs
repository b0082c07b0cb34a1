namespace Tandem.Web.Pages.Words;

/// <summary>The words on the pages about invoices. In Dutch and English.</summary>
internal static class InvoiceDeskWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["invoice.file-name"] = (
                "Bestandsnaam \"{given}\" kan niet: gebruik letters, cijfers, - _ . en de woorden tussen accolades, elk "
                + "maximaal één keer en het nummer altijd, samen maximaal {most} tekens.",
                "File name \"{given}\" cannot be used: use letters, digits, - _ . and the words in braces, each at most once "
                + "and the number always, {most} characters at most together."),
            ["invoice.tell-shop"] = ("Nummer {number} komt bij de bestelling in de webshop.",
                "Number {number} goes to the order in the shop."),
            ["invoice.look-unsound"] = (
                "Kies een kleur, en maximaal 200 tekens voor extra regels, 300 voor de voettekst en 1000 voor de voorwaarden.",
                "Choose a colour, and at most 200 characters for extra lines, 300 for the footer and 1,000 for the terms."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["invoices.tabs"] = ("Facturen en aanvragen", "Invoices and requests"),
            ["invoice-tab.Documents"] = ("Facturen", "Invoices"),
            ["invoice-tab.Requests"] = ("Factuuraanvragen", "Invoice requests"),
            ["invoices.file"] = ("Facturen", "Invoices"),
            ["invoices.search"] = ("Factuur- of bestelnummer", "Invoice or order number"),
            ["invoices.number"] = ("Nummer", "Number"),
            ["invoices.kind"] = ("Soort", "Kind"),
            ["invoices.day"] = ("Datum", "Date"),
            ["invoices.net"] = ("Totaal excl. btw", "Total excl. VAT"),
            ["invoices.total"] = ("Totaal incl. btw", "Total incl. VAT"),
            ["invoices.vat"] = ("Btw", "VAT"),
            ["invoices.of"] = ("Creditnota bij", "Credit note for"),
            ["invoices.at-bol"] = ("Bij bol", "At bol"),
            ["invoices.files"] = ("Bestanden", "Files"),
            ["invoices.gone"] = ("bewaartermijn voorbij", "retention period over"),
            ["invoices.invoice"] = ("Factuur", "Invoice"),
            ["invoices.from"] = ("Vanaf", "From"),
            ["invoices.to"] = ("Tot en met", "Up to"),
            ["invoices.month"] = ("Deze maand", "This month"),
            ["invoices.last-month"] = ("Vorige maand", "Last month"),
            ["invoices.quarter"] = ("Dit kwartaal", "This quarter"),
            ["invoices.last-quarter"] = ("Vorig kwartaal", "Last quarter"),
            ["invoices.selection"] = ("Geselecteerde facturen", "Selected invoices"),
            ["invoices.select"] = ("Selecteer", "Select"),
            ["invoices.zip.most"] = ("Een ZIP bevat alles, of maximaal {n} facturen die je aankruist.",
                "A ZIP holds everything, or at most {n} invoices that you tick."),
            ["invoices.zip"] = ("Download als ZIP", "Download as ZIP"),
            ["invoices.not-found"] = ("Geen facturen gevonden.", "No invoices found."),
            ["invoices.none"] = ("Er zijn nog geen facturen.", "There are no invoices yet."),
            ["invoices.none-yet"] = (
                "Er zijn nog geen facturen. Ze komen hier zodra een bestelling is verzonden.",
                "There are no invoices yet. They appear here once an order is shipped."),
            ["invoices.off"] = ("Facturen staan nog uit", "Invoices are still off"),
            ["invoices.off.text"] = (
                "Tandem maakt facturen en creditnota's zodra dit is gedaan. Wat al was verzonden, krijgt geen factuur.",
                "Tandem makes invoices and credit notes once this is done. What was shipped before gets no invoice."),
            ["invoices.off.business"] = ("Bedrijfsgegevens invullen", "Fill in your business details"),
            ["invoices.off.when"] = ("Kiezen wanneer je een factuur maakt", "Choose when to make an invoice"),
            ["invoices.off.live"] = ("Facturen live zetten", "Go live with invoices"),
            ["invoices.on"] = ("Tandem maakt facturen.", "Tandem makes invoices."),
            ["document-kind.Invoice"] = ("Factuur", "Invoice"),
            ["document-kind.CreditNote"] = ("Creditnota", "Credit note"),
            ["document-kinds.Invoice"] = ("Facturen", "Invoices"),
            ["document-kinds.CreditNote"] = ("Creditnota's", "Credit notes"),
            ["documents.title"] = ("Facturen", "Invoices"),
            ["documents.credits"] = ("bij factuur {number}", "for invoice {number}"),
            ["documents.vat"] = ("waarvan btw {vat}", "of which VAT {vat}"),
            ["at-bol.Asked"] = ("Aangevraagd", "Requested"),
            ["at-bol.Uploaded"] = ("In controle bij bol", "Being checked by bol"),
            ["at-bol.Incorrect"] = ("Afgekeurd", "Rejected"),
            ["at-bol.Virus"] = ("Virus gevonden", "Virus found"),
            ["at-bol.Finished"] = ("Ontvangen door de klant", "Received by the customer"),
            ["at-bol.Other"] = ("Onbekend", "Unknown"),
            ["requests.text"] = (
                "Klanten die bij bol om een factuur vragen, en facturen die bol nog controleert of heeft afgekeurd.",
                "Customers who ask bol for an invoice, and invoices that bol still checks or has rejected."),
            ["requests.search"] = ("Bestel- of zendingnummer", "Order or shipment number"),
            ["requests.none"] = ("Niemand wacht op een factuur.", "Nobody is waiting for an invoice."),
            ["requests.not-found"] = ("Geen aanvragen gevonden.", "No requests found."),
            ["requests.deadline"] = ("Uiterlijk", "Due by"),
            ["requests.next"] = ("Wat je doet", "What to do"),
            ["requests.asked"] = ("aangevraagd {at}", "requested {at}"),
            ["requests.unasked"] = ("niet aangevraagd", "not requested"),
            ["requests.open-bol"] = ("Open je verkoopaccount", "Open your seller account"),
            ["requests.see-order"] = ("Bekijk bestelling", "See the order"),
            ["request-step.Upload"] = (
                "Download de factuur hiernaast en upload die bij Bestellingen › Factuuraanvragen.",
                "Download the invoice beside this and upload it at Orders › Invoice requests."),
            ["request-step.Busy"] = ("Niets: Tandem uploadt de factuur.", "Nothing: Tandem is uploading the invoice."),
            ["request-step.Make"] = (
                "Tandem maakte geen factuur. Kijk bij de bestelling waarom, of upload zelf een factuur.",
                "Tandem made no invoice. See why at the order, or upload an invoice yourself."),
            ["request-step.UploadOwn"] = ("Upload zelf een factuur: Tandem heeft er geen van.",
                "Upload an invoice yourself: Tandem has none of this."),
            ["request-step.UploadAnew"] = (
                "Bekijk de PDF. Laat Tandem die op Home opnieuw uploaden, of upload zelf een goede. bol zegt niet wat er mis is.",
                "Look at the PDF. Let Tandem upload it again on Home, or upload a good one. bol does not say what is wrong."),
            ["request-step.Wait"] = ("Niets: bol controleert de factuur.", "Nothing: bol is checking the invoice."),
            ["request-step.None"] = ("Niets: de klant heeft de factuur.", "Nothing: the customer has the invoice."),
            ["request-step.Look"] = ("Kijk bij bol: deze status is hier onbekend.", "Look at bol: this status is unknown here."),
            ["answer.requests"] = ("Bekijk factuuraanvraag", "See the request"),
            ["answer.business"] = ("Bedrijfsgegevens invullen", "Fill in business details"),
            ["invoices.settings"] = ("Instellingen voor facturen", "Invoice settings"),
            ["invoices.when"] = ("Wanneer maak je een factuur?", "When do you make an invoice?"),
            ["invoice-when.Never"] = ("Nooit", "Never"),
            ["invoice-when.BusinessCrossBorderAndAsked"] = (
                "Zakelijk, naar het buitenland en op verzoek", "Business, cross-border and on request"),
            ["invoice-when.Always"] = ("Bij elke verzending", "For every shipment"),
            ["invoice-when-text.Never"] = ("Iemand anders maakt je facturen.", "Somebody else makes your invoices."),
            ["invoice-when-text.BusinessCrossBorderAndAsked"] = (
                "Wat de wet vraagt, en wat klanten bij bol vragen.", "What the law asks for, and what customers ask for at bol."),
            ["invoice-when-text.Always"] = (
                "Ook voor consumenten in je eigen land.", "Also for consumers in your own country."),
            ["invoices.upload"] = ("Upload facturen naar bol", "Upload invoices to bol"),
            ["invoices.upload.text"] = ("Zo heeft de klant de factuur bij de bestelling in zijn bol-account.",
                "This gives the customer the invoice with the order in their bol account."),
            ["invoices.in-shop"] = ("Zet factuurnummer en link in de webshop", "Put the invoice number and a link in the shop"),
            ["invoices.in-shop.text"] = (
                "Als velden en notitie bij de bestelling. Wie de link heeft, opent de PDF zonder inloggen. Staat dit uit, dan "
                + "openen ook eerdere links niets.",
                "As fields and a note on the order. Whoever has the link opens the PDF without signing in. While this is off, "
                + "earlier links open nothing either."),
            ["invoices.links"] = ("Links in de webshop", "Links in the shop"),
            ["invoices.links.text"] = (
                "Elke link opent één factuur of creditnota, zolang Tandem die bewaart. Kwam een link bij een verkeerde terecht, "
                + "laat dan alle links vervallen. Nieuwe facturen krijgen nieuwe links.",
                "Each link opens one invoice or credit note, for as long as Tandem keeps it. If a link got to the wrong person, "
                + "end all links. New invoices get new links."),
            ["invoices.in-shop.no-address"] = (
                "Tandem heeft geen openbaar adres (TANDEM_PUBLICURL): alleen het nummer komt in de webshop.",
                "Tandem has no public address (TANDEM_PUBLICURL): only the number goes to the shop."),
            ["invoices.links.renew"] = ("Laat alle links vervallen", "End all links"),
            ["invoices.links.sure"] = ("Geen van de links van nu opent daarna nog iets.",
                "None of the current links will open anything."),
            ["invoices.links.renewed"] = ("Alle eerdere links zijn vervallen.", "All earlier links have ended."),
            ["invoices.file-name"] = ("Bestandsnaam", "File name"),
            ["invoices.file-name.text"] = (
                "Gebruik letters, cijfers, - _ . en elk maximaal één keer {nummer} (verplicht), {soort}, {bestelling}, {datum}, "
                + "{jaar} of {land}.",
                "Use letters, digits, - _ . and each at most once {nummer} (number, required), {soort} (kind), {bestelling} "
                + "(order), {datum} (date), {jaar} (year) or {land} (country)."),
            ["invoices.file-name.next"] = ("Volgende: {name}", "Next: {name}"),
            ["invoices.sample.file"] = ("voorbeeld", "sample"),
            ["invoices.numbers"] = ("Nummers", "Numbers"),
            ["invoices.numbers.text"] = (
                "Nummers lopen door zonder gaten. In het begin kun je {yyyy} of {yy} zetten voor het jaar en {mm} voor de maand.",
                "Numbers run on without gaps. In the start you can put {yyyy} or {yy} for the year and {mm} for the month."),
            ["invoices.prefix"] = ("Begin van factuurnummer", "Start of invoice number"),
            ["invoices.credit-prefix"] = ("Begin van creditnotanummer", "Start of credit note number"),
            ["invoices.digits"] = ("Minimaal aantal cijfers", "Minimum number of digits"),
            ["invoices.first"] = ("Eerste nummer", "First number"),
            ["invoices.next"] = ("Volgende: {numbers}.", "Next: {numbers}."),
            ["invoices.next.yearly"] = ("Begint elk jaar opnieuw bij 1.", "Starts again at 1 each year."),
            ["invoices.next.on"] = ("Loopt door over de jaarwisseling.", "Runs on into the next year."),
            ["invoices.next.begun"] = (
                "Het eerste nummer ligt vast: er zijn al documenten.", "The first number is fixed: there are documents already."),
            ["invoices.languages"] = ("Talen", "Languages"),
            ["invoices.languages.text"] = (
                "Klanten in Nederland krijgen een factuur in het Nederlands.",
                "Customers in the Netherlands get an invoice in Dutch."),
            ["invoices.language-be"] = ("Klanten in België", "Customers in Belgium"),
            ["invoices.language-else"] = ("Klanten in andere landen", "Customers in other countries"),
            ["invoices.language.nl"] = ("Nederlands", "Dutch"),
            ["invoices.language.en"] = ("Engels", "English"),
            ["invoices.language.de"] = ("Duits", "German"),
            ["invoices.language.fr"] = ("Frans", "French"),
            ["invoices.tax"] = ("Btw-regelingen", "VAT schemes"),
            ["invoices.small"] = ("Kleineondernemersregeling (KOR) of Belgische vrijstelling",
                "Small-business scheme (KOR or Belgian franchise)"),
            ["invoices.small.text"] = ("Je rekent geen btw in je eigen land.", "You charge no VAT in your own country."),
            ["invoices.opt-in"] = ("OSS vanaf de eerste euro", "OSS from the first euro"),
            ["invoices.opt-in.text"] = (
                "Consumenten in andere EU-landen betalen altijd de btw van hun land, ook onder 10.000 euro per jaar.",
                "Consumers in other EU countries always pay their country's VAT, also below 10,000 euros a year."),
            ["invoices.threshold"] = ("Verkocht je ook buiten Tandem aan consumenten in andere EU-landen?",
                "Did you also sell to consumers in other EU countries outside Tandem?"),
            ["invoices.threshold.where"] = ("Vul dat in bij Btw.", "Fill that in at VAT."),
            ["invoices.look"] = ("Opmaak", "Look"),
            ["invoices.accent"] = ("Kleur", "Colour"),
            ["invoices.extra"] = ("Extra regels onder je adres, zoals je website",
                "Extra lines below your address, such as your website"),
            ["invoices.footer"] = ("Voettekst", "Footer"),
            ["invoices.terms"] = ("Voorwaarden, onder de totalen", "Terms, below the totals"),
            ["invoices.ean"] = ("Toon de EAN van elk artikel", "Show the EAN of each item"),
            ["invoices.save"] = ("Opslaan", "Save"),
            ["invoices.saved"] = ("Opgeslagen", "Saved"),
            ["invoices.logo"] = ("Logo", "Logo"),
            ["invoices.logo.text"] = ("Hetzelfde logo staat op pakbonnen.", "The same logo stands on packing slips."),
            ["invoices.sample"] = ("Voorbeeld", "Example"),
            ["invoices.sample.buyer"] = ("Klant in", "Customer in"),
            ["invoices.sample.open"] = ("Open de PDF", "Open the PDF"),
            ["invoices.sample.none"] = (
                "Je browser toont hier geen PDF. Open het voorbeeld met de knop hierboven.",
                "Your browser shows no PDF here. Open the example with the button above."),
            ["sample-buyer.Netherlands"] = ("Nederland", "Netherlands"),
            ["sample-buyer.Belgium"] = ("België", "Belgium"),
            ["sample-buyer.Germany"] = ("Duitsland", "Germany"),
            ["country-in.NL"] = ("Nederland", "the Netherlands"),
            ["business.title"] = ("Bedrijfsgegevens", "Business details"),
            ["business.text"] = (
                "Zo sta je op facturen. Wat al gemaakt is, verandert niet.",
                "This is how invoices name you. Those made before do not change."),
            ["business.save"] = ("Bedrijfsgegevens opslaan", "Save business details"),
            ["business.saved"] = ("Opgeslagen", "Saved"),
            ["wizard.live.Invoices.go"] = ("Zet facturen live", "Go live with invoices"),
            ["live.Invoices.settings"] = ("Instellingen voor facturen", "Invoice settings"),
            ["setting-name.invoices.Upload"] = ("naar bol uploaden", "upload to bol"),
            ["setting-name.invoices.InShop"] = ("nummer en link in de webshop", "number and link in the shop"),
            ["setting-name.invoices.FileName"] = ("bestandsnaam", "file name"),
            ["setting-name.invoices.links"] = ("Links naar facturen", "Links to invoices"),
            ["setting-name.invoices.links.Secret"] = ("sleutel van alle links", "key of all links"),
            ["setting-name.invoices.look.Logo"] = ("logo", "logo"),
            ["setting-name.invoices.look.Accent"] = ("kleur", "colour"),
            ["setting-name.invoices.look.ExtraLines"] = ("extra regels", "extra lines"),
            ["setting-name.invoices.look.Footer"] = ("voettekst", "footer"),
            ["setting-name.invoices.look.Terms"] = ("voorwaarden", "terms"),
            ["setting-name.invoices.look.ShowEan"] = ("EAN tonen", "show EAN"),
        };
}
