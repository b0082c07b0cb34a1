using PdfSharp.Drawing;

namespace Tandem.Engine.Printing;

/// <summary>
/// Puts text on paper in whatever it is written: Inter where it has the letters, else a font of this machine, drawn as outlines.
/// What no font has is named in brackets (<c>[Chinees]</c>), never printed as boxes.
/// </summary>
/// <param name="name">What a way of writing is called in the reader's language.</param>
internal sealed class Typesetter(MachineFonts fonts, Func<Writing, string> name)
{
    /// <summary>What could not be shown since this was last emptied.</summary>
    public HashSet<Writing> Lacking { get; } = [];

    public double Width(XGraphics gfx, string text, XFont font) => Runs(text).Sum(run => WidthOf(gfx, run, font));

    /// <param name="x">Where it begins on the left, whatever its direction.</param>
    /// <param name="y">The line that letters stand on.</param>
    public void Draw(XGraphics gfx, string text, XFont font, XBrush brush, double x, double y)
    {
        foreach (var run in Runs(text))
        {
            if (run.Lacks is { } lacks) Lacking.Add(lacks);
            if (run.Font is null)
            {
                gfx.DrawString(Shown(run), font, brush, x, y);
                x += WidthOf(gfx, run, font);
            }
            else
            {
                x += DrawOutlines(gfx, run, run.Font, font.Size, brush, x, y);
            }
        }
    }

    private IReadOnlyList<TextRun> Runs(string text) => TextRuns.Of(text, InterFont.IsPlain, fonts);

    private double WidthOf(XGraphics gfx, TextRun run, XFont font) =>
        run.Font is { } outlines ? outlines.Shape(run.Text, run.RightToLeft, WritingRule.Language(run.Text)).Width * font.Size
            : gfx.MeasureString(Shown(run), font).Width;

    private string Shown(TextRun run) => run.Lacks is { } lacks ? $"[{name(lacks)}]" : run.Text;

    /// <returns>Its width.</returns>
    private static double DrawOutlines(XGraphics gfx, TextRun run, OutlineFont font, double size, XBrush brush, double x,
        double y)
    {
        var (glyphs, width) = font.Shape(run.Text, run.RightToLeft, WritingRule.Language(run.Text));
        var path = new XGraphicsPath { FillMode = XFillMode.Winding };
        foreach (var glyph in glyphs)
        {
            XPoint On(XPoint point) => new(x + ((glyph.X + point.X) * size), y - ((glyph.Y + point.Y) * size));
            var at = default(XPoint);
            foreach (var stroke in font.Outline(glyph.Id))
            {
                if (stroke.Kind == StrokeKind.Move) path.StartFigure();
                else if (stroke.Kind == StrokeKind.Line) path.AddLine(On(at), On(stroke.To));
                else if (stroke.Kind == StrokeKind.Curve)
                    path.AddBezier(On(at), On(stroke.First), On(stroke.Second), On(stroke.To));
                else path.CloseFigure();
                at = stroke.To;
            }
        }

        gfx.DrawPath(brush, path);
        return width * size;
    }
}
