using PdfSharp.Drawing;
using Tandem.Engine.Printing;

namespace Tandem.Engine.Invoices.Print;

/// <summary>The sizes of letters on a document.</summary>
internal sealed record InvoiceFonts(
    XFont Title, XFont Name, XFont Total, XFont Strong, XFont Text, XFont SmallStrong, XFont Small)
{
    private static readonly Lazy<InvoiceFonts> Built = new(() =>
    {
        InterFont.Use();
        return new InvoiceFonts(InterFont.Of(24, bold: true), InterFont.Of(15, bold: true), InterFont.Of(10.5, bold: true),
            InterFont.Of(9, bold: true), InterFont.Of(9), InterFont.Of(7.5, bold: true), InterFont.Of(7.5));
    });

    public static InvoiceFonts Used => Built.Value;
}
