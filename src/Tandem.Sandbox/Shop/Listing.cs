using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>What all lists share: dates, order, pages.</summary>
internal static class Listing
{
    private static readonly string[] Orders = ["asc", "desc"];

    /// <summary>
    /// What was changed after <c>modified_after</c> (strictly), and within the other bounds; everything where none is given.
    /// </summary>
    public static IEnumerable<T> Within<T>(ShopRequest request, IReadOnlyList<T> all, TouchLog<T> log,
        Func<T, DateTimeOffset> created)
        where T : class, ITouched
    {
        var items = request.Time("modified_after") is { } changed ? log.After(changed) : all;
        if (request.Time("modified_before") is { } unchanged)
            items = items.Where(item => item.Modified < unchanged);
        if (request.Time("after") is { } after)
            items = items.Where(item => created(item) > after);
        if (request.Time("before") is { } before)
            items = items.Where(item => created(item) < before);
        return items;
    }

    /// <summary>By <c>include</c> and <c>exclude</c>; an empty value is no filter.</summary>
    public static IEnumerable<T> Named<T>(ShopRequest request, IEnumerable<T> items) where T : ITouched
    {
        if (Ids(request, "include") is { Count: > 0 } wanted)
            items = items.Where(item => wanted.Contains(item.Id));
        if (Ids(request, "exclude") is { Count: > 0 } unwanted)
            items = items.Where(item => !unwanted.Contains(item.Id));
        return items;
    }

    public static IReadOnlyList<T> Sorted<T>(
        ShopRequest request, IEnumerable<T> items, Func<T, DateTimeOffset> created, Func<T, string> title,
        params ReadOnlySpan<string> more)
        where T : class, ITouched
    {
        var by = request.Word("orderby", "date", ["date", "id", "include", "title", "slug", "modified", .. more]);
        var down = request.Word("order", "desc", Orders) == "desc";
        var page = request.Number("page", 1, 1, int.MaxValue);
        IOrderedEnumerable<T> sorted = by switch
        {
            "id" => items.OrderBy(item => item.Id),
            "include" => items.OrderBy(item => Place(request, item.Id)),
            "title" or "slug" => items.OrderBy(title, StringComparer.OrdinalIgnoreCase).ThenBy(item => item.Id),
            // Releases differ in whether equal seconds have an order: without one, the database gives each page an order of its
            // own.
            "modified" =>
                items.OrderBy(item => item.Modified).ThenBy(item => (item.Id * 31 + page * 17) % 101).ThenBy(item => item.Id),
            _ => items.OrderBy(created).ThenBy(item => item.Id),
        };
        var list = sorted.ToList();
        // The list by include is in the order of the ids given, whatever "order" says.
        if (down && by != "include")
            list.Reverse();
        return list;
    }

    /// <param name="forgetsTotal">Orders are counted only on a page that has some.</param>
    public static ShopAnswer Page<T>(ShopRequest request, IReadOnlyList<T> items, Func<T, JsonObject> show,
        bool forgetsTotal = false)
    {
        var perPage = request.Number("per_page", 10, 1, 100);
        var page = request.Number("page", 1, 1, int.MaxValue);
        var skip = request.Text("offset") is null ? (page - 1L) * perPage : request.Number("offset", 0, 0, int.MaxValue);
        var shown = new JsonArray();
        for (var i = skip; i < Math.Min(items.Count, skip + perPage); i++)
            shown.Add(show(items[(int)i]));
        return ShopAnswer.Ok(shown) with
        {
            Total = forgetsTotal && shown.Count == 0 ? 0 : items.Count,
            PerPage = perPage,
            Page = page,
        };
    }

    private static HashSet<long> Ids(ShopRequest request, string name) =>
        [.. request.List(name).Select(text => long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : 0)];

    private static int Place(ShopRequest request, long id)
    {
        var names = request.List("include");
        for (var i = 0; i < names.Count; i++)
        {
            if (long.TryParse(names[i], CultureInfo.InvariantCulture, out var named) && named == id)
                return i;
        }
        return int.MaxValue;
    }
}
