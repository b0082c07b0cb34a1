using System.Net;
using System.Text.RegularExpressions;
using Tandem.Bench;

namespace Tandem.Bench.Pages;

/// <summary>
/// How long the server takes for each page with a hundred thousand items and as many orders, and against a tenth of that; and
/// what a browser fetches before it shows home and the orders.
/// </summary>
internal static partial class PageTimes
{
    private const int Size = 100_000;
    private const int Requests = 30;
    private const int WarmUps = 5;
    private const double MostMilliseconds = 100;
    private const double MostRatio = 1.5;

    // Below this a page is as fast as it gets: what is left is noise.
    private const double Least = 5;
    private const int MostFetched = 8;
    private const double MostKilobytes = 250;

    // A word of a name is looked for by reading all names through: it is quick enough, and grows with them.
    private static readonly string[] ByWords =
    [
        "/items?search=of%204711", "/matching?search=of%204711", "/rules?scope=Item&search=4711", "/orders?search=of%204711",
        "/dry-run?show=live&search=of%204711", "/activity?search=of%204711",
    ];

    private static readonly string[] Paths =
    [
        .. ByWords,
        "/", "/orders", "/orders?tab=ToShip", "/orders?tab=NeedsAttention", "/orders?search=C0000",
        "/orders?search=C00", "/orders?search=C00004711", "/orders?page=40",
        "/orders/150", "/returns", "/labels",
        "/items", "/items?page=40", "/items?verdict=Matched", "/items?search=S4711", "/items/4711", "/matching", "/matching/4711",
        "/rules", "/dry-run?show=live", "/source", "/lvb", "/statement", "/drift", "/shadow",
        "/ledger", "/ledger?search=S4711", "/activity", "/activity?subject=Seller", "/activity?search=S4711",
        "/channels", "/live", "/order-settings", "/system", "/more",
    ];

    public static async Task Run(CancellationToken ct)
    {
        var small = await Of(Size / 10, fetched: false, ct);
        var large = await Of(Size, fetched: true, ct);
        foreach (var path in Paths)
        {
            Console.WriteLine(
                $"pages: {path}: p95 {large[path].P95:0.0} ms, median {large[path].Median:0.0} ms, of the database "
                    + $"{large[path].Asked.Times} statements, {large[path].Asked.Steps} steps; at a tenth of the size "
                    + $"{small[path].Median:0.0} ms, {small[path].Asked.Steps} steps");
        }

        var slowest = Paths.MaxBy(p => large[p].P95)!;
        Verdict.AtMost("pages", $"p95 of the slowest page ({slowest})", large[slowest].P95, MostMilliseconds, " ms");
        double Ratio(string path) => Math.Max(Least, large[path].Median) / Math.Max(Least, small[path].Median);
        var steepest = Paths.Except(ByWords).MaxBy(Ratio)!;
        Verdict.AtMost("pages", $"the median against a tenth of the size, of the steepest page ({steepest})",
            Ratio(steepest), MostRatio);
    }

    private static async Task<Dictionary<string, Took>> Of(int size, bool fetched, CancellationToken ct)
    {
        using var work = new DatabaseWork();
        await using var server = await PageServer.Open(size, ct);
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = server.Url,
        };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        var times = new Dictionary<string, Took>(StringComparer.Ordinal);
        foreach (var path in Paths)
        {
            var taken = new List<double>();
            var before = work.Now;
            for (var i = 0; i < WarmUps + Requests; i++)
            {
                var time = await Bench.Time(async () =>
                {
                    using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), ct);
                    answer.EnsureSuccessStatusCode();
                    await answer.Content.ReadAsByteArrayAsync(ct);
                });
                if (i >= WarmUps) taken.Add(time.TotalMilliseconds);
            }

            taken.Sort();
            var asked = work.Now.Since(before).All;
            times[path] = new Took(taken[(int)Math.Ceiling(Requests * 0.95) - 1], taken[Requests / 2],
                new(asked.Times / (WarmUps + Requests), 0, asked.Steps / (WarmUps + Requests)));
        }

        if (fetched)
        {
            await Fetch(http, "/", "home", ct);
            await Fetch(http, "/orders", "orders", ct);
        }

        return times;
    }

    /// <summary>The page and what its markup asks for, as it goes over the line to a browser that packs.</summary>
    private static async Task Fetch(HttpClient http, string path, string name, CancellationToken ct)
    {
        var page = await Get(path);
        var text = await http.GetStringAsync(new Uri(path, UriKind.Relative), ct);
        var parts = Parts().Matches(text).Select(m => m.Groups["path"].Value).Distinct().ToList();
        var bytes = page;
        foreach (var part in parts) bytes += await Get("/" + part.TrimStart('/'));
        Verdict.AtMost("pages", $"requests of the first view of {name}", 1 + parts.Count, MostFetched);
        Verdict.AtMost("pages", $"its size", bytes / 1024.0, MostKilobytes, " KB");

        async Task<long> Get(string what)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(what, UriKind.Relative));
            request.Headers.Add("Accept-Encoding", "br, gzip");
            using var answer = await http.SendAsync(request, ct);
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadAsByteArrayAsync(ct)).Length;
        }
    }

    /// <summary>Of one page: milliseconds, and what it asked the database for each time.</summary>
    private sealed record Took(double P95, double Median, DatabaseWork.Asked Asked);

    [GeneratedRegex("""<(?:link rel="(?:icon|stylesheet)"[^>]*?href|script src)="(?<path>[^"]+)""")]
    private static partial Regex Parts();
}
