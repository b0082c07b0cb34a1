using Tandem.WooCommerce;

namespace Tandem.Engine.Loop;

/// <summary>The newest change that was seen of a list, by the shop's own clock.</summary>
internal sealed record NewestChange(DateTimeOffset At)
{
    /// <returns>
    /// Of a cursor that cannot be read what the last reading must have seen, with a day for the shop's clock; null: never read.
    /// </returns>
    public static DateTimeOffset? Of(Observation observation) =>
        observation.At<NewestChange>()?.At ?? observation.BeganAt - TimeSpan.FromDays(1);
}

/// <summary>A page of a shop's list of what changed.</summary>
/// <param name="From">What changed in this second or later.</param>
/// <param name="Before">What changed before this second; null: no matter how late.</param>
internal sealed record ChangesPage(DateTimeOffset From, DateTimeOffset? Before = null, string OrderBy = "modified",
    int Number = 1);

/// <summary>Reads a list of what changed, the oldest change first, to its end while it goes on changing.</summary>
internal static class ReadChanges
{
    public const int PageSize = 100;
    private const int MostPages = 1000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // The shop stamps a change when it begins to save and shows it when it is done: look back far enough to find slow ones.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Goes on from the newest change of a full page. By page number an entry would be lost whenever one of an earlier page
    /// changes again: that one moves to the end, and what stood behind it moves to a page that was read.
    /// </summary>
    /// <param name="newest">The newest change that an earlier reading saw.</param>
    /// <param name="now">By our own clock, for a shop that does not tell its.</param>
    /// <param name="read">Reads a page and saves what it holds; a few entries come twice.</param>
    /// <returns>The newest change seen.</returns>
    /// <exception cref="WooUnavailable">What came back is no list of what changed.</exception>
    public static async Task<DateTimeOffset> Since<T>(
        DateTimeOffset newest, DateTimeOffset now, Func<ChangesPage, Task<WooPage<T>>> read, Func<T, DateTimeOffset?> modified,
        CancellationToken ct)
    {
        var from = newest - Overlap;
        from -= TimeSpan.FromTicks(from.Ticks % TimeSpan.TicksPerSecond);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var page = await read(new ChangesPage(from));

            // What is dated in the future, as a product that will be published then, must not make all that happens until then
            // look old:
            // the cursor stays at the shop's own clock. One that stands further already, by our clock too, comes back.
            var clock = page.At ?? now;
            if (newest > clock && newest > now) newest = clock;
            if (page.Items.Max(modified) is not { } reached) return newest;

            // Older than what was asked for: nothing of the question came through, and what changed is not in the answer.
            if (reached < from)
                throw new WooUnavailable("The shop's list of changes holds only older ones than were asked for: something between, "
                    + "such as a proxy or a cache, drops what stands behind the question mark of an address.")
                {
                    Own = "old-changes",
                };
            if (reached > clock) reached = clock;
            if (reached > newest) newest = reached;

            if (page.Listed < PageSize || reached < from) return newest;
            if (reached == from) await WholeSecond(from, read);
            from = reached == from ? from + Second : reached;
        }
    }

    /// <summary>
    /// More changed in one second than a page holds. Sorted by number, and from the last page to the first: what changes again
    /// leaves this second, and what stands behind it moves to a page that is still to come. By moment their order may differ
    /// from page to page.
    /// </summary>
    private static async Task WholeSecond<T>(DateTimeOffset second, Func<ChangesPage, Task<WooPage<T>>> read)
    {
        var page = new ChangesPage(second, second + Second, "id");
        var pages = (await read(page)).TotalPages ?? 1;
        if (pages > MostPages)
            throw new WooUnavailable($"The shop says that one second holds {pages} pages of changes.") { Own = "endless" };
        for (var number = pages; number > 0; number--) await read(page with { Number = number });
    }
}
