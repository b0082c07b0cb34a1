using System.Text.Json.Nodes;
using Tandem.Sandbox.Faults;

namespace Tandem.Sandbox.Shop;

/// <summary>A WooCommerce shop in memory that answers as version 11.0.1 does, its awkward sides included.</summary>
internal sealed class SimulatedShop : IAsyncDisposable
{
    private const string Trackings = "_wc_shipment_tracking_items";

    private readonly ShopState state;
    private readonly Catalogue catalogue;
    private readonly OrderBook book;
    private readonly OrderEdit edit;
    private readonly OrderSplit split;
    private readonly OrdersApi orders;
    private readonly Taxes taxes;
    private readonly Webhooks webhooks;
    private readonly ShopHttp http;
    private readonly AuthorizePages authorize;

    public SimulatedShop(ShopSetup setup, FaultBoard faults, TimeProvider clock, Random random)
    {
        state = new(setup, clock, random);
        taxes = new(state);
        catalogue = new(state, change => StockChanged?.Invoke(change), Raise);
        book = new(state, catalogue, change => OrderChanged?.Invoke(change), Raise);
        edit = new(state, catalogue, book, taxes);
        split = new(state, book, taxes);
        var orderJson = new OrderJson(state);
        var refunds = new RefundsApi(state, book, catalogue, taxes, orderJson);
        orders = new(state, book, edit, refunds, orderJson);
        var products = new ProductsApi(catalogue, new(state, catalogue), new(state), Raise);
        webhooks = new(state, faults, (resource, id) => resource switch
        {
            "product" => products.Payload(id),
            "order" => orders.Payload(id),
            _ => new JsonObject { ["id"] = id },
        });
        var settings = new SettingsApi(state, taxes);
        var routes = Route.All(products, orders, refunds, new(state, webhooks), settings)
            .Where(route => route.Since is null || route.Since <= Version.Parse(setup.Version));
        http = new(state, new(state), settings, [.. routes], book.Expire);
        authorize = new(state);
    }

    /// <summary>
    /// Heard inside the shop's lock, in the order of what happened: an answer must be quick and not ask the shop.
    /// </summary>
    public event Action<ShopStockChange>? StockChanged;

    /// <inheritdoc cref="StockChanged"/>
    public event Action<ShopOrderChange>? OrderChanged;

    /// <summary>Puts the shop at /wp-json, its page for granting keys at /wc-auth, and starts its webhooks.</summary>
    public void Map(WebApplication app)
    {
        http.Map(app);
        authorize.Map(app);
        Uploads.Map(app);
        webhooks.Start();
    }

    /// <summary>How long ago what is put in the shop from here on was put there; never longer ago than before.</summary>
    public void Backdate(TimeSpan ago) => Act(() => state.Ago = ago);

    public long AddProduct(ShopProductSeed seed) => Act(() => catalogue.Add(seed).Id);

    /// <summary>A shopper buys and pays at once; false where there is not enough that no other shopper holds.</summary>
    public bool TryCheckout(IReadOnlyList<(long ProductId, int Quantity)> lines, out long orderId)
    {
        lock (state.Gate)
        {
            if (TryOrder(lines, "checkout") is not { } order)
            {
                orderId = 0;
                return false;
            }
            book.SetStatus(order, PaidStatus(order), "checkout");
            orderId = order.Id;
            return true;
        }
    }

    /// <summary>A shopper is sent to pay: the order is pending and holds its units for a while, which no API shows.</summary>
    public bool TryStartCheckout(IReadOnlyList<(long ProductId, int Quantity)> lines, out long orderId)
    {
        lock (state.Gate)
        {
            var order = TryOrder(lines, "store-api");
            if (order is not null)
                book.Hold(order);
            orderId = order?.Id ?? 0;
            return order is not null;
        }
    }

    /// <summary>
    /// The payment comes in: stock goes out, also where the order was cancelled in between and others took the units.
    /// </summary>
    public void Pay(long orderId) => Act(orderId, order =>
    {
        if (order.Status is "pending" or "on-hold" or "failed" or "cancelled")
            book.SetStatus(order, PaidStatus(order), "checkout");
    });

    /// <summary>The shopper goes back to the shop without paying: the order is cancelled and its units are free again.</summary>
    public void Abandon(long orderId) => Act(orderId, order =>
    {
        if (order.Status is "pending" or "failed")
            book.SetStatus(order, "cancelled", "cancel");
    });

    /// <summary>The shop's people give an order another status, or throw it away.</summary>
    /// <returns>The order as it was; null where nothing was changed.</returns>
    public ShopOrderFact? StaffSets(long orderId, string status) => Act(() =>
    {
        var order = book.Find(orderId) ?? throw new ArgumentException($"No order {orderId}.", nameof(orderId));
        if (order.Status == status) return null;
        var before = OrderBook.Fact(order);
        if (status == "trash") book.Trash(order);
        else book.SetStatus(order, status, "cancel");
        return before;
    });

    /// <summary>What the shop's people do in its pages, which comes to the same as over the API.</summary>
    /// <inheritdoc cref="ShopHttp.Staff"/>
    public JsonNode? Staff(string method, string path, JsonObject? body = null) => http.Staff(method, path, body ?? []);

    /// <summary>Somebody makes new keys, and the old ones open nothing any more.</summary>
    public (string Key, string Secret) ReplaceKeys() =>
        Act(() => state.Keys = ("ck_" + Guid.NewGuid().ToString("N"), "cs_" + Guid.NewGuid().ToString("N")));

    public void CustomerCancels(long orderId) => Act(orderId, order => book.SetStatus(order, "cancelled", "cancel"));

    /// <summary>Somebody presses "Duplicate", and perhaps "Publish" after it.</summary>
    public long Duplicate(long productId, bool publish) => Act(() => catalogue.Duplicate(Product(productId), publish).Id);

    /// <summary>Somebody chooses another picture; null: none.</summary>
    public void Photograph(long productId, string? file) => Act(() =>
    {
        Product(productId).Picture = file;
        catalogue.Touched(Product(productId));
    });

    /// <summary>A plugin makes a product of another language of a simple one.</summary>
    public long Translate(long productId) => Act(() => catalogue.Translate(Product(productId)).Id);

    /// <summary>The supplier brings units.</summary>
    public void Deliver(long productId, int units) =>
        Act(() => catalogue.ChangeStock(Keeper(productId), units, "delivery", null));

    /// <summary>Somebody finds more or fewer on the shelf than the shop says, and puts that right.</summary>
    public void Find(long productId, int units) =>
        Act(() => catalogue.ChangeStock(Keeper(productId), units, "correction", null));

    /// <summary>Somebody counts, and writes down what is there.</summary>
    public void Correct(long productId, int stock) => Act(() =>
    {
        var keeper = Keeper(productId);
        catalogue.SetStock(keeper, stock, "correction", null);
        catalogue.Touched(keeper);
    });

    /// <summary>
    /// The shop's staff sends a parcel: the track and trace goes into a note, or into the field of the usual plugin.
    /// </summary>
    public void Complete(long orderId, string carrier, string trackingNumber, bool asNote) => Act(orderId, order =>
    {
        if (asNote)
            orders.AddNote(order, $"Verzonden met {carrier}, track & trace: {trackingNumber}", "winkel", forCustomer: true);
        else ShopParcels.Add(order, carrier, trackingNumber, null, state);
        book.SetStatus(order, "completed", "checkout");
        book.Touched(order);
    });

    /// <summary>A parcel in the field of the usual plugin, whatever the order's status.</summary>
    /// <param name="items">Units by the shop's line; null: the plugin does not say.</param>
    public void AddParcel(long orderId, string carrier, string trackingNumber, IReadOnlyList<(long Line, int Units)>? items) =>
        Act(orderId, order =>
        {
            ShopParcels.Add(order, carrier, trackingNumber, items, state);
            book.Touched(order);
        });

    /// <summary>A plugin moves units of a line to an order of their own.</summary>
    /// <returns>The new order.</returns>
    public long Split(long orderId, long line, int units) => Act(() => split.Move(book.Find(orderId)!, line, units).Id);

    public ShopOrderFact FactOf(long orderId) =>
        Act(() => OrderBook.Fact(book.Find(orderId) ?? throw new ArgumentException($"No order {orderId}.", nameof(orderId))));
    /// <summary>The shop's staff sends it as it is: its track and trace is in the order already.</summary>
    public void Complete(long orderId) => Act(orderId, order =>
    {
        book.SetStatus(order, "completed", "checkout");
        book.Touched(order);
    });

    public string? BolOrderOf(long orderId) =>
        Act(() => book.Find(orderId) is { } order ? OrderBook.Fact(order).BolOrderId : null);

    public bool HasTracking(long orderId) => Act(() => book.Find(orderId) is { } order && OrderBook.Fact(order).HasTracking);

    public string? StatusOf(long orderId) => Act(() => book.Find(orderId)?.Status);

    public IReadOnlyList<ShopOrderFact> OrderFacts() => Act(() => book.Orders.ConvertAll(OrderBook.Fact));

    /// <summary>By product or variation; of what its parent keeps that of the parent, null where nobody keeps any.</summary>
    public IReadOnlyDictionary<long, int?> Stock() =>
        Act(() => catalogue.All.ToDictionary(each => each.Id, each => (each.StockKeeper ?? each).Stock));

    public ValueTask DisposeAsync()
    {
        authorize.Dispose();
        return webhooks.DisposeAsync();
    }

    private void Raise(string topic, long id) => webhooks.Raise(topic, id);

    private ShopOrder? TryOrder(IReadOnlyList<(long ProductId, int Quantity)> lines, string createdVia)
    {
        book.Expire();
        var chosen = lines.Select(line => (Product: Product(line.ProductId), line.Quantity)).ToList();
        if (chosen.Exists(line => line.Product.Status != "publish")) return null;
        var wanted = chosen.Where(line => line.Product.StockKeeper is { Backorders: "no" })
            .GroupBy(line => line.Product.StockKeeper!);
        if (wanted.Any(group => (group.Key.Stock ?? 0) - book.Held(group.Key) < group.Sum(line => line.Quantity)))
            return null;
        var order = book.Draft();
        order.CreatedVia = createdVia;
        order.PaymentMethod = "ideal";
        order.PaymentMethodTitle = "iDEAL";
        order.Billing["country"] = "NL";
        order.Lines.AddRange(chosen.Select(line => edit.LineOf(line.Product, line.Quantity)));
        taxes.Calculate(order);
        book.Add(order);
        return order;
    }

    private static string PaidStatus(ShopOrder order) => order.NeedsProcessing ? "processing" : "completed";

    private ShopProduct Keeper(long productId) => Product(productId) is { StockKeeper: { } keeper } ? keeper
        : throw new ArgumentException($"Product {productId} keeps no stock.", nameof(productId));

    private ShopProduct Product(long id) => catalogue.Find(id) ?? throw new ArgumentException($"No product {id}.", nameof(id));

    private void Act(long orderId, Action<ShopOrder> act) => Act(() =>
        act(book.Find(orderId) ?? throw new ArgumentException($"No order {orderId}.", nameof(orderId))));

    private void Act(Action act)
    {
        lock (state.Gate)
        {
            book.Expire();
            act();
        }
    }

    private T Act<T>(Func<T> act)
    {
        lock (state.Gate)
        {
            book.Expire();
            return act();
        }
    }
}
