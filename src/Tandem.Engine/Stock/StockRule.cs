using Tandem.Engine.Catalog;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>One item of a link with all that bears on how many of it may still be promised.</summary>
/// <param name="Quantity">The shop's stock at its last reading; null where the shop does not count.</param>
/// <param name="Promised">Units on bol order lines that the reading cannot contain yet.</param>
/// <param name="Held">Units in unpaid shop orders inside the hold-stock window.</param>
/// <param name="Safety">Units held back from bol.</param>
/// <param name="PerOffer">Units of the item that one unit of the offer takes.</param>
internal sealed record StockPart(
    long ItemKey, string Name, StockKept Kept, int? Quantity, bool Gone, int Promised, int Held, int Safety, int PerOffer);

/// <summary>What an offer should show at bol. Null target: Tandem leaves the offer alone.</summary>
internal sealed record StockDecision(int? Target, Reason Reason);

/// <summary>Decides how many units an offer may show (design: no oversell by us). Pure.</summary>
internal static class StockRule
{
    /// <summary>bol's own highest amount for an offer (v10 schema; v11 names none).</summary>
    public const int Highest = 999;

    /// <summary>
    /// floor((available − promised − held − safety) / quantity), the minimum over the parts, less what bol sold unseen,
    /// never below 0, never above <see cref="Highest"/>.
    /// </summary>
    /// <param name="unseen">Units of the offer that bol has sold while its order list does not show them yet.</param>
    public static StockDecision Decide(bool lvb, IReadOnlyList<StockPart> parts, int unseen)
    {
        if (lvb) return new StockDecision(null, Reason.Of("stock.lvb"));
        if (parts.Count == 0) return new StockDecision(null, Reason.Of("stock.not-linked"));

        var scarcest = parts.Select(p => (Part: p, Units: Units(p))).MinBy(p => p.Units ?? long.MaxValue);
        if (scarcest.Part.Gone)
            return new StockDecision(0, Reason.Of("stock.item-gone", ("item", scarcest.Part.Name)));
        if (scarcest.Units is null)
            return new StockDecision(null, Reason.Of("stock.not-counted", ("item", scarcest.Part.Name)));

        var part = scarcest.Part;
        var target = (int)Math.Clamp(scarcest.Units.Value - unseen, 0, Highest);
        return new StockDecision(target, Reason.Of(
            "stock.available",
            ("item", part.Name), ("available", part.Quantity), ("promised", part.Promised), ("held", part.Held),
            ("safety", part.Safety), ("quantity", part.PerOffer), ("unseen", unseen), ("target", target)));
    }

    private static long? Units(StockPart part)
    {
        if (part.Gone) return 0;
        if (part.Kept == StockKept.Nowhere || part.Quantity is null) return null;
        var free = (long)part.Quantity.Value - part.Promised - part.Held - part.Safety;
        return Math.Max(0, free) / part.PerOffer;
    }
}
