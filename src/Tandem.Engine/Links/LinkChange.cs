using Tandem.Engine.Offers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>One change of what an offer sells, so that it can be undone.</summary>
internal sealed class LinkChange
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public long OfferKey { get; set; }
    public DateTimeOffset At { get; set; }
    public LinkedBy By { get; set; }

    /// <summary>Item keys with quantities, as JSON.</summary>
    public required string Before { get; set; }

    /// <inheritdoc cref="Before"/>
    public required string After { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
}
