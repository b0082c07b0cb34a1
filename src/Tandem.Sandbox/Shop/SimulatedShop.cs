using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Sandbox.Faults;

namespace Tandem.Sandbox.Shop;

/// <summary>A WooCommerce shop in memory that answers as version 11.0.1 does, its awkward sides included.</summary>
internal sealed class SimulatedShop : IDisposable
{
    private const string Root = "/wp-json/wc/v3/";

    private readonly ShopState state;
    private readonly ShopKeys keys;
    private readonly Catalogue catalogue;
    private readonly OrderBook book;
    private readonly ShopFloor floor;
    private readonly ProductRoutes products;
    private readonly OrderRoutes orders;
    private readonly SettingRoutes settings;
    private readonly ShopHooks hooks;
    private readonly List<ShopHooks.Delivery> pings = [];

    public SimulatedShop(ShopSetup setup, FaultBoard faults, TimeProvider clock, Random random)
    {
        state = new ShopState(setup, clock, random);
        keys = new ShopKeys(setup, clock);
        hooks = new ShopHooks(state, faults);
        catalogue = new Catalogue(state, change => StockChanged?.Invoke(change), hooks.Raise);
        book = new OrderBook(state, catalogue, change => OrderChanged?.Invoke(change), hooks.Raise);
        var taxes = new Taxes(state);
        floor = new ShopFloor(state, catalogue, book, taxes);
        products = new ProductRoutes(catalogue);
        orders = new OrderRoutes(state, catalogue, book, taxes);
        settings = new SettingRoutes(state, taxes);
    }

    public event Action<ShopStockChange>? StockChanged;
    public event Action<ShopOrderChange>? OrderChanged;

    public void Map(WebApplication app) => app.MapFallback("/{**path}", Answer);

    /// <summary>Delivers webhooks and lets unpaid checkouts expire, until it is stopped.</summary>
    public async Task Run(CancellationToken ct)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1), state.Clock);
        while (await tick.WaitForNextTickAsync(ct))
        {
            List<ShopHooks.Delivery> due;
            lock (state.Gate)
            {
                book.Expire();
                due = [.. pings, .. hooks.TakeDue(Body)];
                pings.Clear();
            }
            await Task.WhenAll(due.Select(each => hooks.Send(each, ct)));
        }
    }

    public long AddProduct(ShopProductSeed seed)
    {
        lock (state.Gate) return catalogue.Add(seed).Id;
    }

    public bool TryCheckout(IReadOnlyList<(long ProductId, int Quantity)> lines, out long orderId)
    {
        lock (state.Gate) return floor.TryCheckout(lines, paid: true, out orderId);
    }

    public bool TryStartCheckout(IReadOnlyList<(long ProductId, int Quantity)> lines, out long orderId)
    {
        lock (state.Gate) return floor.TryCheckout(lines, paid: false, out orderId);
    }

    public void Pay(long orderId)
    {
        lock (state.Gate) floor.Pay(orderId);
    }

    public void Abandon(long orderId)
    {
        lock (state.Gate) floor.Cancel(orderId);
    }

    public void CustomerCancels(long orderId)
    {
        lock (state.Gate) floor.Cancel(orderId);
    }

    public void Deliver(long productId, int units)
    {
        lock (state.Gate) floor.Deliver(productId, units);
    }

    public void Correct(long productId, int stock)
    {
        lock (state.Gate) floor.Correct(productId, stock);
    }

    public void Complete(long orderId, string carrier, string trackingNumber, bool asNote)
    {
        lock (state.Gate) floor.Complete(orderId, carrier, trackingNumber, asNote);
    }

    public string? StatusOf(long orderId)
    {
        lock (state.Gate) return book.Find(orderId)?.Status;
    }

    public IReadOnlyList<ShopOrderFact> OrderFacts()
    {
        lock (state.Gate) return book.Orders.ConvertAll(OrderBook.Fact);
    }

    public IReadOnlyDictionary<long, int?> Stock()
    {
        lock (state.Gate) return catalogue.All.ToDictionary(product => product.Id, product => product.StockKeeper?.Stock);
    }

    public void Dispose() => hooks.Dispose();

    private JsonNode? Body(string topic, long id)
    {
        var api = state.BaseUrl + "/wp-json/wc/v3";
        if (topic.EndsWith(".deleted", StringComparison.Ordinal)) return new JsonObject { ["id"] = id };
        return topic.StartsWith("product", StringComparison.Ordinal)
            ? catalogue.Find(id) is { } product ? ProductAnswers.Show(product, api) : null
            : book.Find(id) is { } order ? OrderAnswers.Show(order, api, state.Setup.Version) : null;
    }

    private async Task Answer(HttpContext http)
    {
        ShopAnswer answer;
        ShopRequest? request = null;
        try
        {
            request = await Read(http.Request);
            lock (state.Gate)
            {
                state.BaseUrl = request.BaseUrl;
                book.Expire();
                answer = Route(request);
            }
        }
        catch (Refused refused)
        {
            answer = new ShopAnswer(refused.Status, refused.Body());
        }
        var headers = http.Response.Headers;
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json; charset=UTF-8";
        if (answer.Location is { } location) headers.Location = location;
        if (answer.Total is { } total)
        {
            var pages = (total + answer.PerPage!.Value - 1) / answer.PerPage.Value;
            headers["X-WP-Total"] = total.ToString(CultureInfo.InvariantCulture);
            headers["X-WP-TotalPages"] = pages.ToString(CultureInfo.InvariantCulture);
            if (answer.Page < pages) headers.Link = $"<{request!.BaseUrl}{request.Path}?page={answer.Page + 1}>; rel=\"next\"";
        }
        var body = ShopJson.Choose(answer.Body, request?.List("_fields") ?? []);
        await http.Response.WriteAsync(body?.ToJsonString() ?? "null", http.RequestAborted);
    }

    private async Task<ShopRequest> Read(HttpRequest http)
    {
        if (!http.Path.StartsWithSegments("/wp-json/wc/v3", StringComparison.Ordinal)) throw Refused.NoRoute();
        keys.Demand(http);
        JsonObject body = [];
        if (http.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true)
        {
            try
            {
                body = await JsonNode.ParseAsync(http.Body, cancellationToken: http.HttpContext.RequestAborted) as JsonObject ?? [];
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
        var path = http.Path.Value!.TrimEnd('/');
        var numbers = path.Split('/').Where(part => long.TryParse(part, CultureInfo.InvariantCulture, out _)).Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToList();
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        if (path.Contains("/variations", StringComparison.Ordinal) && numbers.Count > 0) ids["parent"] = numbers[0];
        if (numbers.Count > (ids.ContainsKey("parent") ? 1 : 0)) ids["id"] = numbers[ids.ContainsKey("parent") ? 1 : 0];
        return new ShopRequest
        {
            Method = http.Method, BaseUrl = $"{http.Scheme}://{http.Host}", Path = path, Body = body, Ids = ids,
            Query = [.. http.Query.SelectMany(each => each.Value.Select(value => KeyValuePair.Create(each.Key, value ?? "")))],
        };
    }

    private ShopAnswer Route(ShopRequest request)
    {
        var path = request.Path[Root.Length..].Split('/');
        return (request.Method, path) switch
        {
            ("GET", ["products"]) => products.List(request),
            ("POST", ["products"]) => products.Create(request),
            ("POST" or "PUT", ["products", "batch"]) => products.Batch(request),
            ("GET", ["products", _, "variations"]) => products.ListVariationsOf(request),
            ("POST", ["products", _, "variations"]) => products.Create(request),
            ("POST" or "PUT", ["products", _, "variations", "batch"]) => products.Batch(request),
            ("GET", ["products", _, "variations", _] or ["products", _]) => products.Get(request),
            ("PUT" or "POST" or "PATCH", ["products", _, "variations", _] or ["products", _]) => products.Update(request),
            ("DELETE", ["products", _, "variations", _] or ["products", _]) => products.Delete(request),
            ("GET", ["variations"]) => products.ListVariations(request),
            ("GET", ["orders"]) => orders.List(request),
            ("POST", ["orders"]) => orders.Create(request),
            ("POST" or "PUT", ["orders", "batch"]) => orders.Batch(request),
            ("GET", ["orders", _]) => orders.Get(request),
            ("PUT" or "POST" or "PATCH", ["orders", _]) => orders.Update(request),
            ("DELETE", ["orders", _]) => orders.Delete(request),
            ("GET", ["orders", _, "notes"]) => orders.Notes(request),
            ("POST", ["orders", _, "notes"]) => orders.AddNote(request),
            ("GET", ["orders", _, "refunds"]) => orders.Refunds(request),
            ("POST", ["orders", _, "refunds"]) => orders.Refund(request),
            ("GET", ["settings", var group]) => settings.Settings(request, group),
            ("GET", ["taxes"]) => settings.Rates(request),
            ("GET", ["taxes", "classes"]) => SettingRoutes.Classes(request),
            ("GET", ["system_status"]) => settings.Status(),
            ("GET", ["webhooks"]) => hooks.List(request),
            ("POST", ["webhooks"]) => CreateHook(request),
            ("GET", ["webhooks", _]) => hooks.Get(request),
            ("PUT" or "POST" or "PATCH", ["webhooks", _]) => hooks.Update(request),
            ("DELETE", ["webhooks", _]) => hooks.Delete(request),
            _ => throw Refused.NoRoute(),
        };
    }

    private ShopAnswer CreateHook(ShopRequest request)
    {
        var (answer, ping) = hooks.Create(request);
        if (ping is not null) pings.Add(ping);
        return answer;
    }
}
