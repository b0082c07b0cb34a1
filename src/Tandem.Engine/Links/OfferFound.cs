namespace Tandem.Engine.Links;

/// <summary>An offer that a person looked for, to link it.</summary>
/// <param name="Sells">What it sells now, by name; empty where it is linked to nothing.</param>
public sealed record OfferFound(long Key, string OfferId, string? Ean, string? Reference, bool Lvb, string Sells);
