using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>What a person does about invoices that bol does not have or does not take.</summary>
public sealed class AnswerInvoices(Database database, TimeProvider clock)
{
    /// <summary>Gives bol the same files once more: those that it refused, did not take, or still waits for.</summary>
    /// <returns>Why not; null where it is on its way.</returns>
    public Task<Reason?> UploadAgain(SellerId seller, long orderKey, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            if (!await db.IsLive(seller, Module.Invoices, ct)) return Reason.Of("invoice.not.live");
            var now = clock.GetUtcNow();
            var order = await db.Orders.Where(o => o.SellerId == seller && o.Key == orderKey).Select(o => o.BolOrderId)
                .SingleOrDefaultAsync(ct);
            var requests = await RequestsOf(db, seller, orderKey, ct);
            var refused = await db.Intents.Where(i => i.SellerId == seller && i.Kind == IntentKind.UploadInvoice
                && i.Subject == orderKey && i.State == IntentState.Refused).Select(i => i.BusinessKey).ToListAsync(ct);
            var planned = 0;
            foreach (var document in await db.IssuedDocuments.Where(d => d.SellerId == seller
                && d.OrderKey == orderKey && d.Kind == DocumentKind.Invoice && d.ShipmentId != null && d.Pdf != null)
                .OrderBy(d => d.Key).Select(IssuedDocument.WithoutFiles).ToListAsync(ct))
            {
                var request = requests.Find(r => r.AccountId == document.AccountId && r.ShipmentId == document.ShipmentId);
                var waits = request is { Over: false } and not { State: InvoiceRequestState.Uploaded };
                if (!(waits || refused.Contains(PlanUpload.KeyOf(document)))
                    || !await PlanUpload.Run(db, document, order ?? "", byHand: true, now, ct)) continue;
                planned++;
                if (request is not null) Dismiss(request);
                await db.SaveChangesAsync(ct);
                await db.Clear(seller, now, UploadQuestions.AllOf(document.ShipmentId!), ct);
            }

            return planned > 0 ? null : Reason.Of("invoice.not.waiting");
        }, ct);

    /// <summary>Somebody gives bol the invoice there, or the customer elsewhere.</summary>
    /// <returns>Why not; null where nothing more is asked.</returns>
    public Task<Reason?> DoneByHand(SellerId seller, long orderKey, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var now = clock.GetUtcNow();
            var uploads = await db.Intents.Where(i => i.SellerId == seller && i.Kind == IntentKind.UploadInvoice
                && i.Subject == orderKey && i.State != IntentState.Confirmed).ToListAsync(ct);
            if (uploads.Exists(i => i.State is IntentState.Sent or IntentState.Unknown))
                return Reason.Of("invoice.not.on-its-way");
            var requests = await RequestsOf(db, seller, orderKey, ct);
            requests.RemoveAll(r => r.Over || r.State == InvoiceRequestState.Uploaded);
            List<string> shipments = [.. requests.Select(r => r.ShipmentId).Union(uploads.Select(i => i.Topic))];
            if (shipments.Count == 0) return Reason.Of("invoice.not.waiting");
            db.Intents.RemoveRange(uploads.Where(i => i.State == IntentState.Planned));
            requests.ForEach(Dismiss);
            db.Note(seller, now, ActivitySubject.Order, orderKey, Reason.Of("invoice.by-hand"));
            await db.SaveChangesAsync(ct);
            await db.Clear(seller, now, [.. shipments.SelectMany(UploadQuestions.AllOf)], ct);
            return null;
        }, ct);

    private static Task<List<InvoiceRequest>> RequestsOf(TandemDb db, SellerId seller, long orderKey, CancellationToken ct) =>
        db.InvoiceRequests.Where(r => r.SellerId == seller && r.OrderKey == orderKey).ToListAsync(ct);

    private static void Dismiss(InvoiceRequest request) => (request.Dismissed, request.AlarmAt) = (true, null);
}
