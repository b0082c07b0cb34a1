using System.Globalization;
using PdfSharp.Drawing;

namespace Tandem.Engine.Printing;

/// <summary>Draws the packing slip of one order into places as large as a label; a long one goes on in the next place.</summary>
internal static class SlipDrawing
{
    private const double LineHeight = 12;
    private static readonly XPen Rule = new(XColors.Gray, 0.6);

    /// <param name="next">The next place on paper.</param>
    public static void Draw(PrintedOrder order, PrintWords words, Func<(XGraphics Gfx, XRect Cell)> next, double margin)
    {
        var (bold, text, small) = (InterFont.Of(13, bold: true), InterFont.Of(9), InterFont.Of(7.5));
        var strong = InterFont.Of(9, bold: true);
        var (gfx, cell) = next();
        var area = Inside(cell, margin);
        var y = Head(gfx, area, order, words, bold, text, small);
        foreach (var line in order.Lines)
        {
            var title = TextLines.Wrap(gfx, line.Title, text, area.Width - 34, 3);
            var code = string.Join("   ", new[] { line.Sku, line.Ean }.OfType<string>().Where(c => c.Length > 0));
            var height = (title.Count * LineHeight) + (code.Length > 0 ? 10 : 0) + 6;
            if (y + height > area.Bottom)
            {
                (gfx, cell) = next();
                area = Inside(cell, margin);
                gfx.DrawString($"{words.Order} {order.BolOrderId}", strong, XBrushes.Black, area.X, area.Y + 10);
                y = area.Y + 18;
            }

            gfx.DrawLine(Rule, area.X, y, area.Right, y);
            var at = y + LineHeight;
            gfx.DrawString(string.Create(CultureInfo.InvariantCulture, $"{line.Units} ×"), strong, XBrushes.Black, area.X, at);
            foreach (var part in title)
            {
                gfx.DrawString(part, text, XBrushes.Black, area.X + 34, at);
                at += LineHeight;
            }

            if (code.Length > 0) gfx.DrawString(code, small, XBrushes.DimGray, area.X + 34, at - 2);
            y += height;
        }
    }

    /// <summary>What is missing from the pile says so on the pile itself.</summary>
    public static void DrawProblems(IReadOnlyList<PrintProblem> problems, PrintWords words, Func<(XGraphics Gfx, XRect Cell)> next, double margin)
    {
        var (bold, text) = (InterFont.Of(13, bold: true), InterFont.Of(9));
        XGraphics? gfx = null;
        XRect area = default;
        var y = double.MaxValue;
        foreach (var problem in problems)
        {
            var lines = gfx is null ? [] : TextLines.Wrap(gfx, words.Problem(problem), text, area.Width, 6);
            if (gfx is null || y + (lines.Count * LineHeight) > area.Bottom)
            {
                (gfx, var cell) = next();
                area = Inside(cell, margin);
                gfx.DrawString(words.Problems, bold, XBrushes.Black, area.X, area.Y + 13);
                y = area.Y + 34;
                lines = TextLines.Wrap(gfx, words.Problem(problem), text, area.Width, 6);
            }

            foreach (var line in lines)
            {
                gfx.DrawString(line, text, XBrushes.Black, area.X, y);
                y += LineHeight;
            }

            y += 5;
        }
    }

    private static double Head(XGraphics gfx, XRect area, PrintedOrder order, PrintWords words, XFont bold, XFont text, XFont small)
    {
        gfx.DrawString(words.Slip, bold, XBrushes.Black, area.X, area.Y + 13);
        var y = area.Y + 29;
        gfx.DrawString($"{words.Order} {order.BolOrderId}", text, XBrushes.Black, area.X, y);
        if (order.ShopOrderId is { } shop)
        {
            y += LineHeight;
            gfx.DrawString($"{words.ShopOrder} {shop}", text, XBrushes.Black, area.X, y);
        }

        if (order.DeliverBy is { } day)
        {
            y += LineHeight;
            gfx.DrawString($"{words.DeliverBy} {words.Day(day)}", text, XBrushes.Black, area.X, y);
        }

        y += 18;
        foreach (var line in order.Address.SelectMany(l => TextLines.Wrap(gfx, l, text, area.Width, 2)))
        {
            gfx.DrawString(line, text, XBrushes.Black, area.X, y);
            y += LineHeight;
        }

        gfx.DrawString(words.Units, small, XBrushes.DimGray, area.X, y + 8);
        gfx.DrawString(words.Article, small, XBrushes.DimGray, area.X + 34, y + 8);
        return y + 13;
    }

    private static XRect Inside(XRect cell, double margin) =>
        new(cell.X + (margin * 2), cell.Y + (margin * 2), cell.Width - (margin * 4), cell.Height - (margin * 4));
}
