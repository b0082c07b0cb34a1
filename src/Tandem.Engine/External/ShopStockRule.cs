using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>What the shop should show.</summary>
/// <param name="Target">Null: the external source has no say here.</param>
/// <param name="Write">The shop must be told now.</param>
/// <param name="Wait">The shop's orders must be read first.</param>
internal sealed record ShopStockDecision(int? Target, bool Write, bool Wait, Reason Reason);

/// <summary>
/// Decides what the shop should show of an item whose number comes from outside. The shop's stock is written as a whole
/// (facts/woocommerce.md §a: no compare-and-set), so what is written takes every sale along that the number cannot contain. Pure.
/// </summary>
internal static class ShopStockRule
{
    /// <summary>
    /// External number − sales that it cannot contain, never below 0. bol lines that are not in the shop yet are left out: they
    /// are taken off when they are imported, and until then bol's number counts them as promised.
    /// </summary>
    public static ShopStockDecision Decide(ShopStockFacts facts)
    {
        if (!facts.Counted) return new ShopStockDecision(null, false, false, Reason.Of("shop-stock.not-counted"));

        var target = Math.Max(0, facts.External - Math.Max(0, facts.Sold));
        var reason = Reason.Of("shop-stock.external", ("external", facts.External), ("sold", facts.Sold), ("target", target));

        // A shop below 0 owes somebody something and sells no more: 0 would say less than it does.
        if (facts.Shown == target || (target == 0 && facts.Shown < 0)) return new ShopStockDecision(target, false, false, reason);

        // Lower than it should be: an order that is not read yet may be why, and writing would undo it.
        return facts.Shown < target && !facts.OrdersReadSince
            ? new ShopStockDecision(target, false, true,
                Reason.Of("shop-stock.orders-first", ("target", target), ("shown", facts.Shown)))
            : new ShopStockDecision(target, true, false, reason);
    }

    /// <summary>From which moment on a sale cannot be in a number.</summary>
    public static DateTimeOffset SoldFrom(DateTimeOffset trueAt, int lagMinutes) =>
        trueAt - TimeSpan.FromMinutes(Math.Max(0, lagMinutes));

    /// <summary>Smaller goes first: to zero, down, up from zero, up.</summary>
    public static int Priority(int target, int? shown) =>
        target == 0 ? 0 : shown is null ? 20 : target < shown ? 10 + (int)(9L * target / shown.Value) : shown <= 0 ? 60 : 70;
}
