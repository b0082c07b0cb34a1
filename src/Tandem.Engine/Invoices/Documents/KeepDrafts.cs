using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>Keeps who buys when bol's details of an order are read, sealed, while the seller has invoices made.</summary>
internal sealed class KeepDrafts(DocumentSeal seal) : IOrderDetailReaction
{
    public async Task React(TandemDb db, Order order, BolOrder detail, DateTimeOffset now, CancellationToken ct)
    {
        if ((await db.SettingsOf<InvoiceSettings>(order.SellerId, ct)).When == InvoiceWhen.Never) return;
        if (OrderParties.Of(detail) is not { } parties) return;
        var known = await db.DocumentDrafts.SingleOrDefaultAsync(d => d.OrderKey == order.Key, ct);
        if (known is not null) return;
        db.DocumentDrafts.Add(new DocumentDraft
        {
            OrderKey = order.Key,
            SellerId = order.SellerId,
            Sealed = seal.Close(parties),
            At = now,
        });
    }
}
