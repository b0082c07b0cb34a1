namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Whether a document goes over Peppol.</summary>
internal enum EInvoiceNeed
{
    /// <summary>Not to a business, or Peppol cannot name both parties.</summary>
    None,

    /// <summary>It can, and no law asks for it.</summary>
    Optional,

    /// <summary>Belgian law asks for it.</summary>
    Required,

    /// <summary>Belgian law asks for it, and Peppol cannot name the buyer.</summary>
    Unnamed,
}
