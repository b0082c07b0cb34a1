using System.Globalization;

namespace Tandem.Bol;

/// <summary>
/// bol's Retailer API for one account: offers on v11, the rest on v10. Requests wait for their turn within bol's rate
/// limits. Every method can end in a <see cref="BolFailure"/>; reads are repeated when bol falters, writes never are.
/// </summary>
public sealed class BolClient
{
    private const string Offers = "/retailer/offers";
    private const string Orders = "/retailer/orders";
    private const string Shipments = "/retailer/shipments";
    private const string Inventory = "/retailer/inventory";
    private const string Labels = "/retailer/shipping-labels";
    private const string Replenishments = "/retailer/replenishments";
    private const string Returns = "/retailer/returns";
    private const string Subscriptions = "/retailer/subscriptions";
    private const string ProcessStatus = "/shared/process-status";
    private const int ProcessStatusesPerCall = 1000;

    private readonly BolSession session;

    internal BolClient(BolSession session) => this.session = session;

    /// <summary>Whose keys and budgets these are.</summary>
    internal string ClientId => session.ClientId;

    /// <summary>Lists offers, a page at a time.</summary>
    public Task<BolOfferList> GetOffers(BolOfferQuery query, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Offers) with
            {
                MediaType = BolCall.V11,
                Query = BolCall.QueryOf(
                [
                    .. (query.OfferIds ?? []).Select(id => ("offer-ids", (string?)id)),
                    .. (query.Eans ?? []).Select(ean => ("eans", (string?)ean)),
                    ("reference", query.Reference),
                    ("for-sale", query.ForSale switch { null => null, true => "true", false => "false" }),
                    ("last-modified-date-time", Utc(query.LastModifiedDateTime)),
                    ("page-size", BolCall.Text(query.PageSize)),
                    ("cursor", query.Cursor),
                ]),
            },
            BolJson.Default.BolOfferList,
            ct);

    /// <summary>Reads an offer; null when bol does not know it.</summary>
    public Task<BolOffer?> GetOffer(string offerId, CancellationToken ct) =>
        session.Find(
            () => BolCall.Read($"{Offers}/{BolCall.Segment(offerId)}") with { MediaType = BolCall.V11 },
            BolJson.Default.BolOffer,
            ct);

    /// <summary>Makes an offer and returns its id. That it exists does not yet mean that it is for sale.</summary>
    public async Task<string> CreateOffer(BolOfferCreate offer, CancellationToken ct)
    {
        var call = BolCall.Write(HttpMethod.Post, Offers) with { MediaType = BolCall.V11 };
        var sent = offer with { Stock = Sent(offer.Stock), CountryAvailabilities = Sent(offer.CountryAvailabilities) };
        var created = await session.Write(call.With(sent, BolJson.Default.BolOfferCreate), BolJson.Default.BolOfferCreated, ct);
        return created.OfferId ?? throw new BolUnknown("bol made an offer but did not say which.");
    }

    /// <summary>Changes what the patch names, and nothing else.</summary>
    public Task UpdateOffer(string offerId, BolOfferPatch patch, CancellationToken ct)
    {
        var call = BolCall.Write(HttpMethod.Patch, $"{Offers}/{BolCall.Segment(offerId)}") with { MediaType = BolCall.V11 };
        var sent = patch with { Stock = Sent(patch.Stock), CountryAvailabilities = Sent(patch.CountryAvailabilities) };
        return session.Write(call.With(sent, BolJson.Default.BolOfferPatch), ct);
    }

    /// <summary>Reads why an offer is not for sale; null when bol does not know the offer.</summary>
    public Task<BolNotForSaleReasons?> GetNotForSaleReasons(string offerId, CancellationToken ct) =>
        session.Find(
            () => BolCall.Read($"{Offers}/{BolCall.Segment(offerId)}/not-for-sale-reasons") with { MediaType = BolCall.V11 },
            BolJson.Default.BolNotForSaleReasons,
            ct);

    /// <summary>Lists what lies in bol's own warehouse (LVB), a page of 50 at a time; says nothing of own stock.</summary>
    /// <param name="page">From 1.</param>
    public Task<BolInventoryList> GetInventory(int page, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Inventory) with { Query = BolCall.QueryOf(("page", BolCall.Text(page))) },
            BolJson.Default.BolInventoryList,
            ct);

    /// <summary>Lists orders, newest first, a page at a time.</summary>
    public Task<BolOrderList> GetOrders(BolOrderQuery query, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Orders) with
            {
                Query = BolCall.QueryOf(
                    ("page", BolCall.Text(query.Page)),
                    ("fulfilment-method", query.FulfilmentMethod),
                    ("status", query.Status),
                    ("change-interval-minute", query.ChangeIntervalMinute is { } minutes ? BolCall.Text(minutes) : null),
                    ("latest-change-date", query.LatestChangeDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            },
            BolJson.Default.BolOrderList,
            ct);

    /// <summary>Reads an order in full; null when bol does not know it.</summary>
    public Task<BolOrder?> GetOrder(string orderId, CancellationToken ct) =>
        session.Find(() => BolCall.Read($"{Orders}/{BolCall.Segment(orderId)}"), BolJson.Default.BolOrder, ct);

    /// <summary>
    /// Cancels all that is still open of one order item. bol has no quantity here, and no way to turn a customer's
    /// request down other than to ship.
    /// </summary>
    public Task<BolProcessStatus> CancelOrderItem(string orderItemId, string reasonCode, CancellationToken ct) =>
        session.Write(
            BolCall.Write(HttpMethod.Put, $"{Orders}/cancellation")
                .With(new([new(orderItemId, reasonCode)]), BolJson.Default.BolCancellation),
            BolJson.Default.BolProcessStatus,
            ct);

    /// <summary>Lists shipments, newest first, a page at a time.</summary>
    public Task<BolShipmentList> GetShipments(BolShipmentQuery query, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Shipments) with
            {
                Query = BolCall.QueryOf(
                    ("page", BolCall.Text(query.Page)),
                    ("fulfilment-method", query.OrderId is null ? query.FulfilmentMethod : null),
                    ("order-id", query.OrderId)),
            },
            BolJson.Default.BolShipmentList,
            ct);

    /// <summary>Reads a shipment in full; null when bol does not know it.</summary>
    public Task<BolShipment?> GetShipment(string shipmentId, CancellationToken ct) =>
        session.Find(() => BolCall.Read($"{Shipments}/{BolCall.Segment(shipmentId)}"), BolJson.Default.BolShipment, ct);

    /// <summary>Reports that items of one order were shipped.</summary>
    public Task<BolProcessStatus> CreateShipment(BolShipmentCreate shipment, CancellationToken ct) =>
        session.Write(
            BolCall.Write(HttpMethod.Post, Shipments).With(shipment, BolJson.Default.BolShipmentCreate),
            BolJson.Default.BolProcessStatus,
            ct);

    /// <summary>Adds or corrects the track and trace code of a shipment's transport.</summary>
    public Task<BolProcessStatus> UpdateTransport(string transportId, BolTransportChange change, CancellationToken ct) =>
        session.Write(
            BolCall.Write(HttpMethod.Put, $"/retailer/transports/{BolCall.Segment(transportId)}")
                .With(change, BolJson.Default.BolTransportChange),
            BolJson.Default.BolProcessStatus,
            ct);

    /// <summary>Asks which labels bol has on offer for lines of one order. Buys nothing.</summary>
    public async Task<IReadOnlyList<BolDeliveryOption>> GetDeliveryOptions(IReadOnlyList<BolLabelItem> items, CancellationToken ct)
    {
        var call = new BolCall(HttpMethod.Post, $"{Labels}/delivery-options", Reads: true)
            .With(new BolDeliveryOptionsRequest(items), BolJson.Default.BolDeliveryOptionsRequest);
        return (await session.Read(call, BolJson.Default.BolDeliveryOptions, ct)).DeliveryOptions ?? [];
    }

    /// <summary>
    /// Buys a label: costs money, and bol has no key that keeps a repeated request from buying again. The id of the label is
    /// the entity of its process status, once that is SUCCESS.
    /// </summary>
    public Task<BolProcessStatus> CreateShippingLabel(string labelOfferId, IReadOnlyList<BolLabelItem> items, CancellationToken ct) =>
        session.Write(
            BolCall.Write(HttpMethod.Post, Labels).With(new BolLabelRequest(items, labelOfferId), BolJson.Default.BolLabelRequest),
            BolJson.Default.BolProcessStatus,
            ct);

    /// <summary>Reads a label with its PDF; null when bol does not know it, or has not made it yet.</summary>
    public Task<BolShippingLabel?> GetShippingLabel(string labelId, CancellationToken ct) => FindLabel(HttpMethod.Get, labelId, ct);

    /// <summary>Reads only who carries a label and its code; null when bol does not know it, or has not made it yet.</summary>
    public Task<BolShippingLabel?> GetShippingLabelFacts(string labelId, CancellationToken ct) => FindLabel(HttpMethod.Head, labelId, ct);

    /// <summary>Lists replenishments (LVB), a page of 50 at a time.</summary>
    /// <param name="page">From 1.</param>
    public Task<BolReplenishmentList> GetReplenishments(int page, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Replenishments) with { Query = BolCall.QueryOf(("page", BolCall.Text(page))) },
            BolJson.Default.BolReplenishmentList,
            ct);

    /// <summary>Reads a replenishment in full; null when bol does not know it.</summary>
    public Task<BolReplenishment?> GetReplenishment(string replenishmentId, CancellationToken ct) =>
        session.Find(() => BolCall.Read($"{Replenishments}/{BolCall.Segment(replenishmentId)}"), BolJson.Default.BolReplenishment, ct);

    /// <summary>Lists returns, a page of 50 at a time.</summary>
    public Task<BolReturnList> GetReturns(BolReturnQuery query, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Returns) with
            {
                Query = BolCall.QueryOf(
                    ("page", BolCall.Text(query.Page)),
                    ("handled", query.Handled ? "true" : "false"),
                    ("fulfilment-method", query.FulfilmentMethod)),
            },
            BolJson.Default.BolReturnList,
            ct);

    /// <summary>Reads a return; null when bol does not know it.</summary>
    public Task<BolReturn?> GetReturn(string returnId, CancellationToken ct) =>
        session.Find(() => BolCall.Read($"{Returns}/{BolCall.Segment(returnId)}"), BolJson.Default.BolReturn, ct);

    /// <summary>Reads how far a write is; null when bol does not know it, or no longer.</summary>
    public Task<BolProcessStatus?> GetProcessStatus(string processStatusId, CancellationToken ct) =>
        session.Find(
            () => BolCall.Read($"{ProcessStatus}/{BolCall.Segment(processStatusId)}"),
            BolJson.Default.BolProcessStatus,
            ct);

    /// <summary>Reads how far many writes are, a thousand per request; what bol no longer knows is missing.</summary>
    public async Task<IReadOnlyList<BolProcessStatus>> GetProcessStatuses(
        IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var statuses = new List<BolProcessStatus>(ids.Count);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(ProcessStatusesPerCall))
        {
            var queries = new BolProcessStatusQueries([.. chunk.Select(id => new BolProcessStatusQuery(id))]);
            var call = new BolCall(HttpMethod.Post, ProcessStatus, Reads: true)
                .With(queries, BolJson.Default.BolProcessStatusQueries);
            var answer = await session.Read(call, BolJson.Default.BolProcessStatusList, ct);
            statuses.AddRange(answer.ProcessStatuses ?? []);
        }
        return statuses;
    }

    /// <summary>Reads the newest statuses (at most 50) of one kind of write to one thing.</summary>
    public async Task<IReadOnlyList<BolProcessStatus>> GetProcessStatusesOf(
        string entityId, string eventType, CancellationToken ct)
    {
        var call = BolCall.Read(ProcessStatus) with
        {
            Query = BolCall.QueryOf(("entity-id", entityId), ("event-type", eventType)),
        };
        var answer = await session.Read(call, BolJson.Default.BolProcessStatusList, ct);
        return answer.ProcessStatuses ?? [];
    }

    /// <summary>Lists the account's subscriptions, also those of others.</summary>
    public async Task<IReadOnlyList<BolSubscription>> GetSubscriptions(CancellationToken ct) =>
        (await session.Read(BolCall.Read(Subscriptions), BolJson.Default.BolSubscriptionList, ct)).Subscriptions ?? [];

    /// <summary>Asks for these events at this address. bol's webhooks carry PROCESS_STATUS, SHIPMENT and ORDER only.</summary>
    public Task<BolProcessStatus> CreateSubscription(
        IReadOnlyList<string> resources, string url, CancellationToken ct) =>
        session.Write(
            BolCall.Write(HttpMethod.Post, Subscriptions)
                .With(new(resources, url, "WEBHOOK", Enabled: true), BolJson.Default.BolSubscriptionRequest),
            BolJson.Default.BolProcessStatus,
            ct);

    /// <summary>Replaces a subscription; this also switches one on again that bol had switched off.</summary>
    public Task<BolProcessStatus> UpdateSubscription(
        string subscriptionId, IReadOnlyList<string> resources, string url, bool enabled, CancellationToken ct) =>
        session.Write(
            BolCall.Write(HttpMethod.Put, $"{Subscriptions}/{BolCall.Segment(subscriptionId)}")
                .With(new(resources, url, "WEBHOOK", enabled), BolJson.Default.BolSubscriptionRequest),
            BolJson.Default.BolProcessStatus,
            ct);

    /// <summary>Ends a subscription.</summary>
    public Task<BolProcessStatus> DeleteSubscription(string subscriptionId, CancellationToken ct) =>
        session.Write(
            BolCall.Write(HttpMethod.Delete, $"{Subscriptions}/{BolCall.Segment(subscriptionId)}"),
            BolJson.Default.BolProcessStatus,
            ct);

    /// <summary>Has bol send a test event.</summary>
    public Task<BolProcessStatus> TestSubscription(string subscriptionId, CancellationToken ct) =>
        session.Write(
            BolCall.Write(HttpMethod.Post, $"{Subscriptions}/test/{BolCall.Segment(subscriptionId)}"),
            BolJson.Default.BolProcessStatus,
            ct);

    /// <summary>Reads the public keys with which bol signs events (10 times an hour at most).</summary>
    public async Task<IReadOnlyList<BolSignatureKey>> GetSignatureKeys(CancellationToken ct) =>
        (await session.Read(
            BolCall.Read($"{Subscriptions}/signature-keys"), BolJson.Default.BolSignatureKeyList, ct)).SignatureKeys ?? [];

    private async Task<BolShippingLabel?> FindLabel(HttpMethod method, string labelId, CancellationToken ct)
    {
        var answer = await session.FindRaw(
            () => new BolCall(method, $"{Labels}/{BolCall.Segment(labelId)}", Reads: true) { Accept = BolCall.V10Pdf }, ct);
        if (answer is null) return null;
        return new BolShippingLabel(
            answer.Header("X-Track-And-Trace-Code") is { Length: > 0 } track ? track : null,
            answer.Header("X-Transporter-Code") is { Length: > 0 } code ? code : null,
            method == HttpMethod.Get ? answer.Body : null);
    }

    private static string? Utc(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static BolStock? Sent(BolStock? stock) => stock is null ? null : stock with { CorrectedStock = null };

    private static IReadOnlyList<BolCountryAvailability>? Sent(IReadOnlyList<BolCountryAvailability>? countries) =>
        countries?.Select(country => country with { ForSale = null }).ToList();
}
