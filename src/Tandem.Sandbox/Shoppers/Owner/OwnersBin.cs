using System.Text.Json.Nodes;
using Tandem.Sandbox.Ledger;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Shoppers.Owner;

/// <summary>Orders and products that are thrown away by mistake, and taken out of the bin again.</summary>
internal static class OwnersBin
{
    public static void Throw(OwnerDesk desk, ShopOrderFact order)
    {
        if (order.BolOrderId is { } bolOrder) desk.Book.Means(bolOrder, delivered: true);
        desk.Shop.StaffSets(order.Id, "trash");
        desk.Later(0.5, 6, () =>
        {
            if (desk.Shop.StatusOf(order.Id) == "trash") desk.Shop.StaffSets(order.Id, "processing");
        });
    }

    public static void Throw(OwnerDesk desk, LedgerItem item) => desk.ForAWhile(
        item, () => desk.Shop.Staff("DELETE", $"products/{item.ProductId}"), 1, 5,
        () => desk.Shop.Staff("PUT", $"products/{item.ProductId}", new JsonObject { ["status"] = "publish" }));
}
