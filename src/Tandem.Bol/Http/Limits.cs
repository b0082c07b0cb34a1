namespace Tandem.Bol;

/// <summary>Which limit applies to a request. Pure.</summary>
internal static class Limits
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // As transcribed by others from bol's table between November 2025 and September 2026; the table itself corrects them.
    private static readonly Limit[] Known =
    [
        new("/retailer/orders", ["GET"], 25, Minute),
        new("/retailer/orders/*", ["GET"], 25, Second),
        new("/retailer/shipments", ["GET"], 25, Minute),
        new("/retailer/shipments", ["POST"], 25, Second),
        new("/retailer/shipments/*", ["GET"], 50, Minute),
        new("/retailer/invoices", ["GET"], 24, Minute),
        new("/retailer/invoices/*", ["GET"], 24, Minute),
        new("/retailer/inventory", ["GET"], 20, Minute),
        new("/retailer/replenishments", ["GET"], 10, Minute),
        new("/retailer/replenishments/*", ["GET"], 10, Minute),
        new("/retailer/returns", ["GET"], 20, Minute),
        new("/retailer/returns/*", ["GET"], 20, Minute),
        new("/retailer/offers", ["GET"], 25, Second),
        new("/retailer/offers", ["POST"], 50, Second),
        new("/retailer/offers/*", ["GET"], 25, Second),
        new("/retailer/offers/*", ["PUT", "DELETE"], 50, Second),
        new("/retailer/offers/*/not-for-sale-reasons", ["GET"], 50, Second),
        new("/shared/process-status/*", ["GET"], 100, Second),
        new("/shared/process-status", ["POST"], 2, Second),
        new("/retailer/subscriptions", [], 10, Second),
        new("/retailer/subscriptions/*", [], 10, Second),
        new("/retailer/subscriptions/signature-keys", ["GET"], 10, TimeSpan.FromHours(1)),
    ];

    /// <summary>The most specific limit: of the published ones, else of those known here, else 20 a second.</summary>
    public static Limit For(IReadOnlyList<Limit> published, HttpMethod method, string path) =>
        Best(published, method, path) ?? Best(Known, method, path) ?? Unknown(method, path);

    private static Limit? Best(IReadOnlyList<Limit> limits, HttpMethod method, string path)
    {
        Limit? best = null;
        var bestFit = -1;
        foreach (var limit in limits)
        {
            if (limit.Fit(method, path) is not { } fit || fit <= bestFit) continue;
            best = limit;
            bestFit = fit;
        }
        return best;
    }

    private static Limit Unknown(HttpMethod method, string path)
    {
        var family = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Take(2);
        return new($"/{string.Join('/', family)}/*", [method.Method], 20, Second);
    }
}
