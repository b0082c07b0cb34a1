using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Print;

/// <summary>
/// Says what stands on an invoice or credit note: all that Directive 2006/112 art. 226, the Dutch Wet OB art. 35a and the Belgian
/// KB nr. 1 art. 5 want (facts/vat.md §1). Pure.
/// </summary>
internal static class InvoiceTextsRule
{
    private static readonly IReadOnlyList<(Exemption Exemption, string Key)> Known =
    [
        (Exemption.IntraCommunity, "exempt.intra-community"), (Exemption.Export, "exempt.export"),
        (Exemption.Margin, "exempt.margin"), (Exemption.SmallDutch, "exempt.small-nl"),
        (Exemption.SmallBelgian, "exempt.small-be"),
    ];

    /// <param name="strict">
    /// As the strict model of <see cref="UblDocument"/>: VAT is computed anew from the net, and the cent that this makes is
    /// printed.
    /// </param>
    public static InvoiceTexts Of(TaxDocument document, InvoiceLook look, DocumentWords words, bool strict)
    {
        var kind = document.IsCredit ? "credit" : "invoice";
        return new InvoiceTexts
        {
            Title = words[kind],
            Number = document.Number,
            Seller = [.. SellerOf(document, words), .. Lines(look.ExtraLines)],
            Buyer = BuyerOf(document.Buyer, words),
            Facts = [.. FactsOf(document, words, kind)],
            Columns = ColumnsOf(document, words),
            Rows = [.. Enumerable.Range(0, document.Lines.Count).Select(at => RowOf(document, look, words, at))],
            Rates = RatesOf(document, words, strict),
            Totals = [.. TotalsOf(document, words, kind, strict)],
            Notes = [.. NotesOf(document, words), .. Lines(look.Terms)],
        };
    }

    public static IReadOnlyList<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> SellerOf(TaxDocument document, DocumentWords words)
    {
        var seller = document.Seller;
        foreach (var line in Address(seller, words)) yield return line;
        foreach (var line in Numbers(seller, words)) yield return line;
        if (seller.Account is { } account && !document.ViaBol) yield return $"{words["account"]} {account}";
    }

    private static IReadOnlyList<string> BuyerOf(DocumentParty buyer, DocumentWords words) =>
        [.. Address(buyer, words), .. Numbers(buyer, words)];

    private static IEnumerable<string> Address(DocumentParty party, DocumentWords words)
    {
        var name = party.LegalForm is { } form && !party.Name.EndsWith(form, StringComparison.OrdinalIgnoreCase)
            ? $"{party.Name} {form}" : party.Name;
        var place = $"{Postcode(party)} {party.City}".Trim();
        return new[] { name, party.Attention, party.Street, place, words.CountryName(party.Country) }.OfType<string>()
            .Where(line => line.Length > 0);
    }

    /// <summary>The register's first, then VAT's.</summary>
    private static IEnumerable<string> Numbers(DocumentParty party, DocumentWords words)
    {
        if (party.Kvk is { } kvk) yield return $"{words["kvk"]} {kvk}";
        if (party.Register is ("0208", var id))
            yield return $"{words["enterprise"]} {id[..4]}.{id[4..7]}.{id[7..]}";
        else if (party.Enterprise is { } enterprise) yield return $"{words["enterprise"]} {enterprise}";
        if (party.Court is { } court) yield return words.Fill("register", court);
        if (party.VatNumber is { } number) yield return $"{words["vat-number"]} {number}";
    }

    /// <summary>A Dutch one is written with a blank in it.</summary>
    private static string Postcode(DocumentParty party) =>
        party.Country == Country.Netherlands && party.Postcode is { Length: 6 } bare && bare.All(char.IsAsciiLetterOrDigit)
            ? $"{bare[..4]} {bare[4..].ToUpperInvariant()}" : party.Postcode ?? "";

    private static IEnumerable<(string Label, string Value)> FactsOf(TaxDocument document, DocumentWords words, string kind)
    {
        yield return (words[$"number.{kind}"], document.Number);
        yield return (words[$"issued.{kind}"], words.Day(document.Issued));
        if (document.Credits is { } credits)
            yield return (words["credits"],
                document.CreditsIssued is { } day ? words.Fill("credits.of", credits, words.Day(day)) : credits);
        if (document.Supplied != document.Issued) yield return (words["supplied"], words.Day(document.Supplied));
        if (document.OrderId is { } order) yield return (words["order"], order);
        if (document.OrderReference is { } reference && reference != document.OrderId)
            yield return (words["reference"], reference);
        if (document.Treatment.To != document.Buyer.Country)
            yield return (words["delivered"], words.CountryName(document.Treatment.To));
    }

    private static IReadOnlyList<InvoiceColumn> ColumnsOf(TaxDocument document, DocumentWords words)
    {
        var columns = new List<InvoiceColumn>
        {
            new(InvoiceCell.Item, words["item"], 0), new(InvoiceCell.Quantity, words["quantity"], 40),
            new(InvoiceCell.Unit, words["unit"], 66),
        };
        if (document.Lines.Any(line => line.Discount != Money.Zero))
            columns.Add(new InvoiceColumn(InvoiceCell.Discount, words["discount"], 60));
        columns.Add(new InvoiceColumn(InvoiceCell.Rate, VatWord(document, words), 54));
        columns.Add(new InvoiceColumn(InvoiceCell.Net, words["net"], 64));
        if (document.InclVat) columns.Add(new InvoiceColumn(InvoiceCell.Gross, words["gross"], 64));
        return columns;
    }

    private static InvoiceRow RowOf(TaxDocument document, InvoiceLook look, DocumentWords words, int at)
    {
        var (line, taxed, price) = (document.Lines[at], document.Taxed[at], LinePrice.Of(document, at));
        var cells = new Dictionary<InvoiceCell, string>
        {
            [InvoiceCell.Quantity] = words.Quantity(line.Quantity),
            [InvoiceCell.Unit] = words.Price(price.UnitExclVat(line.Quantity, 4)),
            [InvoiceCell.Discount] = price.DiscountExclVat == Money.Zero ? "" : words.Amount(price.DiscountExclVat),
            [InvoiceCell.Rate] = Rate(taxed.Category, taxed.Rate, words),
            [InvoiceCell.Net] = words.Amount(price.NetExclVat),
            [InvoiceCell.Gross] = words.Amount(line.Total),
        };
        var ean = look.ShowEan && line.Ean is { Length: > 0 } code ? words.Fill("ean", code) : null;
        return new InvoiceRow(line.Description, ean, cells, price.NetExclVat, document.InclVat ? line.Total : null);
    }

    private static string Rate(VatCategory category, VatRate rate, DocumentWords words) =>
        category == VatCategory.E ? words["exempt"] : words.Percent(rate);

    /// <summary>Whose VAT it is stands beside the word where that is not the seller's own country's.</summary>
    private static string VatWord(TaxDocument document, DocumentWords words) =>
        document.Treatment.VatCountry is { } country && country != document.Seller.Country
            ? words.Fill("vat.of", words.CountryName(country)) : words["vat"];

    private static IReadOnlyList<IReadOnlyList<string>> RatesOf(TaxDocument document, DocumentWords words, bool strict) =>
    [
        [words["rate"], words["net"], VatWord(document, words)],
        .. document.Figures.Breakdown.Select(rate => (IReadOnlyList<string>)
            [Rate(rate.Category, rate.Rate, words), words.Amount(rate.Net), words.Amount(strict ? rate.StrictVat : rate.Vat)]),
    ];

    private static IEnumerable<InvoiceTotal> TotalsOf(TaxDocument document, DocumentWords words, string kind, bool strict)
    {
        var figures = document.Figures;
        var rounding = strict ? figures.StrictRounding : Money.Zero;
        yield return new InvoiceTotal(words["total.net"], words.Euros(figures.Net));
        yield return new InvoiceTotal(words["total.vat"], words.Euros(figures.Vat - rounding));
        if (rounding != Money.Zero) yield return new InvoiceTotal(words["rounding"], words.Euros(rounding));
        yield return new InvoiceTotal(words[$"total.{kind}"], words.Euros(figures.Gross), IsGrand: true);
        if (document.IsCredit) yield break;
        yield return new InvoiceTotal(words[document.ViaBol ? "paid.bol" : "paid"], words.Euros(Money.Zero - figures.Gross));
        yield return new InvoiceTotal(words["due"], words.Euros(Money.Zero));
    }

    private static IEnumerable<string> NotesOf(TaxDocument document, DocumentWords words)
    {
        if (document.Treatment.Exemption is { } exemption)
            yield return Known.FirstOrDefault(known => known.Exemption == exemption) is { Key: { } key } ? words[key]
                : exemption.Text;
        if (document.OwesVatBack) yield return words["owes-vat-back"];
    }
}
