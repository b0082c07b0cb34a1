using System.Security.Cryptography;
using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.UniversalAccessibility;
using Tandem.Engine.Printing;

namespace Tandem.Engine.Invoices.Print;

/// <summary>
/// Writes an invoice or credit note as a PDF of A4 sheets: tagged, with its fonts in it. The same document, look and language
/// give the same bytes, as long as the program and the machine's fonts are the same.
/// </summary>
internal static class InvoicePdf
{
    /// <param name="strict">
    /// As the strict model of <see cref="UblDocument"/>: VAT is computed anew from the net, and the cent that this makes is
    /// printed.
    /// </param>
    public static byte[] Write(TaxDocument document, InvoiceLook look, DocumentLanguage language, bool strict = false) =>
        Write(document, look, language, strict, MachineFonts.Here);

    /// <param name="fonts">For letters that Inter lacks.</param>
    internal static byte[] Write(TaxDocument document, InvoiceLook look, DocumentLanguage language, bool strict,
        MachineFonts fonts)
    {
        InterFont.Use();
        var words = DocumentWords.In(language);
        var texts = InvoiceTextsRule.Of(document, look, words, strict);
        using var pdf = new PdfDocument();
        UAManager.ForDocument(pdf).SetDocumentLanguage(words.Code);
        InterFont.UseTabular(pdf);
        pdf.Info.Title = Plain($"{texts.Title} {texts.Number}");
        pdf.Info.CreationDate = document.Issued.ToDateTime(default, DateTimeKind.Utc);
        using var ruler = XGraphics.CreateMeasureContext(new XSize(1000, 1000), XGraphicsUnit.Point, XPageDirection.Downwards,
            pdf.RenderEvents);
        var sheets = new InvoiceSheets(pdf, new Typesetter(fonts, writing => words[$"writing.{writing}"]), ruler);
        new InvoiceDrawing(sheets, texts, words, new InvoiceInk(look.Accent), look).Draw();
        return Save(pdf, SHA256.HashData(Encoding.UTF8.GetBytes($"{document.Seller.VatNumber}/{document.Number}")));
    }

    /// <summary>PDFsharp writes the title into XML as it is.</summary>
    private static string Plain(string title) =>
        string.Concat(title.Where(c => c is not ('<' or '>' or '&') && !char.IsControl(c) && !char.IsSurrogate(c)));

    /// <summary>PDFsharp draws lots for the names of fonts and files; here they come from the document.</summary>
    private static byte[] Save(PdfDocument pdf, byte[] seed)
    {
        (pdf.Internals.FirstDocumentID, pdf.Internals.SecondDocumentID) =
            (Encoding.Latin1.GetString(seed, 0, 16), Encoding.Latin1.GetString(seed, 0, 16));
        foreach (var font in pdf.Internals.GetAllObjects().OfType<PdfDictionary>())
        {
            foreach (var key in (ReadOnlySpan<string>)["/BaseFont", "/FontName"])
                if (font.Elements.GetName(key) is [_, _, _, _, _, _, _, '+', .. var name])
                    font.Elements.SetName(key, $"/TANDEM+{name}");
        }

        using var file = new MemoryStream();
        pdf.Save(file, closeStream: false);
        var bytes = file.ToArray();
        var id = Encoding.ASCII.GetBytes(new Guid(seed.AsSpan(0, 16)).ToString());
        for (var at = 0; bytes.AsSpan(at).IndexOf("uuid:"u8) is >= 0 and var found; at += found + 5)
            id.CopyTo(bytes, at + found + 5);
        return bytes;
    }
}
