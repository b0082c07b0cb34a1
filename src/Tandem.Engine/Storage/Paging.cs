using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Values;

namespace Tandem.Engine.Storage;

/// <summary>Reads a list page by page: the one way for every screen.</summary>
internal static class Paging
{
    /// <summary>The rows from the one after <paramref name="skip"/>, and how many there are in all.</summary>
    /// <param name="sorted">In an order in which no two rows are alike, so that no page shows one of another.</param>
    /// <param name="most">A page holds no more than these, whatever is asked.</param>
    public static async Task<PageOf<T>> Page<T>(this IQueryable<T> sorted, int skip, int take, CancellationToken ct,
        int most = 200) => new(
        await sorted.Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 1, most)).ToListAsync(ct), await sorted.CountAsync(ct));
}
