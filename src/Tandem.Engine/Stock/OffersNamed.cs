namespace Tandem.Engine.Stock;

/// <summary>The offers that a person named.</summary>
/// <param name="Unknown">What was named and is no offer.</param>
public sealed record OffersNamed(IReadOnlyCollection<long> Keys, IReadOnlyList<string> Unknown);
