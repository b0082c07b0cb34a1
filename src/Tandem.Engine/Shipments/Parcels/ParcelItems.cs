using Tandem.Engine.Orders;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>Turns the shop's lines in a parcel into lines of bol's order. Pure.</summary>
internal static class ParcelItems
{
    /// <returns>Null where the parcel names none of its lines; empty where it names only lines that are not bol's.</returns>
    public static IReadOnlyList<ShipItem>? Of(Parcel parcel, Order order, WooOrder answer)
    {
        if (parcel.Items is not { } named) return null;
        var items = new List<ShipItem>();
        foreach (var line in order.Lines)
        {
            // Of a bundle the first part counts for the whole; of a split order each line that stands for this one.
            List<WooLineItem> lines = [.. (answer.LineItems ?? []).Where(l => l.Id == line.ShopLineId
                || (line.Pieces == line.Imported && AdjustmentRule.IsOf(line, l)))];
            var mine = named.Where(i => i.ShopLineId == line.ShopLineId || lines.Exists(l => l.Id == i.ShopLineId)).ToList();
            if (mine.Count == 0 || line.Imported is not { } imported) continue;
            var inShop = lines.Count == 0 ? imported : lines.Sum(l => l.Quantity ?? 0);
            var units = mine.Exists(i => i.Quantity is null) ? imported
                : mine.Sum(i => i.Quantity!.Value) * imported / Math.Max(1, inShop);
            if (units > 0) items.Add(new ShipItem(line.OrderItemId, Math.Min(units, imported)));
        }

        return items;
    }
}
