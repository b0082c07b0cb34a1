using System.Globalization;
using System.Text.Json;
using Tandem.WooCommerce;

namespace Tandem.Engine.Stock;

/// <summary>Units that a line of a shop's order has taken off the shop's stock, as the shop itself remembers it. Pure.</summary>
internal static class ShopUnits
{
    // Where the shop takes units off (facts/woocommerce.md §a); a status that a plugin added comes after one of these.
    private static readonly string[] GivesBack = ["pending", "cancelled", "failed", "checkout-draft", "auto-draft", "draft"];

    // No sum of lines leaves the numbers.
    private const int MostUnits = 1_000_000;

    /// <summary>
    /// What the line's own memory says (<c>_reduced_stock</c>: repeats and refunds are in it); null: it has none.
    /// </summary>
    public static int? Taken(WooLineItem line)
    {
        foreach (var meta in line.MetaData ?? [])
        {
            if (meta.Key != "_reduced_stock") continue;
            var text = meta.Value.ValueKind == JsonValueKind.String ? meta.Value.GetString() : meta.Value.ToString();
            if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var units))
                return (int)Math.Ceiling(Math.Clamp(units, 0, MostUnits));
        }

        return null;
    }

    /// <summary>
    /// What the line has taken by now; by the order's status where the line does not remember, as in a shop that does not count
    /// the item.
    /// </summary>
    public static int Taken(WooOrder order, WooLineItem line) =>
        Taken(line) ?? (order.Status is null || GivesBack.Contains(order.Status) ? 0 : line.Quantity ?? 0);

    /// <summary>
    /// When the units left: paid, or put on hold, long after the order was made perhaps. Where the shop does not say, the
    /// latest that it can be: a number from outside is rather taken to lack a sale than to contain it.
    /// </summary>
    public static DateTimeOffset LeftAt(WooOrder order, DateTimeOffset now)
    {
        var left = order.DatePaidGmt ?? order.DateModifiedGmt ?? order.DateCreatedGmt ?? now;
        if (order.DateCreatedGmt > left) left = order.DateCreatedGmt.Value;
        return left < now ? left : now;
    }
}
