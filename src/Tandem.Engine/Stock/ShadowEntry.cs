using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>Who was right about a number, as far as later readings tell.</summary>
public enum ShadowVerdict
{
    /// <summary>Not known yet.</summary>
    Open,

    /// <summary>Both would have been safe and equally far off.</summary>
    Even,
    Tandem,
    OtherTool,
}

/// <summary>
/// A number that another tool gave bol while Tandem only observed, beside the one that Tandem would have given.
/// </summary>
internal sealed class ShadowEntry
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public long OfferKey { get; set; }

    /// <summary>When bol took the other tool's number, by bol's clock.</summary>
    public DateTimeOffset At { get; set; }
    public int Theirs { get; set; }
    public int? Ours { get; set; }

    /// <summary>What could really be promised then, known from later readings.</summary>
    public int? Truth { get; set; }
    public ShadowVerdict Verdict { get; set; }
}
