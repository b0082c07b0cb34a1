using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Tandem.Engine.Printing;

/// <summary>
/// Puts what to take from the shelves for many orders on one list, on A4, in picking order. Bundles are taken apart.
/// </summary>
public static class PrintPickList
{
    private const double Left = 42;
    private const double Right = 553;
    private const double Top = 48;
    private const double Bottom = 790;

    /// <summary>Of the square that a picture stands in.</summary>
    private const double Side = 30;
    private const int MostPixels = 2000;
    private static readonly XPen Rule = new(XColors.Gray, 0.5);

    /// <param name="pictures">By item; one that cannot be printed leaves its place empty.</param>
    public static byte[] Write(PrintBatch batch, PrintWords words, IReadOnlyDictionary<long, byte[]>? pictures = null) =>
        Write(batch, words, MachineFonts.Here, pictures);

    internal static byte[] Write(PrintBatch batch, PrintWords words, MachineFonts fonts,
        IReadOnlyDictionary<long, byte[]>? pictures = null)
    {
        InterFont.Use();
        using var document = new PdfDocument();
        document.Info.Title = words.PickList;
        var (text, strong, small) = (InterFont.Of(10), InterFont.Of(10, bold: true), InterFont.Of(8));
        var set = new Typesetter(fonts, words.Writing);
        var beside = pictures is { Count: > 0 } ? Side + 8 : 0;
        var (gfx, y) = NewPage(document, batch, words, set, beside);
        void Turn()
        {
            gfx.Dispose();
            (gfx, y) = NewPage(document, batch, words, set, beside);
        }

        foreach (var (sku, name, gtin, units, orders, item) in Rows(batch))
        {
            var title = TextLines.Wrap(name, 250 - beside, 2, t => set.Width(gfx, t, text));
            var height = Math.Max(8 + (Math.Max(1, title.Count) * 12), beside);
            if (y + 14 + height > Bottom) Turn();
            gfx.DrawLine(Rule, Left, y, Right, y);
            gfx.DrawRectangle(Rule, Left, y + 5, 10, 10);
            if (item is { } key && pictures?.GetValueOrDefault(key) is { } picture) Draw(gfx, picture, Left + 18, y + 4);
            var at = Left + beside;
            set.Draw(gfx, string.Create(CultureInfo.InvariantCulture, $"{units} ×"), strong, XBrushes.Black, at + 20, y + 14);
            set.Draw(gfx, TextLines.Wrap(sku ?? "", 92, 1, t => set.Width(gfx, t, text)).FirstOrDefault("–"), text,
                XBrushes.Black, at + 62, y + 14);
            for (var i = 0; i < title.Count; i++) set.Draw(gfx, title[i], text, XBrushes.Black, at + 162, y + 14 + (i * 12));
            set.Draw(gfx, gtin ?? "", small, XBrushes.DimGray, Left + 420, y + 14);
            gfx.DrawString(orders.ToString(CultureInfo.InvariantCulture), text, XBrushes.Black,
                new XRect(Right - 40, y + 3, 40, 14), XStringFormats.TopRight);
            y += height;
        }

        foreach (var problem in batch.Problems)
        {
            var lines = TextLines.Wrap(words.Problem(problem), Right - Left, 4, t => set.Width(gfx, t, text));
            if (y + 10 + (lines.Count * 12) > Bottom) Turn();
            y += 10;
            foreach (var line in lines) set.Draw(gfx, line, text, XBrushes.Black, Left, y += 12);
        }

        if (set.Lacking.Count > 0)
            foreach (var line in TextLines.Wrap(words.CannotShow, Right - Left, 2, t => set.Width(gfx, t, small)))
                set.Draw(gfx, line, small, XBrushes.Black, Left, y += 11);
        gfx.Dispose();
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    /// <summary>Each article once, with the units of all orders together, by code and then by name.</summary>
    internal static IReadOnlyList<(string? Sku, string Name, string? Gtin, int Units, int Orders, long? Item)> Rows(
        PrintBatch batch) =>
    [
        .. batch.Orders.SelectMany(o => o.Lines.SelectMany(Parts).Select(p => (Order: o.BolOrderId, Part: p)))
            .GroupBy(p => (p.Part.Sku, p.Part.Name, p.Part.Gtin))
            .Select(g => (g.Key.Sku, g.Key.Name, g.Key.Gtin, g.Sum(p => p.Part.Units), g.Select(p => p.Order).Distinct().Count(),
                g.Select(p => p.Part.Item).FirstOrDefault(i => i is not null)))
            .OrderBy(r => r.Sku ?? r.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>A shop writes an empty code where there is none.</summary>
    private static IEnumerable<PickPart> Parts(SlipLine line) =>
        (line.Parts.Count > 0 ? line.Parts : [new PickPart(line.Sku, line.Title, line.Ean, line.Units)])
            .Select(p => p with
            {
                Sku = string.IsNullOrWhiteSpace(p.Sku) ? null : p.Sku.Trim(),
                Gtin = string.IsNullOrWhiteSpace(p.Gtin) ? null : p.Gtin
            });

    /// <summary>Small, and only what is tried first: what its reader stumbles over halfway would leave the list broken.</summary>
    private static void Draw(XGraphics gfx, byte[] picture, double x, double y)
    {
        if (SlipLogo.Size(picture) is not { Width: <= MostPixels, Height: <= MostPixels }
            || SlipLogo.Objection(picture) is not null) return;
        using var image = XImage.FromStream(new MemoryStream(picture));
        var scale = Side / Math.Max(image.PixelWidth, image.PixelHeight);
        var (width, height) = (image.PixelWidth * scale, image.PixelHeight * scale);
        gfx.DrawImage(image, x + ((Side - width) / 2), y + ((Side - height) / 2), width, height);
    }

    private static (XGraphics Gfx, double Y) NewPage(PdfDocument document, PrintBatch batch, PrintWords words, Typesetter set,
        double beside)
    {
        var small = InterFont.Of(8);
        var page = document.AddPage();
        (page.Width, page.Height) = (XUnit.FromMillimeter(210), XUnit.FromMillimeter(297));
        var gfx = XGraphics.FromPdfPage(page);
        set.Draw(gfx, words.PickList, InterFont.Of(16, bold: true), XBrushes.Black, Left, Top + 8);
        set.Draw(gfx,
            string.Create(CultureInfo.InvariantCulture,
                $"{batch.Orders.Count} {words.Orders} · {words.Page} {document.PageCount}"), small, XBrushes.DimGray, Left, Top
                    + 24);
        set.Draw(gfx, words.Units, small, XBrushes.DimGray, Left + beside + 20, Top + 46);
        set.Draw(gfx, words.Code, small, XBrushes.DimGray, Left + beside + 62, Top + 46);
        set.Draw(gfx, words.Article, small, XBrushes.DimGray, Left + beside + 162, Top + 46);
        gfx.DrawString(words.Orders, small, XBrushes.DimGray, new XRect(Right - 80, Top + 38, 80, 10), XStringFormats.TopRight);
        return (gfx, Top + 52);
    }
}
