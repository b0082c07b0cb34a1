namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Which document goes over Peppol. The file itself stays sealed where it is kept, and is opened when it goes out.</summary>
/// <param name="Document">Key of the document.</param>
internal sealed record EInvoicePayload(long Document, string BolOrderId, string Number);
