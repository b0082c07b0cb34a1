using Tandem.Bol;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>
/// Takes in whom an invoice is asked for, once for each request: bol tells it for a while only, and it may be kept sealed alone.
/// </summary>
internal interface IInvoiceRequestReaction
{
    /// <summary>Whether anything would be done now; else it is told once there would.</summary>
    Task<bool> Takes(TandemDb db, SellerId seller, CancellationToken ct);

    /// <param name="request">Of an order that Tandem knows.</param>
    /// <param name="party">Null where bol does not say.</param>
    Task Asked(TandemDb db, InvoiceRequest request, BolInvoiceParty? party, DateTimeOffset now, CancellationToken ct);
}
