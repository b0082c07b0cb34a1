using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Tandem.Engine.Printing;

/// <summary>
/// Puts many labels, and packing slips between them, into one PDF: one to a page of 10 by 15 cm, or four to an A4. bol's pages are
/// placed as they are, made smaller where they do not fit, never larger.
/// </summary>
public static class PrintLabels
{
    private const double Millimetre = 72 / 25.4;
    private const double Margin = 3 * Millimetre;

    /// <returns>The PDF; a single empty page where there is nothing to print.</returns>
    public static byte[] Write(PrintBatch batch, Paper paper, PrintWords words)
    {
        InterFont.Use();
        using var document = new PdfDocument();
        document.Info.Title = words.Slip;
        var sheet = new Sheet(document, paper);
        foreach (var order in batch.Orders)
        {
            foreach (var label in order.Labels) PlaceLabel(sheet, label);
            if (order.HasSlip) SlipDrawing.Draw(order, words, sheet.Next, Margin);
        }

        if (batch.Problems.Count > 0) SlipDrawing.DrawProblems(batch.Problems, words, sheet.Next, Margin);
        if (document.PageCount == 0) sheet.Next();
        sheet.Dispose();
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    private static void PlaceLabel(Sheet sheet, byte[] pdf)
    {
        using var source = new MemoryStream(pdf);
        using var form = XPdfForm.FromStream(source);
        for (var page = 1; page <= form.PageCount; page++)
        {
            form.PageNumber = page;
            var (gfx, cell) = sheet.Next();
            var scale = Math.Min(1, Math.Min(cell.Width / form.PointWidth, cell.Height / form.PointHeight));
            var (width, height) = (form.PointWidth * scale, form.PointHeight * scale);
            gfx.DrawImage(form, cell.X + ((cell.Width - width) / 2), cell.Y + ((cell.Height - height) / 2), width, height);
        }
    }

    /// <summary>Hands out the places on paper, one after the other.</summary>
    private sealed class Sheet(PdfDocument document, Paper paper) : IDisposable
    {
        private XGraphics? _gfx;
        private int _used;

        public (XGraphics Gfx, XRect Cell) Next()
        {
            var places = paper == Paper.A4 ? 4 : 1;
            if (_used % places == 0)
            {
                _gfx?.Dispose();
                var page = document.AddPage();
                (page.Width, page.Height) = paper == Paper.A4
                    ? (XUnit.FromMillimeter(210), XUnit.FromMillimeter(297)) : (XUnit.FromMillimeter(100), XUnit.FromMillimeter(150));
                _gfx = XGraphics.FromPdfPage(page);
            }

            var at = _used++ % places;
            var (width, height) = paper == Paper.A4 ? (105 * Millimetre, 148.5 * Millimetre) : (100 * Millimetre, 150 * Millimetre);
            return (_gfx!, new XRect((at % 2) * width, (at / 2) * height, width, height));
        }

        public void Dispose() => _gfx?.Dispose();
    }
}
