using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>What bol's answers look like: the field names and shapes of its API descriptions (v10, offers v11).</summary>
internal static class BolAnswers
{
    public static JsonObject Offer(SimOffer offer)
    {
        var body = Described(offer);
        if (offer.Reference is { } reference) body["reference"] = reference;
        return body;
    }

    private static JsonObject Described(SimOffer offer) => new()
    {
        ["offerId"] = offer.Id,
        ["ean"] = offer.Ean,
        ["lastModifiedDateTime"] = Utc(offer.ModifiedAt),
        ["onHoldByRetailer"] = offer.OnHold,
        ["condition"] = new JsonObject { ["category"] = offer.Condition },
        ["pricing"] =
            new JsonObject { ["bundlePrices"] = new JsonArray(new JsonObject { ["quantity"] = 1, ["unitPrice"] = offer.Price }) },
        ["stock"] = new JsonObject
        {
            ["amount"] = offer.Amount,
            ["correctedStock"] = offer.Corrected,
            ["managedByRetailer"] = offer.ManagedByRetailer,
        },
        ["fulfilment"] = offer.Method == "FBB"
            ? new JsonObject { ["method"] = "FBB" }
            : Own(offer),
        ["countryAvailabilities"] = new JsonArray(
            new JsonObject { ["countryCode"] = "NL", ["forSale"] = offer.ForSale },
            new JsonObject { ["countryCode"] = "BE", ["forSale"] = offer.ForSale }),
    };

    private static JsonObject Own(SimOffer offer)
    {
        var own = new JsonObject { ["method"] = "FBR", ["schedule"] = offer.Schedule };
        if (offer.Promise is not { } made) return own;
        var (from, to, until) = made;
        var promise = new JsonObject { ["minimumDaysToCustomer"] = from, ["maximumDaysToCustomer"] = to };
        if (until is not null) promise["ultimateOrderTime"] = until;
        own["deliveryPromise"] = promise;
        return own;
    }

    public static JsonObject Reasons(SimOffer offer)
    {
        var reasons = new JsonArray();
        if (offer.OnHold)
            reasons.Add(
                new JsonObject { ["category"] = "ON_HOLD", ["code"] = "4003-1", ["description"] = "The offer is on hold." });
        else if (offer.Corrected == 0)
            reasons.Add(
                new JsonObject { ["category"] = "STOCK", ["code"] = "4003-3", ["description"] = "The offer has no stock." });
        return new JsonObject
        {
            ["offerId"] = offer.Id,
            ["countries"] = new JsonArray(
                new JsonObject { ["countryCode"] = "NL", ["reasons"] = reasons },
                new JsonObject { ["countryCode"] = "BE", ["reasons"] = reasons.DeepClone() }),
        };
    }

    /// <param name="at">The moment of which the list tells.</param>
    public static JsonObject ReducedOrder(SimOrder order, DateTimeOffset at) => new()
    {
        ["orderId"] = order.Id,
        ["orderPlacedDateTime"] = Amsterdam(order.PlacedAt),
        ["orderItems"] = Array(order.Items, item => ReducedItem(item, item.At(at))),
    };

    private static JsonObject ReducedItem(SimOrderItem item, SimItemState state) => new()
    {
        ["orderItemId"] = item.Id,
        ["ean"] = item.Offer.Ean,
        ["fulfilmentMethod"] = item.Method,
        ["fulfilmentStatus"] = state.Shipped + state.Cancelled < item.Quantity ? "OPEN" : "HANDLED",
        ["quantity"] = item.Quantity,
        ["quantityShipped"] = state.Shipped,
        ["quantityCancelled"] = state.Cancelled,
        ["cancellationRequest"] = state.CancellationRequest,
        ["latestChangedDateTime"] = Amsterdam(state.ChangedAt),
    };

    public static JsonObject Order(SimOrder order) => new()
    {
        ["orderId"] = order.Id,
        ["pickupPoint"] = order.Buyer.Pickup is not null,
        ["orderPlacedDateTime"] = Amsterdam(order.PlacedAt),
        ["shipmentDetails"] = Person(order.Buyer, shipment: true),
        ["billingDetails"] = Person(order.Buyer, shipment: false),
        ["orderItems"] = Array(order.Items, item => OrderItem(order, item)),
    };

    public static JsonObject ReducedShipment(SimShipment shipment) => new()
    {
        ["shipmentId"] = shipment.Id,
        ["shipmentDateTime"] = Amsterdam(shipment.At),
        ["shipmentReference"] = shipment.Reference ?? "",
        ["order"] =
            new JsonObject { ["orderId"] = shipment.Order.Id, ["orderPlacedDateTime"] = Amsterdam(shipment.Order.PlacedAt) },
        ["shipmentItems"] =
            Array(shipment.Lines, line => new JsonObject { ["orderItemId"] = line.Item.Id, ["ean"] = line.Item.Offer.Ean }),
        ["transport"] = new JsonObject { ["transportId"] = shipment.TransportId },
    };

    public static JsonObject Shipment(SimShipment shipment)
    {
        var transport = new JsonObject { ["transportId"] = shipment.TransportId };
        if (shipment.TransporterCode is { } code) transport["transporterCode"] = code;
        if (shipment.TrackAndTrace is { } track) transport["trackAndTrace"] = track;
        if (shipment.ShippingLabelId is { } label) transport["shippingLabelId"] = label;
        return new JsonObject
        {
            ["shipmentId"] = shipment.Id,
            ["shipmentDateTime"] = Amsterdam(shipment.At),
            ["shipmentReference"] = shipment.Reference ?? "",
            ["pickupPoint"] = false,
            ["order"] =
                new JsonObject { ["orderId"] = shipment.Order.Id, ["orderPlacedDateTime"] = Amsterdam(shipment.Order.PlacedAt) },
            ["shipmentDetails"] = Person(shipment.Order.Buyer, shipment: true),
            ["billingDetails"] = Person(shipment.Order.Buyer, shipment: false),
            ["shipmentItems"] = Array(shipment.Lines, line => new JsonObject
            {
                ["orderItemId"] = line.Item.Id,
                ["fulfilment"] = new JsonObject
                {
                    ["method"] = line.Item.Method,
                    ["distributionParty"] = Distributor(line.Item),
                    ["latestDeliveryDate"] = Day(shipment.Order.PlacedAt, line.Item.DaysToDeliver),
                },
                ["offer"] = OfferOf(line.Item.Offer),
                ["product"] = new JsonObject { ["ean"] = line.Item.Offer.Ean, ["title"] = line.Item.Offer.Title },
                ["quantity"] = line.Item.Quantity,
                ["quantityShipped"] = line.Quantity,
                ["unitPrice"] = line.Item.UnitPrice,
                ["commission"] = Commission(line.Item),
            }),
            ["transport"] = transport,
        };
    }

    public static JsonObject Process(SimProcess process, string baseUrl)
    {
        var body = new JsonObject
        {
            ["processStatusId"] = process.Id,
            ["eventType"] = process.EventType,
            ["description"] = process.Description,
            ["status"] = process.Status,
            ["createTimestamp"] = Amsterdam(process.CreatedAt),
            ["links"] =
                new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = $"{baseUrl}/shared/process-status/{process.Id}" }),
        };
        if (process.EntityId is { } entity) body["entityId"] = entity;
        if (process.Error is { } error) body["errorMessage"] = error;
        return body;
    }

    public static JsonArray Array<T>(IEnumerable<T> things, Func<T, JsonNode> shown)
    {
        var list = new JsonArray();
        foreach (var thing in things) list.Add(shown(thing));
        return list;
    }

    private static JsonObject OrderItem(SimOrder order, SimOrderItem item) => new()
    {
        ["orderItemId"] = item.Id,
        ["cancellationRequest"] = item.CancellationRequest,
        ["fulfilment"] = new JsonObject
        {
            ["method"] = item.Method,
            ["distributionParty"] = Distributor(item),
            ["latestDeliveryDate"] = Day(order.PlacedAt, item.DaysToDeliver),
            ["expiryDate"] = Day(order.PlacedAt, item.DaysToDeliver + SimDates.DaysOfGrace),
            ["timeFrameType"] = "REGULAR",
        },
        ["offer"] = OfferOf(item.Offer),
        ["product"] = new JsonObject { ["ean"] = item.Offer.Ean, ["title"] = item.Offer.Title },
        ["quantity"] = item.Quantity,
        ["quantityShipped"] = item.Shipped,
        ["quantityCancelled"] = item.Cancelled,
        ["unitPrice"] = item.UnitPrice,
        ["totalPrice"] = item.TotalPrice,
        ["discounts"] = item.Discount > 0
            ? new JsonArray(new JsonObject { ["title"] = "Korting van bol", ["amount"] = item.Discount }) : new JsonArray(),
        ["commission"] = Commission(item),
        ["additionalServices"] = new JsonArray(),
        ["latestChangedDateTime"] = Amsterdam(item.ChangedAt),
    };

    private static JsonObject Person(SimBuyer buyer, bool shipment)
    {
        var person = new JsonObject
        {
            ["salutation"] = "UNKNOWN",
            ["firstName"] = buyer.FirstName,
            ["surname"] = buyer.Surname,
            ["streetName"] = buyer.Street,
            ["houseNumber"] = buyer.Number,
            ["zipCode"] = buyer.Zip,
            ["city"] = buyer.City,
            ["countryCode"] = buyer.Country,
            ["email"] = "0000000000000000@verkopen.example",
        };
        if (buyer.Extension is { } extension) person["houseNumberExtension"] = extension;
        if (shipment) person["language"] = buyer.Language;
        if (shipment && buyer.Pickup is { } pickup) person["pickupPointName"] = pickup;
        if (!shipment && buyer.CompanyNumber is { } number) person["kvkNumber"] = number;
        if (!shipment && buyer.Reference is { } reference) person["orderReference"] = reference;
        if (buyer.Company is { } company) person["company"] = company;
        if (!shipment && buyer.VatNumber is { } vat) person["vatNumber"] = vat;
        return person;
    }

    /// <summary>The customer of a return.</summary>
    public static JsonObject Customer(SimBuyer buyer)
    {
        var person = Person(buyer, shipment: false);
        person.Remove("kvkNumber");
        person.Remove("orderReference");
        return person;
    }

    private static JsonObject OfferOf(SimOffer offer)
    {
        var body = new JsonObject { ["offerId"] = offer.Id };
        if (offer.Reference is { } reference) body["reference"] = reference;
        return body;
    }

    private static string Distributor(SimOrderItem item) =>
        item.Method == "FBB" || item.Offer.Schedule == "SHIPPING_VIA_BOL" ? "BOL" : "RETAILER";

    private static decimal Commission(SimOrderItem item) => Math.Round(item.TotalPrice * 0.12m, 2, MidpointRounding.AwayFromZero);

    /// <summary>bol's days are Dutch days.</summary>
    private static string Day(DateTimeOffset from, int days) =>
        SimDates.Day(from, days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Amsterdam(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"))
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
