using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>
/// A customer asks for an invoice: it is made, also where it would not be unasked, for whom bol names now; one that is there
/// already goes to bol.
/// </summary>
internal sealed class TakeRequests(DocumentSeal seal) : IInvoiceRequestReaction
{
    public async Task<bool> Takes(TandemDb db, SellerId seller, CancellationToken ct) =>
        (await db.SettingsOf<InvoiceSettings>(seller, ct)).When != InvoiceWhen.Never;

    public async Task Asked(TandemDb db, InvoiceRequest request, BolInvoiceParty? party, DateTimeOffset now, CancellationToken ct)
    {
        var settings = await db.SettingsOf<InvoiceSettings>(request.SellerId, ct);
        if (request.OrderKey is not { } order) return;
        if (await db.IssuedDocuments.Where(d => d.SellerId == request.SellerId && d.OrderKey == order
            && d.ShipmentId == request.ShipmentId).Select(IssuedDocument.WithoutFiles).SingleOrDefaultAsync(ct) is { } made)
        {
            if (settings.Upload) await PlanUpload.Run(db, made, request.BolOrderId ?? "", byHand: false, now, ct);
            return;
        }

        if (OrderParties.Of(party) is { } buyer) await Keep(db, request, order, buyer, now, ct);
        if (await db.DocumentTasks.SingleOrDefaultAsync(t => t.OrderKey == order, ct) is not { } task)
        {
            task = new DocumentTask { OrderKey = order, SellerId = request.SellerId, Since = now };
            db.DocumentTasks.Add(task);
        }
        else if (task.DueAt is null) task.Since = now;

        (task.Asked, task.DueAt) = (true, now);
    }

    /// <summary>Whom bol names now is billed; where it goes stays as the order has it.</summary>
    private async Task Keep(TandemDb db, InvoiceRequest request, long order, PersonDetails buyer, DateTimeOffset now,
        CancellationToken ct)
    {
        var draft = await db.DocumentDrafts.SingleOrDefaultAsync(d => d.OrderKey == order, ct);
        if (seal.Open<OrderParties>(draft?.Sealed) is { } known)
        {
            draft!.Sealed = seal.Close(known with
            {
                Billing = buyer with
                {
                    VatNumber = buyer.VatNumber ?? known.Billing.VatNumber,
                    Kvk = buyer.Kvk ?? known.Billing.Kvk,
                },
            });
            return;
        }

        // Where it goes decides about VAT: where that may be another country the order itself is asked for it.
        var to = await db.Orders.Where(o => o.Key == order).Select(o => o.Destination).SingleAsync(ct);
        if (draft is not null || to is null || to != buyer.Country) return;
        db.DocumentDrafts.Add(new DocumentDraft
        {
            OrderKey = order,
            SellerId = request.SellerId,
            Sealed = seal.Close(new OrderParties(buyer, buyer, null)),
            At = now,
        });
    }
}
