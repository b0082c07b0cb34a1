using Tandem.Engine.Values;

namespace Tandem.Engine.Connections;

/// <summary>One line of a shop's check list.</summary>
/// <param name="Key">For machines: which check it is; see <see cref="ShopChecklist.Keys"/>.</param>
/// <param name="Says">What was found.</param>
/// <param name="Do">What a person should do; null: nothing.</param>
public sealed record ShopFinding(string Key, CheckVerdict Verdict, Reason Says, Reason? Do = null)
{
    /// <summary>Nothing can be read or written until it is mended: no seller can be made of such a shop.</summary>
    public bool Stops => Verdict == CheckVerdict.Wrong && (Key is "reach" or "permalinks" or "key" or "writes" or "cache");
}
