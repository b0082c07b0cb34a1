using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Sandbox.Faults;

namespace Tandem.Sandbox.Bol;

/// <summary>A bol account in memory that answers as bol's API descriptions say, on v10 and for offers v11.</summary>
internal sealed class SimulatedBol : IDisposable
{
    private const string V10 = "application/vnd.retailer.v10+json";
    private const string V11 = "application/vnd.retailer.v11+json";
    private const string Pdf = "application/vnd.retailer.v10+pdf";
    private const string Uploads10 = "/retailer/shipments/invoices/";
    private const string Labels10 = "/retailer/shipping-labels/";

    private readonly BolTokens tokens;
    private readonly BolBudgets budgets;

    public SimulatedBol(SandboxOptions options, FaultBoard faults, Random random, string clientId, string clientSecret)
    {
        Faults = faults;
        State = new BolState(options, random);
        Offers = new BolOffersApi(State);
        Inventory = new BolInventoryApi(State);
        Orders = new BolOrdersApi(options, State, faults);
        Labels = new BolLabelsApi(options, State, Orders, faults);
        Orders.Labels = Labels;
        Replenishments = new BolReplenishmentsApi(State);
        Returns = new BolReturnsApi(options, State, Orders, faults);
        Invoices = new BolInvoicesApi(options, State);
        Uploads = new BolUploadsApi(options, State, faults);
        Hooks = new BolHooks(State, faults);
        tokens = new BolTokens(clientId, clientSecret, options.Clock);
        budgets = new BolBudgets(options.Clock);
    }

    public BolState State { get; }
    public BolOffersApi Offers { get; }
    public BolInventoryApi Inventory { get; }
    public BolOrdersApi Orders { get; }
    public BolLabelsApi Labels { get; }
    public BolReplenishmentsApi Replenishments { get; }
    public BolReturnsApi Returns { get; }
    public BolInvoicesApi Invoices { get; }
    public BolUploadsApi Uploads { get; }
    public BolHooks Hooks { get; }
    public FaultBoard Faults { get; }

    /// <summary>How often it had to refuse a request because of a rate limit.</summary>
    public int TooMany => budgets.Refused;

    public void Map(WebApplication app)
    {
        app.MapPost("/token", tokens.Answer);
        app.MapGet("/retailer/public/ratelimits", () => Results.Text(BolBudgets.Published().ToJsonString(), "application/json"));
        app.MapFallback("/{**path}", http => Faults.Around(http, () => Answer(http)));
    }

    /// <summary>Carries out what is due and delivers events, until it is stopped.</summary>
    public async Task Run(CancellationToken ct)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1), State.Clock);
        while (await tick.WaitForNextTickAsync(ct))
        {
            IReadOnlyList<BolHooks.Delivery> due;
            lock (State.Gate)
            {
                Advance();
                due = Hooks.TakeDue();
            }
            await Task.WhenAll(due.Select(each => Hooks.Send(each, ct)));
        }
    }

    public void Dispose() => Hooks.Dispose();

    private async Task Answer(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        var isLabel = path.StartsWith(Labels10, StringComparison.Ordinal) && http.Request.Method is "GET" or "HEAD";
        var type = isLabel ? Pdf : path.StartsWith("/retailer/offers", StringComparison.Ordinal) ? V11 : V10;
        int status;
        JsonNode? body;
        try
        {
            if (!tokens.IsGood(http.Request.Headers.Authorization))
                throw new BolProblem(401, "Expired JWT", "The access token is missing, not known or expired.");
            budgets.Spend(http.Request.Method, path, http.Response.Headers);
            var upload = http.Request.Method == "POST" && path.StartsWith(Uploads10, StringComparison.Ordinal)
                ? await BolUploadsApi.Read(http, V10) : null;
            var posted = upload is null ? await Posted(http, type) : [];
            if (isLabel)
            {
                await SendLabel(http, path[Labels10.Length..]);
                return;
            }

            lock (State.Gate)
            {
                Advance();
                (status, body) = upload is null ? Route(http, path.Trim('/').Split('/'), posted)
                    : (202, Shown(http, Uploads.Take(path[Uploads10.Length..], upload)));
            }
        }
        catch (BolProblem problem)
        {
            (status, body) = (problem.Status, problem.Body());
            if (problem.RetryAfter is { } seconds)
                http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        http.Response.StatusCode = status;
        if (body is null) return;
        http.Response.ContentType = type;
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await http.Response.WriteAsync(body.ToJsonString(), http.RequestAborted);
    }

    /// <summary>Does what is due; inside the lock.</summary>
    private void Advance()
    {
        State.Advance();
        Orders.Expire();
        Returns.Expire();
        Invoices.Close();
        Uploads.Check();
    }

    private async Task SendLabel(HttpContext http, string id)
    {
        SimLabel label;
        lock (State.Gate)
        {
            State.Advance();
            label = Labels.Get(id);
        }

        if (label.TrackAndTrace is { } track) http.Response.Headers["X-Track-And-Trace-Code"] = track;
        http.Response.Headers["X-Transporter-Code"] = label.Kind.Transporter;
        http.Response.ContentType = Pdf;
        if (HttpMethods.IsGet(http.Request.Method)) await http.Response.Body.WriteAsync(LabelPdf.Of(label), http.RequestAborted);
    }

    private (int Status, JsonNode? Body) Route(HttpContext http, string[] path, JsonObject body)
    {
        var query = http.Request.Query;
        (int, JsonNode?) Ok(JsonNode answer) => (200, answer);
        (int, JsonNode?) Queued(SimProcess process) => (202, Shown(http, process));
        switch (http.Request.Method, path)
        {
            case ("GET", ["retailer", "offers"]): return Ok(Offers.List(query));
            case ("POST", ["retailer", "offers"]): return (201, Offers.Create(body));
            case ("GET", ["retailer", "offers", var id]): return Ok(Offers.Get(id));
            case ("PATCH", ["retailer", "offers", var id]):
                Offers.Change(id, body);
                return (204, null);
            case ("DELETE", ["retailer", "offers", var id]):
                Offers.Delete(id);
                return (204, null);
            case ("GET", ["retailer", "offers", var id, "not-for-sale-reasons"]): return Ok(Offers.Reasons(id));
            case ("GET", ["retailer", "inventory"]): return Ok(Inventory.List(query));
            case ("GET", ["retailer", "orders"]): return Ok(Orders.List(query));
            case ("PUT", ["retailer", "orders", "cancellation"]): return Queued(Orders.Cancel(body));
            case ("GET", ["retailer", "orders", var id]): return Ok(Orders.Get(id));
            case ("GET", ["retailer", "shipments"]): return Ok(Orders.Shipments(query));
            case ("POST", ["retailer", "shipments"]): return Queued(Orders.Ship(body));
            case ("GET", ["retailer", "invoices"]): return Ok(Invoices.List(query));
            case ("GET", ["retailer", "invoices", var id, "specification"]): return Ok(Invoices.Specification(id, query));
            case ("GET", ["retailer", "shipments", "invoices", "requests"]): return Ok(Uploads.List(query));
            case ("GET", ["retailer", "shipments", var id]): return Ok(Orders.Shipment(id));
            case ("PUT", ["retailer", "transports", var id]): return Queued(Orders.Transport(id, body));
            case ("POST", ["retailer", "shipping-labels", "delivery-options"]): return Ok(Labels.Options(body));
            case ("POST", ["retailer", "shipping-labels"]): return Queued(Labels.Buy(body));
            case ("GET", ["retailer", "replenishments"]): return Ok(Replenishments.List(query));
            case ("GET", ["retailer", "replenishments", var id]): return Ok(Replenishments.Get(id));
            case ("GET", ["retailer", "returns"]): return Ok(Returns.List(query));
            case ("POST", ["retailer", "returns"]): return Queued(Returns.Create(body));
            case ("GET", ["retailer", "returns", var id]): return Ok(Returns.Get(id));
            case ("PUT", ["retailer", "returns", var id]): return Queued(Returns.Handle(id, body));
            case ("GET", ["shared", "process-status"]): return Ok(Processes(http, OfEntity(query)));
            case ("POST", ["shared", "process-status"]): return Ok(Processes(http, Named(body)));
            case ("GET", ["shared", "process-status", var id]):
                return Ok(
                    Shown(http, State.Processes.GetValueOrDefault(id) ?? throw BolProblem.NotFound($"Process status {id}")));
            case ("GET", ["retailer", "subscriptions"]): return Ok(Hooks.List());
            case ("POST", ["retailer", "subscriptions"]): return Queued(Hooks.Create(body));
            case ("GET", ["retailer", "subscriptions", "signature-keys"]): return Ok(Hooks.Keys());
            case ("POST", ["retailer", "subscriptions", "test", var id]): return Queued(Hooks.Test(id));
            case ("GET", ["retailer", "subscriptions", var id]): return Ok(Hooks.Get(id));
            case ("PUT", ["retailer", "subscriptions", var id]): return Queued(Hooks.Change(id, body));
            case ("DELETE", ["retailer", "subscriptions", var id]): return Queued(Hooks.Delete(id));
            default: throw BolProblem.NotFound("The resource");
        }
    }

    private static async Task<JsonObject> Posted(HttpContext http, string type)
    {
        var accept = http.Request.Headers.Accept.ToString();
        if (!accept.Contains(type, StringComparison.OrdinalIgnoreCase))
            throw new BolProblem(406, "Not Acceptable", $"The Accept header must be {type}.");
        if (http.Request.ContentLength is null or 0 && !http.Request.Headers.ContainsKey("Transfer-Encoding")) return [];
        var isDescribed = http.Request.ContentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) == true
            // The one body that is described as plain JSON; clients send it as all others, and are understood.
            || (http.Request.Method == "POST" && http.Request.Path == "/retailer/returns"
                && http.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true);
        if (!isDescribed)
            throw new BolProblem(415, "Unsupported Media Type", "The supplied content-type media type is not supported.");
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject
                ?? throw BolProblem.BadRequest("body", "must be an object");
        }
        catch (JsonException)
        {
            throw BolProblem.BadRequest("body", "must be JSON");
        }
    }

    private IEnumerable<SimProcess> OfEntity(IQueryCollection query)
    {
        foreach (var name in new[] { "entity-id", "event-type" })
            if (query[name].Count == 0) throw BolProblem.BadRequest(name, "must not be null");
        return State.Processes.Values.Reverse()
            .Where(process => (process.EntityId == query["entity-id"]
                || process.AlsoFoundBy.Contains(query["entity-id"].ToString())) && process.EventType == query["event-type"])
                .Take(50);
    }

    private IEnumerable<SimProcess> Named(JsonObject body) =>
        body.Rows("processStatusQueries", 1, 1000).Select(row => State.Processes.GetValueOrDefault(row.Needed("processStatusId")))
            .OfType<SimProcess>();

    private static JsonObject Processes(HttpContext http, IEnumerable<SimProcess> found)
    {
        var list = BolAnswers.Array(found, each => Shown(http, each));
        return list.Count == 0 ? [] : new JsonObject { ["processStatuses"] = list };
    }

    private static JsonObject Shown(HttpContext http, SimProcess process) =>
        BolAnswers.Process(process, $"{http.Request.Scheme}://{http.Request.Host}");
}
