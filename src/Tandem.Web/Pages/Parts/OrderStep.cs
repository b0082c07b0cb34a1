using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;

namespace Tandem.Web.Pages.Parts;

/// <summary>One step of an order on its way from bol to the shop and back.</summary>
/// <param name="At">When it was done; null where it is still to come, or where nobody saw the moment.</param>
/// <param name="Writes">Writes for this step that have not come to their end well.</param>
internal sealed record OrderStep(string Name, bool Done, DateTimeOffset? At, IReadOnlyList<OrderWrite> Writes)
{
    /// <summary>The whole way; an order that stays at bol has only its first two steps, and what comes back.</summary>
    public static IReadOnlyList<OrderStep> Of(OrderPage page)
    {
        List<OrderStep> steps = [new("placed", true, page.Order.PlacedAt, []), new("seen", true, page.FirstSeenAt, [])];
        if (page.Order.State == OrderState.Skipped) return [.. steps, .. Returned(page)];

        steps.Add(new OrderStep("imported", page.ImportedAt is not null, page.ImportedAt, Open(page, IntentKind.Import)));
        var shipped = page.Order.State == OrderState.Shipped;
        var open = Open(page, IntentKind.Ship);
        if (page.Order.State == OrderState.Cancelled)
        {
            var cancels = page.Writes.Where(w => w.Kind == IntentKind.Cancel && w.State == IntentState.Confirmed).ToList();
            steps.Add(new OrderStep("cancelled", true, cancels.Count == 0 ? null : cancels.Max(w => w.SettledAt),
                Open(page, IntentKind.ShopOrder)));
            return steps;
        }

        if (page.Writes.Any(w => w.Kind == IntentKind.Label))
        {
            var label = page.Writes.Last(w => w.Kind == IntentKind.Label);
            steps.Add(
                new OrderStep("label", label.State == IntentState.Confirmed, label.SettledAt, Open(page, IntentKind.Label)));
        }

        steps.Add(new OrderStep("completed", page.CompletedInShopAt is not null, page.CompletedInShopAt, []));
        steps.Add(new OrderStep(
            "shipped", shipped, shipped && open.Count == 0 ? page.Writes.Where(w => w.Kind == IntentKind.Ship)
                .Max(w => w.SettledAt) : null, open));
        steps.AddRange(Returned(page));
        return steps;
    }

    /// <summary>What happens next, and who does it: the name of a sentence.</summary>
    public static string Next(OrderPage page) => page.Order.State switch
    {
        OrderState.Seen => "import",
        OrderState.Shipped or OrderState.Skipped when page.Returns.Any(r => r.Waits) => "return",
        OrderState.Shipped or OrderState.Cancelled => "done",
        OrderState.Skipped => "left-out",
        _ when page.Lines.Any(l => l.CancellationRequested && l.Quantity - l.Cancelled > l.Shipped) => "answer",
        _ when page.Order.Fulfilment == Fulfilment.Lvb => "bol-sends",
        _ when page.CompletedInShopAt is null && page.Order.Fulfilment == Fulfilment.Vvb
            && !page.Writes.Any(w => w.Kind == IntentKind.Label) => "label",
        _ when page.CompletedInShopAt is null => "send",
        _ when Open(page, IntentKind.Ship).Count > 0 => "confirm",
        _ => "tracking",
    };

    /// <summary>What the customer sends back; done once all of it was handled at bol.</summary>
    private static IEnumerable<OrderStep> Returned(OrderPage page)
    {
        if (page.Returns.Count == 0) yield break;
        yield return new OrderStep("returned", true, page.Returns.Min(r => r.RegisteredAt), []);
        var done = page.Returns.All(r => r.Handled || r.Gone);
        yield return new OrderStep("return-handled", done, done ? page.Returns.Max(r => r.HandledAt) : null, []);
    }

    private static List<OrderWrite> Open(OrderPage page, IntentKind kind) =>
        [.. page.Writes.Where(w => w.Kind == kind && w.State != IntentState.Confirmed)];
}
