using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Values;

namespace Tandem.Engine.Storage;

/// <summary>Reads a list page by page: the one way for every screen.</summary>
internal static class Paging
{
    /// <summary>
    /// The rows from the one after <paramref name="skip"/>, and how many there are in all, counted no further than
    /// <see cref="PageOf{T}.Total"/> says.
    /// </summary>
    /// <param name="sorted">Last of all, in an order in which no two rows are alike: no page shows one of another.</param>
    /// <param name="most">A page holds no more than these, whatever is asked.</param>
    public static async Task<PageOf<T>> Page<T>(this IQueryable<T> sorted, int skip, int take, CancellationToken ct,
        int most = 200)
    {
        (skip, take) = (Math.Max(0, skip), Math.Clamp(take, 1, most));
        var rows = await sorted.Skip(skip).Take(take).ToListAsync(ct);

        // A page that is not full is the last one: there is nothing left to count.
        if (rows.Count < take && (rows.Count > 0 || skip == 0)) return new(rows, skip + rows.Count);
        var bound = (skip + take + CountedTo.Most - 1) / CountedTo.Most * CountedTo.Most;
        return new(rows, await Unsorted(sorted).Take(bound + 1).CountAsync(ct));
    }

    /// <summary>
    /// How many each of these finds, up to one more than <see cref="CountedTo.Most"/>, by one statement. What finds nothing
    /// is left out.
    /// </summary>
    /// <param name="one">A single row of anything: SQL counts several things beside each other only for a row.</param>
    public static async Task<Dictionary<int, int>> CountEach<TOne, T>(
        this IEnumerable<(int Name, IQueryable<T> Rows)> queries, IQueryable<TOne> one, CancellationToken ct) =>
        (await queries.Select(q => Counted(one, q.Name, q.Rows)).Aggregate((all, more) => all.Concat(more)).ToListAsync(ct))
            .Where(c => c.Found > 0).ToDictionary(c => c.Name, c => c.Found);

    private static IQueryable<Counting> Counted<TOne, T>(IQueryable<TOne> one, int name, IQueryable<T> rows) =>
        one.Select(_ => new Counting { Name = name, Found = rows.Take(CountedTo.Most + 1).Count() });

    // A count up to a bound would sort first what it counts.
    private static IQueryable<T> Unsorted<T>(IQueryable<T> sorted)
    {
        var found = sorted.Expression;
        while (found is MethodCallExpression
            {
                Method: { Name: nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending) or nameof(Queryable.ThenBy)
                    or nameof(Queryable.ThenByDescending), DeclaringType: var type },
            } call && type == typeof(Queryable)) found = call.Arguments[0];
        return sorted.Provider.CreateQuery<T>(found);
    }

    private sealed class Counting
    {
        public required int Name { get; init; }
        public required int Found { get; init; }
    }
}
