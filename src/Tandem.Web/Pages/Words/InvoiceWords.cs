namespace Tandem.Web.Pages.Words;

/// <summary>The words about VAT, invoices and credit notes. In Dutch and English.</summary>
internal static class InvoiceWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["invoice.no-file"] = ("Het bestand {what} is er niet, of kan niet worden gelezen.",
                "The file {what} is not there, or cannot be read."),
            ["invoice.no-folder"] = ("In de map {what} kan niet worden geschreven.", "The folder {what} cannot be written to."),
            ["invoice.not-json"] = ("Het bestand is geen JSON: regel {row} is niet te lezen.",
                "The file is not JSON: line {row} cannot be read."),
            ["invoice.not-a-document"] = ("Een document is een object, met velden als \"kind\", \"seller\" en \"lines\".",
                "A document is an object, with fields such as \"kind\", \"seller\" and \"lines\"."),
            ["invoice.missing"] = ("{what} ontbreekt.", "{what} is missing."),
            ["invoice.not-text"] = ("{what} is geen tekst.", "{what} is not text."),
            ["invoice.not-an-object"] = ("{what} is geen object.", "{what} is not an object."),
            ["invoice.not-a-list"] = ("{what} is geen lijst.", "{what} is not a list."),
            ["invoice.not-one-of"] = ("{what} is \"{given}\", maar kan alleen zijn: {allowed}.",
                "{what} is \"{given}\", but can only be: {allowed}."),
            ["invoice.not-yes-no"] = ("{what} is true of false.", "{what} is true or false."),
            ["invoice.not-a-day"] = ("{what} is \"{given}\", geen datum als 2026-11-30.",
                "{what} is \"{given}\", not a date such as 2026-11-30."),
            ["invoice.not-a-country"] = ("{what} is \"{given}\", geen landcode van twee letters.",
                "{what} is \"{given}\", not a country code of two letters."),
            ["invoice.not-an-amount"] = (
                "{what} is \"{given}\". Een bedrag of aantal heeft een punt en maximaal {decimals} decimalen, als in 29.95, en "
                + "blijft onder de honderd miljoen.",
                "{what} is \"{given}\". An amount or number has a point and {decimals} decimals at most, as in 29.95, and stays "
                + "below a hundred million."),
            ["invoice.not-a-rate"] = ("{what} is \"{given}\", geen percentage als 21 of 25.5.",
                "{what} is \"{given}\", not a percentage such as 21 or 25.5."),
            ["invoice.quantity"] = ("{what} moet meer dan 0 zijn.", "{what} must be more than 0."),
            ["invoice.zero-unsaid"] = (
                "{what} ontbreekt bij een tarief van 0%. Zeg waarom: Z (nultarief), K (levering binnen de EU), G (uitvoer) of E "
                + "(vrijgesteld).",
                "{what} is missing at a rate of 0%. Say why: Z (zero rate), K (supply within the EU), G (export) or E (exempt)."),
            ["invoice.category-rate"] = ("{what}: categorie {category} en {rate}% gaan niet samen. S heeft een tarief boven 0, de "
                + "andere hebben 0.",
                "{what}: category {category} and {rate}% do not go together. S has a rate above 0, the others have 0."),
            ["invoice.unused"] = ("Het veld {what} is onbekend en niet gebruikt.", "The field {what} is unknown and was not used."),
            ["invoice.line-sum"] = (
                "{what} is niet prijs × aantal − korting. Het totaal van de regel telt.",
                "{what} is not price × quantity − discount. The line's total counts."),
            ["invoice.buyer-number"] = ("buyer.vat heeft niet de vorm van een btw-nummer.",
                "buyer.vat does not have the form of a VAT number."),
            ["invoice.lvb-from"] = ("Voorraad van Logistiek via bol (FBB) vertrekt uit Nederland, niet uit {country}.",
                "Stock of Logistiek via bol (FBB) leaves from the Netherlands, not from {country}."),
            ["invoice.credits-of-invoice"] = ("Een factuur crediteert niets: laat \"credits\" leeg.",
                "An invoice credits nothing: leave \"credits\" empty."),
            ["invoice.credited-vat"] = ("{what} kan niet kloppen: eerder gecrediteerde btw ligt tussen 0 en het bedrag incl. btw.",
                "{what} cannot be right: VAT credited before lies between 0 and the amount with VAT."),
            ["invoice.credited-rate"] = (
                "Dit document heeft meer tarieven: geef \"credited_before\" als lijst, met category en rate bij elk bedrag.",
                "This document has several rates: give \"credited_before\" as a list, with category and rate at each amount."),
            ["invoice.credit-needs-rate"] = (
                "Een creditnota houdt de tarieven van haar factuur: geef elke regel category en rate.",
                "A credit note keeps the rates of its invoice: give each line category and rate."),
            ["invoice.credit-rate"] = ("De factuur heeft geen regels van {category} {rate}%; die kan een creditnota niet teruggeven.",
                "The invoice has no lines of {category} {rate}%; a credit note cannot give these back."),
            ["invoice.credit-too-much"] = (
                "Bij {rate}% wordt {charge} gecrediteerd, maar van de factuur is nog {limit} over.",
                "At {rate}% {charge} is credited, but {limit} of the invoice is left."),
            ["invoice.below-zero"] = ("Het document komt onder 0 uit: maak er een creditnota van.",
                "The document ends below 0: make it a credit note."),
        }.Concat(VatWords.Reasons).Concat(DocumentWords.Reasons).Concat(VatScreenWords.Reasons)
        .Concat(InvoiceDeskWords.Reasons).ToDictionary(StringComparer.Ordinal);
}
