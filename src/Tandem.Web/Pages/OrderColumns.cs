namespace Tandem.Web.Pages;

/// <summary>
/// The columns of the list of orders that a reader wants, which a cookie remembers. The order itself is always there.
/// </summary>
internal static class OrderColumns
{
    public const string Cookie = "tandem-order-columns";

    /// <summary>In the order in which they stand.</summary>
    public static readonly IReadOnlyList<string> All =
        ["product", "state", "shop-order", "country", "channel", "deadline", "units", "total"];

    private static readonly HashSet<string> Usual =
        [.. All.Except(["country", "channel"], StringComparer.Ordinal)];

    /// <summary>Those of a cookie; the usual ones where there is none.</summary>
    public static IReadOnlySet<string> Of(string? cookie)
    {
        if (cookie is null) return Usual;
        var named = cookie.Split('.');
        return All.Where(c => named.Contains(c, StringComparer.Ordinal)).ToHashSet(StringComparer.Ordinal);
    }

    public static void MapOrderColumns(this WebApplication app) => app.MapGet("/prefer/order-columns", Prefer);

    private static IResult Prefer(HttpContext http, string[]? column, string? back)
    {
        var chosen = string.Join('.', All.Where(c => (column ?? []).Contains(c, StringComparer.Ordinal)));
        Dashboard.Remember(http, Cookie, chosen.Length > 0 ? chosen : "none");

        // Back to the list alone: an address from elsewhere leads nowhere else.
        var query = back?.StartsWith('?') == true
            ? OrderAddress.Of(name => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(back).TryGetValue(name, out var v)
                ? v.ToString() : null) : new OrderAddress();
        return Results.LocalRedirect(query.Path());
    }
}
