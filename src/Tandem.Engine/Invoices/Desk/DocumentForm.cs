namespace Tandem.Engine.Invoices.Desk;

/// <summary>As what a document is handed out.</summary>
public enum DocumentForm
{
    Pdf,

    /// <summary>The e-invoice.</summary>
    Ubl,
}
