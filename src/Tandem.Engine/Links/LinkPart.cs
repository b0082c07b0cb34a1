using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>One item of a link: how many units of it one unit of the offer takes.</summary>
internal sealed class LinkPart
{
    public long OfferKey { get; set; }
    public long ItemKey { get; set; }
    public SellerId SellerId { get; set; }
    public int Quantity { get; set; } = 1;
}
