namespace Tandem.Engine.Links;

/// <summary>What is to be matched: the groups of some GTINs, and items and offers that have none.</summary>
internal sealed record MatchScope(IReadOnlyCollection<string> Gtins, IReadOnlyCollection<long> ItemKeys,
    IReadOnlyCollection<long> OfferKeys);
