namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Which document goes over Peppol. The file stays sealed where it is kept until it goes out.</summary>
/// <param name="Document">Key of the document.</param>
internal sealed record EInvoicePayload(long Document, string BolOrderId, string Number);
