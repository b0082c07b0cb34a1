namespace Tandem.Engine.Offers;

/// <summary>What answers of bol about offers showed that others go by.</summary>
/// <param name="Fresh">Offers that were not known before.</param>
internal sealed record OfferNews(IReadOnlyList<OfferLook> Looks, IReadOnlyList<Offer> Fresh);
