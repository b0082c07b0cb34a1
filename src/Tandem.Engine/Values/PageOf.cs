namespace Tandem.Engine.Values;

/// <summary>A page of a list, with how many rows there are in all.</summary>
/// <param name="Total">Exact as far as was counted (<see cref="CountedTo.Most"/>, or so many beyond this page); where there
/// are more, one more than that.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Total)
{
    /// <summary>The same page, with what is shown of its rows.</summary>
    internal PageOf<TShown> As<TShown>(IEnumerable<TShown> rows) => new([.. rows], Total);

    /// <inheritdoc cref="As{TShown}(IEnumerable{TShown})"/>
    internal PageOf<TShown> As<TShown>(Func<T, TShown> show) => As(Rows.Select(show));
}
