using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>
/// Between HTTP and the shop: bodies, keys, routes, headers. Every request holds the shop's one lock while it is carried out.
/// </summary>
internal sealed class ShopHttp(ShopState state, ShopKeys keys, SettingsApi settings, IReadOnlyList<Route> routes, Action before)
{
    private const string Root = "/wp-json";
    private const string Api = "/wp-json/wc/v3";

    public void Map(WebApplication app)
    {
        app.Map(Root, Answer);
        app.Map(Root + "/{**path}", Answer);
    }

    /// <summary>What the shop's people do in its pages, which comes to the same as over the API.</summary>
    /// <param name="path">Below wc/v3, with its query.</param>
    /// <returns>What there is afterwards; null where the shop refuses it.</returns>
    public JsonNode? Staff(string method, string path, JsonObject body)
    {
        var (where, query) = path.Split('?') is [var bare, var asked] ? (bare, asked) : (path, "");
        lock (state.Gate)
        {
            try
            {
                before();
                var (route, ids, _) = Find($"{Api}/{where}", method);
                return route.Handle(new ShopRequest
                {
                    Method = method,
                    BaseUrl = state.BaseUrl,
                    Path = $"{Api}/{where}",
                    Query = [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
                        .Select(pair => KeyValuePair.Create(pair[0], pair[^1]))],
                    Body = body,
                    Ids = ids,
                }).Body;
            }
            catch (Refused)
            {
                return null;
            }
        }
    }

    private async Task Answer(HttpContext context)
    {
        if (await Trouble(context)) return;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var (answer, allow) = Carry(context.Request, text);
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json; charset=UTF-8";
        response.Headers.Date =
            (state.Clock.GetUtcNow() + state.Setup.Troubles.ClockAhead).ToString("R", CultureInfo.InvariantCulture);
        if (state.Setup.Troubles.CacheSays is { } said) response.Headers["X-Cache"] = said;
        Headers(context.Request, response, answer, allow);
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.WriteAsync(answer.Body?.ToJsonString() ?? "null", context.RequestAborted);
    }

    /// <summary>What stands in front of the shop answers in its place, with a page.</summary>
    private async Task<bool> Trouble(HttpContext context)
    {
        var troubles = state.Setup.Troubles;
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        int? status = troubles.PlainPermalinks ? 404 : troubles.BlocksWrites && !reads ? 403
            : troubles.WithoutWebhooks
                && context.Request.Path.StartsWithSegments(Api + "/webhooks", StringComparison.Ordinal) ? 403 : null;
        if (status is not { } page) return false;
        context.Response.StatusCode = page;
        context.Response.ContentType = "text/html; charset=UTF-8";
        await context.Response.WriteAsync("<!doctype html><title>Not allowed</title>", context.RequestAborted);
        return true;
    }

    private (ShopAnswer Answer, string? Allow) Carry(HttpRequest http, string text)
    {
        string? allow = null;
        lock (state.Gate)
        {
            try
            {
                before();
                var request = Request(http, [], []);
                state.BaseUrl = request.BaseUrl;
                var known = keys.Knows(request, http.IsHttps, http.Headers.Authorization);
                var path = http.Path.Value!.TrimEnd('/');
                if (path is Root or Api && request.Method is "GET" or "HEAD")
                    return (settings.Index(request, path == Api, routes.Select(route => route.Template)), "GET");
                var (route, ids, methods) = Find(path, request.Method);
                allow = known ? methods : null;
                if (!known)
                    throw Visitor(request.Method, route.Template, ids);
                return (Chosen(request, route.Handle(Request(http, ids, Body(http, text)))), allow);
            }
            catch (Refused refused)
            {
                return (new(refused.Status, refused.Body()), allow);
            }
        }
    }

    private (Route Route, Dictionary<string, long> Ids, string Allow) Find(string path, string method)
    {
        if (!path.StartsWith(Api + "/", StringComparison.Ordinal))
            throw Refused.NoRoute();
        var parts = path[(Api.Length + 1)..].Split('/');
        var there = routes.Select(route => (Route: route, Ids: route.Match(parts))).Where(each => each.Ids is not null).ToList();
        foreach (var (route, ids) in there)
        {
            if (route.Takes(method))
                return (route, ids!,
                    string.Join(", ", there.SelectMany(each => each.Route.Methods.Split(' ')).Distinct(StringComparer.Ordinal)));
        }
        throw Refused.NoRoute();
    }

    private static Refused Visitor(string method, string template, Dictionary<string, long> ids)
    {
        if (template.EndsWith("/batch", StringComparison.Ordinal))
            return new(401, "woocommerce_rest_cannot_batch", "Sorry, you are not allowed to batch manipulate this resource.");
        return method switch
        {
            "GET" or "HEAD" when template.EndsWith("{id}", StringComparison.Ordinal) =>
                new(401, "woocommerce_rest_cannot_view", "Sorry, you cannot view this resource."),
            "GET" or "HEAD" => new(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources."),
            "DELETE" => new(401, "woocommerce_rest_cannot_delete", "Sorry, you are not allowed to delete this resource."),
            "POST" when !ids.ContainsKey("id") =>
                new(401, "woocommerce_rest_cannot_create", "Sorry, you are not allowed to create resources."),
            _ => new(401, "woocommerce_rest_cannot_edit", "Sorry, you are not allowed to edit this resource."),
        };
    }

    /// <summary>JSON that does not say it is JSON is not read: the shop answers 200 and changes nothing.</summary>
    private static JsonObject Body(HttpRequest http, string text)
    {
        if (text.Length == 0 || http.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return [];
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            throw new Refused(400, "rest_invalid_json", "Invalid JSON body passed.", data =>
            {
                data["json_error_code"] = 4;
                data["json_error_message"] = "Syntax error";
            });
        }
    }

    private static ShopRequest Request(HttpRequest http, Dictionary<string, long> ids, JsonObject body) => new()
    {
        Method = http.Method.ToUpperInvariant(),
        BaseUrl = $"{http.Scheme}://{http.Host.Value}",
        Path = http.Path.Value!,
        Query = [.. http.Query.SelectMany(each => each.Value, (each, value) => KeyValuePair.Create(each.Key, value ?? ""))],
        Body = body,
        Ids = ids,
    };

    /// <summary>Of one thing the links stay whatever the fields asked for; in a list they are a field like any other.</summary>
    private static ShopAnswer Chosen(ShopRequest request, ShopAnswer answer)
    {
        var fields = request.List("_fields");
        if (fields.Count == 0 || answer.Body is null)
            return answer;
        return answer with { Body = ShopJson.Choose(answer.Body, answer.Body is JsonObject ? [.. fields, "_links"] : fields) };
    }

    private static void Headers(HttpRequest http, HttpResponse response, ShopAnswer answer, string? allow)
    {
        var root = $"{http.Scheme}://{http.Host.Value}";
        var links = new List<string> { $"<{root}{Root}/>; rel=\"https://api.w.org/\"" };
        if (allow is not null)
            response.Headers.Allow = allow;
        if (answer.Location is not null)
            response.Headers.Location = answer.Location;
        if (answer is { Total: { } total, PerPage: { } perPage })
        {
            var pages = (total + perPage - 1) / perPage;
            response.Headers["X-WP-Total"] = total.ToString(CultureInfo.InvariantCulture);
            response.Headers["X-WP-TotalPages"] = pages.ToString(CultureInfo.InvariantCulture);
            if (answer.Page > 1 && pages > 0)
                links.Add($"<{PageUrl(http, root, Math.Min(answer.Page - 1, pages))}>; rel=\"prev\"");
            if (answer.Page < pages)
                links.Add($"<{PageUrl(http, root, answer.Page + 1)}>; rel=\"next\"");
        }
        response.Headers.Link = links.ToArray();
    }

    private static string PageUrl(HttpRequest http, string root, int page)
    {
        var pairs = http.Query.Where(each => !each.Key.StartsWith("oauth_", StringComparison.Ordinal))
            .Select(each => (each.Key, Value: each.Key == "page" ? page.ToString(CultureInfo.InvariantCulture)
                : each.Value.ToString())).ToList();
        if (!http.Query.ContainsKey("page"))
            pairs.Add(("page", page.ToString(CultureInfo.InvariantCulture)));
        return $"{root}{http.Path.Value}?"
            + string.Join('&', pairs.Select(each => $"{Uri.EscapeDataString(each.Key)}={Uri.EscapeDataString(each.Value)}"));
    }
}
