using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using Tandem.Engine.Printing;
using Tandem.Engine.Values;
using Tandem.Sandbox.Bol;

namespace Tandem.Tests.Printing;

/// <summary>
/// What comes out of the printer: all labels once, in picking order, at their size; slips and lists with the right words.
/// </summary>
public sealed class PrintTests
{
    internal static readonly PrintWords Words = new()
    {
        Slip = "Pakbon",
        PickList = "Picklijst",
        Order = "Bestelling",
        ShopOrder = "Webshopnummer",
        DeliverBy = "Bezorgen uiterlijk",
        Sender = "Afzender:",
        Units = "Aantal",
        Article = "Artikel",
        Code = "Artikelcode",
        Page = "pagina",
        Orders = "bestellingen",
        Day = day => day.ToString("O"),
        Country = code => code == "NL" ? "Nederland" : code,
        Writing = writing => writing.ToString(),
        CannotShow = "Wat tussen haken staat, print deze computer niet.",
        Problems = "Niet geprint",
        Problem = p => $"{p.BolOrderId}: {p.Why.Code}",
    };

    /// <summary>A machine without any font.</summary>
    private static readonly MachineFonts Bare = new([]);

    [Theory]
    [InlineData(Paper.Label, 5, 5, 100, 150)]
    [InlineData(Paper.A4, 5, 2, 210, 297)]
    [InlineData(Paper.A4, 4, 1, 210, 297)]
    public void Labels_OfManyOrders_AreOneFile(Paper paper, int orders, int pages, int width, int height)
    {
        var pdf = PrintLabels.Write(new PrintBatch([.. Enumerable.Range(1, orders).Select(n => Order(n))], []), paper, Words,
            SlipLook.Plain);
        Assert.Equal(Enumerable.Repeat((width, height), pages), PdfText.Pages(pdf));
        var text = PdfText.Of(pdf);
        for (var n = 1; n <= orders; n++) Assert.Contains($"3SVVB{n:D9}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_WithSlips_FollowEachOther_AndTheTypefaceIsInTheFile()
    {
        var pdf = PrintLabels.Write(new PrintBatch([Order(1, slip: true), Order(2, slip: true)], []), Paper.Label, Words,
            SlipLook.Plain);
        Assert.Equal(4, PdfText.Pages(pdf).Count);
        var text = PdfText.Of(pdf);
        foreach (var word in new[] { "Pakbon", "Bestelling A0001", "Webshopnummer 701", "Anna Voorbeeld", "Proefstraat 12-a",
            "Nederland", "2 ×", "TW-001   8719990000012", "Chloé Émilië, Łódź" })
            Assert.Contains(word, text, StringComparison.Ordinal);
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        Assert.Contains(document.Internals.GetAllObjects().OfType<PdfDictionary>(), d => d.Elements.ContainsKey("/FontFile2"));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void Slip_HasItsSender_LogoAndReturnText_AlsoWhereItIsFull(bool full, int pages)
    {
        var lines = Enumerable.Range(1, full ? 9 : 1).Select(i => Line($"SKU-{i:000}", $"Artikel nummer {i}", 1)).ToList();
        var look = new SlipLook("Theewinkel Proef\nMarkt 1, 1234 AB Testdam",
            "Retour kan binnen 30 dagen.\nVul het formulier in dat je bij bol vindt.", Pictures.Png(600, 200));
        var pdf = PrintLabels.Write(new PrintBatch([Order(1, slip: true) with { Labels = [], Lines = lines }], []), Paper.Label,
            Words, look);
        Assert.Equal(pages, PdfText.Pages(pdf).Count);
        var text = PdfText.Of(pdf);
        foreach (var words in new[] { "Afzender: Theewinkel Proef · Markt 1, 1234 AB Testdam", "Retour kan binnen 30 dagen.",
            "Vul het formulier in" }) Assert.Contains(words, text, StringComparison.Ordinal);
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        Assert.Contains(document.Internals.GetAllObjects().OfType<PdfDictionary>(),
            d => d.Elements.GetName("/Subtype") == "/Image");
    }

    [Fact]
    public void Name_ThatNoFontHas_IsNamedInBrackets_AndTheSlipSaysSo()
    {
        var order = Order(1, slip: true) with { Address = ["张伟 Anna", "שרה כהן", "Proefstraat 1 🌸"] };
        var text = PdfText.Of(PrintLabels.Write(new PrintBatch([order], []), Paper.Label, Words, SlipLook.Plain, Bare));
        foreach (var shown in new[] { "[Chinese]", "Anna", "[Hebrew]", "Proefstraat 1", "[Emoji]", "Wat tussen haken staat" })
            Assert.Contains(shown, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wat tussen haken staat",
            PdfText.Of(PrintLabels.Write(new PrintBatch([Order(2, slip: true)], []), Paper.Label, Words, SlipLook.Plain, Bare)),
            StringComparison.Ordinal);
        var list =
            PdfText.Of(PrintPickList.Write(new PrintBatch([order with { Lines = [Line("A-1", "茶壶", 1)] }], []), Words, Bare));
        foreach (var shown in new[] { "[Chinese]", "Wat tussen haken staat" })
            Assert.Contains(shown, list, StringComparison.Ordinal);
    }

    /// <summary>What was printed may be looked at: pages in <c>TANDEM_TEST_PICTURES</c>, where that names a folder.</summary>
    [Fact]
    public void Slips_InManyScripts_ArePrinted_ForWhoeverWantsToSee()
    {
        string[][] people =
        [
            ["محمد عبد الله الحسيني", "Kerkstraat 12-a (بيت ٣)", "1234 AB Testdam"],
            ["שרה כהן-לוי", "Dorpsweg 7 דירה 4", "1234 AB Testdam"],
            ["张伟 / 張偉", "Markt 3, 2층", "1234 AB Testdam"], ["山田 花子 ひらがな カタカナ", "Markt 4", "1234 AB Testdam"],
            ["김민수 🌸😀❤️", "Markt 5", "1234 AB Testdam"],
            ["สมชาย ใจดี नमस्ते", "Ångström-straße 8 Đặng Nguyễn Ιωάννης Иван", "1234 AB Testdam"],
        ];
        var look = new SlipLook("Theewinkel Proef\nMarkt 1, 1234 AB Testdam",
            "Retour kan binnen 30 dagen. Vul het formulier in dat je bij bol vindt, en stuur alles in de doos terug.",
            Pictures.Png(600, 200));
        var orders = people.Select((p, i) => Order(i + 1, slip: true) with
        {
            Labels = [],
            Address = p,
            Lines = [Line($"TW-{i}",
                $"Theemok voor {p[0]} met een lange naam die over meer dan één regel gaat en dan nog verder, en nog verder, tot "
                    + $"het einde", 2, "8719990000012")],
        }).ToList();
        var pdf = PrintLabels.Write(new PrintBatch(orders, []), Paper.A4, Words, look);
        Assert.Equal(2, PdfText.Pages(pdf).Count);
        var list = PrintPickList.Write(new PrintBatch(orders, []), Words);
        Assert.Single(PdfText.Pages(list));
        if (Environment.GetEnvironmentVariable("TANDEM_TEST_PICTURES") is not { Length: > 0 } folder) return;
        File.WriteAllBytes(Path.Combine(folder, "slips.pdf"), pdf);
        File.WriteAllBytes(Path.Combine(folder, "pick-list.pdf"), list);
    }

    [Fact]
    public void Slip_ThatIsLong_GoesOn_AndLosesNoLine()
    {
        var lines = Enumerable.Range(1, 60)
            .Select(i => Line($"SKU-{i:000}",
                $"Artikel nummer {i} met een naam die lang genoeg is om op de volgende regel door te gaan en dan nog een stukje",
                1)).ToList();
        var pdf = PrintLabels.Write(new PrintBatch([Order(1, slip: true) with { Labels = [], Lines = lines }], []), Paper.Label,
            Words, SlipLook.Plain);
        Assert.InRange(PdfText.Pages(pdf).Count, 4, 12);
        var text = PdfText.Of(pdf);
        foreach (var line in lines) Assert.Contains(line.Sku!, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pile_ThatIsNotWhole_SaysWhatIsMissing()
    {
        var pdf = PrintLabels.Write(new PrintBatch([Order(1)], [new PrintProblem("B9", Reason.Of("label.blocked"))]), Paper.A4,
            Words, SlipLook.Plain);
        Assert.Contains("B9: label.blocked", PdfText.Of(pdf), StringComparison.Ordinal);
        Assert.Single(PdfText.Pages(pdf));
    }

    [Fact]
    public void Label_ThatCannotBeRead_LosesNoOtherLabel_AndIsNamedOnThePile()
    {
        byte[][] broken =
            ["<html>503</html>"u8.ToArray(), [], LabelPdf.Of(Label(9))[..300], "%PDF-1.4 and nothing else"u8.ToArray()];
        foreach (var bytes in broken)
        {
            var batch =
                new PrintBatch([Order(1, slip: true), Order(2, slip: true) with { Labels = [bytes] }, Order(3, slip: true)], []);
            var text = PdfText.Of(PrintLabels.Write(batch, Paper.Label, Words, SlipLook.Plain));
            foreach (var there in new[] { "3SVVB000000001", "3SVVB000000003", "A0002: print.unreadable-label" })
                Assert.Contains(there, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Bestelling A0002", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "Los")]
    [InlineData("  ", "Los")]
    [InlineData(null, "")]
    [InlineData("A-1", " ")]
    public void PickList_PrintsArticlesThatLackACodeOrAName(string? code, string name)
    {
        var batch =
            new PrintBatch(
                [Order(1) with { Lines =
                    [new SlipLine(2, name, code, null, [new PickPart(code, name, "", 2)]), Line("Z-9", "Schotel", 1)] }], []);
        var text = PdfText.Of(PrintPickList.Write(batch, Words));
        foreach (var word in new[] { "2 ×", "Z-9", "Schotel", name.Trim() })
            Assert.Contains(word, text, StringComparison.Ordinal);
    }

    [Fact]
    public void PickList_CountsEachArticleOnce_TakesBundlesApart_AndSortsByCode()
    {
        var bundle = new SlipLine(2, "Set van drie", null, "871",
            [new PickPart("B-2", "Kop", "8", 6), new PickPart("A-1", "Schotel", "9", 2)]);
        var batch =
            new PrintBatch([Order(1) with { Lines = [bundle] }, Order(2) with { Lines = [Line("A-1", "Schotel", 1, "9")] },
                Order(3) with { Lines = [new SlipLine(1, "Los", null, null, [])] }], []);
        Assert.Equal([("A-1", 3, 2), ("B-2", 6, 1), (null, 1, 1)], PrintPickList.Rows(batch)
            .Select(r => (r.Sku, r.Units, r.Orders)));
        var text = PdfText.Of(PrintPickList.Write(batch, Words));
        foreach (var word in new[] { "Picklijst", "A-1", "Schotel", "3 ×", "Los" })
            Assert.Contains(word, text, StringComparison.Ordinal);
    }

    [Fact]
    public void PickList_ShowsPictures_AndLeavesThePlaceOfWhatCannotBePrintedEmpty()
    {
        var lines = Enumerable.Range(1, 6).Select(i => new SlipLine(1, $"Kop {i}", $"K-{i}", null,
            [new PickPart($"K-{i}", $"Kop {i}", null, 1, i)])).ToList();
        var shown = new Dictionary<long, byte[]>
        {
            [1] = Pictures.Png(150, 150),
            [2] = Pictures.Png(60, 150),
            [3] = "RIFF....WEBPVP8 ...."u8.ToArray(),
            [4] = Pictures.Png(150, 150)[..60],
            [5] = Pictures.Png(3000, 10),
        };
        var pdf = PrintPickList.Write(new PrintBatch([Order(1) with { Lines = lines }], []), Words, shown);
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        Assert.Equal(2, document.Internals.GetAllObjects().OfType<PdfDictionary>()
            .Count(d => d.Elements.GetName("/Subtype") == "/Image"));
        var text = PdfText.Of(pdf);
        for (var i = 1; i <= 6; i++) Assert.Contains($"K-{i}", text, StringComparison.Ordinal);

        // As many rows as there are go on in the next page.
        var many = Enumerable.Range(1, 60).Select(i => new SlipLine(1, $"Kop {i}", $"M-{i:00}", null,
            [new PickPart($"M-{i:00}", $"Kop {i}", null, 1, i)])).ToList();
        var list = PrintPickList.Write(new PrintBatch([Order(1) with { Lines = many }], []), Words, shown);
        Assert.InRange(PdfText.Pages(list).Count, 3, 5);
        Assert.Contains("M-60", PdfText.Of(list), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_ToPrint_IsStillAFile() =>
        Assert.Single(PdfText.Pages(PrintLabels.Write(new PrintBatch([], []), Paper.A4, Words, SlipLook.Plain)));

    [Fact]
    public void Batch_ShowsNothingOfItsCustomers() =>
        Assert.DoesNotContain("Anna", $"{Order(1, slip: true)} {new PrintBatch([Order(1, slip: true)], [])}",
            StringComparison.Ordinal);

    private static PrintedOrder Order(int number, bool slip = false) => new(
        $"A{number:0000}", $"{700 + number}", new DateOnly(2026, 12, 1), [LabelPdf.Of(Label(number))],
        slip ? ["Anna Voorbeeld", "Proefstraat 12-a", "1234 AB Testdam"] : [], slip ? "NL" : null,
        [Line("TW-001", "Theemok 'Zwaluw', Chloé Émilië, Łódź", 2, "8719990000012")], slip);

    private static SlipLine Line(string sku, string title, int units, string? ean = null) =>
        new(units, title, sku, ean, [new PickPart(sku, title, ean, units)]);

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
