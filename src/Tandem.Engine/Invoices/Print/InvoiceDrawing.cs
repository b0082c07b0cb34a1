using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;
using Tandem.Engine.Printing;

namespace Tandem.Engine.Invoices.Print;

/// <summary>Puts a document on its sheets: who and what above, the lines, the sums and what else is to be said.</summary>
internal sealed class InvoiceDrawing(
    InvoiceSheets sheets, InvoiceTexts texts, DocumentWords words, InvoiceInk ink, InvoiceLook look)
{
    public const double Left = 48;
    public const double Right = 547;

    /// <summary>Of what is not the foot.</summary>
    public const double Bottom = 762;
    private const double Top = 44;
    private const double Leading = 12;

    /// <summary>A seller's column, and the totals' beneath it.</summary>
    private const double Aside = 350;
    private const double LogoWidth = 170;
    private const double LogoHeight = 56;

    /// <summary>Where the address shows in a window envelope.</summary>
    private const double Window = 140;

    private static readonly InvoiceFonts Fonts = InvoiceFonts.Used;
    private double _y;

    public void Draw()
    {
        sheets.Turn();
        Head();
        Facts();
        _y = new InvoiceLines(sheets, texts, words, ink).Draw(_y);
        Sums();
        Notes();
        sheets.Draw(Foot);
    }

    private void Head()
    {
        sheets.Aside(gfx => gfx.DrawRectangle(ink.Area, 0, 0, XUnit.FromMillimeter(210).Point, 6));
        if (look.Logo is { } logo) sheets.Aside(gfx => Logo(gfx, logo));
        else Paragraph(texts.Seller[0], Fonts.Name, ink.Accent, Left, Top + 16, Aside - Left - 24, 20);
        Paragraph(words["to"], Fonts.Small, ink.Quiet, Left, Window, Aside - Left, Leading);
        var seller = Block(texts.Seller, (Fonts.SmallStrong, Fonts.Small), Aside, Top + 9, Right - Aside, 11);
        var buyer = Block(texts.Buyer, (Fonts.Strong, Fonts.Text), Left, Window + Leading, Aside - Left - 24, Leading);
        _y = Math.Max(seller, buyer) + 52;
        sheets.As(PdfBlockLevelElementTag.Heading1, () => sheets.Say(texts.Title, Fonts.Title, ink.Accent, Left, _y));
        _y += 22;
    }

    /// <summary>Lines beneath each other, of which the first is a name.</summary>
    /// <returns>Where the last one stands.</returns>
    private double Block(IReadOnlyList<string> lines, (XFont First, XFont Others) fonts, double x, double y, double width,
        double leading)
    {
        sheets.As(PdfBlockLevelElementTag.Paragraph, () =>
        {
            for (var at = 0; at < lines.Count; at++)
            {
                var font = at == 0 ? fonts.First : fonts.Others;
                foreach (var line in sheets.Wrap(lines[at], font, width))
                {
                    sheets.Say(line, font, ink.Text, x, y);
                    y += leading;
                }
            }
        });
        return y - leading;
    }

    private static void Logo(XGraphics gfx, byte[] file)
    {
        using var image = XImage.FromStream(new MemoryStream(file));
        var scale = Math.Min(LogoWidth / image.PixelWidth, LogoHeight / image.PixelHeight);
        gfx.DrawImage(image, Left, Top, image.PixelWidth * scale, image.PixelHeight * scale);
    }

    /// <summary>Number, days and references, four beside each other.</summary>
    private void Facts()
    {
        const int Beside = 4;
        const double Width = (Right - Left) / Beside;
        foreach (var row in texts.Facts.Chunk(Beside))
        {
            var lowest = _y;
            for (var at = 0; at < row.Length; at++)
            {
                var (x, y) = (Left + (at * Width), _y);
                sheets.As(PdfBlockLevelElementTag.Paragraph, () =>
                {
                    sheets.Say(row[at].Label, Fonts.Small, ink.Quiet, x, y);
                    foreach (var line in sheets.Wrap(row[at].Value, Fonts.Strong, Width - 10))
                        sheets.Say(line, Fonts.Strong, ink.Text, x, y += Leading);
                });
                lowest = Math.Max(lowest, y);
            }

            _y = lowest + 20;
        }

        _y += 2;
    }

    /// <summary>VAT by rate on the left, the totals on the right; on one sheet.</summary>
    private void Sums()
    {
        Room((Math.Max(texts.Rates.Count, texts.Totals.Count + 1) * 16) + 24);
        var (top, left) = (_y + 22, _y + 22);
        sheets.As(PdfBlockLevelElementTag.Table, () =>
        {
            for (var at = 0; at < texts.Rates.Count; at++)
            {
                var (row, y, isHead) = (texts.Rates[at], left, at == 0);
                var (font, brush) = isHead ? (Fonts.Small, ink.Quiet) : (Fonts.Text, ink.Text);
                sheets.As(PdfBlockLevelElementTag.TableRow, () =>
                {
                    Cell(isHead, () => sheets.Say(row[0], font, brush, Left, y));
                    Cell(isHead, () => sheets.SayRight(row[1], font, brush, Left + 140, y));
                    Cell(isHead, () => sheets.SayRight(row[2], font, brush, Left + 240, y));
                });
                if (isHead) Rule(Left, Left + 240, y + 5);
                left += 16;
            }
        });
        sheets.As(PdfBlockLevelElementTag.Table, () => top = Totals(top));
        _y = Math.Max(left, top);
    }

    /// <returns>Where the next line would stand.</returns>
    private double Totals(double top)
    {
        foreach (var total in texts.Totals)
        {
            if (total.IsGrand)
            {
                var at = top;
                sheets.Aside(gfx => gfx.DrawRectangle(ink.Shade, Aside - 10, at - 7, Right - Aside + 20, 24));
                sheets.Aside(gfx => gfx.DrawRectangle(ink.Area, Aside - 10, at - 7, 3, 24));
                top += 9;
            }

            var (y, font, brush) = (top, total.IsGrand ? Fonts.Total : Fonts.Text, total.IsGrand ? ink.Accent : ink.Text);
            sheets.As(PdfBlockLevelElementTag.TableRow, () =>
            {
                Cell(true, () => sheets.Say(total.Label, font, brush, Aside, y));
                Cell(false, () => sheets.SayRight(total.Amount, font, brush, Right, y));
            });
            top += total.IsGrand ? 26 : 16;
        }

        return top;
    }

    private void Notes()
    {
        _y += 12;
        foreach (var note in texts.Notes)
        {
            var lines = sheets.Wrap(note, Fonts.Text, Right - Left);
            Room(Math.Min(lines.Count, 3) * Leading);
            foreach (var line in lines)
            {
                Room(Leading);
                _y += Leading;
                var y = _y;
                sheets.As(PdfBlockLevelElementTag.Paragraph, () => sheets.Say(line, Fonts.Text, ink.Text, Left, y));
            }

            _y += 4;
        }
    }

    /// <summary>The seller's words, who it is, and which sheet of how many.</summary>
    private void Foot(XGraphics gfx, int sheet)
    {
        const double FootTop = Bottom + 20;
        gfx.DrawLine(ink.Line, Left, FootTop - 12, Right, FootTop - 12);
        var page = words.Fill("page", sheet, sheets.Count);
        var width = sheets.Width(page, Fonts.Small);
        var y = FootTop;
        foreach (var line in InvoiceTextsRule.Lines(look.Footer).DefaultIfEmpty(texts.Seller[0])
            .SelectMany(l => sheets.Wrap(l, Fonts.Small, Right - Left - width - 20)).Take(3))
        {
            sheets.Draw(gfx, line, Fonts.Small, ink.Quiet, Left, y);
            y += 10;
        }

        sheets.Draw(gfx, page, Fonts.Small, ink.Quiet, Right - width, FootTop);
        if (sheet == 1) return;
        sheets.Draw(gfx, $"{texts.Title} {texts.Number}", Fonts.SmallStrong, ink.Text, Left, Top);
        gfx.DrawRectangle(ink.Area, 0, 0, XUnit.FromMillimeter(210).Point, 6);
    }

    private void Cell(bool isHead, Action content) =>
        sheets.As(isHead ? PdfBlockLevelElementTag.TableHeaderCell : PdfBlockLevelElementTag.TableDataCell, content);

    private void Paragraph(string text, XFont font, XBrush brush, double x, double y, double width, double leading) =>
        sheets.As(PdfBlockLevelElementTag.Paragraph, () =>
        {
            foreach (var line in sheets.Wrap(text, font, width, 3))
            {
                sheets.Say(line, font, brush, x, y);
                y += leading;
            }
        });

    private void Rule(double from, double to, double y) => sheets.Aside(gfx => gfx.DrawLine(ink.Line, from, y, to, y));

    private void Room(double height)
    {
        if (_y + height <= Bottom) return;
        sheets.Turn();
        _y = InvoiceLines.Top;
    }
}
