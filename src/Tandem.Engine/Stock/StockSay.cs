namespace Tandem.Engine.Stock;

/// <summary>What a seller says about stock. Null: not said, so the next wider scope counts.</summary>
/// <param name="Safety">Units held back from bol.</param>
/// <param name="SafetyPercent">Share of the shop's stock held back, 0 to 100, rounded up to whole units.</param>
/// <param name="Cap">Show at most this many.</param>
/// <param name="Minimum">Below this many the offer shows 0.</param>
/// <param name="Fixed">Always show this many, whatever the shop has.</param>
/// <param name="Assumed">Units that an item counts as while it is in stock and the shop does not count it.</param>
/// <param name="Backorders">Units that may still be shown while the shop takes backorders.</param>
public sealed record StockSay(
    int? Safety = null, int? SafetyPercent = null, int? Cap = null, int? Minimum = null, int? Fixed = null, int? Assumed = null,
    int? Backorders = null, Treatment? Treatment = null)
{
    internal bool SaysNothing => this == new StockSay();
}
