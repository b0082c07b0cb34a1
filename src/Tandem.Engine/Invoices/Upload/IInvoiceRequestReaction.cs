using Tandem.Bol;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>
/// Takes in whom an invoice is asked for, once for each request: bol tells it for a while only, and it may be kept sealed alone.
/// </summary>
internal interface IInvoiceRequestReaction
{
    Task Asked(TandemDb db, InvoiceRequest request, BolInvoiceParty party, DateTimeOffset now, CancellationToken ct);
}
