using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>
/// Returns as in v10, to be read: customers register them, the seller handles them in bol's portal, bol those of its own
/// warehouse.
/// </summary>
internal sealed class BolReturnsApi(SandboxOptions options, BolState state, Faults.FaultBoard faults)
{
    private const int PageSize = 50;

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
            body["customerDetails"] = BolAnswers.Customer(found.Order.Buyer);
            return body;
        });
    }

    /// <summary>
    /// The customer registers that units of these lines come back; null where so many were not shipped, or come back already.
    /// </summary>
    public SimReturn? Register(SimOrder order, IReadOnlyList<(SimOrderItem Item, int Units)> lines)
    {
        if (lines.Count == 0 || lines.Any(line => line.Units < 1 || line.Units > line.Item.Shipped - ComingBack(line.Item)))
            return null;
        var made = new SimReturn
        {
            Id = state.NewId(),
            Order = order,
            RegisteredAt = state.Now,
            Lag = options.BolListLagMax * state.Random.NextDouble(),
            Items = [.. lines.Select((line, i) => new SimReturnItem
            {
                RmaId = state.NewId(),
                Item = line.Item,
                Units = line.Units,
                Reason = Reasons[(state.Returns.Count + i) % Reasons.Length],
            })],
        };
        state.Returns.Add(made);
        return made;
    }

    /// <summary>Handles all units of an article, or changes how they were handled.</summary>
    /// <param name="results">Units and what becomes of them, in bol's words.</param>
    public void Handle(SimReturnItem item, params IReadOnlyList<(int Units, string Handling)> results)
    {
        item.HandledAt ??= state.Now;
        item.Times++;
        item.Results.AddRange(
            results.Select(result =>
                new SimReturnResult(result.Units, ProcessingOf(result.Handling), result.Handling, state.Now)));
    }

    public SimReturnItem? Find(string rmaId) =>
        state.Returns.SelectMany(each => each.Items).FirstOrDefault(item => item.RmaId == rmaId);

    private int ComingBack(SimOrderItem item) =>
        state.Returns.SelectMany(each => each.Items).Where(each => each.Item == item).Sum(each => each.Units);

    private static string ProcessingOf(string handling) => handling switch
    {
        "RETURN_DOES_NOT_MEET_CONDITIONS" => "REJECTED",
        "CUSTOMER_KEEPS_PRODUCT_PAID" or "EXPIRED" or "CANCELLED_BY_CUSTOMER" => "CANCELLED",
        _ => "ACCEPTED",
    };

    private static JsonObject Shown(SimReturn found, Func<SimReturnItem, JsonObject> item) => new()
    {
        ["returnId"] = found.Id,
        ["registrationDateTime"] = BolAnswers.Amsterdam(found.RegisteredAt),
        ["fulfilmentMethod"] = found.Items[0].Item.Method,
        ["returnItems"] = BolAnswers.Array(found.Items, each =>
        {
            var body = item(each);
            body["orderId"] = found.Order.Id;
            return body;
        }),
    };

    /// <summary>A return waits until the last article of it is handled; each article tells by itself how it was.</summary>
    /// <param name="lag">How late the answer is with that.</param>
    private JsonObject Reduced(SimReturnItem item, TimeSpan lag)
    {
        var reason = new JsonObject { ["mainReason"] = item.Reason.Main, ["customerComments"] = item.Reason.Comments };
        if (item.Reason.Detail is { } detail) reason["detailedReason"] = detail;
        var knows = item.HandledAt + lag <= state.Now;
        var body = new JsonObject
        {
            ["rmaId"] = item.RmaId,
            ["ean"] = item.Item.Offer.Ean,
            ["expectedQuantity"] = item.Units,
            ["returnReason"] = reason,
            ["handled"] = knows,
            ["processingResults"] = BolAnswers.Array(knows ? item.Results : [], result => new JsonObject
            {
                ["quantity"] = result.Units,
                ["processingResult"] = result.Processing,
                ["handlingResult"] = result.Handling,
                ["processingDateTime"] = BolAnswers.Amsterdam(result.At),
            }),
        };

        // As real answers did (facts/bol.md §13).
        if (!knows && faults.Strikes(faults.Mix.MissingFields))
        {
            body.Remove("processingResults");
            reason.Remove("customerComments");
        }

        return body;
    }
}
