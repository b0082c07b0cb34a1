namespace Tandem.Web.Pages.Words;

/// <summary>The words of the figures of returns, in Dutch and English.</summary>
internal static class ReturnFigureWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string Nl, string En)>(StringComparer.Ordinal)
        {
            ["attention.often-returned"] = (
                "{name} (EAN {ean}) komt opvallend vaak terug: {returned} van de {sold} verkopen van de laatste {days} dagen, "
                + "{rate} %. Bij je andere artikelen is dat {usual} %. Bekijk de redenen, en of tekst, foto's en verpakking "
                + "kloppen.",
                "{name} (EAN {ean}) comes back unusually often: {returned} of the {sold} sales of the last {days} days, {rate}%. "
                + "For your other items that is {usual}%. See the reasons, and whether its text, pictures and packaging are "
                + "right."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new[] { Rate(), Costs() }.SelectMany(words => words).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, (string Nl, string En)> Rate() => new(StringComparer.Ordinal)
    {
        ["nav.returns.desk"] = ("Retourbalie", "Return desk"),
        ["nav.returns.figures"] = ("Cijfers", "Figures"),
        ["source.return-rates"] = ("retourpercentages", "return rates"),
        ["answer.figures"] = ("Bekijk cijfers", "See the figures"),
        ["chart.highest"] = ("hoogste: {value}", "highest: {value}"),
        ["figures.title"] = ("Retourcijfers", "Return figures"),
        ["figures.period"] = ("Periode", "Period"),
        ["figures.days"] = ("{n} dagen", "{n} days"),
        ["figures.rate.title"] = ("Retourpercentage", "Return rate"),
        ["figures.rate"] = ("Percentage", "Rate"),
        ["figures.rate.of"] = ("{units} retour op {sold} verkocht", "{units} returned to {sold} sold"),
        ["figures.rate.text"] = (
            "Stuks van retouren die in deze periode zijn aangemeld, gedeeld door stuks van bol-bestellingen die in deze periode "
            + "zijn geplaatst. Geannuleerde stuks tellen niet mee, en ook niet wat nooit is verstuurd of is ingetrokken. Een "
            + "retour kan van een bestelling van vóór de periode zijn.",
            "Units of returns that were registered in this period, divided by units of bol orders that were placed in it. "
            + "Cancelled units do not count, nor does what was never sent or was withdrawn. A return may be of an order from "
            + "before the period."),
        ["figures.known-since"] = (
            "Je bestellingen zijn bij Tandem bekend vanaf {day}: over kortere tijd valt het percentage hoger uit.",
            "Tandem knows your orders from {day} on: over a shorter time the rate comes out higher."),
        ["figures.rate.chart"] = ("Retourpercentage per maand van de laatste {n} maanden",
            "Return rate a month of the last {n} months"),
        ["figures.rate.key"] = ("retour per 100 verkochte stuks, per maand", "returned of 100 units sold, by month"),
        ["figures.this-month"] = ("deze maand", "this month"),
        ["figures.month"] = ("Maand", "Month"),
        ["figures.none"] = ("In deze periode is er niets retour.", "Nothing was returned in this period."),
        ["figures.not-found"] = ("Geen artikel gevonden dat in deze periode retour is.",
            "No item found that was returned in this period."),
        ["figures.reasons"] = ("Redenen", "Reasons"),
        ["figures.reasons.text"] = ("Wat de klant bij bol koos, in stuks.", "What the customer chose at bol, in units."),
        ["figures.reason"] = ("Reden", "Reason"),
        ["figures.other-reasons"] = ("Andere redenen", "Other reasons"),
        ["figures.items"] = ("Per artikel", "By item"),
        ["figures.search"] = ("Zoek op artikel of EAN", "Search item or EAN"),
        ["figures.sort"] = ("Sorteer op", "Sort by"),
        ["figure-sort.Units"] = ("meeste stuks retour", "most units returned"),
        ["figure-sort.Rate"] = ("hoogste percentage (vanaf {n} verkocht)", "highest rate (from {n} sold)"),
        ["figures.sold"] = ("Verkocht", "Sold"),
        ["figures.units"] = ("Retour", "Returned"),
        ["figures.returns"] = ("Aantal retouren", "Number of returns"),
        ["figures.in-returns"] = ("in {n} retouren", "in {n} returns"),
        ["figures.in-returns.one"] = ("in 1 retour", "in 1 return"),
        ["figures.no-ean"] = ("Onbekend artikel", "Unknown item"),
        ["figures.often"] = ("Opvallend", "Unusual"),
        ["figures.often.yes"] = ("opvallend vaak", "unusually often"),
        ["figures.file.items"] = ("Retourcijfers per artikel", "Return figures by item"),
        ["figures.file.months"] = ("Retourkosten per maand", "Return costs by month"),
    };

    private static Dictionary<string, (string Nl, string En)> Costs() => new(StringComparer.Ordinal)
    {
        ["figures.costs"] = ("Kosten per maand", "Costs by month"),
        ["figures.costs.none"] = ("In de laatste twaalf maanden zijn er geen retouren.",
            "There are no returns in the last twelve months."),
        ["figures.costs.chart"] = ("Terugbetaald en geschatte kosten per maand van de laatste {n} maanden",
            "Refunded and estimated costs a month of the last {n} months"),
        ["figures.came-in"] = ("Binnengekomen", "Came in"),
        ["figures.refunded"] = ("Terugbetaald", "Refunded"),
        ["figures.refunded.whole"] = ("Terugbetaald, gemeten, incl. btw", "Refunded, measured, incl. VAT"),
        ["figures.estimate"] = ("Kosten", "Costs"),
        ["figures.work"] = ("Label en verwerking", "Label and handling"),
        ["figures.work.whole"] = ("Label en verwerking, schatting, excl. btw", "Label and handling, estimate, excl. VAT"),
        ["figures.lost"] = ("Waardeverlies", "Loss of value"),
        ["figures.lost.whole"] = ("Waardeverlies, schatting, excl. btw", "Loss of value, estimate, excl. VAT"),
        ["figures.measured"] = ("gemeten", "measured"),
        ["figures.measured.vat"] = ("gemeten, incl. btw", "measured, incl. VAT"),
        ["figures.thought"] = ("schatting", "estimate"),
        ["figures.thought.vat"] = ("schatting, excl. btw", "estimate, excl. VAT"),
        ["figures.measured.text"] = (
            "wat de webshop in die maand voor retouren heeft terugbetaald, en de retouren die toen als ontvangen, afgekeurd, "
            + "geruild of gerepareerd zijn behandeld. LVB telt bij Binnengekomen niet mee.",
            "what the shop refunded for returns in that month, and the returns that were handled in it as received, refused, "
            + "exchanged or repaired. LVB does not count in Came in."),
        ["figures.thought.text"] = (
            "elke binnengekomen retour kost {label} aan label en {work} aan verwerking; een beschadigd artikel verliest {percent} % "
            + "van de prijs, en wat de klant gratis houdt alles. Dat zijn je bedragen van nu, ook voor eerdere maanden. Wat "
            + "beschadigd was, is alleen bekend van retouren die in Tandem zijn beslist.",
            "each return that came in costs {label} for its label and {work} for its handling; a damaged item loses {percent}% of "
            + "its price, and what the customer keeps for free all of it. Those are your amounts of today, for earlier months "
            + "too. What was damaged is only known of returns that were decided in Tandem."),
        ["figures.unpriced"] = ("Van {n} beslissingen is de prijs niet bekend: die tellen bij Waardeverlies niet mee.",
            "Of {n} decisions the price is not known: they do not count in Loss of value."),
        ["figures.unpriced.one"] = ("Van 1 beslissing is de prijs niet bekend: die telt bij Waardeverlies niet mee.",
            "Of 1 decision the price is not known: it does not count in Loss of value."),
        ["figures.settings"] = ("Pas de bedragen aan", "Change the amounts"),
    };
}
