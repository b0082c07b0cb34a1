using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>
/// bol's rate limits: a fixed window per method and family of paths (facts/bol.md §2), told in headers of every answer.
/// </summary>
internal sealed class BolBudgets(TimeProvider clock)
{
    private static readonly Row[] Table =
    [
        new("/retailer/orders", "GET", 25, 60), new("/retailer/orders/*", "GET", 25, 1),
        new("/retailer/orders/cancellation", "PUT", 25, 1),
        new("/retailer/shipments", "GET", 25, 60), new("/retailer/shipments", "POST", 25, 1),
        new("/retailer/shipments/*", "GET", 50, 60),
        new("/retailer/transports/*", "PUT", 25, 1), new("/retailer/inventory", "GET", 20, 60),
        new("/retailer/replenishments", "GET", 10, 60), new("/retailer/replenishments/*", "GET", 10, 60),
        new("/retailer/returns", "GET", 20, 60), new("/retailer/returns/*", "GET", 20, 60),
        new("/retailer/returns", "POST", 20, 60), new("/retailer/returns/*", "PUT", 20, 60),
        new("/retailer/invoices", "GET", 24, 60), new("/retailer/invoices/*/specification", "GET", 24, 60),
        // What bol allows for labels was nowhere found: an assumption.
        new("/retailer/shipping-labels", "POST", 20, 1), new("/retailer/shipping-labels/delivery-options", "POST", 20, 1),
        new("/retailer/shipping-labels/*", "GET", 20, 1), new("/retailer/shipping-labels/*", "HEAD", 20, 1),
        new("/retailer/offers", "GET", 25, 1), new("/retailer/offers", "POST", 50, 1), new("/retailer/offers/*", "GET", 25, 1),
        new("/retailer/offers/*", "PATCH", 50, 1), new("/retailer/offers/*", "DELETE", 50, 1),
        new("/retailer/offers/*/not-for-sale-reasons", "GET", 50, 1),
        new("/shared/process-status", "GET", 100, 1), new("/shared/process-status/*", "GET", 100, 1),
        new("/shared/process-status", "POST", 2, 1),
        new("/retailer/subscriptions", "*", 10, 1), new("/retailer/subscriptions/*", "*", 10, 1),
        new("/retailer/subscriptions/signature-keys", "GET", 10, 3600),
    ];

    private readonly Lock gate = new();
    private int refused;

    /// <summary>Requests that were refused.</summary>
    public int Refused
    {
        get
        {
            lock (gate) return refused;
        }
    }
    private readonly Dictionary<Row, (long Window, int Used)> windows = [];

    /// <summary>Takes one from the budget and writes the headers; throws when there is none left.</summary>
    public void Spend(string method, string path, IHeaderDictionary headers)
    {
        var row = Table.Where(each => each.Fits(method, path)).MaxBy(each => each.Path.Length);
        if (row is null) return;
        lock (gate)
        {
            var seconds = clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
            var window = (long)(seconds / row.Seconds);
            var used = windows.TryGetValue(row, out var had) && had.Window == window ? had.Used : 0;
            var reset = (int)Math.Ceiling(((window + 1) * row.Seconds) - seconds);
            headers["X-RateLimit-Limit"] = row.Capacity.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = Math.Max(0, row.Capacity - used - 1).ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
            if (used >= row.Capacity) refused++;
            if (used >= row.Capacity)
                throw new BolProblem(429, "Too Many Requests",
                    $"Too many requests, retry in {reset} seconds.")
                { RetryAfter = reset };
            windows[row] = (window, used + 1);
        }
    }

    /// <summary>The table that bol publishes.</summary>
    public static JsonArray Published()
    {
        var rows = new JsonArray();
        foreach (var row in Table)
        {
            rows.Add(new JsonObject
            {
                ["path"] = row.Path,
                ["methods"] = row.Method == "*" ? new JsonArray() : new JsonArray(row.Method),
                ["maxCapacity"] = row.Capacity,
                ["timeToLive"] = row.Seconds,
                ["timeUnit"] = "SECONDS",
            });
        }
        return rows;
    }

    private sealed record Row(string Path, string Method, int Capacity, int Seconds)
    {
        private readonly string[] parts = Path.Split('/');

        public bool Fits(string method, string path)
        {
            if (Method != "*" && Method != method) return false;
            var asked = path.Split('/');
            return asked.Length == parts.Length && !parts.Where((part, i) => part != "*" && part != asked[i]).Any();
        }
    }
}
