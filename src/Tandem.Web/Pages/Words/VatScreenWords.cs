namespace Tandem.Web.Pages.Words;

/// <summary>The words of the VAT page, its files and what is asked about VAT. In Dutch and English.</summary>
internal static class VatScreenWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["invoice.threshold-near"] = (
                "Je verkopen aan consumenten in andere EU-landen zijn in {year} boven {level}% van {limit}. Voorbij die drempel "
                + "geldt de btw van het land van de klant: meld je op tijd aan voor het éénloketsysteem (OSS).",
                "Your sales to consumers in other EU countries passed {level}% of {limit} in {year}. Beyond that threshold "
                + "the VAT "
                + "of the customer's country is due: register for the One Stop Shop (OSS) in time."),
            ["invoice.threshold-passed"] = (
                "Je verkopen aan consumenten in andere EU-landen zijn in {year} voorbij {limit}. Vanaf de verkoop die de drempel "
                + "passeerde, rekent Tandem de btw van het land van de klant. Meld je aan voor het éénloketsysteem (OSS).",
                "Your sales to consumers in other EU countries passed {limit} in {year}. From the sale that passed the threshold "
                + "on, Tandem charges the VAT of the customer's country. Register for the One Stop Shop (OSS)."),
            ["invoice.zero-possible"] = (
                "De koper van bestelling {order} is een ondernemer in een ander EU-land met een geldig btw-nummer (VIES). "
                + "De klant "
                + "betaalde een prijs met btw, en die staat op de factuur. Vraag je boekhouder of 0% kan.",
                "The buyer of order {order} is a business in another EU country with a valid VAT number (VIES). The "
                + "customer paid a "
                + "price with VAT, which is on the invoice. Ask your bookkeeper whether 0% applies."),
            ["invoice.vies-unknown"] = (
                "VIES gaf geen antwoord over het btw-nummer van de koper van bestelling {order}. De factuur is met btw gemaakt; "
                + "Tandem vraagt het een week lang opnieuw.",
                "VIES did not answer about the VAT number of the buyer of order {order}. The invoice was made with VAT; "
                + "Tandem asks "
                + "again for a week."),
            ["invoice.vies-awaited"] = ("De factuur van bestelling {order} wacht op VIES.",
                "The invoice of order {order} waits for VIES."),
            ["invoice.classes-unsound"] = (
                "Kies voor elke belastingklasse een tarief dat dat land heeft, of laat het leeg.",
                "Choose for each tax class a rate that the country has, or leave it empty."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new[] { Page(), Meter(), Classes(), Closing() }.SelectMany(words => words).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, (string Nl, string En)> Page() => new(StringComparer.Ordinal)
    {
        ["nav.invoices.vat"] = ("Btw", "VAT"),
        ["source.vies"] = ("btw-nummers (VIES)", "VAT numbers (VIES)"),
        ["source.oss-threshold"] = ("OSS-drempel", "OSS threshold"),
        ["vat.title"] = ("Btw", "VAT"),
        ["vat.period"] = ("Periode", "Period"),
        ["vat.month"] = ("Maand", "Month"),
        ["vat.quarter"] = ("Kwartaal", "Quarter"),
        ["vat.year"] = ("Jaar", "Year"),
        ["vat.quarter.n"] = ("{q}e kwartaal {year}", "Quarter {q} of {year}"),
        ["vat.earlier"] = ("Vorige periode", "Previous period"),
        ["vat.later"] = ("Volgende periode", "Next period"),
        ["vat.none"] = (
            "In deze periode zijn er geen facturen of creditnota's. Cijfers verschijnen zodra Tandem facturen maakt.",
            "There are no invoices or credit notes in this period. Figures appear once Tandem makes invoices."),
        ["vat.text"] = (
            "Van facturen en creditnota's die Tandem maakte, op de dag van levering (creditnota's: de dag van uitgifte), "
            + "tot op de "
            + "cent. Inkopen en verkopen buiten Tandem tellen niet mee.",
            "Of invoices and credit notes that Tandem made, on the day of supply (credit notes: the day of issue), to the cent. "
            + "Purchases and sales outside Tandem do not count."),
        ["vat.return"] = ("Aangifte {country}", "Return {country}"),
        ["vat.file.return"] = ("btw-aangifte", "vat-return"),
        ["vat.file.oss"] = ("oss-aangifte", "oss-return"),
        ["vat.file.icp"] = ("opgaaf-icp", "icp-list"),
        ["vat.file.closing"] = ("btw-aansluiting", "vat-tie-out"),
        ["vat.box"] = ("Rubriek", "Box"),
        ["vat.net"] = ("Bedrag excl. btw", "Amount excl. VAT"),
        ["vat.amount"] = ("Btw", "VAT"),
        ["vat.rate"] = ("Tarief", "Rate"),
        ["vat.country"] = ("Land", "Country"),
        ["vat.from"] = ("Verzonden uit", "Sent from"),
        ["vat.due"] = ("Verschuldigd over verkopen", "Due on sales"),
        ["vat.sold-nothing"] = ("Geen verkopen in deze aangifte.", "No sales in this return."),
        ["vat.oss"] = ("Éénloketsysteem (OSS), {period}", "One Stop Shop (OSS), {period}"),
        ["vat.oss.none"] = ("Geen OSS-verkopen: doe ook dan aangifte als je bent aangemeld (nihilaangifte).",
            "No OSS sales: file a nil return anyway if you are registered."),
        ["vat.oss.by-quarter"] = ("OSS gaat per kwartaal.", "OSS goes by quarter."),
        ["vat.kind"] = ("Soort", "Kind"),
        ["vat.oss.sales"] = ("verkopen", "sales"),
        ["vat.oss.corrections"] = ("Correcties van eerdere kwartalen", "Corrections of earlier quarters"),
        ["vat.oss.correction"] = ("correctie", "correction"),
        ["vat.oss.corrects"] = ("Kwartaal", "Quarter"),
        ["vat.icp"] = ("Leveringen aan ondernemers in de EU (ICP)", "Supplies to businesses in the EU (ICP)"),
        ["vat.icp.text"] = (
            "{total} tegen 0% aan ondernemers in andere EU-landen. Het bestand heeft de btw-nummers.",
            "{total} at 0% to businesses in other EU countries. The file has the VAT numbers."),
        ["vat.icp.number"] = ("Btw-nummer", "VAT number"),
        ["vat.undeclared"] = ("In geen aangifte (vrijgesteld of kleineondernemersregeling): {total}.",
            "In no return (exempt, or small-business scheme): {total}."),
    };

    private static Dictionary<string, (string Nl, string En)> Meter() => new(StringComparer.Ordinal)
    {
        ["vat.meter"] = ("Drempel voor andere EU-landen", "Threshold for other EU countries"),
        ["vat.meter.text"] = (
            "Verkopen aan consumenten in andere EU-landen, excl. btw: webshop, bol en de rest samen. Voorbij de drempel, dit of "
            + "vorig jaar, geldt de btw van het land van de klant (art. 59 quater Richtlijn 2006/112).",
            "Sales to consumers in other EU countries, excl. VAT: shop, bol and the rest together. Beyond the threshold, "
            + "this year "
            + "or last year, the VAT of the customer's country is due (art. 59c Directive 2006/112)."),
        ["vat.meter.limit"] = ("Drempel", "Threshold"),
        ["vat.meter.home"] = ("Nu geldt de btw van je eigen land.", "The VAT of your own country applies now."),
        ["vat.meter.away"] = ("Nu geldt de btw van het land van de klant.", "The VAT of the customer's country applies now."),
        ["vat.meter.opted"] = ("Je koos voor OSS vanaf de eerste euro: de drempel doet er niet toe.",
            "You chose OSS from the first euro: the threshold makes no difference."),
        ["vat.opening"] = ("Verkopen buiten Tandem", "Sales outside Tandem"),
        ["vat.opening.text"] = (
            "Wat je aan consumenten in andere EU-landen verkocht zonder factuur van Tandem, excl. btw. Het telt mee voor de "
            + "drempel.",
            "What you sold to consumers in other EU countries without an invoice of Tandem, excl. VAT. It counts towards the "
            + "threshold."),
        ["vat.opening.year"] = ("In {year} (€)", "In {year} (€)"),
        ["answer.vat"] = ("Bekijk de drempel", "See the threshold"),
    };

    private static Dictionary<string, (string Nl, string En)> Classes() => new(StringComparer.Ordinal)
    {
        ["vat.classes"] = ("Tarieven per belastingklasse", "Rates by tax class"),
        ["vat.classes.text"] = (
            "Welk tarief hoort bij de belastingklasse van je webshop? Gebruikt waar de webshop geen btw berekende. Waar niets is "
            + "gekozen, vraagt Tandem het; 0% is er alleen als je dat kiest.",
            "Which rate does each tax class of your shop mean? Used where the shop charged no VAT. Where nothing is chosen "
            + "Tandem "
            + "asks; 0% applies only where you choose it."),
        ["vat.classes.class"] = ("Belastingklasse", "Tax class"),
        ["vat.classes.ask"] = ("vragen", "ask"),
        ["vat.classes.cell"] = ("{class} in {country}", "{class} in {country}"),
        ["vat.classes.add"] = ("Land toevoegen", "Add a country"),
        ["vat.classes.choose"] = ("kies een land", "choose a country"),
        ["rate-kind.Standard"] = ("algemeen", "standard"),
        ["rate-kind.Reduced1"] = ("verlaagd", "reduced"),
        ["rate-kind.Reduced2"] = ("verlaagd 2", "reduced 2"),
        ["rate-kind.Reduced3"] = ("verlaagd 3", "reduced 3"),
        ["rate-kind.SuperReduced"] = ("sterk verlaagd", "super-reduced"),
        ["rate-kind.Parking"] = ("tussentarief", "parking"),
        ["rate-kind.Zero"] = ("nultarief", "zero"),
        ["setting-name.invoices.classes"] = ("Tarieven per belastingklasse", "Rates by tax class"),
        ["setting-name.invoices.classes.Cells"] = ("tarieven", "rates"),
    };

    private static Dictionary<string, (string Nl, string En)> Closing() => new(StringComparer.Ordinal)
    {
        ["vat.closing"] = ("Aansluiting", "Tie-out"),
        ["vat.closing.text"] = (
            "Bestellingen met een document in deze periode, incl. btw: komt de bestelling (min terugbetalingen) uit op "
            + "facturen min "
            + "creditnota's, op de btw-cijfers, en op wat bol afrekende?",
            "Orders with a document in this period, incl. VAT: does the order (less refunds) come to invoices less credit "
            + "notes, to "
            + "the VAT figures, and to what bol settled?"),
        ["vat.closing.orders"] = ("Bestellingen", "Orders"),
        ["vat.closing.documents"] = ("Facturen min creditnota's", "Invoices less credit notes"),
        ["vat.closing.ledger"] = ("Btw-cijfers", "VAT figures"),
        ["vat.closing.settled"] = ("Afgerekend door bol", "Settled by bol"),
        ["vat.closing.settled-of"] = ("van {total} die bol al afrekende", "of {total} that bol settled so far"),
        ["vat.closing.fits"] = ("Alles sluit, tot op de cent.", "Everything ties out, to the cent."),
        ["vat.closing.open"] = ("{n} bestellingen sluiten niet; de grootste verschillen:",
            "{n} orders do not tie out; the largest differences:"),
        ["vat.closing.open.one"] = ("1 bestelling sluit niet:", "1 order does not tie out:"),
        ["vat.closing.why"] = ("Waarom", "Why"),
        ["tie-out.Ledger"] = ("De btw-cijfers wijken af van de documenten. Wie Tandem beheert ziet met tandem doctor waar.",
            "The VAT figures differ from the documents. Whoever manages Tandem sees where with tandem doctor."),
        ["tie-out.NotInvoiced"] = ("Een deel staat op geen factuur: nog niet verzonden, geannuleerd of van vóór het live zetten.",
            "Part of it is on no invoice: not shipped yet, cancelled, or from before going live."),
        ["tie-out.CreditedOnly"] = ("Gecrediteerd om een retour of annulering; in de webshop staat geen terugbetaling.",
            "Credited for a return or cancellation; the shop has no refund."),
        ["tie-out.RefundedOnly"] = ("In de webshop is terugbetaald wat niet is gecrediteerd.",
            "The shop refunded what was not credited."),
        ["tie-out.Settlement"] = ("bol rekende een ander bedrag af. Een retour komt soms op een latere afrekening.",
            "bol settled another amount. A return sometimes comes on a later settlement."),
    };
}
