using System.IO.Compression;
using System.Text;
using PdfSharp.Pdf;
using Tandem.Engine.Printing;

namespace Tandem.Tests.Printing;

/// <summary>
/// A label that is no label: it is named on the last page, the others of the pile are printed, and nothing hangs or ends.
/// </summary>
public sealed class HostileLabelTests
{
    private const string Root = "<< /Type /Catalog /Pages 2 0 R >>";
    private const string Pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    private const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 283 425] /Contents 4 0 R /Resources << >> >>";

    private static readonly string Drawing = Stream("0 0 m 100 100 l S");
    private static readonly byte[] Good = Pdf(Root, Pages, Page, Drawing);

    private static readonly Dictionary<string, byte[]> Hostile = new(StringComparer.Ordinal)
    {
        ["empty"] = [],
        ["no PDF"] = new byte[100_000],
        ["a page of HTML"] = Latin("<html><body>502</body></html>"),
        ["cut in half"] = Good[..(Good.Length / 2)],
        ["without pages"] = Pdf(Root, "<< /Type /Pages /Kids [] /Count 0 >>"),
        ["without a tree"] = Pdf("<< /Type /Catalog >>"),
        ["without kids"] = Pdf(Root, "<< /Type /Pages /Count 1 >>"),
        ["with a password"] = Encrypted(),
        ["of 10,000 pages"] = Pdf(Root, $"<< /Type /Pages /Kids [{Many("3 0 R ", 10_000)}] /Count 10000 >>", Page, Drawing),
        ["whose page is its own parent"] = Pdf(Root, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>", Page, Drawing),
        ["whose pages are a ring"] = Pdf(Root, Pages, "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"),
        ["of pages in pages"] = Pdf([Root, Pages, .. Enumerable.Range(4, 5000)
            .Select(i => $"<< /Type /Pages /Parent {i - 2} 0 R /Kids [{i} 0 R] /Count 1 >>"), Page]),
        ["nested too deep"] = Pdf(Root, Pages, Page, Drawing, Many("[", 100_000) + Many("]", 100_000)),
        ["of dictionaries in dictionaries"] = Pdf(Root, Pages, Page, Drawing, Many("<< /A ", 100_000) + Many(">> ", 100_000)),
        ["nested too deep where it is packed"] = Pdf(Root, Pages, Page, Drawing,
            Packed("5 0 " + Many("[", 300_000), "/Type /ObjStm ")),
        ["packed twice"] = Pdf(Root, Pages, Page, Drawing,
            Stream("5 0 [[", "/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode] ")),
        ["that hides its packing"] = Pdf(Root, Pages, Page, Drawing, Stream("5 0 [[", "/Type /Obj#53tm /N 1 /First 4 ")),
        ["that unpacks to a gigabyte"] = Pdf(Root, Pages, Page, Packed(new string('\0', 40_000_000))),
        ["whose tables are a ring"] = Ring(),
        ["of another size than paper"] = Pdf(Root, Pages, Page.Replace("283 425", "0 0", StringComparison.Ordinal), Drawing),
        ["of ten megabytes"] = [.. Good, .. new byte[10_000_000]],
    };

    public static TheoryData<string> Kinds => [.. Hostile.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void Label_ThatIsNone_IsNamed_AndTheOthersArePrinted(string kind)
    {
        var batch = new PrintBatch([Order("A1", Good), Order("A2", Hostile[kind]), Order("A3", Good, Good)], []);

        var printed = PrintLabels.Write(batch, Paper.Label, PrintTests.Words, SlipLook.Plain);

        var pages = PdfText.Pages(printed);
        Assert.Equal(4, pages.Count);
        Assert.Contains("A2: print.unreadable-label", PdfText.Of(printed), StringComparison.Ordinal);
    }

    /// <summary>What carriers make passes: some pages, objects that are packed, a table before the last.</summary>
    [Fact]
    public void Label_OfTwoPages_OrMendedOnce_IsPrinted()
    {
        var two = Pdf(Root, "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>", Page, Drawing, Page);
        var table = Text(Good).IndexOf("xref\n", StringComparison.Ordinal);
        var mended = Latin($"{Text(Good)}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 5 /Root 1 0 R /Prev {table} >>\n"
            + $"startxref\n{Good.Length}\n%%EOF\n");

        var printed = PrintLabels.Write(new PrintBatch([Order("A1", two), Order("A2", mended)], []), Paper.Label,
            PrintTests.Words, SlipLook.Plain);

        Assert.Equal(3, PdfText.Pages(printed).Count);
    }

    /// <summary>Grey of the shade of a bracket, and bars that are packed: a picture nests nothing.</summary>
    [Fact]
    public void Label_WithAPictureOfBrackets_IsPrinted()
    {
        var label = Pdf(Root, Pages, Page, Drawing, Packed(Many("[", 5000) + Many("<", 5000), "/Type /XObject /Subtype /Image "));

        var printed = PrintLabels.Write(new PrintBatch([Order("A1", label)], []), Paper.Label, PrintTests.Words, SlipLook.Plain);

        Assert.Single(PdfText.Pages(printed));
        Assert.DoesNotContain("print.unreadable-label", PdfText.Of(printed), StringComparison.Ordinal);
    }

    private static PrintedOrder Order(string number, params byte[][] labels) =>
        new(number, null, null, labels, [], null, [], false);

    private static byte[] Pdf(params string[] objects)
    {
        var (text, offsets) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(text.Length);
            text.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = text.Length;
        text.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) text.Append($"{offset:D10} 00000 n \n");
        text.Append($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Latin(text.ToString());
    }

    private static byte[] Ring()
    {
        var text = Text(Good);
        var table = text.IndexOf("xref\n", StringComparison.Ordinal);
        return Latin(text.Replace("/Root 1 0 R", $"/Root 1 0 R /Prev {table}", StringComparison.Ordinal));
    }

    private static byte[] Encrypted()
    {
        using var document = new PdfDocument();
        document.AddPage();
        (document.SecuritySettings.UserPassword, document.SecuritySettings.OwnerPassword) = ("een", "twee");
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    private static string Packed(string data, string more = "")
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize)) zlib.Write(Latin(data));
        return Stream(Encoding.Latin1.GetString(packed.ToArray()), $"{more}/Filter /FlateDecode ");
    }

    private static string Stream(string data, string more = "") =>
        $"<< /Length {data.Length} {more}>>\nstream\n{data}\nendstream";

    private static string Many(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private static string Text(byte[] pdf) => Encoding.Latin1.GetString(pdf);
}
