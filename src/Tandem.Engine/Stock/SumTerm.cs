namespace Tandem.Engine.Stock;

/// <summary>One term of a sum, with its sign.</summary>
public sealed record SumTerm(SumPart Part, int Units);
