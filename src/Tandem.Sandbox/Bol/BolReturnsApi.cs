using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>
/// Returns as in v10: customers register them, the seller handles them here or in bol's portal, bol those of its own warehouse.
/// </summary>
internal sealed class BolReturnsApi(SandboxOptions options, BolState state, BolOrdersApi orders, Faults.FaultBoard faults)
{
    private const int PageSize = 50;

    // A seller may make a return so long after the parcel left (facts/bol.md §8).
    private static readonly TimeSpan Returnable = TimeSpan.FromDays(90);

    // The last one only of a return that was refused.
    private static readonly string[] Handlings =
    [
        SimReturnItem.Received, "EXCHANGE_PRODUCT", SimReturnItem.Refused, "REPAIR_PRODUCT", "CUSTOMER_KEEPS_PRODUCT_PAID",
        SimReturnItem.StillApproved,
    ];

    // Of bol's own list (the description of ReturnReason); what a customer writes is nobody's business but the seller's.
    private static readonly SimReturnReason[] Reasons =
    [
        new("Verkeerde maat of afmeting", "Te groot", ""),
        new("Klacht over artikel", "Artikel is beschadigd", "Er zit een barst in, groeten van Anna Voorbeeld"),
        new("Elders goedkoper", null, ""),
        new("Verkeerd besteld", "Dubbel besteld", "Bel mij op 0600000000"),
        new("Anders", "Ik heb me bedacht", ""),
        new("Artikel werkt niet", null, "Doet het niet"),
    ];

    public JsonObject List(IQueryCollection query)
    {
        var now = state.Now;
        var page = query.Number("page", 1, 1, int.MaxValue);
        var handled = query.Word("handled", "false", "true", "false") == "true";
        var method = query.Word("fulfilment-method", "FBR", "FBR", "FBB");
        var listed = state.Returns.Where(each => each.Items[0].Item.Method == method && each.IsListed(now)
            && each.IsListedAsHandled(now) == handled);
        // Handled ones are "sorted by date in descending order": by the one of registration, which is the harder one to follow.
        var found = (handled ? listed.OrderByDescending(each => each.RegisteredAt) : listed.OrderBy(each => each.RegisteredAt))
            .Skip((int)Math.Min(int.MaxValue, (page - 1L) * PageSize)).Take(PageSize).ToList();
        return found.Count == 0 ? []
            : new JsonObject { ["returns"] = BolAnswers.Array(found, each => Shown(each, item => Reduced(item, each.Lag))) };
    }

    public JsonObject Get(string id)
    {
        var found = state.Returns.Find(each => each.Id == id) ?? throw BolProblem.NotFound($"Return {id}");
        return Shown(found, item =>
        {
            var body = Reduced(item, TimeSpan.Zero);
            body["title"] = item.Item.Offer.Title;
            body["trackAndTrace"] = $"3SRETOUR{item.RmaId}";
            body["transporterName"] = "PostNL";
            body["customerDetails"] = BolAnswers.Customer(item.Order.Buyer);
            return body;
        });
    }

    /// <summary>The seller says what becomes of units of a return, or what becomes of them after all.</summary>
    public SimProcess Handle(string rmaId, JsonObject body)
    {
        if (!long.TryParse(rmaId, CultureInfo.InvariantCulture, out _)) throw BolProblem.BadRequest("rma-id", "must be a number");
        var (handling, units) = (Handling(body, Handlings), Quantity(body));
        return Queue("HANDLE_RETURN_ITEM", $"Handle the return item with return number {rmaId}.", rmaId, () =>
        {
            if (Find(rmaId) is not { } item) return (null, $"Return item {rmaId} was not found.");
            if (WhyNot(item, units, handling) is { } failure) return (null, failure);

            // Said again of the same units it changes nothing. What bol does then is described nowhere: an assumption.
            if (item.Undecided > 0 || item.Standing(handling) < units) item.Say([(units, handling)], state.Now);
            return (rmaId, null);
        });
    }

    /// <summary>The seller makes a return that no customer registered; it is handled at once.</summary>
    public SimProcess Create(JsonObject body)
    {
        var (id, handling, units) = (body.Needed("orderItemId"), Handling(body, Handlings[..^1]), Quantity(body));
        return Queue("CREATE_RETURN_ITEM", $"Create a return for order item {id}.", null, () =>
        {
            if (orders.FindItem(id) is not ({ } order, { } item)) return (null, $"Order item {id} was not found.");
            if (item.Method == "FBB") return (null, $"Order item {id} is fulfilled by bol.");
            if (units > CanComeBack(item)) return (null, $"More than can come back of order item {id}.");
            if (state.Shipments.Where(each => each.Lines.Any(line => line.Item == item)).Max(each => each.At) + Returnable
                < state.Now) return (null, $"Order item {id} was shipped more than {Returnable.TotalDays:0} days ago.");
            var made = Add([new SimReturnWish(order, item, units)], bySeller: true);
            made.Items[0].Say([(units, handling)], state.Now);
            return (made.Id, null);
        });
    }

    /// <summary>
    /// The customer registers that units of these lines come back; null where so many were not shipped, or come back already.
    /// </summary>
    public SimReturn? Register(IReadOnlyList<SimReturnWish> wanted) =>
        wanted.Count == 0 || wanted.Any(line => line.Units < 1)
            || wanted.GroupBy(line => line.Item).Any(line => line.Sum(each => each.Units) > CanComeBack(line.Key))
            ? null : Add(wanted, bySeller: false);

    /// <summary>Handles units of an article by hand, or changes how they were handled.</summary>
    /// <param name="results">Units and what becomes of them, in bol's words.</param>
    public void HandleByHand(SimReturnItem item, params IReadOnlyList<(int Units, string Handling)> results) =>
        item.Say(results, state.Now);

    /// <summary>What no customer sent in time is not waited for any longer.</summary>
    public void Expire()
    {
        foreach (var each in state.Returns)
        {
            if (ExpiresAt(each) > state.Now) break;
            foreach (var item in each.Items.Where(item => item is { HandledAt: null, Item.Method: "FBR" }))
            {
                var unsent = Math.Min(item.Undecided, item.Units - item.Sent - item.Standing(SimReturnItem.Expired));
                if (unsent > 0) item.Say([(unsent, SimReturnItem.Expired)], state.Now);
            }
        }
    }

    public DateTimeOffset ExpiresAt(SimReturn found) => found.RegisteredAt + options.ReturnsExpireAfter;

    public SimReturnItem? Find(string rmaId) =>
        state.Returns.SelectMany(each => each.Items).FirstOrDefault(item => item.RmaId == rmaId);

    /// <summary>Units that were shipped, and do not come back already.</summary>
    public int CanComeBack(SimOrderItem item) =>
        item.Shipped - state.Returns.SelectMany(each => each.Items).Where(each => each.Item == item)
            .Sum(each => each.Units - each.CalledOff);

    private SimReturn Add(IReadOnlyList<SimReturnWish> wanted, bool bySeller)
    {
        var made = new SimReturn
        {
            Id = state.NewId(),
            RegisteredAt = state.Now,
            Lag = options.BolListLagMax * state.Random.NextDouble(),
            Items = [.. wanted.Select((line, i) => new SimReturnItem
            {
                RmaId = state.NewId(),
                Order = line.Order,
                Item = line.Item,
                Units = line.Units,
                Sent = line.Units,
                MadeBySeller = bySeller,
                Reason = Reasons[(state.Returns.Count + i) % Reasons.Length],
            })],
        };
        state.Returns.Add(made);
        return made;
    }

    /// <summary>Why the units cannot be handled so; null: they can.</summary>
    private static string? WhyNot(SimReturnItem item, int units, string handling) => handling switch
    {
        _ when item.Item.Method == "FBB" => $"Return item {item.RmaId} is handled by bol.",
        SimReturnItem.StillApproved => item.Standing(SimReturnItem.Refused) < units
            ? $"Only what was refused of return item {item.RmaId} can be approved after all." : null,
        _ => units > (item.Undecided > 0 ? item.Undecided : item.Units)
            ? $"More units than return item {item.RmaId} has." : null,
    };

    private static string Handling(JsonObject body, string[] known) =>
        body.Needed("handlingResult") is var handling && known.Contains(handling) ? handling
            : throw BolProblem.BadRequest("handlingResult", $"must be one of {string.Join(", ", known)}");

    private static int Quantity(JsonObject body) =>
        body.Field<int?>("quantityReturned") is { } units and >= 1 and <= 9999 ? units
            : throw BolProblem.BadRequest("quantityReturned", "must be between 1 and 9999");

    private SimProcess Queue(string type, string description, string? entity, Func<(string?, string?)> effect) => state.Enqueue(
        type, description, entity, faults.Strikes(faults.Mix.StuckPending),
        faults.Strikes(faults.Mix.ProcessFails) ? "A service that is needed did not answer. Try again later." : null, effect,
        timesOut: faults.Strikes(faults.Mix.ProcessTimesOut));

    private static JsonObject Shown(SimReturn found, Func<SimReturnItem, JsonObject> item) => new()
    {
        ["returnId"] = found.Id,
        ["registrationDateTime"] = BolAnswers.Amsterdam(found.RegisteredAt),
        ["fulfilmentMethod"] = found.Items[0].Item.Method,
        ["returnItems"] = BolAnswers.Array(found.Items, each =>
        {
            var body = item(each);
            body["orderId"] = each.Order.Id;
            return body;
        }),
    };

    /// <summary>A return waits until the last article of it is handled; each article tells by itself how it was.</summary>
    /// <param name="lag">How late the answer is with that.</param>
    private JsonObject Reduced(SimReturnItem item, TimeSpan lag)
    {
        var reason = new JsonObject { ["mainReason"] = item.Reason.Main, ["customerComments"] = item.Reason.Comments };
        if (item.Reason.Detail is { } detail) reason["detailedReason"] = detail;
        var known = item.Results.Where(result => result.At + lag <= state.Now).ToList();
        var body = new JsonObject
        {
            ["rmaId"] = item.RmaId,
            ["ean"] = item.Item.Offer.Ean,
            ["expectedQuantity"] = item.Units,
            ["returnReason"] = reason,
            ["handled"] = item.HandledAt + lag <= state.Now,
            ["processingResults"] = BolAnswers.Array(known, result => new JsonObject
            {
                ["quantity"] = result.Units,
                ["processingResult"] = result.Processing,
                ["handlingResult"] = result.Handling,
                ["processingDateTime"] = BolAnswers.Amsterdam(result.At),
            }),
        };

        // As real answers did (facts/bol.md §13).
        if (known.Count == 0 && faults.Strikes(faults.Mix.MissingFields))
        {
            body.Remove("processingResults");
            reason.Remove("customerComments");
        }

        return body;
    }
}
