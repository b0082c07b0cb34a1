namespace Tandem.Engine.Values;

/// <summary>A page of a list, with how many rows there are in all.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Total);
