using Tandem.Engine.Loop;
using Tandem.Engine.Orders;

namespace Tandem.Web.Pages.Parts;

/// <summary>One step of an order on its way from bol to the shop and back.</summary>
/// <param name="At">When it was done; null where it is still to come, or where nobody saw the moment.</param>
/// <param name="Writes">Writes for this step that have not come to their end well.</param>
internal sealed record OrderStep(string Name, bool Done, DateTimeOffset? At, IReadOnlyList<OrderWrite> Writes)
{
    /// <summary>The whole way; an order that stays at bol has only its first two steps.</summary>
    public static IReadOnlyList<OrderStep> Of(OrderPage page)
    {
        List<OrderStep> steps = [new("placed", true, page.Order.PlacedAt, []), new("seen", true, page.FirstSeenAt, [])];
        if (page.Order.State == OrderState.Skipped) return steps;

        steps.Add(new OrderStep("imported", page.ImportedAt is not null, page.ImportedAt, Open(page, IntentKind.Import)));
        var shipped = page.Order.State == OrderState.Shipped;
        var open = Open(page, IntentKind.Ship);
        steps.Add(new OrderStep("completed", page.CompletedInShopAt is not null, page.CompletedInShopAt, []));
        steps.Add(new OrderStep(
            "shipped", shipped, shipped && open.Count == 0 ? page.Writes.Where(w => w.Kind == IntentKind.Ship).Max(w => w.SettledAt) : null, open));
        return steps;
    }

    private static List<OrderWrite> Open(OrderPage page, IntentKind kind) =>
        [.. page.Writes.Where(w => w.Kind == kind && w.State != IntentState.Confirmed)];
}
