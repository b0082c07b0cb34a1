namespace Tandem.Engine.Links;

/// <summary>One item that an offer is to sell, and how many units of it one unit of the offer takes.</summary>
public sealed record LinkWish(long ItemKey, int Quantity);
