using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Print;

/// <summary>
/// The lines of a document as a table that goes on over as many sheets as it needs: each has the head of the table and what the
/// sheets before it came to.
/// </summary>
internal sealed class InvoiceLines(InvoiceSheets sheets, InvoiceTexts texts, DocumentWords words, InvoiceInk ink)
{
    /// <summary>Where a sheet that is not the first begins.</summary>
    public const double Top = 64;
    private const double Gap = 8;
    private const double Leading = 11.5;
    private const double CarryHeight = 18;
    private static readonly InvoiceFonts Fonts = InvoiceFonts.Used;

    private readonly double _itemWidth =
        InvoiceDrawing.Right - InvoiceDrawing.Left - texts.Columns.Sum(column => column.Width) - Gap;
    private Money _net;
    private Money? _gross = texts.Rows.Count > 0 && texts.Rows[0].GrossInclVat is not null ? Money.Zero : null;

    /// <returns>Where the table ends.</returns>
    public double Draw(double y)
    {
        var rest = new Queue<InvoiceRow>(texts.Rows);
        while (rest.Count > 0)
        {
            var from = y;
            sheets.As(PdfBlockLevelElementTag.Table, () => y = Part(rest, from));
            if (rest.Count == 0) break;
            sheets.Turn();
            y = Top;
        }

        return y;
    }

    /// <summary>As many lines as this sheet has room for, and at least one.</summary>
    private double Part(Queue<InvoiceRow> rest, double y)
    {
        y = Head(y);
        if (rest.Count < texts.Rows.Count) y = Carry(words["carry.in"], y);
        var isFirst = true;
        while (rest.TryPeek(out var row))
        {
            var title = sheets.Wrap(row.Description, Fonts.Text, _itemWidth);
            var height = (Math.Max(1, title.Count) * Leading) + (row.Ean is null ? 0 : 10) + 8;
            var needs = height + (rest.Count > 1 ? CarryHeight : 0);
            if (!isFirst && y + needs > InvoiceDrawing.Bottom) return Carry(words["carry.out"], y);
            y = Row(rest.Dequeue(), title, y, height);
            isFirst = false;
        }

        return y;
    }

    private double Head(double y)
    {
        var heads = texts.Columns
            .Select(c => sheets.Wrap(c.Head, Fonts.Small, c.Width == 0 ? _itemWidth : c.Width - Gap)).ToList();
        var height = (heads.Max(h => h.Count) * 9.5) + 9;
        const double Width = InvoiceDrawing.Right - InvoiceDrawing.Left + 12;
        sheets.Aside(gfx => gfx.DrawRectangle(ink.Shade, InvoiceDrawing.Left - 6, y, Width, height));
        sheets.As(PdfBlockLevelElementTag.TableRow, () =>
        {
            var right = InvoiceDrawing.Left + _itemWidth + Gap;
            for (var at = 0; at < heads.Count; at++)
            {
                var (column, lines, end) = (texts.Columns[at], heads[at], right += texts.Columns[at].Width);
                sheets.As(PdfBlockLevelElementTag.TableHeaderCell, () =>
                {
                    for (var line = 0; line < lines.Count; line++)
                        Say(column, lines[line], Fonts.Small, ink.Quiet, end, y + 11 + (line * 9.5));
                });
            }
        });
        return y + height + 3;
    }

    private double Row(InvoiceRow row, IReadOnlyList<string> title, double y, double height)
    {
        (_net, _gross) = (_net + row.NetExclVat, _gross is { } gross && row.GrossInclVat is { } more ? gross + more : null);
        sheets.As(PdfBlockLevelElementTag.TableRow, () =>
        {
            var right = InvoiceDrawing.Left + _itemWidth + Gap;
            foreach (var column in texts.Columns)
            {
                var end = right += column.Width;
                sheets.As(PdfBlockLevelElementTag.TableDataCell, () =>
                {
                    if (column.Cell == InvoiceCell.Item) Item(row, title, y);
                    else if (row.Cells[column.Cell] is { Length: > 0 } text)
                        Say(column, text, Fonts.Text, ink.Text, end, y + Leading);
                });
            }
        });
        return Rule(y + height);
    }

    private void Item(InvoiceRow row, IReadOnlyList<string> title, double y)
    {
        foreach (var line in title) sheets.Say(line, Fonts.Text, ink.Text, InvoiceDrawing.Left, y += Leading);
        if (row.Ean is { } ean) sheets.Say(ean, Fonts.Small, ink.Quiet, InvoiceDrawing.Left, y + 10);
    }

    /// <summary>What the lines so far come to.</summary>
    private double Carry(string label, double y)
    {
        sheets.As(PdfBlockLevelElementTag.TableRow, () =>
        {
            sheets.As(PdfBlockLevelElementTag.TableHeaderCell,
                () => sheets.Say(label, Fonts.Strong, ink.Text, InvoiceDrawing.Left, y + Leading));
            var right = InvoiceDrawing.Left + _itemWidth + Gap;
            foreach (var column in texts.Columns)
            {
                right += column.Width;
                var amount = column.Cell == InvoiceCell.Net ? _net : column.Cell == InvoiceCell.Gross ? _gross : null;
                if (amount is { } sum)
                    sheets.As(PdfBlockLevelElementTag.TableDataCell,
                        () => Say(column, words.Amount(sum), Fonts.Strong, ink.Text, right, y + Leading));
            }
        });
        return Rule(y + CarryHeight);
    }

    private void Say(InvoiceColumn column, string text, XFont font, XBrush brush, double right, double y)
    {
        if (column.Width == 0) sheets.Say(text, font, brush, InvoiceDrawing.Left, y);
        else sheets.SayRight(text, font, brush, right, y);
    }

    private double Rule(double y)
    {
        sheets.Aside(gfx => gfx.DrawLine(ink.Line, InvoiceDrawing.Left - 6, y, InvoiceDrawing.Right + 6, y));
        return y;
    }
}
