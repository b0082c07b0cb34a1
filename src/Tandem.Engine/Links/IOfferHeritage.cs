using Tandem.Engine.Offers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Links;

/// <summary>
/// What a feature keeps of an offer that a person has said, and that holds for the offer that bol made in its place.
/// </summary>
internal interface IOfferHeritage
{
    /// <summary>In the transaction that matches them; the same two may be named again.</summary>
    Task Inherit(TandemDb db, Offer heir, Offer old, DateTimeOffset now, CancellationToken ct);
}
