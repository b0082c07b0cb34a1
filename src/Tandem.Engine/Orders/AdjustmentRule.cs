using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>Keeps the ledger of what went off the lines of an order, from what the shop shows of it. Pure.</summary>
internal static class AdjustmentRule
{
    /// <summary>
    /// The rows as they should be. Rows that stand already are the same objects, with what became known of them.
    /// </summary>
    /// <param name="rows">The rows of the order, the oldest first.</param>
    public static IReadOnlyList<Adjustment> Of(Order order, IReadOnlyList<Adjustment> rows, ShownOrder shown, DateTimeOffset now)
    {
        var kept = new List<Adjustment>();
        var notes = shown.Order.Refunds;
        foreach (var row in rows.Where(r => r.Cause != AdjustmentCause.Edited))
        {
            var takenBack = row.RefundId is not null && notes is not null && !notes.Any(n => n.Id == row.RefundId);
            if (!takenBack) kept.Add(row);
        }

        var fresh = (notes ?? []).Where(n => n.Id is { } id && !kept.Exists(r => r.RefundId == id)).ToList();
        foreach (var note in fresh.Where(n => RefundRule.IsOurs(n.Reason))) Recognize(kept, note, note.Id!.Value);
        foreach (var note in fresh.Where(n => !RefundRule.IsOurs(n.Reason)))
        {
            if (shown.Refunds?.FirstOrDefault(r => r.Id == note.Id) is { } refund)
                kept.AddRange(Theirs(order, kept, shown.Order, refund, note.Id!.Value, now));
        }

        kept.AddRange(order.Lines.Select(line => Edit(order, line, kept, rows, shown.Order, now)).OfType<Adjustment>());
        return kept;
    }

    /// <summary>
    /// What the shop's people took off the line since a refund of ours was decided may be what it is for.
    /// </summary>
    /// <param name="mine">The row of the refund that is about to be made.</param>
    /// <param name="rows">The rows of the order.</param>
    public static bool IsOvertaken(OrderLine line, Adjustment mine, IEnumerable<Adjustment> rows)
    {
        var others = rows.Where(r => r != mine && r.OrderItemId == mine.OrderItemId).ToList();
        return mine.Cause == AdjustmentCause.Cancelled ? CancelRule.Due(line, others) < mine.Units
            : others.Exists(r => r.Key > mine.Key && r.Cause is (AdjustmentCause.Refunded or AdjustmentCause.Edited));
    }

    /// <summary>Units of a line that the shop's people took out and that nobody said are delivered all the same.</summary>
    public static int TakenOut(OrderLine line, IEnumerable<Adjustment> rows) => Math.Min(line.Imported ?? 0, rows
        .Where(r => r.OrderItemId == line.OrderItemId && !r.StillDelivered
            && r.Cause is (AdjustmentCause.Refunded or AdjustmentCause.Edited))
        .Sum(r => r.Units));

    /// <summary>
    /// Units of a line for which the shop refunds or has refunded, or that were taken off its order; not those that are delivered
    /// all the same, which stand in it again.
    /// </summary>
    public static int Off(string orderItemId, IEnumerable<Adjustment> rows) =>
        rows.Where(r => r.OrderItemId == orderItemId && !r.StillDelivered).Sum(r => r.Units);

    /// <summary>Units more than went in that the shop's order holds of a line; below zero: less.</summary>
    public static int Extra(OrderLine line, WooOrder shown)
    {
        if (line is not { Imported: > 0 and var imported, Pieces: > 0 and var pieces } || shown.LineItems is null) return 0;
        var now = shown.LineItems.Where(l => IsOf(line, l)).Sum(l => l.Quantity ?? 0);
        return now >= pieces ? (now - pieces + pieces / imported - 1) / Math.Max(1, pieces / imported)
            : (now * imported / pieces) - imported;
    }

    /// <summary>The shop's line stands for this line of bol.</summary>
    public static bool IsOf(OrderLine line, WooLineItem item) =>
        ImportCheck.OrderItemId(item) is { } id ? id == line.OrderItemId : line.ShopLineId is { } known && item.Id == known;

    /// <summary>A refund of ours, by its own name: how much it was.</summary>
    private static void Recognize(List<Adjustment> rows, WooRefundNote note, long id)
    {
        var ours = rows.Find(r => MarkOf(r) is { } mark && note.Reason!.Contains(mark, StringComparison.Ordinal));
        if (ours is not null) (ours.RefundId, ours.CentsInclVat) = (id, Cents(note.Total));
    }

    /// <summary>
    /// Units that went off a line already. A refund of ours that is only on its way takes nothing off before it is there: what
    /// people took off may be its very units.
    /// </summary>
    private static int Made(string orderItemId, IEnumerable<Adjustment> rows) => Off(orderItemId, rows.Where(
        r => r is not { RefundId: null, Cause: AdjustmentCause.Cancelled or AdjustmentCause.Returned }));

    private static string? MarkOf(Adjustment row) => row switch
    {
        { OrderItemId: { } item, CancelledInAll: { } all } => RefundRule.Mark(item, all),
        { OrderItemId: { } item, DecisionKey: { } decision } => RefundRule.MarkOfReturn(item, decision),
        _ => null,
    };

    private static List<Adjustment> Theirs(Order order, List<Adjustment> rows, WooOrder shown, WooRefund refund, long id,
        DateTimeOffset now)
    {
        var made = new List<Adjustment>();
        var left = Math.Max(0, Money.FromEuros(refund.Amount ?? 0).Cents);
        foreach (var line in order.Lines)
        {
            var mine = (refund.LineItems ?? []).Where(r => RefundRule.RefundedItem(r) is { } item
                && shown.LineItems?.FirstOrDefault(l => l.Id == item) is { } of && IsOf(line, of)).ToList();
            if (mine.Count == 0) continue;
            var (pieces, imported) = (mine.Sum(r => Math.Abs(r.Quantity ?? 0)), line.Imported ?? 0);
            var units = ((pieces * imported) + Math.Max(1, line.Pieces ?? 1) - 1) / Math.Max(1, line.Pieces ?? 1);
            var cents = Math.Min(left, mine.Sum(r => Cents(r.Total) + Cents(r.TotalTax)));
            left -= cents;

            var still = Math.Max(0, imported - Made(line.OrderItemId, rows));
            made.Add(Row(order, line.OrderItemId, AdjustmentCause.Refunded, Math.Min(units, still), cents, id, now));
        }

        // Lines are told in whole cents each; the last cents of their sum are no amount of its own.
        if (made.Count > 0 && left <= made.Count) made[^1].CentsInclVat += left;
        else if (left > 0) made.Add(Row(order, null, AdjustmentCause.Refunded, 0, left, id, now));
        return made;
    }

    /// <summary>What is missing of a line, as a row that follows the shop's order.</summary>
    private static Adjustment? Edit(
        Order order, OrderLine line, List<Adjustment> kept, IReadOnlyList<Adjustment> rows, WooOrder shown, DateTimeOffset now)
    {
        var before = rows.FirstOrDefault(r => r.Cause == AdjustmentCause.Edited && r.OrderItemId == line.OrderItemId);
        if (shown.LineItems is null) return before;
        var missing = Math.Min(-Extra(line, shown), (line.Imported ?? 0) - Made(line.OrderItemId, kept));
        if (missing <= 0) return null;
        if (before is null) return Row(order, line.OrderItemId, AdjustmentCause.Edited, missing, 0, null, now);
        if (missing > before.Units)
        {
            // Of more units nobody has spoken, and what was decided on fewer is overtaken by it.
            return Row(order, line.OrderItemId, AdjustmentCause.Edited, missing, 0, null, before.At);
        }

        before.Units = missing;
        return before;
    }

    private static Adjustment Row(Order order, string? item, AdjustmentCause cause, int units, long cents, long? refund,
        DateTimeOffset now) => new()
        {
            SellerId = order.SellerId,
            OrderKey = order.Key,
            OrderItemId = item,
            Cause = cause,
            Units = units,
            CentsInclVat = cents,
            RefundId = refund,
            At = now,
        };

    private static long Cents(decimal? amount) => Math.Abs(Money.FromEuros(amount ?? 0).Cents);
}
