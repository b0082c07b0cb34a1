using System.Globalization;
using System.Text.Json;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>
/// Says how many units of a line the shop has put back in stock: each of its lines keeps for how many pieces stock is taken.
/// Pure.
/// </summary>
internal static class PutBackRule
{
    // Here WooCommerce gives back what it took (facts/woocommerce.md §a); at the other ends of an order it does not.
    private static readonly string[] GivesBack = ["cancelled", "pending", "failed"];

    /// <returns>The most pieces for which stock was ever seen taken, and units of the line that are back.</returns>
    public static (int? Reduced, int Units) Of(OrderLine line, WooOrder shown)
    {
        if (line.Imported is not { } imported || line.UnknownProduct || line.Fulfilment == Fulfilment.Lvb)
            return (line.Reduced, 0);
        if (shown.LineItems is null) return (line.Reduced, line.PutBack);
        var taken = shown.LineItems.Where(l => AdjustmentRule.IsOf(line, l)).Sum(Reduced);
        var most = Math.Max(line.Reduced ?? 0, taken);

        // A product of which the shop keeps no stock takes none and gives none.
        if (most == 0) return (line.Reduced, GivesBack.Contains(shown.Status) ? imported : 0);
        return (most, Math.Max(0, imported - (taken * imported / most)));
    }

    /// <summary>Pieces for which the shop keeps stock taken.</summary>
    public static int Reduced(WooLineItem line) =>
        line.MetaData?.FirstOrDefault(m => m.Key == "_reduced_stock")?.Value is { } value
        && int.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(),
            CultureInfo.InvariantCulture, out var pieces)
        ? Math.Max(0, pieces) : 0;
}
