using System.Diagnostics;
using System.Text.Json.Nodes;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Print;
using Tandem.Engine.Printing;
using Tandem.Engine.Values;
using Tandem.Sandbox.Ledger;
using UglyToad.PdfPig;

namespace Tandem.Tests.Invoices;

/// <summary>Invoices and credit notes on paper, read back by another library than the one that wrote them.</summary>
public sealed class InvoicePdfTests
{
    private static readonly MachineFonts Bare = new([]);

    /// <summary>All that facts/vat.md §1 lists, in each language.</summary>
    [Theory]
    [InlineData(DocumentLanguage.Dutch, "Factuur", "20 november 2026", "19 november 2026",
        "€ 1.239,98", "€ 215,20", "Voldaan via bol", "België")]
    [InlineData(DocumentLanguage.English, "Invoice", "20 November 2026", "19 November 2026",
        "€1,239.98", "€215.20", "Paid through bol", "Belgium")]
    [InlineData(DocumentLanguage.French, "Facture", "20 novembre 2026", "19 novembre 2026",
        "1 239,98 €", "215,20 €", "Payé via bol", "Belgique")]
    [InlineData(DocumentLanguage.German, "Rechnung", "20. November 2026", "19. November 2026",
        "1.239,98 €", "215,20 €", "Bezahlt über bol", "Belgien")]
    public void Invoice_HasAllThatTheLawWants(DocumentLanguage language, params string[] words)
    {
        var document = Made(Documents.Invoice(("number", "\"2026-0042\""), ("order_id", "\"C0001X2Y3Z\""),
            ("order_reference", "\"PO 77\""), ("buyer.type", "\"business\""), ("buyer.vat", "\"NL123456782B90\""),
            ("buyer.kvk", "\"87654321\""), ("buyer.attention", "\"L. de Wit\""), ("buyer.country", "\"BE\""),
            ("buyer.zip", "\"2018\""), ("buyer.city", "\"Antwerpen\""),
            ("lines.0.qty", "2"), ("lines.0.unit_price", "\"624.99\""), ("lines.0.discount", "\"10.00\""),
            ("lines.0.line_total", "\"1239.98\""), ("lines.0.ean", "\"8719990000012\"")));
        var text = Text(Printed(document, language));
        foreach (var word in words.Concat(["2026-0042", "C0001X2Y3Z", "PO 77", "Voorbeeld Webshop B.V.", "Dorpsstraat 1",
            "1234 AB Utrecht", "12345678", "NL000099998B57", "B. Jansen", "L. de Wit", "Laan 2", "2018 Antwerpen", "87654321",
            "NL123456782B90", "Waterkoker", "EAN 8719990000012"]))
            Assert.Contains(word, text, StringComparison.Ordinal);
        var written = DocumentWords.In(language);
        var price = LinePrice.Of(document, 0);
        Assert.Equal(new PrintedInvoice("2026-0042", 1239_98), PrintedInvoice.Of(Printed(document, language)));
        foreach (var amount in new[] { written.Price(price.UnitExclVat(2, 4)), written.Amount(price.DiscountExclVat),
            written.Amount(price.NetExclVat), written.Percent(document.Taxed[0].Rate), written["unit"].Split(' ')[0] })
            Assert.Contains(amount.Replace('\u00A0', ' '), text, StringComparison.Ordinal);
    }

    [Fact]
    public void CreditNote_NamesItsInvoice_AndWhatIsOwedBack()
    {
        var credit = Documents.Invoice(("kind", "\"credit_note\""), ("credits", "\"2026-0001\""),
            ("credits_date", "\"2026-10-02\""),
            ("seller.country", "\"BE\""), ("seller.vat", "\"BE0123456749\""), ("seller.name", "\"Voorbeeld Winkel\""),
            ("seller.legal_form", "\"BV\""), ("seller.court", "\"Antwerpen, afdeling Antwerpen\""), ("seller.kvk", null),
            ("ship_from", "\"BE\""), ("ship_to", "\"BE\""), ("buyer.country", "\"BE\""), ("buyer.type", "\"business\""),
            ("buyer.vat", "\"BE0876543270\""));
        var text = Text(Printed(Made(credit), DocumentLanguage.Dutch));
        foreach (var word in new[] { "Creditnota", "2026-0001 van 2", "oktober 2026", "Voorbeeld Winkel BV", "0123.456.749",
            "RPR Antwerpen, afdeling Antwerpen", "BE0876543270", "Totaal gecrediteerd",
            "Btw terug te storten aan de Staat in de mate waarin ze oorspronkelijk in aftrek werd gebracht" })
            Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Voldaan", text, StringComparison.Ordinal);
    }

    /// <summary>An order through bol names no bank account (facts/vat.md §0).</summary>
    [Theory]
    [InlineData("bol", false)]
    [InlineData("woo", true)]
    public void BankAccount_StandsOnDocumentsOfTheShopAlone(string channel, bool stands) => Assert.Equal(stands,
        Text(Printed(Made(Documents.Invoice(("channel", $"\"{channel}\""), ("seller.account", "\"BE71 0961 2345 6769\""))),
            DocumentLanguage.Dutch)).Contains("BE71 0961 2345 6769", StringComparison.Ordinal));

    /// <summary>The sums in the text are those of the model, and why there is no VAT is said.</summary>
    [Fact]
    public void EveryWorkedDocument_ShowsItsSums_InEveryLanguage()
    {
        var wrong = new List<string>();
        var trial = new Engine.Invoices.Trial.DocumentTrial();
        foreach (var golden in GoldenTests.Cases())
        {
            var document = trial.Next(Documents.Element(golden)).Document;
            foreach (var language in Enum.GetValues<DocumentLanguage>())
            {
                var (words, figures) = (DocumentWords.In(language), document.Figures);
                var text = Text(Printed(document, language));
                var sums = figures.Breakdown.SelectMany(rate => new[] { rate.Net, rate.Vat }).Concat(figures.LineNetsExclVat)
                    .Select(words.Amount).Concat(new[] { figures.Net, figures.Vat, figures.Gross }.Select(words.Euros));
                if (language == DocumentLanguage.Dutch && document.Treatment.Exemption is { } exemption)
                    sums = sums.Append(exemption.Text);
                wrong.AddRange(from sum in sums
                               where !text.Contains(sum.Replace('\u00A0', ' '), StringComparison.Ordinal)
                               select $"{golden["id"]} in {language}: no {sum}");
            }
        }

        Conventions.Found.Nothing("a document shows its sums", wrong);
    }

    [Fact]
    public void Strict_ShowsTheVatComputedAnew_AndTheCent()
    {
        var document = Made(Documents.Invoice(("lines.0.unit_price", "\"34.95\""), ("lines.0.line_total", "\"34.95\"")));
        Assert.True(document.Figures.StrictDiffers);
        var text = Text(InvoicePdf.Write(document, InvoiceLook.Usual, DocumentLanguage.Dutch, strict: true, Bare));
        Assert.Contains("Afronding € 0,01", text, StringComparison.Ordinal);
        Assert.Contains("€ 6,06", text, StringComparison.Ordinal);
        Assert.Contains("€ 34,95", text, StringComparison.Ordinal);
    }

    /// <summary>What a sheet hands on is what the lines on it and before it come to, and the next one begins with it.</summary>
    [Fact]
    public void ManyLines_CarryTheirSums_FromSheetToSheet()
    {
        var document = Made(Many(90));
        var sheets = Sheets(Printed(document, DocumentLanguage.Dutch));
        Assert.True(sheets.Count >= 3, $"{sheets.Count} sheets");
        var seen = 0;
        for (var at = 0; at < sheets.Count; at++)
        {
            Assert.Contains($"pagina {at + 1} van {sheets.Count}", sheets[at], StringComparison.Ordinal);
            Assert.Equal(at > 0,
                sheets[at].Contains($"Transport van vorige pagina {Sum(document, seen)}", StringComparison.Ordinal));
            seen += document.Lines.Count(line => sheets[at].Contains(line.Description, StringComparison.Ordinal));
            Assert.Equal(seen < document.Lines.Count,
                sheets[at].Contains($"Transport naar volgende pagina {Sum(document, seen)}", StringComparison.Ordinal));
        }

        Assert.Equal(document.Lines.Count, seen);
        Assert.Contains(DocumentWords.In(DocumentLanguage.Dutch).Euros(document.Figures.Gross), sheets[^1],
            StringComparison.Ordinal);
    }

    /// <summary>Long texts wrap and nothing is cut off.</summary>
    [Fact]
    public void LongTexts_AreThereInWhole()
    {
        var name = string.Join(' ', Enumerable.Range(1, 60).Select(n => $"woord{n}"));
        var look = InvoiceLook.Usual with { Terms = string.Join('\n', Enumerable.Range(1, 90).Select(n => $"Voorwaarde{n}")) };
        var text = Text(InvoicePdf.Write(
            Made(Documents.Invoice(("buyer.name", $"\"{name}\""), ("lines.0.description", $"\"{name} {new string('q', 300)}\""))),
            look, DocumentLanguage.Dutch, false, Bare));
        Assert.Equal(2, text.Split("woord60").Length - 1);
        Assert.Equal(300, text.Count(c => c == 'q'));
        Assert.Contains("Voorwaarde90", text, StringComparison.Ordinal);
    }

    [Fact]
    public void LettersThatNoFontHas_AreNamed()
    {
        var text = Text(InvoicePdf.Write(Made(Documents.Invoice(("buyer.name", "\"محمد 张伟 🌸\""))), InvoiceLook.Usual,
            DocumentLanguage.English, false, Bare));
        Assert.Contains("[Arabic script]", text, StringComparison.Ordinal);
        Assert.Contains("[Chinese script]", text, StringComparison.Ordinal);
        Assert.Contains("[emoji]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void SameDocument_IsTheSameBytes()
    {
        var document = Made(Many(40));
        var first = Printed(document, DocumentLanguage.French);
        Assert.Equal(first, Printed(document, DocumentLanguage.French));
        Assert.NotEqual(first, Printed(document with { Number = "2026-0002" }, DocumentLanguage.French));
    }

    [Fact]
    public void File_SaysItsTitleAndLanguage_AndIsTagged()
    {
        using var pdf = PdfDocument.Open(Printed(Made(Documents.Invoice(("number", "\"A & B <1>\""))), DocumentLanguage.French));
        Assert.Equal("Facture A  B 1", pdf.Information.Title);
        var catalog = pdf.Structure.Catalog.CatalogDictionary.Data;
        Assert.Equal("fr", catalog["Lang"].ToString()?.Trim('(', ')'));
        Assert.Contains("StructTreeRoot", catalog.Keys);
        Assert.Contains("MarkInfo", catalog.Keys);
    }

    [Fact]
    public void File_IsSmall_AndItsFontsAreInIt()
    {
        var file = Printed(Made(Documents.Invoice()), DocumentLanguage.Dutch);
        Assert.True(file.Length < 60_000, $"{file.Length} bytes");
        using var pdf = PdfDocument.Open(file);
        Assert.All(pdf.GetPage(1).Letters,
            letter => Assert.StartsWith("TANDEM+", letter.FontName ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_IsSoundToQpdf()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qpdf"), "qpdf is not installed.");
        var path = Path.Combine(Directory.CreateTempSubdirectory("tandem-pdf-").FullName, "invoice.pdf");
        var look = InvoiceLook.Usual with { Logo = Printing.Pictures.Png(60, 20) };
        await File.WriteAllBytesAsync(path, InvoicePdf.Write(Made(Many(60)), look, DocumentLanguage.Dutch),
            TestContext.Current.CancellationToken);
        using var judge = Process.Start(
            new ProcessStartInfo("/usr/bin/qpdf", ["--check", path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await judge.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await judge.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(judge.ExitCode == 0, said);
    }

    [Fact]
    public void EveryWord_IsThereInEveryLanguage()
    {
        foreach (var language in Enum.GetValues<DocumentLanguage>())
            Assert.DoesNotContain(DocumentWords.In(language).All, word => string.IsNullOrWhiteSpace(word.Value));
    }

    [Theory]
    [InlineData(null, "NL", null, DocumentLanguage.Dutch)]
    [InlineData(null, "BE", "2018", DocumentLanguage.Dutch)]
    [InlineData(null, "BE", "4000", DocumentLanguage.French)]
    [InlineData(null, "FR", null, DocumentLanguage.French)]
    [InlineData(null, "AT", null, DocumentLanguage.German)]
    [InlineData(null, "PL", null, DocumentLanguage.English)]
    [InlineData(DocumentLanguage.Dutch, "FR", null, DocumentLanguage.Dutch)]
    public void Language_IsTheBuyers_UnlessTheSellerChose(DocumentLanguage? chosen, string country, string? postcode,
        DocumentLanguage language) =>
        Assert.Equal(language, DocumentLanguageRule.Of(chosen, Country.TryParse(country)!.Value, postcode));

    [Theory]
    [InlineData("2026-0042", "2026-0042.pdf")]
    [InlineData("../../etc/passwd", "-..-etc-passwd.pdf")]
    [InlineData("..", "document.pdf")]
    [InlineData("a\\b:c", "a-b-c.pdf")]
    public void FileName_StaysInItsFolder(string number, string name) => Assert.Equal(name,
        Documents.Try(Documents.Invoice(("number", JsonValue.Create(number).ToJsonString()))).Pdf(null).Name);

    private static TaxDocument Made(JsonObject document) => Documents.Try(document) is { Problem: null } tried
        ? tried.Document : throw new InvalidOperationException(Documents.Try(document).Problem!.ToString());

    private static JsonObject Many(int lines)
    {
        var document = Documents.Invoice(("number", "\"2026-0001\""));
        var line = document["lines"]![0]!;
        document["lines"] = new JsonArray([.. Enumerable.Range(1, lines).Select(n =>
        {
            var one = line.DeepClone();
            (one["description"], one["unit_price"], one["line_total"]) = ($"Artikel {n:D3}.", $"{n}.35", $"{n}.35");
            return one;
        })]);
        return document;
    }

    private static string Sum(TaxDocument document, int lines) => DocumentWords.In(DocumentLanguage.Dutch)
        .Amount(new Money(document.Figures.LineNetsExclVat.Take(lines).Sum(net => net.Cents)));

    private static byte[] Printed(TaxDocument document, DocumentLanguage language) =>
        InvoicePdf.Write(document, InvoiceLook.Usual, language, false, Bare);

    private static string Text(byte[] pdf) => string.Join(' ', Sheets(pdf));

    private static IReadOnlyList<string> Sheets(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text)))];
    }
}
