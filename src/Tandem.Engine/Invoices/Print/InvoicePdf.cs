using System.Text;

namespace Tandem.Engine.Invoices.Print;

internal enum DocumentLanguage
{
    Nl,
    En,
    Fr,
}

internal sealed record InvoiceLook : Sellers.ISettings<InvoiceLook>
{
    public static string Name => "invoices.look";

    public static InvoiceLook Usual { get; } = new();
}

/// <summary>Stands in until the real page is there.</summary>
internal static class InvoicePdf
{
    public static byte[] Write(TaxDocument document, InvoiceLook look, DocumentLanguage language) =>
        Encoding.UTF8.GetBytes($"%PDF-1.4\n{language} {document.Number} {document.Buyer.Name} {look}\n");
}
