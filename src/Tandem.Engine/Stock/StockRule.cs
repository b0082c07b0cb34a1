using System.Globalization;
using Tandem.Engine.Catalog;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>What an offer should show at bol. Null target: Tandem leaves the offer alone.</summary>
/// <param name="Paced">Units held back because of pace alone.</param>
internal sealed record StockDecision(int? Target, Reason Reason, int Paced = 0);

/// <summary>Decides how many units an offer may show (design: no oversell by us). Pure.</summary>
internal static class StockRule
{
    /// <summary>bol's own highest amount for an offer (v10 schema; v11 names none).</summary>
    public const int Highest = 999;

    /// <summary>
    /// floor((available − promised − held − safety) / quantity), the minimum over the parts (those of one pool together), less
    /// what bol sold unseen, never below 0, never above the cap, and 0 below the minimum. A fixed number and assumed stock are
    /// the seller's own word. In doubt the least that any candidate allows counts, and an offer that Tandem answers for is
    /// never left at its last number.
    /// </summary>
    /// <param name="explain">False: the reason has its code alone, for whoever wants to know the number only.</param>
    public static StockDecision Decide(StockFacts facts, bool explain = true)
    {
        if (facts.Gone) return new StockDecision(null, Reason.Of("stock.offer-gone"));
        if (facts.Lvb) return new StockDecision(null, Reason.Of("stock.lvb"));
        if (facts.LeaveNumber) return new StockDecision(null, Reason.Of("stock.left-alone"));
        if (facts.Parts.Count == 0)
            return facts.Steered ? new StockDecision(0, Reason.Of("stock.unlinked"))
                : new StockDecision(null, Reason.Of("stock.not-linked"));
        if (facts.Parts.Any(p => p.Settings.Treatment == Treatment.ShowNothing))
            return new StockDecision(0, Reason.Of("stock.shows-nothing"));
        if (Meant(facts).Any(p => p.Settings.Treatment == Treatment.HandsOff))
            return new StockDecision(null, Reason.Of("stock.hands-off"));
        if (facts.Parts.FirstOrDefault(p => p.Gone) is { } gone)
            return new StockDecision(0, Reason.Of("stock.item-gone", ("item", gone.Name)));
        if (facts.Parts.FirstOrDefault(p => p is { Unpublished: true, Settings.SellUnpublished: false }) is { } hidden)
            return new StockDecision(0, Reason.Of("stock.unpublished", ("item", hidden.Name)));

        var scarcest = facts.Parts.Select(p => Count(p with { PerOffer = UnitsOf(facts, p) }, facts.Adaptive))
            .MinBy(c => c.Units ?? long.MaxValue)!;
        if (facts.Parts.Min(p => p.Settings.Fixed) is { } always)
        {
            var fixedAt = Math.Clamp(always, 0, Highest);
            return new StockDecision(fixedAt, Reason.Of("stock.fixed", ("item", scarcest.Part.Name), ("target", fixedAt)));
        }

        if (scarcest.Units is not { } units)
            return new StockDecision(facts.Steered ? 0 : null,
                Reason.Of(facts.Steered ? "stock.count-stopped" : "stock.not-counted", ("item", scarcest.Part.Name)));

        // Below what the shop does not count: of that an old reading is not older, and Tandem would never raise its 0 again.
        if (facts.Parts.FirstOrDefault(p => p.UnreadSince is not null) is { } unread)
            return new StockDecision(0, Reason.Of("stock.shop-unread", ("item", unread.Name),
                ("since", unread.UnreadSince!.Value.ToString("O", CultureInfo.InvariantCulture))));

        var free = (int)Math.Clamp(Math.Min(units - facts.Unseen, facts.AtMost ?? Highest), 0, Highest);
        var cap = facts.Parts.Min(p => p.Settings.Cap);
        var shown = Math.Min(free, cap ?? Highest);
        var minimum = facts.Parts.Max(p => p.Settings.Minimum);
        var target = shown < minimum ? 0 : shown;
        var code = scarcest.Code ?? (target < shown ? "stock.below-minimum" : shown < free ? "stock.capped" : "stock.available");
        if (facts.InDoubt) code = "stock.in-doubt";
        return new StockDecision(target, Reason.Of(code, explain ? Figures(facts, scarcest, free, cap, minimum, target) : []),
            scarcest.Paced);
    }

    /// <summary>
    /// Units that one unit of the offer takes from the pool of this part, its own and those of the other parts of that pool.
    /// </summary>
    public static int UnitsOf(StockFacts facts, StockPart part) => part.Candidate || facts.Parts.Count == 1 ? part.PerOffer
        : facts.Parts.Where(p => !p.Candidate && p.Pool == part.Pool).Sum(p => p.PerOffer);

    /// <summary>What it is linked to; where it is linked to nothing, what it may be meant to sell.</summary>
    private static IEnumerable<StockPart> Meant(StockFacts facts) =>
        facts.Parts.Any(p => !p.Candidate) ? facts.Parts.Where(p => !p.Candidate) : facts.Parts;

    /// <summary>Units held back from bol of one part, and how many of them because of its pace alone.</summary>
    public static (int Units, int Adaptive) Safety(StockPart part, Adaptive? adaptive)
    {
        var available = part.Quantity ?? 0;
        var set = Math.Max(part.Settings.Safety, Share(part));
        if (adaptive is null) return (set, 0);
        var paced = AdaptiveRule.Smallest(available - part.Promised - part.Held, part.Demand, adaptive);
        return paced > set ? (paced, paced) : (set, 0);
    }

    private static Counted Count(StockPart part, Adaptive? adaptive)
    {
        if (part.Kept == StockKept.Nowhere || part.Quantity is null)
        {
            long? assumed = part.Settings.Assumed is not { } units ? null : part.InStock ? Math.Max(0, units) / part.PerOffer : 0;
            return new Counted(part, assumed, 0, 0, part.InStock ? "stock.assumed" : "stock.out-of-stock");
        }

        var (safety, paced) = Safety(part, adaptive);
        var free = Math.Max(0, (long)part.Quantity.Value - part.Promised - part.Held - safety);
        return part.Backordered && part.Settings.Backorders is { } more && more > free
            ? new Counted(part, more / part.PerOffer, safety, paced, "stock.backorder")
            : new Counted(part, free / part.PerOffer, safety, paced, null);
    }

    private static (string, object?)[] Figures(StockFacts facts, Counted scarcest, int free, int? cap, int? minimum, int target)
    {
        var part = scarcest.Part;
        List<(string, object?)> figures =
        [
            ("item", part.Name), ("available", part.Quantity), ("promised", part.Promised), ("held", part.Held),
            ("safety", scarcest.Safety), ("quantity", part.PerOffer), ("unseen", facts.Unseen), ("target", target),
        ];
        var parts = facts.Parts.Count;
        if (parts > 1) figures.Add(("parts", parts));
        if (cap < free) figures.AddRange([("free", free), ("cap", cap)]);
        if (free < minimum) figures.AddRange([("free", free), ("minimum", minimum)]);
        if (scarcest.Paced == 0) figures.AddRange(Origin(part));
        else
        {
            figures.AddRange(
            [
                ("adaptive", scarcest.Paced), ("others", Round(part.Demand.Others)), ("own", Round(part.Demand.Own)),
                ("window", Round(facts.Adaptive!.WindowSeconds)),
                ("chance", (facts.Adaptive.Chance * 100).ToString("0.####", CultureInfo.InvariantCulture)),
            ]);
        }

        return [.. figures];
    }

    /// <summary>Who said the safety stock that counts: the larger of the units and the share.</summary>
    private static IEnumerable<(string, object?)> Origin(StockPart part)
    {
        var (settings, share) = (part.Settings, Share(part));
        if (Math.Max(settings.Safety, share) <= 0) yield break;
        if ((share > settings.Safety ? settings.PercentFrom : settings.SafetyFrom) is not { } from) yield break;
        yield return ("rule", from.Scope);
        if (from.Name is { } name) yield return ("rule-name", name);
        if (share > settings.Safety) yield return ("percent", settings.SafetyPercent);
    }

    private static int Share(StockPart part) =>
        (int)Math.Ceiling(Math.Max(0, part.Quantity ?? 0) * part.Settings.SafetyPercent / 100m);

    private static string Round(double value) => value.ToString(value < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);

    /// <summary>How many of the offer one part allows; null: it does not say.</summary>
    private sealed record Counted(StockPart Part, long? Units, int Safety, int Paced, string? Code);
}
