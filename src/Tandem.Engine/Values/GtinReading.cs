namespace Tandem.Engine.Values;

/// <summary>What a text held: a valid GTIN, or what is wrong with it; for a wrong check digit also the right one.</summary>
public readonly record struct GtinReading(Gtin? Gtin, GtinProblem Problem, int? ExpectedCheckDigit = null);
