using Tandem.Engine.Orders;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>Turns the shop's lines in a parcel into lines of bol's order. Pure.</summary>
internal static class ParcelItems
{
    /// <returns>
    /// Null where the parcel names none of the order's lines; empty where it names only lines that are not bol's. Rounded up:
    /// what is still free of a line caps it.
    /// </returns>
    public static IReadOnlyList<ShipItem>? Of(Parcel parcel, Order order, WooOrder answer)
    {
        if (parcel.Items is not { } named) return null;
        var items = new List<ShipItem>();
        foreach (var line in order.Lines)
        {
            // Of a bundle the first part counts for the whole; of a split order each line that stands for this one.
            List<WooLineItem> lines = [.. (answer.LineItems ?? []).Where(l => l.Id == line.ShopLineId
                || (line.Pieces == line.Imported && AdjustmentRule.IsOf(line, l)))];
            var mine = named.Where(i => IsOf(line, i) || lines.Exists(l => l.Id == i.ShopLineId)).ToList();
            if (mine.Count == 0 || line.Imported is not { } imported) continue;
            var inShop = Math.Max(1, lines.Count == 0 ? imported : lines.Sum(l => l.Quantity ?? 0));
            var units = mine.Exists(i => i.Quantity is null) ? imported
                : ((mine.Sum(i => i.Quantity!.Value) * imported) + inShop - 1) / inShop;
            if (units > 0) items.Add(new ShipItem(line.OrderItemId, Math.Min(units, imported)));
        }

        return items.Count == 0 && NamesStrangers(parcel, order, answer) ? null : items;
    }

    /// <summary>
    /// It names a line that the order does not have, nor ever had as far as is known: of what is in it not all is told.
    /// </summary>
    public static bool NamesStrangers(Parcel parcel, Order order, WooOrder answer) => parcel.Items?.Any(i =>
        (answer.LineItems ?? []).All(l => l.Id != i.ShopLineId) && !order.Lines.Exists(l => IsOf(l, i))) == true;

    private static bool IsOf(OrderLine line, ParcelItem item) =>
        item.ShopLineId == line.ShopLineId || line.FormerLineIds.Contains(item.ShopLineId);
}
