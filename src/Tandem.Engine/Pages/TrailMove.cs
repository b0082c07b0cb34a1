using Tandem.Engine.Proof;

namespace Tandem.Engine.Pages;

/// <summary>One change of a number, of whatever item.</summary>
/// <param name="About">The item's name, or of an offer what it sells.</param>
/// <param name="ItemKey">Null where the offer sells none or several.</param>
/// <param name="OfferKey">Null where it is the item's own stock.</param>
public sealed record TrailMove(LedgerRow Row, string About, long? ItemKey, long? OfferKey);
