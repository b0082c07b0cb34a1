using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>Keeps who buys when bol's details of an order are read, sealed, while the seller has invoices made.</summary>
internal sealed class KeepDrafts(DocumentSeal seal) : IOrderDetailReaction
{
    public async Task React(TandemDb db, IReadOnlyList<(Order Order, BolOrder Detail)> read, DateTimeOffset now,
        CancellationToken ct)
    {
        var seller = read[0].Order.SellerId;
        if ((await db.SettingsOf<InvoiceSettings>(seller, ct)).When == InvoiceWhen.Never) return;
        var keys = read.Select(r => r.Order.Key).ToList();
        var done = await db.DocumentDrafts.Where(d => keys.Contains(d.OrderKey)).Select(d => d.OrderKey)
            .Union(db.DocumentTasks.Where(t => keys.Contains(t.OrderKey) && t.DueAt == null).Select(t => t.OrderKey))
            .ToListAsync(ct);
        foreach (var (order, detail) in read.DistinctBy(r => r.Order.Key))
        {
            if (done.Contains(order.Key) || OrderParties.Of(detail) is not { } parties) continue;
            db.DocumentDrafts.Add(new DocumentDraft
            {
                OrderKey = order.Key,
                SellerId = seller,
                Sealed = seal.Close(parties),
                At = now,
            });
        }
    }
}
