using System.Globalization;
using PdfSharp.Drawing;

namespace Tandem.Engine.Invoices.Print;

/// <summary>The colours of a document. A pale accent colours areas only: as letters it could not be read.</summary>
internal sealed class InvoiceInk
{
    private const int Fallback = 0x1F3A5F;

    /// <summary>WCAG's least contrast for large letters.</summary>
    private const double LeastContrast = 3;

    public InvoiceInk(string accent)
    {
        var colour = accent is ['#', .. { Length: 6 } digits]
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var given)
            ? given : Fallback;
        var area = XColor.FromArgb(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
        Area = new XSolidBrush(area);
        Accent = 1.05 / (Luminance(area) + 0.05) >= LeastContrast ? Area : Text;
    }

    public XBrush Area { get; }

    /// <summary>Letters that stand out.</summary>
    public XBrush Accent { get; }

    public XBrush Text { get; } = new XSolidBrush(XColor.FromArgb(0x1B, 0x1F, 0x24));

    public XBrush Quiet { get; } = new XSolidBrush(XColor.FromArgb(0x5F, 0x67, 0x70));

    public XBrush Shade { get; } = new XSolidBrush(XColor.FromArgb(0xF4, 0xF5, 0xF7));

    public XPen Line { get; } = new(XColor.FromArgb(0xD9, 0xDD, 0xE1), 0.6);

    private static double Luminance(XColor colour)
    {
        static double Linear(byte part) =>
            part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        return (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));
    }
}
