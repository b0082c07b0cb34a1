using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>
/// Puts many labels, and packing slips between them, into one PDF: one to a page of 10 by 15 cm, or four to an A4. bol's pages
/// are placed as they are, made smaller where they do not fit, never larger.
/// </summary>
public static class PrintLabels
{
    private const double Millimetre = 72 / 25.4;
    private const double Margin = 3 * Millimetre;

    /// <param name="fonts">For letters that Inter lacks; null: those of this machine.</param>
    /// <returns>The PDF; a single empty page where there is nothing to print.</returns>
    internal static byte[] Write(PrintBatch batch, Paper paper, PrintWords words, SlipLook look, MachineFonts? fonts,
        Func<SlipLanguage, PrintWords>? customers = null)
    {
        InterFont.Use();
        using var document = new PdfDocument();
        document.Info.Title = words.Slip;
        using var sheet = new Sheet(document, paper);
        var slips = new SlipDrawing(words, customers ?? (_ => words), look,
            new Typesetter(fonts ?? MachineFonts.Here, words.Writing), sheet.Next, Margin);
        var problems = batch.Problems.ToList();
        foreach (var order in batch.Orders)
        {
            // A slip without its label would be put into a parcel that nobody can send.
            if (!order.Labels.All(label => LabelCheck.IsReadable(label, Try)))
            {
                problems.Add(new PrintProblem(order.BolOrderId, Reason.Of("print.unreadable-label")));
                continue;
            }

            foreach (var label in order.Labels) PlaceLabel(label, sheet.Next);
            if (order.HasSlip) slips.Draw(order);
        }

        if (problems.Count > 0) slips.DrawProblems(problems);
        if (document.PageCount == 0) sheet.Next();
        sheet.Dispose();
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    /// <inheritdoc cref="Write(PrintBatch, Paper, PrintWords, SlipLook, MachineFonts, Func{SlipLanguage, PrintWords})"/>
    /// <param name="customers">What slips say to who reads this language; null: what <paramref name="words"/> say.</param>
    public static byte[] Write(PrintBatch batch, Paper paper, PrintWords words, SlipLook look,
        Func<SlipLanguage, PrintWords>? customers = null) => Write(batch, paper, words, look, null, customers);

    /// <summary>Tried in a document of its own: what a reader of PDF stumbles over halfway would leave the pile broken.</summary>
    private static void Try(byte[] pdf)
    {
        using var trial = new PdfDocument();
        using var sheet = new Sheet(trial, Paper.Label);
        PlaceLabel(pdf, sheet.Next);
        sheet.Dispose();
        trial.Save(new MemoryStream(), closeStream: true);
    }

    private static void PlaceLabel(byte[] pdf, Func<(XGraphics Gfx, XRect Cell)> next)
    {
        using var source = new MemoryStream(pdf);
        using var form = XPdfForm.FromStream(source);
        for (var page = 1; page <= form.PageCount; page++)
        {
            form.PageNumber = page;
            var (gfx, cell) = next();
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
                    ? (XUnit.FromMillimeter(210), XUnit.FromMillimeter(297))
                        : (XUnit.FromMillimeter(100), XUnit.FromMillimeter(150));
                _gfx = XGraphics.FromPdfPage(page);
            }

            var at = _used++ % places;
            var (width, height) = paper == Paper.A4 ? (105 * Millimetre, 148.5 * Millimetre)
                : (100 * Millimetre, 150 * Millimetre);
            return (_gfx!, new XRect((at % 2) * width, (at / 2) * height, width, height));
        }

        public void Dispose()
        {
            _gfx?.Dispose();
            _gfx = null;
        }
    }
}
