namespace Tandem.Engine.Invoices.Upload;

/// <summary>How far the invoice of a shipment is at bol (facts/bol.md §9).</summary>
public enum InvoiceRequestState
{
    /// <summary>The customer asks for it, and nothing was uploaded.</summary>
    Asked,

    /// <summary>A file is there, and bol looks it through.</summary>
    Uploaded,

    /// <summary>bol takes the file for no invoice, or not for this one. It does not say why.</summary>
    Incorrect,

    /// <summary>bol found a virus in the file.</summary>
    Virus,

    /// <summary>The customer has it.</summary>
    Finished,

    /// <summary>A word of bol that is not known here.</summary>
    Other,
}
