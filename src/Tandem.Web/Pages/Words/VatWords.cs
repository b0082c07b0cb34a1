namespace Tandem.Web.Pages.Words;

/// <summary>Why a document carries the VAT that it does, and what is asked about it. In Dutch and English.</summary>
internal static class VatWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["invoice.why-home"] = ("Btw van {country}, waar het artikel vertrekt en btw verschuldigd is (art. 31 en 32 Richtlijn 2006/112).",
                "VAT of {country}, where the goods leave and are taxed (art. 31 and 32 Directive 2006/112)."),
            ["invoice.why-threshold"] = (
                "Btw van {country}: de verkopen aan consumenten in andere EU-landen blijven onder 10.000 euro (art. 59 quater "
                + "Richtlijn 2006/112).",
                "VAT of {country}: sales to consumers in other EU countries stay below 10,000 euros (art. 59c Directive 2006/112)."),
            ["invoice.why-destination"] = (
                "Btw van {country}, via het éénloketsysteem (OSS): de drempel van 10.000 euro is gepasseerd, of je koos daarvoor "
                + "(art. 33 en 59 quater Richtlijn 2006/112).",
                "VAT of {country}, through the One Stop Shop (OSS): the threshold of 10,000 euros was passed, or you chose so "
                + "(art. 33 and 59c Directive 2006/112)."),
            ["invoice.why-stock-abroad"] = (
                "Btw van {other}: de voorraad ligt in {country}, niet in je eigen land, en dan geldt de drempel niet (art. 33 "
                + "Richtlijn 2006/112).",
                "VAT of {other}: the stock is in {country}, not in your own country, and then no threshold applies (art. 33 "
                + "Directive 2006/112)."),
            ["invoice.why-charged"] = ("Btw van {country}, zoals berekend in de webshop (art. 32, 33 en 59 quater Richtlijn 2006/112).",
                "VAT of {country}, as the shop charged it (art. 32, 33 and 59c Directive 2006/112)."),
            ["invoice.why-k"] = ("Levering aan een ondernemer in {country}: 0%, btw verlegd (art. 138 lid 1 Richtlijn 2006/112).",
                "Supply to a business in {country}: 0%, the buyer accounts for VAT (art. 138(1) Directive 2006/112)."),
            ["invoice.why-export"] = ("Uitvoer naar {country}: 0%. Bewaar het bewijs (art. 146 lid 1 Richtlijn 2006/112).",
                "Export to {country}: 0%. Keep the proof (art. 146(1) Directive 2006/112)."),
            ["invoice.why-small"] = (
                "Geen btw: kleine onderneming in {country} (NL: art. 25 Wet OB; BE: art. 56bis Btw-wetboek; art. 284 Richtlijn 2006/112).",
                "No VAT: small business in {country} (NL: art. 25 Wet OB; BE: art. 56bis Btw-wetboek; art. 284 Directive 2006/112)."),
            ["invoice.deemed-supplier"] = (
                "Een verkoper zonder vestiging in de EU factureert niet zelf: bol is dan de leverancier (art. 14 bis Richtlijn 2006/112).",
                "A seller without an establishment in the EU makes no invoices: bol is the supplier then (art. 14a Directive 2006/112)."),
            ["invoice.from-outside"] = ("{country} ligt niet in de EU: wat daarvandaan vertrekt, kan Tandem niet factureren.",
                "What leaves from {country}, outside the EU, Tandem cannot invoice."),
            ["invoice.territory"] = (
                "In {territory} geldt de gewone btw van het land niet. Vraag je boekhouder welke btw hier geldt.",
                "In {territory} the country's usual VAT does not apply. Ask your bookkeeper which VAT does."),
            ["invoice.class-empty"] = ("Van een regel is de belastingklasse leeg. Welke is het? Tandem rekent nooit zomaar 0%.",
                "The tax class of a line is empty. Which is it? Tandem never charges 0% by itself."),
            ["invoice.class-open"] = ("Welk tarief hoort in {country} bij de belastingklasse {class}?",
                "Which rate does the tax class {class} have in {country}?"),
            ["invoice.no-rate"] = ("Voor {class} in {country} is op {day} geen tarief bekend; dat is geen 0%.",
                "For {class} in {country} no rate is known on {day}; that is not 0%."),
            ["invoice.rate-unknown"] = ("Regel {line}: {rate}% is op {day} geen tarief van {country}.",
                "Line {line}: {rate}% is not a rate of {country} on {day}."),
            ["invoice.rate-differs"] = (
                "Regel {line}: {rate}% is berekend, maar {class} is in {country} {meant}%. Het berekende tarief blijft staan.",
                "Line {line}: {rate}% was charged, but {class} is {meant}% in {country}. What was charged stands."),
            ["invoice.rates-old"] = ("De btw-tarieven zijn op {day} voor het laatst nagekeken. Kijk of ze nog kloppen.",
                "The VAT rates were last checked on {day}. See whether they still hold."),
            ["invoice.exempt-why"] = (
                "Een regel zonder btw (E) heeft een reden nodig: \"scheme\": \"margin\", een tekst in \"exemption\", of een verkoper "
                + "met \"scheme\": \"small_business\" in zijn eigen land.",
                "A line without VAT (E) needs a reason: \"scheme\": \"margin\", a text in \"exemption\", or a seller with "
                + "\"scheme\": \"small_business\" in its own country."),
            ["invoice.two-exemptions"] = ("Eén document kan maar één reden voor een vrijstelling noemen: maak er twee van.",
                "One document can state one reason for an exemption only: make it two."),
            ["invoice.small-charges"] = ("Een kleine onderneming in {country} rekent daar geen btw, maar er staat btw op een regel.",
                "A small business in {country} charges no VAT there, but a line has VAT."),
            ["invoice.small-elsewhere"] = ("De regeling voor kleine ondernemingen van {country} kent Tandem niet.",
                "Tandem does not know the small-business scheme of {country}."),
            ["invoice.zero-not-here"] = ("Categorie K of G past niet bij een levering naar {country}.",
                "Category K or G does not fit a supply to {country}."),
            ["invoice.export-charged"] = ("Uitvoer naar {country} is 0%, categorie G, maar er is anders gerekend.",
                "Export to {country} is 0%, category G, but something else was charged."),
            ["invoice.k-mixed"] = ("Een levering aan een ondernemer in een ander EU-land is helemaal K of helemaal niet.",
                "A supply to a business in another EU country is K as a whole, or not at all."),
            ["invoice.k-number"] = ("Voor 0% (K) is een zakelijke koper met een geldig gevormd btw-nummer nodig.",
                "0% (K) takes a business as buyer, with a VAT number that is well formed."),
            ["invoice.k-same-country"] = ("Het btw-nummer van de koper is van {country}, waar het artikel vertrekt: dan geldt 0% (K) niet.",
                "The buyer's VAT number is of {country}, where the goods leave: then 0% (K) does not apply."),
            ["invoice.k-invalid"] = ("VIES kent het btw-nummer van de koper niet: dan geldt 0% (K) niet.",
                "VIES does not know the buyer's VAT number: then 0% (K) does not apply."),
            ["invoice.k-unproven"] = ("0% (K) zoals opgegeven. Bewaar de bevestiging van VIES en het bewijs van vervoer.",
                "0% (K) as given. Keep the answer of VIES and the proof of transport."),
            ["invoice.k-possible"] = ("Misschien kan dit 0% zijn (K): de koper heeft een geldig btw-nummer. Vraag je boekhouder.",
                "This may be 0% (K): the buyer has a valid VAT number. Ask your bookkeeper."),
            ["invoice.rate-of-nobody"] = ("De tarieven op dit document zijn die van {country} niet, en die van {other} ook niet.",
                "The rates on this document are not those of {country}, nor those of {other}."),
            ["invoice.threshold-unknown"] = (
                "Is de drempel van 10.000 euro gepasseerd? Geef \"threshold\", of de berekende tarieven, voor een verkoop naar {country}.",
                "Was the threshold of 10,000 euros passed? Give \"threshold\", or the rates charged, for a sale to {country}."),
            ["invoice.meter-unknown"] = (
                "De tarieven van beide landen zijn gelijk en de drempel is niet opgegeven: de btw is die van {country}.",
                "The rates of both countries are the same and no threshold was given: the VAT is that of {country}."),
            ["invoice.meter-differs"] = ("Er is btw van {country} berekend, maar volgens de drempel had het andere land gemoeten.",
                "VAT of {country} was charged, but by the threshold it should have been the other country's."),
            ["invoice.local-number"] = ("Voor btw van {country} heb je daar een btw-nummer nodig, dat op de factuur staat.",
                "VAT of {country} takes a VAT number of that country, printed on the invoice."),
            ["invoice.no-peppol"] = ("De e-factuur kan niet over Peppol: {what} ontbreekt. Het bestand is gewone EN 16931.",
                "The e-invoice cannot go over Peppol: {what} is missing. The file is plain EN 16931."),
        };
}
