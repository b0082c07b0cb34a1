using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>A seller's choices for packing slips, as they are kept.</summary>
internal sealed class KeptSlipLook
{
    public SellerId SellerId { get; set; }
    public string Sender { get; set; } = "";
    public string ReturnText { get; set; } = "";
    public string FrenchReturnText { get; set; } = "";
    public byte[]? Logo { get; set; }
}
