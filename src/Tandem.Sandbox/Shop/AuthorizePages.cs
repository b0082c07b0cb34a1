using System.Net;
using System.Net.Http.Json;

namespace Tandem.Sandbox.Shop;

/// <summary>
/// wc-auth (facts/woocommerce.md §j): its owner, who is signed in here already, approves or denies; approved, the shop posts new
/// keys to the callback and sends the owner back. The page after approving makes a second key where it is loaded again. A real
/// shop calls back to https alone; here this machine will do, for the sandbox is on it.
/// </summary>
internal sealed class AuthorizePages(ShopState state) : IDisposable
{
    private const string Root = "/wc-auth/v1";
    private static readonly string[] Needed = ["app_name", "user_id", "return_url", "callback_url", "scope"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
    private long key;

    public void Map(WebApplication app)
    {
        app.MapGet(Root + "/authorize", (HttpRequest request) => Asked(request) is { } asked ? Page(asked) : Unfit());
        app.MapGet(Root + "/access_granted/", (HttpRequest request, CancellationToken ct) => Grant(request, ct));
    }

    public void Dispose() => http.Dispose();

    private async Task<IResult> Grant(HttpRequest request, CancellationToken ct)
    {
        if (Asked(request) is not { } asked) return Unfit();
        var made = (Key: "ck_" + Hex(), Secret: "cs_" + Hex());
        lock (state.Gate) state.Granted.Add(made);
        try
        {
            using var answer = await http.PostAsJsonAsync(new Uri(asked["callback_url"]), new Dictionary<string, object>
            {
                ["key_id"] = Interlocked.Increment(ref key),
                ["user_id"] = asked["user_id"],
                ["consumer_key"] = made.Key,
                ["consumer_secret"] = made.Secret,
                ["key_permissions"] = asked["scope"],
            }, ct);
            if (answer.StatusCode == HttpStatusCode.OK)
                return Results.Redirect(With(asked["return_url"], $"success=1&user_id={Uri.EscapeDataString(asked["user_id"])}"));
        }
        catch (HttpRequestException)
        {
            // It cannot be reached: the same as another answer than 200.
        }

        lock (state.Gate) state.Granted.Remove(made);
        return Html("An error occurred in the request and at the time were unable to send the consumer data.",
            StatusCodes.Status401Unauthorized);
    }

    private static IResult Page(Dictionary<string, string> asked)
    {
        static string Safe(string text) => WebUtility.HtmlEncode(text);
        var query = string.Join('&', asked.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
        var denied = With(asked["return_url"], $"success=0&user_id={Uri.EscapeDataString(asked["user_id"])}");
        var approve = $"{Root}/access_granted/?{query}&wc_auth_nonce={Hex()[..10]}";
        return Html($"""
            {Safe(asked["app_name"])} would like to connect to your store</h1>
            <p>It will be able to read and write. Keys go to {Safe(new Uri(asked["callback_url"]).Host)}.</p>
            <p><a href="{Safe(approve)}">Approve</a> <a href="{Safe(denied)}">Deny</a></p><h1>
            """, StatusCodes.Status200OK);
    }

    private static Dictionary<string, string>? Asked(HttpRequest request)
    {
        var asked = Needed.ToDictionary(name => name, name => request.Query[name].ToString());
        return asked.Values.All(value => value.Length > 0) && asked["scope"] is "read" or "write" or "read_write"
            && Uri.TryCreate(asked["callback_url"], UriKind.Absolute, out var callback)
            && (callback.Scheme == "https" || callback.IsLoopback)
            && Uri.TryCreate(asked["return_url"], UriKind.Absolute, out _) ? asked : null;
    }

    private static IResult Unfit() => Html("Error: a parameter is missing or not right.", StatusCodes.Status401Unauthorized);

    private static IResult Html(string body, int status) => Results.Content(
        $"<!doctype html><html lang=\"en\"><title>Simulated shop</title><main><h1>{body}</h1></main></html>",
        "text/html; charset=utf-8", null, status);

    private static string With(string url, string more) => url + (url.Contains('?', StringComparison.Ordinal) ? '&' : '?') + more;

    private static string Hex() =>
        Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20));
}
