using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>Orders, cancellations, shipments and transports as in v10: lists lag, writes are queued.</summary>
internal sealed class BolOrdersApi(SandboxOptions options, BolState state, Faults.FaultBoard faults)
{
    private const int PageSize = 50;
    private static readonly TimeSpan HandledFor = TimeSpan.FromHours(48);

    private static readonly string[] Reasons =
    [
        "OUT_OF_STOCK", "REQUESTED_BY_CUSTOMER", "BAD_CONDITION", "HIGHER_SHIPCOST", "INCORRECT_PRICE", "NOT_AVAIL_IN_TIME",
        "NO_BOL_GUARANTEE", "ORDERED_TWICE", "RETAIN_ITEM", "TECH_ISSUE", "UNFINDABLE_ITEM", "OTHER",
    ];

    public event Action<SimShipment>? Shipped;

    public JsonObject List(IQueryCollection query)
    {
        var now = state.Now;
        var method = query.Word("fulfilment-method", "FBR", "FBR", "FBB", "ALL");
        var status = query.Word("status", "OPEN", "OPEN", "SHIPPED", "ALL");
        var minutes = query["change-interval-minute"].Count == 0 ? (int?)null : query.Number("change-interval-minute", 1, 1, 60);
        var day = query.Day("latest-change-date");
        var page = query.Number("page", 1, 1, int.MaxValue);

        var newest = state.Orders.AsEnumerable().Reverse().Where(order => order.ListedAt <= now);
        // The list is behind by as much for a change as it was for the order itself.
        DateTimeOffset Seen(SimOrder order) => order.ChangedAt + (order.ListedAt - order.PlacedAt);
        var found = newest
            .Where(order => method == "ALL" || order.Items[0].Method == method)
            .Where(order =>
                status switch { "OPEN" => order.IsOpen, "SHIPPED" => order.Items.Any(item => item.Shipped > 0), _ => true })
            .Where(order => order.IsOpen || now - order.ChangedAt < HandledFor || day is not null)
            .Where(order => minutes is null || (Seen(order) <= now && now - Seen(order) <= TimeSpan.FromMinutes(minutes.Value)))
            .Where(order => day is null || DateOnly.FromDateTime(order.ChangedAt.UtcDateTime) == day)
            .Skip((page - 1) * PageSize).Take(PageSize).ToList();
        return found.Count == 0 ? []
            : new JsonObject
            {
                ["orders"] =
                BolAnswers.Array(found, order => BolAnswers.ReducedOrder(order, now - options.BolListAge))
            };
    }

    public JsonObject Get(string id)
    {
        var body = BolAnswers.Order(state.OrderById.GetValueOrDefault(id) ?? throw BolProblem.NotFound($"Order {id}"));
        if (!faults.Strikes(faults.Mix.MissingFields)) return body;
        // As real answers did (facts/bol.md §13).
        (body["shipmentDetails"] as JsonObject)?.Remove("firstName");
        body.Remove("billingDetails");
        foreach (var item in body["orderItems"]!.AsArray())
        {
            (item!["offer"] as JsonObject)?.Remove("reference");
            (item["fulfilment"] as JsonObject)?.Remove("latestDeliveryDate");
            item.AsObject().Remove("totalPrice");
        }
        return body;
    }

    public SimProcess Cancel(JsonObject body)
    {
        var asked = body.Rows("orderItems", 1, 1)[0];
        var id = asked.Needed("orderItemId");
        if (asked.Field<string>("reasonCode") is { } reason && !Reasons.Contains(reason))
            throw BolProblem.BadRequest("orderItems[0].reasonCode", "is not a reason");
        return Queue("CANCEL_ORDER", $"Cancel order item with id {id}.", id, () =>
        {
            if (FindItem(id) is not ({ } order, { } item)) return (null, $"Order item {id} was not found.");
            if (item.Method == "FBB" || !item.IsOpen) return (null, $"Order item {id} cannot be cancelled.");
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

    /// <summary>bol itself is about to cancel the line: its day of expiry has come.</summary>
    public event Action<SimOrderItem>? Expired;

    /// <summary>Cancels what is still open on its day of expiry.</summary>
    public void Expire()
    {
        var now = state.Now;
        while (expiring.TryPeek(out var order, out var at) && at <= now)
        {
            expiring.Dequeue();
            foreach (var item in order.Items.Where(item => item is { IsOpen: true, Method: "FBR" }))
            {
                Expired?.Invoke(item);
                CancelItem(order, item);
            }
        }
    }

    private readonly PriorityQueue<SimOrder, DateTimeOffset> expiring = new();

    public SimProcess Ship(JsonObject body)
    {
        var rows = body.Rows("orderItems", 1, 100);
        var (label, transport) = (body.Field<string>("shippingLabelId"), body.Part("transport"));
        if (label is null == transport is null)
            throw BolProblem.BadRequest("transport", "exactly one of shippingLabelId and transport must be given");
        var (code, track) = (transport?.Needed("transporterCode"), transport?.Field<string>("trackAndTrace"));
        var asked = rows.Select(row => (Id: row.Needed("orderItemId"), Quantity: row.Field<int?>("quantity"))).ToList();
        var reference = body.Field<string>("shipmentReference");
        return Queue("CREATE_SHIPMENT", $"Confirm shipment of order item {asked[0].Id}.", asked[0].Id, () =>
        {
            var found = asked.ConvertAll(each => (Found: FindItem(each.Id), each.Quantity));
            if (found.Exists(each => each.Found is null)) return (null, "An order item was not found.");
            var lines = found.ConvertAll(each => (each.Found!.Value.Item, Quantity: each.Quantity ?? each.Found.Value.Item.Open));
            if (found.DistinctBy(each => each.Found!.Value.Order.Id).Skip(1).Any())
                return (null, "The order items are of more than one order.");
            if (lines.Exists(line => line.Item.Method == "FBB")) return (null, "An order item is fulfilled by bol.");
            if (lines.Exists(line => line.Quantity < 1)
                || lines.GroupBy(line => line.Item).Any(item => item.Sum(line => (long)line.Quantity) > item.Key.Open))
                return (null, "More is shipped than is still open.");
            if (label is null) return (Ship(found[0].Found!.Value.Order, lines, reference, code, track, null), null);
            var (bought, failure) = Labels!.ForShipment(label, lines);
            return bought is null ? (null, failure)
                : (Ship(found[0].Found!.Value.Order, lines, reference, bought.Kind.Transporter, bought.TrackAndTrace, bought),
                    null);
        });
    }

    public JsonObject Shipments(IQueryCollection query)
    {
        var page = query.Number("page", 1, 1, int.MaxValue);
        var order = query["order-id"].ToString();
        var method = query.Word("fulfilment-method", "FBR", "FBR", "FBB");
        var found = state.Shipments.AsEnumerable().Reverse().Where(each => each.At + options.BolShipmentListLag <= state.Now)
            .Where(each => order.Length > 0 ? each.Order.Id == order : each.Lines[0].Item.Method == method)
            .Skip((page - 1) * PageSize).Take(PageSize).ToList();
        return found.Count == 0 ? [] : new JsonObject { ["shipments"] = BolAnswers.Array(found, BolAnswers.ReducedShipment) };
    }

    public JsonObject Shipment(string id) =>
        BolAnswers.Shipment(state.Shipments.Find(each => each.Id == id) ?? throw BolProblem.NotFound($"Shipment {id}"));

    public SimProcess Transport(string id, JsonObject body)
    {
        var (track, code) = (body.Needed("trackAndTrace"), body.Field<string>("transporterCode"));
        return Queue("CHANGE_TRANSPORT", $"Change transport with id {id}.", id, () =>
        {
            if (state.Shipments.Find(each => each.TransportId == id) is not { } shipment)
                return (null, $"Transport {id} was not found.");
            shipment.TrackAndTrace = track;
            shipment.TransporterCode = code ?? shipment.TransporterCode;
            return (id, null);
        });
    }

    /// <summary>The seller reports all that is open as sent, on bol's own pages: at once, and without a reference.</summary>
    public bool ShipByHand(SimOrder order, string code, string? track)
    {
        var lines = order.Items.Where(item => item.Method == "FBR" && item.IsOpen).Select(item => (item, item.Open)).ToList();
        if (lines.Count == 0) return false;
        Ship(order, lines, null, code, track, null, byHand: true);
        return true;
    }

    /// <summary>bol sends what lies in its own warehouse.</summary>
    public bool SendFromWarehouse(SimOrder order)
    {
        var lines = order.Items.Where(item => item.Method == "FBB" && item.IsOpen).Select(item => (item, item.Open)).ToList();
        if (lines.Count == 0) return false;
        Ship(order, lines, null, "TNT", $"3SLVB{order.Id}", null);
        return true;
    }

    private string Ship(SimOrder order, List<(SimOrderItem Item, int Quantity)> lines, string? reference, string? code,
        string? track, SimLabel? label, bool byHand = false)
    {
        foreach (var (item, quantity) in lines)
        {
            item.Shipped += quantity;
            item.Offer.OpenUnits -= quantity;
            item.ChangedAt = state.Now;
        }
        var shipment = new SimShipment
        {
            Id = state.NewId(),
            Order = order,
            Lines = lines,
            At = state.Now,
            TransportId = state.NewId(),
            Reference = reference,
            ByHand = byHand,
            TransporterCode = code,
            TrackAndTrace = track,
            ShippingLabelId = label?.Id,
        };
        if (label is not null) label.Shipment = shipment;
        state.Shipments.Add(shipment);
        Shipped?.Invoke(shipment);
        return lines[0].Item.Id;
    }

    private SimProcess Queue(string type, string description, string entity, Func<(string?, string?)> effect) => state.Enqueue(
        type, description, entity, faults.Strikes(faults.Mix.StuckPending),
        faults.Strikes(faults.Mix.ProcessFails) ? "A service that is needed did not answer. Try again later." : null, effect);

    /// <summary>The labels that a shipment may name.</summary>
    public BolLabelsApi? Labels { get; set; }

    /// <summary>The lines that a question about labels names.</summary>
    public List<AskedLine> Asked(JsonObject body) => [.. body.Rows("orderItems", 1, 100)
        .Select(row => (Id: row.Needed("orderItemId"), Quantity: row.Field<int?>("quantity")))
        .Select(row => new AskedLine(row.Id, row.Quantity, FindItem(row.Id)))];

    public SimOrder OrderOf(SimOrderItem item) => items[item.Id].Order;

    public (SimOrder Order, SimOrderItem Item)? FindItem(string id) => items.TryGetValue(id, out var found) ? found : null;

    private readonly Dictionary<string, (SimOrder Order, SimOrderItem Item)> items = new(StringComparer.Ordinal);

    /// <summary>Takes in an order that was sent long ago, all of it.</summary>
    public void AddEarlier(SimOrder order)
    {
        state.Orders.Add(order);
        state.OrderById.Add(order.Id, order);
        foreach (var item in order.Items) items.Add(item.Id, (order, item));
        state.Shipments.Add(new SimShipment
        {
            Id = state.NewId(),
            Order = order,
            Lines = [.. order.Items.Select(item => (item, item.Shipped))],
            At = order.ChangedAt,
            TransportId = state.NewId(),
            ByHand = true,
            TransporterCode = "TNT",
            TrackAndTrace = $"3SOUD{order.Id}",
        });
    }

    /// <summary>Takes an order in. The caller has checked that bol may sell it.</summary>
    public void Add(SimOrder order)
    {
        state.Orders.Add(order);
        state.OrderById.Add(order.Id, order);
        expiring.Enqueue(order, SimDates.ExpiresAt(order));
        foreach (var item in order.Items)
        {
            items.Add(item.Id, (order, item));
            item.Offer.SoldSinceSet += item.Quantity;
            item.Offer.OpenUnits += item.Quantity;
        }
        state.Announce("ORDER", "ORDER_CREATED", order.Id);
    }
}

/// <summary>A line that a request names, and what it is; null: nobody knows it.</summary>
internal sealed record AskedLine(string Id, int? Quantity, (SimOrder Order, SimOrderItem Item)? Found);
