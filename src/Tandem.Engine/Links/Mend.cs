using Tandem.Engine.Catalog;

namespace Tandem.Engine.Links;

/// <summary>Something in the match report that a person can mend.</summary>
/// <param name="Count">Rows that it is about.</param>
/// <param name="AtOnce">One setting may mend them all: where the shop keeps its EANs.</param>
public sealed record Mend(MatchVerdict Verdict, int Count, bool AtOnce = false);
