using Tandem.Bol;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>
/// Takes in whom an invoice is asked for, once for each request: bol tells it for a while only, and it may be kept sealed alone.
/// </summary>
internal interface IInvoiceRequestReaction
{
    /// <param name="request">Of an order that Tandem knows.</param>
    /// <param name="party">Null where bol does not say.</param>
    Task Asked(TandemDb db, InvoiceRequest request, BolInvoiceParty? party, DateTimeOffset now, CancellationToken ct);
}
