using Tandem.Bol;

namespace Tandem.Engine.Loop;

/// <summary>
/// Keeps the reading of a list of bol, page by page, from going on for ever: a page that holds nothing new is the last one, and
/// no list has more than <see cref="MostPages"/>.
/// </summary>
internal sealed class ListEnd(string list)
{
    public const int MostPages = 2000;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _pages;

    /// <summary>Takes in a page.</summary>
    /// <returns>Whether it is the last one, since it tells nothing that an earlier one did not.</returns>
    /// <exception cref="BolUnavailable">The list has no end.</exception>
    public bool IsAt(IEnumerable<string?> ids)
    {
        if (++_pages > MostPages)
            throw new BolUnavailable($"bol's list of {list} has no end: it gave {MostPages} pages.") { Own = "endless" };
        return ids.Count(id => id is not null && _seen.Add(id)) == 0;
    }
}
