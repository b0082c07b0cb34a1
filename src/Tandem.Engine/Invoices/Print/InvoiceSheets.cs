using System.IO.Compression;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using Tandem.Engine.Printing;

namespace Tandem.Engine.Invoices.Print;

/// <summary>
/// The sheets of A4 of a document: what is put on them is kept until all are known, so that each can say how many there are, and
/// is tagged, so that it can be read aloud in order. Measures are points from the top left.
/// </summary>
internal sealed class InvoiceSheets(PdfDocument pdf, Typesetter set, XGraphics ruler)
{
    private readonly List<List<Action<XGraphics, StructureBuilder>>> _sheets = [];

    public int Count => _sheets.Count;

    public void Turn() => _sheets.Add([]);

    public double Width(string text, XFont font) => set.Width(ruler, text, font);

    /// <summary>Lines of at most this width; never cut off before <paramref name="most"/>.</summary>
    public IReadOnlyList<string> Wrap(string text, XFont font, double width, int most = int.MaxValue) =>
        TextLines.Wrap(text, width, most, t => Width(t, font));

    public void Say(string text, XFont font, XBrush brush, double x, double y) =>
        _sheets[^1].Add((gfx, _) => set.Draw(gfx, text, font, brush, x, y));

    /// <param name="right">Where it ends.</param>
    public void SayRight(string text, XFont font, XBrush brush, double right, double y) =>
        Say(text, font, brush, right - Width(text, font), y);

    /// <summary>What is within is one thing to who hears it read.</summary>
    public void As(PdfBlockLevelElementTag tag, Action content)
    {
        _sheets[^1].Add((_, tags) => tags.BeginElement(tag));
        content();
        _sheets[^1].Add((_, tags) => tags.End());
    }

    /// <summary>What is not read aloud: lines, areas, and what each sheet repeats.</summary>
    public void Aside(Action<XGraphics> draw) => _sheets[^1].Add((gfx, tags) => Unread(tags, () => draw(gfx)));

    public void Draw(XGraphics gfx, string text, XFont font, XBrush brush, double x, double y) =>
        set.Draw(gfx, text, font, brush, x, y);

    /// <param name="foot">What stands on every sheet, with its number.</param>
    public void Draw(Action<XGraphics, int> foot)
    {
        var tags = UAManager.ForDocument(pdf).StructureBuilder;
        pdf.Options.CompressContentStreams = false;
        for (var at = 0; at < _sheets.Count; at++)
        {
            var page = pdf.AddPage();
            (page.Width, page.Height) = (XUnit.FromMillimeter(210), XUnit.FromMillimeter(297));
            using (var gfx = XGraphics.FromPdfPage(page))
            {
                foreach (var draw in _sheets[at]) draw(gfx, tags);
                Unread(tags, () => foot(gfx, at + 1));
            }

            Compress(page);
        }
    }

    /// <summary>PDFsharp leaves the checksum off what it compresses, which strict readers complain of.</summary>
    private static void Compress(PdfPage page)
    {
        for (var at = 0; at < page.Contents.Elements.Count; at++)
        {
            var content = page.Contents.Elements.GetDictionary(at)!;
            using var packed = new MemoryStream();
            using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(content.Stream.Value);
            content.Stream.Value = packed.ToArray();
            content.Elements.SetName("/Filter", "/FlateDecode");
        }
    }

    private static void Unread(StructureBuilder tags, Action draw)
    {
        tags.BeginArtifact();
        draw();
        tags.End();
    }
}
