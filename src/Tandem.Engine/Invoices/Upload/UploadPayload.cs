namespace Tandem.Engine.Invoices.Upload;

/// <summary>Which invoice bol is given. The file itself stays sealed where it is kept, and is opened when it goes out.</summary>
/// <param name="Document">Key of the document.</param>
/// <param name="ByHand">A person wants it, whatever the settings say.</param>
internal sealed record UploadPayload(
    Guid Account, string BolOrderId, string ShipmentId, long Document, string Number, bool ByHand);
