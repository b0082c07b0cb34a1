using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using Tandem.Engine.Printing;
using Tandem.Engine.Values;
using Tandem.Sandbox.Bol;

namespace Tandem.Tests.Printing;

/// <summary>What comes out of the printer: all labels once, in picking order, at their size; slips and lists with the right words.</summary>
public sealed class PrintTests
{
    private static readonly PrintWords Words = new(
        "Pakbon", "Verzamellijst", "Bestelling", "Winkelnummer", "Bezorgen uiterlijk", "Aantal", "Artikel", "Artikelcode", "pagina", "bestellingen",
        day => day.ToString("O"), "Niet geprint", p => $"{p.BolOrderId}: {p.Why.Code}");

    [Theory]
    [InlineData(Paper.Label, 5, 5, 100, 150)]
    [InlineData(Paper.A4, 5, 2, 210, 297)]
    [InlineData(Paper.A4, 4, 1, 210, 297)]
    public void Labels_OfManyOrders_AreOneFile(Paper paper, int orders, int pages, int width, int height)
    {
        var pdf = PrintLabels.Write(new PrintBatch([.. Enumerable.Range(1, orders).Select(n => Order(n))], []), paper, Words);
        Assert.Equal(Enumerable.Repeat((width, height), pages), PdfText.Pages(pdf));
        var text = PdfText.Of(pdf);
        for (var n = 1; n <= orders; n++) Assert.Contains($"3SVVB{n:D9}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_WithSlips_FollowEachOther_AndTheTypefaceIsInTheFile()
    {
        var pdf = PrintLabels.Write(new PrintBatch([Order(1, slip: true), Order(2, slip: true)], []), Paper.Label, Words);
        Assert.Equal(4, PdfText.Pages(pdf).Count);
        var text = PdfText.Of(pdf);
        foreach (var word in new[] { "Pakbon", "Bestelling A0001", "Winkelnummer 701", "Anna Voorbeeld", "Proefstraat 12-a", "2 ×", "TW-001   8719990000012", "Chloé Émilië, Łódź" })
            Assert.Contains(word, text, StringComparison.Ordinal);
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        Assert.Contains(document.Internals.GetAllObjects().OfType<PdfDictionary>(), d => d.Elements.ContainsKey("/FontFile2"));
    }

    [Fact]
    public void Slip_ThatIsLong_GoesOn_AndLosesNoLine()
    {
        var lines = Enumerable.Range(1, 60).Select(i => Line($"SKU-{i:000}", $"Artikel nummer {i} met een naam die lang genoeg is om op de volgende regel door te gaan en dan nog een stukje", 1)).ToList();
        var pdf = PrintLabels.Write(new PrintBatch([Order(1, slip: true) with { Labels = [], Lines = lines }], []), Paper.Label, Words);
        Assert.InRange(PdfText.Pages(pdf).Count, 4, 12);
        var text = PdfText.Of(pdf);
        foreach (var line in lines) Assert.Contains(line.Sku!, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pile_ThatIsNotWhole_SaysWhatIsMissing()
    {
        var pdf = PrintLabels.Write(new PrintBatch([Order(1)], [new PrintProblem("B9", Reason.Of("label.blocked"))]), Paper.A4, Words);
        Assert.Contains("B9: label.blocked", PdfText.Of(pdf), StringComparison.Ordinal);
        Assert.Single(PdfText.Pages(pdf));
    }

    [Fact]
    public void PickList_CountsEachArticleOnce_TakesBundlesApart_AndSortsByCode()
    {
        var bundle = new SlipLine(2, "Set van drie", null, "871", [new PickPart("B-2", "Kop", "8", 6), new PickPart("A-1", "Schotel", "9", 2)]);
        var batch = new PrintBatch([Order(1) with { Lines = [bundle] }, Order(2) with { Lines = [Line("A-1", "Schotel", 1, "9")] }, Order(3) with { Lines = [new SlipLine(1, "Los", null, null, [])] }], []);
        Assert.Equal([("A-1", 3, 2), ("B-2", 6, 1), (null, 1, 1)], PrintPickList.Rows(batch).Select(r => (r.Sku, r.Units, r.Orders)));
        var text = PdfText.Of(PrintPickList.Write(batch, Words));
        foreach (var word in new[] { "Verzamellijst", "A-1", "Schotel", "3 ×", "Los" }) Assert.Contains(word, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_ToPrint_IsStillAFile() => Assert.Single(PdfText.Pages(PrintLabels.Write(new PrintBatch([], []), Paper.A4, Words)));

    [Fact]
    public void Batch_ShowsNothingOfItsCustomers() => Assert.DoesNotContain("Anna", $"{Order(1, slip: true)} {new PrintBatch([Order(1, slip: true)], [])}", StringComparison.Ordinal);

    private static PrintedOrder Order(int number, bool slip = false) => new(
        $"A{number:0000}", $"{700 + number}", new DateOnly(2026, 12, 1), [LabelPdf.Of(Label(number))],
        slip ? ["Anna Voorbeeld", "Proefstraat 12-a", "1234 AB Testdam", "NL"] : [],
        [Line("TW-001", "Theemok 'Zwaluw', Chloé Émilië, Łódź", 2, "8719990000012")], slip);

    private static SlipLine Line(string sku, string title, int units, string? ean = null) => new(units, title, sku, ean, [new PickPart(sku, title, ean, units)]);

    private static SimLabel Label(int number) => new()
    {
        Id = $"label-{number}",
        Order = new SimOrder
        {
            Id = $"A{number:0000}",
            PlacedAt = default,
            ListedAt = default,
            Items = [],
            Buyer = new SimBuyer("Anna", "Voorbeeld", "Proefstraat", "12", "1234 AB", "Testdam", "NL"),
        },
        Lines = [],
        Kind = new LabelKind("TNT", "PARCEL", "PostNL - Pakket", 5.25m, "23 kg", "1 x 1 x 1 cm", 18, true, "DROP_OFF"),
        TrackAndTrace = $"3SVVB{number:D9}",
        ReadyAt = default,
    };
}
