using Tandem.Engine.Values;

namespace Tandem.Engine.Proof;

/// <summary>An offer that was found to show something else at bol than it should by what bol has confirmed.</summary>
internal sealed class Drift
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public long OfferKey { get; set; }
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When bol last saw the offer changed, by bol's clock.</summary>
    public DateTimeOffset? RemoteAt { get; set; }
    public int? Expected { get; set; }

    /// <summary>When the write was sent that the expected number is from.</summary>
    public DateTimeOffset? ExpectedSince { get; set; }
    public int? Shown { get; set; }
    public DriftCause Cause { get; set; }
    public DriftState State { get; set; }

    /// <summary>For what is not for sale: bol's reasons, as codes.</summary>
    public string? Detail { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}
