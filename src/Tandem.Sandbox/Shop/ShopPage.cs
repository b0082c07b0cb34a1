using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>One page of a list, with the totals that its headers tell.</summary>
internal static class ShopPage
{
    public static ShopAnswer Of<T>(
        IEnumerable<T> found, ShopRequest request, Func<T, long> id, Func<T, DateTimeOffset> created, Func<T, DateTimeOffset> modified, Func<T, JsonNode> show)
    {
        var size = request.Number("per_page", 10, 1, 100);
        var page = request.Number("page", 1, 1, int.MaxValue);
        var by = request.Word("orderby", "date", "date", "id", "include", "title", "slug", "modified");
        var ascending = request.Word("order", "desc", "asc", "desc") == "asc";
        // Ties are broken by id, downwards, as the database happens to do.
        Func<T, DateTimeOffset> key = by == "modified" ? modified : by == "id" ? _ => default : created;
        var sorted = (ascending
            ? found.OrderBy(key).ThenBy(id)
            : found.OrderByDescending(key).ThenByDescending(id)).ToList();
        var body = new JsonArray();
        foreach (var each in sorted.Skip((page - 1) * size).Take(size)) body.Add(show(each));
        return new ShopAnswer(200, body) { Total = sorted.Count, PerPage = size, Page = page };
    }
}
