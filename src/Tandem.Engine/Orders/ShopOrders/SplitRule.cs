using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>
/// Reads an order that the shop's people split as the one that bol sold. A part is known by the lines that it took along: they
/// carry bol's line (facts/woocommerce.md §j). Pure.
/// </summary>
internal static class SplitRule
{
    /// <summary>The order with the lines that moved to its parts, and the refunds of all of them.</summary>
    public static WooOrder Whole(Order order, ShownOrder shown) => shown.Parts is not { Count: > 0 } parts ? shown.Order
        : shown.Order with
        {
            LineItems = [.. shown.Order.LineItems ?? [], .. Moved(order, shown).Select(m => m.Line)],
            Refunds = [.. parts.Append(shown.Order).SelectMany(p => p.Refunds ?? [])],
        };

    /// <summary>Units of a line in parts that the shop has not sent, once any part of the order is sent.</summary>
    public static int Away(Order order, OrderLine line, ShownOrder shown, IReadOnlyCollection<string> sentStatuses)
    {
        if (line is not { Imported: > 0 and var imported, Pieces: > 0 and var pieces }) return 0;
        if (shown.Parts is not { Count: > 0 }) return 0;
        var own = (shown.Order.LineItems ?? []).Select(l => (Part: shown.Order, Line: l));
        var waiting = own.Concat(Moved(order, shown))
            .Where(m => AdjustmentRule.IsOf(line, m.Line) && !sentStatuses.Contains(m.Part.Status ?? ""))
            .Sum(m => Math.Max(0, (m.Line.Quantity ?? 0) - Refunded(shown, m.Line)));
        return Math.Min(imported, ((waiting * imported) + pieces - 1) / pieces);
    }

    /// <summary>Units of a line that the shop still means to deliver, in whichever part.</summary>
    public static int Standing(Order order, OrderLine line, ShownOrder shown)
    {
        if (line is not { Imported: > 0 and var imported, Pieces: > 0 and var pieces }) return 0;
        var own = CancelRule.IsClosed(shown.Order.Status) ? []
            : (shown.Order.LineItems ?? []).Where(l => AdjustmentRule.IsOf(line, l));
        var there = own.Concat(Moved(order, shown).Select(m => m.Line).Where(l => AdjustmentRule.IsOf(line, l)))
            .Sum(l => Math.Max(0, (l.Quantity ?? 0) - Refunded(shown, l)));
        return ((there * imported) + pieces - 1) / pieces;
    }

    /// <summary>The order or a part of it has one of these statuses.</summary>
    public static bool IsSent(ShownOrder shown, IReadOnlyCollection<string> sentStatuses) =>
        Open(shown).Append(shown.Order).Any(part => sentStatuses.Contains(part.Status ?? ""));

    /// <summary>
    /// The lines of its parts, as far as the order lacks them: of an order that was copied, to send it again, nothing moved.
    /// </summary>
    public static IEnumerable<(WooOrder Part, WooLineItem Line)> Moved(Order order, ShownOrder shown)
    {
        foreach (var line in order.Lines)
        {
            var missing = (line.Pieces ?? 0) - (shown.Order.LineItems ?? []).Where(l => AdjustmentRule.IsOf(line, l))
                .Sum(l => l.Quantity ?? 0);
            foreach (var part in Open(shown))
            {
                foreach (var item in (part.LineItems ?? []).Where(l => ImportCheck.OrderItemId(l) == line.OrderItemId))
                {
                    var took = Math.Min(missing, item.Quantity ?? 0);
                    if (took <= 0) continue;
                    missing -= took;
                    yield return (part, item with { Quantity = took });
                }
            }
        }
    }

    private static IEnumerable<WooOrder> Open(ShownOrder shown) =>
        (shown.Parts ?? []).Where(part => !CancelRule.IsClosed(part.Status));

    private static int Refunded(ShownOrder shown, WooLineItem line) => (shown.Refunds ?? []).SelectMany(r => r.LineItems ?? [])
        .Where(r => RefundRule.RefundedItem(r) == line.Id).Sum(r => Math.Abs(r.Quantity ?? 0));
}
