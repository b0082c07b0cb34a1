using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>What a file would do, without doing it.</summary>
/// <param name="Up">Items that would show more.</param>
/// <param name="Down">Items that would show less, and still something.</param>
/// <param name="ToZero">Items that would show nothing any more.</param>
public sealed record TriedSource(
    Reason? Problem, SourceColumns? Columns, int Rows, int Items, int Unknown, int Up, int Down, int ToZero, int Bad,
    IReadOnlyList<BadRow> FirstBad, IReadOnlyList<TriedRow> First)
{
    /// <summary>Items that would show another number.</summary>
    public int Changes => Up + Down + ToZero;
}
