using System.Globalization;
using Tandem.Engine.Orders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>Which order somebody means who names it by a number. Pure.</summary>
internal static class NamedOrderRule
{
    /// <summary>As people, files and programs write it.</summary>
    public static string Clean(string? name) => name?.Trim().TrimStart('#').Trim() ?? "";

    /// <summary>
    /// bol's own number goes first: it is made to be unlike any other. Then the number that the shop shows: where a plugin
    /// numbers the orders, that is what labels and files carry, and the shop's id of one order may well be the number of
    /// another. So an id counts only where the shop shows it as the number.
    /// </summary>
    /// <param name="name">Cleaned, not empty.</param>
    /// <param name="orders">All that carry it in one way or another.</param>
    public static (Order? Order, Reason? Problem) Find(string name, IReadOnlyList<Order> orders)
    {
        if (orders.Where(o => o.BolOrderId == name).ToList() is { Count: > 0 } ofBol) return One(name, ofBol);
        var shown = orders.Where(o => string.Equals(o.ShopOrderNumber ?? IdOf(o), name, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (shown.Count > 0) return One(name, shown);
        return orders.FirstOrDefault(o => IdOf(o) == name) is { } other
            ? (null,
                Reason.Of("parcel.id-not-number", ("order", name), ("number", other.ShopOrderNumber),
                    ("bolOrder", other.BolOrderId)))
            : (null, Reason.Of("parcel.unknown-order", ("order", name)));
    }

    private static (Order?, Reason?) One(string name, List<Order> orders) =>
        orders.Count == 1 ? (orders[0], null) : (null, Reason.Of("parcel.two-orders", ("order", name)));

    private static string? IdOf(Order order) => order.ShopOrderId?.ToString(CultureInfo.InvariantCulture);
}
