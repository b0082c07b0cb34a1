using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>Orders, cancellations, shipments and transports as in v10: lists lag, writes are queued.</summary>
internal sealed class BolOrdersApi(BolState state, Faults.FaultBoard faults)
{
    private const int PageSize = 50;
    private static readonly TimeSpan HandledFor = TimeSpan.FromHours(48);

    public event Action<SimShipment>? Shipped;

    public JsonObject List(IQueryCollection query)
    {
        var now = state.Now;
        var method = Word(query, "fulfilment-method", "FBR", "FBR", "FBB", "ALL");
        var status = Word(query, "status", "OPEN", "OPEN", "SHIPPED", "ALL");
        var minutes = query["change-interval-minute"].Count == 0 ? (int?)null : Number(query, "change-interval-minute", 1, 60);
        var day = query["latest-change-date"].Count == 0 ? (DateOnly?)null
            : DateOnly.ParseExact(query["latest-change-date"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var page = query["page"].Count == 0 ? 1 : Number(query, "page", 1, int.MaxValue);

        var newest = state.Orders.AsEnumerable().Reverse().Where(order => order.ListedAt <= now);
        // The list is behind by as much for a change as it was for the order itself.
        DateTimeOffset Seen(SimOrder order) => order.ChangedAt + (order.ListedAt - order.PlacedAt);
        var found = newest
            .Where(order => method == "ALL" || order.Items[0].Offer.Method == method)
            .Where(order => status switch { "OPEN" => order.IsOpen, "SHIPPED" => order.Items.Any(item => item.Shipped > 0), _ => true })
            .Where(order => order.IsOpen || now - order.ChangedAt < HandledFor || day is not null)
            .Where(order => minutes is null || (Seen(order) <= now && now - Seen(order) <= TimeSpan.FromMinutes(minutes.Value)))
            .Where(order => day is null || DateOnly.FromDateTime(order.ChangedAt.UtcDateTime) == day)
            .Skip((page - 1) * PageSize).Take(PageSize).ToList();
        return found.Count == 0 ? [] : new JsonObject { ["orders"] = BolAnswers.Array(found, BolAnswers.ReducedOrder) };
    }

    public JsonObject Get(string id)
    {
        var body = BolAnswers.Order(state.OrderById.GetValueOrDefault(id) ?? throw BolProblem.NotFound($"Order {id}"));
        if (!faults.Strikes(faults.Mix.MissingFields)) return body;
        // As real answers did (facts/bol §13).
        (body["shipmentDetails"] as JsonObject)?.Remove("firstName");
        body.Remove("billingDetails");
        foreach (var item in body["orderItems"]!.AsArray())
        {
            (item!["offer"] as JsonObject)?.Remove("reference");
            (item["fulfilment"] as JsonObject)?.Remove("latestDeliveryDate");
        }
        return body;
    }

    public SimProcess Cancel(JsonObject body)
    {
        if (body["orderItems"] is not JsonArray { Count: 1 } items) throw BolProblem.BadRequest("orderItems", "size must be between 1 and 1");
        var id = items[0]!["orderItemId"]?.ToString() ?? throw BolProblem.BadRequest("orderItems[0].orderItemId", "must not be null");
        return Queue("CANCEL_ORDER", $"Cancel order item with id {id}.", id, () =>
        {
            if (FindItem(id) is not ({ } order, { } item)) return (null, $"Order item {id} was not found.");
            if (item.Offer.Method == "FBB" || !item.IsOpen) return (null, $"Order item {id} cannot be cancelled.");
            CancelItem(order, item);
            return (id, null);
        });
    }

    public void CancelItem(SimOrder order, SimOrderItem item)
    {
        item.Offer.OpenUnits -= item.Open;
        item.Cancelled += item.Open;
        item.ChangedAt = state.Now;
        Cancelled?.Invoke(order, item);
    }

    public event Action<SimOrder, SimOrderItem>? Cancelled;

    public SimProcess Ship(JsonObject body)
    {
        if (body["orderItems"] is not JsonArray { Count: >= 1 and <= 100 } items) throw BolProblem.BadRequest("orderItems", "size must be between 1 and 100");
        var (label, transport) = (body["shippingLabelId"]?.ToString(), body["transport"] as JsonObject);
        if (label is null == transport is null)
            throw BolProblem.BadRequest("transport", "exactly one of shippingLabelId and transport must be given");
        if (transport is not null && transport["transporterCode"] is null) throw BolProblem.BadRequest("transport.transporterCode", "must not be null");
        var asked = items.Select(each => (Id: each!["orderItemId"]?.ToString(), Quantity: each["quantity"]?.GetValue<int>())).ToList();
        if (asked.Exists(each => string.IsNullOrEmpty(each.Id))) throw BolProblem.BadRequest("orderItems[0].orderItemId", "must not be null");
        var reference = body["shipmentReference"]?.ToString();
        return Queue("CREATE_SHIPMENT", $"Confirm shipment of order item {asked[0].Id}.", asked[0].Id!, () =>
        {
            var found = asked.ConvertAll(each => (Found: FindItem(each.Id!), each.Quantity));
            if (found.Exists(each => each.Found is null)) return (null, "An order item was not found.");
            var lines = found.ConvertAll(each => (each.Found!.Value.Item, Quantity: each.Quantity ?? each.Found.Value.Item.Open));
            if (found.DistinctBy(each => each.Found!.Value.Order.Id).Skip(1).Any()) return (null, "The order items are of more than one order.");
            if (lines.Exists(line => line.Item.Offer.Method == "FBB")) return (null, "An order item is fulfilled by bol.");
            if (lines.Exists(line => line.Quantity < 1 || line.Quantity > line.Item.Open)) return (null, "More is shipped than is still open.");
            return (Ship(found[0].Found!.Value.Order, lines, reference, transport), null);
        });
    }

    public JsonObject Shipments(IQueryCollection query)
    {
        var page = query["page"].Count == 0 ? 1 : Number(query, "page", 1, int.MaxValue);
        var order = query["order-id"].ToString();
        var found = state.Shipments.AsEnumerable().Reverse().Where(each => order.Length == 0 || each.Order.Id == order)
            .Skip((page - 1) * PageSize).Take(PageSize).ToList();
        return found.Count == 0 ? [] : new JsonObject { ["shipments"] = BolAnswers.Array(found, BolAnswers.ReducedShipment) };
    }

    public JsonObject Shipment(string id) =>
        BolAnswers.Shipment(state.Shipments.Find(each => each.Id == id) ?? throw BolProblem.NotFound($"Shipment {id}"));

    public SimProcess Transport(string id, JsonObject body)
    {
        var track = body["trackAndTrace"]?.ToString() ?? throw BolProblem.BadRequest("trackAndTrace", "must not be null");
        return Queue("CHANGE_TRANSPORT", $"Change transport with id {id}.", id, () =>
        {
            if (state.Shipments.Find(each => each.TransportId == id) is not { } shipment) return (null, $"Transport {id} was not found.");
            shipment.TrackAndTrace = track;
            shipment.TransporterCode = body["transporterCode"]?.ToString() ?? shipment.TransporterCode;
            return (id, null);
        });
    }

    private string Ship(SimOrder order, List<(SimOrderItem Item, int Quantity)> lines, string? reference, JsonObject? transport)
    {
        foreach (var (item, quantity) in lines)
        {
            item.Shipped += quantity;
            item.Offer.OpenUnits -= quantity;
            item.ChangedAt = state.Now;
        }
        var shipment = new SimShipment
        {
            Id = state.NewId(), Order = order, Lines = lines, At = state.Now, TransportId = state.NewId(), Reference = reference,
            TransporterCode = transport?["transporterCode"]?.ToString(), TrackAndTrace = transport?["trackAndTrace"]?.ToString(),
        };
        state.Shipments.Add(shipment);
        Shipped?.Invoke(shipment);
        return lines[0].Item.Id;
    }

    private SimProcess Queue(string type, string description, string entity, Func<(string?, string?)> effect) => state.Enqueue(
        type, description, entity, faults.Strikes(faults.Mix.StuckPending),
        faults.Strikes(faults.Mix.ProcessFails) ? "A service that is needed did not answer. Try again later." : null, effect);

    private (SimOrder Order, SimOrderItem Item)? FindItem(string id) => items.TryGetValue(id, out var found) ? found : null;

    private readonly Dictionary<string, (SimOrder Order, SimOrderItem Item)> items = new(StringComparer.Ordinal);

    /// <summary>Takes an order in. The caller has checked that bol may sell it.</summary>
    public void Add(SimOrder order)
    {
        state.Orders.Add(order);
        state.OrderById.Add(order.Id, order);
        foreach (var item in order.Items)
        {
            items.Add(item.Id, (order, item));
            item.Offer.SoldSinceSet += item.Quantity;
            item.Offer.OpenUnits += item.Quantity;
        }
        state.Announce("ORDER", "ORDER_CREATED", order.Id);
    }

    private static string Word(IQueryCollection query, string name, string fallback, params string[] known)
    {
        var word = query[name].Count == 0 ? fallback : query[name].ToString();
        return known.Contains(word) ? word : throw BolProblem.BadRequest(name, $"must be one of {string.Join(", ", known)}");
    }

    private static int Number(IQueryCollection query, string name, int least, int most) =>
        int.TryParse(query[name], CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : throw BolProblem.BadRequest(name, $"must be between {least} and {most}");
}
