using System.Text.Json;
using Tandem.Engine.Invoices.Print;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Trial;

/// <summary>What came of a document: its figures, or why it has none.</summary>
public sealed class TriedDocument
{
    private readonly TaxDocument? _document;

    internal TriedDocument(string name, Reason problem) => (Name, Problem, Notes) = (name, problem, []);

    internal TriedDocument(TaxDocument document, IReadOnlyList<Reason> notes) =>
        (Name, Notes, _document) = (document.Number, notes, document);

    /// <summary>Its number, or its place in the list.</summary>
    public string Name { get; }

    /// <summary>What is wrong with it, or what only a person can say; null: the figures stand.</summary>
    public Reason? Problem { get; }

    /// <summary>What the seller should look at all the same.</summary>
    public IReadOnlyList<Reason> Notes { get; }

    /// <summary>Why it is taxed as it is, with the article of the law; null where it is not.</summary>
    public Reason? Why => _document?.Treatment.Why;

    /// <summary>The answer as docs/invoices.md describes it; amounts are text with two decimals.</summary>
    /// <exception cref="InvalidOperationException">There is a problem, and so no answer.</exception>
    public void Write(Utf8JsonWriter json) => TrialAnswer.Write(Document, json);

    /// <summary>
    /// Its e-invoice, and where the two models of rounding differ that of the strict one too, in files named after its number.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is a problem, and so no e-invoice.</exception>
    public IEnumerable<TriedFile> Ubl()
    {
        var name = DocumentFileName.Of(Name);
        yield return new TriedFile($"{name}.xml", UblDocument.Write(Document, strict: false));
        if (Document.Figures.StrictDiffers)
            yield return new TriedFile($"{name}.strict.xml", UblDocument.Write(Document, strict: true));
    }

    /// <summary>On paper, as a seller who has chosen nothing has it.</summary>
    /// <param name="language">Null: the buyer's.</param>
    /// <exception cref="InvalidOperationException">There is a problem, and so nothing to print.</exception>
    public TriedFile Pdf(DocumentLanguage? language)
    {
        var read = DocumentLanguageRule.Of(language, Document.Buyer.Country, Document.Buyer.Postcode);
        return new TriedFile($"{DocumentFileName.Of(Name)}.pdf", InvoicePdf.Write(Document, InvoiceLook.Usual, read));
    }

    internal TaxDocument Document => _document ?? throw new InvalidOperationException("It has a problem, and no figures.");
}
