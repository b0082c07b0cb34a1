using Tandem.Engine.Stock;

namespace Tandem.Engine.Proof;

/// <summary>Who was right about a number. Pure.</summary>
internal static class ShadowRule
{
    /// <summary>A number that could be kept beats one that oversells; of two alike the nearer to the truth wins.</summary>
    /// <param name="truth">Units that could really be promised at that moment.</param>
    public static ShadowVerdict Judge(int theirs, int ours, int truth)
    {
        if (theirs == ours) return ShadowVerdict.Even;
        if (theirs <= truth != ours <= truth) return ours <= truth ? ShadowVerdict.Tandem : ShadowVerdict.OtherTool;

        // On one side of the truth, and not the same: one of both is nearer.
        return Math.Abs((long)ours - truth) < Math.Abs((long)theirs - truth) ? ShadowVerdict.Tandem : ShadowVerdict.OtherTool;
    }

    /// <summary>
    /// What could be promised of an offer: of each item what the shop had then, less the bol lines that were not in the shop
    /// yet; the scarcest part decides.
    /// </summary>
    /// <param name="parts">Of each item: units in the shop, units on those lines, and units that one unit of the offer
    /// takes.</param>
    public static int Truth(IEnumerable<(int InShop, int NotYetInShop, int PerOffer)> parts) =>
        parts.Min(p => Math.Max(0, p.InShop - p.NotYetInShop) / p.PerOffer);
}
