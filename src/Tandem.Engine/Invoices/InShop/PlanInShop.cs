using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.InShop;

/// <summary>Intends that the shop's order tells of a document, where the seller wants that and the order is there.</summary>
internal static class PlanInShop
{
    private const int Priority = 60;

    public static Task Run(TandemDb db, IssuedDocument document, Order order, InvoiceSettings settings, DateTimeOffset now,
        CancellationToken ct) => settings.InShop && order is { ShopId: { } shop, ShopOrderId: { } id }
        ? TellShop.Intend(db, order, "document", new ShopOrderChange(shop.Value, id, Document: document.Key, Of: Module.Invoices),
            Reason.Of("invoice.tell-shop", ("number", document.Number)), Priority, now, ct, document.Key)
        : Task.CompletedTask;
}
